"""Messages keep both languages until one is asked for, and foreign text enters them seen and short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import LONGEST_FIELD, Language, Said, listed, term

LANGUAGES: tuple[Language, ...] = ("zh", "en")
PAIR = ("{file} 第 {line} 行", "{file}, line {line}")


def test_a_message_is_worded_in_either_language() -> None:
    said = Said(PAIR, {"file": "甲.yaml", "line": 3})
    assert [said.text(language) for language in LANGUAGES] == ["甲.yaml 第 3 行", "甲.yaml, line 3"]


def test_a_message_within_a_message_speaks_the_same_language() -> None:
    said = Said(("原因：{why}", "because {why}"), {"why": Said(PAIR, {"file": "a", "line": 1})})
    assert [said.text(language) for language in LANGUAGES] == ["原因：a 第 1 行", "because a, line 1"]


@given(st.text(st.characters(exclude_categories=[])))
def test_foreign_text_is_seen_short_and_never_a_template(value: str) -> None:
    for language in LANGUAGES:
        text = Said(("“{value}”", "“{value}”"), {"value": value}).text(language)
        assert text.replace("\u3000", "").isprintable()
        assert len(text) <= LONGEST_FIELD + 2
        assert text[0] + text[-1] == "“”"


@pytest.mark.parametrize("value", ["{", "}", "{file}", "{0}", "{value.__class__}", "%s", "{{}}"])
def test_braces_and_signs_in_foreign_text_stay(value: str) -> None:
    assert Said(("{value}", "{value}"), {"value": value}).text("zh") == value
    assert [term((value, value)).text(language) for language in LANGUAGES] == [value, value]
    assert listed([value, 2]).text("zh") == f"{value}、2"


def test_a_long_value_ends_in_a_sign_that_it_goes_on() -> None:
    for length in (LONGEST_FIELD - 1, LONGEST_FIELD, LONGEST_FIELD + 1, 10_000):
        text = Said(("{value}", "{value}"), {"value": "甲" * length}).text("zh")
        assert len(text) == min(length, LONGEST_FIELD)
        assert text.endswith("…") == (length > LONGEST_FIELD)


def test_braces_of_a_message_without_fields_are_its_own() -> None:
    assert Said(("写成 {{a: 1}}", "write {{a: 1}}")).text("zh") == "写成 {a: 1}"
    assert Said(("没有", "none")).text("en") == "none"


def test_a_list_is_joined_as_each_language_joins() -> None:
    items: list[object] = ["甲", Said(("乙", "B")), 3]
    assert [listed(items).text(language) for language in LANGUAGES] == ["甲、乙、3", "甲, B, 3"]
    assert listed([]).text("zh") == ""


def test_an_error_is_read_in_english_where_nobody_words_it() -> None:
    error = RiskctlError(Said(PAIR, {"file": "a\u202eb", "line": 1}), term(("提示", "hint")))
    assert str(error) == "a\\u{202E}b, line 1"
    assert error.hint is not None
    assert error.hint.text("zh") == "提示"
