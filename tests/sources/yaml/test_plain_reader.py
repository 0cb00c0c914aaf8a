"""The plain reader reads as the loop over events does, or leaves the text to it: data, places, refusals."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from riskctl.base.location import DataPath, Span
from riskctl.sources.gate import Decoded, decode_yaml
from riskctl.sources.yaml import plain
from riskctl.sources.yaml.by_events import read_by_events
from riskctl.sources.yaml.plain import plain_data
from riskctl.sources.yaml.reader import YamlTree, read
from tests.sources.yaml.texts import SHAPES, Mutation, mutations
from tests.sources.yaml.written import Written, registers

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES, PRESETS = ROOT / "examples", ROOT / "presets"
REGISTER = """\
# 东关所
schema: riskctl/person/v1
unit: suzhou
duties: [片区巡查, 无照经营的发现和引导 , null]
authority: []
risk_points:
  - id: R01
    title: 巡查中收好处#1，见 http://a.b 10:30
    level: 3 # 见台账
    manifestations: # 两条
    - 每月给两条烟

    - "“警告”了结：见 # 台账"
    flow: {flow: a, node: b }
    measures:
      # 先做的
      - text: 复查三十户\x20\x20
        owner: null  # 空缺
        due: 2010-05-31
      - text: 座谈
        owner:
  - {id: R02, title: 少开票}
