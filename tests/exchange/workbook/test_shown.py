"""What a workbook shows: the fields of its policy, the level claimed beside the one that follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, PROGRAMME, REPOSITORY, UNIT, changed
from riskctl.corpus.load import load
from riskctl.corpus.sound import sound
from riskctl.exchange.workbook import book
from riskctl.exchange.workbook.columns import columns_for
from riskctl.exchange.workbook.scope import scope_of
from riskctl.exchange.workbook.words import prompt
from riskctl.year.resolve import subject_named
from tests import skips
from tests.conftest import lay
from tests.corpus.test_categories import COURT
from tests.exchange.workbook.books import Desk

pytest.importorskip("python_calamine", reason=skips.missing("python-calamine", "make test"))
pytest.importorskip("xlsxwriter", reason=skips.missing("xlsxwriter", "make test"))

R01 = "bureau/registration/clerk#R01"
POLICY = """\
schema: riskctl/policy/v1
name: 按标准
levels:
  - {id: 1, name: 一级, monitor: responsible}
  - {id: 2, name: 二级, monitor: [party_group, discipline_office]}
method: criteria
criteria:
  - {id: past, text: 曾发生违纪, level: 2}
  - {id: money, text: 经手现金, level: 1}
"""
ZH = """\
schema: riskctl/person/v1
单位: bureau
部门: registration
岗位: clerk
风险点: # 2010 年
  - 编号: R01
    风险点: 先行受理
    风险性质: 廉政风险
    风险类别: 行政审批类
    发生概率: 高
    危害程度: 严重
    防范措施: [{措施内容: 每周抽查, 措施责任人: chief}]
