"""The sheet 填表说明: how a workbook is filled in, and the criteria by which its policy grades."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riskctl.exchange.workbook.scope import BookScope
from riskctl.exchange.workbook.words import HEADS, NOTES, criteria, matrix, say

WIDTHS = (24, 36, 36, 36)
LINE_HEIGHT = 16  # points
_TEXT = {"text_wrap": True, "valign": "top", "num_format": "@"}
A4 = 9


def write_notes(made: Any, sheet: Any, scope: BookScope) -> None:
    """Write the sheet `sheet` of the workbook `made`."""
    notes = _Notes(made, sheet)
    first, *rest = NOTES
    notes.title(say(first, scope.language))
    for pair in rest:
        notes.text(say(pair, scope.language))
    for title, values in criteria(scope):
        notes.row += 1
        notes.title(title)
        for name, why in values:
            notes.value(name, why)
    if table := list(matrix(scope)):
        notes.row += 1
        notes.title(say(HEADS["matrix"], scope.language))
        notes.table(table)
    sheet.set_portrait()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.protect()


class _Notes:
    """The sheet in the writing, row after row."""

    def __init__(self, made: Any, sheet: Any) -> None:
        self.sheet, self.row = sheet, 0
        self._bold = made.add_format({"bold": True, "font_size": 12})
        self._head = made.add_format({**_TEXT, "bold": True, "border": 1})
        self._cell = made.add_format({**_TEXT, "border": 1})
        self._text = made.add_format(_TEXT)
        for n, width in enumerate(WIDTHS):
            sheet.set_column(n, n, width)

    def title(self, text: str) -> None:
        """Write a heading."""
        self.sheet.write_string(self.row, 0, text, self._bold)
        self.row += 1

    def text(self, text: str) -> None:
        """Write a paragraph over all columns."""
        self.sheet.merge_range(self.row, 0, self.row, len(WIDTHS) - 1, text, self._text)
        lines = 1 + len(text.encode("gbk", "replace")) // sum(WIDTHS)
        self.sheet.set_row(self.row, LINE_HEIGHT * lines)
        self.row += 1

    def value(self, name: str, why: str) -> None:
        """Write a value with its criteria."""
        self.sheet.write_string(self.row, 0, name, self._head)
        self.sheet.merge_range(self.row, 1, self.row, len(WIDTHS) - 1, why, self._cell)
        self.row += 1

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Write a table with a heading above and at the left."""
        for row in rows:
            for n, text in enumerate(row):
                heads = n == 0 or row is rows[0]
                self.sheet.write_string(self.row, n, text, self._head if heads else self._cell)
            self.row += 1
