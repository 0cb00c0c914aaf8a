"""All forms of a unit in one file: each begins a page, is numbered by itself, and keeps its foot."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest

from riskctl.render.binding import bound
from riskctl.render.blocks import Paper
from riskctl.render.make import make
from riskctl.render.order.file_names import file_names
from riskctl.render.order.kinds import document_kind
from riskctl.render.writers import docx as docx_writer
from riskctl.render.writers import pdf
from tests import skips
from tests.conftest import Call
from tests.render.build import Laid, Overlay
from tests.render.writers.test_pdf import pages as pages_of
from tests.year.signed import all_signed

Lay = Callable[[Overlay], Laid]


def papers(laid: Laid) -> dict[str, Paper]:
    """Every personal form, by the name of its file."""
    found, scope = laid.read("annex-5")
    names = file_names(found, scope)
    return {names[order.name]: make(order, "internal", scope) for order in found}


def test_the_forms_of_a_unit_become_one(laid: Lay) -> None:
    one = laid({})
    made = papers(one)
    _, scope = one.read("annex-5")
    ((name, whole),) = bound(document_kind("annex-5"), made, scope).items()
    assert name == whole.title == "个人登记表-示例局" and whole.subject == "bureau"
    assert [section.form.foot for section in whole.sections if section.form] == [
        p.foot for p in made.values()
    ]
    assert [section.blocks for section in whole.sections] == [p.sections[0].blocks for p in made.values()]


def test_in_word_each_form_is_a_section_numbered_from_one(laid: Lay) -> None:
    one = laid({})
    _, scope = one.read("annex-5")
    (whole,) = bound(document_kind("annex-5"), papers(one), scope).values()
    read = docx.Document(BytesIO(docx_writer.write(whole)))
    assert len(read.sections) == 5
    for section, own in zip(read.sections, whole.sections, strict=True):
        assert '<w:pgNumType w:start="1"/>' in section._sectPr.xml
        assert own.form and section.first_page_footer.paragraphs[0].text.startswith(own.form.foot)
        assert "NUMPAGES" not in section.footer._element.xml


def test_the_command_writes_one_file_for_each_format(call: Call, repository: Path) -> None:
    ended = call("render", "annex-5", "bureau", "--one-file", "--to", "html,md", cwd=repository)
    assert ended.out == "rendered/个人登记表-示例局.html\nrendered/个人登记表-示例局.md\n"
    page = (repository / "rendered/个人登记表-示例局.html").read_text("utf-8")
    assert page.count('<section class="landscape">') == 5


@pytest.mark.parametrize("kind", ["issuance", "board"])
def test_what_is_sent_or_shown_by_itself_is_not_bound(call: Call, repository: Path, kind: str) -> None:
    ended = call("render", kind, "--one-file", cwd=repository)
    assert ended.code == 2 and "--one-file" in ended.err
    assert not (repository / "rendered").exists()


def test_in_pdf_every_form_counts_its_own_pages(laid: Lay, tmp_path: Path) -> None:
    one = laid(all_signed())
    _, scope = one.read("annex-5")
    (whole,) = bound(document_kind("annex-5"), papers(one), scope).values()
    skips.program("poppler-utils")
    (tmp_path / "a.pdf").write_bytes(pdf.write(whole))
    pages = pages_of(tmp_path / "a.pdf")
    numbers = [re.search(r"(\d+)\s*/\s*(\d+)\s*$", page) for page in pages]
    found = [(int(n[1]), int(n[2])) for n in numbers if n]
    assert len(found) == len(pages) and sum(n == 1 for n, _ in found) == 5
    assert all(number <= last for number, last in found) and max(last for _, last in found) < len(pages)
