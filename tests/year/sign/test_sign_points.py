"""A judgement that changed is signed anew of its point alone, from the step that the office decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK, REPOSITORY
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.signoffs import Signoff
from riskctl.year.log.append import all_appended
from riskctl.year.sign.sign import Act, sign, sign_points
from riskctl.year.sign.signoffs import Print, Step, print_of, signed, steps
from tests.year.build import REF, Found, find

LOG = "cycles/2010/signoffs/bureau/registration.csv"
STEPS = {"self": "", "department": "", "cross": "bureau/discipline/inspector", "group": "", "superior": ""}
TWO = REPOSITORY[CLERK] + (
    "  - {id: R02, title: 另一种情形, kind: integrity, category: other, probability: 低, severity: 轻微,\n"
    "     measures: [{text: 每月核对}]}\n"
)
GRAVER = TWO.replace("severity: 轻微", "severity: 严重")
DAY = date(2010, 4, 12)


def meaning(found: Found) -> Print:
    now = print_of(found.document(), found.context)
    assert now
    return now


def after(root: Path, text: str, rows: Sequence[Signoff] = (), today: date | None = None) -> Found:
    """The repository with `rows` in its log and the clerk's register as `text`."""
    found = find(root, {CLERK: text}, today or date(2010, 4, 20))
    if rows:
        made = all_appended(found.context, LOG, kind_named("signoffs"), rows)
        (root / LOG).parent.mkdir(parents=True, exist_ok=True)
        (root / LOG).write_bytes(made.after)
    return find(root, {CLERK: text}, today or date(2010, 4, 20))


def whole(root: Path) -> Found:
    """All five steps signed of the register with two points."""
    found = after(root, TWO)
    for step, by in STEPS.items():
        act = Act(step, DAY, (by,) if by else ())
        found = after(root, TWO, sign(act, [(found.subject(), meaning(found))], found.context))
    return found


def alone(found: Found, step: str, id: str = "R02", by: str = "", returned: str = "") -> list[Signoff]:
    act = Act(step, date(2010, 4, 19), (by,) if by else (), returned=returned)
    return sign_points(act, [(found.subject(), meaning(found), id)], found.context)


def states(found: Found) -> list[str]:
    return [step.state for step in stand(found)]


def stand(found: Found) -> tuple[Step, ...]:
    rows = signed(found.context).get(REF, [])
    return steps(found.subject(), meaning(found), rows, found.context, found.context.organization)


def test_from_the_group_on_the_steps_before_stand(tmp_path: Path) -> None:
    assert states(whole(tmp_path)) == ["signed"] * 5
    changed = after(tmp_path, GRAVER)
    assert [step.changed.changed for step in stand(changed)] == [("R02",)] * 5
    (row,) = alone(changed, "group")
    assert row.subject == f"{REF}#R02" and row.parts.startswith("R02=2.") and " " not in row.parts
    decided = after(tmp_path, GRAVER, [row])
    assert states(decided) == ["signed"] * 4 + ["stale"]
    assert states(after(tmp_path, GRAVER, alone(decided, "superior"))) == ["signed"] * 5


def test_where_the_office_wants_it_from_the_beginning_each_step_signs(tmp_path: Path) -> None:
    whole(tmp_path)
    first = after(tmp_path, GRAVER, alone(after(tmp_path, GRAVER), "self"))
    assert states(first) == ["signed"] + ["stale"] * 4


@pytest.mark.parametrize(
    ("text", "id"), [(TWO.replace("id: R02", "id: R09"), "R09"), (REPOSITORY[CLERK], "R02")], ids=str
)
def test_a_point_added_or_gone_is_signed_like_one_that_changed(tmp_path: Path, text: str, id: str) -> None:
    whole(tmp_path)
    found = after(tmp_path, text, alone(after(tmp_path, text), "group", id))
    assert id not in stand(found)[3].changed.points


def test_a_later_change_is_not_what_the_group_signed(tmp_path: Path) -> None:
    whole(tmp_path)
    rows = alone(after(tmp_path, GRAVER), "group")
    after(tmp_path, GRAVER, rows)
    assert states(after(tmp_path, GRAVER.replace("每月核对", "每年核对"))) == ["stale"] * 5


@pytest.mark.parametrize(
    ("text", "step", "id", "returned", "said"),
    [
        (TWO, "group", "R02", "", "need not be signed again"),
        (GRAVER, "group", "R01", "", "need not be signed again"),
        (GRAVER, "group", "R07", "", "has no point “R07”"),
        (GRAVER, "superior", "R02", "", "riskctl sign group bureau/registration/clerk#R02"),
        (GRAVER, "group", "R02", "措施太空", "a single point is not returned"),
    ],
)
def test_what_cannot_be_signed_alone_says_why(
    tmp_path: Path, text: str, step: str, id: str, returned: str, said: str
) -> None:
    whole(tmp_path)
    with pytest.raises(RiskctlError) as caught:
        alone(after(tmp_path, text), step, id, returned=returned)
    assert said in caught.value.said.text("en")


def test_what_was_never_signed_as_a_whole_is_not_signed_in_part(tmp_path: Path) -> None:
    with pytest.raises(RiskctlError) as caught:
        alone(after(tmp_path, TWO), "group")
    assert "sign all of it: riskctl sign self" in caught.value.said.text("en")
