"""The hidden sheet of a workbook: whose it is, and every row as it left, so that what comes back is compared.

Its first cell says what it is; each row has a digest, since what is compared with must be what was sent.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Phrase
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.exchange.workbook.columns import BookColumn
from riskctl.exchange.workbook.rows import BookRow, RowKey, row_key

NAME = "_riskctl"
SCHEMA = "riskctl/workbook/v1"
_HEAD = 3  # rows above those of the points
_BREAKS = re.compile(r"_x000D_|\r\n?|\n")


class WORDS:
    """What is said of a workbook that cannot be compared."""

    version = Phrase(
        "{file} 是别的版本的 riskctl 导出的（{found}），这一版读 {known}。请重新导出一份。",
        "{file} was made by another version of riskctl ({found}); this one reads {known}. Export it anew.",
    )
    changed = Phrase(
        "{file} 里隐藏的底稿（{sheet}）被改动过，没法比较改了哪里。请重新导出一份，把改动填进去。",
        "The hidden sheet {sheet} of {file} was changed, so what was edited cannot be told. Export it anew "
        "and fill the edits in there.",
    )


@dataclass(frozen=True, slots=True)
class Baseline:
    """Whose workbook it is, the language of its words, what stands above its columns, its rows as sent."""

    ref: str
    language: Language
    headings: Mapping[str, str]  # by the code of the column
    rows: Mapping[RowKey, Mapping[str, str]]


def plain(text: str) -> str:
    """Return a cell as it is compared: without what programs add or drop: blanks at ends, kinds of breaks."""
    if not _BREAKS.search(text):
        return text.strip()
    return "\n".join(line.strip() for line in _BREAKS.split(text)).strip()


def written(
    ref: str, language: Language, columns: Sequence[BookColumn], rows: Iterable[BookRow]
) -> list[list[str]]:
    """Return the rows of the hidden sheet."""
    codes = [column.code for column in columns]
    lines = [[SCHEMA, ref, language], ["", "", *codes], ["", "", *(c.word(language) for c in columns)]]
    for row in rows:
        kept = row.kept(columns)
        cells = [kept.get(code, "") for code in codes]
        lines.append([str(row.key), _digest(str(row.key), cells), *cells])
    return lines


def is_own(sheet: Sheet) -> bool:
    """Return whether a sheet is such a hidden one, of whatever version."""
    return sheet.name == NAME and bool(sheet.rows) and sheet.rows[0][0].startswith("riskctl/workbook/")


def read(sheet: Sheet, file: str) -> Baseline:
    """Return what a hidden sheet says.

    Raises RiskctlError for one of another version, or that was changed.
    """
    schema, ref, language, *_ = (*sheet.rows[0], "", "", "")
    if schema != SCHEMA:
        raise RiskctlError(WORDS.version(file=file, found=schema, known=SCHEMA))
    changed = RiskctlError(WORDS.changed(file=file, sheet=NAME))
    if len(sheet.rows) < _HEAD or language not in get_args(Language):
        raise changed
    codes = [code for code in sheet.rows[1][2:] if code]
    headings = dict(zip(codes, sheet.rows[2][2:], strict=False))
    rows: dict[RowKey, Mapping[str, str]] = {}
    for key, digest, *cells in sheet.rows[_HEAD:]:
        cells = cells[: len(codes)]
        known = row_key(key)
        if known is None or digest != _digest(key, cells) or known in rows:
            raise changed
        rows[known] = dict(zip(codes, cells, strict=True))
    return Baseline(ref, cast(Language, language), headings, rows)


def _digest(key: str, cells: Sequence[str]) -> str:
    return hashlib.sha256("\0".join((key, *map(plain, cells))).encode()).hexdigest()[:16]
