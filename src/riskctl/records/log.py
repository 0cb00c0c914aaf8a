"""A log: a table whose rows are the records of one kind, each appended and never changed.

A kind of log is a module like any other, whose MODEL is a `Log` and whose PATTERN ends in `.csv`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, ClassVar, TypeVar, get_args

from riskctl.base.location import DataPath
from riskctl.records.columns import columns_of
from riskctl.records.keys import spellings
from riskctl.records.record import Bilingual, Record
from riskctl.records.table import Cell, TableTree, day_text
from riskctl.records.told import Told
from riskctl.sources.csv.reader import CsvTable, plain
from riskctl.sources.gate import without_unseen

T = TypeVar("T", bound=Record)


class LogRow(Bilingual):
    """A record of a log; `CODED` has the vocabulary's group of each field that holds a code."""

    CODED: ClassVar[Mapping[str, str]] = {}


class Log(Record):
    """A table of records; a subclass says of which: ``rows: Many[…] = ()``.

    `WRITTEN_ONCE` where no row is ever added: the file is one paper, and comes as one.
    """

    WRITTEN_ONCE: ClassVar[bool] = False

    rows: Annotated[tuple[Any, ...], Told(means=("每行一条记录", "one record a row"))] = ()


def row_of(model: type[Log]) -> type[Record]:
    """Return the record that the rows of a log hold."""
    return next(arg for arg in _within(model.model_fields["rows"].annotation) if issubclass(arg, Record))


def headings(row: type[Record]) -> dict[str, str]:
    """Return every heading that a log of `row` knows, with the code of its field; zh words follow codes."""
    found: dict[str, str] = {}
    for name, field in row.model_fields.items():
        words = spellings(name, field)
        found |= dict.fromkeys(words, words[0])
    return found


def log_tree(table: CsvTable, row: type[Record], beside: Collection[str] = ()) -> TableTree:
    """Return the rows of `table` as data for the log's record, what is wrong with headings as faults.

    Headings in `beside` are right though the record has no such field.
    """
    found = columns_of(table, headings(row), beside)
    codes = tuple(code or "" for code in found.headings)
    rows: list[Any] = []
    places: dict[DataPath, Cell] = {(): (0, 0), ("rows",): (0, 0)}
    for number in range(1, len(table.rows)):
        path: DataPath = ("rows", len(rows))
        places[path] = (number, 0)
        cells = {}
        for column, code in enumerate(codes):
            if code and (text := plain(without_unseen(table.rows[number][column]).strip())):
                cells[code] = day_text(text)
                places[*path, code] = (number, column)
        rows.append(cells)
    every, guessed = tuple(range(len(table.rows))), frozenset(codes[column] for column in found.guessed)
    return TableTree(table, {"rows": rows}, {}, places, found.faults, every, codes, guessed)


def _within(annotation: Any) -> Iterator[type[Any]]:
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from _within(part)
