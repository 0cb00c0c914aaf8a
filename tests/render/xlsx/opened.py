"""Opens a .xlsx with calamine, and its parts with zip and lxml: neither wrote it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from python_calamine import CalamineWorkbook

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Part = etree._Element


def book(written: bytes) -> CalamineWorkbook:
    """Return the workbook as another library reads it."""
    return CalamineWorkbook.from_filelike(BytesIO(written))


def values(written: bytes) -> list[object]:
    """Return every value that a cell holds, sheet by sheet."""
    opened = book(written)
    rows = (row for name in opened.sheet_names for row in opened.get_sheet_by_name(name).to_python())
    return [value for row in rows for value in row if value != ""]


def merged(written: bytes, sheet: int = 0) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the first and the last cell of each merged range of a sheet."""
    return book(written).get_sheet_by_index(sheet).merged_cell_ranges or []


def parts(written: bytes) -> dict[str, bytes]:
    """Return every part by its name."""
    with ZipFile(BytesIO(written)) as file:
        return {name: file.read(name) for name in file.namelist()}


def part(written: bytes, name: str = "worksheets/sheet1") -> Part:
    """Return a part of the workbook, parsed."""
    return etree.fromstring(parts(written)[f"xl/{name}.xml"])


def each(within: Part, *names: str) -> list[Part]:
    """Return the elements of these names, wherever within."""
    return [found for name in names for found in within.iter(f"{S}{name}")]
