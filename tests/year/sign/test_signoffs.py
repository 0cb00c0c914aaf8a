"""A signature holds while what was signed means the same, and `self` while the holder is the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.location import DataPath
from riskctl.check.example import PEOPLE, REPOSITORY
from riskctl.corpus.load import load
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject, find_subject
from riskctl.level.substance import PointPrint
from riskctl.records.kinds.signoffs import Signoff
from riskctl.year.log.rows import Logged
from riskctl.year.sign.signers import STEPS
from riskctl.year.sign.signoffs import Changed, Print, Signed, Step, latest_of, print_of, steps
from tests.conftest import lay, load_sound
from tests.level.test_fingerprint import DECIDED, GOOD, document
from tests.records import build

REF = "bureau/registration/clerk"
PARTICULARS = ("origin", "type", "owner", "due")  # of what the first reading covers, what costs nothing
WRITTEN = [found for found in DECIDED if found[0][0] not in ("unit", "department", "post")]
JUDGED = [found for found in WRITTEN if found[0][-1] not in PARTICULARS]


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    return load_sound(lay(tmp_path_factory.mktemp("库")))[1]


def clerk(context: Sound) -> Subject:
    found = find_subject(REF, context.organization)
    assert found
    return found


def now(context: Sound, value: Any = GOOD) -> Print:
    found = print_of(document(value), context)
    assert found
    return found


def signature(step: str, of: Print, day: str = "2010-04-12", **others: str) -> Signed:
    said = {"step": step, "subject": REF, "by": REF, "day": day, "decision": "agreed", "recorded": day}
    said |= {"fingerprint": of.whole, "parts": of.written()} | others
    row = Signoff.model_validate({name: text for name, text in said.items() if text})
    return Logged("cycles/2010/signoffs/bureau/registration.csv", 0, {}, row)


def stand(context: Sound, rows: list[Signed], meaning: Print) -> tuple[Step, ...]:
    return steps(clerk(context), meaning, rows, context, context.organization)


def states(context: Sound, rows: list[Signed], meaning: Print) -> dict[str, str]:
    return {step.name: step.state for step in stand(context, rows, meaning)}


@given(decision=st.sampled_from(JUDGED))
def test_an_edit_that_changes_meaning_makes_every_sign_off_stale(
    context: Sound, decision: tuple[DataPath, Any]
) -> None:
    rows = [signature(step, now(context)) for step in STEPS]
    found = stand(context, rows, now(context, build.changed(GOOD, *decision)))
    assert [step.state for step in found] == ["stale"] * 5
    assert all(step.changed != Changed() for step in found), "what changed is said"


@pytest.mark.parametrize("decision", [one for one in WRITTEN if one not in JUDGED], ids=str)
def test_a_particular_voids_nothing(context: Sound, decision: tuple[DataPath, Any]) -> None:
    rows = [signature(step, now(context)) for step in STEPS]
    meant = now(context, build.changed(GOOD, *decision))
    assert meant.whole != rows[0].row.fingerprint, "it is another text"
    assert {*states(context, rows, meant).values()} == {"signed"}, "but the same judgement"


def of_the_first_reading(meant: Print) -> str:
    """The parts as records had them before there was a second reading."""
    return " ".join(f"{id}={one.first}" for id, one in meant.parts.items())


def test_a_signature_of_the_first_reading_holds_while_nothing_changed(context: Sound) -> None:
    then = now(context)
    rows = [signature(step, then, parts=of_the_first_reading(then)) for step in STEPS]
    assert {*states(context, rows, then).values()} == {"signed"}
    edited = build.changed(GOOD, ("risk_points", 0, "measures", 0, "due"), "2010-06-30")
    (first, *_) = stand(context, rows, now(context, edited))
    assert (first.state, first.changed) == ("stale", Changed(changed=("R01",))), "none tells what of it"


@given(st.data())
def test_no_reformatting_makes_one_stale(context: Sound, draw: st.DataObject) -> None:
    rows = [signature(step, now(context)) for step in STEPS]
    written = draw.draw(build.spelled(GOOD))
    points = "风险点" if "风险点" in written else "risk_points"
    written[points] = draw.draw(st.permutations(written[points]))
    assert {*states(context, rows, now(context, written)).values()} == {"signed"}


def test_what_changed_is_named_point_by_point(context: Sound) -> None:
    points = GOOD["risk_points"]
    edited = [{**points[0], "severity": "轻微"}, points[1] | {"id": "R09"}, points[2]]
    (first, *_) = stand(
        context, [signature("self", now(context))], now(context, {**GOOD, "risk_points": edited})
    )
    assert first.changed == Changed(changed=("R01",), added=("R09",), removed=("R02",))


def test_a_record_of_before_with_cut_parts_names_what_changed_still(context: Sound) -> None:
    points, then = GOOD["risk_points"], now(context)
    cut = " ".join(f"{id}={one.first[:8]}" for id, one in then.parts.items())
    edited = [{**points[0], "severity": "轻微"}, *points[1:]]
    (first, *_) = stand(
        context, [signature("self", then, parts=cut)], now(context, {**GOOD, "risk_points": edited})
    )
    assert first.changed == Changed(changed=("R01",))


def test_digits_so_few_that_they_prove_nothing_keep_no_signature_of_another_text(context: Sound) -> None:
    then = now(context)
    cut = " ".join(f"{id}={one.first[:8]}" for id, one in then.parts.items())
    fitted = Print("another", then.parts)
    (first, *_) = stand(context, [signature("self", then, parts=cut)], fitted)
    assert first.state == "stale"


def test_a_change_beside_the_points_is_said_as_such(context: Sound) -> None:
    (first, *_) = stand(
        context, [signature("self", now(context))], now(context, {**GOOD, "duties": ["归档"]})
    )
    assert first.changed == Changed(own=True)


def test_a_record_without_parts_says_only_that_it_is_stale(context: Sound) -> None:
    row = signature("self", now(context), parts="")
    (first, *_) = stand(context, [row], now(context, {**GOOD, "duties": ["归档"]}))
    assert (first.state, first.changed) == ("stale", Changed())


@pytest.mark.parametrize(
    ("points", "changed"), [(50, ("R7",)), (1_000, ("R7",)), (3_000, ())], ids=["whole", "brief", "together"]
)
def test_the_parts_of_a_register_of_hundreds_have_room_beside_its_signature(
    context: Sound, points: int, changed: tuple[str, ...]
) -> None:
    part = PointPrint("1" * 64, "2" * 32, "3" * 32, "4" * 32, "7" * 32)
    many = Print("a" * 64, {f"R{n}": part for n in range(points)})
    moved_day = Print("b" * 64, {id: replace(one, first="5" * 64) for id, one in many.parts.items()})
    worded = Print("c" * 64, {**many.parts, "R7": replace(part, wording="6" * 32)})
    row = signature("self", many)
    assert len(row.row.parts) < 65_536, "what a cell may have"
    found = [stand(context, [row], meant)[0] for meant in (many, moved_day, worded)]
    assert [one.state for one in found] == ["signed", "signed", "stale"]
    assert found[2].changed.changed == changed


def test_the_latest_day_counts_wherever_it_stands(context: Sound) -> None:
    here = now(context)
    returned = {"decision": "returned", "reason": "措施太空"}
    assert states(
        context, [signature("self", here), signature("department", here, "2010-04-13", **returned)], here
    ) == {
        "self": "signed",
        "department": "returned",
        "cross": "missing",
        "group": "missing",
        "superior": "missing",
    }


@pytest.mark.parametrize(
    ("holders", "state"),
    [
        ("[{name: 李丁四, from: 2008-01-01}]", "signed"),
        ("[{name: 李丁四, to: 2010-04-13}, {name: 吴己六, from: 2010-04-14}]", "new-holder"),
        ("[{name: 吴己六, from: 2010-04-14}]", "new-holder"),  # the former one's line was taken out
        ("[{name: 李丁四, to: 2010-04-13}]", "signed"),  # nobody is there to review it anew
        ("[{name: 李丁四, to: 2010-04-01}, {name: 李丁四, from: 2010-04-02}]", "signed"),
        (
            "[{name: 李丁四, person: A, to: 2010-04-13}, {name: 李丁四, person: B, from: 2010-04-14}]",
            "new-holder",
        ),
    ],
)
def test_another_holder_makes_his_own_review_alone_stale(tmp_path: Path, holders: str, state: str) -> None:
    old = "[{name: 李丁四, from: 2008-01-01}]"
    context = load_sound(lay(tmp_path, {PEOPLE: REPOSITORY[PEOPLE].replace(old, holders)}))[1]
    here = now(context)
    found = states(context, [signature("self", here), signature("department", here)], here)
    assert (found["self"], found["department"]) == (state, "signed")


def test_a_register_with_a_fault_has_no_fingerprint(tmp_path: Path, context: Sound) -> None:
    from riskctl.corpus.load import registers

    file = "registers/bureau/registration/clerk.yaml"
    broken = REPOSITORY[file].replace("kind: integrity", "kind: 廉洁")
    repository, _ = load(lay(tmp_path, {file: broken}), date(2010, 4, 15))
    (found,) = [d for d in registers(repository, context) if d.subject == REF]
    assert print_of(found, context) is None


@pytest.mark.parametrize("turned", [False, True])
def test_of_an_agreement_and_a_return_on_one_day_the_order_of_the_rows_says_nothing(
    context: Sound, turned: bool
) -> None:
    meaning = now(context)
    agreed = signature("department", meaning)
    returned = signature("department", meaning, decision="returned", reason="措施太空")
    rows = [returned, agreed] if turned else [agreed, returned]
    assert states(context, rows, meaning)["department"] == "returned"
    later = [*rows, signature("department", meaning, "2010-04-13")]
    assert states(context, later, meaning)["department"] == "signed"


@pytest.mark.parametrize("turned", [False, True])
def test_of_one_day_the_signature_of_what_stands_there_now_counts(context: Sound, turned: bool) -> None:
    before, meaning = now(context, build.changed(GOOD, ("none",), "另有说明")), now(context)
    assert before.whole != meaning.whole
    rows = [signature("department", before, decision="returned"), signature("department", meaning)]
    assert states(context, rows[::-1] if turned else rows, meaning)["department"] == "signed"


def test_of_several_of_one_day_the_same_counts_in_every_order(context: Sound) -> None:
    then = [Print(digest * 16, {}) for digest in ("aaaa", "bbbb")]
    rows = [
        *(signature("self", of) for of in then),
        signature("self", then[0], reference="示局〔2010〕1号"),
        signature("self", then[0], recorded="2010-04-13"),
        signature("self", then[1], by="bureau/registration/chief"),
    ]
    found = {latest_of(order, now(context))["self"].row for order in permutations(rows)}
    assert len(found) == 1 and found.pop().recorded == date(2010, 4, 13)
