"""What was published is held against what stands in the registers now, point by point."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY
from riskctl.level.substance import PointPrint
from riskctl.records.kinds.corrections import Correction
from riskctl.year.log.rows import Logged
from riskctl.year.notice.publication import Content, Moved, content_of, moved, unproved, unpublished
from tests.year.build import REF, find
from tests.year.notice.standing import SUBJECT, standing

CLOSED = (
    "  - {id: R02, title: 另一种情形, kind: integrity, category: other, probability: 低, severity: 轻微,\n"
    "     measures: [{text: 每月核对}], status: closed, closed: {date: 2010-03-01, reason: 业务已划出}}\n"
)


def now(*closed: str, **points: str) -> Content:
    return content(SUBJECT, "ff", *closed, **points)


def content(subject: str, whole: str, *closed: str, **points: str) -> Content:
    """What a register says now, whose points have these digests by the first reading."""
    prints = {id: PointPrint(first, first, "judged", "worded", "m") for id, first in points.items()}
    return Content(subject, whole, prints, frozenset(closed))


def test_the_open_points_of_a_register_are_published_and_the_closed_ones_known(tmp_path: Path) -> None:
    found = find(tmp_path, {CLERK: REPOSITORY[CLERK] + CLOSED})
    document = found.document()
    assert document.register
    found_now = content_of(document, document.register, found.context)
    assert (found_now.subject, [*found_now.points], found_now.closed) == (REF, ["R01"], frozenset({"R02"}))
    assert len(found_now.fingerprint) == 64


@pytest.mark.parametrize(
    ("there", "how"),
    [
        (now(R01="aa"), None),
        (now(R01="bb"), "changed"),
        (now("R01"), "closed"),
        (now(R02="aa"), "gone"),
        (content("bureau/other", "ff", R01="aa"), "gone"),
    ],
)
def test_a_published_point_is_what_it_was_or_is_told(there: Content, how: str | None) -> None:
    one = standing(points={"R01": "aa"})
    assert [each.how for each in moved(one, [there], [one], {})] == ([how] if how else [])


def test_what_a_supplement_published_to_its_end_is_not_moved() -> None:
    main, supplement = standing(points={"R01": "aa"}), standing(id="bureau-2", points={"R01": "bb"})
    both, last = [main, supplement], supplement.notice.period.to
    assert moved(main, [now(R01="bb")], both, {}) == []
    assert moved(main, [now(R01="bb")], both, {}, date(2010, 4, 22)) == []
    assert moved(main, [now(R01="bb")], both, {}, last) == [Moved(f"{SUBJECT}#R01", "changed", "bureau")]
    assert moved(main, [now(R01="cc")], both, {})[0].how == "changed"


def test_a_record_cut_at_eight_digits_proves_nothing_once_the_register_moved() -> None:
    then, text, other = standing(points={"R01": "ab" * 4}), "ab" * 32, "ab" * 4 + "cd" * 28
    for digest in (text, other):
        edited = content(SUBJECT, "ee", R01=digest)
        assert moved(then, [edited], [then], {}) == []
        assert unproved(then, [edited], [then]) == [f"{SUBJECT}#R01"]
    assert unproved(then, [now(R01=text)], [then]) == [], "the register is to the letter what it was"
    anew = standing(id="bureau-2", points={"R01": text})
    assert unproved(then, [content(SUBJECT, "ee", R01=text)], [then, anew]) == []


def test_a_point_that_no_notice_published_in_any_form_is_unpublished() -> None:
    found = unpublished(now(R01="bb", R02="aa"), [standing(points={"R01": "aa"})])
    assert found == ["R02"] and unpublished(now(R01="aa"), []) == ["R01"]


PUBLISHED = "2.shown.judged.worded.m"


@pytest.mark.parametrize(
    ("there", "how"),
    [
        (PointPrint("", "shown", "judged", "worded", "m"), None),
        (PointPrint("", "shown", "graded anew to the same level", "worded", "m"), None),
        (PointPrint("", "another level", "judged", "worded", "m"), "changed"),
        (PointPrint("", "shown", "judged", "said otherwise", "m"), "changed"),
    ],
)
def test_what_a_notice_does_not_print_cannot_make_it_differ(there: PointPrint, how: str | None) -> None:
    one = standing(points={"R01": PUBLISHED})
    found = moved(one, [Content(SUBJECT, "ff", {"R01": there})], [one], {})
    assert [each.how for each in found] == ([how] if how else [])


def test_a_wording_corrected_on_record_leaves_the_notice_as_it_is() -> None:
    one, there = (
        standing(points={"R01": PUBLISHED}),
        PointPrint("", "shown", "graded anew", "third", "m"),
    )
    steps = [
        ("2.shown.graded anew.second.m", "2.shown.graded anew.third.m"),
        ("2.shown.judged.worded.m", "2.shown.judged.second.m"),
    ]
    known = {f"{SUBJECT}#R01": [corrected(*step) for step in steps]}
    assert moved(one, [Content(SUBJECT, "ff", {"R01": there})], [one], known) == []
    assert moved(one, [Content(SUBJECT, "ff", {"R01": there})], [one], {f"{SUBJECT}#R02": known.popitem()[1]})


def corrected(before: str, after: str) -> Logged[Correction]:
    said = {"point": f"{SUBJECT}#R01", "by": "bureau/office", "day": "2010-04-12", "reason": "错字"}
    row = Correction.model_validate(said | {"before": before, "after": after, "recorded": "2010-04-12"})
    return Logged("cycles/2010/corrections/bureau/registration.csv", 0, {}, row)
