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
    with SheetReader() as reader:
        return reader.read(data)


class SheetReader:
    """Reads files one after the other in a process apart, which a file that cannot be read ends: what it may
    have left behind is gone with it, and the next file gets another."""

    def __init__(self) -> None:
        self._process: ProcessApart | None = None

    def __enter__(self) -> SheetReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def read(self, data: bytes) -> list[Sheet]:
        """Return the sheets in the bytes of a file, with hidden ones; raises Unreadable where none is."""
        if form_of(data) == "workbook" and find_spec(LIBRARY) is None:
            raise Unreadable("library", package=PACKAGE, extra=EXTRA)
        self._process = self._process or ProcessApart(START, places_of(("riskctl", LIBRARY)))
        job = framed({"data": base64.b64encode(data).decode("ascii")})
        try:
            return _meant(self._process.asked(job, SECONDS, LARGEST_ANSWER))
        except Late:
            self.end()
            raise Unreadable("late", limit=f"{SECONDS:g} s") from None
        except Died:
            self.end()
            raise Unreadable("died") from None
        except Unreadable:
            self.end()
            raise

    def end(self) -> None:
        """End the process, where there is one."""
        if self._process:
            self._process.end()
            self._process = None


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
