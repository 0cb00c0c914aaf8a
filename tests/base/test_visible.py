"""What goes out is seen: no character of a message is obeyed by a terminal, a page or a log."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.visible import IDEOGRAPHIC_SPACE, inert, visible

ANY = st.text(st.characters(exclude_categories=[]))  # lone surrogates too


@given(ANY)
def test_nothing_unprintable_comes_out(text: str) -> None:
    assert visible(text).replace(IDEOGRAPHIC_SPACE, "").isprintable()
    visible(text).encode()


@given(ANY.filter(lambda text: "\\u{" not in text and "[Tab]" not in text))
def test_nothing_is_lost(text: str) -> None:
    shown = visible(text).replace("[Tab]", "\t")
    assert re.sub(r"\\u\{([0-9A-F]+)\}", lambda code: chr(int(code[1], 16)), shown) == text


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S"])))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("张\u202e三", "张\\u{202E}三"),
        ("张\u200b三", "张\\u{200B}三"),
        ("\x1b[31m红", "\\u{1B}[31m红"),
        ("\x9b31m", "\\u{9B}31m"),
        ("a\r\nb\t", "a\\u{D}\\u{A}b[Tab]"),
        ("\ufeffa\0", "\\u{FEFF}a\\u{0}"),
        ("\U000e0041", "\\u{E0041}"),
        (b"\xff.yaml".decode("utf-8", "surrogateescape"), "\\u{DCFF}.yaml"),
        ("\u3000\u3000酒泉　局", "\u3000\u3000酒泉　局"),
        ("\u3000\0", "\u3000\\u{0}"),
        ("e\u0301𠀀 🙂", "e\u0301𠀀 🙂"),
        ("", ""),
    ],
)
def test_each_kind(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(alphabet="#[]avso甲 "))
def test_a_build_host_finds_no_command_within_a_line(text: str) -> None:
    assert not re.search(r"##\w*\[", inert(text))
    assert inert(text).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("甲##[error]乙", "甲# #[error]乙"),
        ("##vso[task.x]", "# #vso[task.x]"),
        ("###[a]", "## #[a]"),
        ("## 甲", "## 甲"),
    ],
)
def test_a_command_is_parted(text: str, written: str) -> None:
    assert inert(text) == written
