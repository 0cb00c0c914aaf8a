"""What a workbook says to who fills it in: its notes, the prompts of its cells, the words of 处理."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from riskctl.base.messages import Language, Pair, Words
from riskctl.exchange.workbook.columns import (
    ACT,
    ANSWER,
    CLOSING,
    ID,
    SUBJECT,
    BookColumn,
)
from riskctl.exchange.workbook.scope import BookScope
from riskctl.records.keys import register_field
from riskctl.records.kinds.policy import Value
from riskctl.records.measure import Measure
from riskctl.records.risk_point import NONE_MET, RiskPoint
from riskctl.records.vocabulary import CODES

Act = Literal["", "add", "remove", "remove-measure"]
ACTS: dict[Act, Pair] = {
    "add": ("新增", "add"),
    "remove": ("删除", "delete"),
    "remove-measure": ("删除措施", "delete measure"),
}
SHEETS: Words = {
    "points": ("登记表", "Register"),
    "notes": ("填表说明", "How to fill it in"),
}
LONGEST_PROMPT, LONGEST_TITLE = 255, 32  # characters that a spreadsheet takes


NOTES: tuple[Pair, ...] = (
    ("怎样填", "How to fill it in"),
    (
        "一行一条措施。一个风险点有几条措施的，占几行，风险点的内容只写在第一行。",
        "A row is a measure. A risk point with several has several rows, and what is said of the point "
        "stands in the first.",
    ),
    (
        "要改的，直接改白格、黄格。没有改过的格子，发回以后一个字也不会动。",
        "To change something, change the white and yellow cells. What you did not change is not touched.",
    ),
    (
        "新的风险点：写在下面的空行里，“处理”选“新增”，“登记对象”选是谁的，“编号”空着。"
        "它的第二条措施写在紧接的一行，只填措施。",
        "A new risk point: write it in an empty row below, choose “add” under Action and whose it is, and "
        "leave the id blank. A second measure goes in the next row, where only the measure is filled in.",
    ),
    (
        "给已有的风险点加措施：写在空行里，“登记对象”“编号”照那个风险点写，再填措施。",
        "To add a measure to a point that is there: write it in an empty row with the point's owner and id.",
    ),
    (
        "删除：在风险点的第一行“处理”选“删除”。公示过或者签过字的不能删，写明“关闭原因”就关闭它。"
        "只删一条措施，在那一行选“删除措施”。请不要删掉整行：少了的行不算删除。",
        "To delete: choose “delete” in the first row of the point. One that was published or signed is "
        "closed instead: write why under “Reason for closing”. For one measure choose “delete measure” in "
        "its row. Do not delete rows: a row that is missing deletes nothing.",
    ),
    (
        "一格里有几项的（表现形式），一项一行：Excel、WPS 里按 Alt+Enter 换行，LibreOffice 里按 Ctrl+Enter。",
        "Where a cell holds several items (how it shows), one a line: Alt+Enter in Excel and WPS, Ctrl+Enter "
        "in LibreOffice.",
    ),
    (
        "风险等级和监控责任人由 riskctl 按概率和危害算，导出时是多少就是多少；"
        "改了概率或危害，发回来以后重新算。",
        "Level and monitor follow from probability and severity as they were when this was exported; they "
        "are computed anew once it is sent back.",
    ),
    (
        "发回以后，你会收到同一份表，最后一列“检查结果”对每一行都有答复。",
        "After it is sent back you get the same workbook, with an answer for each row in its last column.",
    ),
)
# What the row that shows how says, in zh and en.
SAMPLES: tuple[dict[str, str], dict[str, str]] = (
    {
        "title": "收了好处，对材料不齐的申请照样受理",
        "manifestations": "材料清单上缺的，审查表上写“齐全”\n同一个代理人的申请总是当天办结",
        "measure": "科长每周从受理件中随机抽一成，对照原件复核，差错和处理意见记入复核台账并签名",
        "due": "2010-05-31",
        "note": "",
    },
    {
        "title": "Incomplete applications are accepted for a favour",
        "manifestations": "The list of papers has gaps, the form says complete\nAn agent gets his in a day",
        "measure": "The head draws a tenth of the week's cases, checks the originals and signs a log",
        "due": "2010-05-31",
        "note": "",
    },
)
HEADS: Words = {
    "probability": ("发生概率怎样选", "How to choose the probability"),
    "severity": ("危害程度怎样选", "How to choose the severity"),
    "criteria": ("符合标准", "Criteria"),
    "matrix": ("概率和危害得出的等级", "The level that follows from both"),
}
MET: Pair = (
    "符合哪几条写哪几条，一条一行；一条也不符合写“无”：",
    "Those it meets, one a line; “none” where it meets none:",
)
_OWN: dict[str, Pair] = {
    ACT.code: (
        "不改、只改内容的空着；新写的一行选“新增”；删除整个风险点选“删除”；只删这一条措施选“删除措施”。",
        "Leave it blank where nothing or only a text is changed; “add” for a new row, “delete” for the whole "
        "point, “delete measure” for the measure of this row alone.",
    ),
    SUBJECT.code: ("这个风险点是哪个岗位或部门的", "the post or department whose risk point it is"),
    ID.code: (
        "新的风险点空着，由 riskctl 编号；给已有的风险点加措施时写它的编号",
        "blank for a new point, which riskctl numbers; to add a measure to a point, its id",
    ),
    CLOSING.code: (
        "处理选“删除”时填：这个风险为什么不再有。公示过、签过字的风险点必填。",
        "with “delete”: why the risk no longer arises; needed for a point that was published or signed",
    ),
    ANSWER.code: ("发回以后由 riskctl 填写", "filled in by riskctl when it was sent back"),
}


def say(pair: Pair, language: Language) -> str:
    """Return a text of this module in the workbook's language."""
    return pair[0 if language == "zh" else 1]


