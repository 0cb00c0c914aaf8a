"""Compares `riskctl check` with peers and with its own floor, in one run; writes the tables to docs.

The figures are those of whole processes, the median of several runs in turn; only their ratios mean
anything on another machine.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generate import TABLE
from measured import Cost, measured

RUNS = 5
FILES, MORE = 1000, (2000, 4000)
POINTS = 6446  # of a large bureau, in one table
SENT = 12_000  # points of a bureau that go out to its departments as workbooks, and come back
OUT = ("riskctl export: registers read and graded, workbooks written", "export")
BACK = ("riskctl import: each file read apart, every cell compared", "import")
HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
BIN = Path(sys.executable).parent
PAGE_TEXT = """\
# Benchmarks

CPU seconds and peak memory of whole processes, median of {runs} runs in turn. `make bench` makes this
page again; only the ratios travel.

{files:,} personal registers of {size:.1f} kB, 6 points each:

| what | CPU s | to yamale | peak MB |
|---|---|---|---|
{registers}

One table (CSV, {megabytes:.1f} MB) of {points:,} points of one bureau, {posts:,} posts:

| what | CPU s | to csv and yamale | peak MB |
|---|---|---|---|
{table}

{sent:,} points to {books} workbooks, one for each department ({cells:,} cells), and back unedited. The bare
libraries write the same cells without lists, formats and locks, and read the same files without comparing:

| what | CPU s | to the bare library | peak MB |
|---|---|---|---|
{out}
{back}

Growth of `riskctl check` with the number of registers, and with the points of a table:

| what | CPU s | to the first | peak MB | to the first |
|---|---|---|---|---|
{growth}
"""


def main() -> None:
    """Run every comparison and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for count in (FILES, *MORE):
            _generated("files", count, root / str(count))
        for name, points in (("table", POINTS), ("twice", 2 * POINTS)):
            _generated("table", points, root / name)
        cells = _sent(root)
        report = _page(root, measured(_commands(root), RUNS), cells)
    PAGE.write_text(report, encoding="utf-8", newline="\n")
    print(report)


def _generated(shape: str, count: int, folder: Path) -> None:
    """Generate in a process apart: what this one holds counts in the peak memory of those it starts."""
    subprocess.run([sys.executable, HERE / "generate.py", shape, str(count), folder], check=True)


def _sent(root: Path) -> int:
    """Export the workbooks once and keep their cells for the peer; return how many cells there are."""
    _generated("table", SENT, root / "sent")
    bare, cells = str(HERE / "xlsx_bare.py"), root / "cells.json"
    subprocess.run(_export(root, root / "books"), check=True, stdout=subprocess.DEVNULL)
    subprocess.run((sys.executable, bare, "keep", str(root / "books"), str(cells)), check=True)
    books: dict[str, list[tuple[str, list[list[str]]]]] = json.loads(cells.read_text("utf-8"))
    pages = (rows for sheets in books.values() for _, rows in sheets)
    return sum(bool(cell) for rows in pages for row in rows for cell in row)


def _export(root: Path, target: Path) -> Sequence[str]:
    words = ("export", "--for", "u0", "--to", "xlsx", "--output", str(target))
    return (str(BIN / "riskctl"), "-C", str(root / "sent"), *words)


def _commands(root: Path) -> dict[str, Sequence[str]]:
    def check(name: str) -> Sequence[str]:
        return (str(BIN / "riskctl"), "-C", str(root / name), "check", "--fail-on", "warning")

    bare, books = (sys.executable, str(HERE / "xlsx_bare.py")), map(str, sorted((root / "books").iterdir()))
    registers, schema = str(root / str(FILES) / "registers"), str(HERE / "register.yamale")
    return {
        "yamale": (str(BIN / "yamale"), "-s", schema, "--no-strict", registers),
        "check": check(str(FILES)),
        "read": (sys.executable, str(HERE / "read_only.py"), str(root / str(FILES))),
        "version": (str(BIN / "riskctl"), "--version"),
        "csv_yamale": (sys.executable, str(HERE / "csv_yamale.py"), str(root / "table" / TABLE)),
        "table": check("table"),
        "read_table": (sys.executable, str(HERE / "read_only.py"), str(root / "table")),
        "twice": check("twice"),
        "bare_write": (*bare, "write", str(root / "cells.json"), str(root / "again")),
        "export": _export(root, root / "out"),
        "bare_read": (*bare, "read", str(root / "books")),
        "import": (str(BIN / "riskctl"), "-C", str(root / "sent"), "import", *books),
        **{str(count): check(str(count)) for count in MORE},
    }


def _page(root: Path, costs: dict[str, Cost], cells: int) -> str:
    text = (root / "table" / TABLE).read_bytes()
    posts = {tuple(row.split(b",")[:2]) for row in text.splitlines()[1:]}
    sizes = [f.stat().st_size for f in (root / str(FILES) / "registers").rglob("*.yaml")]
    first = (("yamale 6.1, PyYAML parser: the shape alone", "yamale"), ("riskctl check: every rule", "check"))
    floor = ("riskctl: reading alone (gate, YAML with spans, records)", "read")
    table = (
        ("Python's csv, then yamale: the shape alone", "csv_yamale"),
        ("riskctl check: every rule", "table"),
        ("riskctl: reading alone (gate, CSV with places, records)", "read_table"),
    )
    files = ((f"{FILES:,} registers", "check"), *((f"{count:,} registers", str(count)) for count in MORE))
    tables = ((f"a table of {POINTS:,} points", "table"), (f"a table of {2 * POINTS:,} points", "twice"))
    return PAGE_TEXT.format(
        runs=RUNS,
        files=FILES,
        size=sum(sizes) / len(sizes) / 1000,
        points=POINTS,
        megabytes=len(text) / 1e6,
        posts=len(posts),
        registers="\n".join(_compared((*first, floor, ("riskctl --version", "version")), costs)),
        table="\n".join(_compared(table, costs)),
        sent=SENT,
        books=len([*(root / "books").iterdir()]),
        cells=cells,
        out="\n".join(_compared((("XlsxWriter: the same cells", "bare_write"), OUT), costs)),
        back="\n".join(_compared((("calamine: the same files", "bare_read"), BACK), costs)),
        growth="\n".join((*_grown(files, costs), *_grown(tables, costs))),
    )


def _compared(rows: Sequence[tuple[str, str]], costs: dict[str, Cost]) -> list[str]:
    """A row for each, with its share of the seconds of the first."""
    peer = costs[rows[0][1]].seconds
    return [
        f"| {title} | {cost.seconds:.2f} | {cost.seconds / peer:.2f} | {cost.megabytes:.0f} |"
        for title, cost in ((title, costs[key]) for title, key in rows)
    ]


def _grown(rows: Sequence[tuple[str, str]], costs: dict[str, Cost]) -> list[str]:
    """A row for each, with how many times the first it took."""
    first = costs[rows[0][1]]
    return [
        f"| {title} | {cost.seconds:.2f} | {cost.seconds / first.seconds:.2f} "
        f"| {cost.megabytes:.0f} | {cost.megabytes / first.megabytes:.2f} |"
        for title, cost in ((title, costs[key]) for title, key in rows)
    ]


if __name__ == "__main__":
    main()
