"""From the bytes of a file to its sheets, read in a process apart with limits of time and memory."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from riskctl.base.apart.frames import framed
from riskctl.base.apart.process import Died, Late, ProcessApart, places_of, starting
from riskctl.exchange.sheets.kind_of_file import form_of
from riskctl.exchange.sheets.sheet import Merge, Sheet, sheet
from riskctl.exchange.sheets.unreadable import CAUSES, Unreadable

START = starting("riskctl.exchange.sheets.child")
LIBRARY, PACKAGE, EXTRA = "python_calamine", "python-calamine", "riskctl[xlsx]"
SECONDS = 30.0
LARGEST_FILE = 32_000_000
LARGEST_ANSWER = 128 * 1024 * 1024


def read_file(path: Path) -> bytes:
    """Return the bytes of a file to import; raises Unreadable for one too large, OSError as it comes."""
    with path.open("rb") as stream:
        data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise Unreadable("too-large", limit=f"{LARGEST_FILE // 1_000_000} MB")
    return data


def sheets_of(data: bytes) -> list[Sheet]:
    """Return the sheets in the bytes of a file that are not hidden; raises Unreadable where there is none."""
    return [one for one in all_sheets_of(data) if not one.hidden]


def all_sheets_of(data: bytes) -> list[Sheet]:
    """Return the same with the hidden ones."""
    if form_of(data) == "workbook" and find_spec(LIBRARY) is None:
        raise Unreadable("library", package=PACKAGE, extra=EXTRA)
    process = ProcessApart(START, places_of(("riskctl", LIBRARY)))
    try:
        job = framed({"data": base64.b64encode(data).decode("ascii")})
        return _meant(process.asked(job, SECONDS, LARGEST_ANSWER))
    except Late:
        raise Unreadable("late", limit=f"{SECONDS:g} s") from None
    except Died:
        raise Unreadable("died") from None
    finally:
        process.end()


def _meant(said: Mapping[str, Any]) -> list[Sheet]:
    """What an answer means: nothing in it is believed before it was looked at."""
    cause, fields = said.get("cause"), said.get("fields")
    if isinstance(cause, str) and cause in CAUSES and isinstance(fields, dict):
        raise Unreadable(cause, **{str(key): str(value) for key, value in fields.items()})
    try:
        return [
            sheet(
                str(one["name"]),
                [[str(cell) for cell in row] for row in one["rows"]],
                [_range(found) for found in one["merges"]],
                bool(one["hidden"]),
            )
            for one in said["sheets"]
        ]
    except (KeyError, TypeError, ValueError):
        raise Unreadable("died") from None


def _range(found: Any) -> Merge:
    top, left, bottom, right = (int(number) for number in found)
    return top, left, bottom, right
