"""Who watches a point: docs/internals/words.md#who-watches, a test for each of its sentences."""

from __future__ import annotations

from typing import Any

import pytest

from riskctl.corpus.organization import OrganizationIndex
from tests.level.build import (
    BUREAU,
    CHIEF,
    CLERK,
    COUNTY,
    DEPUTY,
    DIRECTOR,
    GRAVE,
    LIGHT,
    MIDDLE,
    PROVINCE,
    STATION,
    TRAINEE,
    named,
    organization,
    people,
    watch,
)


@pytest.fixture
def whole() -> OrganizationIndex:
    return organization(PROVINCE, BUREAU, COUNTY, STATION)


def one_unit(**changes: Any) -> OrganizationIndex:
    """Return the province and the city bureau, whose fields are changed."""
    return organization(PROVINCE, BUREAU | changes)


# The three levels.


@pytest.mark.parametrize(
    ("monitor", "subject", "expected"),
    [
        (GRAVE, CLERK, ["city/party_group", "city/discipline_office"]),
        (MIDDLE, CLERK, [DEPUTY]),
        (LIGHT, CLERK, [CHIEF]),
        (LIGHT, TRAINEE, ["city/registration/senior"]),
    ],
)
def test_each_level_has_its_office(
    whole: OrganizationIndex, monitor: tuple[str, ...], subject: str, expected: list[str]
) -> None:
    assert named(watch(whole, subject, monitor).monitors) == expected


# Nobody monitors himself: one up.


@pytest.mark.parametrize(
    ("monitor", "subject", "expected"),
    [
        (LIGHT, "city/registration/self-made", [CHIEF]),  # a responsible who is the holder
        (LIGHT, CHIEF, [DEPUTY]),
        (LIGHT, "city/bare/clerk", [DIRECTOR]),  # no head, no leader: the climb goes on
        (MIDDLE, "city/bare/clerk", [DIRECTOR]),
        (MIDDLE, DEPUTY, [DIRECTOR]),
        (LIGHT, "station/office/chief", ["city/party_group", "county/discipline_office"]),
        (LIGHT, "station/office/clerk", ["station/office/chief"]),
    ],
)
def test_the_climb_goes_one_up(monitor: tuple[str, ...], subject: str, expected: list[str]) -> None:
    # The county's party group is left out, so that the climb crosses two units.
    index = organization(PROVINCE, BUREAU, COUNTY | {"party_group": None}, STATION)
    assert named(watch(index, subject, monitor).monitors) == expected


def test_without_a_leader_the_head_of_the_unit_watches() -> None:
    registration = BUREAU["departments"][1] | {"leader_in_charge": ""}
    index = one_unit(departments=[BUREAU["departments"][0], registration])
    assert named(watch(index, CLERK, MIDDLE).monitors) == [DIRECTOR]


def test_without_a_head_declared_the_bodies_watch() -> None:
    index = one_unit(head="")
    assert named(watch(index, "city/bare/clerk", LIGHT).monitors) == [
        "city/party_group",
        "city/discipline_office",
    ]


def test_what_a_policy_names_beside_a_person_watches_too(whole: OrganizationIndex) -> None:
    assert named(watch(whole, CLERK, ("leader_in_charge", "discipline_office")).monitors) == [
        DEPUTY,
        "city/discipline_office",
    ]
    assert named(watch(whole, CLERK, ("department_head", "leader_in_charge")).monitors) == [CHIEF, DEPUTY]


def test_two_persons_named_who_climb_to_one_are_one(whole: OrganizationIndex) -> None:
    assert named(watch(whole, CHIEF, ("department_head", "leader_in_charge")).monitors) == [DEPUTY]


def test_a_policy_that_names_the_department_head_means_the_head(whole: OrganizationIndex) -> None:
    assert named(watch(whole, TRAINEE, ("department_head",)).monitors) == [CHIEF]


# The head of the unit leads its party group: one unit up, which may be external.


@pytest.mark.parametrize("monitor", [LIGHT, MIDDLE, GRAVE])
def test_for_the_heads_points_the_party_group_above_stands_in(
    whole: OrganizationIndex, monitor: tuple[str, ...]
) -> None:
    assert named(watch(whole, DIRECTOR, monitor).monitors) == [
        "province/party_group",
        "city/discipline_office",
    ]
    assert named(watch(whole, "county/leadership/director", monitor).monitors) == [
        "city/party_group",
        "county/discipline_office",
    ]


def test_a_unit_without_bodies_of_its_own_is_watched_from_above(whole: OrganizationIndex) -> None:
    assert named(watch(whole, "station/office/clerk", GRAVE).monitors) == [
        "county/party_group",
        "county/discipline_office",
    ]


# The discipline office's own posts.


