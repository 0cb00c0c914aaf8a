"""What a change does, and why: levels, monitors, coverage, and what cannot be compared."""

from __future__ import annotations

import pytest

from riskctl.check.example import (
    CLERK,
    FLOW,
    ORGANIZATION,
    PEOPLE,
    PROGRAMME,
    REGULATIONS,
    REPOSITORY,
    UNIT,
)
from tests.diff.build import Overlay, changed, changes, comparison

R01 = "bureau/registration/clerk#R01"
CHIEF = "registers/bureau/registration/chief.yaml"
PARTY = ("bureau/discipline_office", "bureau/party_group")
DEPUTY = ("bureau/leadership/deputy",)
POLICY = "schema: riskctl/policy/v1\nextends: jiuquan-2010\n"
OVERRIDE = "    override: {level: 2, reason: 有专人复核, body: leading_group, date: 2010-04-28}\n"


def own(policy: str) -> Overlay:
    """The example under its own policy, which goes on from the preset."""
    return {
        **changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml")),
        "policy.yaml": POLICY + policy,
    }


LOW = changed(CLERK, ("probability: 高", "probability: 低"))
FLOOR = own("floors: [{matter: acceptance-review, level: 3, reason: 重点}]\n")
OVERRIDDEN = changed(CLERK, ("    level: 3\n", "    level: 3\n" + OVERRIDE))
CELLS = "matrix:\n" + "".join(
    f"  - {{probability: {p}, severity: {s}, level: {level}}}\n"
    for p, s, level in (
        *(("高", "严重", 3), ("高", "较严重", 2), ("高", "轻微", 2)),
        *(("低", "严重", 3), ("低", "较严重", 2), ("低", "轻微", 1)),
        *(("较低", "严重", 2), ("较低", "较严重", 1), ("较低", "轻微", 1)),
    )
)


@pytest.mark.parametrize(
    ("old", "new", "kind", "cause"),
    [
        ({}, LOW, "level-lowered", "register"),
        (LOW, {}, "level-raised", "register"),
        ({}, OVERRIDDEN, "level-lowered", "override"),
        (OVERRIDDEN, {}, "level-raised", "override"),
        (LOW | own(""), LOW | FLOOR, "level-raised", "floor"),
        (LOW | FLOOR, LOW | own(""), "level-lowered", "floor"),
        (LOW | own(""), LOW | own(CELLS), "level-raised", "policy"),
        (LOW | own(CELLS), LOW | own(""), "level-lowered", "policy"),
        # A lighter probability under a graver cell: only both together hold the level.
        (own(""), own(CELLS) | LOW, None, None),
    ],
)
def test_a_level_moves_with_its_cause(
    old: Overlay, new: Overlay, kind: str | None, cause: str | None
) -> None:
    found = [(c[0], c[1], c[4]) for c in changes(old, new) if c[0].startswith("level-")]
    assert found == ([(kind, R01, cause)] if kind else [])


def test_who_watches_moves_with_the_level_and_for_the_same_cause() -> None:
    found = [c for c in changes({}, OVERRIDDEN) if c[0] == "monitor-changed"]
    assert found == [("monitor-changed", R01, PARTY, DEPUTY, "override")]


LEADER = changed(
    ORGANIZATION,
    ("        leader_in_charge: leadership/deputy\n", "        leader_in_charge: leadership/director\n"),
)
SAME_PERSON = changed(
    PEOPLE, ("clerk: [{name: 李丁四, from: 2008-01-01}]", "clerk: [{name: 钱乙二, from: 2008-01-01}]")
)


