"""The answer that each row of a workbook gets: what became of it, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from riskctl.base.messages import Language, Phrase, Said, listed
from riskctl.exchange.workbook.edits import Edit
from riskctl.exchange.workbook.kinds import KINDS, Kind
from riskctl.exchange.workbook.returned import ReturnedRow


class WORDS:
    """How an answer is put together, and reasons that more than one kind of row has."""

    plain = Phrase("{kind}", "{kind}")
    with_reason = Phrase("{kind}：{reason}", "{kind}: {reason}")
    because = Phrase("{kind}，因为{reason}", "{kind}, because {reason}")
    gone = Phrase(
        "登记表里已经没有这个风险点，或者已经关闭", "the register has this point no more, or it was closed"
    )
    measure_gone = Phrase("登记表里已经没有这条措施", "the register has this measure no more")
    point_cell = Phrase(
        "“{column}”是风险点的内容，写在它的第一行", "“{column}” is of the point and goes in its first row"
    )
    with_point = Phrase("连同风险点 {point}", "with its point {point}")


def gone() -> Said:
    """Return what is said where the register has no such point any more."""
    return WORDS.gone()


def measure_gone() -> Said:
    """Return what is said where the register has no such measure any more."""
    return WORDS.measure_gone()


def point_cell(column: str) -> Said:
    """Return what is said of a cell of the point in a row that is of a measure."""
    return WORDS.point_cell(column=column)


def with_point(point: str) -> Said:
    """Return what is said of a row that goes or comes with its point."""
    return WORDS.with_point(point=point)


@dataclass(slots=True)
class RowAnswer:
    """What became of one row. `subject` is the point, by its whole id, that it is of."""

    row: ReturnedRow
    kind: Kind
    reasons: Sequence[Said] = ()
    subject: str = ""
    edits: list[Edit] = field(default_factory=list)

    @property
    def may_be_left(self) -> bool:
        """Whether it is for whoever takes the workbook to say that this row shall not be taken."""
        return bool(self.edits) or self.kind == "left"

    def said(self) -> Said:
        """Return the answer with its reasons, as one message."""
        kind = Said(KINDS[self.kind])
        if not self.reasons:
            return WORDS.plain(kind=kind)
        reason = listed([*self.reasons])
        if self.kind == "refused":
            return WORDS.because(kind=kind, reason=reason)
        return WORDS.with_reason(kind=kind, reason=reason)

    def text(self, language: Language) -> str:
        """Return the same as the cell of 检查结果 has it."""
        return self.said().text(language)
