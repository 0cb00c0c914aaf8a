"""Whatever a register says, a document says: any text comes through template and writers unchanged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from riskctl.check.example import CLERK, REPOSITORY
from riskctl.render.blocks import texts
from riskctl.render.writers import html, md
from tests.render.build import Laid
from tests.render.writers.read import any_text, as_shown, html_texts, squeezed, whole

POST = "bureau/registration/clerk"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("库")


@settings(max_examples=40)
@given(title=any_text, shows=any_text, measure=any_text, duty=any_text)
def test_any_text_of_a_register_comes_through(
    folder: Path, title: str, shows: str, measure: str, duty: str
) -> None:
    written = {"title": title, "shows": shows, "measure": measure, "duty": duty}
    assume(all(text.strip() for text in written.values()))
    quoted = {name: json.dumps(text, ensure_ascii=False) for name, text in written.items()}
    register = REPOSITORY[CLERK].replace("post: clerk\n", f"post: clerk\nduties: [{quoted['duty']}]\n")
    register = register.replace("title: 受理时对材料不齐的熟人企业先行受理", f"title: {quoted['title']}")
    register = register.replace("    matter:", f"    manifestations: [{quoted['shows']}]\n    matter:")
    register = register.replace(
        "text: 科长每周抽查受理件的一成，在复核记录上签名", f"text: {quoted['measure']}"
    )
    (document,) = Laid(folder, {CLERK: register}).made("annex-5", POST)
    expected = {squeezed(text) for text in written.values()}
    assert expected <= {squeezed(text) for text in texts(document)}
    assert expected <= {squeezed(text) for text in html_texts(whole(html.write(document)))}
    page = as_shown(md.write(document))
    for line_break in page.iter("br"):
        line_break.text = "\ue000"
    cells = [part for cell in page.iter("td") for part in cell.text_content().split("\ue000")]
    assert expected <= {squeezed(cell) for cell in cells}
