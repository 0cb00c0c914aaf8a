"""One risk point of a register as a form: the cells that its department's workbook has, and no others.

Filled in it is that workbook, so that it comes in as a department's does: compared with what was seen,
refused where it must be, and cut into the register without touching another byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from riskctl.base.messages import Said
from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.desk.acts.fields import Values
from riskctl.exchange.workbook.book import Book, book_bytes
from riskctl.exchange.workbook.columns import BookColumn
from riskctl.exchange.workbook.rows import BookRow, RowKey, book_columns, book_rows
from riskctl.exchange.workbook.scope import BookScope, scope_of
from riskctl.exchange.workbook.words import ACTS, Act, prompt
from riskctl.level.explain import explain
from riskctl.level.grade import GradedPoint, grade_point
from riskctl.records.risk_point import RiskPoint

LINES_AND_MORE = ("owner", "criteria")  # one may write another post, or several lines
NEW_MEASURES = 2  # rows for measures, of a new point; of one that is there, one
GRADED_BY = ("kind", "category", "matter", "probability", "severity", "criteria")
HEAD_ACTS: tuple[Act, ...] = ("remove",)
MEASURE_ACTS: tuple[Act, ...] = ("remove-measure",)


@dataclass(frozen=True, slots=True)
class RegisterCell:
    """A cell of the form: its name, what it is called and means, what it holds, what may be chosen; `closed`
    where it takes nothing else."""

    name: str
    title: str
    help: str
    value: str
    offered: Sequence[str]
    closed: bool
    day: bool
    needed: bool


def wrong_cells(cells: Sequence[RegisterCell], reasons: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the reasons of a refusal by the names of the cells that they are of.

    A reason quotes what stands above the cell and, unless the cell is blank, what it holds; one that is of no
    cell is in none.
    """
    found: dict[str, list[str]] = {}
    for reason in reasons:
        titled = [cell for cell in cells if f"“{cell.title}”" in reason]
        filled = [cell for cell in titled if cell.value and f"“{cell.value}”" in reason]
        blank = [cell for cell in titled if not cell.value]
        for cell in filled or blank[:1] or titled[:1]:
            found.setdefault(cell.name, []).append(reason)
    return found


@dataclass(frozen=True, slots=True)
class RegisterDraft:
    """The registers of a subject as they were seen, and which point is filled in (blank: a new one)."""

    scope: BookScope
    subject: str
    point: str
    columns: tuple[BookColumn, ...]
    base: tuple[BookRow, ...]

    @property
    def own(self) -> list[BookRow]:
        """The rows of the point, the first with its own cells, then rows for further measures."""
        rows = [row for row in self.base if row.key and self._is_own(row.key)]
        named = {"subject": self.scope.names[self.subject], "id": self.point}
        if rows:
            return [*rows, BookRow(None, named)]
        return [BookRow(None, named | {"id": ""}), *[BookRow(None, {})] * (NEW_MEASURES - 1)]

    def _is_own(self, key: RowKey) -> bool:
        return (key.subject, key.point) == (self.subject, self.point)

    def cells(self, n: int, values: Values) -> Iterator[RegisterCell]:
        """Yield the cells of a row, with what was filled in."""
        row, heads = self.own[n], n == 0
        for column in self.columns:
            if column.of == "measure" or (heads and column.of == "point"):
                yield self._cell(column, n, row, values)
        if row.key:
            yield self._act(n, heads, values)
            if heads:
                closing = next(c for c in self.columns if c.code == "closing")
                yield self._cell(closing, n, row, values)

    def filled(self, values: Values) -> bytes:
        """Return the workbook in which the form is filled in; raises RiskctlError for a text too long."""
        own = [self._filled(n, row, values) for n, row in enumerate(self.own)]
        own = [row for row in own if row.key or self._says_anything(row)]
        others = [row for row in self.base if not (row.key and self._is_own(row.key))]
        return book_bytes(Book(self.scope, self.columns, [*own, *others], self.base))

    def level(self, values: Values, context: Sound, documents: Sequence[Document]) -> GradedPoint | None:
        """Return the point graded as it is filled in; None where it lacks what its policy grades by."""
        said = {code: self._meant(code, values) for code in GRADED_BY}
        one = {code: next(iter(texts), None) for code, texts in said.items()}
        point = RiskPoint.model_construct(
            id=self.point,
            title="",
            kind=one["kind"] or "",
            category=one["category"] or "",
            matter=one["matter"] or "",
            measures=(),
            probability=one["probability"],
            severity=one["severity"],
            criteria=said["criteria"] or None,
        )
        document = self.scope.document(self.subject) or documents[0]
        return grade_point(document, 0, point, self._subject, context)

    @property
    def _subject(self) -> Subject:
        return next(one for one in self.scope.subjects if one.ref == self.subject)

    def _meant(self, code: str, values: Values) -> tuple[str, ...]:
        """What a cell of the point means, as registers write it; a line that means nothing as it is."""
        choices = self.scope.choices.get(code)
        lines = [line.strip() for line in _one(values, f"{code}-0").splitlines() if line.strip()]
        known = [choices.meant(line) if choices else None for line in lines]
        return tuple(meant.written[0] if meant else line for meant, line in zip(known, lines, strict=True))

    def _cell(self, column: BookColumn, n: int, row: BookRow, values: Values) -> RegisterCell:
        name = f"{column.code}-{n}"
        choices = None if column.many and column.code != "criteria" else self.scope.choices.get(column.code)
        return RegisterCell(
            name,
            column.word(self.scope.language),
            prompt(column, self.scope),
            _one(values, name) if name in values else row.cells.get(column.code, ""),
            choices.offered if choices else (),
            choices is not None and not choices.open and column.code not in LINES_AND_MORE,
            column.day,
            column.filled == "must" and (n == 0 or column.of != "measure"),
        )

    def _act(self, n: int, heads: bool, values: Values) -> RegisterCell:
        at = 0 if self.scope.language == "zh" else 1
        acts = [ACTS[one][at] for one in (HEAD_ACTS if heads else MEASURE_ACTS)]
        column = next(c for c in self.columns if c.code == "act")
        title, value = column.word(self.scope.language), _one(values, f"act-{n}")
        return RegisterCell(f"act-{n}", title, "", value, acts, True, False, False)

    def _filled(self, n: int, row: BookRow, values: Values) -> BookRow:
        names = {c.code: f"{c.code}-{n}" for c in self.columns}
        new = {code: _one(values, name) for code, name in names.items() if name in values}
        return replace(row, cells={**row.cells, **new})

    def _says_anything(self, row: BookRow) -> bool:
        return any(row.cells.get(c.code) for c in self.columns if c.of in ("point", "measure"))


def draft_of(
    subject: Subject, point: str, documents: Sequence[Document], context: Sound, language: str
) -> RegisterDraft:
    """Return the form of a point of a subject, of a new one where `point` is blank.

    Raises UnsoundError where a register cannot be read whole.
    """
    scope = scope_of(subject, documents, context, "en" if language == "en" else "zh")
    columns = book_columns(scope)
    return RegisterDraft(scope, subject.ref, point, columns, tuple(book_rows(scope, columns)))


def level_lines(graded: GradedPoint, context: Sound) -> list[Said]:
    """Return the level and who watches, then how they follow."""
    return [*explain(graded, context)]


def _one(values: Values, name: str) -> str:
    return next(iter(values.get(name, ())), "").strip().replace("\r\n", "\n")
