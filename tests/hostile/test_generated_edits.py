"""Edits of generated registers, YAML and tables: what was asked is cut in, every other byte stays, or nothing
is written. The figures stand in docs/internals/reading.md#editing, and are these."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from riskctl.base.location import DataPath, Span
from riskctl.sources.csv import reader
from riskctl.sources.csv.patch import Column, set_cells
from riskctl.sources.csv.reader import CsvTable
from riskctl.sources.gate import Decoded, Limits, decode_csv, decode_yaml
from riskctl.sources.yaml import reader as yaml
from riskctl.sources.yaml.comments import comment_texts
from riskctl.sources.yaml.reader import YamlTree
from riskctl.sources.yaml.splice import Edit, Unspliceable, splice
from tests.architecture.source import ROOT
from tests.hostile.generated import register, table

REGISTERS, TABLES = 200, 200
NEW = ("三级", "写明: #不改", "")
PAGE = ROOT / "docs/internals/reading.md"


def tree_of(text: str) -> YamlTree | None:
    """The tree of a text, None where the gate or the reader refuses it, with a place."""
    decoded = decode_yaml(text.encode())
    tree = yaml.read(decoded.text) if isinstance(decoded, Decoded) else None
    return tree if isinstance(tree, YamlTree) else None


def places(data: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, Any]]:
    """Every value below the root, with its path."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield (*path, key), value
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def edits(tree: YamlTree) -> Iterator[tuple[str, Edit, Span | None]]:
    """Each scalar set to each new text, and a key added to each mapping; with the span that may change."""
    for path, value in [((), tree.data), *places(tree.data)]:
        if isinstance(value, dict) and value:
            yield "added", Edit((*path, "新键"), NEW[0], after=next(reversed(value))), None
        elif path and not isinstance(value, dict | list):
            yield "set", Edit(path, NEW[len(path) % 3]), tree.span(path)


def alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def outside(before: str, after: str, span: Span | None) -> bool:
    """Whether all that differs lies within `span`; without one, whether nothing went."""
    start = alike(before, after)
    end = len(before) - alike(before[start:][::-1], after[start:][::-1])
    return start >= end if span is None else span.start <= start and end <= max(span.end, start)


def edited(data: Any, edit: Edit) -> Any:
    wanted = deepcopy(data)
    home = wanted
    for step in edit.path[:-1]:
        home = home[step]
    home[edit.path[-1]] = edit.value
    return wanted


@pytest.fixture(scope="module")
def registers() -> Counter[str]:
    """How many edits were made and refused; each that was made is looked at by both parsers."""
    found: Counter[str] = Counter()
    for seed in range(REGISTERS):
        tree = tree_of(text := register(seed))
        found["read" if tree else "unread"] += 1
        for kind, edit, span in edits(tree) if tree else ():
            assert tree
            try:
                after = splice(tree, [edit])
            except Unspliceable:
                found[f"{kind} refused"] += 1
                continue
            where = (seed, edit, text, after)
            for pure in (False, True):
                again = yaml.read(after, pure=pure)
                assert isinstance(again, YamlTree), where
                assert again.data == edited(tree.data, edit), where
                assert comment_texts(again) == comment_texts(tree), where
            assert outside(tree.text, after, span), where
            found[kind] += 1
    return found


def parsed(text: str) -> list[list[str]]:
    """The rows of a table that hold anything, as the library reads them."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [row for row in rows if any(map(str.strip, row))]


def asked(read: CsvTable) -> Iterator[tuple[str, Column, dict[int, str], list[list[str]]]]:
    """Each cell set, and a column added: the kind, the column, its cells, the rows that shall come of it."""
    new = ("三级", '说"好"，写明', "两\n行", "")
    for row, cells in enumerate(read.rows):
        for number in range(len(cells) if row else 0):
            wanted = [list(each) for each in read.rows]
            wanted[row][number] = new[(row + number) % 4]
            yield "set", Column(number, ""), {row: wanted[row][number]}, wanted
    column = {row: new[row % 3] for row in range(1, len(read.rows))}
    added = [[*each, column.get(row, "新列")] for row, each in enumerate(read.rows)]
    yield "added", Column(None, "新列"), column, added


@pytest.fixture(scope="module")
def tables() -> Counter[str]:
    """The same of tables, each cell set and a column added; looked at by the library's own reader of CSV."""
    found: Counter[str] = Counter()
    for seed in range(TABLES):
        decoded = decode_csv(table(seed).encode())
        read = reader.read(decoded.text, Limits()) if isinstance(decoded, Decoded) else None
        found["read" if isinstance(read, CsvTable) else "unread"] += 1
        for kind, column, cells, wanted in asked(read) if isinstance(read, CsvTable) else ():
            assert isinstance(read, CsvTable)
            try:
                after = set_cells(read, column, cells).text
            except Unspliceable:
                found[f"{kind} refused"] += 1
                continue
            where = (seed, column, cells, read.text, after)
            assert parsed(after) == [r for r in wanted if any(map(str.strip, r))], where
            if kind == "set":
                (row,) = cells
                assert outside(read.text, after, read.spans(row)[column.number or 0]), where
            else:
                assert after.replace(",新列", "", 1) != after, where
            found[kind] += 1
    return found


def said(found: Counter[str], kind: str) -> str:
    """How many of how many were made, as the page says it."""
    return f"{found[kind]}/{found[kind] + found[f'{kind} refused']}"


def test_the_figures_of_registers_are_those_of_the_page(registers: Counter[str]) -> None:
    row = f"| {registers['read']} of {REGISTERS} generated registers | {said(registers, 'set')} | "
    assert f"{row}{said(registers, 'added')} | 0 |" in PAGE.read_text("utf-8"), registers


def test_the_figures_of_tables_are_those_of_the_page(tables: Counter[str]) -> None:
    row = f"| {tables['read']} of {TABLES} generated tables | {said(tables, 'set')} | "
    assert f"{row}{said(tables, 'added')} | 0 |" in PAGE.read_text("utf-8"), tables
