"""Text tables (csv, tsv): their encoding told by rule, their delimiter by what divides the lines evenly."""

from __future__ import annotations

import csv
import io
import re

from riskctl.exchange.sheets.sheet import Sheet, sheet
from riskctl.exchange.sheets.unreadable import Unreadable
from riskctl.sources.fault import Fault
from riskctl.sources.gate import decode_csv

DELIMITERS = ",;\t|，；"
LOOKED_AT = 50  # rows
LARGEST_CELL = 65_536
# Characters that no text needs and that the gate refuses in a register.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read(data: bytes) -> list[Sheet]:
    """Return the one sheet of a text table; raises Unreadable."""
    text = _decoded(data)
    head = _SEP.match(text)
    lines = text[head.end() :] if head else text
    rows = _rows(lines, head[1] if head else _delimiter(lines))
    if head:
        rows.insert(0, [head[0].strip()])
    return [sheet("CSV", [[_UNSEEN.sub("", cell) for cell in row] for row in rows])]


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # “Unicode text” of Excel
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Unreadable("undecodable", line=1) from error
    found = decode_csv(data)
    if not isinstance(found, Fault):
        return found.text
    if found.cause in ("undecodable", "two-encodings"):
        raise Unreadable(found.cause, line=int(str(found.fields.get("line", 1))))
    return data.decode("utf-8-sig" if _is_utf8(data) else "gb18030", "replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(text: str) -> str:
    """The delimiter that divides the most rows into the same number of cells, more than one."""
    return max(DELIMITERS, key=lambda one: (_evenness(text, one), -DELIMITERS.index(one)))


def _evenness(text: str, delimiter: str) -> int:
    try:
        rows = _rows(text, delimiter, LOOKED_AT)
    except Unreadable:
        return 0
    widths = [len(row) for row in rows if len(row) > 1]
    return max(
        (widths.count(width) * (width if delimiter in ",;\t|" else 1) for width in set(widths)), default=0
    )


def _rows(text: str, delimiter: str, most: int | None = None) -> list[list[str]]:
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, line = [], 1
    try:
        for row in reader:
            rows.append(row)
            line = reader.line_num + 1
            if len(rows) == most:
                break
    except csv.Error as error:
        raise Unreadable("open-quote", line=line) from error
    return rows
