"""Where a check is recorded, and what keeps one from being recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import PEOPLE, changed
from riskctl.records.kinds.checks import Check
from riskctl.year.watch.checks import file_of, own_watch, refuse, refuse_again, refuse_own, refuse_person
from riskctl.year.watch.sample import drawn, id_of, sample_text
from tests.year.build import POINT, REF, Found, find

SAID = {"day": "2010-04-15", "method": "spot_check", "by": "bureau/discipline_office", "finding": "看过五件"}
LOG = "cycles/2010/checks/bureau/registration.csv"


def check(**others: str) -> Check:
    said = SAID | {"point": POINT} | others
    return Check.model_validate({name: text for name, text in said.items() if text})


def with_draw(root: Path) -> tuple[Found, str]:
    """The example with a draw of its one point."""
    found = find(root)
    sample = drawn("bureau", 1, found.graded, found.documents, found.context)
    return find(root, {f"cycles/2010/samples/{id_of(sample)}.yaml": sample_text(sample)}), id_of(sample)


def test_a_check_stands_in_the_log_of_its_department_or_of_the_unit(tmp_path: Path) -> None:
    found = find(tmp_path)
    assert file_of(found.subject(), 2010) == file_of(found.subject("bureau/registration"), 2010) == LOG
    assert file_of(found.subject("bureau"), 2011) == "cycles/2011/checks/bureau/unit.csv"


def test_no_record_is_kept_of_a_person(tmp_path: Path) -> None:
    found = find(tmp_path)
    with pytest.raises(RiskctlError, match="is a post"):
        refuse_person(found.subject())
    refuse_person(found.subject("bureau/registration"))


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"point": ""}, "is about a point"),
        ({"finding": "", "sign": "true"}, "what was seen is missing"),
        ({"sample": "x"}, "no random draw “x”"),
        ({"sample": "x", "method": "integrity_talk"}, "no random draw “x”"),
    ],
)
def test_what_a_check_needs_is_asked_for(tmp_path: Path, others: dict[str, str], said: str) -> None:
    with pytest.raises(RiskctlError, match=said):
        refuse(check(**others), find(tmp_path).context)


def test_prevention_needs_neither_a_point_nor_a_finding(tmp_path: Path) -> None:
    refuse(check(method="warning_education", point="", finding=""), find(tmp_path).context)


def test_a_check_answers_a_draw_that_drew_its_point(tmp_path: Path) -> None:
    found, draw = with_draw(tmp_path)
    refuse(check(sample=draw), found.context)
    with pytest.raises(RiskctlError, match="did not draw"):
        refuse(check(sample=draw, point=f"{REF}#R09"), found.context)


def test_the_same_is_not_recorded_twice_in_one_log(tmp_path: Path) -> None:
    row = f"2010-04-15,spot_check,{POINT},bureau/discipline_office,看过五件\n"
    context = find(tmp_path, {LOG: f"day,method,point,by,finding\n{row}"}).context
    for file, before in ((LOG, []), ("cycles/2010/checks/bureau/unit.csv", [check()])):
        with pytest.raises(RiskctlError, match="recorded already"):
            refuse_again(check(), file, before, context)
    refuse_again(check(), "cycles/2010/checks/bureau/unit.csv", (), context)
    refuse_again(check(finding="又看过五件"), LOG, (), context)


@pytest.mark.parametrize(
    ("method", "by", "cause"),
    [
        ("spot_check", REF, "same-post"),
        ("information", REF, "same-post"),
        ("self_check", REF, None),
        ("spot_check", "bureau/registration/chief", None),
        ("spot_check", "bureau/discipline_office", None),
        ("spot_check", "bureau/nobody", None),
    ],
)
def test_nobody_watches_himself_but_in_a_self_check(
    tmp_path: Path, method: str, by: str, cause: str | None
) -> None:
    found = find(tmp_path)
    assert own_watch(check(method=method, by=by), found.subject(), found.context) == cause


def test_who_holds_both_posts_on_the_day_watches_himself(tmp_path: Path) -> None:
    both = changed(PEOPLE, ("孙丙三, from: 2008-01-01", "李丁四, from: 2010-04-10"))
    found = find(tmp_path, both)
    own = check(by="bureau/registration/chief")
    assert own_watch(own, found.subject(), found.context) == "same-person"
    with pytest.raises(RiskctlError) as caught:
        refuse_own(own, found.point(), found.context)
    assert "（回避，本项目补定）" in caught.value.said.text("zh")
    assert "were one person" in caught.value.said.text("en") and "李丁四" not in caught.value.said.text("zh")
    assert caught.value.hint and "bureau/discipline_office" in caught.value.hint.text("en")
    earlier = check(by="bureau/registration/chief", day="2010-04-09")
    assert own_watch(earlier, found.subject(), found.context) is None
