"""Screens hold what fits and no more; what goes on says so, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riskctl.render.blocks import Block, Fact, Facts, Heading, Listing, Paragraph, Run, plain
from riskctl.render.html.screens import LINE, ROOM, Screen, bar_lines, screens
from riskctl.render.looks import Look
from tests.render.writers.read import any_text

long_text = any_text | st.builds(lambda text, n: text * n, any_text, st.integers(1, 60))
GOES_ON = "（续）"


def paragraph(text: str, *looks: Look) -> Paragraph:
    return Paragraph((Run(text),) if text else (), looks)


def fact(label: str, *texts: str) -> Facts:
    return Facts((Fact(label, tuple(map(paragraph, texts))),))


def shown(found: list[Screen]) -> list[tuple[list[str], list[tuple[str, list[str]]]]]:
    return [
        ([plain(h.runs) for h in s.headings], [(r.label, [plain(t) for t in r.texts]) for r in s.rows])
        for s in found
    ]


def test_what_fits_stands_on_one_screen() -> None:
    blocks: list[Block] = [
        Heading(2, (Run("甲"),)),
        fact("乙", "丙", "丁"),
        paragraph("戊"),
        paragraph("己", Look.NOTE),
    ]
    found = screens(blocks, GOES_ON, 1)
    assert shown(found) == [(["甲"], [("乙", ["丙", "丁"]), ("", ["戊"])])]
    assert [plain(note.runs) for note in found[0].notes] == ["己"]


def test_a_label_counts_once_for_the_lines_beside_it() -> None:
    """Eleven lines fit beside a label of five characters: it stands beside the first alone."""
    for lines, n in ((11, 1), (15, 2)):
        found = screens([Heading(2, (Run("甲"),)), fact("监控责任人", *["乙"] * lines)], GOES_ON, 1)
        assert len(found) == n


def test_what_goes_on_repeats_its_heading_and_its_label() -> None:
    blocks: list[Block] = [Heading(2, (Run("甲"),)), fact("乙", "丙" * 500), fact("丁", "戊")]
    (first, second, *_) = shown(screens(blocks, GOES_ON, 1))
    assert (first[0], first[1][0][0]) == (["甲"], "乙")
    assert (second[0], second[1][0][0], second[1][1]) == (["甲（续）"], "乙（续）", ("丁", ["戊"]))


def test_a_paragraph_that_fits_on_the_next_screen_is_not_torn() -> None:
    blocks = [fact("甲", "乙" * 300), fact("丙", "丁" * 200)]
    assert [row for _, rows in shown(screens(blocks, GOES_ON, 1)) for row in rows] == [
        ("甲", ["乙" * 300]),
        ("丙", ["丁" * 200]),
    ]


def test_a_label_too_long_for_its_place_is_text() -> None:
    found = shown(screens([fact("甲" * 30, "乙")], GOES_ON, 1))
    assert found == [([], [("", ["甲" * 30, "乙"])])]


def test_lists_keep_their_numbers() -> None:
    items = ((Run("甲"),), (Run("乙"),))
    found = shown(screens([Listing(items, ordered=True), Listing(items)], GOES_ON, 1))
    assert found == [([], [("", ["1. 甲", "2. 乙"]), ("", ["· 甲", "· 乙"])])]


def test_a_title_takes_one_or_two_lines_of_the_bar() -> None:
    assert [bar_lines("甲" * n) for n in (1, 40, 41, 400)] == [1, 1, 2, 2]


@given(
    long_text, st.lists(st.tuples(any_text, st.lists(long_text)), max_size=6), long_text, st.integers(1, 2)
)
def test_every_screen_holds_what_it_can_and_nothing_is_lost(
    heading: str, facts: list[tuple[str, list[str]]], note: str, bar: int
) -> None:
    heading, note = f"题{heading}", f"注{note}"
    blocks: list[Block] = [Heading(2, (Run(heading),))]
    blocks += [fact(label[:18], *texts) for label, texts in facts]
    found = screens([*blocks, paragraph(note, Look.NOTE)], GOES_ON, bar)
    assert all(screen.used <= ROOM and (screen.rows or len(found) == 1) for screen in found)
    rows = [row for screen in found for row in screen.rows]
    told = "".join(plain(text) for row in rows for text in row.texts)
    expected = "".join(text for _, texts in facts for text in texts)
    apart = [plain(h.runs) for h in found[0].headings] + [plain(n.runs) for n in found[0].notes]
    assert told == "".join(t for t in (heading,) if t not in apart) + expected + (
        note if note not in apart else ""
    )
    assert all(row.lines(text, opens=True) * LINE <= ROOM for row in rows for text in row.texts)
