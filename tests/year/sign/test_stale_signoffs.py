"""A change tells which signatures in force it makes stale: of what, by whom, and why."""

from __future__ import annotations

from typing import Any

import pytest

from riskctl.check.example import CLERK, FLOW, ORGANIZATION, PEOPLE, PROGRAMME, REPOSITORY, changed
from riskctl.check.example_logs import DEPARTMENT, PRINT, SIGNED, SUBJECT, signed
from riskctl.diff.change import Change
from riskctl.year.sign.signoffs import print_of
from riskctl.year.sign.stale_signoffs import stale_signoffs
from tests.diff.build import comparison, side

ALL = ["self", "department", "cross", "group", "superior"]
POLICY = {
    **changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml")),
    "policy.yaml": "schema: riskctl/policy/v1\nextends: jiuquan-2010\n",
}
LOW = changed(CLERK, ("probability: 高", "probability: 低"))
DUTIES = changed(CLERK, ("risk_points:", "duties: [受理]\nrisk_points:"))
NEW_CLERK = changed(
    PEOPLE,
    (
        "李丁四, from: 2008-01-01}",
        "李丁四, from: 2008-01-01, to: 2010-04-11}, {name: 吴己六, from: 2010-04-12}",
    ),
)


def stale(old: dict[str, Any], new: dict[str, Any]) -> tuple[Change, ...]:
    return stale_signoffs(comparison({**old}, {**new}))


@pytest.mark.parametrize(
    ("new", "steps", "cause", "said"),
    [
        (LOW, ALL, "register", "改了 R01"),
        (DUTIES, ALL, "register", "职责、不适用事项等有改动"),
        (NEW_CLERK, ["self"], "people", "岗位换了人"),
        ({CLERK: None}, ALL, "register", "登记表不在了"),
    ],
)
def test_what_a_change_makes_stale_is_told(
    new: dict[str, Any], steps: list[str], cause: str, said: str
) -> None:
    found = stale(signed(), signed() | new)
    assert [(c.field, c.subject, c.cause) for c in found] == [(step, SUBJECT, cause) for step in steps]
    assert all(c.place.file == SIGNED and c.before == PRINT for c in found)
    assert all(c.shown and said in c.shown[1].text("zh") for c in found)  # type: ignore[attr-defined]


def test_it_is_said_by_whom_it_was_signed_and_where_that_stands() -> None:
    (_, department, *_) = stale(signed(), signed() | LOW)
    assert (department.signed_by, department.place.line) == ("bureau/registration/chief", 3)
    assert department.shown
    assert [one.text("zh") for one in department.shown] == ["部门评查（科长 2010-04-12 签）", "改了 R01"]  # type: ignore[attr-defined]
    assert department.shown[0].text("en") == "department review (signed by 科长 on 2010-04-12)"  # type: ignore[attr-defined]


def test_a_policy_that_moves_the_level_makes_signatures_stale_though_no_register_changed() -> None:
    floor = POLICY["policy.yaml"] + "floors: [{matter: acceptance-review, level: 3, reason: 重点}]\n"
    low = signed_low()
    found = stale(low | POLICY, low | POLICY | {"policy.yaml": floor})
    assert [(c.field, c.cause) for c in found] == [("department", "floor")]


def signed_low() -> dict[str, Any]:
    """The register graded lower, and signed as that."""
    (change,) = stale(signed(DEPARTMENT), signed(DEPARTMENT) | LOW)
    assert isinstance(change.after, str)
    one = side({**LOW})
    meaning = print_of(one.documents(CLERK)[0], one.context)
    assert meaning and meaning.whole.startswith(change.after)
    return {**LOW, SIGNED: signed(DEPARTMENT)[SIGNED].replace(PRINT, meaning.whole)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (signed(), signed() | changed(CLERK, ("    level: 3\n", ""))),  # writing the level is no change
        (signed(), signed() | changed(CLERK, ("schema:", "# 说明\nschema:"))),
        (signed() | LOW, signed()),  # was stale before
        (LOW, signed()),  # was not signed before
    ],
)
def test_what_holds_or_held_not_before_is_not_told(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert stale(old, new) == ()


def test_a_signature_taken_away_is_told_and_one_made_again_is_not() -> None:
    (gone,) = stale(signed(DEPARTMENT), {})
    assert (gone.field, gone.place.file) == ("department", SIGNED)
    again = signed_low()[SIGNED].splitlines(keepends=True)[-1].replace("2010-04-12", "2010-04-14")
    assert stale(signed(DEPARTMENT), {**LOW, **signed(DEPARTMENT, again)}) == ()


def test_a_register_that_cannot_be_read_says_nothing_of_its_signatures() -> None:
    assert stale(signed(), signed() | {CLERK: "risk_points: ["}) == ()


def test_of_a_log_that_cannot_be_read_whole_no_signature_was_taken_away() -> None:
    assert stale(signed(), {SIGNED: signed()[SIGNED] + "个人自查\n"}) == ()


def test_a_post_with_another_name_has_to_sign_again() -> None:
    moved = REPOSITORY[CLERK].replace("post: clerk", "post: officer")
    organization = REPOSITORY[ORGANIZATION].replace("{id: clerk,", "{id: officer,")
    holders = REPOSITORY[PEOPLE].replace("registration/clerk:", "registration/officer:")
    flow = REPOSITORY[FLOW].replace("actor: clerk", "actor: officer")
    file = CLERK.replace("clerk", "officer")
    new = {CLERK: None, file: moved, ORGANIZATION: organization, PEOPLE: holders, FLOW: flow}
    found = stale(signed(), signed() | new)
    assert [(c.subject, c.field) for c in found] == [("bureau/registration/officer", step) for step in ALL]
    assert {c.shown[1].text("zh") for c in found if c.shown} == {"职责、不适用事项等有改动"}  # type: ignore[attr-defined]
