"""The headings of a table of registers: which field each column holds, and where it stands in a register.

One row is one measure; its point's and its subject's cells stand in the row or in one above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from riskctl.records.vocabulary import FIELDS

Of = Literal["subject", "register", "point", "measure"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its code, its zh words (the first is written), whose field it is, and that field's path."""

    code: str
    zh: tuple[str, ...]
    of: Of
    path: tuple[str, ...]
    many: bool = False  # a list in one cell

    @property
    def day(self) -> bool:
        """Whether the column holds days, which spreadsheets write in their own ways."""
        return self.path[-1] in ("due", "done", "date", "since")


def _plain(of: Of, *codes: str, many: bool = False) -> list[Heading]:
    return [Heading(code, (FIELDS[""][code],), of, (code,), many) for code in codes]


def _override(field: str) -> Heading:
    return Heading(f"override_{field}", (FIELDS["override"][field],), "point", ("override", field))


HEADINGS: tuple[Heading, ...] = (
    *_plain("subject", "unit", "department", "post"),
    *_plain("point", "id"),
    Heading("title", ("风险点",), "point", ("title",)),
    *_plain("point", "kind", "category", "origin", "matter", "flow"),
    *_plain("point", "manifestations", many=True),
    *_plain("point", "probability", "severity"),
    Heading("criteria", ("符合标准",), "point", ("criteria",), many=True),
    *_plain("point", "level"),
    *_plain("point", "monitor", many=True),
    Heading("measure", ("防范措施", "措施内容"), "measure", ("text",)),
    Heading("measure_type", ("措施类型",), "measure", ("type",)),
    *_plain("measure", "regulation", "owner", "due", "done", "effect"),
    *_plain("point", "status", "note"),
    *_plain("register", "duties", "authority", many=True),
    *_plain("register", "none"),
    *_plain("register", "declined", many=True),
    *map(_override, ("level", "reason", "body", "date")),
    Heading("since", ("起始日期",), "point", ("since",)),
    Heading("closed_date", ("关闭日期",), "point", ("closed", "date")),
    Heading("closed_reason", ("关闭原因",), "point", ("closed", "reason")),
    Heading("review_date", ("复核日期",), "point", ("review", "date")),
    Heading("review_basis", ("复核依据",), "point", ("review", "basis")),
    Heading("point_department", ("所涉部门",), "point", ("department",)),
    Heading("register_note", ("登记表备注",), "register", ("note",)),
)
BY_WORD = {word: heading for heading in HEADINGS for word in (heading.code, *heading.zh)}


def heading(word: str) -> Heading | None:
    """Return the column that a heading of a table names, in zh or en; None for an unknown one."""
    return BY_WORD.get(word.strip())
