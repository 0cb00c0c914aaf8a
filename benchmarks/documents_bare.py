"""The peers for documents: python-docx and typst write the same texts in the same tables, and no more.

No keeping of a point's rows on a page, no levels drawn, no boxes as high as a seal, no running heads, nothing
read, graded or checked for names: what the libraries alone take, used as their manuals show.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import docx
import typst
from docx.enum.section import WD_ORIENT

PAGE = """\
#let data = json(bytes(sys.inputs.data))
#set page(width: 297mm, height: 210mm, margin: 15mm, footer: context align(right, counter(page).display()))
#set text(font: "Noto Serif SC", size: 9.5pt, lang: "zh", region: "cn")
#for one in data {
  if type(one) == str { block(text(one)) } else {
    let cells = one.cells.map(it => table.cell(
      x: it.x, y: it.y, rowspan: it.rows, colspan: it.columns, text(it.text),
    ))
    table(columns: one.widths.map(it => it * 1fr), stroke: 0.6pt, ..cells)
  }
}
"""
Part = str | dict[str, Any]


def write_docx(forms: dict[str, list[Part]], target: Path) -> None:
    """Write each form with python-docx: paragraphs, tables cell by cell, cells merged."""
    for name, parts in forms.items():
        made = docx.Document()
        section = made.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        for part in parts:
            if isinstance(part, str):
                made.add_paragraph(part)
            else:
                _docx_table(made, part)
        made.save(str(target / f"{name}.docx"))


def _docx_table(made: Any, part: dict[str, Any]) -> None:
    rows = 1 + max(cell["y"] + cell["rows"] - 1 for cell in part["cells"])
    table = made.add_table(rows, len(part["widths"]), style="Table Grid")
    grid = [row.cells for row in table.rows]  # `table.cell` would count the whole table each time
    for one in part["cells"]:
        cell = grid[one["y"]][one["x"]]
        cell.text = one["text"]
        if one["rows"] * one["columns"] > 1:
            cell.merge(grid[one["y"] + one["rows"] - 1][one["x"] + one["columns"] - 1])


def write_pdf(forms: dict[str, list[Part]], target: Path) -> None:
    """Set each form with typst, the fonts read once and one compiler kept."""
    page = target / "page.typ"
    page.write_text(PAGE, "utf-8")
    spec = find_spec("pylopdf_fonts_zh_cn")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    compiler = typst.Compiler(str(page), root=str(target), font_paths=fonts, ignore_system_fonts=True)
    for name, parts in forms.items():
        data = json.dumps(parts, ensure_ascii=False)
        made = compiler.compile(format="pdf", sys_inputs={"data": data}, timestamp=0)
        (target / f"{name}.pdf").write_bytes(made)


if __name__ == "__main__":
    _, what, kept, folder = sys.argv
    Path(folder).mkdir(exist_ok=True)
    writers = {"docx": write_docx, "pdf": write_pdf}
    writers[what](json.loads(Path(kept).read_text("utf-8")), Path(folder))
