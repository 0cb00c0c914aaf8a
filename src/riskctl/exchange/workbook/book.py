"""Writes a workbook with XlsxWriter: drop-downs, prompts, colours, locks; the same bytes for the same rows.

No cell holds a formula and no text becomes one, a number or a link (docs/internals/documents.md). What is
merged cannot be filtered, so nothing is.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any

from riskctl.base.cells import cell_width
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase, Said
from riskctl.exchange.sheets.sheet import column_name
from riskctl.exchange.workbook import baseline
from riskctl.exchange.workbook.choices import BookChoices
from riskctl.exchange.workbook.columns import ACT, ANSWER, CLOSING, ID, KEY, SUBJECT, BookColumn
from riskctl.exchange.workbook.kinds import KINDS, TO_MEND
from riskctl.exchange.workbook.notes import write_notes
from riskctl.exchange.workbook.rows import BookRow
from riskctl.exchange.workbook.scope import BookScope
from riskctl.exchange.workbook.words import ACTS, LONGEST_TITLE, SAMPLES, SHEETS, prompt, say
from riskctl.records.fields import FIRST_YEAR, LAST_YEAR

TITLE, LINE, HEADINGS, SAMPLE, FIRST = range(5)  # rows of the sheet
EMPTY_ROWS = 40  # ready to be filled in: a locked sheet takes no inserted ones
LISTS = "_lists"
MOST_OFFERED = 500  # of a list
LONGEST_CELL = 32_767  # characters that a cell of a spreadsheet holds
OPTIONS = {
    **{
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    },
    "default_format_properties": {"font_name": "宋体", "font_size": 10},
}
GREY, YELLOW, HEAD, RED = "#E7E6E6", "#FFF2A8", "#D9E2EC", "#C00000"
A3 = 8
BIG = {"bold": True, "font_size": 16}
HEADING = {
    **{"bold": True, "bg_color": HEAD, "border": 1, "text_wrap": True},
    **{"align": "center", "valign": "vcenter"},
}
SAMPLED = {"italic": True, "font_color": "#7F7F7F", "border": 1, "text_wrap": True, "valign": "top"}
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
LINE_HEIGHT, HIGHEST = 13.5, 409  # points; a row is no higher
FILLED = 1.05  # a line is seldom full to its end


class WORDS:
    """The texts around the cells."""

    title = Phrase("{subject}廉政风险点和防范措施登记表", "{subject}: register of integrity risk points")
    line = Phrase(
        "黄格必填，白格可填，灰格不用填（由 riskctl 填写）。有下拉箭头的从列表里选。填好存盘发回即可。",
        "Yellow cells have to be filled in, white ones may be, grey ones are riskctl's. Choose from the list "
        "where there is an arrow. Save the file and send it back.",
    )
    sample = Phrase("示例", "sample")
    page = Phrase("第 &P 页，共 &N 页", "page &P of &N")
    list_title = Phrase("请从列表里选", "Choose from the list")
    list_error = Phrase(
        "“{column}”只能从列表里选。列表里没有的，请告诉管登记库的人。",
        "“{column}” takes only what is on the list. Tell who keeps the registers if it lacks one.",
    )
    list_own = Phrase(
        "列表里只有各部门和本部门的岗位；别的岗位写部门和岗位的名称，如 财务科科长。",
        "The list holds the departments and the posts of this one; write another post with its department.",
    )
    day_error = Phrase("请写成 2010-05-31 这样的日期。", "Write a day, such as 2010-05-31.")
    long = Phrase(
        "{key} 的“{column}”有 {length} 字，电子表格一格最多放 {limit} 字；请先在登记表里分短。",
        "“{column}” of {key} has {length} characters; a cell of a spreadsheet holds {limit}. Shorten it in "
        "the register first.",
    )


@dataclass(frozen=True, slots=True)
class Book:
    """What a workbook shows, and as what it is compared when it comes back."""

    scope: BookScope
    columns: tuple[BookColumn, ...]
    shown: Sequence[BookRow]
    base: Sequence[BookRow]  # the same rows as the registers have them


def book_bytes(book: Book) -> bytes:
    """Return a workbook as xlsx; raises RiskctlError for a text that no cell holds."""
    import xlsxwriter

    data = io.BytesIO()
    made = xlsxwriter.Workbook(data, deepcopy(OPTIONS))  # which it writes into
    day = book.scope.context.day
    made.set_properties({"title": _title(book.scope), "created": datetime(day.year, day.month, day.day)})
    _Writer(made, book).write()
    made.close()
    return data.getvalue()


def _title(scope: BookScope) -> str:
    return WORDS.title(subject=scope.title).text(scope.language)


class _Writer:
    """One workbook in the writing."""

    def __init__(self, made: Any, book: Book) -> None:
        self.made, self.book, self.scope, self.columns = made, book, book.scope, book.columns
        self.language = book.scope.language
        self.at = {column.code: n for n, column in enumerate(book.columns)}
        self.widths = {column.code: column.width for column in book.columns if column is not KEY}
        self.last = FIRST + len(book.shown) + EMPTY_ROWS - 1
        self.formats: dict[tuple[bool, bool, bool], Any] = {}

    def write(self) -> None:
        points = self.made.add_worksheet(say(SHEETS["points"], self.language))
        notes = self.made.add_worksheet(say(SHEETS["notes"], self.language))
        lists = self.made.add_worksheet(LISTS)
        hidden = self.made.add_worksheet(baseline.NAME)
        self._head(points)
        for n, row in enumerate(self.book.shown):
            self._row(points, FIRST + n, row)
        for n in range(FIRST + len(self.book.shown), self.last + 1):
            self._row(points, n, BookRow(None, {}))
        self._helps(points, lists)
        self._lay_out(points)
        write_notes(self.made, notes, self.scope)
        self._baseline(hidden)
        lists.hide()
        hidden.very_hidden()
        points.activate()

    def _head(self, sheet: Any) -> None:
        big, head, sample = (self.made.add_format(look) for look in (BIG, HEADING, SAMPLED))
        sheet.write_string(TITLE, 0, _title(self.scope), big)
        sheet.write_string(LINE, 0, WORDS.line().text(self.language))
        cells = _sample(self.scope)
        sheet.set_row(HEADINGS, 2 * LINE_HEIGHT + 3)
        sheet.set_row(SAMPLE, row_height(cells, self.widths))
        for n, column in enumerate(self.columns):
            sheet.write_string(HEADINGS, n, column.word(self.language), head)
            sheet.write_string(SAMPLE, n, cells.get(column.code, ""), sample)

    def _row(self, sheet: Any, n: int, row: BookRow) -> None:
        sheet.set_row(n, row_height(row.cells, self.widths))
        for at, column in enumerate(self.columns):
            text = row.cells.get(column.code, "")
            if len(text) > LONGEST_CELL:
                fields = {"length": len(text), "limit": LONGEST_CELL, "column": column.word(self.language)}
                raise RiskctlError(WORDS.long(key=str(row.key or ""), **fields))
            locked = _is_locked(column, row)
            day = _day(text) if column.day else None
            if day:
                sheet.write_datetime(n, at, day, self._format(column, locked))
            elif text:
                sheet.write_string(n, at, text, self._format(column, locked))
            else:
                sheet.write_blank(n, at, None, self._format(column, locked))

    def _format(self, column: BookColumn, locked: bool) -> Any:
        kind = (column.day, locked, column.of == "row")
        if kind not in self.formats:
            look = {"border": 1, "text_wrap": True, "valign": "top", "locked": locked}
            look["num_format"] = "yyyy-mm-dd" if column.day else "@"
            look |= {"bg_color": GREY} if locked else {}
            look |= {"align": "center"} if column.of == "row" else {}
            self.formats[kind] = self.made.add_format(look)
        return self.formats[kind]

    def _helps(self, sheet: Any, lists: Any) -> None:
        """The drop-downs, each from a column of the hidden sheet, and the prompts."""
        for n, column in enumerate(self.columns):
            known = _offered(column, self.scope)
            for m, text in enumerate(known):
                lists.write_string(m, n, text)
            rule = self._rule(column, n, len(known))
            if text := prompt(column, self.scope):
                rule |= {"input_title": column.word(self.language)[:LONGEST_TITLE], "input_message": text}
            if len(rule) > 1:
                sheet.data_validation(FIRST, n, self.last, n, rule)

    def _rule(self, column: BookColumn, n: int, known: int) -> dict[str, Any]:
        """What a cell takes: what is on its list, a day, or anything."""
        if known:
            letter = column_name(n)
            return {
                "validate": "list",
                "source": f"={LISTS}!${letter}$1:${letter}${known}",
                "error_title": WORDS.list_title().text(self.language),
                "error_message": self._list_error(column).text(self.language),
                "error_type": "information" if self._takes_more(column) else "stop",
            }
        if column.day:
            bounds = {"criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
            return {"validate": "date", **bounds, "error_message": WORDS.day_error().text(self.language)}
        return {"validate": "any"}

    def _list_error(self, column: BookColumn) -> Said:
        word = column.word(self.language)
        return WORDS.list_own() if _is_too_long(column, self.scope) else WORDS.list_error(column=word)

    def _takes_more(self, column: BookColumn) -> bool:
        return _is_open(column, self.scope) or _is_too_long(column, self.scope)

    def _lay_out(self, sheet: Any) -> None:
        for n, column in enumerate(self.columns):
            sheet.set_column(n, n, column.width, None, {"hidden": column is KEY})
        sheet.set_row(TITLE, 24)
        self._mark_required(sheet)
        self._mark_to_mend(sheet)
        sheet.freeze_panes(FIRST, self.at["title"] + 1)
        sheet.autofilter(HEADINGS, 0, self.last, len(self.columns) - 1)
        sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADINGS)
        sheet.print_area(TITLE, 0, FIRST + max(len(self.book.shown), 1) - 1, len(self.columns) - 2)
        sheet.set_footer(f"&C{WORDS.page().text(self.language)}")
        sheet.set_zoom(90)

    def _mark_to_mend(self, sheet: Any) -> None:
        """Red where a row was not accepted, or is in conflict."""
        red = self.made.add_format({"font_color": RED, "bold": True})
        at = self.at[ANSWER.code]
        for kind in TO_MEND:
            word = say(KINDS[kind], self.language)
            look = {"type": "text", "criteria": "begins with", "value": word, "format": red}
            sheet.conditional_format(FIRST, at, self.last, at, look)

    def _mark_required(self, sheet: Any) -> None:
        """Yellow where a row says something and what it needs is blank, for as long as it is."""
        yellow = self.made.add_format({"bg_color": YELLOW})
        letter = {column.code: column_name(n) for n, column in enumerate(self.columns)}
        row = FIRST + 1
        for n, column in enumerate(self.columns):
            if column.filled != "must":
                continue
            rule = f"LEN(${letter[column.code]}{row})=0"
            if column.code == "title":  # a row that only adds a measure has an id, or nobody it is of
                rule += f",LEN(${letter[SUBJECT.code]}{row})>0,LEN(${letter[ID.code]}{row})=0"
            else:
                rule += f",LEN(${letter['title']}{row})>0"
            look = {"type": "formula", "criteria": f"=AND({rule})", "format": yellow}
            sheet.conditional_format(FIRST, n, self.last, n, look)

    def _baseline(self, sheet: Any) -> None:
        text = self.made.add_format({"num_format": "@"})
        lines = baseline.written(self.scope.ref, self.language, self.columns, self.book.base)
        for n, line in enumerate(lines):
            for m, cell in enumerate(line):
                if cell:
                    sheet.write_string(n, m, cell, text)


def _is_locked(column: BookColumn, row: BookRow) -> bool:
    """Whether a cell is not for people: told by riskctl, known, or of the point in a measure's row."""
    if column.filled == "locked" or row.key is None:
        return column.filled == "locked"
    return column.filled == "always" or (not row.key.heads and (column.of == "point" or column is CLOSING))