@pytest.mark.parametrize(
    ("new", "monitors", "cause"),
    [
        (LEADER, ("bureau/leadership/director",), "organization"),
        (SAME_PERSON, ("bureau/leadership/director",), "people"),
        (
            changed(
                CLERK,
                ("probability: 高", "probability: 低"),
                ("    level: 3\n", "    monitor: [party_group]\n"),
            ),
            ("bureau/leadership/deputy", "bureau/party_group"),
            "register",
        ),
    ],
)
def test_who_watches_moves_where_no_level_does(new: Overlay, monitors: tuple[str, ...], cause: str) -> None:
    found = [c for c in changes(LOW, LOW | new) if c[0] == "monitor-changed"]
    assert found == [("monitor-changed", R01, DEPUTY, monitors, cause)]


def test_a_policy_that_names_another_office_moves_every_monitor() -> None:
    levels = """levels:
  - {id: 1, name: 一级, monitor: responsible}
  - {id: 2, name: 二级, monitor: head}
  - {id: 3, name: 三级, monitor: [party_group, discipline_office]}
"""
    found = comparison(LOW | own(""), LOW | own(levels))
    assert ("monitor-changed", "policy") in [(c.kind, c.cause) for c in found.changes]
    assert not [c for c in found.changes if c.kind.startswith("level-")]
    (monitor,) = [c for c in found.changes if c.field == "monitor"]
    assert (monitor.subject, monitor.before, monitor.after) == ("levels 2", ("leader_in_charge",), ("head",))
    assert monitor.place.file == "policy.yaml" and monitor.place.line == 5


def test_a_policy_is_compared_cell_by_cell() -> None:
    found = changes(
        own(CELLS), own(CELLS.replace("低, severity: 严重, level: 3", "低, severity: 严重, level: 2"))
    )
    assert found == [("policy-changed", "matrix 低×严重", 3, 2, "level")]
    assert changes({}, FLOOR) == [("policy-changed", "floors acceptance-review", None, "3")]
    assert changes({}, own("")) == []


def test_policies_that_go_in_different_directions_are_not_compared_silently() -> None:
    swapped = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: high-medium-low"))
    middle = changed(CLERK, ("severity: 严重", "severity: 大"))
    found = comparison({}, swapped | middle)
    assert not [c for c in found.changes if c.kind.startswith("level-")]
    assert [c.field for c in found.changes if c.kind == "policy-changed"] == ["direction", "policy"]
    assert any("方向不同" in note.text("zh") for note in found.notes)


@pytest.mark.parametrize(
    ("old", "new", "kind", "what"),
    [
        (
            {},
            changed(CLERK, ("    matter: acceptance-review\n", "")),
            "coverage-lost",
            ("bureau", "acceptance-review"),
        ),
        (
            {},
            changed(UNIT, ("  - {matter: annual-inspection, reason: 年检由分局办理}\n", "")),
            "coverage-lost",
            ("bureau", "annual-inspection"),
        ),
        (
            {},
            changed(FLOW, (", none: {regulatory: 受理窗口不承担监管职责}", "")),
            "coverage-lost",
            ("registration/accept", "regulatory"),
        ),
        (
            {},
            changed(CLERK, ("    flow: registration/accept\n", "")),
            "coverage-lost",
            ("registration/accept", "integrity"),
        ),
        (
            {},
            changed(CLERK, ("    level: 3\n", "    status: closed\n")),
            "coverage-lost",
            ("bureau", "acceptance-review"),
        ),
    ],
)
def test_what_is_looked_at_no_longer_is_told_and_what_is_again(
    old: Overlay, new: Overlay, kind: str, what: tuple[str, str]
) -> None:
    lost, gained = changes(old, new), changes(new, old)
    assert (kind, what[0], what[1], None) in lost
    assert ("coverage-gained", what[0], None, what[1]) in gained


