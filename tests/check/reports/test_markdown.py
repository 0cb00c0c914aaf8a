"""Markdown: a table of four columns, whatever is in its cells, that fits a comment."""

# Output stands here as it is printed, however long its lines.
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import lxml.html
from hypothesis import example, given
from hypothesis import strategies as st
from inline_snapshot import snapshot
from markdown_it import MarkdownIt

from riskctl.base.messages import Language
from riskctl.base.visible import visible
from tests.check.overlay import outcome
from tests.check.reports.made import FILE, HOSTILE, located, many, outcome_of, written
from tests.check.test_text_report import FIVE

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
SEEN = {"p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code", "br"}


def page(text: str) -> lxml.html.HtmlElement:
    """Return the Markdown as a reader sees it, and fail where it holds anything but a table and sentences."""
    whole = lxml.html.fragment_fromstring(READER.render(text), create_parent="main")
    assert {str(e.tag) for e in whole.iterdescendants() if isinstance(e.tag, str)} <= SEEN
    assert all(not e.attrib for e in whole.iterdescendants())
    return whole


def cells(whole: lxml.html.HtmlElement) -> list[list[str]]:
    return [[cell.text_content() for cell in row] for row in whole.iter("tr")]


def test_a_check_of_a_repository(tmp_path: Path) -> None:
    text = written("markdown", outcome(tmp_path, FIVE, "RK004", "RK302"))
    assert text == snapshot("""\
<!-- riskctl:check -->

**发现 2 个问题：1 个错误、1 个警告。其中 1 个可用 riskctl fix 自动修正。**

| 轻重 | 规则 | 位置 | 问题 |
|---|---|---|---|
| 错误 | RK004 | `flows/registration.yaml:7:54` | 字段“actor”写了两次<br>办法：留下对的那个，删去另一个。 |
| 警告 | RK302 | `registers/bureau/registration/clerk.yaml:21:5` | 没有写等级：概率“低”×危害“较严重”应为 2（二级）<br>办法：写上 level: 2，或运行 riskctl level --write，由程序补写。 |

检查了 12 个文件、2 个风险点。
""")
    assert [len(row) for row in cells(page(text))] == [4, 4, 4]


def test_a_clean_check_has_no_table() -> None:
    text = written("markdown", outcome_of([], suppressed=3), "en")
    assert "**No problems found. Ignored with reasons: 3.**" in text and cells(page(text)) == []
    assert "Faulty, unreadable or missing: organization.yaml" in page(text).text_content()


def test_errors_come_first() -> None:
    rows = cells(page(written("markdown", outcome_of(many(info=1, error=1, warning=1)))))
    assert [row[0] for row in rows[1:]] == ["错误", "警告", "提示"]


@given(st.sampled_from(HOSTILE) | st.text(), st.sampled_from(HOSTILE) | st.text(min_size=1))
@example("x | y\\", "a|b`\\.yaml")
def test_no_text_breaks_out_of_its_cell(value: str, file: str) -> None:
    one = located(value, file=file)
    text = written("markdown", outcome_of([one]))
    whole = page(text)
    (_, row) = cells(whole)
    assert len(row) == 4
    said = f"{one.finding.message.text('zh')}办法：{one.finding.help.text('zh')}"
    assert squeezed(row[3]) == squeezed(said)
    assert squeezed(row[2]) == squeezed(f"{visible(file)}:1:1")
    assert text.replace("\n", "").replace("\u3000", "").isprintable()


def squeezed(text: str) -> str:
    """Return a text without blanks, which Markdown joins, and without what parts a call from its name."""
    return "".join(text.replace("\u200b", "").split())


def test_too_many_are_cut_at_the_end_of_a_row_and_told() -> None:
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        text = written("markdown", outcome_of(many(error=5001)), language)
        assert 59_500 < len(text) <= 60_000
        rows = cells(page(text))[1:]
        assert {len(row) for row in rows} == {4} and {row[2] for row in rows} == {f"{FILE}:1:1"}
        rest = 5001 - len(rows)
        told = {"zh": f"其余 {rest} 个按规则计：", "en": f"The other {rest} by rule: "}[language]
        assert told in page(text).text_content()


def test_a_row_too_long_by_itself_leaves_the_rest_whole() -> None:
    wide = [located("|" * 300, n=n, file="`|" * 200) for n in range(300)]
    text = written("markdown", outcome_of(wide))
    assert len(text) <= 60_000 and {len(row) for row in cells(page(text))} == {4}
