"""How a monitor came about where an office found would watch itself, read step by step in both languages."""

from __future__ import annotations

from pathlib import Path

from inline_snapshot import snapshot

from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, REPOSITORY, changed
from tests.level.test_explain import CLERKS, both, of


def test_the_chiefs_own_point_climbs_past_himself(tmp_path: Path) -> None:
    overlay = of("bureau/registration/chief", "较低", "轻微")
    assert both(tmp_path, "bureau/registration/chief#R01", overlay) == snapshot("""\

bureau/registration/chief#R01 题
  1. 发生概率“较低”（1）× 危害程度“轻微”（1）= 风险指数 1。
  2. 按政策“jiuquan-2010”，这一格是一级；依据：方案原文。
  3. 理由：腐败风险发生概率较低，且风险发生后造成危害程度轻微的定为一级。
  4. 一级由主管责任人监控。
  5. 部门负责人是科长，就是风险所在的岗位，自己不能监控自己，往上找。
  6. 主管领导是副局长（现有人任职），由该岗位监控。
等级：一级；监控责任人（部门）：副局长
  发生概率“较低”的标准：最低的一档：近三年没有发生过，而且有制度管住（本项目补定）。
  危害程度“轻微”的标准：当场可以纠正，没有给群众和单位造成损失（本项目补定）。
  自己不监控自己（回避）：本项目补定。
  多久看一次：一级每 6 个月（本项目补定）。

bureau/registration/chief#R01 题
  1. Probability “较低” (1) × severity “轻微” (1) = risk index 1.
  2. Under the policy “jiuquan-2010” this cell is 一级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率较低，且风险发生后造成危害程度轻微的定为一级.
  4. 一级 is watched by: responsible person.
  5. department head: 科长 is the post at risk itself; nobody watches themselves, the next one up is tried.
  6. leader in charge: 副局长 (the post is held); this post watches.
Level: 一级; monitors: 副局长
  Criteria of probability “较低”: 最低的一档：近三年没有发生过，而且有制度管住 (our completion of it).
  Criteria of severity “轻微”: 当场可以纠正，没有给群众和单位造成损失 (our completion of it).
  Nobody watches themselves (recusal): our completion of it.
  How often: 一级 every 6 months (our completion of it).
""")


def test_one_person_in_two_posts_climbs_past_himself(tmp_path: Path) -> None:
    overlay = dict(changed(PEOPLE, ("name: 孙丙三", "name: 李丁四")))
    overlay |= changed(CLERK, ("probability: 高", "probability: 较低"), ("severity: 严重", "severity: 轻微"))
    assert both(tmp_path, CLERKS, overlay) == snapshot("""\

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. 发生概率“较低”（1）× 危害程度“轻微”（1）= 风险指数 1。
  2. 按政策“jiuquan-2010”，这一格是一级；依据：方案原文。
  3. 理由：腐败风险发生概率较低，且风险发生后造成危害程度轻微的定为一级。
  4. 一级由主管责任人监控。
  5. 部门负责人是科长，也由本人担任，自己不能监控自己，往上找。
  6. 主管领导是副局长（现有人任职），由该岗位监控。
等级：一级；监控责任人（部门）：副局长
  发生概率“较低”的标准：最低的一档：近三年没有发生过，而且有制度管住（本项目补定）。
  危害程度“轻微”的标准：当场可以纠正，没有给群众和单位造成损失（本项目补定）。
  自己不监控自己（回避）：本项目补定。
  多久看一次：一级每 6 个月（本项目补定）。

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. Probability “较低” (1) × severity “轻微” (1) = risk index 1.
  2. Under the policy “jiuquan-2010” this cell is 一级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率较低，且风险发生后造成危害程度轻微的定为一级.
  4. 一级 is watched by: responsible person.
  5. department head: 科长 is held by the same person; nobody watches themselves, the next one up is tried.
  6. leader in charge: 副局长 (the post is held); this post watches.
Level: 一级; monitors: 副局长
  Criteria of probability “较低”: 最低的一档：近三年没有发生过，而且有制度管住 (our completion of it).
  Criteria of severity “轻微”: 当场可以纠正，没有给群众和单位造成损失 (our completion of it).
  Nobody watches themselves (recusal): our completion of it.
  How often: 一级 every 6 months (our completion of it).
""")