def test_the_reason_of_one_of_two_departments_covers_nothing_yet() -> None:
    two = changed(
        ORGANIZATION, ("        name: 纪检组\n", "        name: 纪检组\n        powers: [approval]\n")
    )
    two |= changed(UNIT, ("  - {matter: annual-inspection, reason: 年检由分局办理}\n", ""))
    reasons: list[Overlay] = [
        {
            f"registers/bureau/{department}/department.yaml": "schema: riskctl/department/v1\nunit: bureau\n"
            f"department: {department}\nnone: 都在个人登记表中\n"
            "declined: [{matter: annual-inspection, reason: 年检由分局办理}]\n"
        }
        for department in ("registration", "discipline")
    ]
    one, both = two | reasons[0], two | reasons[0] | reasons[1]
    assert not [c for c in changes(two, one) if c[0].startswith("coverage")]
    assert ("coverage-gained", "bureau", None, "annual-inspection") in changes(one, both)


def test_what_another_register_covers_is_not_lost() -> None:
    text = REPOSITORY[CLERK].replace("post: clerk", "post: chief").replace("材料不齐", "材料造假")
    chief: Overlay = {CHIEF: text}
    less = changed(CLERK, ("    matter: acceptance-review\n", ""))
    assert not [c for c in changes(chief, chief | less) if c[0].startswith("coverage")]


def test_a_register_that_moves_is_moved_and_what_else_changed_is_seen() -> None:
    moved = (
        REPOSITORY[CLERK].replace("post: clerk", "post: chief").replace("due: 2010-05-31", "due: 2010-06-30")
    )
    found = changes({CHIEF: None}, {CLERK: None, CHIEF: moved})
    new = "bureau/registration/chief#R01"
    assert ("point-moved", new, R01, new) in found
    assert ("measure-weakened", new, "2010-05-31", "2010-06-30", "due") in found
    assert not [c for c in found if c[0] in ("point-added", "point-removed", "monitor-changed")]


def test_points_numbered_anew_are_still_themselves() -> None:
    head, _, one = REPOSITORY[CLERK].partition("risk_points:\n")
    other = one.replace("受理时对材料不齐的熟人企业先行受理", "私刻印章").replace("integrity", "regulatory")
    other = other.replace("科长每周抽查受理件的一成，在复核记录上签名", "印章两人分管")

    def register(*points: str) -> Overlay:
        numbered = (point.replace("R01", f"R0{n}") for n, point in enumerate(points, 1))
        return {CLERK: head + "risk_points:\n" + "".join(numbered)}

    post = "bureau/registration/clerk"
    assert sorted(c[:4] for c in changes(register(one, other), register(other, one))) == [
        ("point-moved", f"{post}#R01", f"{post}#R02", f"{post}#R01"),
        ("point-moved", f"{post}#R02", f"{post}#R01", f"{post}#R02"),
    ]
    rewritten = {c[0] for c in changes(register(one), register(other))}
    assert rewritten == {"text-changed", "measure-weakened", "coverage-lost"}  # 每周 is gone


def test_an_id_that_stands_twice_is_told_apart_by_what_it_says() -> None:
    head, _, one = REPOSITORY[CLERK].partition("risk_points:\n")
    other = one.replace("受理时对材料不齐的熟人企业先行受理", "私刻印章").replace("integrity", "regulatory")
    twice = f"{head}risk_points:\n{one}{other}"
    assert changes({CLERK: twice}, {CLERK: f"{head}risk_points:\n{other}{one}"}) == []
    later = f"{head}risk_points:\n{one.replace('05-31', '06-30')}{other}"
    assert changes({CLERK: twice}, {CLERK: later}) == [
        ("measure-weakened", R01, "2010-05-31", "2010-06-30", "due")
    ]


def test_a_unit_with_another_name_is_the_same_unit() -> None:
    new: Overlay = {
        file.replace("registers/bureau", "registers/分局"): text.replace(
            "unit: bureau", "unit: 分局"
        ).replace("bureau/", "分局/")
        for file, text in REPOSITORY.items()
        if file not in (ORGANIZATION,)
    }
    new |= changed(ORGANIZATION, ("id: bureau", "id: 分局"))
    gone: Overlay = {file: None for file in REPOSITORY if file not in new}
    found = changes({}, gone | new)
    assert {c[0] for c in found} == {"point-moved", "organization-changed", "flow-changed"}
    assert ("organization-changed", "分局", "bureau", "分局", "id") in found


