"""The answer that each row of a workbook gets: what became of it, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from riskctl.base.messages import Language, Phrase, Said, listed
from riskctl.exchange.workbook.edits import Edit
from riskctl.exchange.workbook.kinds import KINDS, Kind
from riskctl.exchange.workbook.returned import ReturnedRow


class WORDS:
    """Why a row was answered as it was."""

    plain = Phrase("{kind}", "{kind}")
    with_reason = Phrase("{kind}：{reason}", "{kind}: {reason}")
    because = Phrase("{kind}，因为{reason}", "{kind}, because {reason}")
    fields = Phrase("{columns}", "{columns}")
    already = Phrase("登记表里已经是这样", "the register has it so already")
    there = Phrase("登记表里已经有 {point}", "the register has it already, as {point}")
    as_point = Phrase("编号 {point}", "as {point}")
    none_gone = Phrase("删去了“无风险原因”", "the reason for having no point was taken out")
    with_point = Phrase("连同风险点 {point}", "with its point {point}")
    clash = Phrase(
        "“{column}”在登记表里后来改成了“{now}”，这里写的是“{here}”；仍要这样写，请再发回一次",
        "“{column}” has since become “{now}” in the register, and is “{here}” here; send it once more to "
        "have it so all the same",
    )
    blank = Phrase("（空）", "(blank)")
    gone = Phrase(
        "登记表里已经没有这个风险点，或者已经关闭", "the register has this point no more, or it was closed"
    )
    measure_gone = Phrase("登记表里已经没有这条措施", "the register has this measure no more")
    changed_since = Phrase(
        "登记表里后来改过（{columns}），请看过再删",
        "it was changed in the register since ({columns}); look again",
    )
    unknown_row = Phrase(
        "这一行的标识“{key}”不是这份表里的；新的请写在空行里",
        "its key, “{key}”, is none of this workbook's; write what is new in an empty row",
    )
    twice = Phrase(
        "这一行和上面的一行是同一行；复制出来的新内容，“处理”选“新增”",
        "it is the same row as one above; choose “add” where it is a copy with something new",
    )
    act = Phrase("“处理”里的“{text}”认不得，请从列表里选", "“{text}” is no action; choose from the list")
    act_new = Phrase("新写的一行没有可删的", "a new row holds nothing to delete")
    act_add = Phrase(
        "这一行是已有的，不是新增；只改内容的，“处理”空着", "the row is there already; leave the action blank"
    )
    locked = Phrase("“{column}”不能改，原来是“{was}”", "“{column}” cannot be changed; it was “{was}”")
    point_cell = Phrase(
        "“{column}”是风险点的内容，写在它的第一行", "“{column}” is of the point and goes in its first row"
    )
    no_measure = Phrase(
        "“{column}”空了；不要这一条措施的，“处理”选“删除措施”",
        "“{column}” is blank now; choose “delete measure” to take the measure out",
    )
    lone = Phrase("填了“{column}”，没有写防范措施", "“{column}” is filled in, and no measure is written")
    last = Phrase(
        "一个风险点至少要有一条措施；整个不要的，在它的第一行“处理”选“删除”",
        "a point needs a measure; to delete it all choose “delete” in its first row",
    )
    publish = Phrase(
        "它已经公示或者签过字，不能删，只能关闭：请在“{column}”写明为什么不再有这个风险",
        "it was published or signed and can only be closed: write under “{column}” why the risk no longer "
        "arises",
    )
    closing = Phrase(
        "写了“{column}”，“处理”没有选“删除”", "“{column}” is filled in without “delete” as the action"
    )
    subject = Phrase(
        "“{text}”不是这份表里的登记对象，请从列表里选",
        "“{text}” is none of this workbook's; choose from the list",
    )
    nobody = Phrase(
        "没有写风险点，也不在新的风险点下面，不知道是哪个风险点的",
        "it names no point and stands below no new one, so whose it is cannot be told",
    )
    no_point = Phrase(
        "{subject}没有编号为“{point}”的风险点；新的风险点，编号空着",
        "{subject} has no open point “{point}”; leave the id of a new point blank",
    )
    title_twice = Phrase(
        "登记表里已经有同名的风险点 {point}，内容不同；要改的请改那一行",
        "the register has a point of this title, {point}, that says otherwise; change its row",
    )
    above = Phrase("上面的风险点没有接受", "the point above was not accepted")
    item_lines = Phrase(
        "“{column}”有一项里本来有换行，在表里分不清，请在登记表里改",
        "an item of “{column}” holds a line break, which no cell can tell apart; change it in the register",
    )
    uncut = Phrase(
        "{file} 的写法没法只改这里而不动别的，请在登记表里改",
        "{file} is so written that this cannot be changed alone; change it in the register",
    )


@dataclass(slots=True)
class RowAnswer:
    """What became of one row. `subject` is the point, by its whole id, that it is of."""

    row: ReturnedRow
    kind: Kind
    reasons: Sequence[Said] = ()
    subject: str = ""
    edits: list[Edit] = field(default_factory=list)

    def said(self) -> Said:
        """Return the answer with its reasons, as one message."""
        kind = Said(KINDS[self.kind])
        if not self.reasons:
            return WORDS.plain(kind=kind)
        phrase = WORDS.because if self.kind == "refused" else WORDS.with_reason
        return phrase(kind=kind, reason=listed([*self.reasons]))

    def text(self, language: Language) -> str:
        """Return the same as the cell of 检查结果 has it."""
        return self.said().text(language)
