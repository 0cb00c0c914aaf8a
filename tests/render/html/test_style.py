"""The styles that ship say of looks and pages what stands in the tables, and nothing of it a second time."""

from __future__ import annotations

import re

import pytest

from riskctl.render.html.page import shared
from riskctl.render.html.style import styled
from riskctl.render.looks import LETTER_STYLES, STYLES, Look
from riskctl.render.paper import LANDSCAPE, LETTER, PORTRAIT

NAMES = {*STYLES, *(f"letter-{look}" for look in LETTER_STYLES)}
PAGES = ("page.css", "letter.css", "outer.css", "board.css")


def test_every_look_of_the_table_is_used_and_none_else() -> None:
    used = {name for page in PAGES for name in re.findall(r"\$\{?([a-z-]+)", shared(page))}
    doubled = {Look.NOTE}  # small print under another name
    pages = {"portrait", "landscape", "letter", "screen"}
    assert used == (NAMES - doubled) | {"long-letterhead", "fonts", "box", *pages}


@pytest.mark.parametrize("page", PAGES)
def test_all_is_filled_in(page: str) -> None:
    assert "$" in shared(page) and "$" not in styled(page)


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        ("page.css", "@page { size: A4 portrait; margin: 15mm 15mm 14mm; }"),
        ("page.css", "@page landscape { size: A4 landscape; }"),
        ("page.css", "body.landscape { page: landscape; max-width: 267mm; }"),
        ("page.css", "font: 10.5pt/1.5 var(--body); line-break"),
        ("page.css", ".letterhead { color: #e60012; font: bold 30pt/1.3 var(--title); text-align: center; }"),
        ("page.css", ".level-gravest { border: 1.6pt solid #000; font-weight: bold; background: #f6d5d0; }"),
        ("page.css", ".blank.long { width: 11em; }"),
        ("page.css", "table.narrow { width: 60%; }"),
        ("page.css", "flex-direction: column; min-height: 45mm;"),
        ("letter.css", "@page letter { size: A4 portrait; margin: 37mm 26mm 35mm 28mm;"),
        ("letter.css", ".portrait .strong { font-family: var(--heading); font-weight: normal; }"),
        ("board.css", "@page { size: A4 landscape; margin: 0; }"),
    ],
)
def test_a_rule_follows_from_the_tables(page: str, rule: str) -> None:
    assert rule in styled(page)


def test_what_is_left_between_the_margins() -> None:
    assert (PORTRAIT.inner_width, LANDSCAPE.inner_width) == (180, 267)
    assert (LETTER.inner_width, LETTER.inner_height) == (156, 225)  # 28 characters, 22 lines
    assert LANDSCAPE.is_broad and not LETTER.is_broad
