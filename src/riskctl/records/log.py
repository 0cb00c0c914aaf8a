"""A log: a table whose rows are the records of one kind, each appended and never changed.

A kind of log is a module like any other, whose MODEL is a `Log` and whose PATTERN ends in `.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, TypeVar, get_args

from riskctl.base.location import DataPath
from riskctl.base.nearest import OF_FEW, closest
from riskctl.records.keys import spellings
from riskctl.records.record import Bilingual, Record
from riskctl.records.table import Cell, TableTree, day_text
from riskctl.records.told import Told
from riskctl.sources.csv.reader import CsvTable, plain
from riskctl.sources.fault import Fault

T = TypeVar("T", bound=Record)


class LogRow(Bilingual):
    """A record of a log; `CODED` has the vocabulary's group of each field that holds a code."""

    CODED: ClassVar[Mapping[str, str]] = {}


class Log(Record):
    """A table of records; a subclass says of which: ``rows: Many[…] = ()``."""

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


def log_tree(table: CsvTable, row: type[Record]) -> TableTree:
    """Return the rows of `table` as data for the log's record, what is wrong with headings as faults."""
    known = headings(row)
    codes: list[str] = []
    faults: list[Fault] = []
    for column, word in enumerate(table.rows[0]):
        code, span = known.get(word.strip(), ""), table.spans(0)[column]
        if code and code in codes:
            first = table.spans(0)[codes.index(code)]
            faults.append(Fault("RK005", "heading-twice", span, {"heading": word, "first": first}))
        elif not code and word.strip():
            near = closest(word, known, OF_FEW)
            cause = "heading-near" if near else "heading"
            faults.append(Fault("RK005", cause, span, {"heading": word, "near": near}))
        codes.append(code)
    rows: list[Any] = []
    places: dict[DataPath, Cell] = {(): (0, 0), ("rows",): (0, 0)}
    for number in range(1, len(table.rows)):
        path: DataPath = ("rows", len(rows))
        places[path] = (number, 0)
        cells = {}
        for column, code in enumerate(codes):
            if code and (text := plain(table.rows[number][column].strip())):
                cells[code] = day_text(text)
                places[*path, code] = (number, column)
        rows.append(cells)
    return TableTree(table, {"rows": rows}, {}, places, tuple(faults))


def _within(annotation: Any) -> Iterator[type[Any]]:
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from _within(part)
