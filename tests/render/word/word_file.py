"""Word files as an office writes them, made with the library that offices' files are opened with here."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

import docx

CELLS = ("{% for point in points %}{{ point.number }}", "{{ point.title }}", "{{ point.level }}{% endfor %}")


def word_file(*paragraphs: str | Sequence[str], rows: Sequence[Sequence[str]] = ()) -> bytes:
    """Return a file of paragraphs, each a text or its runs, and a table of cells in lines."""
    document = docx.Document()
    for paragraph in paragraphs:
        added = document.add_paragraph()
        for run in [paragraph] if isinstance(paragraph, str) else paragraph:
            added.add_run(run)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                first, *others = text.split("\n")
                cell.paragraphs[0].text = first
                for other in others:
                    cell.add_paragraph(other)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def with_part(file: bytes, name: str, old: str, new: str) -> bytes:
    """Return the file with a text of one part changed; a part that is not there is added."""
    made = BytesIO()
    with ZipFile(BytesIO(file)) as before, ZipFile(made, "w") as after:
        parts = {part: before.read(part) for part in before.namelist()}
        text = parts.get(name, b"").decode()
        assert old in text
        for part, data in (parts | {name: text.replace(old, new, 1).encode()}).items():
            after.writestr(part, data)
    return made.getvalue()


def paragraphs_of(file: bytes) -> list[str]:
    """Return the paragraphs of a file as the library reads them."""
    return [one.text for one in docx.Document(BytesIO(file)).paragraphs]


def cells_of(file: bytes) -> list[list[str]]:
    """Return the cells of the first table."""
    return [[cell.text for cell in row.cells] for row in docx.Document(BytesIO(file)).tables[0].rows]
