"""How a level and its monitors came about, read step by step in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from inline_snapshot import snapshot

from riskctl.base.messages import Language
from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, PROGRAMME, changed
from riskctl.corpus.load import registers
from riskctl.level.explain import explain
from riskctl.level.grade import grade
from riskctl.present.levels import as_explanation
from tests.conftest import lay, load_sound

CLERKS = "bureau/registration/clerk#R01"
OVERRIDE = (
    "    measures:",
    "    override: {level: 二级, reason: 已实行双岗复核, body: bureau/leading_group, date: 2010-04-28}\n"
    "    measures:",
)


def own_policy(*floors: str) -> dict[str, str]:
    policy = f"schema: riskctl/policy/v1\nextends: jiuquan-2010\nfloors: [{', '.join(floors)}]\n"
    return {"policy.yaml": policy} | changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml"))


def of(subject: str, probability: str = "高", severity: str = "严重", more: str = "") -> dict[str, str]:
    """Return the register of `subject` with one point R01."""
    kind = ("unit", "department", "person")[subject.count("/")]
    place = {"unit": "/unit", "department": "/department", "person": ""}[kind]
    where = zip(("unit", "department", "post"), subject.split("/"), strict=False)
    point = (
        f"{{id: R01, title: 题, kind: integrity, category: other, measures: [], probability: {probability}"
    )
    head = "".join(f"{key}: {value}\n" for key, value in where)
    text = f"schema: riskctl/{kind}/v1\n{head}risk_points:\n  - {point}, severity: {severity}{more}}}\n"
    return {f"registers/{subject}{place}.yaml": text}


def explained(root: Path, id: str, overlay: dict[str, Any], language: Language, names: bool = False) -> str:
    repository, context = load_sound(lay(root, overlay))
    points = [p for document in registers(repository, context) for p in grade(document, context)]
    (point,) = [p for p in points if p.id == id]
    return as_explanation(point, context, language, names)


def both(root: Path, id: str, overlay: dict[str, Any], names: bool = False) -> str:
    zh, en = (explained(root, id, overlay, language, names) for language in ("zh", "en"))
    return f"\n{zh}\n{en}"


def test_a_cell_of_the_plan(tmp_path: Path) -> None:
    assert both(tmp_path, CLERKS, {}) == snapshot("""\

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. 发生概率“高”（3）× 危害程度“严重”（3）= 风险指数 9。
  2. 按政策“jiuquan-2010”，这一格是三级；依据：方案原文。
  3. 理由：腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级。
  4. 三级由党组、纪检组（监察室）监控。
  5. 党组：局党组，由其监控。
  6. 纪检组（监察室）：纪检组，由其监控。
等级：三级；监控责任人（部门）：局党组、纪检组
  发生概率“高”的标准：近三年发生过，或者一个人就能办成、当时没有人看得见（本项目补定）。
  危害程度“严重”的标准：可能构成违法犯罪，或者损失和影响难以挽回（本项目补定）。
  多久看一次：三级每月（本项目补定）。

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. Probability “高” (3) × severity “严重” (3) = risk index 9.
  2. Under the policy “jiuquan-2010” this cell is 三级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级.
  4. 三级 is watched by: party group, discipline office.
  5. party group: 局党组; this body watches.
  6. discipline office: 纪检组; this body watches.
Level: 三级; monitors: 局党组, 纪检组
  Criteria of probability “高”: 近三年发生过，或者一个人就能办成、当时没有人看得见 (our completion of it).
  Criteria of severity “严重”: 可能构成违法犯罪，或者损失和影响难以挽回 (our completion of it).
  How often: 三级 every month (our completion of it).
""")


def test_a_cell_of_our_own_and_the_leader_in_charge_by_name(tmp_path: Path) -> None:
    overlay = changed(CLERK, ("probability: 高", "probability: 低"))
    assert both(tmp_path, CLERKS, dict(overlay), names=True) == snapshot("""\

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. 发生概率“低”（2）× 危害程度“严重”（3）= 风险指数 6。
  2. 按政策“jiuquan-2010”，这一格是二级；依据：方案没有写明，由政策文件补定。
  3. 理由：方案以“概率高且危害严重”为三级，二者缺一不到三级；指数 6 不低于 3，归二级。
  4. 二级由主管领导监控。
  5. 主管领导是副局长（现任 钱乙二），由该岗位监控。
