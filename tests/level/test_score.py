"""From probability and severity to a level: docs/internals/words.md#grading, and what no policy may break."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.corpus.defects import defects
from riskctl.corpus.document import Document
from riskctl.corpus.grading import Grading
from riskctl.corpus.policy import load_policy
from riskctl.level.score import Score, score
from riskctl.records.kinds.matters import Matter
from riskctl.records.kinds.policy import Policy
from riskctl.records.risk_point import RiskPoint
from riskctl.sources.files import Folder
from riskctl.sources.gate import Limits

PLAIN = Matter(id="archive-management", name="档案管理", power="approval")
KEY = PLAIN.model_copy(update={"id": "appointment", "name": "干部任用", "power": "personnel", "key": True})
OVERRIDE = {"reason": "双人受理，全程录像", "body": "领导小组", "date": "2010-04-12"}


def preset(name: str = "jiuquan-2010") -> Grading:
    """Return a shipped policy, made ready to grade by."""
    found = load_policy(Folder(Path()), name, Document("riskctl.yaml", "programme"), ("policy",), Limits())
    assert found.grading
    return found.grading


def with_floors(*floors: dict[str, str]) -> Grading:
    """Return the plan's policy with floors under it."""
    given = [{"reason": "三重一大"} | floor for floor in floors]
    read = Policy.model_validate({"schema": "riskctl/policy/v1", "floors": given})
    return Grading(preset().policy.model_copy(update={"floors": read.floors}))


def graded(
    grading: Grading, values: str, matter: Matter | None = None, override: dict[str, str] | None = None
) -> Score:
    """Return the score of a point whose `values` are written `概率×危害`."""
    probability, severity = values.split("×")
    found = score(point(probability, severity, override), grading, matter)
    assert found, f"not in the scales: {values}"
    return found


def point(probability: str, severity: str, override: dict[str, str] | None = None) -> RiskPoint:
    written: dict[str, Any] = {"id": "R01", "title": "题", "kind": "integrity", "category": "approval"}
    written |= {"probability": probability, "severity": severity, "measures": [{"text": "抽查"}]}
    return RiskPoint.model_validate(written | ({"override": override} if override else {}))


@pytest.mark.parametrize(
    ("values", "index", "level", "basis"),
    [
        ("高×严重", 9, "三级", "plan"),
        ("高×较严重", 6, "二级", "ours"),
        ("高×轻微", 3, "二级", "ours"),
        ("低×严重", 6, "二级", "ours"),
        ("低×较严重", 4, "二级", "plan"),
        ("低×轻微", 2, "一级", "ours"),
        ("较低×严重", 3, "二级", "ours"),
        ("较低×较严重", 2, "一级", "ours"),
        ("较低×轻微", 1, "一级", "plan"),
    ],
)
def test_the_nine_cells_of_the_plans_policy(values: str, index: int, level: str, basis: str) -> None:
    found = graded(preset(), values)
    assert (found.index, found.level.name, found.basis) == (index, level, basis)


@pytest.mark.parametrize(("probability", "severity"), [("中", "严重"), ("高", "一般"), ("", "")])
def test_words_outside_the_scales_give_no_level(probability: str, severity: str) -> None:
    written = point("高", "严重").model_copy(update={"probability": probability, "severity": severity})
    assert score(written, preset(), None) is None


# Floors.


def test_a_floor_raises_what_lies_below_it() -> None:
    found = graded(with_floors({"matter": "archive-management", "level": "3"}), "较低×轻微", PLAIN)
    assert (found.from_cell.name, found.computed.name, found.level.name) == ("一级", "三级", "三级")
    assert found.floor is found.lowest is not None


def test_a_floor_leaves_what_lies_above_it() -> None:
    found = graded(with_floors({"matter": "archive-management", "level": "2"}), "高×严重", PLAIN)
    assert (found.level.name, found.floor) == ("三级", None)


@pytest.mark.parametrize("matter", ["archive-management", "档案管理"])
def test_a_floor_names_its_matter_by_slug_or_word(matter: str) -> None:
    assert graded(with_floors({"matter": matter, "level": "3"}), "较低×轻微", PLAIN).level.name == "三级"


def test_a_floor_under_key_matters_holds_for_those_alone() -> None:
    grading = with_floors({"key": "true", "level": "3"})
    assert graded(grading, "较低×轻微", KEY).level.name == "三级"
    assert graded(grading, "较低×轻微", PLAIN).level.name == "一级"
    assert graded(grading, "较低×轻微").level.name == "一级"


