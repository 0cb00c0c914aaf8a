"""The table in which points carried over are said to be looked at again, to be filled in, and read back.

A row without what was looked at was not filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Phrase, Words
from riskctl.corpus.document import Document
from riskctl.corpus.rewrite import ValueChange
from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint
from riskctl.year.close.carried import marks
from riskctl.year.close.review import reviewed
from riskctl.year.log.filled_table import FilledRow, RowRefusals, TableForm, day_of, filled_rows
from riskctl.year.resolve import past, point_named

BESIDE: Words = {"title": ("内容", "what"), "level": ("风险等级", "level")}
FORM = TableForm(
    {
        "point": ("风险点", "point"),
        "review_date": ("复核日期", "review_date"),
        "review_basis": ("复核依据", "review_basis"),
    },
    ("point", "review_basis"),
    BESIDE,
    "riskctl review --table",
)


class WORDS:
    """What is wrong with a row."""

    no_point = Phrase("空着；写 单位/部门/岗位#编号", "blank; write unit/department/post#id")
    no_basis = Phrase("空着；没有变化也要写看了什么", "blank; where nothing changed, say what was looked at")


def blank(
    points: Sequence[GradedPoint],
    graded: Sequence[GradedPoint],
    documents: Sequence[Document],
    context: Sound,
    language: Language,
) -> bytes:
    """Return the table of those of `points` that were carried into the year as they are and not looked at
    since, to be filled in; `graded` are all points of `documents`."""
    found = marks(documents, graded, context)
    asked = {mark.point for mark in found if mark.how == "carried" and mark.reviewed is None}
    return FORM.laid_out(
        (
            {"point": one.id, "title": one.point.title, "level": one.score.level.name}
            for one in points
            if one.id in asked
        ),
        language,
    )


def filled(data: bytes, file: str) -> list[FilledRow]:
    """Return the rows that say a day or a basis; raises RiskctlError where the table cannot be read."""
    rows = filled_rows(data, file, FORM)
    return [row for row in rows if {"review_date", "review_basis"} & row.cells.keys()]


def changes_of(
    row: FilledRow,
    day: date,
    refusals: RowRefusals,
    graded: Sequence[GradedPoint],
    documents: Sequence[Document],
    context: Sound,
) -> Iterator[ValueChange]:
    """Yield what a row writes into its register, nothing where that stands there already; without a day it is
    of `day`.

    Raises RiskctlError, naming the column, where it cannot be kept.
    """
    with refusals.in_column("point"):
        if "point" not in row.cells:
            raise RiskctlError(WORDS.no_point())
        point = point_named(row.cells["point"], graded, documents, context)
    with refusals.in_column("review_date"):
        when = past(day_of(row, "review_date", day), context)
    with refusals.in_column("review_basis"):
        if "review_basis" not in row.cells:
            raise RiskctlError(WORDS.no_basis())
    basis, review = row.cells["review_basis"], point.point.review
    if review is None or (review.date, review.basis) != (when, basis):
        yield from reviewed(point, when, basis)