"""


def sent(root: Path, ref: str = "bureau/registration", **overlay: str) -> Desk:
    desk = Desk(lay(root, overlay), ref)
    desk.send()
    return desk


def test_level_and_monitor_are_told(tmp_path: Path) -> None:
    desk = sent(tmp_path)
    assert desk.column("风险等级") == {R01: "三级"} and desk.column("监控责任人") == {R01: "局党组、纪检组"}
    assert "原定等级" not in desk.headings


def test_an_imported_point_shows_the_level_claimed_and_has_its_grades_to_fill(tmp_path: Path) -> None:
    old = "    probability: 高\n    severity: 严重\n    level: 3\n"
    desk = sent(tmp_path, **changed(CLERK, (old, "    claimed: 高\n")))
    assert (desk.column("原定等级"), desk.column("风险等级")) == ({R01: "高"}, {R01: ""})
    desk.fill((R01, {"发生概率": "低", "危害程度": "严重"}))
    assert desk.receive() == ["已改：发生概率、危害程度"]
    graded = changed(CLERK, (old, "    probability: 低\n    severity: 严重\n    claimed: 高\n"))
    assert (desk.root / CLERK).read_text() == graded[CLERK]
    assert (desk.column("原定等级", desk.back), desk.column("风险等级", desk.back)) == (
        {R01: "高"},
        {R01: "二级"},
    )


def test_a_policy_of_criteria_has_its_own_column(tmp_path: Path) -> None:
    policy = REPOSITORY[PROGRAMME].replace("policy: jiuquan-2010", "policy: policy.yaml")
    old = "    probability: 高\n    severity: 严重\n    level: 3\n"
    clerk = changed(CLERK, (old, "    criteria: [past]\n"))
    desk = sent(tmp_path, **{PROGRAMME: policy, "policy.yaml": POLICY, **clerk})
    assert "发生概率" not in desk.headings and desk.column("符合标准") == {R01: "曾发生违纪"}
    desk.fill((R01, {"符合标准": "曾发生违纪\n经手现金"}))
    assert desk.receive() == ["已改：符合标准"]
    assert "    criteria: [past, money]\n" in (desk.root / CLERK).read_text()
    desk.sheets = desk.back
    desk.fill((R01, {"符合标准": "无"}))
    assert desk.receive() == ["已改：符合标准"] and "    criteria: []\n" in (desk.root / CLERK).read_text()


def test_that_none_is_met_is_said_where_criteria_are_filled_in_and_listed(
    tmp_path: Path,
) -> None:
    policy = REPOSITORY[PROGRAMME].replace("policy: jiuquan-2010", "policy: policy.yaml")
    old = "    probability: 高\n    severity: 严重\n    level: 3\n"
    clerk = changed(CLERK, (old, "    criteria: 无\n"))
    desk = sent(tmp_path, **{PROGRAMME: policy, "policy.yaml": POLICY, **clerk})
    assert (desk.column("符合标准"), desk.column("风险等级")) == ({R01: "无"}, {R01: "一级"})
    context = sound(load(desk.root)[1])
    scope = scope_of(subject_named(desk.ref, context.organization), desk.documents(), context, "zh")
    column = next(one for one in columns_for(context.grading.needed, (), False) if one.code == "criteria")
    assert prompt(column, scope) == "符合哪几条写哪几条，一条一行；一条也不符合写“无”：\n曾发生违纪\n经手现金"
    notes = [row for sheet in desk.sheets for row in sheet.rows]
    assert [row[:2] for row in notes if row[0] in ("经手现金", "无")] == [
        ("经手现金", "一级"),
        ("无", "一级"),
    ]


def test_own_categories_are_on_the_list_and_written_as_it_writes_them(tmp_path: Path) -> None:
    policy = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: court.yaml"))
    clerk = changed(CLERK, ("category: approval", "category: 审执类"))
    desk = sent(tmp_path, **policy, **clerk, **{"court.yaml": COURT})
    assert desk.column("风险类别") == {R01: "审判执行类"}
    desk.fill((R01, {"风险类别": "评估拍卖类"}))
    assert desk.receive() == ["已改：风险类别"]
    assert "    category: 评估拍卖类\n" in (desk.root / CLERK).read_text()


def test_an_unfinished_register_is_watched_by_the_office_of_its_own_category(tmp_path: Path) -> None:
    policy = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: court.yaml"))
    court = COURT.replace("{审执类: discipline}", "{审执类: leadership}")
    second = "  - {id: R02, title: 乙, kind: integrity, probability: 高, severity: 严重, measures: []}\n"
    clerk = {CLERK: REPOSITORY[CLERK].replace("category: approval", "category: 审判执行类") + second}
    desk = sent(tmp_path, **policy, **clerk, **{"court.yaml": court})
    assert desk.column("风险类别") == {R01: "审判执行类", R01.replace("R01", "R02"): ""}
    assert "局领导" in desk.column("监控责任人")[R01]


def test_a_list_too_long_to_look_through_holds_the_department_s_own_posts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def owners(desk: Desk) -> list[str]:
        lists = next(sheet for sheet in desk.sheets if sheet.name == book.LISTS)
        at = desk.headings.index("措施责任人")
        return [row[at] for row in lists.rows if row[at]]

    whole = owners(sent(tmp_path / "all"))
    assert {"局领导局长", "注册登记科", "注册登记科科长", "纪检组"} <= {*whole}
    monkeypatch.setattr(book, "MOST_OFFERED", 2)
    desk = sent(tmp_path / "own")
    assert "局领导局长" not in owners(desk)
    assert {"局领导", "注册登记科", "注册登记科科长", "纪检组"} <= {*owners(desk)}
    desk.fill((R01, {"措施责任人": "局领导局长"}))
    assert desk.receive() == ["已改：措施责任人"]


def test_a_register_in_chinese_is_changed_in_chinese(tmp_path: Path) -> None:
    desk = sent(tmp_path, **{CLERK: ZH})
    desk.fill((R01, {"风险性质": "监管风险", "备注": "试点", "措施类型": "监督"}))
    assert desk.receive() == ["已改：风险性质、备注、措施类型"]
    wanted = ZH.replace("廉政风险\n", "监管风险\n").replace("每周抽查,", "每周抽查, 措施类型: 监督,")
    assert (desk.root / CLERK).read_text() == wanted + "    备注: 试点\n"


def test_a_unit_s_own_point_may_name_a_department(tmp_path: Path) -> None:
    point = (
        "risk_points:\n  - {id: R01, title: 大额支出不上会, kind: integrity, category: finance,\n"
        "     probability: 低, severity: 严重, measures: [{text: 每季度公示支出}]}\n"
    )
    unit = REPOSITORY[UNIT].replace("none: 单位层面的风险点都已列在部门和个人登记表中\n", point)
    desk = sent(tmp_path, "bureau", **{UNIT: unit})
    desk.fill(("bureau#R01", {"所涉部门": "注册登记科"}))
    assert desk.receive() == ["已改：所涉部门"]
    assert "department: registration" in (desk.root / UNIT).read_text()
    assert desk.column("监控责任人", desk.back) == {"bureau#R01": "副局长"}
