"""The writer of YAML: what it writes reads back as the same, by riskctl and by other readers alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from riskctl.sources.gate import is_seen
from riskctl.sources.yaml.emit import Braced, Noted, emit, remark, scalar, written
from riskctl.sources.yaml.reader import DEEPEST, YamlTree, read

TEXTS = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1, max_size=12).filter(
    lambda text: text.strip() and is_seen(text)
)
KEYS = st.text("abc_", min_size=1, max_size=4)
LIKE = st.sampled_from("0123456789+-._:eExXoOabfTZ ynYNtruefalsoINFnaN").flatmap(
    lambda first: st.text("0123456789+-._:eExXoOabfTZ ynYNtruefalsoINFnaN", max_size=8).map(first.__add__)
)


def ours(text: str) -> object:
    tree = read(text, DEEPEST)
    assert isinstance(tree, YamlTree), tree
    return tree.data


@pytest.mark.parametrize(
    "text",
    [
        "010",
        "1.10",
        "no",
        "Yes",
        "on",
        "y",
        "true",
        "FALSE",
        "2010-05-31",
        "2010-5-1",
        "1_000",
        "0x1F",
        "0o17",
        "1e3",
        ".5",
        "-1",
        "+7",
        ".inf",
        ".NaN",
        "~",
        "null",
        "NULL",
        "Null",
    ],
)
def test_what_others_would_guess_is_quoted(text: str) -> None:
    assert scalar(text) == f"'{text}'"


@pytest.mark.parametrize("text", ["3", "0", "2010", "一级", "A级", "肃州", "no-one", "v1.10", "12a"])
def test_what_nobody_guesses_otherwise_stands_plain(text: str) -> None:
    assert scalar(text) == text


def test_a_value_is_written_by_its_type() -> None:
    assert scalar(date(2010, 5, 31)) == "2010-05-31"
    assert [scalar(v) for v in (3, True, Decimal("0.50"))] == ["3", "true", "0.50"]


def test_text_of_an_unknown_field_stays_as_people_write_it() -> None:
    assert [written(text) for text in ("2010-05-31", "0.5", "010")] == ["2010-05-31", "0.5", "010"]


@given(TEXTS | LIKE)
def test_a_text_is_a_text_to_every_reader(text: str) -> None:
    line = f"a: {scalar(text)}\n"
    assert ours(line) == {"a": text}
    if not text.isascii() or not text.isdigit():
        for version in ((1, 1), (1, 2)):
            reader = YAML(typ="safe", pure=True)
            reader.version = version
            assert reader.load(line) == {"a": text}


@given(st.recursive(TEXTS, lambda inner: st.dictionaries(KEYS, inner, min_size=1, max_size=3), max_leaves=8))
def test_mappings_come_back(value: object) -> None:
    assert ours(emit({"a": {"b": value}, "c": [{"d": "e"}, "f"], "g": ()})) == {
        "a": {"b": value},
        "c": [{"d": "e"}, "f"],
        "g": [],
    }


def test_brackets_notes_and_remarks() -> None:
    made = emit(
        {"a": Braced({"b": date(2010, 1, 1), "c": "x, y"}), "d": Braced(["no", "f"]), "g": Noted("h", "i")}
    )
    assert made + remark("j") == "a: {b: 2010-01-01, c: 'x, y'}\nd: ['no', f]\ng: h # i\n# j\n"


def test_what_is_no_value_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError):
        emit({"a": object()})
