"""The reader's data and spans: a span holds exactly what was written, and a missing one its parent's key."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from riskctl.base.location import DataPath, Part, Span
from riskctl.sources.gate import Decoded, decode_yaml
from riskctl.sources.yaml import reader as yaml
from riskctl.sources.yaml.reader import YamlTree
from tests.sources.yaml.texts import marked
from tests.sources.yaml.written import Written, registers


def tree_of(text: str) -> YamlTree:
    tree = yaml.read(text)
    assert isinstance(tree, YamlTree), tree
    return tree


@settings(max_examples=300)
@given(registers())
def test_data_and_places_are_what_was_written(written: Written) -> None:
    tree = tree_of(written.text)
    assert tree.data == written.data
    assert {path: tree.span(path) for path in written.values} == written.values
    assert {path: tree.span(path, "key") for path in written.keys} == written.keys


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: «1»", ("a",)),
        ("a: «1»  # c\n", ("a",)),
        ("甲: «丙 丁»\r\n乙: 1\r\n", ("甲",)),
        ("𠀀: é\nb: «𠀀é»\r\n", ("b",)),
        ("a: «'it''s'» # c", ("a",)),
        ('a: «"x\\\n  y"»\nb: 1', ("a",)),
        ("a: «x\n  y\n\n  z» \nb: 1", ("a",)),
        ("a:«»\nb: 1", ("a",)),
        ("a:«»   # c\n", ("a",)),
        ("a :«» \nb: 1", ("a",)),
        ("a: 1\nb:«»", ("b",)),
        ("a: «~»\nb: 1", ("a",)),
        ("{a: 1, b:«» , c: 2}", ("b",)),
        ("{a: 1, b:«» }", ("b",)),
        ("{a: 1,\n b:«»\n}", ("b",)),
        ("- x\n-«»\n- y", (1,)),
        ("- x\n-«» # c", (1,)),
        ("a: «|\n  x\n  y»\n\n# c\nb: 1", ("a",)),
        ("a: «|-\r\n  x»\r\n\r\n", ("a",)),
        ("a: «|+\n  x\n\n\n»b: 1", ("a",)),
        ("a: «>-\n  x\n  y»", ("a",)),
        ("a: «|2»\nb: 1", ("a",)),
        ("a: «| # x+\n  1+1»\n\nb: 1", ("a",)),
        ("a: «|\r  1+1»\r\rb: 1", ("a",)),
        ("a: «[x, 'y', {z: 1}]» # c\nb: 1", ("a",)),
        ("a: «{x: 1,\n # c\n}»\n", ("a",)),
        ("a:\n  «b:\n    c: 1»\n\n  # d\n# e\nf: 2", ("a",)),
        ("a:\n  b:\n    «c: 1»\n", ("a", "b")),
        ("a:\n«- x\n- - y»\n# c\nb: 1", ("a",)),
        ("a:\n- x\n- «- y»\nb: 1", ("a", 1)),
        ("- «a: 1\n  b:»\n- c", (0,)),
        ("# c\n«a: 1\nb: [x]» # d\n", ()),
        ("---\n«a: 1»\n...\n", ()),
    ],
)
def test_a_value(text: str, path: DataPath) -> None:
    text, span = marked(text)
    assert tree_of(text).span(path) == span


@pytest.mark.parametrize(
    ("text", "path", "part"),
    [
        ("«a: 1»\nb: 2", ("c", "d"), "value"),
        ("«a»: {x: 1}", ("a", "y"), "value"),
        ("a: {«x»: [1]}", ("a", "x", 3), "value"),
        ("a:\n- «x: 1»\n  y: 2\n", ("a", 0, "z"), "key"),
        ("a:\n- x: 1\n  «y»: 2\n", ("a", 0, "y"), "key"),
        ("a:\n- x: 1\n  «'y'» : 2\n", ("a", 0, "y", "z"), "value"),
        ("- «x»\n- y", (0,), "key"),
        ("«a»: [x]", ("a", "0"), "value"),
        ("«- x»\n- y", ("a",), "value"),
        ("«a: 1\nb: 2»", (), "key"),
    ],
)
def test_a_key_and_what_is_missing(text: str, path: DataPath, part: Part) -> None:
    text, span = marked(text)
    assert tree_of(text).span(path, part) == span


def test_scalars_stay_text() -> None:
    data = tree_of("[yes, 0x1F, 012, 1_000, 2010-05-31, .5, 2　, NULL, '~', Null]").data
    assert data == ["yes", "0x1F", "012", "1_000", "2010-05-31", ".5", "2　", "NULL", "~", "Null"]


def test_a_byte_order_mark_counts_for_no_place() -> None:
    decoded = decode_yaml(b"\xef\xbb\xbf" + "甲: 乙".encode())
    assert isinstance(decoded, Decoded)
    assert decoded.bom
    assert tree_of(decoded.text).span(("甲",)) == Span(3, 4)


@pytest.mark.parametrize(
    ("text", "rule", "cause"),
    [
        ("a: «&x 1»", "RK003", "anchor"),
        ("a: «&x [1]»", "RK003", "anchor"),
        ("a: 1\nb: «*x»", "RK003", "alias"),
        ("a: «!!str 1»", "RK003", "tag"),
        ("a: «!x {b: 1}»", "RK003", "tag"),
        ("a:\n  «<<»: 1", "RK003", "merge"),
        ("a: 1\n«---»\nb: 1", "RK003", "second-document"),
        ("a: 1\n...\n# c\n«...»\n", "RK003", "second-document"),
        ("? «a»\n: b", "RK003", "complex-key"),
        ("a: {«b»}", "RK003", "complex-key"),
        ("a: 1\n«: b»", "RK002", "empty-key"),
        ("a: 1\n«''»: b", "RK002", "empty-key"),
        ("a: «|\n \n»b: 1", "RK002", "block-header"),
        ("a: 1\nb: {x: 1, «x»: 2}", "RK004", "twice-same"),
        ('a: «"x\\u202Ey"»', "RK009", "hidden"),
        ('«"\\u200B"»: 1', "RK009", "hidden"),
        ('- «"\\0"»', "RK001", "nul"),
        ('- «"\\e[31m"»', "RK001", "control"),
        ('- «"\\N"»', "RK001", "control"),
    ],
)
def test_what_a_register_may_not_hold(text: str, rule: str, cause: str) -> None:
    text, span = marked(text)
    faults = yaml.read(text)
    assert isinstance(faults, list)
    assert [(fault.rule, fault.cause) for fault in faults] == [(rule, cause)]
    # An anchor or a tag is marked with all or some of what it stands before.
    assert (faults[0].span.start, min(faults[0].span.end, span.end)) == (span.start, faults[0].span.end)


def test_escapes_of_ordinary_characters_are_read() -> None:
    assert tree_of(r'"甲\u3000\n\t\x41\"\\": "\U00020000"').data == {'甲\u3000\n\tA"\\': "\U00020000"}


def test_a_key_written_again_names_the_place_of_the_first() -> None:
    faults = yaml.read("x: 1\na:\n  - {b: {c: 1}, d: 2, b: 3}\n")
    assert isinstance(faults, list)
    assert faults[0].fields == {"key": "b", "first": Span(13, 14)}


def test_what_stands_behind_a_second_value_keeps_its_place() -> None:
    faults = yaml.read("{a: 1, b: 2, a: [1, 2, 3], <<: 4, <<: [5], b: 6, a: 7}")
    assert isinstance(faults, list)
    found = [(fault.cause, fault.fields.get("first")) for fault in faults]
    a, b = ("twice-same", Span(1, 2)), ("twice-same", Span(7, 8))
    assert found == [a, ("merge", None), ("merge", None), b, a]


def test_every_fault_of_a_file_is_given_at_once() -> None:
    faults = yaml.read("a: &x 1\nb: !y 2\na: 3\nc: [\n")
    assert isinstance(faults, list)
    assert [fault.cause for fault in faults] == ["anchor", "tag", "twice-same", "bracket"]


@pytest.mark.parametrize("text", ["", "\n", "# c\n", "---\n", "~", "--- # c\n...\n"])
def test_an_empty_file(text: str) -> None:
    assert [f.cause for f in yaml.read(text)] == ["empty"]  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["x", "'x'", "|\n  x", "登记表"])
def test_a_file_of_text_alone(text: str) -> None:
    assert [f.cause for f in yaml.read(text)] == ["no-mapping"]  # type: ignore[union-attr]