def act_of(text: str) -> Act | None:
    """Return what a cell of 处理 asks for, None for a word that is none."""
    word = text.strip()
    return next((act for act, pair in ACTS.items() if word in pair), None if word else "")


def prompt(column: BookColumn, scope: BookScope) -> str:
    """Return what is shown beside a cell of a column while it is filled in; blank for none."""
    if own := _OWN.get(column.code):
        return say(own, scope.language)
    if column.of not in ("point", "measure"):
        return ""
    model = RiskPoint if column.of == "point" else Measure
    name = column.path[0]
    text = say(register_field(model.model_fields[name]).means, scope.language)
    if column.code == "criteria":  # the column has no drop-down: several may be met
        text = "\n".join([say(MET, scope.language), *(c.text for c in scope.context.grading.policy.criteria)])
    if column.code in ("probability", "severity"):
        text = "\n".join(_valued(value, scope.language) for value in scale(column.code, scope))
    return text if len(text) <= LONGEST_PROMPT else text[: LONGEST_PROMPT - 1] + "…"


def scale(code: str, scope: BookScope) -> tuple[Value, ...]:
    """Return the values of probability or severity, the highest first."""
    found: tuple[Value, ...] = getattr(scope.context.grading, code).values
    return found[::-1]


def _valued(value: Value, language: Language) -> str:
    return (
        f"{value.name}{'：' if language == 'zh' else ': '}{value.criteria}" if value.criteria else value.name
    )


def matrix(scope: BookScope) -> Iterator[list[str]]:
    """Yield the rows of the table that gives a level for each probability and severity; none for criteria."""
    grading, language = scope.context.grading, scope.language
    if grading.by_criteria:
        return
    across = scale("severity", scope)
    yield ["", *(value.name for value in across)]
    for probability in scale("probability", scope):
        cells = []
        for severity in across:
            cell = grading.cell(probability, severity)
            level = grading.ladder.level(cell.level) if cell else None
            basis = cell.basis if cell else None
            mark = say(CODES["basis"][basis], language) if basis else ""
            cells.append(f"{level.name if level else ''}{f'（{mark}）' if mark else ''}")
        yield [probability.name, *cells]


def criteria(scope: BookScope) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each list by which one grades: its head, and its values with their criteria."""
    grading, language = scope.context.grading, scope.language
    if grading.by_criteria:
        ladder = grading.ladder
        rows = [
            (c.text, level.name if (level := ladder.level(c.level)) else "") for c in grading.policy.criteria
        ]
        rows.append((say(NONE_MET, language), grading.default.name if grading.default else ""))
        yield say(HEADS["criteria"], language), rows
        return
    for code in ("probability", "severity"):
        yield say(HEADS[code], language), [(v.name, v.criteria) for v in scale(code, scope)]