@pytest.mark.parametrize("post", ["inspector", "officer"])
def test_for_the_discipline_office_that_of_the_unit_above_stands_in(
    whole: OrganizationIndex, post: str
) -> None:
    assert named(watch(whole, f"city/discipline/{post}", GRAVE).monitors) == [
        "city/party_group",
        "province/discipline_office",
    ]


def test_a_resident_office_has_its_own_line() -> None:
    resident = {"id": "commission", "external": "true", "discipline_office": "市纪委派驻组"}
    index = organization(PROVINCE, resident, BUREAU, COUNTY | {"supervised_by": "commission"}, STATION)
    inspector = watch(index, "county/discipline/inspector", GRAVE)
    assert named(inspector.monitors) == ["county/party_group", "commission/discipline_office"]
    assert named(watch(index, "county/leadership/director", GRAVE).monitors) == [
        "city/party_group",  # only the discipline office has its own line
        "county/discipline_office",
    ]


def test_the_line_of_a_unit_between_is_followed_too() -> None:
    resident = {"id": "commission", "external": "true", "discipline_office": "市纪委派驻组"}
    bare = COUNTY | {"supervised_by": "commission", "discipline_office": None}
    index = organization(PROVINCE, resident, BUREAU, bare, STATION)
    assert named(watch(index, "station/office/clerk", GRAVE).monitors) == [
        "county/party_group",
        "commission/discipline_office",
    ]


def test_an_office_that_is_staffed_from_above_is_no_conflict_below() -> None:
    office = {"name": "派驻纪检组", "department": "city/discipline"}
    index = organization(PROVINCE, BUREAU, COUNTY | {"discipline_office": office})
    assert named(watch(index, "county/discipline/inspector", GRAVE).monitors) == [
        "county/party_group",
        "county/discipline_office",
    ]


# The top of the tree.


def test_a_conflict_that_stands_at_the_top_is_said() -> None:
    found = watch(organization(BUREAU | {"parent": ""}), DIRECTOR, GRAVE)
    assert named(found.monitors) == ["city/discipline_office"]
    assert found.unresolved == ("party_group",)
    assert [(step.office, step.verdict) for step in found.steps][:2] == [
        ("party_group", "leads"),
        ("party_group", "top"),
    ]


@pytest.mark.parametrize("monitor", [LIGHT, MIDDLE, GRAVE])
def test_a_unit_that_declares_nothing_leaves_both_bodies_unresolved(monitor: tuple[str, ...]) -> None:
    index = organization({"id": "alone", "departments": [{"id": "office", "posts": [{"id": "clerk"}]}]})
    found = watch(index, "alone/office/clerk", monitor)
    assert (found.monitors, found.unresolved) == ((), ("party_group", "discipline_office"))


@pytest.mark.parametrize("above", ["county", "station", "nowhere"])
def test_the_climb_ends_where_units_stand_above_one_another(above: str) -> None:
    county = COUNTY | {"parent": above, "party_group": None, "supervised_by": above}
    index = organization(county, STATION)
    assert watch(index, "county/leadership/director", GRAVE).unresolved == ("party_group",)


# Vacancies.


def test_a_vacant_office_stays_and_is_called_vacant(whole: OrganizationIndex) -> None:
    held = people({CLERK: ["李"], DEPUTY: ["left 钱"], DIRECTOR: ["赵"]})
    (monitor,) = watch(whole, CLERK, MIDDLE, held).monitors
    assert (named([monitor]), monitor.vacant) == ([DEPUTY], True)


def test_an_office_whose_posts_are_all_vacant_is_vacant(whole: OrganizationIndex) -> None:
    nobody = people({CLERK: ["李"]})
    assert [m.vacant for m in watch(whole, CLERK, GRAVE, nobody).monitors] == [False, True]
    somebody = people({"city/discipline/officer": ["周"]})
    assert [m.vacant for m in watch(whole, CLERK, GRAVE, somebody).monitors] == [False, False]


def test_without_people_nothing_is_vacant_and_posts_stand_for_people(whole: OrganizationIndex) -> None:
    found = watch(whole, CHIEF, LIGHT, None).monitors
    assert (named(found), found[0].vacant) == ([DEPUTY], False)


# Only a personal register has a holder.


@pytest.mark.parametrize(("monitor", "expected"), [(LIGHT, [CHIEF]), (MIDDLE, [DEPUTY])])
def test_a_departments_own_point_is_watched_by_its_head_or_leader(
    whole: OrganizationIndex, monitor: tuple[str, ...], expected: list[str]
) -> None:
    held = people({CHIEF: ["孙"], DEPUTY: ["孙"]})  # one person: no conflict, since nobody holds a department
    assert named(watch(whole, "city/registration", monitor, held).monitors) == expected


