"""Tables of which no heading is known: what a spreadsheet or a person did to the whole of one.

It is told before rows are counted, since a title above makes every row below it one of other length.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from riskctl.base.messages import term
from riskctl.sources.csv.reader import CsvTable
from riskctl.sources.fault import Fault
from riskctl.sources.gate import without_unseen

LEAST = 2  # headings make a row one of headings
LOOKED_AT = 20  # rows: titles are few
DIVIDERS = {
    ";": term(("分号（;）", "a semicolon (;)")),
    "；": term(("全角分号（；）", "a wide semicolon (；)")),
    "\t": term(("制表符（Tab）", "a tab")),
    "，": term(("全角逗号（，）", "a wide comma (，)")),
    "、": term(("顿号（、）", "an enumeration comma (、)")),
    "|": term(("竖线（|）", "a bar (|)")),
}


def misread(table: CsvTable, headings: Container[str]) -> Fault | None:
    """Return what is wrong with a table in whose first row none of `headings` stands."""
    first = table.spans(0)[0]
    if without_unseen(table.rows[0][0]).strip().lower().startswith("sep="):
        return Fault("RK005", "sep-line", first)
    for sign, said in DIVIDERS.items():
        if _known(",".join(table.rows[0]).split(sign), headings) >= LEAST:
            return Fault("RK005", "divided", first, {"sign": said})
    below = (n for n, row in enumerate(table.rows[:LOOKED_AT]) if n and _known(row, headings) >= LEAST)
    if number := next(below, 0):
        return Fault("RK005", "title-above", first, {"row": number + 1})
    return None


def _known(row: Sequence[str], headings: Container[str]) -> int:
    return sum(without_unseen(cell).strip() in headings for cell in row)
