"""The table in which measures are said to be carried out, to be filled in, and read back.

A row without a day and an effect was not filled in: its measure is not done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Phrase
from riskctl.corpus.document import Document
from riskctl.corpus.rewrite import ValueChange
from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint
from riskctl.records.fields import MEASURES
from riskctl.year.log.filled_table import FilledRow, RowRefusals, TableForm, day_of, filled_rows
from riskctl.year.resolve import past, point_named
from riskctl.year.watch.done import carried_out, is_said

FORM = TableForm(
    {
        "point": ("风险点", "point"),
        "measure": ("第几条", "measure"),
        "done": ("完成日期", "done"),
        "effect": ("落实效果", "effect"),
    },
    ("point", "done"),
    {"text": ("措施内容", "text"), "due": ("完成时限", "due"), "owner": ("措施责任人", "owner")},
    "riskctl done --table",
)


class WORDS:
    """What is wrong with a row."""

    number = Phrase("“{text}”不是第几条，写 1、2、3 这样的数", "“{text}” is no number such as 2")
    no_point = Phrase("空着；写 单位/部门/岗位#编号", "blank; write unit/department/post#id")


def blank(points: Sequence[GradedPoint], until: date | None, language: Language) -> bytes:
    """Return the table of the measures of `points` that are not done, those due by `until` where it is given,
    to be filled in."""
    rows = (
        (point.id, n, measure)
        for point in points
        if point.point.in_force
        for n, measure in enumerate(point.point.measures, 1)
        if measure.done is None and (until is None or (measure.due is not None and measure.due <= until))
    )
    return FORM.laid_out(
        (
            {"point": id, "measure": str(n), "text": m.text, "due": str(m.due or ""), "owner": m.owner or ""}
            for id, n, m in rows
        ),
        language,
    )


def filled(data: bytes, file: str) -> list[FilledRow]:
    """Return the rows that say a day or an effect; raises RiskctlError where the table cannot be read."""
    return [row for row in filled_rows(data, file, FORM) if {"done", "effect"} & row.cells.keys()]


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
    with refusals.in_column("measure"):
        number = _number(row.cells.get("measure", ""))
    with refusals.in_column("done"):
        when = past(day_of(row, "done", day), context)
    effect = row.cells.get("effect", "")
    if not is_said(point, number, when, effect):
        yield from carried_out(point, number, False, when, effect)


def _number(text: str) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 9 and MEASURES.least <= int(text) <= MEASURES.most:
        return int(text)
    raise RiskctlError(WORDS.number(text=text))
