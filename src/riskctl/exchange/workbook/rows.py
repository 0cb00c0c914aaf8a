"""The rows of a workbook: one a measure, the point's cells in its first row, each row under a key of its own.

A row that only adds a measure repeats whose it is and the id, so that a filter keeps it with its point; its
cells of the point are blank. Points that are not in force have no rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from riskctl.corpus.document import Document
from riskctl.exchange.workbook.choices import BookChoices
from riskctl.exchange.workbook.columns import BookColumn, columns_for
from riskctl.exchange.workbook.scope import BookScope
from riskctl.level.explain import office_title
from riskctl.level.grade import GradedPoint, grade
from riskctl.records.headings import HEADINGS
from riskctl.records.risk_point import NONE_MET, RiskPoint

KEPT = ("point", "measure")  # whose cells a baseline holds


@dataclass(frozen=True, slots=True)
class RowKey:
    """Which row of which register: a point by its whole id, and which of its measures, from 0."""

    subject: str
    point: str
    measure: int = 0

    def __str__(self) -> str:
        whole = f"{self.subject}#{self.point}"
        return f"{whole}/{self.measure + 1}" if self.measure else whole

    @property
    def heads(self) -> bool:
        """Whether it is the row that holds the cells of its point."""
        return self.measure == 0


def row_key(text: str) -> RowKey | None:
    """Return the key that a text writes, None where it is none."""
    subject, found, rest = text.partition("#")
    point, _, number = rest.partition("/")
    if not (found and point and (not number or number.isdecimal())):
        return None
    return RowKey(subject, point, int(number) - 1 if number else 0)


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row: its key, None where it is new, and its cells by the codes of their columns."""

    key: RowKey | None
    cells: Mapping[str, str]

    def kept(self, columns: Sequence[BookColumn]) -> dict[str, str]:
        """Return the cells that a register holds."""
        return {c.code: self.cells.get(c.code, "") for c in columns if c.of in KEPT}


def book_columns(scope: BookScope) -> tuple[BookColumn, ...]:
    """Return the columns of the workbook of `scope`."""
    points = [point for document in scope.documents for point in open_points(document)]
    used = {
        heading.code
        for heading in HEADINGS
        if heading.of == "point"
        and any(value_at(point, heading.path) not in (None, "", ()) for point in points)
    }
    used |= {"criteria"} if any(point.criteria is not None for point in points) else set()
    return columns_for(scope.context.grading.needed, used, of_unit=scope.subject.department is None)


def book_rows(scope: BookScope, columns: Sequence[BookColumn]) -> list[BookRow]:
    """Return the rows of every register of `scope`, as it stands."""
    return [row for document in scope.documents for row in document_rows(document, scope, columns)]


def document_rows(document: Document, scope: BookScope, columns: Sequence[BookColumn]) -> Iterator[BookRow]:
    """Yield the rows of one register."""
    graded = {one.point.id: one for one in grade(document, scope.context)}
    for point in open_points(document):
        told = _told(point, graded.get(point.id), scope)
        for number, measure in enumerate(point.measures or (None,)):
            key = RowKey(document.subject, point.id, number)
            cells = {"subject": scope.names[document.subject], "id": point.id, "key": str(key)}
            cells |= _cells(measure, "measure", columns, document, scope) if measure else {}
            if key.heads:
                cells |= told | _cells(point, "point", columns, document, scope)
            yield BookRow(key, cells)


def open_points(document: Document) -> Iterator[RiskPoint]:
    """Yield the points of a register that are in force."""
    for point in document.points:
        if point.in_force:
            yield point


def value_at(record: Any, path: Sequence[str]) -> Any:
    """Return the value of a record at a path, None where there is none."""
    for step in path:
        record = getattr(record, step, None)
    return record


def _cells(
    record: object, of: str, columns: Sequence[BookColumn], document: Document, scope: BookScope
) -> dict[str, str]:
    department = document.where.get("department", "")
    found = {}
    for column in columns:
        value = value_at(record, column.path) if column.of == of else None
        if value not in (None, "", ()) or (value == () and column.code == "criteria"):  # none met
            found[column.code] = _shown(value, scope.choices.get(column.code), department, scope)
    return found


def _shown(value: Any, choices: BookChoices | None, department: str, scope: BookScope) -> str:
    """A value of a register as people read it; a list has an item a line."""
    if isinstance(value, tuple):
        lines = [choices.shown(item, department) if choices else item for item in value]
        return "\n".join(lines) or NONE_MET[0 if scope.language == "zh" else 1]
    text = value.isoformat() if isinstance(value, date) else str(value)
    return choices.shown(text, department) if choices else text


def _told(point: RiskPoint, graded: GradedPoint | None, scope: BookScope) -> dict[str, str]:
    """What follows from the point and its policy, and the level that came with an imported one."""
    cells = {"claimed": _claim(point.claimed, scope)} if point.claimed else {}
    if graded is None:
        return cells
    home, organization = graded.subject.unit, scope.context.organization
    titles = (office_title(m, home, organization, scope.language) for m in graded.monitors)
    watch = ("、" if scope.language == "zh" else ", ").join(titles)
    return cells | {"level": graded.score.level.name, "watch": watch}


def _claim(claimed: str, scope: BookScope) -> str:
    """The level that came with a point: a word as it came, an id by the name that the policy gives it."""
    level = scope.context.grading.ladder.level(int(claimed)) if claimed.isdecimal() else None
    return level.name if level else claimed
