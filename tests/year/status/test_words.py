"""The status in sentences: how many, the first few by name, the earliest day, and where to begin."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.check.example import PROGRAMME, REPOSITORY
from riskctl.corpus.sound import Sound
from riskctl.records.kinds.cycle import Phase
from riskctl.year.status.item import GROUPS, Group, ItemKind, StatusItem
from riskctl.year.status.kinds import KINDS
from riskctl.year.status.status import Count, Status
from riskctl.year.status.words import (
    SHOWN,
    Section,
    count_lines,
    first_step,
    groups,
    head,
    heading,
    left_out,
    phase,
    still_open,
)
from tests.year.build import find
from tests.year.status.test_status import SECOND

PHASE = Phase.model_validate(
    {"id": "identification", "name": "查找", "from": "2010-04-01", "to": "2010-04-30"}
)
NEXT_PHASE = {"id": "supervision", "name": "监督防范", "from": "2010-05-01", "to": "2010-11-30"}
DAYS = ("2010-06-30", "2010-07-01")
THINGS = st.builds(
    lambda group, kind, unit, n: StatusItem(group, kind, unit, "", f"{unit}/{n}", date(2010, 4, n)),
    st.sampled_from(GROUPS[:3]),
    st.sampled_from(["check", "measure", "comment", "no-notice"]),
    st.sampled_from(["bureau", "county", ""]),
    st.integers(1, 9),
)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """The context of two units that keep registers, 县局 before 示例局."""
    return find(tmp_path_factory.mktemp("words"), SECOND).context


def of(*items: StatusItem, day: str = "2010-04-15") -> Status:
    return Status(2010, date.fromisoformat(day), PHASE, None, items)


def thing(
    group: Group, kind: ItemKind, n: int, unit: str = "bureau", step: str = "", dated: bool = True
) -> StatusItem:
    return StatusItem(group, kind, unit, "", f"{unit}/{n}", date(2010, 4, n) if dated else None, step)


def texts(section: Section) -> tuple[str, list[str]]:
    return section[0].text("zh"), [line.text("zh") for line in section[1]]


def lines(group: Group, context: Sound, *items: StatusItem, details: bool = False) -> list[str]:
    return texts(groups(of(*items), context, details)[GROUPS.index(group)])[1]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2010-04-01", "还有 29 天"),
        ("2010-04-29", "还有 1 天"),
        ("2010-04-30", "今天是最后一天"),
    ],
)
def test_it_says_how_many_days_the_phase_has_left(context: Sound, day: str, said: str) -> None:
    assert phase(of(day=day), context).text("zh") == f"现在是“查找”阶段（2010-04-01 至 2010-04-30），{said}"


def test_between_the_phases_and_after_them_it_says_so(context: Sound) -> None:
    before = Status(2010, date(2010, 3, 31), None, PHASE, ())
    assert phase(before, context).text("zh").endswith("下一阶段是“查找”，2010-04-01 开始")
    over = replace(before, coming=None)
    assert phase(over, context).text("zh") == "本年度各阶段都已结束"
    assert heading(over).text("zh") == "2010 年度，2010-03-31"


def test_without_a_cycle_it_says_which_file_is_not_there(tmp_path: Path) -> None:
    found = find(tmp_path, {"cycles/2010/cycle.yaml": None})
    assert "cycles/2010/cycle.yaml" in phase(of(), found.context).text("zh")


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (thing("overdue", "check", 3), "先办：示例局，风险点监控过期（2010-04-03）：riskctl due bureau"),
        (
            thing("unanswered", "comment", 3),
            "先办：示例局，公示意见没有答复（2010-04-03）：riskctl notice answer bureau/3",
        ),
        (thing("next", "drawn", 3), "先办：示例局，随机抽查（2010-04-03 前）：riskctl record bureau/3"),
        (
            thing("next", "carried", 3, dated=False),
            "先办：示例局，上年转入的风险点复核：riskctl review bureau/3",
        ),
        (thing("missing", "no-notice", 3), "先办：示例局，还没有公示：riskctl notice open bureau"),
    ],
)
def test_one_begins_with_the_first_thing_that_a_command_does(
    context: Sound, one: StatusItem, said: str
) -> None:
    passed = (thing("overdue", "regulation", 1), thing("done", "measure", 1))
    found = of(*passed, one, thing("next", "warning", 9))
    begin = first_step(found, context)
    assert begin and begin.text("zh") == said
    assert head(found, context) == [phase(found, context), begin]


def test_the_next_step_is_named_where_no_command_does_it_and_where_nothing_is_open(context: Sound) -> None:
    late, wait = thing("overdue", "regulation", 1), thing("next", "notice", 9)
    done, coming = thing("done", "measure", 1), Phase.model_validate(NEXT_PHASE)
    steps = {
        "先办：示例局，待修订、待制定的制度过期（2010-04-01）": of(late, wait, done),
        "等着：示例局，正在公示（2010-04-09 前）": of(wait, done),
        "眼下要办的都办好了。2010-05-01 开始“监督防范”，到时先办：riskctl due": replace(
            of(done), coming=coming
        ),
        "眼下要办的都办好了。年底转入下一年：riskctl rollover 2011": of(done),
    }
    for said, found in steps.items():
        step = first_step(found, context)
        assert step and step.text("zh") == said
    assert first_step(of(done), replace(context, cycle=None)) is None


def test_the_first_few_are_named_and_all_are_with_details(context: Sound) -> None:
    many = [thing("overdue", "check", n) for n in range(SHOWN + 1, 0, -1)]
    said = [f"bureau/{n}（2010-04-0{n}）" for n in range(1, SHOWN + 2)]
    assert lines("overdue", context, *many) == [f"示例局：风险点监控 4 个，如 {'、'.join(said[:SHOWN])}"]
    assert lines("overdue", context, *many[1:]) == [f"示例局：风险点监控 3 个：{'、'.join(said[:SHOWN])}"]
    assert lines("overdue", context, *many, details=True) == [f"示例局：风险点监控 4 个：{'、'.join(said)}"]


def test_what_has_no_day_stands_after_what_has(context: Sound) -> None:
    two = (thing("next", "carried", 1, dated=False), thing("next", "carried", 30))
    assert lines("next", context, *two) == [
        "示例局：上年转入的风险点复核 2 个：bureau/30（2010-04-30）、bureau/1"
    ]


def test_what_several_units_have_takes_one_line_with_the_earliest_day(context: Sound) -> None:
    late = [thing("overdue", "check", 5, "county"), *(thing("overdue", "check", n) for n in (4, 7))]
    own = thing("overdue", "measure", 6)
    assert lines("overdue", context, *late, own) == [
        "风险点监控 3 个，最早 2010-04-04：县局 1、示例局 2",
        "示例局：防范措施 1 项：bureau/6（2010-04-06）",
    ]
    assert lines("overdue", context, *late, own, details=True) == [
        "县局：风险点监控 1 个：county/5（2010-04-05）",
        "示例局：风险点监控 2 个：bureau/4（2010-04-04）、bureau/7（2010-04-07）",
        "示例局：防范措施 1 项：bureau/6（2010-04-06）",
    ]
    dayless = [
        thing("missing", "signoff-missing", 1, unit, "self", dated=False) for unit in ("county", "bureau")
    ]
    assert lines("missing", context, *dayless) == ["个人自查没有签 2 份：县局 1、示例局 1"]


def test_a_step_is_told_apart_from_another(context: Sound) -> None:
    two = [
        thing("missing", "signoff-missing", 1, "county", "self"),
        thing("missing", "signoff-missing", 1, step="cross"),
    ]
    assert [line.partition("：")[0] for line in lines("missing", context, *two)] == ["县局", "示例局"]


def test_what_is_done_or_has_no_number_is_told_once_for_the_units_that_have_it(context: Sound) -> None:
    done = [thing("done", "measure", n) for n in (1, 2)]
    assert lines("done", context, *done) == ["防范措施 2 项：示例局"]
    assert lines("done", context, *done, thing("done", "measure", 3, "county")) == ["防范措施 3 项：各单位"]
    notices = [thing("missing", "no-notice", 1), thing("missing", "no-notice", 1, "county")]
    assert lines("missing", context, *notices) == ["还没有公示：各单位"]
    assert lines("missing", context, notices[0]) == ["还没有公示：示例局"]
    assert lines("missing", context, notices[0], details=True) == ["示例局：还没有公示"]


def test_one_unit_alone_is_not_all_units_and_what_names_none_says_so(tmp_path: Path, context: Sound) -> None:
    alone = find(tmp_path).context
    assert lines("done", alone, thing("done", "measure", 1)) == ["防范措施 1 项：示例局"]
    assert lines("overdue", context, thing("overdue", "regulation", 1, ""))[0].startswith("未写明单位：")
    assert lines("overdue", context, thing("overdue", "regulation", 1, "gone"))[0].startswith("gone：")


def test_a_group_of_nothing_says_none_and_is_not_among_what_is_open(context: Sound) -> None:
    found = of(thing("missing", "signed", 1, step="self"), thing("next", "warning", 2))
    sections = [texts(one) for one in groups(found, context)]
    assert [name for name, _ in sections] == ["过期", "没有答复", "还缺", "接下来", "已完成"]
    assert sections[0][1] == sections[1][1] == sections[4][1] == ["没有"]
    assert [texts(one)[0] for one in still_open(found, context)] == ["还缺"]


def test_departments_and_the_unit_s_own_are_counted_by_their_reference() -> None:
    title, said = texts(count_lines([Count("bureau", "", 1, 2, 3), Count("bureau", "office", 4, 5, 6)]))
    assert title == "各部门"
    assert said == [
        "bureau：过期 1，没有答复 2，还缺 3",
        "bureau/office：过期 4，没有答复 5，还缺 6",
    ]
    assert texts(count_lines([]))[1] == ["没有"]


@given(items=st.lists(THINGS, max_size=15, unique=True), data=st.data())
def test_every_thing_is_counted_once_whatever_the_order(
    context: Sound, items: list[StatusItem], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(items))
    counted = [one for one in items if KINDS[one.kind].counter]
    for details in (False, True):
        for found in (of(*items), of(*shuffled)):
            said = [line.text("zh") for _, section in groups(found, context, details) for line in section]
            numbers = re.findall(r" (\d+) [项个份]", "\n".join(said))
            assert sum(map(int, numbers)) == len(counted)
    assert {*lines_of(items, context)} == {*lines_of(shuffled, context)}


def lines_of(items: list[StatusItem], context: Sound) -> list[str]:
    """Return all lines, the units of one line in the order of their names."""
    every = [line.text("zh") for _, section in still_open(of(*items), context) for line in section]
    return ["、".join(sorted(re.split("、|：", line))) for line in every]


def test_what_is_ignored_to_a_day_is_shown_with_its_end_until_then(tmp_path: Path) -> None:
    """And what is ignored for good, or has no reason and hides nothing, is no matter of the year."""
    rows = (
        "{rule: RK403, at: bureau, reason: 部门评查正在进行, until: 2010-06-30}",
        "{rule: RK404, at: bureau, reason: 个人自查正在进行, until: 2010-06-30}",
        "{rule: RK703, at: bureau, reason: 是文号}",
        "{rule: RK402, at: flows, until: 2010-06-30}",
    )
    programme = REPOSITORY[PROGRAMME] + "ignore:\n" + "".join(f"  - {row}\n" for row in rows)
    on, after = (find(tmp_path / day, {PROGRAMME: programme}, date.fromisoformat(day)) for day in DAYS)
    (said,) = left_out(on.context)
    assert said.text("zh") == (
        "riskctl check 到 2010-06-30 为止先不提（部门评查正在进行、个人自查正在进行），这里照样列出"
    )
    assert head(of(), on.context)[-1] == said and left_out(after.context) == []


def test_no_thing_is_looked_for_among_all_others(context: Sound, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a thing for each of a million points that would take the square of them."""

    def compared(one: StatusItem, other: object) -> bool:
        raise AssertionError("compared")

    many = [
        thing("missing", "no-leader-register", n, unit) for n in (1, 2, 3) for unit in ("bureau", "county")
    ]
    many += [thing("missing", "no-key-register", n) for n in (1, 2, 3)]
    monkeypatch.setattr(StatusItem, "__eq__", compared)
    assert lines("missing", context, *many)
