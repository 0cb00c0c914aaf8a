"""What is recorded of a point leads on by corrections, and by those of its wording alone."""

from __future__ import annotations

import pytest

from riskctl.level.substance import PointPrint
from riskctl.records.kinds.corrections import Correction
from riskctl.year.corrections import Holds, is_still
from riskctl.year.log.rows import Logged

REF = "bureau/registration/clerk#R01"
NOW = PointPrint("first", "shown", "judged", "third", "m")


def corrected(before: str, after: str, **others: str) -> Logged[Correction]:
    said = {"point": REF, "by": "bureau/office", "day": "2010-04-12", "reason": "错字", **others}
    row = Correction.model_validate(said | {"before": before, "after": after, "recorded": "2010-04-12"})
    return Logged("cycles/2010/corrections/bureau/registration.csv", 0, {}, row)


@pytest.mark.parametrize(
    ("recorded", "steps", "still"),
    [
        ("2.shown.judged.third.m", [], True),
        ("2.shown.judged.one.m", [], False),
        (
            "2.shown.judged.one.m",
            [("2.shown.judged.one.m", "2.shown.judged.third.m")],
            True,
        ),
        (
            "2.shown.judged.one.m",
            [("2.shown.judged.two.m", "2.shown.judged.third.m")],
            False,
        ),
        (
            "2.shown.judged.one.m",
            [
                ("2.shown.judged.two.m", "2.shown.judged.third.m"),
                ("2.shown.judged.one.m", "2.shown.judged.two.m"),
            ],
            True,
        ),
        (
            "2.shown.graver.one.m",
            [("2.shown.graver.one.m", "2.shown.judged.third.m")],
            False,
        ),
        (
            "2.less.judged.one.m",
            [("2.less.judged.one.m", "2.shown.judged.third.m")],
            False,
        ),
        ("old", [("old", "2.shown.judged.third.m")], True),
        ("old", [("old", "another")], False),
        ("old", [("older", "2.shown.judged.third.m")], False),
    ],
)
def test_a_signature_goes_on_by_corrections_of_the_wording_alone(
    recorded: str, steps: list[tuple[str, str]], still: bool
) -> None:
    known = {REF: [corrected(*step) for step in steps]}
    assert is_still(recorded, NOW, REF, known, PointPrint.is_signed_as) == still


@pytest.mark.parametrize(
    ("holds", "still"), [(PointPrint.is_published_as, True), (PointPrint.is_signed_as, False)]
)
def test_a_notice_goes_on_where_only_what_it_does_not_print_was_judged_anew(
    holds: Holds, still: bool
) -> None:
    known = {REF: [corrected("2.shown.graver.one.m", "2.shown.judged.third.m")]}
    assert is_still("2.shown.graver.one.m", NOW, REF, known, holds) == still


@pytest.mark.parametrize(("others", "still"), [({}, False), ({"no_weaker": "true"}, True)], ids=str)
def test_of_a_measure_the_office_says_that_it_is_no_weaker(others: dict[str, str], still: bool) -> None:
    known = {REF: [corrected("2.shown.judged.third.weekly", "2.shown.judged.third.m", **others)]}
    assert is_still("2.shown.judged.third.weekly", NOW, REF, known, PointPrint.is_signed_as) == still


def test_corrections_in_a_circle_end() -> None:
    known = {
        REF: [
            corrected("2.shown.judged.one.m", "2.shown.judged.two.m"),
            corrected("2.shown.judged.two.m", "2.shown.judged.one.m"),
        ]
    }
    assert not is_still("2.shown.judged.one.m", NOW, REF, known, PointPrint.is_signed_as)
