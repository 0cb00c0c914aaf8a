"""The status puts the late first and units in their own order, whatever that of files; nobody is ranked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.check.example import CYCLE, ORGANIZATION, REPOSITORY, changed
from riskctl.corpus.sound import Sound
from riskctl.year.status.item import GROUPS, StatusItem
from riskctl.year.status.status import Count, Status, by_department, status, within
from tests.year.build import find

SUPERVISION = "  - {id: supervision, name: 监督, from: 2010-05-10, to: 2010-11-30}\n"
LATER = "  - {id: assessment, name: 考核, from: 2010-12-01, to: 2010-12-31}\n"
SECOND = changed(
    ORGANIZATION,
    (
        "  - id: bureau\n    name: 示例局\n",
        "  - {id: county, name: 县局, parent: province, departments: [{id: office, name: 办公室}]}\n"
        "  - id: bureau\n    name: 示例局\n",
    ),
)
PLACES = [
    ("bureau", ""),
    ("bureau", "registration"),
    ("bureau", "leadership"),
    ("county", "office"),
    ("", ""),
]
ITEMS = st.builds(
    lambda group, place, n: StatusItem(group, "check", place[0], place[1], f"x#{n}"),
    st.sampled_from(GROUPS),
    st.sampled_from(PLACES),
    st.integers(1, 9),
)


def found_on(root: Path, day: str, *phases: str) -> Status:
    found = find(root / day, SECOND | {CYCLE: REPOSITORY[CYCLE] + "".join(phases)}, date.fromisoformat(day))
    return status(found.documents, found.graded, found.context)


def of(items: list[StatusItem]) -> Status:
    return Status(2010, date(2010, 6, 1), None, None, tuple(items))


@pytest.mark.parametrize(
    ("day", "now", "coming"),
    [
        ("2010-03-31", None, "identification"),
        ("2010-04-01", "identification", "supervision"),
        ("2010-04-30", "identification", "supervision"),
        ("2010-05-01", None, "supervision"),
        ("2010-05-10", "supervision", "assessment"),
        ("2010-12-31", "assessment", None),
        ("2011-01-01", None, None),
    ],
)
def test_a_phase_lasts_from_its_first_day_to_its_last_and_the_nearest_comes(
    tmp_path: Path, day: str, now: str | None, coming: str | None
) -> None:
    for name, phases in (("a", (SUPERVISION, LATER)), ("b", (LATER, SUPERVISION))):
        found = found_on(tmp_path / name, day, *phases)
        assert (found.phase and found.phase.id, found.coming and found.coming.id) == (now, coming)


def test_groups_come_in_their_order_and_units_in_that_of_the_organisation(tmp_path: Path) -> None:
    found = found_on(tmp_path, "2010-06-20", SUPERVISION)
    units = ["province", "county", "bureau", ""]
    places = [(GROUPS.index(one.group), units.index(one.unit)) for one in found.items]
    assert places == sorted(places) and len({unit for _, unit in places}) == 2
    assert len({group for group, _ in places}) > 1


def test_the_order_of_registers_does_not_matter(tmp_path: Path) -> None:
    found = find(tmp_path, SECOND, date(2010, 6, 20))
    one, other = (
        status(each, found.graded, found.context) for each in (found.documents, found.documents[::-1])
    )
    assert {*one.items} == {*other.items} and len(one.items) == len(other.items)
    assert by_department(one, found.context) == by_department(other, found.context)


@given(st.lists(ITEMS, max_size=12))
def test_of_units_and_departments_what_is_theirs_is_kept(items: list[StatusItem]) -> None:
    whole = of(items)
    assert within(whole, []) is whole
    kept = within(whole, ["bureau"])
    assert [*kept.items] == [one for one in items if one.unit == "bureau"]
    own = within(whole, ["bureau/registration"]).items
    assert [*own] == [one for one in items if (one.unit, one.department) == ("bureau", "registration")]
    both = within(whole, ["bureau/registration", "county"]).items
    assert [*both] == [one for one in items if one in own or one.unit == "county"]


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    return find(tmp_path_factory.mktemp("two"), SECOND).context


@given(items=st.lists(ITEMS, max_size=12), data=st.data())
def test_departments_are_counted_in_their_own_order_whatever_that_of_things(
    context: Sound, items: list[StatusItem], data: st.DataObject
) -> None:
    counts = by_department(of(items), context)
    assert counts == by_department(of(data.draw(st.permutations(items))), context)
    order = [("county", "office"), ("bureau", ""), ("bureau", "leadership"), ("bureau", "registration")]
    expected = []
    for place in order:
        own = [one.group for one in items if (one.unit, one.department) == place]
        if {*own} & {"overdue", "unanswered", "missing"}:
            expected.append(Count(*place, *(own.count(group) for group in GROUPS[:3])))
    assert counts == expected
