"""RK701: holders' names in any file but their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl import catalog
from riskctl.check.example import (
    CLERK,
    CYCLE,
    FLOW,
    ORGANIZATION,
    PEOPLE,
    PROGRAMME,
    REGULATIONS,
    REPOSITORY,
    UNIT,
    changed,
)
from riskctl.check.report import Settings
from riskctl.check.run import run
from riskctl.corpus.load import load
from tests.check.overlay import check, line_of
from tests.conftest import lay

TEXT = "text: 科长每周"
TABLE = "registers/bureau/registration/clerk.csv"
HEAD = "单位,部门,岗位,编号,风险点,风险性质,风险类别,发生概率,危害程度,风险等级,防范措施,备注\n"
ROW = "bureau,registration,clerk,R01,受理,廉政风险,行政审批类,高,严重,3,{},{}\n"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CLERK, TEXT, "text: 孙丙三每周"),
        (UNIT, "reason: 核准由省局", "reason: 赵甲一说核准由省局"),
        (FLOW, "name: 受理,", "name: 李丁四受理,"),
        (ORGANIZATION, "name: 副局长}", "name: 副局长钱乙二}"),
        (REGULATIONS, "title: 登记审查办法", "title: 登记审查办法（周戊五起草）"),
        (CYCLE, "name: 界定职责", "name: 钱乙二界定职责"),
        (PROGRAMME, "name: 示例局", "name: 赵甲一示例局"),
    ],
)
def test_a_name_stands_at_its_value_in_any_file(tmp_path: Path, file: str, old: str, new: str) -> None:
    overlay = changed(file, (old, new))
    (found,) = check(tmp_path, overlay)
    assert (found.rule, found.file, found.line) == ("RK701", file, line_of(overlay[file], new))


@pytest.mark.parametrize(
    "written", ["孙 丙三", "孙　丙　三", "孙·丙三", '"\\u5b59丙三"', "|\n          孙丙\n          三"]
)
def test_no_writing_hides_it(tmp_path: Path, written: str) -> None:
    (found,) = check(
        tmp_path, changed(CLERK, ("text: 科长每周抽查受理件的一成，在复核记录上签名", f"text: {written}"))
    )
    assert found.rule == "RK701" and found.help.startswith("Delete the name and write the post")


def test_the_names_of_one_value_are_one_finding(tmp_path: Path) -> None:
    (found,) = check(tmp_path, changed(CLERK, (TEXT, "text: 孙丙三、赵甲一、孙丙三每周")))
    assert found.message == "Here stands the name of a holder: “孙○○”, “赵○○”"
    assert found.subject == "bureau/registration/clerk"


def test_a_comment_keeps_a_name_in_git_just_as_well(tmp_path: Path) -> None:
    overlay = changed(CLERK, ("kind: integrity", "kind: integrity # 李丁四填"), (TEXT, "text: 孙丙三每周"))
    assert [(f.rule, f.line) for f in check(tmp_path, overlay)] == [("RK701", 8), ("RK701", 16)]


def test_the_contact_is_meant_to_be_published(tmp_path: Path) -> None:
    assert (
        check(tmp_path, changed(PROGRAMME, ("contact: 领导小组办公室", "contact: 孙丙三 0937-0000000"))) == []
    )


@pytest.mark.parametrize(
    "file",
    ["registers/bureau/registration/孙丙三.yaml", "registers/bureau/孙丙三/a.csv", "flows/李.丁.四.yaml"],
)
def test_a_file_called_by_a_name_is_found(tmp_path: Path, file: str) -> None:
    rows = HEAD + ROW.format("甲", "乙") + ROW.format("丙", "丁")
    (found,) = check(tmp_path, {file: rows if file.endswith("csv") else "甲: 1\n"}, "RK701")
    assert (found.file, found.severity) == (file, "error") and "git mv" in found.help
    assert "孙丙三" not in found.message and "○" in found.message


def test_a_file_that_is_no_record_is_looked_at_too(tmp_path: Path) -> None:
    found = check(tmp_path, {CLERK: REPOSITORY[CLERK] + "备注: [孙丙三\n"}, "RK002", "RK701")
    assert {f.rule for f in found} == {"RK002", "RK701"}


def test_a_name_that_is_a_common_word_counts_beside_a_title_or_alone(tmp_path: Path) -> None:
    people = changed(
        PEOPLE, ("{name: 李丁四, from: 2008-01-01}", "{name: 高峰, from: 2008-01-01, ambiguous: true}")
    )
    for text, count in (
        ("高峰时段加派人手", 0),
        ("科长高峰每周抽查", 1),
        ("高峰同志每周抽查", 1),
        ("高峰", 1),
    ):
        overlay = people | changed(
            CLERK, ("text: 科长每周抽查受理件的一成，在复核记录上签名", f"text: {text}")
        )
        assert len(check(tmp_path, overlay, "RK701")) == count


def test_inside_a_longer_word_a_name_is_a_question(tmp_path: Path) -> None:
    people = changed(PEOPLE, ("name: 李丁四", "name: 高峰"))
    text = "text: 科长每周抽查受理件的一成，在复核记录上签名"
    (found,) = check(tmp_path, people | changed(CLERK, (text, "text: 高峰期由科长抽查")))
    assert (found.rule, found.severity, found.line) == ("RK701", "warning", line_of(REPOSITORY[CLERK], TEXT))
    assert found.message == "Does “高○” mean a holder here, or is it part of a longer word?"
    assert "ambiguous: true" in found.help and "ignore" in found.help
    both = check(tmp_path, people | changed(CLERK, (text, "text: 高峰期由高峰抽查")))
    assert [one.severity for one in both] == ["error"]


@pytest.mark.parametrize(
    "written",
    [
        "text: 由孙丙三抽查",
        "text: 孙.丙-三",
        "owner: 孙丙三科长\n        text: 科长每周",
        "due: 李丁四\n        text: 科长每周",
        "# 李丁四\n        text: 科长每周",
    ],
)
@pytest.mark.parametrize("name", catalog.reports())
def test_no_format_repeats_a_name(tmp_path: Path, name: str, written: str) -> None:
    overlay = changed(CLERK, (TEXT, written))
    root = lay(tmp_path, overlay)
    outcome = run(*load(root), catalog.rules(), lambda file: True)
    assert any(one.finding.rule == "RK701" for one in outcome.findings)
    text = catalog.report(name).write(outcome, Settings())
    assert not [name for name in ("孙丙三", "孙.丙-三", "李丁四", "丙三", "丁四") if name in text]


def test_the_fingerprint_of_a_finding_does_not_tell_the_name(tmp_path: Path) -> None:
    prints = set()
    for n, name in enumerate(("孙丙三", "赵甲一")):
        root = lay(tmp_path / str(n), changed(CLERK, (TEXT, f"text: {name}")))
        (one,) = run(*load(root), [catalog.rule("RK701")], lambda file: True).findings
        prints.add(one.fingerprint)
    assert len(prints) == 1


def test_those_who_left_are_still_holders(tmp_path: Path) -> None:
    left = changed(
        PEOPLE, ("name: 孙丙三, from: 2008-01-01", "name: 孙丙三, from: 2008-01-01, to: 2009-01-01")
    )
    assert len(check(tmp_path, left | changed(CLERK, (TEXT, "text: 孙丙三每周")), "RK701")) == 1


def test_in_a_table_each_cell_is_one_finding_at_its_row(tmp_path: Path) -> None:
    rows = (
        HEAD
        + ROW.format("孙丙三每周抽查", "李丁四填")
        + ROW.replace("R01", "R02").format("科长每周抽查", "钱乙二填")
    )
    found = check(tmp_path, {CLERK: None, TABLE: rows}, "RK701")
    assert [(f.file, f.line) for f in found] == [(TABLE, 2), (TABLE, 2), (TABLE, 3)]


def test_a_holders_file_that_lies_elsewhere_counts(tmp_path: Path) -> None:
    root = lay(tmp_path / "库", changed(CLERK, (TEXT, "text: 孙丙三每周")) | {PEOPLE: None})
    elsewhere = tmp_path / "名单.yaml"
    elsewhere.write_text(REPOSITORY[PEOPLE], "utf-8")
    rules = [catalog.rule("RK701")]
    ended = run(*load(root, people=elsewhere), rules, lambda file: True)
    assert [one.spot.file for one in ended.findings] == [CLERK]
    assert run(*load(root), rules, lambda file: True).left_out == (("RK701", ("people",)),)


@pytest.mark.parametrize("written", ["局长高峰时段不在", "局长高峰"])
def test_a_word_that_is_marked_already_is_cleared_by_an_ignore(tmp_path: Path, written: str) -> None:
    people = REPOSITORY[PEOPLE].replace("name: 孙丙三", "name: 高峰, ambiguous: true")
    overlay = changed(CLERK, ("text: 科长每周", f"text: {written}，科长每周")) | {PEOPLE: people}
    (found,) = check(tmp_path / "first", overlay)
    assert "has that already" in found.help and "under ignore in riskctl.yaml" in found.help
    ignore = "ignore: [{rule: RK701, at: bureau/registration/clerk, reason: 说的是用电高峰}]\n"
    assert check(tmp_path / "then", overlay | {PROGRAMME: REPOSITORY[PROGRAMME] + ignore}, "RK701") == []
