"""`riskctl status`: on each day of a small year, the late and unanswered first, and nobody ranked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from riskctl.check.example import CLERK, CYCLE, REPOSITORY, changed
from riskctl.check.example_logs import SELF, signed
from tests.conftest import Call, lay

PHASE = "  - {id: supervision, name: 监督防范, from: 2010-05-01, to: 2010-11-30}\n"
POINT = "bureau/registration/clerk#R01"
RECTIFY = """\
number,day,event,to,basis,demand,due
1,2010-05-03,issued,bureau/registration,专项检查,复核记录补齐签名,2010-05-20
"""
PREPARED = "kind,day,number\nplan,2010-04-02,示发〔2010〕1号\n"
ZH = """\
2010 年度，2010-06-10
现在是“监督防范”阶段（2010-05-01 至 2010-11-30），还有 173 天
先办：示例局，风险点监控过期（2010-06-01）：riskctl due bureau

过期
  示例局：风险点监控 1 个：bureau/registration/clerk#R01（2010-06-01）
  示例局：防范措施 1 项：bureau/registration/clerk#R01（2010-05-31）
  示例局：整改通知书 1 份：bureau/1（2010-05-20）

没有答复
  没有

还缺
"""
EN = """\
The year 2010 on 2010-06-10
The phase is “监督防范” (2010-05-01 to 2010-11-30); days left: 173
First: 示例局, checks of points overdue (2010-06-01): riskctl due bureau

Overdue
  示例局: checks of points, 1: bureau/registration/clerk#R01 (2010-06-01)
  示例局: measures, 1: bureau/registration/clerk#R01 (2010-05-31)
  示例局: rectification notices, 1: bureau/1 (2010-05-20)

Unanswered
  none