def test_the_discipline_offices_own_department_has_no_holder(whole: OrganizationIndex) -> None:
    assert named(watch(whole, "city/discipline", GRAVE).monitors) == [
        "city/party_group",
        "city/discipline_office",
    ]


@pytest.mark.parametrize("monitor", [LIGHT, MIDDLE, GRAVE])
def test_a_units_own_point_is_watched_by_its_bodies(
    whole: OrganizationIndex, monitor: tuple[str, ...]
) -> None:
    assert named(watch(whole, "city", monitor).monitors) == ["city/party_group", "city/discipline_office"]


# One person, two posts: the person counts.


def test_a_person_in_two_posts_is_passed_over_in_both(whole: OrganizationIndex) -> None:
    held = people({CLERK: ["李"], CHIEF: ["李"], DEPUTY: ["钱"]})
    found = watch(whole, CLERK, LIGHT, held)
    assert named(found.monitors) == [DEPUTY]
    assert [(step.office, step.verdict) for step in found.steps] == [
        ("department_head", "same-person"),
        ("leader_in_charge", "taken"),
    ]


def test_who_left_the_second_post_is_free_again(whole: OrganizationIndex) -> None:
    held = people({CLERK: ["李"], CHIEF: ["left 李", "孙"]})
    assert named(watch(whole, CLERK, LIGHT, held).monitors) == [CHIEF]


def test_the_head_is_the_head_in_every_post(whole: OrganizationIndex) -> None:
    held = people({DIRECTOR: ["赵"], CHIEF: ["赵"]})
    assert named(watch(whole, CHIEF, GRAVE, held).monitors) == [
        "province/party_group",
        "city/discipline_office",
    ]


def test_who_also_serves_in_the_discipline_office_is_watched_from_above(whole: OrganizationIndex) -> None:
    held = people({CLERK: ["李"], "city/discipline/officer": ["李"]})
    assert named(watch(whole, CLERK, GRAVE, held).monitors) == [
        "city/party_group",
        "province/discipline_office",
    ]


def test_namesakes_in_two_units_are_two_persons(whole: OrganizationIndex) -> None:
    held = people({"county/leadership/director": ["赵"], "city/leadership/director": ["赵"]})
    assert named(watch(whole, "county/leadership/director", GRAVE, held).monitors)[0] == "city/party_group"


# Seats.

ARCHIVIST = "city/registration/archivist"


def seats(head: str) -> OrganizationIndex:
    """Return the bureau whose registration department is headed by one of its archivists."""
    return one_unit(departments=[BUREAU["departments"][0], BUREAU["departments"][1] | {"head": head}])


def test_one_seat_may_watch_the_other() -> None:
    index = seats("archivist-2")
    assert named(watch(index, f"{ARCHIVIST}-1", LIGHT).monitors) == [f"{ARCHIVIST}-2"]
    assert named(watch(index, f"{ARCHIVIST}-2", LIGHT).monitors) == [DEPUTY]


def test_a_register_for_all_seats_speaks_for_each_of_them() -> None:
    assert named(watch(seats("archivist-2"), ARCHIVIST, LIGHT).monitors) == [DEPUTY]
    assert named(watch(seats("archivist"), f"{ARCHIVIST}-1", LIGHT).monitors) == [DEPUTY]
    held = people({f"{ARCHIVIST}-1": ["王"], f"{ARCHIVIST}-2": ["郑"], CHIEF: ["郑"]})
    assert named(watch(seats("chief"), ARCHIVIST, LIGHT, held).monitors) == [DEPUTY]
    assert named(watch(seats("chief"), f"{ARCHIVIST}-1", LIGHT, held).monitors) == [CHIEF]


def test_holders_not_told_apart_by_seat_may_each_be_the_one() -> None:
    held = people({ARCHIVIST: ["王", "郑"], CHIEF: ["郑"], DEPUTY: ["钱"]})
    assert named(watch(seats("chief"), f"{ARCHIVIST}-1", LIGHT, held).monitors) == [DEPUTY]


# Every assignment explains itself.


def test_each_step_names_office_unit_and_verdict(whole: OrganizationIndex) -> None:
    found = watch(whole, DIRECTOR, LIGHT)
    assert [(step.office, step.unit.id, step.verdict) for step in found.steps] == [
        ("department_head", "city", "undeclared"),
        ("leader_in_charge", "city", "undeclared"),
        ("head", "city", "same-post"),
        ("party_group", "city", "leads"),
        ("party_group", "province", "taken"),
        ("discipline_office", "city", "taken"),
    ]


def test_no_step_is_told_twice(whole: OrganizationIndex) -> None:
    steps = watch(whole, CHIEF, ("department_head", "leader_in_charge", "head")).steps
    assert [step.office for step in steps] == ["department_head", "leader_in_charge", "head"]