def test_the_gravest_floor_counts_in_whatever_order() -> None:
    floors = [{"key": "true", "level": "2"}, {"matter": "appointment", "level": "3"}]
    assert graded(with_floors(*floors), "较低×轻微", KEY).level.name == "三级"
    assert graded(with_floors(*floors[::-1]), "较低×轻微", KEY).level.name == "三级"


def test_of_floors_alike_the_first_gives_its_reason() -> None:
    floors = [{"key": "true", "level": "3"}, {"matter": "appointment", "level": "3", "reason": "干部任用"}]
    for order, reason in ((floors, "三重一大"), (floors[::-1], "干部任用")):
        floor = graded(with_floors(*order), "较低×轻微", KEY).floor
        assert floor and floor.reason == reason


# Overrides.


def test_a_complete_override_holds_up_and_down() -> None:
    assert graded(preset(), "高×严重", override=OVERRIDE | {"level": "2"}).level.name == "二级"
    assert graded(preset(), "较低×轻微", override=OVERRIDE | {"level": "三级"}).level.name == "三级"


@pytest.mark.parametrize("lacking", ["level", "reason", "body", "date"])
def test_an_override_without_its_grounds_does_not_count(lacking: str) -> None:
    override = {key: text for key, text in (OVERRIDE | {"level": "2"}).items() if key != lacking}
    found = graded(preset(), "高×严重", override=override)
    assert (found.level.name, found.override) == ("三级", None)


def test_an_override_to_no_level_does_not_count() -> None:
    assert graded(preset(), "高×严重", override=OVERRIDE | {"level": "九级"}).override is None


@pytest.mark.parametrize(("values", "raised"), [("较低×轻微", True), ("高×严重", False)])
def test_no_override_goes_below_a_floor_whether_it_raised_the_level_or_not(values: str, raised: bool) -> None:
    grading = with_floors({"matter": "archive-management", "level": "2"})
    found = graded(grading, values, PLAIN, OVERRIDE | {"level": "1"})
    assert (found.level.name, found.held, found.floor is not None) == ("二级", True, raised)


@pytest.mark.parametrize(
    ("values", "confirmed", "by"),
    [
        ("高×严重", "", ""),
        ("高×严重", "2", "confirmed"),
        ("较低×轻微", "", "floor"),
        ("较低×轻微", "3", "confirmed"),  # the floor raised what was computed, another level was confirmed
        ("较低×轻微", "1", "floor"),
        ("高×严重", "1", "floor"),  # it raised nothing, and held
    ],
)
def test_what_was_confirmed_is_told_before_the_floor_unless_the_floor_held(
    values: str, confirmed: str, by: str
) -> None:
    grading = with_floors({"matter": "archive-management", "level": "2"})
    override = OVERRIDE | {"level": confirmed} if confirmed else None
    assert graded(grading, values, PLAIN, override).decided_by == by


def test_an_override_at_its_floor_is_not_held() -> None:
    grading = with_floors({"matter": "archive-management", "level": "2"})
    found = graded(grading, "高×严重", PLAIN, OVERRIDE | {"level": "2"})
    assert (found.level.name, found.held) == ("二级", False)


# Whatever the policy: higher probability or severity never lowers a level.


def scale(sizes: list[int]) -> list[dict[str, str]]:
    return [{"name": f"值{n}", "value": str(value)} for n, value in enumerate(sorted(sizes))]


def levels(count: int, ids: list[int]) -> list[dict[str, Any]]:
    return [{"id": str(ids[n]), "name": f"第{n}", "monitor": "head"} for n in range(count)]


sizes = st.lists(st.integers(0, 1000), min_size=1, max_size=4, unique=True)
ids = st.permutations(range(1, 6))


@st.composite
def matrices(draw: st.DrawFn, monotone: bool) -> dict[str, Any]:
    """A total matrix over random scales, its levels numbered in any direction."""
    ps, ss, order = scale(draw(sizes)), scale(draw(sizes)), draw(ids)
    rank: dict[tuple[int, int], int] = {}
    for i, j in product(range(len(ps)), range(len(ss))):
        below = (rank.get((i - 1, j), 0), rank.get((i, j - 1), 0)) if monotone else ()
        rank[i, j] = max(draw(st.integers(0, 4)), *below, 0)
    used = sorted(set(rank.values()))
    cells = [
        {"probability": ps[i]["name"], "severity": ss[j]["name"], "level": str(order[used.index(r)])}
        for (i, j), r in rank.items()
    ]
    written = {"probability": draw(st.permutations(ps)), "severity": draw(st.permutations(ss))}
    return written | {"levels": levels(len(used), order), "matrix": draw(st.permutations(cells))}


