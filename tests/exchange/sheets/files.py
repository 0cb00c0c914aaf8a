"""One table as each kind of file a clerk may have: csv, xlsx, docx, with its merged cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from riskctl.exchange.sheets.sheet import Merge, column_name
from riskctl.sources.csv.patch import cell_text

Rows = Sequence[Sequence[str]]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SPREADSHEET}.worksheet+xml"/></Types>'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def csv(rows: Rows, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """Return rows as a text table; what is merged has blanks below it."""
    lines = (delimiter.join(cell_text(cell) for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode(encoding)


def archive(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return data.getvalue()


def xlsx(rows: Rows, merges: Sequence[Merge] = (), name: str = "Sheet1") -> bytes:
    """Return rows as a workbook of one sheet."""
    return archive(workbook(rows, merges, name))


def workbook(rows: Rows, merges: Sequence[Merge] = (), name: str = "Sheet1") -> dict[str, str | bytes]:
    """Return the parts of a workbook."""
    cells = "".join(
        f'<row r="{n}">' + "".join(_cell(text, column, n) for column, text in enumerate(row)) + "</row>"
        for n, row in enumerate(rows, 1)
    )
    ranges = "".join(
        f'<mergeCell ref="{column_name(left)}{top + 1}:{column_name(right)}{bottom + 1}"/>'
        for top, left, bottom, right in merges
    )
    merged = f"<mergeCells>{ranges}</mergeCells>" if ranges else ""
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATED}"><sheets>'
        f'<sheet name="{escape(name)}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _related("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{cells}</sheetData>{merged}</worksheet>",
    }


def docx(rows: Rows, merges: Sequence[Merge] = ()) -> bytes:
    """Return rows as a Word file of one table."""
    return archive(word(rows, merges))


def word(rows: Rows, merges: Sequence[Merge] = ()) -> dict[str, str | bytes]:
    """Return the parts of a Word file."""
    table = "".join(f"<w:tr>{_word_row(row, n, merges)}</w:tr>" for n, row in enumerate(rows))
    body = f"<w:tbl>{table}</w:tbl><w:p/>"
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return {"[Content_Types].xml": "<Types/>", "word/document.xml": document}


def _related(kind: str, target: str) -> str:
    one = f'<Relationship Id="r1" Type="{RELATED}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{one}</Relationships>'


def _cell(text: str, column: int, row: int) -> str:
    if not text:
        return ""
    place = f"{column_name(column)}{row}"
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _word_row(row: Sequence[str], number: int, merges: Sequence[Merge]) -> str:
    cells, column = "", 0
    while column < len(row):
        found = [m for m in merges if m[0] <= number <= m[2] and m[1] == column]
        across = found[0][3] - column + 1 if found else 1
        down = bool(found) and found[0][2] > found[0][0]
        goes_on = down and number > found[0][0]
        properties = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
        if down:
            properties += "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'
        lines = [] if goes_on else row[column].split("\n")
        paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
        cells += f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs or '<w:p/>'}</w:tc>"
        column += across
    return cells