等级：二级；监控责任人（部门）：副局长（钱乙二）
  发生概率“低”的标准：近三年偶有苗头或投诉，或者制度还留有空子（本项目补定）。
  危害程度“严重”的标准：可能构成违法犯罪，或者损失和影响难以挽回（本项目补定）。
  多久看一次：二级每 3 个月（本项目补定）。

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. Probability “低” (2) × severity “严重” (3) = risk index 6.
  2. Under the policy “jiuquan-2010” this cell is 二级; basis: the policy file, since the plan leaves it open.
  3. Grounds: 方案以“概率高且危害严重”为三级，二者缺一不到三级；指数 6 不低于 3，归二级.
  4. 二级 is watched by: leader in charge.
  5. leader in charge: 副局长 (held by 钱乙二); this post watches.
Level: 二级; monitors: 副局长 (钱乙二)
  Criteria of probability “低”: 近三年偶有苗头或投诉，或者制度还留有空子 (our completion of it).
  Criteria of severity “严重”: 可能构成违法犯罪，或者损失和影响难以挽回 (our completion of it).
  How often: 二级 every 3 months (our completion of it).
""")


def test_a_floor_raises(tmp_path: Path) -> None:
    overlay = own_policy("{matter: acceptance-review, level: 2, reason: 群众反映集中}")
    overlay |= changed(CLERK, ("probability: 高", "probability: 较低"), ("severity: 严重", "severity: 轻微"))
    assert both(tmp_path, CLERKS, overlay) == snapshot("""\

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. 发生概率“较低”（1）× 危害程度“轻微”（1）= 风险指数 1。
  2. 按政策“policy.yaml”，这一格是一级；依据：方案原文。
  3. 理由：腐败风险发生概率较低，且风险发生后造成危害程度轻微的定为一级。
  4. 这一权力事项有底线：不低于二级（群众反映集中），所以提到二级。
  5. 二级由主管领导监控。
  6. 主管领导是副局长（现有人任职），由该岗位监控。
等级：二级；监控责任人（部门）：副局长
  发生概率“较低”的标准：最低的一档：近三年没有发生过，而且有制度管住（本项目补定）。
  危害程度“轻微”的标准：当场可以纠正，没有给群众和单位造成损失（本项目补定）。
  多久看一次：二级每 3 个月（本项目补定）。

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. Probability “较低” (1) × severity “轻微” (1) = risk index 1.
  2. Under the policy “policy.yaml” this cell is 一级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率较低，且风险发生后造成危害程度轻微的定为一级.
  4. This matter has a floor: never below 二级 (群众反映集中); so it is raised to 二级.
  5. 二级 is watched by: leader in charge.
  6. leader in charge: 副局长 (the post is held); this post watches.
Level: 二级; monitors: 副局长
  Criteria of probability “较低”: 最低的一档：近三年没有发生过，而且有制度管住 (our completion of it).
  Criteria of severity “轻微”: 当场可以纠正，没有给群众和单位造成损失 (our completion of it).
  How often: 二级 every 3 months (our completion of it).
""")


def test_the_leading_group_decided_otherwise(tmp_path: Path) -> None:
    assert both(tmp_path, CLERKS, dict(changed(CLERK, OVERRIDE))) == snapshot("""\

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. 发生概率“高”（3）× 危害程度“严重”（3）= 风险指数 9。
  2. 按政策“jiuquan-2010”，这一格是三级；依据：方案原文。
  3. 理由：腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级。
  4. 领导小组于 2010-04-28 审定为二级，算出的是三级。理由：已实行双岗复核。
  5. 二级由主管领导监控。
  6. 主管领导是副局长（现有人任职），由该岗位监控。
