"""A table that riskctl lays out, people fill in, and a command reads back: rows by line, cells by column.

Columns beside those that are recorded help whoever fills the table in, and are left alone when it is read.
What is wrong with any row is told at once, with its line and its column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from pydantic import TypeAdapter, ValidationError

from riskctl.base.errors import RiskctlError, UnsoundError
from riskctl.base.messages import Language, Pair, Phrase, Said, Words, listed, term
from riskctl.records.columns import columns_of
from riskctl.records.fields import Day
from riskctl.records.table import day_text
from riskctl.sources.csv import reader as csv
from riskctl.sources.csv.patch import cell_text
from riskctl.sources.csv.reader import CsvTable, guarded, plain
from riskctl.sources.fault import Fault
from riskctl.sources.gate import BOM, Limits, decode_csv, without_unseen

_DAY: TypeAdapter[date] = TypeAdapter(Day)
SHOWN = 12  # rows told of in one message


class WORDS:
    """What is said of a table and of its rows."""

    unread = Phrase(
        "{file} 读不出来，什么都没有记：要存成 CSV，每一行的格数和标题行一样",
        "{file} cannot be read, so nothing was recorded: save it as CSV, with as many cells in each row as "
        "in its headings",
    )
    lacking = Phrase("{file} 缺这几列：{columns}", "{file} lacks these columns: {columns}")
    lay_out = Phrase(
        "用 {command} 出一张表来填。",
        "Have {command} make a table to fill in.",
    )
    unknown = Phrase(
        "{file} 有不认识的列，什么都没有记：{columns}；删去这些列，或改对标题",
        "{file} has columns nobody knows, so nothing was recorded: {columns}; delete them, or mend their "
        "headings",
    )
    column = Phrase("第 {column} 列（没有标题）", "column {column}, without a heading")
    no_day = Phrase("“{text}”不是日期，要写成 2010-06-11 这样", "“{text}” is no day; write it as 2010-06-11")
    row = Phrase("第 {line} 行：{why}", "line {line}: {why}")
    cell = Phrase("第 {line} 行“{column}”列：{why}", "line {line}, column “{column}”: {why}")
    many = Phrase("{n} 行不能记，什么都没有记：{rows}", "{n} rows cannot be recorded, so nothing was:{rows}")


@dataclass(frozen=True, slots=True)
class TableForm:
    """What a table to be filled in looks like: the heading of each column by its code, in zh and en; those it
    cannot be read without; those beside them; and the command that lays it out."""

    columns: Mapping[str, Pair]
    needed: Sequence[str]
    beside: Words
    command: str

    def laid_out(self, rows: Iterable[Mapping[str, str]], language: Language) -> bytes:
        """Return the table with `rows`, the cells of each by the codes of their columns."""
        columns = {**self.columns, **self.beside}
        heads = [pair[0 if language == "zh" else 1] for pair in columns.values()]
        lines = [heads, *([row.get(code, "") for code in columns] for row in rows)]
        text = "".join(",".join(cell_text(guarded(cell)) for cell in line) + "\n" for line in lines)
        return BOM + text.encode()


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row: its line in the table, and its cells by the code of the column, blanks left out."""

    line: int
    cells: Mapping[str, str]


def filled_rows(data: bytes, file: str, form: TableForm) -> list[FilledRow]:
    """Return the rows of a table that hold anything; raises RiskctlError where it cannot be read."""
    decoded = decode_csv(data)
    table = None if isinstance(decoded, Fault) else csv.read(decoded.text, Limits())
    if isinstance(decoded, Fault) or decoded.faults or table is None or isinstance(table, list):
        raise RiskctlError(WORDS.unread(file=file))
    known = {word: code for code, pair in form.columns.items() for word in (*pair, code)}
    beside = [word for pair in form.beside.values() for word in pair]
    have = {known.get(word.strip()) for word in table.rows[0]}
    if lacking := [term(form.columns[code]) for code in form.needed if code not in have]:
        raise RiskctlError(
            WORDS.lacking(file=file, columns=listed(lacking)), WORDS.lay_out(command=form.command)
        )
    columns = columns_of(table, known, beside)
    if columns.faults:
        raise RiskctlError(WORDS.unknown(file=file, columns=listed(_unknown(columns.faults))))
    return list(_rows(table, columns.headings))


def day_of(row: FilledRow, code: str, otherwise: date) -> date:
    """Return the day that a cell writes, `otherwise` where it is blank; raises RiskctlError for no day."""
    text = row.cells.get(code)
    if text is None:
        return otherwise
    try:
        return _DAY.validate_python(text)
    except ValidationError:
        raise RiskctlError(WORDS.no_day(text=text)) from None


def _unknown(faults: Iterable[Fault]) -> list[object]:
    """The columns whose headings are wrong: by the heading, or by number where it is blank."""
    told: list[object] = []
    for fault in faults:
        heading = fault.fields.get("heading")
        told.append(WORDS.column(**fault.fields) if heading is None else f"“{heading}”")
    return told


def _rows(table: CsvTable, codes: Sequence[str | None]) -> Iterator[FilledRow]:
    for number in range(1, len(table.rows)):
        texts = [plain(without_unseen(text).strip()) for text in table.rows[number]]
        cells = {code: day_text(text) for code, text in zip(codes, texts, strict=True) if code and text}
        if cells:
            yield FilledRow(number + 1, cells)


class CellError(RiskctlError):
    """One cell of a row cannot be kept: which column it stands in, and why."""

    def __init__(self, column: Pair, said: Said, hint: Said | None = None) -> None:
        super().__init__(said, hint)
        self.column = column


@dataclass(slots=True)
class RowRefusals:
    """What is wrong with the rows of a table, gathered so that all of it is told at once."""

    form: TableForm
    found: list[tuple[Said, Said | None]] = field(default_factory=list)

    @contextmanager
    def of_row(self, row: FilledRow) -> Iterator[None]:
        """Keep what is refused of a row, with its line, and go on after it."""
        try:
            yield
        except UnsoundError:
            raise
        except CellError as error:
            column = term(error.column)
            self.found.append((WORDS.cell(line=row.line, column=column, why=error.said), error.hint))
        except RiskctlError as error:
            self.found.append((WORDS.row(line=row.line, why=error.said), error.hint))

    @contextmanager
    def in_column(self, code: str) -> Iterator[None]:
        """Have the column named in what is refused."""
        try:
            yield
        except (UnsoundError, CellError):
            raise
        except RiskctlError as error:
            raise CellError(self.form.columns[code], error.said, error.hint) from error

    def tell(self) -> None:
        """Raise RiskctlError with all that was refused, where anything was."""
        if len(self.found) == 1:
            raise RiskctlError(*self.found[0])
        if self.found:
            lines = [said for said, _ in self.found[:SHOWN]]
            slots = "".join(f"\n  - {{i{n}}}" for n in range(len(lines)))
            more = "\n  …" if len(self.found) > SHOWN else ""
            rows = Said((slots + more, slots + more), {f"i{n}": one for n, one in enumerate(lines)})
            raise RiskctlError(WORDS.many(n=len(self.found), rows=rows), self._first_hint())

    def _first_hint(self) -> Said | None:
        return next((hint for _, hint in self.found if hint), None)
