"""Findings as people read them: the sentence, its place in its own lines, and what to do."""

# Output stands here as it is printed, however long its lines.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from riskctl import catalog
from riskctl.base.location import Position
from riskctl.base.messages import Language, Said
from riskctl.check.example import CLERK, FLOW, ORGANIZATION, PEOPLE, PROGRAMME, REPOSITORY, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.locator import Located, Locator, Spot
from riskctl.check.report import Settings
from riskctl.check.reports.text import write
from riskctl.check.run import Outcome
from riskctl.corpus.document import Document
from tests.check.overlay import outcome

CHIEF = "registers/bureau/registration/chief.yaml"
FIVE: dict[str, Any] = {
    CLERK: REPOSITORY[CLERK]
    .replace("    category: approval\n", "    category: approval\n    manifestation: [先受理后补件]\n")
    .replace("    level: 3\n", "    level: 2\n")
    + """\
  - id: R02
    title: 把申请材料透露给中介
    kind: regulatory
    category: approval
    probability: 低
    severity: 较严重
    measures: [{text: 材料柜上锁，钥匙由科长保管}]
""",
    CHIEF: REPOSITORY[CHIEF].replace("post: chief", "post： chief"),
    FLOW: REPOSITORY[FLOW].replace("actor: clerk, none: 材料", "actor: clerk, actor: chief, none: 材料"),
}
RULES = ("RK002", "RK004", "RK101", "RK301", "RK302")
LANGUAGES: tuple[Language, ...] = ("zh", "en")
BARE = Settings(language="zh", width=90)


def said(root: Path, overlay: dict[str, Any], *rules: str, settings: Settings = BARE) -> str:
    return "\n" + write(outcome(root, overlay, *rules), settings)


def test_a_register_broken_in_several_ways_in_chinese(tmp_path: Path) -> None:
    assert said(tmp_path, FIVE, *RULES) == snapshot("""\

错误[RK004] 字段“actor”写了两次
 --> flows/registration.yaml:7:54
  │
7 │   - {id: archive, name: 归档, kind: end, actor: clerk, actor: chief, none: 材料由系…
  │                                          ----- 第一次写在这里
  │                                                        ^^^^^
  = 办法：留下对的那个，删去另一个。
  = 说明：riskctl explain RK004

错误[RK002] 字段名后面用了全角冒号：post： chief
 --> registers/bureau/registration/chief.yaml:4:1
  │
4 │ post： chief
  │ ^^^^^^^^^^^^
  = 办法：改成半角冒号，后面加一个空格。
  = 说明：riskctl explain RK002

错误[RK101] 不认识的字段“manifestation”，是不是“manifestations”？
 --> registers/bureau/registration/clerk.yaml:10:5
   │
10 │     manifestation: [先受理后补件]
   │     ^^^^^^^^^^^^^
   = 办法：把“manifestation”改成“manifestations”；若不需要，删去这一行。
   = 说明：riskctl explain RK101

错误[RK301] 等级与算出来的不一致：写的是 2（二级），概率“高”×危害“严重”应为 3（三级）
 --> registers/bureau/registration/clerk.yaml:15:12
   │
13 │     probability: 高
   │                  -- 概率 高 = 3
14 │     severity: 严重
   │               ---- 危害 严重 = 3
15 │     level: 2
   │            ^ 应为 3
   = 办法：改为 level: 3，或运行 riskctl level --write；若领导小组另有审定，用 override 写明理由、机构和日期。
   = 可自动修正：riskctl fix
   = 说明：riskctl explain RK301

警告[RK302] 没有写等级：概率“低”×危害“较严重”应为 2（二级）
 --> registers/bureau/registration/clerk.yaml:21:5
   │
21 │   - id: R02
   │     ^^^^^^^
   = 办法：写上 level: 2，或运行 riskctl level --write，由程序补写。
   = 可自动修正：riskctl fix
   = 说明：riskctl explain RK302

发现 5 个问题：4 个错误、1 个警告。其中 2 个可用 riskctl fix 自动修正。
检查了 12 个文件、2 个风险点。
""")


