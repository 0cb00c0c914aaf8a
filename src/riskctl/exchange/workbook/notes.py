"""The sheet 填表说明: how a workbook is filled in, and the criteria by which its policy grades."""

from __future__ import annotations

from typing import Any

from riskctl.exchange.workbook.scope import BookScope
from riskctl.exchange.workbook.words import HEADS, NOTES, criteria, matrix, say

WIDTHS = (24, 36, 36, 36)


def write_notes(made: Any, sheet: Any, scope: BookScope) -> None:
    """Write the sheet `sheet` of the workbook `made`."""
    language = scope.language
    bold = made.add_format({"bold": True, "font_size": 12})
    head = made.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "top"})
    cell = made.add_format({"border": 1, "text_wrap": True, "valign": "top", "num_format": "@"})
    text = made.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for n, width in enumerate(WIDTHS):
        sheet.set_column(n, n, width)
    first, *rest = NOTES
    sheet.write_string(0, 0, say(first, language), bold)
    row = 1
    for pair in rest:
        line = say(pair, language)
        sheet.merge_range(row, 0, row, len(WIDTHS) - 1, line, text)
        sheet.set_row(row, 16 * (1 + len(line.encode("gbk", "replace")) // sum(WIDTHS)))
        row += 1
    for title, values in criteria(scope):
        row += 1
        sheet.write_string(row, 0, title, bold)
        for name, why in values:
            row += 1
            sheet.write_string(row, 0, name, head)
            sheet.merge_range(row, 1, row, len(WIDTHS) - 1, why, cell)
        row += 1
    if table := list(matrix(scope)):
        row += 1
        sheet.write_string(row, 0, say(HEADS["matrix"], language), bold)
        for line_of in table:
            row += 1
            for n, name in enumerate(line_of):
                sheet.write_string(row, n, name, head if n == 0 or line_of is table[0] else cell)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect()
