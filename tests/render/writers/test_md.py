"""Markdown holds the same texts, escaped so that a git host shows them as they are, in even tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given

from riskctl.render.blocks import Edition, texts
from riskctl.render.order.kinds import document_kind, kind_names
from riskctl.render.writers import md
from tests.render.build import Laid, Overlay
from tests.render.writers.read import any_text, as_shown, document, paragraph, squeezed, table
from tests.render.writers.test_html import RICH

Lay = Callable[[Overlay], Laid]
KINDS = [(kind, edition) for kind in kind_names() for edition in document_kind(kind).editions]


def written(html: str) -> str:
    """The Markdown of a fragment, without the foot."""
    return md.write(document(html)).decode().removesuffix("\n\n---\n\n脚\n")


def shown(html: str) -> str:
    """What a reader sees of a fragment, without blanks and without the foot."""
    return squeezed(as_shown(md.write(document(html))).text_content()).removesuffix("脚")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>题</h1><p>甲<br>乙</p>", "# 题\n\n甲  \n乙"),
        ("<ol><li>甲</li><li>1. 乙</li></ol><ul><li>丙</li></ul>", "1. 甲\n2. 1\\. 乙\n\n- 丙"),
        ("<p>甲：<u></u></p><hr><p>乙</p>", "甲：＿＿＿＿\n\n---\n\n乙"),
        ("<p>1. 甲<br>- 乙<br>2010-05-31</p>", "1\\. 甲  \n\\- 乙  \n2010-05-31"),
        ("<p>a*b_c|d#e$f</p>", "a\\*b\\_c\\|d\\#e\\$f"),
        ("<p><strong>甲</strong>乙 <strong>（丙）</strong> 丁</p>", "**甲**乙 **（丙）** 丁"),
        ("<p>甲<strong>（丙）</strong>丁</p>", "甲<strong>（丙）</strong>丁"),
        ("<p>甲<strong> 乙 </strong>丙</p>", "甲 **乙** 丙"),
        (
            '<dl class="facts"><div><dt>单位</dt><dd><p>甲</p><p>乙</p></dd></div></dl>',
            "| | |\n|---|---|\n| 单位 | 甲<br>乙 |",
        ),
    ],
)
def test_every_block_has_its_form(html: str, expected: str) -> None:
    assert written(html) == expected


def test_a_merged_cell_stands_once_with_blank_cells_below_and_beside() -> None:
    head = '<tr><th colspan="2">甲</th></tr><tr><th>一</th><th>二</th></tr>'
    body = '<tr><td rowspan="2">乙</td><td>丙<ol><li>丁</li><li>戊</li></ol></td></tr><tr><td>己</td></tr>'
    assert written(table(body, '<tr><td colspan="2">庚</td></tr>', head=head)) == (
        "| 一 | 二 |\n|---|---|\n| 乙 | 丙<br>1. 丁<br>2. 戊 |\n|  | 己 |\n| 庚 |  |"
    )
    assert written(table("<tr><td>甲</td><td>乙</td></tr>")).startswith("|  |  |\n|---|---|\n| 甲 |")


@pytest.mark.parametrize(("kind", "edition"), KINDS)
def test_every_row_has_as_many_cells(laid: Lay, kind: str, edition: Edition) -> None:
    for made in laid(RICH).made(kind, edition=edition):
        page = as_shown(md.write(made))
        source = md.write(made).decode()
        grids = list(page.iter("table"))
        assert len(grids) == source.count("\n|---|")
        assert grids or kind in ("warning", "rectification")  # letters: none was sent here
        for grid in grids:
            assert len({len(row) for row in grid.iter("tr")}) == 1


@pytest.mark.parametrize(("kind", "edition"), KINDS)
def test_it_shows_every_text_of_the_document(laid: Lay, kind: str, edition: Edition) -> None:
    for made in laid(RICH).made(kind, edition=edition):
        page = squeezed(as_shown(md.write(made)).text_content()).replace(md.BLANK, "")
        _, _, foot, *body = texts(made)
        missing = [text for text in (*body, foot) if squeezed(text) not in page]
        assert missing == []


@pytest.mark.parametrize(
    "around", ["<p>{}</p>", "<ul><li>{}</li></ul>", "<ol><li>{}</li></ol>", "<h2>{}</h2>"]
)
@given(text=any_text)
def test_any_text_is_shown_as_it_is(around: str, text: str) -> None:
    assert shown(around.format(paragraph(text, "small"))) == squeezed(text)


@given(any_text, any_text, any_text)
def test_any_text_of_a_cell_is_shown_as_it_is(one: str, two: str, three: str) -> None:
    rows = (
        f"<tr><td>{paragraph(one)}</td><td>{paragraph(two)}</td></tr>",
        f"<tr><td>{paragraph(three)}</td><td></td></tr>",
    )
    page = as_shown(md.write(document(table(*rows, head=rows[0]))))
    cells = [squeezed(cell.text_content()) for cell in page.iter("td", "th")]
    assert cells == [squeezed(text) for text in (one, two, one, two, three, "")]  # fmt: skip


@given(any_text, any_text, any_text)
def test_strong_text_shows_no_stars(before: str, text: str, after: str) -> None:
    html = f"<p>{paragraph(before, 'small')}{paragraph(text, 'strong')}{paragraph(after, 'small')}</p>"
    assert shown(html) == squeezed(before + text + after)
