"""The file around a document: a worksheet for each of its pages, none of them hidden; the same bytes for the
same document, and nobody's name in what it says of itself."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime

from riskctl.base.location import utf16_units
from riskctl.render.blocks import Block, Heading, Paper, parts, plain
from riskctl.render.paper import Page
from riskctl.render.xlsx.formats import Formats
from riskctl.render.xlsx.sheet import Worksheet
from riskctl.render.xml_text import allowed

OPTIONS = {"in_memory": True} | dict.fromkeys(
    ("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False
)
# In whose digits columns are measured; no cell is set in it.
COUNTED = {"font_name": "Arial", "font_size": 10}
EARLIEST = date(1980, 1, 1)  # for a document that is of no day
LONGEST_NAME = 31  # of a worksheet
RESERVED = ("history",)
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")


def workbook(document: Paper) -> bytes:
    """Return the document as a file; raises RiskctlError for a text that no cell holds."""
    import xlsxwriter

    data = io.BytesIO()
    made = xlsxwriter.Workbook(data, OPTIONS | {"default_format_properties": dict(COUNTED)})
    day = document.day or EARLIEST
    made.set_properties({"title": allowed(document.title), "created": datetime(day.year, day.month, day.day)})
    formats = Formats(made, document.sheet, document.language)
    names: list[str] = []
    for page, blocks in _pages(document):
        names.append(_name(blocks, document, names))
        Worksheet(made.add_worksheet(names[-1]), names[-1], page, blocks, document, formats).write()
    made.close()
    return data.getvalue()


def _pages(document: Paper) -> Iterator[tuple[Page, tuple[Block, ...]]]:
    """The parts between page breaks."""
    for section in document.sections:
        for blocks in parts(section.blocks):
            if blocks:
                yield document.page_of(section), blocks


def _name(blocks: tuple[Block, ...], document: Paper, taken: list[str]) -> str:
    """What a worksheet is called: by its first heading, else by the document's title; each name once."""
    heading = next((plain(block.runs) for block in blocks if isinstance(block, Heading)), document.title)
    name = _FORBIDDEN.sub(" ", allowed(heading)).strip(" '") or "1"
    base, number = _short(name, LONGEST_NAME), 1
    found = base if base.casefold() not in RESERVED else f"{base} 1"
    while found.casefold() in (one.casefold() for one in taken):
        number += 1
        found = f"{_short(base, LONGEST_NAME - 3 - len(str(number)))}（{number}）"
    return found


def _short(name: str, length: int) -> str:
    """A name that is no longer, counted as UTF-16."""
    while utf16_units(name) > length:
        name = name[:-1]
    return name.strip(" '")