def test_a_register_broken_in_several_ways_in_english(tmp_path: Path) -> None:
    assert said(tmp_path, FIVE, *RULES, settings=replace(BARE, language="en")) == snapshot("""\

error[RK004] The field “actor” is written twice
 --> flows/registration.yaml:7:54
  │
7 │   - {id: archive, name: 归档, kind: end, actor: clerk, actor: chief, none: 材料由系…
  │                                          ----- first written here
  │                                                        ^^^^^
  = help: Keep the right one and delete the other.
  = more: riskctl explain RK004

error[RK002] A full-width colon stands after the field: post： chief
 --> registers/bureau/registration/chief.yaml:4:1
  │
4 │ post： chief
  │ ^^^^^^^^^^^^
  = help: Write a plain colon and a blank after it.
  = more: riskctl explain RK002

error[RK101] Unknown field “manifestation”; did you mean “manifestations”?
 --> registers/bureau/registration/clerk.yaml:10:5
   │
10 │     manifestation: [先受理后补件]
   │     ^^^^^^^^^^^^^
   = help: Write “manifestations” for “manifestation”, or delete the line if it is not needed.
   = more: riskctl explain RK101

error[RK301] The level is not the one computed: 2 (二级) is written, probability “高” × severity “严重” makes it 3 (三级)
 --> registers/bureau/registration/clerk.yaml:15:12
   │
13 │     probability: 高
   │                  -- probability 高 = 3
14 │     severity: 严重
   │               ---- severity 严重 = 3
15 │     level: 2
   │            ^ should be 3
   = help: Write level: 3, or run riskctl level --write; where the leading group decided otherwise, write an override with reason, body and date.
   = can be mended: riskctl fix
   = more: riskctl explain RK301

warning[RK302] No level is written: probability “低” × severity “较严重” makes it 2 (二级)
 --> registers/bureau/registration/clerk.yaml:21:5
   │
21 │   - id: R02
   │     ^^^^^^^
   = help: Write level: 2, or run riskctl level --write, which writes it for you.
   = can be mended: riskctl fix
   = more: riskctl explain RK302

Problems found: 5 (errors: 4, warnings: 1). riskctl fix can mend: 2.
Checked files: 12, risk points: 2.
""")


def test_a_terminal_that_cannot_draw_gets_plain_bars(tmp_path: Path) -> None:
    drawn = said(tmp_path, FIVE, *RULES)
    plain = said(tmp_path, FIVE, *RULES, settings=replace(BARE, unicode=False))
    assert "│" in drawn and not re.search("[─-╿]", plain)
    assert plain == drawn.replace("│", "|").replace("┆", ":")


def test_a_related_place_in_another_file_is_shown_there(tmp_path: Path) -> None:
    assert said(tmp_path, {CLERK: "units: ["}, "RK401") == snapshot("""\

警告[RK401] “示例局”有行政审批权，其中的“受理审查”在读得出的登记表里没有风险点，也没有原因；另有 1 份登记表读不出来
 --> organization.yaml:20:17
   │
20 │         powers: [approval]
   │                 ^^^^^^^^^^
 ··> registers/bureau/registration/clerk.yaml:1:1
  │
1 │ units: [
  │ ^ 这份登记表读不出来
   = 办法：先修好读不出来的登记表，也许就写在里面；仍然没有的，加风险点，或在 declined 里加 {matter: acceptance-review, reason: 原因}。
   = 说明：riskctl explain RK401

发现 1 个问题：1 个警告。
检查了 12 个文件、0 个风险点。
""")


def test_what_is_said_of_a_file_without_text_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / CLERK).parent.mkdir(parents=True)
    overlay = {CLERK: None}
    (tmp_path / CLERK).write_bytes(REPOSITORY[CLERK].encode("gb18030"))
    text = said(tmp_path, overlay, "RK001", "RK401")
    assert text == snapshot("""\

警告[RK401] “示例局”有行政审批权，其中的“受理审查”在读得出的登记表里没有风险点，也没有原因；另有 1 份登记表读不出来
 --> organization.yaml:20:17
   │
20 │         powers: [approval]
   │                 ^^^^^^^^^^
 ··> registers/bureau/registration/clerk.yaml:1:1
     这份登记表读不出来
   = 办法：先修好读不出来的登记表，也许就写在里面；仍然没有的，加风险点，或在 declined 里加 {matter: acceptance-review, reason: 原因}。
   = 说明：riskctl explain RK401

错误[RK001] 第 7 行起不是 UTF-8，看样子是 GBK 或 GB18030 编码
 --> registers/bureau/registration/clerk.yaml:1:1
  = 办法：用记事本或 VS Code 打开，另存为 UTF-8 编码。
  = 说明：riskctl explain RK001

发现 2 个问题：1 个错误、1 个警告。
检查了 12 个文件、0 个风险点。
""")


