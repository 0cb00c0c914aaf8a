"""Writes a monthly report as xlsx: what has to be reported, and empty rows for what was done beside."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from riskctl.base.messages import Language, Phrase
from riskctl.exchange.report.columns import COLUMNS, METHODS, YES, ReportColumn, method_words, say
from riskctl.exchange.workbook.baseline import NAME
from riskctl.exchange.workbook.book import (
    A3,
    BIG,
    FIRST_DAY,
    GREY,
    HEADING,
    LAST_DAY,
    LISTS,
    LONGEST_CELL,
    OPTIONS,
    RED,
    row_height,
)

SCHEMA = "riskctl/month-report/v1"
TITLE, LINE, HEADINGS, FIRST = range(4)  # rows of the sheet
OF_CHECKS = ("method", "by", "sign")
EMPTY_ROWS = 15  # for what was done beside what was due


class WORDS:
    """The texts around the cells."""

    sheet = Phrase("月报", "Report")
    title = Phrase("{subject} {month} 风险防控月报", "{subject}: report of {month}")
    line = Phrase(
        "白格填写，灰格不用填。没有办的空着。另外做了的监控或预防（警示教育等）写在下面的空行里，"
        "针对一个风险点的写它的编号。填好存盘发回即可。",
        "Fill in the white cells; leave blank what was not done. Checks and prevention beside it go into the "
        "empty rows, with the id of the risk point they were about. Save the file and send it back.",
    )


@dataclass(frozen=True, slots=True)
class ReportBook:
    """A report: whose, what people call that, of which month, its rows by the codes of the columns."""

    ref: str
    title: str
    month: str
    language: Language
    day: date
    rows: Sequence[Mapping[str, str]]
    refused: frozenset[int] = frozenset()  # the rows whose answer is to be seen to


def report_bytes(book: ReportBook) -> bytes:
    """Return the report as xlsx."""
    import xlsxwriter

    data = io.BytesIO()
    made = xlsxwriter.Workbook(data, deepcopy(OPTIONS))
    title = WORDS.title(subject=book.title, month=book.month).text(book.language)
    made.set_properties({"title": title, "created": datetime(book.day.year, book.day.month, book.day.day)})
    sheet = made.add_worksheet(WORDS.sheet().text(book.language))
    lists, hidden = made.add_worksheet(LISTS), made.add_worksheet(NAME)
    sheet.write_string(TITLE, 0, title, made.add_format(BIG))
    sheet.write_string(LINE, 0, WORDS.line().text(book.language))
    _Page(made, sheet, book).write()
    for n, word in enumerate(method_words(book.language)):
        lists.write_string(n, 0, word)
    _hide(hidden, book, made.add_format({"num_format": "@"}))
    lists.hide()
    hidden.very_hidden()
    made.close()
    return data.getvalue()


def _hide(sheet: Any, book: ReportBook, text: Any) -> None:
    """What the report is of, and the keys of its rows, so that one that did not come back is seen."""
    lines = [[SCHEMA, book.ref, book.language, book.month]]
    lines += [[column.code for column in COLUMNS], [column.word(book.language) for column in COLUMNS]]
    lines += [[row["key"]] for row in book.rows if row.get("key")]
    for n, line in enumerate(lines):
        for m, cell in enumerate(line):
            sheet.write_string(n, m, cell, text)


class _Page:
    """The sheet in the writing."""

    def __init__(self, made: Any, sheet: Any, book: ReportBook) -> None:
        self.made, self.sheet, self.book = made, sheet, book
        self.last = FIRST + len(book.rows) + EMPTY_ROWS - 1
        self._widths = {column.code: column.width for column in COLUMNS if column.code != "key"}
        self._formats: dict[tuple[bool, bool, bool], Any] = {}

    def write(self) -> None:
        head = self.made.add_format(HEADING)
        for n, column in enumerate(COLUMNS):
            self.sheet.write_string(HEADINGS, n, column.word(self.book.language), head)
            self.sheet.set_column(n, n, column.width, None, {"hidden": column.code == "key"})
            self._helps(n, column)
        for n in range(FIRST, self.last + 1):
            rows = self.book.rows
            self._row(n, rows[n - FIRST] if n - FIRST < len(rows) else {}, n - FIRST in self.book.refused)
        self.sheet.freeze_panes(FIRST, 3)
        self.sheet.autofilter(HEADINGS, 0, self.last, len(COLUMNS) - 1)
        self.sheet.protect(
            "", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}
        )
        self.sheet.set_landscape()
        self.sheet.set_paper(A3)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(HEADINGS)

    def _row(self, n: int, cells: Mapping[str, str], refused: bool) -> None:
        self.sheet.set_row(n, row_height(cells, self._widths))
        for m, column in enumerate(COLUMNS):
            text = cells.get(column.code, "")[:LONGEST_CELL]
            look = self._format(column, cells.get("key", ""), refused)
            day = _day(text) if column.code in ("day", "due") else None
            if day:
                self.sheet.write_datetime(n, m, day, look)
            elif text:
                self.sheet.write_string(n, m, text, look)
            else:
                self.sheet.write_blank(n, m, None, look)

    def _format(self, column: ReportColumn, key: str, refused: bool) -> Any:
        """Locked is what riskctl wrote, and what only checks need; in an empty row the point is free."""
        locked = not column.filled and bool(key or column.code != "point")
        locked |= column.code in OF_CHECKS and bool(key) and not key.startswith("check ")
        is_day, red = column.code in ("day", "due"), refused and column.code == "answer"
        if (is_day, locked, red) not in self._formats:
            look = {"border": 1, "text_wrap": True, "valign": "top", "locked": locked}
            look["num_format"] = "yyyy-mm-dd" if is_day else "@"
            look |= {"bg_color": GREY} if locked else {}
            look |= {"font_color": RED, "bold": True} if red else {}
            self._formats[is_day, locked, red] = self.made.add_format(look)
        return self._formats[is_day, locked, red]

    def _helps(self, n: int, column: ReportColumn) -> None:
        rule: dict[str, Any] = {"validate": "any"}
        if column.code == "method":
            rule = {"validate": "list", "source": f"={LISTS}!$A$1:$A${len(METHODS)}"}
        if column.code == "sign":
            rule = {"validate": "list", "source": [say(YES, self.book.language)]}
        if column.code == "day":
            rule = {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
        if text := say(column.prompt, self.book.language):
            rule |= {"input_title": column.word(self.book.language), "input_message": text}
        if len(rule) > 1:
            self.sheet.data_validation(FIRST, n, self.last, n, rule)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
