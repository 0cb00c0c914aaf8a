"""The table in which points that are due or drawn are looked at, to be filled in, and read back.

Its columns are those of the log of checks, and beside them what helps whoever fills it in. A row that has
neither a day nor a finding stands for nothing done; one that has its day alone, that nothing was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riskctl.base.messages import Language, Words
from riskctl.level.assign import Monitor
from riskctl.level.grade import GradedPoint
from riskctl.records.keys import spellings
from riskctl.records.kinds.checks import Check
from riskctl.records.vocabulary import CODES
from riskctl.year.log.filled_table import FilledRow, TableForm, filled_rows
from riskctl.year.sign.signers import reference

BESIDE: Words = {"due": ("应看日期", "due"), "title": ("内容", "what")}
SAYING = ("day", "finding", "sign")  # a row that has any of them was filled in


@dataclass(frozen=True, slots=True)
class Blank:
    """A row to be filled in: how to look at a point and who does, by which day or for which draw."""

    point: str
    title: str
    method: str
    by: str
    due: str = ""
    sample: str = ""


_KEYS = [spellings(name, field) for name, field in Check.model_fields.items()]
FORM = TableForm(
    {keys[0]: (keys[-1], keys[0]) for keys in _KEYS},
    ("method", "point", "by", "finding"),
    BESIDE,
    "riskctl due --format csv",
)


def blank(rows: Iterable[Blank], language: Language) -> bytes:
    """Return the table of `rows`, to be filled in."""
    zh = language == "zh"
    return FORM.laid_out(
        (
            {
                "method": CODES["check_method"][row.method][0] if zh else row.method,
                "point": row.point,
                "by": row.by,
                "sample": row.sample,
                "due": row.due,
                "title": row.title,
            }
            for row in rows
        ),
        language,
    )


def looker(point: GradedPoint) -> Monitor | None:
    """Return who looks at a point: of those who watch together the discipline office, else the first."""
    by = next((one for one in point.monitors if one.office == "discipline_office"), None)
    return by or next(iter(point.monitors), None)


def looker_ref(point: GradedPoint) -> str:
    """Return the same as records write it; blank for nobody."""
    by = looker(point)
    return reference(by) if by else ""


def filled(data: bytes, file: str) -> list[FilledRow]:
    """Return the rows of a table that say when, or what was found; raises RiskctlError where it cannot be
    read."""
    return [row for row in filled_rows(data, file, FORM) if any(row.cells.get(code) for code in SAYING)]
