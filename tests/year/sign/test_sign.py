"""One act signs one register or many: in the order of steps, all or none, by who may."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import PEOPLE, changed
from riskctl.check.example_logs import CROSS, DEPARTMENT, SELF, signed
from riskctl.records.kinds.signoffs import Signoff
from riskctl.year.sign.sign import Act, sign
from riskctl.year.sign.signoffs import print_of
from tests.year.build import REF, Found, find

DAY = date(2010, 4, 15)
CHIEF = "bureau/registration/chief"


def act(found: Found, made: Act, *refs: str) -> list[Signoff]:
    registers = []
    for ref in refs or (REF,):
        now = print_of(found.document(ref), found.context)
        assert now
        registers.append((found.subject(ref), now))
    return sign(made, registers, found.context)


def refusal(found: Found, made: Act, *refs: str) -> str:
    with pytest.raises(RiskctlError) as caught:
        act(found, made, *refs)
    return caught.value.said.text("en")


def test_a_signature_holds_what_the_register_means_and_who_signs_by_post(tmp_path: Path) -> None:
    found = find(tmp_path)
    (row,) = act(found, Act("self", date(2010, 4, 12), reference="纪要一号"))
    assert (row.step, row.subject, row.by, row.decision) == ("self", REF, REF, "agreed")
    assert (row.day, row.recorded, row.reference) == (date(2010, 4, 12), DAY, "纪要一号")
    now = print_of(found.document(), found.context)
    assert now and row.fingerprint == now.whole and row.parts == now.written()


def test_a_return_keeps_its_reason_and_who_recorded_it(tmp_path: Path) -> None:
    (row,) = act(find(tmp_path), Act("self", DAY, returned="漏了一项", recorded_by=CHIEF))
    assert (row.decision, row.reason, row.recorded_by) == ("returned", "漏了一项", CHIEF)


@pytest.mark.parametrize(
    ("rows", "made", "said"),
    [
        ((), Act("department", DAY), "has no sign-off “"),
        ((SELF,), Act("department", date(2010, 4, 9)), "the next step cannot be earlier"),
        ((SELF.replace("同意", "退回"),), Act("department", DAY), "was returned on 2010-04-10"),
        ((SELF.replace("1940595f", "00000000"),), Act("department", DAY), "was changed since"),
        ((SELF,), Act("self", date(2010, 4, 10)), "is recorded already"),
        ((SELF,), Act("self", date(2010, 4, 10), returned="漏了"), "opposite decisions on one day"),
        ((SELF.replace("同意", "退回"),), Act("self", date(2010, 4, 10)), "opposite decisions on one day"),
        ((SELF.replace("同意", "退回"),), Act("self", DAY), "cannot be agreed to as it is"),
        ((SELF, DEPARTMENT), Act("cross", DAY), "say which post with --by"),
        ((SELF, DEPARTMENT), Act("cross", DAY, by=(CHIEF,)), "is of the same department"),
        ((SELF,), Act("department", DAY, by=(REF,)), "who cannot sign this step"),
        ((), Act("self", DAY, by=(CHIEF,)), "signed by bureau/registration/clerk alone"),
        ((), Act("self", DAY, by=("bureau/nobody",)), "no post or body “bureau/nobody”"),
        ((), Act("self", DAY, recorded_by="nobody"), "no post or body “nobody”"),
        ((), Act("self", date(2007, 1, 1)), "nobody held"),
    ],
)
def test_what_cannot_be_signed_so_says_why(
    tmp_path: Path, rows: tuple[str, ...], made: Act, said: str
) -> None:
    assert said in refusal(find(tmp_path, signed(*rows) if rows else {}), made)


def test_the_next_step_may_be_of_the_same_day(tmp_path: Path) -> None:
    (row,) = act(find(tmp_path, signed(SELF)), Act("department", date(2010, 4, 10)))
    assert (row.by, row.day) == (CHIEF, date(2010, 4, 10))


def test_a_step_that_the_register_does_not_take_is_told_with_those_it_does(tmp_path: Path) -> None:
    assert "has no step" in refusal(find(tmp_path), Act("self", DAY), "bureau")


def test_of_several_who_are_named_the_first_who_may_signs(tmp_path: Path) -> None:
    found = find(tmp_path, signed(SELF, DEPARTMENT))
    (row,) = act(found, Act("cross", DAY, by=(CHIEF, "bureau/discipline/inspector")))
    assert row.by == "bureau/discipline/inspector"
    (group,) = act(find(tmp_path, signed(SELF, DEPARTMENT, CROSS)), Act("group", DAY))
    assert group.by == "bureau/leading_group"


def test_all_objections_are_said_together_and_nothing_is_signed(tmp_path: Path) -> None:
    other = "bureau/registration/chief"
    said = refusal(find(tmp_path), Act("department", DAY), REF, other)
    assert said.startswith("Nothing was recorded; 2 registers") and REF in said and other in said
    mixed = refusal(find(tmp_path, signed(SELF)), Act("department", DAY), REF, other)
    assert mixed.startswith("Nothing was recorded: ") and other in mixed


def test_after_a_change_of_holder_the_new_one_signs_before_the_next_step(tmp_path: Path) -> None:
    new = "name: 李丁四, from: 2008-01-01, to: 2010-04-12}, {name: 周新来, from: 2010-04-13"
    people = changed(PEOPLE, ("name: 李丁四, from: 2008-01-01", new))
    found = find(tmp_path, signed(SELF) | people)
    assert "another holder" in refusal(found, Act("department", DAY))
    assert act(found, Act("self", DAY))[0].by == REF


def test_what_was_returned_is_agreed_to_once_it_is_mended_or_with_a_reason(tmp_path: Path) -> None:
    returned = SELF.replace("同意", "退回")
    (row,) = act(find(tmp_path / "a", signed(returned)), Act("self", DAY, unchanged="附件补齐了"))
    assert (row.decision, row.reason) == ("agreed", "附件补齐了")
    mended = returned.replace("1940595f", "00000000")
    assert act(find(tmp_path / "b", signed(mended)), Act("self", DAY))[0].reason == ""
    settled = SELF.replace("2010-04-10", "2010-04-11")
    assert act(find(tmp_path / "c", signed(returned, settled)), Act("self", DAY, reference="补签"))