@st.composite
def indices(draw: st.DrawFn) -> dict[str, Any]:
    """Thresholds over random scales, each a level graver than the one before."""
    ps, ss, order = scale(draw(sizes)), scale(draw(sizes)), draw(ids)
    products = sorted({int(p["value"]) * int(s["value"]) for p in ps for s in ss})
    bounds = sorted(draw(st.sets(st.sampled_from(products[1:]), max_size=4))) if products[1:] else []
    rows = [{"level": str(order[n]), "below": str(bound)} for n, bound in enumerate(bounds)]
    rows.append({"level": str(order[len(bounds)])})
    written = {"method": "index", "probability": draw(st.permutations(ps)), "severity": ss}
    return written | {"levels": levels(len(rows), order), "thresholds": rows}


def policy(written: dict[str, Any]) -> Policy:
    return Policy.model_validate({"schema": "riskctl/policy/v1"} | written)


def lowered(grading: Grading, matter: Matter | None = None) -> list[tuple[str, str]]:
    """Return the pairs of values that a graver pair beats with a lighter level."""
    found = []
    pairs = list(product(grading.probability.values, grading.severity.values))
    ranks = {}
    for p, s in pairs:
        scored = score(point(p.name, s.name), grading, matter)
        assert scored, "the policy is not total"
        ranks[p.name, s.name] = grading.ladder.rank(scored.level)
    for (p, s), (q, t) in product(pairs, pairs):
        if p.value >= q.value and s.value >= t.value and ranks[p.name, s.name] < ranks[q.name, t.name]:
            found.append((f"{p.name}×{s.name}", f"{q.name}×{t.name}"))
    return found


@given(matrices(monotone=True) | indices(), st.integers(0, 4))
def test_a_graver_risk_never_has_a_lighter_level(written: dict[str, Any], floor: int) -> None:
    found = policy(written)
    assert defects(found) == []
    assert lowered(Grading(found)) == []
    least = found.levels[min(floor, len(found.levels) - 1)].id
    under = policy(written | {"floors": [{"key": "true", "level": str(least), "reason": "三重一大"}]})
    assert lowered(Grading(under), KEY) == []


@given(indices())
def test_a_bound_itself_belongs_to_the_band_above(written: dict[str, Any]) -> None:
    grading = Grading(policy(written))
    rows = grading.policy.thresholds
    for p, s in product(grading.probability.values, grading.severity.values):
        index = p.value * s.value
        passed = sum(row.below is not None and index >= row.below for row in rows)
        assert grading.cell(p, s) == rows[passed]


@given(matrices(monotone=False))
def test_a_matrix_that_lowers_a_level_is_refused_and_no_other(written: dict[str, Any]) -> None:
    found = policy(written)
    rules = {defect.rule for defect in defects(found)}
    assert rules == ({"RK305"} if lowered(Grading(found)) else set())


@given(matrices(monotone=True), st.data())
def test_a_matrix_with_a_cell_missing_or_doubled_is_refused_with_the_cell_named(
    written: dict[str, Any], data: st.DataObject
) -> None:
    cell = data.draw(st.sampled_from(written["matrix"]))
    names = {"probability": cell["probability"], "severity": cell["severity"]}
    twice = defects(policy(written | {"matrix": [*written["matrix"], cell]}))
    assert [(d.cause, dict(d.fields)) for d in twice if d.rule == "RK304"] == [("cell-twice", names)]
    left = [c for c in written["matrix"] if c is not cell]
    used = [level for level in written["levels"] if level["id"] in {c["level"] for c in left}]
    missing = defects(policy(written | {"matrix": left, "levels": used}))
    if left:
        assert [(d.cause, dict(d.fields)) for d in missing if d.rule == "RK304"] == [("no-cell", names)]


# What would leave a level without a meaning, or a point without a monitor.


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"floors": [{"matter": "appointment", "level": "9", "reason": "三重一大"}]}, "unknown-level"),
        ({"levels": [{"id": "1", "name": "一级"}]}, "no-monitor"),
        ({"levels": [{"id": "1", "name": "一级", "monitor": "主任"}]}, "unknown-monitor"),
        ({"levels": [{"id": "1", "name": n, "monitor": "head"} for n in ("一级", "二级")]}, "level-twice"),
    ],
)
def test_a_policy_that_would_fail_silently_is_refused(changed: dict[str, Any], cause: str) -> None:
    one = {"name": "高", "value": "1"}
    written: dict[str, Any] = {"probability": [one], "severity": [one]}
    written |= {"levels": [{"id": "1", "name": "一级", "monitor": "head"}]}
    written |= {"matrix": [{"probability": "高", "severity": "高", "level": "1"}]}
    assert defects(policy(written)) == []
    assert [defect.cause for defect in defects(policy(written | changed))] == [cause]
