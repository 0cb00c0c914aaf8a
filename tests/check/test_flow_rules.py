"""RK405: charts that cannot be walked from a start to an end."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import FLOW
from tests.check.overlay import Seen, check, line_of

HEAD = "schema: riskctl/flow/v1\nname: 企业登记\ndepartment: bureau/registration\nnodes:\n"


def chart(nodes: str, edges: str) -> str:
    """Return a chart of nodes `accept:start decide archive:end` and edges `accept>decide`."""
    text = HEAD
    for node in nodes.split():
        id, _, kind = node.partition(":")
        text += f"  - {{id: {id}, name: 环节{id}, kind: {kind or 'step'}, none: 无}}\n"
    text += "edges:\n" if edges else "edges: []\n"
    for edge in edges.split():
        at, _, to = edge.partition(">")
        text += f"  - {{from: {at}, to: {to}}}\n"
    return text


def found(tmp_path: Path, text: str) -> list[Seen]:
    return check(tmp_path, {FLOW: text}, "RK405")


@pytest.mark.parametrize(
    ("nodes", "edges"),
    [
        ("a:start b c:end", "a>b b>c"),
        ("a:start b:decision c:end", "a>b b>a b>c"),  # back to mend what is lacking
        ("a:start b:start c:end d:end", "a>c b>d"),
        ("a:start b:end c", "a>c c>b b>c"),  # an end may be left again
    ],
)
def test_a_chart_that_can_be_walked_is_fine(tmp_path: Path, nodes: str, edges: str) -> None:
    assert found(tmp_path, chart(nodes, edges)) == []


@pytest.mark.parametrize(
    ("nodes", "edges", "message", "at"),
    [
        ("a:start b c:end", "a>b b>c x>c", "The edge starts at “x”, no node of this chart", "from: x"),
        ("a:start b c:end", "a>b b>c b>x", "The edge leads to “x”, no node of this chart", "to: x"),
        ("a b c:end", "a>b b>c", "The chart has no start", "nodes:"),
        ("a:start b c", "a>b b>c", "The chart has no end", "nodes:"),
        ("a:start b c:end", "a>c b>c", "“环节b” cannot be reached from a start", "id: b"),
        ("a:start b c:end", "a>b a>c", "From “环节b” there is no way to an end", "id: b"),
        ("a:start b:end c:start d:end", "a>b d>c", "From “环节c” there is no way to an end", "id: c"),
    ],
)
def test_each_break_has_its_words_and_place(
    tmp_path: Path, nodes: str, edges: str, message: str, at: str
) -> None:
    text = chart(nodes, edges)
    seen = [f for f in found(tmp_path, text) if f.message == message]
    assert [(f.file, f.line, f.severity) for f in seen] == [(FLOW, line_of(text, at), "error")]


def test_a_circle_nobody_can_leave_is_named_node_by_node(tmp_path: Path) -> None:
    seen = found(tmp_path, chart("a:start b c d:end", "a>b b>c c>b a>d"))
    assert [f.subject for f in seen] == ["registration/b", "registration/c"]


def test_a_node_cut_off_on_both_sides_is_two_findings(tmp_path: Path) -> None:
    assert len(found(tmp_path, chart("a:start b c:end", "a>c"))) == 2


def test_a_wrong_id_does_not_blame_what_lies_behind_it(tmp_path: Path) -> None:
    (seen,) = found(tmp_path, chart("a:start b c:end", "a>b b>z"))
    assert "“z”" in seen.message and seen.help.endswith("this chart has: a, b, c.")


def test_an_edge_wrong_at_both_ends_is_two_findings(tmp_path: Path) -> None:
    assert len(found(tmp_path, chart("a:start b:end", "a>b x>y"))) == 2


def test_an_empty_chart_lacks_start_and_end(tmp_path: Path) -> None:
    text = HEAD.replace("nodes:\n", "nodes: []\nedges: []\n")
    assert [f.message for f in found(tmp_path, text)] == ["The chart has no start", "The chart has no end"]


def test_a_chart_read_only_in_part_is_not_judged(tmp_path: Path) -> None:
    text = chart("a:start b c:end", "a>b b>c").replace(", name: 环节b", "")
    seen = check(tmp_path, {FLOW: text})
    assert [f for f in seen if f.rule == "RK405"] == []
    assert found(tmp_path, text.replace("id: b,", "id: b, name: 审查,")) == []
