"""`riskctl explain` and `riskctl rules`: the page of a rule, its examples in excerpt, the list."""

from __future__ import annotations

import json

from riskctl.check.rule import Rule
from riskctl.cli.shell import language
from riskctl.cli.tools import explain, rules
from riskctl.cli.tools.explain import LONGEST_EXAMPLE, excerpt
from tests.cli.conftest import Run

BAD = "schema: s\nunit: a\nb: 1\nc: 2\nlevel: 2\n"
RULE = Rule(
    id="RK998",
    name="planted-rule",
    severity="warning",
    scope="register",
    title=("标题", "title"),
    why=("因为如此。", "because."),
    words={},
    bad={"registers/甲.yaml": BAD},
    good={"registers/甲.yaml": BAD.replace("level: 2", "level: 3")},
)
PAGE = """\
RK998 planted-rule（警告）
标题

为什么查
  因为如此。

错例：registers/甲.yaml
    …
    unit: a
    b: 1
    c: 2
  > level: 2

对例：registers/甲.yaml
    …
    unit: a
    b: 1
    c: 2
  > level: 3
"""


def test_the_page_of_a_rule_shows_what_differs(chinese: None) -> None:
    assert explain.as_text(RULE, 80) == PAGE


def test_the_page_in_english(chinese: None) -> None:
    language.use("en")
    shown = explain.as_text(RULE, 80)
    assert shown.startswith(
        "RK998 planted-rule (warning)\ntitle\n\nWhy\n  because.\n\nWrong: registers/甲.yaml\n"
    )


def test_a_line_that_is_missing_shows_its_place(chinese: None) -> None:
    assert list(excerpt("a\nb\nd\n", "a\nb\nc\nd\n")) == ["  a", "  b", "  d"]


def test_a_long_example_is_cut_and_says_so(chinese: None) -> None:
    shown = list(excerpt("x\n" * 5000, "y\n" * 5000))
    assert len(shown) == LONGEST_EXAMPLE + 1 and shown[-1] == "  …（共 5000 行）"


def test_bytes_and_hidden_characters_are_made_visible(chinese: None) -> None:
    assert list(excerpt(b"\xff\x00a\n", None)) == ["  \\xff\\u{0}a"]
    assert list(excerpt("", None)) == ["  （空文件）"]


def test_an_unknown_rule_points_to_the_nearest(run: Run) -> None:
    ended = run("explain", "level-mismach")
    assert ended.returncode == 2
    assert ended.stderr.decode().splitlines() == [
        "错误：没有“level-mismach”这条规则；别的词要在登记库里才能说明",
        "  = 提示：是不是想写 level-mismatch？",
    ]


def test_a_rule_is_found_by_id_by_number_and_by_name(run: Run) -> None:
    pages = {
        run("explain", asked).stdout
        for asked in ("RK301", "rk301", "301", "level-mismatch", "level_mismatch")
    }
    (page,) = pages
    assert page.decode().startswith("RK301 level-mismatch（错误）\n")


def test_the_list_for_people_and_for_programs_agree(run: Run) -> None:
    text = run("rules", COLUMNS="200").stdout.decode()
    whole = json.loads(run("rules", "--format", "json").stdout)
    assert list(whole) == ["version", "language", "rules"] and whole["rules"]
    assert [line.split()[0] for line in text.splitlines()] == [row["id"] for row in whole["rules"]]
    assert all(row["title"] in text and row["rule"] in text for row in whole["rules"])


def test_the_table_is_in_the_language_of_the_run(chinese: None) -> None:
    assert rules.as_text([RULE], 80) == "RK998  planted-rule  警告  标题\n"
    language.use("en")
    assert rules.as_text([RULE], 80) == "RK998  planted-rule  warning  title\n"


def test_nothing_near_lists_where_to_look(run: Run) -> None:
    ended = run("explain", "完全不像")
    assert ended.returncode == 2 and "  = 提示：全部规则见 riskctl rules。" in ended.stderr.decode()