Missing
"""


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """The example repository in a year that has begun: one signature, one late rectification."""
    files = {
        CYCLE: REPOSITORY[CYCLE] + PHASE,
        "cycles/2010/rectification/bureau.csv": RECTIFY,
        "cycles/2010/preparation/bureau.csv": PREPARED,
    }
    return lay(tmp_path, files | signed(SELF))


def found(root: Path, call: Call, today: str, *words: str) -> dict[str, Any]:
    ended = call("status", "--format", "json", "--today", today, *words, cwd=root)
    assert ended.code == 0, ended.err
    whole: dict[str, Any] = json.loads(ended.out)
    return whole


def of(whole: dict[str, Any], group: str) -> set[tuple[str, str]]:
    return {(one["kind"], one["ref"]) for one in whole["items"] if one["group"] == group}


def test_in_june_the_late_things_come_first_in_both_languages(year: Path, call: Call) -> None:
    assert call("status", "--today", "2010-06-10", cwd=year).out.startswith(ZH)
    assert call("status", "--today", "2010-06-10", cwd=year, lang="en").out.startswith(EN)


def test_what_has_not_happened_on_the_day_is_not_known_yet(year: Path, call: Call) -> None:
    before, after = found(year, call, "2010-04-09"), found(year, call, "2010-04-10")
    assert ("signoff-missing", "bureau/registration/clerk") in of(before, "missing")
    assert not of(before, "overdue")
    assert ("signed", "bureau/registration/clerk") in of(after, "done")
    assert ("preparation", "bureau") in of(after, "done")


def test_a_changed_register_makes_its_signature_stale(year: Path, call: Call) -> None:
    lay(year, {CYCLE: REPOSITORY[CYCLE] + PHASE} | changed(CLERK, ("每周抽查", "每月抽查")))
    missing = [one for one in found(year, call, "2010-04-20")["items"] if one["kind"] == "signoff-stale"]
    assert [(one["ref"], one["step"]) for one in missing] == [("bureau/registration/clerk#R01", "self")]


def test_of_two_registers_of_one_post_none_is_called_changed_since_it_was_signed(
    year: Path, call: Call
) -> None:
    headings = "岗位,编号,风险点,风险性质,风险类别,发生概率,危害程度,防范措施,措施类型"
    row = "clerk,R09,收钱不开票,廉政风险,行政审批类,高,严重,每周对账,监督"
    (year / "registers/bureau/registration/表.csv").write_text(f"{headings}\n{row}\n", "utf-8")
    kinds = {one["kind"] for one in found(year, call, "2010-04-20")["items"]}
    assert "signoff-stale" not in kinds
    assert "先办：示例局，登记表读不全" in call("status", "--today", "2010-04-20", cwd=year).out
    checked = call("check", "--format", "concise", "--today", "2010-04-20", cwd=year).out
    assert "RK105" in checked and "RK601" not in checked


def test_what_is_done_is_no_longer_late(year: Path, call: Call) -> None:
    assert {kind for kind, _ in of(found(year, call, "2010-06-10"), "overdue")} == {
        "check",
        "measure",
        "rectification",
    }
    words = ("--on", "2010-06-09", "--today", "2010-06-10")
    assert call("rectify", "bureau/1", "replied", *words, cwd=year).code == 0
    seen = ("record", POINT, "spot_check", "--by", "discipline_office", "--finding", "看过")
    assert call(*seen, "--today", "2010-06-10", cwd=year).code == 0
    whole = found(year, call, "2010-06-10")
    assert of(whole, "overdue") == {("measure", POINT)}
    assert {("rectification", "bureau/1"), ("check", POINT)} <= of(whole, "done")


def test_departments_are_counted_only_when_asked_and_stand_in_their_own_order(year: Path, call: Call) -> None:
    assert "departments" not in found(year, call, "2010-06-10")
    counts = found(year, call, "2010-06-10", "--by-department")["departments"]
    order = [one["department"] for one in counts]
    assert order == ["", "leadership", "registration", "discipline"]
    assert counts[2]["overdue"] == 3


def test_one_department_can_be_looked_at_and_no_person(year: Path, call: Call) -> None:
    whole = found(year, call, "2010-06-10")["items"]
    own = found(year, call, "2010-06-10", "bureau/registration")["items"]
    assert own and own == [one for one in whole if one["department"] == "registration"]
    assert found(year, call, "2010-06-10", "bureau")["items"] == whole
    ended = call("status", "bureau/registration/clerk", cwd=year, lang="en")
    assert ended.code == 2 and "never by person" in ended.err


def test_markdown_takes_what_the_files_say_literally(year: Path, call: Call) -> None:
    text = (year / CYCLE).read_text("utf-8").replace("监督防范", "<b>监督*")
    (year / CYCLE).write_text(text, "utf-8")
    out = call("status", "--format", "md", "--today", "2010-06-10", cwd=year).out
    assert out.startswith("# 2010 年度，2010-06-10\n") and "\\<b\\>监督\\*" in out


def test_before_and_after_the_phases_it_says_so(year: Path, call: Call) -> None:
    assert "下一阶段是“界定职责、查找风险”" in call("status", "--today", "2010-03-01", cwd=year).out
    assert "都已结束" in call("status", "--today", "2010-12-02", cwd=year).out


def test_what_cannot_be_read_is_left_out_and_said_so(repository: Path, call: Call) -> None:
    log = "cycles/2010/checks/bureau/registration.csv"
    (repository / log).parent.mkdir(parents=True)
    (repository / log).write_text("day,method,point,by\n2010-13-40,看了看,,nobody\n", "utf-8")
    ended = call("status", cwd=repository)
    assert ended.code == 0 and f"{log} 有错，读不出来的没有算进去" in ended.err
    for post in ("chief", "clerk"):
        (repository / f"registers/bureau/registration/{post}.yaml").write_text("a: [", "utf-8")
    (repository / "registers/bureau/unit.yaml").write_text("a: [", "utf-8")
    assert "等 4 个文件有错" in call("status", cwd=repository).err
    said = call("status", cwd=repository, lang="en").err
    assert "Of 4 files, such as" in said and "riskctl check" in said
