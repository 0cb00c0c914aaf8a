"""The table in which points that are due or drawn are looked at, to be filled in, and read back.

Its columns are those of the log of checks, and beside them what helps whoever fills it in: these are left
alone when it is read. A row in which nothing was found stands for nothing done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Said, Words, listed
from riskctl.level.assign import Monitor
from riskctl.level.grade import GradedPoint
from riskctl.records.keys import spellings
from riskctl.records.kinds.checks import Check
from riskctl.records.log import headings, log_tree
from riskctl.records.table import TableTree
from riskctl.records.vocabulary import CODES
from riskctl.sources.csv import reader as csv
from riskctl.sources.csv.patch import cell_text
from riskctl.sources.csv.reader import guarded
from riskctl.sources.fault import Fault
from riskctl.sources.gate import BOM, Limits, decode_csv
from riskctl.year.sign.signers import reference

BESIDE: Words = {"due": ("应看日期", "due"), "title": ("内容", "what")}
NEEDED = ("method", "point", "by", "finding")
WORDS: Words = {
    "unread": (
        "{file} 读不出来，什么都没有记：要存成 CSV，每一行的格数和标题行一样",
        "{file} cannot be read, so nothing was recorded: save it as CSV, with as many cells in each row as "
        "in its headings",
    ),
    "columns": ("{file} 缺这几列：{columns}", "{file} lacks these columns: {columns}"),
    "unknown": (
        "{file} 有不认识的列，什么都没有记：{columns}；删去这些列，或改对标题",
        "{file} has columns nobody knows, so nothing was recorded: {columns}; delete them, or mend their "
        "headings",
    ),
    "column": ("第 {column} 列（没有标题）", "column {column}, without a heading"),
    "columns-hint": (
        "用 riskctl due --format csv 出一张表来填。",
        "Have riskctl due --format csv make a table to fill in.",
    ),
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A row that was filled in: its line in the table, and its cells by the code of the column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Blank:
    """A row to be filled in: how to look at a point and who does, by which day or for which draw."""

    point: str
    title: str
    method: str
    by: str
    due: str = ""
    sample: str = ""


def blank(rows: Iterable[Blank], language: Language) -> bytes:
    """Return the table of `rows`, to be filled in."""
    zh = language == "zh"
    known = {spellings(name, field)[0]: spellings(name, field) for name, field in Check.model_fields.items()}
    words = [names[1] if zh and len(names) > 1 else code for code, names in known.items()]
    lines = [[*words, *(pair[0 if zh else 1] for pair in BESIDE.values())]]
    for row in rows:
        method = CODES["check_method"][row.method][0] if zh else row.method
        cells = {"method": method, "point": row.point, "by": row.by, "sample": row.sample}
        lines.append([*(cells.get(code, "") for code in known), row.due, row.title])
    text = "".join(",".join(cell_text(guarded(cell)) for cell in line) + "\n" for line in lines)
    return BOM + text.encode()


def looker(point: GradedPoint) -> Monitor | None:
    """Return who looks at a point: of those who watch together the discipline office, else the first."""
    by = next((one for one in point.monitors if one.office == "discipline_office"), None)
    return by or next(iter(point.monitors), None)


def looker_ref(point: GradedPoint) -> str:
    """Return the same as records write it; blank for nobody."""
    by = looker(point)
    return reference(by) if by else ""


def _unknown(tree: TableTree) -> list[object]:
    """The columns whose headings are wrong: by the heading, or by number where it is blank."""
    told: list[object] = []
    for fault in tree.faults:
        by_number = Said(WORDS["column"], fault.fields)
        told.append(f"“{fault.fields['heading']}”" if "heading" in fault.fields else by_number)
    return told


def filled(data: bytes, file: str) -> Iterator[Filled]:
    """Yield the rows of a table that say what was found; raises RiskctlError where it cannot be read."""
    decoded = decode_csv(data)
    table = None if isinstance(decoded, Fault) else csv.read(decoded.text, Limits())
    if isinstance(decoded, Fault) or decoded.faults or table is None or isinstance(table, list):
        raise RiskctlError(Said(WORDS["unread"], {"file": file}))
    known = headings(Check)
    have = {known.get(word.strip()) for word in table.rows[0]}
    if lacking := [code for code in NEEDED if code not in have]:
        names = [spellings(code, Check.model_fields[code])[-1] for code in lacking]
        raise RiskctlError(
            Said(WORDS["columns"], {"file": file, "columns": listed([*names])}), Said(WORDS["columns-hint"])
        )
    tree = log_tree(table, Check, [word for pair in BESIDE.values() for word in pair])
    if tree.faults:
        raise RiskctlError(Said(WORDS["unknown"], {"file": file, "columns": listed(_unknown(tree))}))
    whole: Any = tree.data
    for number, cells in enumerate(whole["rows"], 1):
        if cells.get("finding"):
            yield Filled(number + 1, cells)
