"""The peers for workbooks: XlsxWriter writes the same cells as they are, calamine reads the same files.

No drop-downs, formats, locks or baselines, nothing compared: what the libraries alone take.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import python_calamine
import xlsxwriter

CELLS = "cells.json"


def sheets(file: Path) -> list[tuple[str, list[list[str]]]]:
    """Return the sheets of a workbook by their names, each cell as text."""
    book = python_calamine.load_workbook(str(file))
    return [
        (name, [[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()])
        for name in book.sheet_names
    ]


def keep(books: Path, cells: Path) -> None:
    """Keep the cells of all workbooks in `books`, so that writing them need not read them."""
    found = {file.name: sheets(file) for file in sorted(books.glob("*.xlsx"))}
    cells.write_text(json.dumps(found, ensure_ascii=False), "utf-8")


def write(cells: Path, target: Path) -> None:
    """Write every workbook anew, cell by cell."""
    target.mkdir(exist_ok=True)
    for name, pages in json.loads(cells.read_text("utf-8")).items():
        made = xlsxwriter.Workbook(str(target / name), {"in_memory": True})
        for title, rows in pages:
            page = made.add_worksheet(title)
            for n, row in enumerate(rows):
                for m, text in enumerate(row):
                    if text:
                        page.write_string(n, m, text)
        made.close()


def read(books: Path) -> int:
    """Return how many cells the workbooks of a folder hold."""
    pages = (rows for file in books.glob("*.xlsx") for _, rows in sheets(file))
    return sum(bool(cell) for rows in pages for row in rows for cell in row)


if __name__ == "__main__":
    what, *paths = sys.argv[1:]
    first, *more = map(Path, paths)
    if what == "read":
        sys.exit(0 if read(first) else 1)
    {"keep": keep, "write": write}[what](first, more[0])
