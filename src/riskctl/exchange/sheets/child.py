"""The process in which files are read: one file on standard input, its sheets or the cause on output."""

from __future__ import annotations

import base64
import sys
from typing import Any

from riskctl.base.apart.frames import framed, heard
from riskctl.base.apart.limits import limit
from riskctl.exchange.sheets import text_table, word, workbook
from riskctl.exchange.sheets.archive import opened
from riskctl.exchange.sheets.kind_of_file import form_of
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.exchange.sheets.unreadable import Unreadable


def main() -> None:
    """Read files until the input ends."""
    limit()
    while job := heard(sys.stdin.buffer):
        sys.stdout.buffer.write(framed(answer(base64.b64decode(job["data"]))))
        sys.stdout.buffer.flush()


def answer(data: bytes) -> dict[str, Any]:
    """Return the sheets of a file as plain data, or why there are none."""
    try:
        found = _read(data)
        if all(one.hidden for one in found):
            raise Unreadable("empty")
    except Unreadable as error:
        return {"cause": error.cause, "fields": error.fields}
    except MemoryError:
        return {"cause": "died", "fields": {}}
    return {"sheets": [_plain(one) for one in found]}


def _plain(one: Sheet) -> dict[str, Any]:
    return {"name": one.name, "rows": one.rows, "merges": one.merges, "hidden": one.hidden}


def _read(data: bytes) -> list[Sheet]:
    match form_of(data):
        case "word":
            return word.read(opened(data))
        case "workbook":
            return workbook.read(data)
        case "text":
            return text_table.read(data)