def row_height(cells: Mapping[str, str], widths: Mapping[str, float]) -> float:
    """Return how high a row has to be for all of its text in columns as wide as these, by their codes: not
    every program finds out by itself."""
    lines = 1
    for code, width in widths.items():
        room, texts = max(2.0, width - 1), cells.get(code, "").split("\n")
        lines = max(lines, sum(max(1, ceil(cell_width(text) * FILLED / room)) for text in texts))
    return min(HIGHEST, LINE_HEIGHT * lines + 3)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _offered(column: BookColumn, scope: BookScope) -> list[str]:
    if column is ACT:
        return [say(pair, scope.language) for pair in ACTS.values()]
    if column is SUBJECT:
        return [*scope.names.values()]
    known = scope.choices.get(column.code)
    if known is None or column.many:
        return []
    return _own_places(known, scope) if _is_too_long(column, scope) else known.offered


def _is_too_long(column: BookColumn, scope: BookScope) -> bool:
    """Whether nobody would look through the list: a large bureau has thousands of posts."""
    known = scope.choices.get(column.code)
    return column.code == "owner" and known is not None and len(known.offered) > MOST_OFFERED


def _own_places(known: BookChoices, scope: BookScope) -> list[str]:
    """The departments, and the posts of the workbook's own; of others one types the title."""
    own = scope.subject.department.id if scope.subject.department else ""
    places = ((one.shown, one.written[0].partition("/")) for one in known.choices if one.offered)
    return [shown for shown, (department, slash, _) in places if not slash or department == own]


def _is_open(column: BookColumn, scope: BookScope) -> bool:
    known: BookChoices | None = scope.choices.get(column.code)
    return bool(known and known.open)


def _sample(scope: BookScope) -> dict[str, str]:
    """One row filled in, of the words that this workbook's lists have."""
    zh = scope.language == "zh"
    cells = {code: known.offered[0] for code, known in scope.choices.items() if known.offered}
    texts = SAMPLES[0 if zh else 1]
    kept = {"subject": next(iter(scope.names.values()), ""), "key": "sample"}
    return cells | texts | kept | {"act": WORDS.sample().text(scope.language)}
