"""Restricted HTML becomes blocks: text trimmed as a browser does, tables whose cells fill them exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError
from riskctl.render.blocks import (
    Bar,
    Box,
    Fact,
    Facts,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Plot,
    Run,
    Signatures,
    Table,
    plain,
)
from riskctl.render.looks import Look
from riskctl.render.template.fragment import blocks

STRONG, SMALL = ("strong",), ("small",)
NARROW = '<colgroup><col width="9"></colgroup>'


def runs(inner: str) -> list[tuple[str, tuple[str, ...]]]:
    (paragraph,) = blocks(f"<p>{inner}</p>", "t")
    assert isinstance(paragraph, Paragraph)
    return [(run.text, run.looks) for run in paragraph.runs]


def table(rows: str, widths: tuple[int, ...] = (50, 30, 20)) -> Table:
    columns = "".join(f'<col width="{width}">' for width in widths)
    (made,) = blocks(f"<table><colgroup>{columns}</colgroup><tbody>{rows}</tbody></table>", "t.html.j2")
    assert isinstance(made, Table)
    return made


def row(*cells: str) -> str:
    """Cells written as `columns` or `columns x rows`."""
    spans = (cell.split("x") if "x" in cell else (cell, "1") for cell in cells)
    return "<tr>" + "".join(f'<td colspan="{c}" rowspan="{r}">甲</td>' for c, r in spans) + "</tr>"


def refusal(html: str) -> str:
    with pytest.raises(RiskctlError) as caught:
        blocks(f"<!--@t.html.j2:4-->{html}", "t.html.j2")
    return caught.value.said.text("en").removeprefix("Template t.html.j2, line 4: ")


def test_every_element_becomes_its_block() -> None:
    made = blocks(
        '<h1>题</h1><p class="right">甲</p><ol><li>一</li><li>二</li></ol><hr>'
        '<dl class="facts"><div class="wide"><dt>单位</dt><dd>甲局<ul><li>乙</li></ul></dd></div></dl>'
        '<dl class="signatures"><div><dt>本人</dt><dd><p>签字<u class="short"></u></p></dd></div></dl>',
        "t",
    )
    assert made == (
        Heading(1, (Run("题"),)),
        Paragraph((Run("甲"),), (Look.RIGHT,)),
        Listing(((Run("一"),), (Run("二"),)), ordered=True),
        PageBreak(),
        Facts((Fact("单位", (Paragraph((Run("甲局"),)), Listing(((Run("乙"),),))), wide=True),)),
        Signatures((Box("本人", (Paragraph((Run("签字"), Run("", (Look.BLANK, Look.SHORT)))),)),)),
    )


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("  甲   乙\n ", [("甲 乙", ())]),
        ("甲 <strong> 乙 </strong> 丙", [("甲 ", ()), ("乙 ", STRONG), ("丙", ())]),
        ("<strong>甲 </strong>", [("甲", STRONG)]),
        ("<strong>甲 </strong><br> 乙", [("甲", STRONG), ("\n乙", ())]),
        ("甲 <br> <small> 乙</small>", [("甲\n", ()), ("乙", SMALL)]),
        ("甲<strong> </strong>乙", [("甲", ()), (" ", STRONG), ("乙", ())]),
        (" <u></u> 甲 <u></u> ", [("", ("blank",)), (" 甲 ", ()), ("", ("blank",))]),
        ("　　甲", [("　　甲", ())]),
        ("<strong>甲<small>乙</small></strong>", [("甲", STRONG), ("乙", (*STRONG, *SMALL))]),
        ('<span class="level-middle">△</span>', [("△", ("level-middle",))]),
        ("", []),
    ],
)
def test_blanks_are_trimmed_as_a_browser_does(
    inner: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert runs(inner) == expected


pieces = st.lists(st.tuples(st.text("甲 \n", max_size=4), st.sampled_from(["{}", "<strong>{}</strong>"])))


@given(pieces)
def test_however_it_is_cut_into_runs_the_text_is_the_same(cut: list[tuple[str, str]]) -> None:
    made = runs("".join(look.format(text.replace("\n", "<br>")) for text, look in cut))
    whole = "".join(text for text, _ in cut)
    assert "".join(text for text, _ in made) == "\n".join(
        " ".join(part.split()) for part in whole.split("\n")
    )


def test_bare_text_in_a_cell_is_a_paragraph_of_its_own() -> None:
    made = table('<tr><td>甲<p class="small">乙</p> 丙 <ol><li>丁</li></ol></td></tr>', (100,))
    (cell,) = made.groups[0].rows[0]
    first, second, third, listing = cell.content
    assert [plain(p.runs) for p in (first, second, third) if isinstance(p, Paragraph)] == ["甲", "乙", "丙"]
    assert isinstance(listing, Listing) and listing.ordered


@pytest.mark.parametrize(
    "rows",
    [
        row("1", "1", "1"),
        row("3"),
        row("1x2", "1", "1x2") + row("1"),
        row("1x3", "2") + row("1", "1x2") + row("1"),
        row("3x2") + row(),
    ],
)
def test_cells_that_fill_the_table_pass(rows: str) -> None:
    made = table(rows)
    assert sum(cell.colspan * cell.rowspan for line in made.groups[0].rows for cell in line) == 3 * len(
        made.groups[0].rows
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (row("1", "1"), "this row takes 2 columns, the table has 3"),
        (row("1", "1", "1", "1"), "this row takes 4 columns, the table has 3"),
        (row("1x2", "1", "1") + row("1"), "this row takes 2 columns, the table has 3"),
        (row("1x2", "1", "1") + row("3"), "this row takes 4 columns, the table has 3"),
        (row("1x2", "1", "1x2"), "a cell that spans rows reaches out of its group"),
        (row("1", "1x2", "1") + row("2"), "a cell that spans columns crosses one that spans rows from above"),
    ],
)
def test_cells_that_do_not_are_refused(rows: str, said: str) -> None:
    columns = '<colgroup><col width="40"><col width="40"><col width="20"></colgroup>'
    assert refusal(f"<table>{columns}<tbody>{rows}</tbody></table>") == said
    assert refusal(f"<table>{columns}<thead>{rows}</thead></table>") == said


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<table></table>", "the widths of the columns add up to 0, not 100"),
        (f"<table>{NARROW}</table>", "the widths of the columns add up to 9, not 100"),
        ("<dl></dl>", "a <dl> says whether its class is facts or signatures"),
        ('<dl class="facts"><div><dt>甲</dt></div></dl>', "a <div> holds one <dt> and one <dd>"),
        ('<dl class="facts"><div><dd>甲</dd><dt>乙</dt></div></dl>', "a <div> holds one <dt> and one <dd>"),
    ],
)  # fmt: skip
def test_what_is_no_block_is_refused(html: str, said: str) -> None:
    assert refusal(html) == said


PLOTTED = '<table class="plot"><thead><tr><th>各月</th><th>落实</th><th>过期</th></tr></thead>{}</table>'


def test_a_table_of_numbers_is_a_plot() -> None:
    (made,) = blocks(PLOTTED.format("<tbody><tr><th>5 月</th><td> 3 </td><td>96</td></tr></tbody>"), "t")
    assert made == Plot("各月", ("落实", "过期"), (Bar("5 月", (3, 96)),))


@pytest.mark.parametrize(
    "row",
    [
        "<tr><th>5 月</th><td>3</td></tr>",
        "<tr><th>5 月</th><td>3</td><td>多</td></tr>",
        "<tr><th>5 月</th><td>3</td><td>-1</td></tr>",
        "<tr><th>5 月</th><td>3</td><td>1234567890</td></tr>",
        "<tr><th>5 月</th><td>3</td><td>٣</td></tr>",
    ],
)
def test_a_plot_that_cannot_be_drawn_is_refused_with_what_it_takes(row: str) -> None:
    with pytest.raises(RiskctlError) as refused:
        blocks(PLOTTED.format(f"<tbody>{row}</tbody>"), "t.html.j2")
    assert "t.html.j2" in refused.value.said.text("zh") and 'class="plot"' in refused.value.said.text("en")
