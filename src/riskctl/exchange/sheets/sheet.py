"""A sheet: rows of text of equal width, its merged ranges, and what its places are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

Merge = tuple[int, int, int, int]  # first row and column, last row and column, from 0


def column_name(column: int) -> str:
    """Return what a spreadsheet calls a column counted from 0: A, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


@dataclass(frozen=True)
class Sheet:
    """One table of a file. `rows` are of equal width; of a merged range only the first cell has a text.

    What is `hidden` nobody sees who opens the file.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False

    def place(self, row: int, column: int) -> str:
        """Return the place of a cell, such as Sheet1!C7."""
        return f"{self.name}!{column_name(column)}{row + 1}"

    def row_place(self, row: int) -> str:
        """Return the place of a row, such as Sheet1!7."""
        return f"{self.name}!{row + 1}"

    @cached_property
    def covered(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The cells that a merged range covers, each with the cell that holds the range's text."""
        found = {}
        for top, left, bottom, right in self.merges:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    found[row, column] = (top, left)
        return found

    def text(self, row: int, column: int) -> str:
        """Return what is seen in a cell: in a merged range its text, wherever in it one looks."""
        top, left = self.covered.get((row, column), (row, column))
        return self.rows[top][left]

    def distinct(self, row: int) -> list[tuple[int, str]]:
        """Return the texts seen in a row with their columns, that of a merged range once."""
        seen: dict[tuple[int, int], tuple[int, str]] = {}
        for column in range(len(self.rows[row])):
            source = self.covered.get((row, column), (row, column))
            if text := self.rows[source[0]][source[1]].strip():
                seen.setdefault(source, (column, text))
        return list(seen.values())


def sheet(
    name: str, rows: Sequence[Sequence[str]], merges: Sequence[Merge] = (), hidden: bool = False
) -> Sheet:
    """Return a sheet of `rows`, made equally wide; merged ranges are cut to what there is."""
    width = max((len(row) for row in rows), default=0)
    even = tuple((*row, *[""] * (width - len(row))) for row in rows)
    kept = (
        (top, left, min(bottom, len(even) - 1), min(right, width - 1))
        for top, left, bottom, right in merges
        if top < len(even) and left < width
    )
    return Sheet(name, even, tuple(kept), hidden)