@pytest.mark.parametrize(
    ("new", "change"),
    [
        (
            changed(REGULATIONS, ("state: in_force", "state: repealed")),
            ("regulation-state-changed", "registration-review", "in_force", "repealed"),
        ),
        (
            changed(REGULATIONS, ("〔2009〕12号", "〔2010〕3号")),
            ("text-changed", "registration-review", "示局发〔2009〕12号", "示局发〔2010〕3号", "number"),
        ),
        (
            changed(
                ORGANIZATION, ("{id: clerk, name: 科员, key: true}", "{id: clerk, name: 登记员, key: true}")
            ),
            ("organization-changed", "bureau/registration/clerk", "科员", "登记员", "name"),
        ),
        (
            changed(FLOW, ("actor: clerk, none: 材料", "actor: chief, none: 材料")),
            ("flow-changed", "registration/archive", "clerk", "chief", "actor"),
        ),
        (
            changed(UNIT, ("年检由分局办理", "年检由县局办理")),
            ("text-changed", "bureau", "年检由分局办理", "年检由县局办理", "declined annual-inspection"),
        ),
        (
            changed(PROGRAMME, ("cycle: 2010", "cycle: 2010\nrules: {copied-measure: 'off'}")),
            ("ignore-changed", "copied-measure", None, "off"),
        ),
        (
            changed(
                PROGRAMME,
                ("cycle: 2010", "cycle: 2010\nignore: [{rule: RK502, at: bureau, reason: 另有细则}]"),
            ),
            ("ignore-changed", "RK502 bureau", None, "另有细则"),
        ),
    ],
)
def test_what_changes_beside_the_points_is_told(new: Overlay, change: tuple[str, ...]) -> None:
    assert changes({}, new) == [change]
    kind, subject, before, after, *field = change
    assert changes(new, {}) == [(kind, subject, after, before, *field)]


def test_a_register_that_cannot_be_read_is_named_and_not_taken_for_removed() -> None:
    for broken in ("risk_points: [", REPOSITORY[CLERK].replace("kind: integrity", "kind: 乱")):
        found = comparison({}, {CLERK: broken})
        assert (found.changes, found.whole) == ((), False)
        assert [CLERK in note.text("zh") for note in found.notes] == [True]
        back = comparison({CLERK: broken}, {})
        assert (back.changes, back.whole) == ((), True) and len(back.notes) == 1


def test_a_broken_part_leaves_levels_out_and_says_so() -> None:
    found = comparison({}, {**LOW, ORGANIZATION: "units: ["})
    assert [c.kind for c in found.changes] == ["probability-changed"] and not found.whole
    assert any("organization.yaml 缺失或有错，等级和监控责任人没有比较" in n.text("zh") for n in found.notes)


def test_a_point_that_loses_its_level_is_named() -> None:
    found = comparison({}, changed(CLERK, ("probability: 高", "probability: 极高")))
    assert not found.whole and any("R01" in note.text("zh") for note in found.notes)


def test_where_nothing_was_everything_is_added() -> None:
    found = comparison(dict.fromkeys(REPOSITORY), {})
    assert ("point-added", R01) in [(c.kind, c.subject) for c in found.changes] and found.whole
    assert [note.text("zh") for note in found.notes] == ["old 里还没有登记库，全部算作新增。"]


def test_a_table_left_with_its_headings_has_lost_its_points() -> None:
    headings = "编号,风险点,风险性质,风险类别,发生概率,危害程度,防范措施,措施类型\r\n"
    row = "R01,超期件无人督办,监管风险,行政审批类,低,较严重,科长每周逐件签署,监督\r\n"
    table = "registers/bureau/registration/科室.csv"
    found = comparison({table: headings + row}, {table: headings})
    assert found.whole and [c.kind for c in found.changes if c.subject.endswith("#R01")] == ["point-removed"]