def test_a_long_line_is_cropped(tmp_path: Path) -> None:
    points = "risk_points: [{id: R01, title: 受理时对材料不齐的熟人企业先行受理, kind: integrity, category: other, "
    points += "measures: [], probability: 高, severity: 严重, level: 2}]\n"
    text = REPOSITORY[CLERK].split("risk_points")[0] + points
    assert said(tmp_path, {CLERK: text}, "RK301", settings=replace(BARE, width=60)) == snapshot("""\

错误[RK301] 等级与算出来的不一致：写的是 2（二级），概率“高”×危害“严重”应为 3（三级）
 --> registers/bureau/registration/clerk.yaml:5:136
  │
5 │ …sures: [], probability: 高, severity: 严重, level: 2}…
  │                          -- 概率 高 = 3
  │                                        ---- 危害 严重 = 3
  │                                                     ^ 应为 3
  = 办法：改为 level: 3，或运行 riskctl level --write；若领导小组另有审定，用 override 写明理由、机构和日期。
  = 可自动修正：riskctl fix
  = 说明：riskctl explain RK301

发现 1 个问题：1 个错误。其中 1 个可用 riskctl fix 自动修正。
检查了 12 个文件、1 个风险点。
""")


def test_a_clean_repository_and_what_was_ignored(tmp_path: Path) -> None:
    assert said(tmp_path, {}, settings=replace(BARE, taken="0.4")) == snapshot("""\

没有发现问题。
检查了 12 个文件、1 个风险点，用时 0.4 秒。
""")
    own = "ignore: [{rule: RK301, reason: 待审}]\n"
    overlay = {PROGRAMME: REPOSITORY[PROGRAMME] + own} | changed(CLERK, ("level: 3", "level: 1"))
    assert said(tmp_path, overlay, settings=replace(BARE, language="en", taken="0.4")) == snapshot("""\

No problems found. Ignored with reasons: 1.
Checked files: 12, risk points: 1; 0.4 s.
""")


def test_what_was_not_checked_is_told(tmp_path: Path) -> None:
    overlay = {PEOPLE: None, ORGANIZATION: "units: ["}
    rules = ("RK001", "RK301", "RK308")
    assert said(tmp_path, overlay, *rules) == snapshot("""\

organization.yaml 有错、读不出或缺失，没有查这些规则：RK301。
organization.yaml、people.yaml 有错、读不出或缺失，没有查这些规则：RK308。
没有发现问题。
检查了 11 个文件、1 个风险点。
""")
    assert said(tmp_path, {PEOPLE: None}, *rules, settings=replace(BARE, language="en")) == snapshot("""\

No holders' file (people.yaml): posts stand for people; vacancies and names are not judged.
No problems found.
Checked files: 11, risk points: 1.
""")


def test_beyond_the_most_findings_the_rest_are_counted_by_rule(tmp_path: Path) -> None:
    many = REPOSITORY[CLERK] + "".join(f"甲{n}: 乙\n" for n in range(60))
    overlay = {CLERK: many.replace("level: 3", "level: 1")}
    text = said(tmp_path, overlay, "RK101", "RK301", settings=replace(BARE, most=50))
    assert text.count(" --> ") == 50
    assert text.splitlines()[-3:] == [
        "其余 11 个按规则计：RK101 unknown-field 11 个。",
        "发现 61 个问题：61 个错误。其中 1 个可用 riskctl fix 自动修正。",
        "检查了 12 个文件、1 个风险点。",
    ]
    assert said(tmp_path, overlay, "RK101", "RK301").count(" --> ") == 61


def test_colours_paint_and_change_no_character(tmp_path: Path) -> None:
    plain = said(tmp_path, FIVE, *RULES)
    painted = said(tmp_path, FIVE, *RULES, settings=replace(BARE, colour=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain
    assert painted.count("\x1b[0m") * 2 == painted.count("\x1b[")
    assert "\x1b[1;31m错误[RK301]\x1b[0m \x1b[1m等级与" in painted and "\x1b[1;31m^ 应为 3\x1b[0m" in painted


def test_a_command_of_a_build_host_is_not_passed_on(tmp_path: Path) -> None:
    text = said(tmp_path, {CLERK: REPOSITORY[CLERK] + '"##[error]甲": 乙\n'}, "RK101")
    assert "##[" not in text and text.count("# #[error]甲") == 2


def made(value: str, text: str) -> Outcome:
    """Return the outcome of a finding that names `value`, in a file called `value` that holds `text`."""
    rule = catalog.rule("RK101").rule
    finding: Finding = rule.found(
        "unknown", Place(value), key=value, known=Said(("{a}", "{a}"), {"a": value})
    )
    spot = Spot(value, Position(1, 1, 1, 2), Said(("{a}", "{a}"), {"a": value}))
    other = replace(spot, file=f"{value}乙")
    locator = Locator(lambda file: [Document(file, "", text=text)])
    return Outcome((Located(finding, spot, (spot, other), ""),), 1, 1, 0, (), False, locator)


@given(st.text(min_size=1), st.text(min_size=1))
def test_nothing_unprintable_ever_comes_out(value: str, text: str) -> None:
    for language in LANGUAGES:
        written = write(made(value, text), Settings(language=language))
        assert all((c.isprintable() or c == "\u3000") for c in written.replace("\n", ""))
        assert written.count("\n") < 30
