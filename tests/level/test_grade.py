"""Registers graded: whose a point is, what is named by hand, and that order does not matter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.sound import Sound
from riskctl.level.explain import explain
from riskctl.level.grade import GradedPoint, grade
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.programme import Programme
from riskctl.records.reading import Reading
from tests.level.build import BUREAU, CHIEF, CLERK, DAY, DEPUTY, PROVINCE, named, organization, people
from tests.level.test_score import OVERRIDE, PLAIN, with_floors

GRADING = with_floors({"matter": PLAIN.id, "level": "2"})
PROGRAMME = Programme.model_validate({"schema": "riskctl/programme/v1", "name": "局", "policy": "own.yaml"})


def point(id: str = "R01", **fields: Any) -> dict[str, Any]:
    """Return a point as a file has it."""
    written = {"id": id, "title": "题", "kind": "integrity", "category": "approval"}
    return written | {"probability": "高", "severity": "严重", "measures": [{"text": "抽查"}]} | fields


def graded(ref: str, *points: dict[str, Any], held: PeopleIndex | None = None) -> list[GradedPoint]:
    """Return the grades of the register of `ref` that holds `points`."""
    where = dict(zip(("unit", "department", "post"), ref.split("/"), strict=False))
    kind = ("unit", "department", "person")[len(where) - 1]
    written = {"schema": f"riskctl/{kind}/v1", **where, "risk_points": list(points)}
    record = kind_named(kind).model.model_validate(written)
    context = Context(
        root=Path(),
        day=DAY,
        year=DAY.year,
        organization=organization(PROVINCE, BUREAU),
        people=held,
        grading=GRADING,
        matters={PLAIN.id: PLAIN},
        matter_by_word={PLAIN.id: PLAIN, PLAIN.name: PLAIN},
    )
    return list(grade(Document("register.yaml", kind, where, Reading(record)), context))


values = st.tuples(st.sampled_from(["高", "低", "较低"]), st.sampled_from(["严重", "较严重", "轻微"]))


@given(st.lists(values, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_points_does_not_matter(drawn: list[tuple[str, str]], random: Any) -> None:
    points = [point(f"R{n}", probability=p, severity=s) for n, (p, s) in enumerate(drawn)]
    shuffled = random.sample(points, len(points))
    one, other = (
        {g.id: (g.score, g.assignment) for g in graded(CLERK, *order)} for order in (points, shuffled)
    )
    assert len(one) == len(points) and one == other


def test_a_units_point_that_names_a_department_is_the_departments() -> None:
    light = {"probability": "较低", "severity": "轻微"}
    own, theirs, lost = graded(
        "city",
        point("R01", **light),
        point("R02", department="registration", **light),
        point("R03", department="nowhere", **light),
    )
    assert named(own.monitors) == named(lost.monitors) == ["city/party_group", "city/discipline_office"]
    assert (theirs.owner.ref, named(theirs.monitors)) == ("city/registration", [CHIEF])
    assert [g.id for g in (own, theirs)] == ["city#R01", "city#R02"]


def test_a_departments_point_that_names_another_department_stays_its_own() -> None:
    (found,) = graded(
        "city/registration", point(department="leadership", probability="较低", severity="轻微")
    )
    assert (found.owner.ref, named(found.monitors)) == ("city/registration", [CHIEF])


def test_an_office_named_by_hand_watches_beside_the_computed_ones() -> None:
    (found,) = graded(CLERK, point(monitor=["leadership/deputy", "party_group", "nobody"]))
    assert named(found.monitors) == ["city/party_group", "city/discipline_office", DEPUTY]


def test_an_office_named_by_hand_can_be_vacant() -> None:
    held = people({CLERK: ["李"], "city/discipline/officer": ["周"]})
    (found,) = graded(CLERK, point(monitor=["leadership/deputy"]), held=held)
    assert [monitor.vacant for monitor in found.monitors] == [False, False, True]


def explained(values: tuple[str, str], level: str) -> list[str]:
    """Return how the level of a point under a floor at the second level is told, confirmed as `level`."""
    probability, severity = values
    fields = {"probability": probability, "severity": severity, "matter": "档案管理"}
    (found,) = graded(CLERK, point(**fields, override=OVERRIDE | {"level": level}))
    index = organization(PROVINCE, BUREAU)
    context = Sound(
        root=Path(), day=DAY, year=DAY.year, programme=PROGRAMME, organization=index, grading=GRADING
    )
    assert found.score.level.name == "二级"
    return [sentence.text("en") for sentence in explain(found, context)]


def test_an_override_under_a_floor_is_explained_even_where_the_floor_raised_nothing() -> None:
    said = explained(("高", "严重"), "1")
    assert any("confirmed 1 on 2010-04-12" in sentence for sentence in said)
    assert any("below a floor" in sentence for sentence in said)


def test_an_override_that_a_floor_does_not_hold_is_not_said_to_be_held() -> None:
    assert not any("below a floor" in sentence for sentence in explained(("较低", "轻微"), "2"))
