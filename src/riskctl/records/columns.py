"""Which field each column of a table holds, by its heading, and what is wrong with the headings.

For tables of registers and logs alike. A heading that is nearly right is said, and its column is read as
what it all but says: one wrong character is one finding, not one for each row below it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from riskctl.base.nearest import OF_FEW, closest
from riskctl.sources.csv.reader import CsvTable
from riskctl.sources.fault import Fault
from riskctl.sources.gate import without_unseen

T = TypeVar("T")
SURE = 0.7  # how like a known heading one has to be for its column to be read: three of four characters
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Columns(Generic[T]):
    """Which field each column of a table holds (None: no field), and what is wrong with its headings.

    `guessed` are the columns whose headings are only nearly those of their fields. Where a heading stands
    twice, rows are not `readable`.
    """

    headings: tuple[T | None, ...]
    faults: tuple[Fault, ...] = ()
    guessed: frozenset[int] = frozenset()
    readable: bool = True


def columns_of(table: CsvTable, known: Mapping[str, T], beside: Collection[str] = ()) -> Columns[T]:
    """Return the columns of `table` by its first row; `known` has the field of each heading.

    Headings in `beside` are right and hold no field.
    """
    words = [without_unseen(word).strip() for word in table.rows[0]]
    found: list[T | None] = [known.get(word) for word in words]
    faults: list[Fault] = []
    guessed: set[int] = set()
    offered: list[T | None] = []
    twice = False
    for column, word in enumerate(words):
        if (field := found[column]) is not None:
            if field in found[:column]:
                faults.append(_twice(table, column, found.index(field)))
                found[column], twice = None, True
        elif not word:
            faults += _without_heading(table, column)
        elif word not in beside:
            free = (o for o, field in known.items() if field not in found and field not in offered)
            near = closest(word, free, OF_FEW)
            offered.append(known.get(near) if near else None)
            if near and _likeness(word, near) >= SURE:
                found[column] = known[near]
                guessed.add(column)
            cause = "heading-near" if near else "heading"
            faults.append(Fault("RK005", cause, table.spans(0)[column], {"heading": word, "near": near}))
    return Columns(tuple(found), tuple(faults), frozenset(guessed), not twice)


def _twice(table: CsvTable, column: int, first: int) -> Fault:
    spans = table.spans(0)
    fields = {"heading": table.rows[0][column].strip(), "first": spans[first]}
    return Fault("RK005", "heading-twice", spans[column], fields)


def _without_heading(table: CsvTable, column: int) -> Iterator[Fault]:
    """The first cell that holds something below a blank heading: nothing would read it."""
    for number, row in enumerate(table.rows):
        if row[column].strip():
            span = table.spans(number)[column]
            yield Fault("RK005", "no-heading-above", span, {"column": column + 1})
            return


def _likeness(word: str, near: str) -> float:
    plain = _BLANKS.sub("", unicodedata.normalize("NFKC", word)).casefold()
    return SequenceMatcher(None, plain, near.casefold()).ratio()
