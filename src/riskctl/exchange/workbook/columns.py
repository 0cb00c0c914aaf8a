"""The columns of a workbook: fields of points and measures as registers declare them, and its own.

Fields that are the group's to decide or that follow from the year (审定、复核、状态) have none here: what a
workbook does not show it cannot change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from riskctl.base.messages import Language, Pair
from riskctl.records.headings import HEADINGS, ColumnHeading

Whose = Literal["row", "point", "measure", "told"]
Filled = Literal["always", "must", "may", "locked"]  # by whom and when: `always` locked where it is known


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column: its code, what stands above it, whose field it is and where that lies in its record."""

    code: str
    title: Pair
    of: Whose
    filled: Filled
    width: float  # in characters of a spreadsheet, a Chinese one is two
    path: tuple[str, ...] = ()
    many: bool = False
    day: bool = False

    def word(self, language: Language) -> str:
        """Return what stands above the column."""
        return self.title[0 if language == "zh" else 1]


ACT = BookColumn("act", ("处理", "Action"), "row", "may", 8)
SUBJECT = BookColumn("subject", ("登记对象", "Whose"), "row", "always", 13)
ID = BookColumn("id", ("编号", "Id"), "row", "always", 6)
LEVEL = BookColumn("level", ("风险等级", "Level"), "told", "locked", 7)
WATCH = BookColumn("watch", ("监控责任人", "Monitor"), "told", "locked", 13)
CLAIMED = BookColumn("claimed", ("原定等级", "Level claimed"), "told", "locked", 7)
CLOSING = BookColumn("closing", ("关闭原因", "Reason for closing"), "row", "may", 13)
ANSWER = BookColumn("answer", ("检查结果", "Answer"), "told", "locked", 26)
KEY = BookColumn("key", ("标识", "Key"), "told", "locked", 4)

_MUST = frozenset({"title", "kind", "category", "probability", "severity", "criteria", "measure"})
_WIDTHS = {
    **{"title": 22, "manifestations": 28, "measure": 36, "matter": 11, "flow": 12, "criteria": 20},
    **{"regulation": 13, "owner": 13, "due": 11.5, "done": 11.5, "effect": 12, "note": 12, "category": 10},
}
_OF_POINT = ("title", "manifestations", "kind", "category", "origin", "matter", "flow", "point_department")
_OF_MEASURE = ("measure", "measure_type", "regulation", "owner", "due", "done", "effect")


def columns_for(graded_by: Sequence[str], used: Iterable[str], of_unit: bool) -> tuple[BookColumn, ...]:
    """Return the columns of a workbook whose points are graded by the fields `graded_by`.

    `used` are the codes of the fields that its points have; the level claimed and fields of another method
    have a column only there. Points that a unit's register holds may name a department.
    """
    has = set(used)
    grades = [*graded_by, *(c for c in ("probability", "severity", "criteria") if c in has - {*graded_by})]
    point = [code for code in _OF_POINT if code != "point_department" or of_unit or code in has]
    levels = [LEVEL, *([CLAIMED] if "claimed" in has else [])]
    return (
        *(ACT, SUBJECT, ID),
        *map(_of_field, (*point, *grades)),
        *(*levels, WATCH),
        *map(_of_field, _OF_MEASURE),
        *(_of_field("note"), CLOSING, ANSWER, KEY),
    )


def _of_field(code: str) -> BookColumn:
    heading = next(one for one in HEADINGS if one.code == code)
    filled: Filled = "must" if code in _MUST else "may"
    title = heading.zh[0], code.replace("_", " ").capitalize()
    whose: Whose = "measure" if heading.of == "measure" else "point"
    width = _WIDTHS.get(code, 7.5)
    return BookColumn(code, title, whose, filled, width, heading.path, heading.many, heading.day)


def heading_of(column: BookColumn) -> ColumnHeading:
    """Return the heading that the field of a column has in a table of registers."""
    return next(one for one in HEADINGS if one.code == column.code)
