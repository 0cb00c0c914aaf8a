"""How a monitor came about where an office found would watch itself, read step by step in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from inline_snapshot import snapshot

from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, REPOSITORY, changed
from tests.level.test_explain import CLERKS, both, of

# How the level comes about and what it rests on is read in tests/level/test_explain.py.
OF_THE_LEVEL = ("  1. ", "  2. ", "  3. ", "  发生概率", "  危害程度", "  Criteria", "  多久", "  How often")


def climbed(root: Path, id: str, overlay: dict[str, Any]) -> str:
    """Return what is said of who watches, and why, in both languages."""
    lines = both(root, id, overlay).splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(OF_THE_LEVEL))


def test_the_chiefs_own_point_climbs_past_himself(tmp_path: Path) -> None:
    overlay = of("bureau/registration/chief", "较低", "轻微")
    assert climbed(tmp_path, "bureau/registration/chief#R01", overlay) == snapshot("""\

bureau/registration/chief#R01 题
  4. 一级由主管责任人监控。
  5. 部门负责人是科长，就是风险所在的岗位，自己不能监控自己，往上找。
  6. 主管领导是副局长（现有人任职），由该岗位监控。
等级：一级；监控责任人（部门）：副局长
  自己不监控自己（回避）：本项目补定。

bureau/registration/chief#R01 题
  4. 一级 is watched by: responsible person.
  5. department head: 科长 is the post at risk itself; nobody watches themselves, the next one up is tried.
  6. leader in charge: 副局长 (the post is held); this post watches.
Level: 一级; monitors: 副局长
  Nobody watches themselves (recusal): our completion of it.
""")


def test_one_person_in_two_posts_climbs_past_himself(tmp_path: Path) -> None:
    overlay = dict(changed(PEOPLE, ("name: 孙丙三", "name: 李丁四")))
    overlay |= changed(CLERK, ("probability: 高", "probability: 较低"), ("severity: 严重", "severity: 轻微"))
    assert climbed(tmp_path, CLERKS, overlay) == snapshot("""\

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  4. 一级由主管责任人监控。
  5. 部门负责人是科长，也由本人担任，自己不能监控自己，往上找。
  6. 主管领导是副局长（现有人任职），由该岗位监控。
等级：一级；监控责任人（部门）：副局长
  自己不监控自己（回避）：本项目补定。

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  4. 一级 is watched by: responsible person.
  5. department head: 科长 is held by the same person; nobody watches themselves, the next one up is tried.
  6. leader in charge: 副局长 (the post is held); this post watches.
Level: 一级; monitors: 副局长
  Nobody watches themselves (recusal): our completion of it.
""")


def test_the_heads_own_point_goes_one_unit_up(tmp_path: Path) -> None:
    overlay = of("bureau/leadership/director")
    assert climbed(tmp_path, "bureau/leadership/director#R01", overlay) == snapshot("""\

bureau/leadership/director#R01 题
  4. 三级由党组、纪检组（监察室）监控。
  5. 党组：局党组由本人（一把手）主持，不能独立监控本人，往上一级找。
  6. 党组：省局党组（省局），由其监控。
  7. 纪检组（监察室）：纪检组，由其监控。
等级：三级；监控责任人（部门）：省局党组（省局）、纪检组
  自己不监控自己（回避）：本项目补定。

bureau/leadership/director#R01 题
  4. 三级 is watched by: party group, discipline office.
  5. party group: 局党组 is led by the holder, so it is not independent; the unit above is tried.
  6. party group: 省局党组 (省局); this body watches.
  7. discipline office: 纪检组; this body watches.
Level: 三级; monitors: 省局党组 (省局), 纪检组
  Nobody watches themselves (recusal): our completion of it.
""")


def test_the_inspectors_own_point_leaves_his_office(tmp_path: Path) -> None:
    id = "bureau/discipline/inspector#R01"
    assert climbed(tmp_path, id, of("bureau/discipline/inspector")) == snapshot("""\

bureau/discipline/inspector#R01 题
  4. 三级由党组、纪检组（监察室）监控。
  5. 党组：局党组，由其监控。
  6. 纪检组（监察室）：本人在纪检组任职，不能自己监控自己，往上一级找。
  7. 纪检组（监察室）：省局纪检组（省局），由其监控。
等级：三级；监控责任人（部门）：局党组、省局纪检组（省局）
  自己不监控自己（回避）：本项目补定。

bureau/discipline/inspector#R01 题
  4. 三级 is watched by: party group, discipline office.
  5. party group: 局党组; this body watches.
  6. discipline office: the holder serves in 纪检组; nobody watches themselves, the unit above is tried.
  7. discipline office: 省局纪检组 (省局); this body watches.
Level: 三级; monitors: 局党组, 省局纪检组 (省局)
  Nobody watches themselves (recusal): our completion of it.
""")


def test_at_the_top_the_conflict_stands(tmp_path: Path) -> None:
    without = "{id: province, name: 省局, external: true}"
    above = REPOSITORY[ORGANIZATION].splitlines()[2].strip().removeprefix("- ")
    overlay = of("bureau/leadership/director") | changed(ORGANIZATION, (above, without))
    assert climbed(tmp_path, "bureau/leadership/director#R01", overlay) == snapshot("""\

bureau/leadership/director#R01 题
  4. 三级由党组、纪检组（监察室）监控。
  5. 党组：局党组由本人（一把手）主持，不能独立监控本人，往上一级找。
  6. 党组：组织机构里没有写明省局的，往上找。
  7. 党组：已经到顶，仍找不到可以独立监控的机构。
  8. 纪检组（监察室）：纪检组，由其监控。
等级：三级；监控责任人（部门）：纪检组
  自己不监控自己（回避）：本项目补定。

bureau/leadership/director#R01 题
  4. 三级 is watched by: party group, discipline office.
  5. party group: 局党组 is led by the holder, so it is not independent; the unit above is tried.
  6. party group: the organisation names none for 省局, the next one up is tried.
  7. party group: the top is reached, and no body was found that can watch independently.
  8. discipline office: 纪检组; this body watches.
Level: 三级; monitors: 纪检组
  Nobody watches themselves (recusal): our completion of it.
""")


def test_the_units_own_point(tmp_path: Path) -> None:
    assert climbed(tmp_path, "bureau#R01", of("bureau", "低", "较严重")) == snapshot("""\

bureau#R01 题
  4. 这是单位自己的风险点，由本单位党组和纪检监察部门监控。
  5. 党组：局党组，由其监控。
  6. 纪检组（监察室）：纪检组，由其监控。
等级：二级；监控责任人（部门）：局党组、纪检组

bureau#R01 题
  4. This point is the unit's own: its party group and discipline office watch it.
  5. party group: 局党组; this body watches.
  6. discipline office: 纪检组; this body watches.
Level: 二级; monitors: 局党组, 纪检组
""")
