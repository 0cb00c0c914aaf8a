"""Pages for print: upright, broad, or turned by every page break."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.render.writers import html
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


def test_a_letter_has_twenty_eight_characters_a_line(browser: Browser, tmp_path: Path) -> None:
    made = document(f"<h1>甲</h1><p>{'乙' * 280}</p>", layout="mixed")
    browser.open(html.write(made), tmp_path)
    height = "document.querySelector('p').getBoundingClientRect().height"
    assert browser.run(height) == pytest.approx(10 * 225 / 22 * 96 / 25.4, abs=1)
