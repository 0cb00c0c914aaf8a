"""Cells that a spreadsheet would take for a formula: whatever blank or look-alike hides the sign."""

from __future__ import annotations

import csv
import io
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.present.csv import sheet
from riskctl.sources.csv.reader import guarded, plain

BLANKS = [
    "",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\v",
    "\f",
    "\x1c",
    "\x85",
    "\xa0",
    "\xad",
    "\u034f",
    "\u115f",
    "\u1680",
    "\u180e",
    "\u2003",
    "\u200b",
    "\u200e",
    "\u2028",
    "\u202f",
    "\u2060",
    "\u2800",
    "\u3000",
    "\u3164",
    "\ufe0f",
    "\ufeff",
    "\uffa0",
    "\U000e0020",
    " \xa0\n\u3164 ",
]
SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−‐‑‒–˗➕➖꞊゠"


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_no_cell_begins_a_formula(blank: str, sign: str) -> None:
    text = f"{blank}{sign}HYPERLINK(1)"
    ((cell,),) = csv.reader(io.StringIO(sheet([[text]]).decode("utf-8-sig"), newline=""))
    assert cell == f"'{text}" and plain(cell) == text


@pytest.mark.parametrize("kind", ["Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"])
def test_whatever_shows_nothing_by_itself_hides_no_sign(kind: str) -> None:
    found = [chr(n) for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)) == kind]
    assert found and [ascii(c) for c in found if not guarded(f"{c}=1").startswith("'")] == []


def test_whatever_is_narrowed_to_a_sign_is_one() -> None:
    narrowed = [chr(n) for n in range(sys.maxunicode + 1) if not 0xD800 <= n < 0xE000]
    signs = [c for c in narrowed if unicodedata.normalize("NFKC", c)[:1] in tuple("=+-@")]
    assert len(signs) == 19 and [ascii(c) for c in signs if not guarded(f"{c}1").startswith("'")] == []


@pytest.mark.parametrize("text", ["岗位-1", "a=b", "——领导小组", "　　缩进", "\u3164", "1+1", "·受理", ""])
def test_plain_text_is_left_as_it_is(text: str) -> None:
    assert guarded(text) == text == plain(text)


@given(st.text(st.sampled_from([*"'=-＝−a\t\r\n \xa0\u3164\u3000—"]), max_size=6))
def test_reading_back_is_exact(text: str) -> None:
    assert plain(guarded(text)) == text
