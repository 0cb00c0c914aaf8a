"""Pages for print: upright, broad, or turned by every page break."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.render.writers import html
from tests import skips
from tests.render.build import Laid, Overlay
from tests.render.html.browser import Browser
from tests.render.writers.read import document, whole

Lay = Callable[[Overlay], Laid]
SIZES = {(595, 842): "upright", (842, 595): "broad"}


def sheets(pdf: bytes) -> list[str]:
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [SIZES[round(float(w)), round(float(h))] for w, h in boxes]


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ("portrait", ["upright"] * 3),
        ("landscape", ["broad"] * 3),
        ("mixed", ["upright", "broad", "upright"]),
    ],
)
def test_a_page_break_begins_a_sheet_and_turns_a_mixed_one(
    browser: Browser, tmp_path: Path, layout: str, expected: list[str]
) -> None:
    made = document("<h1>甲</h1><hr><p>乙</p><hr><p>丙</p>", layout=layout)
    browser.open(html.write(made), tmp_path)
    assert sheets(browser.printed()) == expected


def test_the_notice_of_issue_is_a_letter_with_a_broad_annex(
    laid: Lay, browser: Browser, tmp_path: Path
) -> None:
    (made,) = laid({}).made("issuance")
    browser.open(html.write(made), tmp_path)
    assert sheets(browser.printed()) == ["upright", "upright", "broad", "upright"]
    letter, annex, imprint = whole(html.write(made)).iter("section")
    assert letter.text_content().index("〔2010〕") < letter.text_content().index("注册登记科、纪检组：")
    assert len(list(annex.iter("tbody"))) == 1
    assert [p.text_content() for p in imprint.iter("p")] == [
        "抄送：省局。",
        "领导小组办公室 2010年4月15日印发",
    ]


@pytest.mark.parametrize("kind", ["issuance", "announcement"])
def test_every_page_of_what_leaves_the_office_is_numbered_in_one_way(
    laid: Lay, browser: Browser, tmp_path: Path, kind: str
) -> None:
    skips.program("poppler-utils")
    (made,) = laid({}).made(kind)
    browser.open(html.write(made), tmp_path)
    file = tmp_path / "印.pdf"
    file.write_bytes(browser.printed())
    told = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True, text=True).stdout
    pages = told.split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert f"—{number}—" in page.replace(" ", "") and f"{number} / {len(pages)}" not in page


def test_the_red_head_stands_35_mm_down_and_the_annex_line_goes_on_below_its_text(
    laid: Lay, browser: Browser, tmp_path: Path
) -> None:
    (made,) = laid({}).made("issuance")
    browser.open(html.write(made), tmp_path)
    head = "getComputedStyle(document.querySelector('.letterhead'))"
    place = (
        f"parseFloat({head}.marginTop) + (parseFloat({head}.lineHeight) - parseFloat({head}.fontSize)) / 2"
    )
    assert browser.run(place) == pytest.approx(35 * 96 / 25.4, abs=4)
    line = "getComputedStyle(document.querySelector('.enclosed'))"
    em = f"parseFloat({line}.fontSize)"
    assert browser.run(f"parseFloat({line}.paddingLeft) / {em}") == pytest.approx(5, abs=0.01)
    assert browser.run(f"parseFloat({line}.textIndent) / {em}") == pytest.approx(-3, abs=0.01)


def test_a_letter_has_twenty_eight_characters_a_line(browser: Browser, tmp_path: Path) -> None:
    made = document(f"<h1>甲</h1><p>{'乙' * 280}</p>", layout="mixed")
    browser.open(html.write(made), tmp_path)
    height = "document.querySelector('p').getBoundingClientRect().height"
    assert browser.run(height) == pytest.approx(10 * 225 / 22 * 96 / 25.4, abs=1)