等级：二级；监控责任人（部门）：副局长
  发生概率“高”的标准：近三年发生过，或者一个人就能办成、当时没有人看得见（本项目补定）。
  危害程度“严重”的标准：可能构成违法犯罪，或者损失和影响难以挽回（本项目补定）。
  多久看一次：二级每 3 个月（本项目补定）。

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. Probability “高” (3) × severity “严重” (3) = risk index 9.
  2. Under the policy “jiuquan-2010” this cell is 三级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级.
  4. 领导小组 confirmed 二级 on 2010-04-28, where 三级 was computed. Reason: 已实行双岗复核.
  5. 二级 is watched by: leader in charge.
  6. leader in charge: 副局长 (the post is held); this post watches.
Level: 二级; monitors: 副局长
  Criteria of probability “高”: 近三年发生过，或者一个人就能办成、当时没有人看得见 (our completion of it).
  Criteria of severity “严重”: 可能构成违法犯罪，或者损失和影响难以挽回 (our completion of it).
  How often: 二级 every 3 months (our completion of it).
""")


def test_a_floor_holds_against_an_override(tmp_path: Path) -> None:
    overlay = own_policy("{matter: acceptance-review, level: 3, reason: 三重一大}") | changed(CLERK, OVERRIDE)
    assert both(tmp_path, CLERKS, overlay) == snapshot("""\

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. 发生概率“高”（3）× 危害程度“严重”（3）= 风险指数 9。
  2. 按政策“policy.yaml”，这一格是三级；依据：方案原文。
  3. 理由：腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级。
  4. 领导小组于 2010-04-28 审定为二级，算出的是三级。理由：已实行双岗复核。
  5. 审定的等级低于底线，底线仍然有效：三级。
  6. 三级由党组、纪检组（监察室）监控。
  7. 党组：局党组，由其监控。
  8. 纪检组（监察室）：纪检组，由其监控。
等级：三级；监控责任人（部门）：局党组、纪检组
  发生概率“高”的标准：近三年发生过，或者一个人就能办成、当时没有人看得见（本项目补定）。
  危害程度“严重”的标准：可能构成违法犯罪，或者损失和影响难以挽回（本项目补定）。
  多久看一次：三级每月（本项目补定）。

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. Probability “高” (3) × severity “严重” (3) = risk index 9.
  2. Under the policy “policy.yaml” this cell is 三级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级.
  4. 领导小组 confirmed 二级 on 2010-04-28, where 三级 was computed. Reason: 已实行双岗复核.
  5. The confirmed level lies below a floor; the floor holds: 三级.
  6. 三级 is watched by: party group, discipline office.
  7. party group: 局党组; this body watches.
  8. discipline office: 纪检组; this body watches.
Level: 三级; monitors: 局党组, 纪检组
  Criteria of probability “高”: 近三年发生过，或者一个人就能办成、当时没有人看得见 (our completion of it).
  Criteria of severity “严重”: 可能构成违法犯罪，或者损失和影响难以挽回 (our completion of it).
  How often: 三级 every month (our completion of it).
""")


def test_a_vacant_post_and_a_monitor_named_by_hand(tmp_path: Path) -> None:
    deputy = "bureau/leadership/deputy: [{name: 钱乙二, "
    overlay = dict(changed(PEOPLE, (f"{deputy}from", f"{deputy}to")))
    overlay |= of("bureau/registration/clerk", "低", "较严重", ", monitor: [province/party_group]")
    assert both(tmp_path, CLERKS, overlay) == snapshot("""\

bureau/registration/clerk#R01 题
  1. 发生概率“低”（2）× 危害程度“较严重”（2）= 风险指数 4。
  2. 按政策“jiuquan-2010”，这一格是二级；依据：方案原文。
  3. 理由：腐败风险发生概率低，且风险发生后造成危害程度较严重的定为二级。
  4. 二级由主管领导监控。
  5. 主管领导是副局长（现在空缺），由该岗位监控。
  6. 登记表另外写明由省局党组（省局）监控。
等级：二级；监控责任人（部门）：副局长（空缺）、省局党组（省局）
  发生概率“低”的标准：近三年偶有苗头或投诉，或者制度还留有空子（本项目补定）。
  危害程度“较严重”的标准：够得上纪律处理，或者给当事人、单位造成损失（本项目补定）。
  多久看一次：二级每 3 个月（本项目补定）。

