"""What was recorded of the year and went, or says something else, is told first of all changes."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from riskctl.check.example_logs import ANSWER, COMMENT, GROUP, LOG, SIGNED, noticed, signed, steps
from riskctl.diff.change import Change
from riskctl.diff.reports import md, text
from riskctl.diff.words import section
from riskctl.records.kinds import FileKind
from riskctl.records.log import Log, row_of
from tests.diff.build import Overlay, changes, comparison
from tests.diff.every_record import OF_THE_YEAR, Where, file_of, is_list, places, values, whole, written

LOST = ("record-removed", "record-changed")
PAST = ("early_steps",)  # to go past the plan's order loosens


def told(kind: FileKind, old: Any, new: Any) -> list[Change]:
    """What is told of two states of a file, None where it is not there."""
    file = file_of(kind)
    sides: list[Overlay] = [{file: None if data is None else written(kind, data)} for data in (old, new)]
    found = comparison(sides[0], sides[1])
    assert found.whole, [note.text("en") for note in found.notes]
    return [c for c in found.changes if c.place.file == file]


def with_value(data: Any, at: Where, value: Any) -> Any:
    """A copy with another value at a place; Ellipsis takes it away."""
    made = copy.deepcopy(data)
    *way, last = at
    here = made
    for step in way:
        here = here[step]
    if value is ...:
        del here[last]
    else:
        here[last] = value
    return made


def model_of(kind: FileKind) -> Any:
    return kind.model


@pytest.mark.parametrize("kind", OF_THE_YEAR, ids=lambda kind: kind.name)
def test_a_file_that_goes_is_told_first_and_one_that_comes_is_told(kind: FileKind) -> None:
    data = whole(kind)
    gone = told(kind, data, None)
    assert gone and all(c.kind == "record-removed" and c.loosens and section(c) == "altered" for c in gone)
    assert len(gone) == (len(data["rows"]) if kind.is_log else 1)
    come = told(kind, None, data)
    once = issubclass(kind.model, Log) and kind.model.WRITTEN_ONCE
    assert len(come) == (1 if once else len(gone)) and all(c.loosens == (kind.name in PAST) for c in come)
    assert told(kind, data, data) == []


@pytest.mark.parametrize("kind", OF_THE_YEAR, ids=lambda kind: kind.name)
def test_every_field_of_every_record_is_seen_when_it_changes_or_goes(kind: FileKind) -> None:
    data = whole(kind)
    record = row_of(model_of(kind)) if kind.is_log else kind.model
    found = (
        [((*("rows", n), *at), f) for n, row in enumerate(data["rows"]) for at, f in places(record, row)]
        if kind.is_log
        else list(places(record, data))
    )
    assert len(found) >= 3
    for at, field in found:
        value: Any = data
        for step in at:
            value = value[step]
        if isinstance(at[-1], int):
            others: list[Any] = [...]
        elif is_list(field):
            others = [value[::-1], value[:1], value[1:]]
        else:
            others = [other for other in values(field) if other != value][:1]
            others += [""] if kind.is_log and not (field.is_required() or value == "false") else []
        assert others, at
        for other in others:
            seen = told(kind, data, with_value(data, at, other))
            assert seen and any(c.kind in LOST and c.loosens for c in seen), (at, other)
            assert all(section(c) == "altered" for c in seen if c.kind in LOST)


@pytest.mark.parametrize("kind", [k for k in OF_THE_YEAR if k.is_log], ids=lambda kind: kind.name)
def test_a_row_taken_out_of_a_log_or_moved_within_it_is_seen(kind: FileKind) -> None:
    data = whole(kind)
    for n in range(3):
        (seen,) = told(kind, data, with_value(data, ("rows", n), ...))
        assert (seen.kind, seen.loosens, seen.place.line) == ("record-removed", True, n + 2)
    (moved,) = told(kind, data, {"rows": data["rows"][::-1]})
    assert moved.kind == "record-changed" and moved.loosens
    twice = {"rows": [*data["rows"], data["rows"][0]]}
    (again,) = told(kind, data, twice)
    assert again.loosens == (kind.name in PAST)  # one more is seen; to take it away again loses nothing
    assert told(kind, twice, data) == []


def test_a_walk_goes_over_all_kinds_of_the_year() -> None:
    assert {kind.name for kind in OF_THE_YEAR} >= {
        *("assessment", "carried", "checks", "cycle", "inspection", "notice", "notice_log", "preparation"),
        *("rectification", "responses", "sample", "signoffs", "suggestions", "warnings"),
    }
    assert all(issubclass(kind.model, Log) == kind.is_log for kind in OF_THE_YEAR)


def test_a_row_that_says_something_else_is_one_change_with_the_field_in_words() -> None:
    other = ANSWER.replace("采纳", "不采纳")
    old, new = noticed() | steps(COMMENT, ANSWER), noticed() | steps(COMMENT, other)
    assert changes({**old}, {**new}) == [
        ("record-changed", "bureau", "adopted", "declined", "disposition"),
    ]
    shown = text.write(found := comparison({**old}, {**new}), found.changes, "zh")
    assert "年度记录删改（1）" in shown
    assert f"年度记录改动：处理结果：采纳 → 不采纳  {LOG}:3" in shown


def test_a_comment_and_its_answer_that_go_stand_before_a_level_that_falls() -> None:
    old, new = noticed() | steps(COMMENT, ANSWER), noticed() | steps()
    found = comparison({**old}, {**new})
    assert [c.kind for c in found.changes] == ["record-removed"] * 2
    shown = md.write(found, found.changes, "zh")
    assert shown.index("抽查比例偏低") < shown.index("抽查比例提高到一成")


def test_a_shorter_period_of_a_notice_is_told() -> None:
    old, new = noticed("2010-04-14"), noticed("2010-04-09")
    (seen,) = comparison({**old}, {**new}).changes
    assert (seen.kind, seen.before, seen.after, seen.loosens) == (
        *("record-changed", "2010-04-14", "2010-04-09"),
        True,
    )


def test_a_sign_off_that_comes_says_who_signed_and_who_recorded_it() -> None:
    old = signed()
    new = {SIGNED: old[SIGNED] + GROUP.replace("2010-04-14", "2010-04-15")}
    (seen,) = comparison({**old}, {**new}).changes
    assert (seen.kind, seen.subject, seen.signed_by, seen.loosens) == (
        *("signoff-added", "bureau/registration/clerk", "bureau/leading_group"),
        False,
    )
    shown = text.write(found := comparison({**old}, {**new}), found.changes, "zh")
    assert "签字新增：环节 评估审查，" in shown and "签字岗位 bureau/leading_group" in shown


def test_a_log_that_cannot_be_read_whole_now_is_said_and_is_not_passed_over() -> None:
    text = signed()[SIGNED]
    found = comparison({SIGNED: text}, {SIGNED: text.replace("2010-04-12,同意", "2010-04-32,同意", 1)})
    assert not found.whole
    assert any(SIGNED in note.text("zh") for note in found.notes)


def test_a_paper_that_comes_is_told_of_its_notice_and_not_of_its_first_point() -> None:
    """The words of a notice begin with a point of some register; the file is the notice's."""
    (published,) = (kind for kind in OF_THE_YEAR if kind.name == "published")
    (come,) = told(published, None, whole(published))
    assert come.subject == "N1"
