"""Who signs which step: the head, or the first up the ladder for his own sheet; another department across."""

from __future__ import annotations

import pytest

from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.subject import Subject, find_subject
from riskctl.level.grade import named_monitor
from riskctl.year.sign.signers import objection, reference, signers, steps_of
from tests.level.build import BUREAU, CHIEF, CLERK, COUNTY, DIRECTOR, PROVINCE, STATION, organization, people

GROUPED = {
    **BUREAU,
    "leading_group": "领导小组",
    "leading_group_office": {"name": "办公室", "department": "discipline"},
}
INDEX = organization(PROVINCE, GROUPED, COUNTY, STATION)
FIVE = ("self", "department", "cross", "group", "superior")


def subject(ref: str, index: OrganizationIndex = INDEX) -> Subject:
    found = find_subject(ref, index)
    assert found
    return found


def who(ref: str, step: str, held: PeopleIndex | None = None) -> list[str]:
    return [reference(one) for one in signers(subject(ref), step, INDEX, held)]


def against(by: str, ref: str, step: str, held: PeopleIndex | None = None) -> str | None:
    signer = named_monitor(by, subject(ref), INDEX)
    assert signer
    return objection(signer, subject(ref), step, INDEX, held)


@pytest.mark.parametrize(
    ("ref", "steps"),
    [
        (CLERK, FIVE),
        ("city/registration", FIVE[1:]),
        ("city", FIVE[3:]),
        ("county/leadership/director", FIVE),
    ],
)
def test_a_register_takes_the_steps_of_its_kind(ref: str, steps: tuple[str, ...]) -> None:
    assert steps_of(subject(ref), INDEX) == steps


def test_a_step_that_nobody_could_sign_is_not_asked_for() -> None:
    alone = organization({"id": "city", "departments": [{"id": "office", "posts": [{"id": "clerk"}]}]})
    assert steps_of(subject("city/office/clerk", alone), alone) == ("self", "department")[:1]
    under = organization(PROVINCE, {**STATION, "parent": "province"})
    assert steps_of(subject("station/office/clerk", under), under) == ("self", "department", "superior")


@pytest.mark.parametrize(
    ("ref", "signer"),
    [
        (CLERK, CHIEF),
        ("city/registration", CHIEF),
        (CHIEF, "city/leadership/deputy"),  # the head's own sheet
        ("city/bare/clerk", DIRECTOR),  # a section of one person, without head or leader
        ("county/discipline/inspector", "county/leadership/director"),
    ],
)
def test_the_first_up_the_ladder_who_is_not_the_holder_signs_for_the_department(
    ref: str, signer: str
) -> None:
    assert who(ref, "department") == [signer]


def test_the_unit_s_head_is_signed_for_by_bodies_he_does_not_lead() -> None:
    assert who(DIRECTOR, "department") == ["province/party_group", "city/discipline_office"]


def test_a_head_who_holds_the_post_as_well_does_not_sign_for_it() -> None:
    both = people({CLERK: ["甲"], CHIEF: ["甲"], "city/leadership/deputy": ["乙"]})
    assert who(CLERK, "department", both) == ["city/leadership/deputy"]
    assert against(CHIEF, CLERK, "department", both) == "own-sheet"


@pytest.mark.parametrize(
    ("ref", "group", "superior"),
    [
        (CLERK, "city/leading_group", "province/discipline_office"),
        ("county", "city/leading_group", "city/leading_group_office"),
        ("station/office/clerk", "city/leading_group", "county/discipline_office"),
    ],
)
def test_the_group_is_the_nearest_and_the_superior_the_unit_above(
    ref: str, group: str, superior: str
) -> None:
    assert (who(ref, "group"), who(ref, "superior")) == ([group], [superior])


@pytest.mark.parametrize(
    ("by", "ref", "step", "why"),
    [
        (CLERK, CLERK, "self", None),
        (CHIEF, CLERK, "self", "not-holder"),
        ("city/registration/archivist-2", "city/registration/archivist", "self", None),
        ("city/registration/archivist-1", "city/registration/archivist-2", "self", "not-holder"),
        (CLERK, CLERK, "department", "own-sheet"),
        ("city/registration/senior", CLERK, "department", "not-signer"),
        ("city/discipline/officer", DIRECTOR, "department", None),  # of the office that stands in
        (CHIEF, CLERK, "cross", "own-department"),
        ("city/discipline/officer", CLERK, "cross", None),
        ("city/discipline_office", "city/discipline/officer", "cross", "own-department"),
        ("county/discipline/inspector", CLERK, "cross", None),
        ("city/discipline_office", "city", "group", "not-signer"),
        ("province/party_group", CLERK, "superior", "not-signer"),
    ],
)
def test_who_may_sign(by: str, ref: str, step: str, why: str | None) -> None:
    assert against(by, ref, step) == why


def test_a_cross_check_is_not_by_the_same_person_in_another_department() -> None:
    both = people({CLERK: ["甲"], "city/bare/clerk": ["甲"]})
    assert against("city/bare/clerk", CLERK, "cross", both) == "own-sheet"
    assert against("city/bare/clerk", "city/registration/senior", "cross", both) is None


def test_a_unit_of_two_departments_is_cross_checked() -> None:
    office = {"id": "office", "posts": [{"id": "clerk"}]}
    two = organization(PROVINCE, {**STATION, "parent": "province", "departments": [office, {"id": "yard"}]})
    assert steps_of(subject("station/office/clerk", two), two) == FIVE[:3] + FIVE[4:]


def test_without_a_leading_group_here_or_above_the_party_group_examines() -> None:
    plain = organization(PROVINCE, BUREAU)
    (one,) = signers(subject(CLERK, plain), "group", plain, None)
    assert reference(one) == "city/party_group"


@pytest.mark.parametrize(
    ("by", "ref", "step", "why"),
    [
        ("city/registration/archivist-2", "city/registration/archivist-2", "self", None),
        ("city/registration/archivist", "city/registration/archivist-2", "self", None),  # no number written
        ("city/leading_group", CLERK, "group", None),
        ("city/leading_group_office", "county", "superior", None),
        ("city/discipline/officer", "county", "superior", None),  # of the department that staffs it
        ("city/registration/clerk", "county", "superior", "not-signer"),
        ("province/party_group", CLERK, "group", "not-signer"),
        ("city/party_group", DIRECTOR, "department", "not-signer"),  # a body has no sheet of its own
        ("province/party_group", CLERK, "cross", None),  # a body that no department staffs
    ],
)
def test_who_may_sign_for_a_seat_or_a_body(by: str, ref: str, step: str, why: str | None) -> None:
    assert against(by, ref, step) == why
