"""Workbooks (xlsx, xls, ods) through calamine: values as they are seen, and merged ranges."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import Any

from riskctl.exchange.sheets.sheet import Merge, Sheet, sheet
from riskctl.exchange.sheets.unreadable import Unreadable

MOST_ROWS, MOST_COLUMNS = 50_000, 256
TRUTHS = {True: "TRUE", False: "FALSE"}


def read(data: bytes) -> list[Sheet]:
    """Return the sheets of a workbook that hold anything; raises Unreadable."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [found for meta in book.sheets_metadata if (found := _sheet(book, meta))]
    except calamine.PasswordError as error:
        raise Unreadable("encrypted") from error
    except (calamine.CalamineError, ValueError, OSError) as error:
        raise Unreadable("damaged") from error


def _sheet(book: Any, meta: Any) -> Sheet | None:
    if not str(meta.typ).endswith("WorkSheet"):
        return None
    one = book.get_sheet_by_name(meta.name)
    if one.total_height >= MOST_ROWS or one.total_width >= MOST_COLUMNS:
        raise Unreadable("wide", limit=f"{MOST_ROWS} × {MOST_COLUMNS}")
    rows = [[_text(value) for value in row] for row in one.to_python(skip_empty_area=False)]
    if not any(any(row) for row in rows):
        return None
    merges = [_merge(*found) for found in one.merged_cell_ranges or ()]
    return sheet(meta.name, rows, merges, hidden=not str(meta.visible).endswith(".Visible"))


def _merge(first: tuple[int, int], last: tuple[int, int]) -> Merge:
    return (*first, *last)


def _text(value: object) -> str:
    """A value as the clerk sees it: a whole number without a point, a day without its time."""
    if isinstance(value, bool):
        return TRUTHS[value]
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
