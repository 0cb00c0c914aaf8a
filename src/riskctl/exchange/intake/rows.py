"""What each row of a table is: a risk point, more of the one above, or no point at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from riskctl.exchange.intake.columns import Headings
from riskctl.exchange.intake.lexicon import lexicon, plain
from riskctl.exchange.sheets.sheet import Sheet

RowKind = Literal[
    "title", "heading", "heading-again", "blank", "total", "section", "signature", "remark", "point", "more"
]
FEW = 2  # texts in a row of signatures before each of which stands a label
_COUNTED = re.compile(r"(.*?)[：:]?\s*(\d+)\s*[个项条处]?$")


def row_kinds(sheet: Sheet, headings: Headings, fields: Mapping[int, str]) -> list[RowKind]:
    """Return the kind of every row of `sheet`; `fields` are what its columns hold."""
    return [_kind(sheet, row, headings, fields) for row in range(len(sheet.rows))]


def totals(sheet: Sheet, row: int) -> dict[str, int]:
    """Return what a row of totals claims, by its words: 风险点合计：3个."""
    found = {}
    for _, text in sheet.distinct(row):
        if counted := _COUNTED.fullmatch(text.strip()):
            found[counted[1].strip()] = int(counted[2])
    return found


def _kind(sheet: Sheet, row: int, headings: Headings, fields: Mapping[int, str]) -> RowKind:
    texts = sheet.distinct(row)
    if not texts:
        return "blank"
    if headings.row <= row < headings.below:
        return "heading"
    if row < headings.row:
        return "total" if _is_total(texts[0][1]) else "title"
    if special := _special(sheet, row, headings, texts):
        return special
    starts = {"title", "manifestations"} & {fields.get(column, "") for column in range(len(sheet.rows[row]))}
    own = {fields.get(column, "") for column, text in enumerate(sheet.rows[row]) if text.strip()}
    first = "title" if "title" in starts else "manifestations"
    return "point" if first in own else "more"


def _special(sheet: Sheet, row: int, headings: Headings, texts: list[tuple[int, str]]) -> RowKind | None:
    """What a row below the headings is, where it is no row of points."""
    words = [plain(text) for _, text in texts]
    if words == [plain(text) for _, text in sheet.distinct(headings.row)]:
        return "heading-again"
    if _is_total(texts[0][1]):
        return "total"
    if len(texts) <= 2 * FEW and _begins(words[0], "signature"):
        return "signature"
    if len(texts) == 1:
        if re.match(r"(注|备注|说明|填表说明)\s*[：:]", texts[0][1]):
            return "remark"
        return "section" if _is_section(sheet, row, texts[0][0], headings) else None
    return None


def _is_total(text: str) -> bool:
    word = plain(text)
    return len(word) < 20 and any(total in word for total in lexicon().rows["total"])


def _begins(word: str, kind: str) -> bool:
    return any(word.startswith(one) for one in lexicon().rows[kind])


def _is_section(sheet: Sheet, row: int, column: int, headings: Headings) -> bool:
    """Whether the only text of a row is merged over most of it, or numbered as a title and stands first."""
    top, left = sheet.covered.get((row, column), (row, column))
    wide = [m for m in sheet.merges if m[0] == row and m[1] == left and m[3] > left]
    first = column == min(one.column for one in headings.columns)
    numbered = re.match(r"[（(]?[一二三四五六七八九十]+[）)、.．]", sheet.rows[top][left].strip())
    return bool(wide) or bool(first and numbered)