bureau/registration/clerk#R01 题
  1. Probability “低” (2) × severity “较严重” (2) = risk index 4.
  2. Under the policy “jiuquan-2010” this cell is 二级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率低，且风险发生后造成危害程度较严重的定为二级.
  4. 二级 is watched by: leader in charge.
  5. leader in charge: 副局长 (the post is vacant); this post watches.
  6. The register names 省局党组 (省局) as a monitor as well.
Level: 二级; monitors: 副局长 (vacant), 省局党组 (省局)
  Criteria of probability “低”: 近三年偶有苗头或投诉，或者制度还留有空子 (our completion of it).
  Criteria of severity “较严重”: 够得上纪律处理，或者给当事人、单位造成损失 (our completion of it).
  How often: 二级 every 3 months (our completion of it).
""")


def test_without_a_holders_file_and_a_department_without_leaders(tmp_path: Path) -> None:
    overlay: dict[str, Any] = {PEOPLE: None} | of("bureau/registration", "低", "较严重")
    overlay |= changed(ORGANIZATION, ("        leader_in_charge: leadership/deputy\n", ""))
    assert both(tmp_path, "bureau/registration#R01", overlay) == snapshot("""\

bureau/registration#R01 题
  1. 发生概率“低”（2）× 危害程度“较严重”（2）= 风险指数 4。
  2. 按政策“jiuquan-2010”，这一格是二级；依据：方案原文。
  3. 理由：腐败风险发生概率低，且风险发生后造成危害程度较严重的定为二级。
  4. 二级由主管领导监控。
  5. 主管领导：组织机构里没有写明示例局的，往上找。
  6. 一把手是局长（未提供任职名单），由该岗位监控。
等级：二级；监控责任人（部门）：局长
  发生概率“低”的标准：近三年偶有苗头或投诉，或者制度还留有空子（本项目补定）。
  危害程度“较严重”的标准：够得上纪律处理，或者给当事人、单位造成损失（本项目补定）。
  多久看一次：二级每 3 个月（本项目补定）。

bureau/registration#R01 题
  1. Probability “低” (2) × severity “较严重” (2) = risk index 4.
  2. Under the policy “jiuquan-2010” this cell is 二级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率低，且风险发生后造成危害程度较严重的定为二级.
  4. 二级 is watched by: leader in charge.
  5. leader in charge: the organisation names none for 示例局, the next one up is tried.
  6. head of the unit: 局长 (no holders' file at hand); this post watches.
Level: 二级; monitors: 局长
  Criteria of probability “低”: 近三年偶有苗头或投诉，或者制度还留有空子 (our completion of it).
  Criteria of severity “较严重”: 够得上纪律处理，或者给当事人、单位造成损失 (our completion of it).
  How often: 二级 every 3 months (our completion of it).
""")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_holders_are_named_only_when_asked(tmp_path: Path, language: Language) -> None:
    overlay = dict(changed(CLERK, ("probability: 高", "probability: 低")))
    assert "钱乙二" in explained(tmp_path, CLERKS, overlay, language, names=True)
    assert "钱乙二" not in explained(tmp_path, CLERKS, overlay, language)


def test_nothing_unprintable_comes_out(tmp_path: Path) -> None:
    sly = "甲\\uE000\\r\\n乙"  # what the gate lets in: private use, line breaks
    overlay = of("bureau/registration/clerk", more=f', monitor: ["province/{sly}"]')
    overlay |= changed(ORGANIZATION, ("party_group: 省局党组", f'party_group: "{sly}"'))
    overlay |= own_policy(f'{{matter: acceptance-review, level: 3, reason: "{sly}"}}')
    repository, context = load_sound(lay(tmp_path, overlay))
    (point,) = [p for document in registers(repository, context) for p in grade(document, context)]
    said = [step.text(language) for language in ("zh", "en") for step in explain(point, context, True)]
    assert any("\\u{E000}\\u{D}\\u{A}" in step for step in said)
    assert all(step.isprintable() for step in said)