def test_the_heads_own_point_goes_one_unit_up(tmp_path: Path) -> None:
    assert both(tmp_path, "bureau/leadership/director#R01", of("bureau/leadership/director")) == snapshot("""\

bureau/leadership/director#R01 题
  1. 发生概率“高”（3）× 危害程度“严重”（3）= 风险指数 9。
  2. 按政策“jiuquan-2010”，这一格是三级；依据：方案原文。
  3. 理由：腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级。
  4. 三级由党组、纪检组（监察室）监控。
  5. 党组：局党组由本人（一把手）主持，不能独立监控本人，往上一级找。
  6. 党组：省局党组（省局），由其监控。
  7. 纪检组（监察室）：纪检组，由其监控。
等级：三级；监控责任人（部门）：省局党组（省局）、纪检组
  发生概率“高”的标准：近三年发生过，或者一个人就能办成、当时没有人看得见（本项目补定）。
  危害程度“严重”的标准：可能构成违法犯罪，或者损失和影响难以挽回（本项目补定）。
  自己不监控自己（回避）：本项目补定。
  多久看一次：三级每月（本项目补定）。

bureau/leadership/director#R01 题
  1. Probability “高” (3) × severity “严重” (3) = risk index 9.
  2. Under the policy “jiuquan-2010” this cell is 三级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级.
  4. 三级 is watched by: party group, discipline office.
  5. party group: 局党组 is led by the holder, so it is not independent; the unit above is tried.
  6. party group: 省局党组 (省局); this body watches.
  7. discipline office: 纪检组; this body watches.
Level: 三级; monitors: 省局党组 (省局), 纪检组
  Criteria of probability “高”: 近三年发生过，或者一个人就能办成、当时没有人看得见 (our completion of it).
  Criteria of severity “严重”: 可能构成违法犯罪，或者损失和影响难以挽回 (our completion of it).
  Nobody watches themselves (recusal): our completion of it.
  How often: 三级 every month (our completion of it).
""")


def test_the_inspectors_own_point_leaves_his_office(tmp_path: Path) -> None:
    id = "bureau/discipline/inspector#R01"
    assert both(tmp_path, id, of("bureau/discipline/inspector")) == snapshot("""\

bureau/discipline/inspector#R01 题
  1. 发生概率“高”（3）× 危害程度“严重”（3）= 风险指数 9。
  2. 按政策“jiuquan-2010”，这一格是三级；依据：方案原文。
  3. 理由：腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级。
  4. 三级由党组、纪检组（监察室）监控。
  5. 党组：局党组，由其监控。
  6. 纪检组（监察室）：本人在纪检组任职，不能自己监控自己，往上一级找。
  7. 纪检组（监察室）：省局纪检组（省局），由其监控。
等级：三级；监控责任人（部门）：局党组、省局纪检组（省局）
  发生概率“高”的标准：近三年发生过，或者一个人就能办成、当时没有人看得见（本项目补定）。
  危害程度“严重”的标准：可能构成违法犯罪，或者损失和影响难以挽回（本项目补定）。
  自己不监控自己（回避）：本项目补定。
  多久看一次：三级每月（本项目补定）。

bureau/discipline/inspector#R01 题
  1. Probability “高” (3) × severity “严重” (3) = risk index 9.
  2. Under the policy “jiuquan-2010” this cell is 三级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级.
  4. 三级 is watched by: party group, discipline office.
  5. party group: 局党组; this body watches.
  6. discipline office: the holder serves in 纪检组; nobody watches themselves, the unit above is tried.
  7. discipline office: 省局纪检组 (省局); this body watches.
Level: 三级; monitors: 局党组, 省局纪检组 (省局)
  Criteria of probability “高”: 近三年发生过，或者一个人就能办成、当时没有人看得见 (our completion of it).
  Criteria of severity “严重”: 可能构成违法犯罪，或者损失和影响难以挽回 (our completion of it).
  Nobody watches themselves (recusal): our completion of it.
  How often: 三级 every month (our completion of it).
""")


