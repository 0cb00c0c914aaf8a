"""The comment on a pull request fits and folds, and what comes from a register is text in it, no more."""

from __future__ import annotations

import re

import pytest
from lxml import html

from riskctl.base.messages import Language
from riskctl.check.example import CLERK, REPOSITORY
from riskctl.diff.reports import json, md, text
from tests.diff.build import Overlay, comparison

HEAD, _, POINT = REPOSITORY[CLERK].partition("risk_points:\n")
ROW = re.compile(r"^\| (?!变化|change)(?!-)", re.MULTILINE)


def register(points: int, probability: str = "高", title: str = "") -> Overlay:
    """A register of so many points."""
    one = POINT.replace("probability: 高", f"probability: {probability}").replace("    level: 3\n", "")
    made = (
        one.replace("R01", f"R{n}").replace("受理时对材料不齐", f"{title or n}第{n}类") for n in range(points)
    )
    return {CLERK: HEAD + "risk_points:\n" + "".join(made)}


def written(old: Overlay, new: Overlay, language: Language = "zh") -> str:
    found = comparison(old, new)
    return md.write(found, found.changes, language)


def test_a_long_one_is_cut_at_a_row_and_says_how_many_are_left() -> None:
    old, new = register(900), register(900, "低")
    whole = written(old, new)
    changes = len(comparison(old, new).changes)
    assert changes == 2700 and 50_000 < len(whole) <= md.MOST
    (left,) = re.findall(r"^其余 (\d+) 处见附件。$", whole, re.MULTILINE)
    assert len(ROW.findall(whole)) + int(left) == changes
    assert whole.count("<details>") == whole.count("</details>") and whole.startswith(f"{md.MARK}\n")
    rows = [line for line in whole.splitlines() if line.startswith("|")]
    assert all(line.endswith(" |") or line == "|---|---|---|---|" for line in rows)


def test_levels_stand_first_and_weakened_measures_next() -> None:
    weaker = POINT.replace("probability: 高", "probability: 低").replace(
        "        owner: registration/chief\n", ""
    )
    whole = written({}, {CLERK: f"{HEAD}note: 备注\nrisk_points:\n{weaker}"})
    headings = re.findall(r"^(?:#### |<details><summary>)(\S+?)（", whole, re.MULTILINE)
    assert headings[:3] == ["等级", "措施变弱或删去", "监控责任人"] and "其他文字" in headings
    assert "<details><summary>其他文字（1）</summary>\n\n|" in whole


def test_a_short_section_is_open_and_a_long_one_folded() -> None:
    assert "<details><summary>等级（13）" in written(register(13), register(13, "低"))
    assert "#### 等级（12）" in written(register(12), register(12, "低"))


EVIL = (
    "</details></table><script>alert(1)</script>",
    "a | b | c",
    "`code` ``` fence",
    "<!-- riskctl:diff -->",
    "[x](javascript:1) ![y](http://e.example/p.png) <http://e.example>",
    "@everyone #1 !2 https://e.example www.e.example",
    "##[error]x ::error::y",
    "\\u001b[31m \\u202e \\n\\n# x \\r| y",
)


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_of_a_register_leaves_its_cell(evil: str) -> None:
    written_as = evil if "\\u" in evil else evil.replace("\\", "\\\\").replace('"', '\\"')
    new: Overlay = {
        CLERK: REPOSITORY[CLERK].replace(
            "title: 受理时对材料不齐的熟人企业先行受理", f'title: "{written_as}"'
        )
    }
    found = comparison({}, new)
    if not found.changes:  # the gate refuses what hides or controls
        assert "\\u" in evil and not found.whole
        return
    whole = md.write(found, found.changes, "zh")
    plain = re.sub(r"\\(.)|&#8203;", "·", whole.removeprefix(md.MARK))  # what is escaped is text
    assert not re.search(
        r"[<`]|\]\(|@\w|(?<!\|)\|(?=[^\s\-|])|#\d|://\w|www\.", re.sub(r"`[^`\n]*`", "", plain)
    )
    assert html.fromstring(f"<div>{plain}</div>").xpath(".//script|.//a|.//img") == []
    rows = [line for line in whole.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}
    shown = text.write(found, found.changes, "zh")
    assert "##[" not in shown and not re.search(r"^\s*::", shown, re.MULTILINE) and "\x1b" not in shown


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_changed_is_said(language: Language) -> None:
    assert ("没有实质变化" if language == "zh" else "Nothing changed") in written({}, {}, language)
    found = comparison({}, {})
    assert '"changes": []' in json.write(found, found.changes)