declined:
note: '完 # 了' # 完了
"""
COMMENTED = (
    "a: b # c\n",
    "a: null # c\n",
    "a: # c\n",
    "a: # c\n- b # d: e\n",
    "a:\n  - b: # c\n    d: e #f\n",
    "a: 'b # c' # d\n",
    'a: "b" # "c" # d\n',
    "a: [b, c] # [d]\n",
    "a: {b: c}   # {d\n",
    "a: b#c # d\n",
    "a/b/c: [{d: e, f: null}, { g: h }] # i\n",
    "a: [{b: c}]\n",
    "a: [{b: c}, d , [e, f], []]\n",
    "a: {b: [c, d], e: {f: g}, h: i j }\n",
    "a:\n  - {a: b, c: {d: e}}\n",
)
# What a person slips in, and what lies at the edge of what is read plainly.
PIECES = (
    *"\n\r -:#?,[]{}&*!|>'\"@`~=<.x1é\u0301甲\u3000\u00a0\\+",
    *("\r\n", ": ", "- ", "-\n", "  ", "    ", "\n  ", " #c", "#c", "null", "~", "---\n", "...\n", "\n...\n"),
    *("a: b\n", "a:\n", "  a: b\n", "- a\n", "  - a\n", "-  a: b\n", "a: [b, c]\n", "a: {b: c}\n"),
    *("<<: ", "|\n"),
    *("[a:b]", "{a: b, a: c}", "[a, ]", "[-]", "{a:}", "[null]", "{}", "''", '""', "'a''b'", '"\\n"'),
    *("[{a: b}, {c: d}]", "{a: [b, c], d: {e: f}}", "[[a]]", "a/b"),
)


def assert_alike(text: str, depth: int = 64) -> None:
    one, other = read(text, depth), read_by_events(text, depth)
    assert one == other, text
    if not isinstance(one, list) and not isinstance(other, list):
        assert one.spans == other.spans, text
        assert_found_on_the_way(one)


def assert_found_on_the_way(tree: YamlTree) -> None:
    """Each place is the one that numbering the whole text gives, whichever is asked for first."""
    everywhere = numbered(tree.data, ())
    places = {path: Span(*tree.spans[2 * n : 2 * n + 2]) for n, (path, part) in enumerate(everywhere) if part}
    keys = {
        path: Span(*tree.spans[2 * n : 2 * n + 2]) for n, (path, part) in enumerate(everywhere) if not part
    }
    for path, span in reversed(places.items()):
        assert tree.span(path) == span, path
        missing = tree.span((*path, "?", 7))
        if path and isinstance(path[-1], str):
            assert tree.span(path, "key") == keys[path] == missing
        else:
            assert missing.start == span.start and missing.end <= span.end


def numbered(data: object, path: DataPath) -> list[tuple[DataPath, bool]]:
    """The path of each key (False) and each value (True), in the order of the text."""
    found = [(path, True)]
    for step, value in data.items() if isinstance(data, dict) else ():
        found += [((*path, step), False), *numbered(value, (*path, step))]
    for step, value in enumerate(data) if isinstance(data, list) else ():
        found += numbered(value, (*path, step))
    return found


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """A text with pieces put in, taken out or written over, here and there."""
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(PIECES)) + text[at + draw(st.integers(0, 3)) :]
    return text


@settings(max_examples=1200)
@given(edited(REGISTER))
def test_of_an_edited_register(text: str) -> None:
    if isinstance(decode_yaml(text.encode()), Decoded):
        assert_alike(text)


@settings(max_examples=600)
@given(st.sampled_from(SHAPES), st.lists(mutations, min_size=1, max_size=8))
def test_of_broken_shapes(text: str, changes: list[Mutation]) -> None:
    for change in changes:
        text = change(text)
        if isinstance(decode_yaml(text.encode()), Decoded):
            assert_alike(text)


@settings(max_examples=1200)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("a:\n- b\nc: d\n- e\n")
@example("a: b\n  - c\n")
@example("a: null\n  b: c\n")
@example("a: null \n- b\n")
@example("a: []\n- b\n")
@example("a:\n- null\n  b: c\n")
def test_of_short_texts(text: str) -> None:
    if isinstance(decode_yaml(text.encode()), Decoded):
        assert_alike(text)


@settings(max_examples=400)
@given(registers())
def test_of_what_is_written_in_any_style(one: Written) -> None:
    assert_alike(one.text)


@given(st.integers(0, 9), st.integers(1, 9))
def test_of_nesting(deep: int, depth: int) -> None:
    for step, value in (("a:", "[b]"), ("a:", "{b: c}"), ("- a:", "b"), ("a:", "b")):
        lines = ["a:", *(f"{'    ' * n}{step}" for n in range(1, deep + 1))]
        assert_alike("\n".join(lines) + f" {value}\n", depth)


@pytest.mark.parametrize(
    "text",
    [
        REGISTER,
        REGISTER.replace("\n", "\r\n"),
        REGISTER.rstrip("\n"),
        "a: b",
        "a:\n- null\n",
        "a: null  \n",
        *COMMENTED,
    ],
)
def test_what_is_written_plainly_is_read_here(text: str) -> None:
    assert plain_data(text, 64) is not None
    assert_alike(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n",  # a list alone is no file of ours
        "a: b\n  c\n",  # goes on
        "a: |\n  b\n",
        "a: &x b\n",
        "a: b\na: c\n",
        "a: ~\n",
        "a: b: c\n",
        "a: 'b # c\n",
        "a: [b # c\n",
        "a: | # c\n  b\n",
        "a: b # c\n  d\n",
        "- # c\n",
        "a: [{b: c, b: d}]\n",
        "a: [{b: [[c]]}]\n",
        "a: [b}\n",
        "a: [b] c\n",
        "a: {b}\n",
        "a: [b, c: d]\n",
        'a: "b\\n"\n',
        "a: 'b'#c\n",
        "a:\n  b: c\n d: e\n",
        "a: b\r- c\n",
        "---\na: b\n",
        "a" * 101 + ": b\n",
    ],
)
def test_what_may_mean_more_is_left_to_the_loop(text: str) -> None:
    assert plain_data(text, 64) is None
    assert_alike(text)


def test_all_files_of_the_example_and_the_presets_are_read_here() -> None:
    files = [*EXAMPLES.glob("jiuquan/**/*.yaml"), *PRESETS.glob("*/*.yaml")]
    texts = [file.read_text("utf-8") for file in sorted(files)]
    for text in texts:
        assert plain_data(text, 64) is not None
        assert_alike(text)
    assert len(texts) > 70


def test_a_line_read_before_gives_each_text_its_own_list() -> None:
    for line in ("a: [b, {c: d}]", "a: ['b'"):
        first, second = plain_data(line, 64), plain_data(line, 64)
        assert first == second
        assert first is None or (first["a"] is not second["a"] and first["a"][1] is not second["a"][1])


def test_of_lines_read_before_few_and_short_ones_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MOST_KNOWN", 8)
    long = "长" * plain.LONGEST_KNOWN
    for number in range(50):
        assert plain_data(f"a{number}: b\nc: {long}", 64) == {f"a{number}": "b", "c": long}
    assert 0 < len(plain._KNOWN) <= 8
    assert all(len(line) <= plain.LONGEST_KNOWN for line in plain._KNOWN)