def test_at_the_top_the_conflict_stands(tmp_path: Path) -> None:
    without = "{id: province, name: 省局, external: true}"
    above = REPOSITORY[ORGANIZATION].splitlines()[2].strip().removeprefix("- ")
    overlay = of("bureau/leadership/director") | changed(ORGANIZATION, (above, without))
    assert both(tmp_path, "bureau/leadership/director#R01", overlay) == snapshot("""\

bureau/leadership/director#R01 题
  1. 发生概率“高”（3）× 危害程度“严重”（3）= 风险指数 9。
  2. 按政策“jiuquan-2010”，这一格是三级；依据：方案原文。
  3. 理由：腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级。
  4. 三级由党组、纪检组（监察室）监控。
  5. 党组：局党组由本人（一把手）主持，不能独立监控本人，往上一级找。
  6. 党组：组织机构里没有写明省局的，往上找。
  7. 党组：已经到顶，仍找不到可以独立监控的机构。
  8. 纪检组（监察室）：纪检组，由其监控。
等级：三级；监控责任人（部门）：纪检组
  发生概率“高”的标准：近三年发生过，或者一个人就能办成、当时没有人看得见（本项目补定）。
  危害程度“严重”的标准：可能构成违法犯罪，或者损失和影响难以挽回（本项目补定）。
  自己不监控自己（回避）：本项目补定。
  多久看一次：三级每月（本项目补定）。

bureau/leadership/director#R01 题
  1. Probability “高” (3) × severity “严重” (3) = risk index 9.
  2. Under the policy “jiuquan-2010” this cell is 三级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级.
  4. 三级 is watched by: party group, discipline office.
  5. party group: 局党组 is led by the holder, so it is not independent; the unit above is tried.
  6. party group: the organisation names none for 省局, the next one up is tried.
  7. party group: the top is reached, and no body was found that can watch independently.
  8. discipline office: 纪检组; this body watches.
Level: 三级; monitors: 纪检组
  Criteria of probability “高”: 近三年发生过，或者一个人就能办成、当时没有人看得见 (our completion of it).
  Criteria of severity “严重”: 可能构成违法犯罪，或者损失和影响难以挽回 (our completion of it).
  Nobody watches themselves (recusal): our completion of it.
  How often: 三级 every month (our completion of it).
""")


def test_the_units_own_point(tmp_path: Path) -> None:
    assert both(tmp_path, "bureau#R01", of("bureau", "低", "较严重")) == snapshot("""\

bureau#R01 题
  1. 发生概率“低”（2）× 危害程度“较严重”（2）= 风险指数 4。
  2. 按政策“jiuquan-2010”，这一格是二级；依据：方案原文。
  3. 理由：腐败风险发生概率低，且风险发生后造成危害程度较严重的定为二级。
  4. 这是单位自己的风险点，由本单位党组和纪检监察部门监控。
  5. 党组：局党组，由其监控。
  6. 纪检组（监察室）：纪检组，由其监控。
等级：二级；监控责任人（部门）：局党组、纪检组
  发生概率“低”的标准：近三年偶有苗头或投诉，或者制度还留有空子（本项目补定）。
  危害程度“较严重”的标准：够得上纪律处理，或者给当事人、单位造成损失（本项目补定）。
  多久看一次：二级每 3 个月（本项目补定）。

bureau#R01 题
  1. Probability “低” (2) × severity “较严重” (2) = risk index 4.
  2. Under the policy “jiuquan-2010” this cell is 二级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率低，且风险发生后造成危害程度较严重的定为二级.
  4. This point is the unit's own: its party group and discipline office watch it.
  5. party group: 局党组; this body watches.
  6. discipline office: 纪检组; this body watches.
Level: 二级; monitors: 局党组, 纪检组
  Criteria of probability “低”: 近三年偶有苗头或投诉，或者制度还留有空子 (our completion of it).
  Criteria of severity “较严重”: 够得上纪律处理，或者给当事人、单位造成损失 (our completion of it).
  How often: 二级 every 3 months (our completion of it).
""")
