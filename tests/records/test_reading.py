"""A record read from a file that is not all right: every fault is told, and the rest is read on."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from riskctl.base.location import DataPath
from riskctl.records.kinds.person import PersonRegister
from tests.records.build import at, breaks, changed, data, paths, reading, spelled, told

GOOD = data()
BASE = reading(GOOD)[0].record
ROOT = ("schema", "unit", "department", "post")  # without these there is no register at all


def test_the_good_register_is_read_whole() -> None:
    found, _ = reading(GOOD)
    assert isinstance(found.record, PersonRegister) and found.faults == ()
    assert [point.id for point in found.record.risk_points] == ["R01", "R02", "核准"]


@given(spelled(GOOD))
def test_either_language_and_any_order_of_keys_give_the_same_record(written: Any) -> None:
    found, _ = reading(written)
    assert (found.faults, found.record) == ((), BASE)


def point_of(path: DataPath) -> int | None:
    """The number of the risk point that `path` lies in."""
    return path[1] if path[0] == "risk_points" and len(path) > 1 and isinstance(path[1], int) else None


def ids(value: Any) -> dict[str, dict[str, Any]]:
    points = value.get("risk_points")
    return (
        {p["id"]: p for p in points if isinstance(p, dict) and "id" in p} if isinstance(points, list) else {}
    )


@given(breaks(GOOD))
def test_one_wrong_value_hides_nothing_else(broken: tuple[DataPath, Any]) -> None:
    path, new = broken
    found, _ = reading(changed(GOOD, path, new))
    if found.record is None:
        assert path[0] in ROOT and found.faults
        return
    assert isinstance(found.record, PersonRegister) and isinstance(BASE, PersonRegister)
    for name in PersonRegister.model_fields:
        if name not in (path[0], "risk_points", "form"):
            assert getattr(found.record, name) == getattr(BASE, name)
    read = {point.id: point for point in found.record.risk_points}
    for number, point in enumerate(BASE.risk_points):
        if path[0] == "risk_points" and point_of(path) in (None, number):
            continue
        assert read[point.id] == point
    touched = point_of(path)
    if touched is not None and (left := read.get(BASE.risk_points[touched].id)) and len(path) > 2:
        other = {n for n in type(left).model_fields if n != path[2]}
        assert left.model_dump(include=other) == BASE.risk_points[touched].model_dump(include=other)


@given(breaks(GOOD))
def test_a_fault_stands_where_the_file_is_wrong(broken: tuple[DataPath, Any]) -> None:
    path, new = broken
    found, tree = reading(changed(GOOD, path, new))
    home = tree.span(path[:-1])
    for fault in found.faults:
        inside = home.start <= fault.span.start <= fault.span.end <= home.end
        assert inside or fault.span in (tree.span(path[:-1], "key"), tree.span(path, "key"))


@given(st.tuples(*(breaks(point) for point in GOOD["risk_points"])))
def test_every_fault_of_a_file_is_told_at_once(broken: tuple[tuple[DataPath, Any], ...]) -> None:
    whole, apart = GOOD, Counter[tuple[str, str, str]]()
    for number, (path, new) in enumerate(broken):
        path = ("risk_points", number, *path)
        whole = changed(whole, path, new)
        apart += Counter(told(reading(changed(GOOD, path, new))[0]))
    assert Counter(told(reading(whole)[0])) == apart


@given(st.data())
def test_a_place_of_the_record_leads_back_to_its_place_in_the_file(draw: st.DataObject) -> None:
    written = draw.draw(spelled(GOOD))
    path, new = draw.draw(breaks(written))
    found, tree = reading(changed(written, path, new))
    assume(found.record is not None)
    assert found.record is not None
    record = found.record.model_dump(mode="json", exclude_defaults=True)
    record.pop("form", None)
    texts = [p for p in paths(record) if isinstance(at(record, p), str) and p[-1] not in CODED]
    for place in texts:
        assert at(tree.data, found.original(place, tree.data)) == at(record, place)
    assert len(texts) > 5 or path[0] == "risk_points" or "风险点" in path


CODED = ("kind", "category", "type", "status")


def test_original_numbers_are_kept_where_an_item_was_dropped() -> None:
    broken = changed(changed(GOOD, ("risk_points", 0, "kind"), "乱写"), ("declined", 0, "reason"), ...)
    found, tree = reading(broken)
    assert isinstance(found.record, PersonRegister)
    assert [p.id for p in found.record.risk_points] == ["R02", "核准"]
    assert found.original(("risk_points", 1, "title"), tree.data) == ("risk_points", 2, "title")
    assert found.original(("declined", 0), tree.data) == ("declined", 1)
    assert found.original(("risk_points", 1, "level"), tree.data) == ("risk_points", 2, "level")


@pytest.mark.parametrize(
    ("path", "new", "fault"),
    [
        (("unti",), "suzhou", ("RK101", "near", "unit")),
        (("risk_points", 0, "kind"), "廉正风险", ("RK104", "near", "廉正风险")),
        (("risk_points", 0, "kind"), "乱", ("RK104", "unknown", "乱 廉政风险、监管风险")),
        (("risk_points", 1, "measures"), ..., ("RK501", "missing", "")),
        (("risk_points", 1, "title"), ..., ("RK102", "missing", "title（风险点）")),
        (("declined", 0, "reason"), ..., ("RK102", "missing", "reason（原因）")),
        (("risk_points", 0, "override", "reason"), None, ("RK102", "empty", "reason")),
        (("duties", 1), None, ("RK102", "empty", "duties")),
        (("duties",), "归档", ("RK103", "list", "duties")),
        (("risk_points", 0, "measures", 0), "抽查", ("RK103", "mapping", "measures")),
        (("risk_points", 0, "review", "date"), "2010-02-30", ("RK103", "no-such-day", "date 2010-02-30")),
        (("risk_points", 0, "id"), "a/b", ("RK103", "id", "id a/b")),
        (("风险点",), [], ("RK004", "twice", "风险点 risk_points")),
        (("risk_points", 0, "风险点"), "甲", ("RK004", "twice", "风险点 title")),
    ],
)
def test_what_is_wrong_is_named_as_people_wrote_it(
    path: DataPath, new: Any, fault: tuple[str, str, str]
) -> None:
    found, _ = reading(changed(GOOD, path, new))
    (one,) = told(found)
    assert one[:2] == fault[:2] and fault[2] in one[2]


def test_a_policy_key_is_not_said_to_have_a_chinese_spelling() -> None:
    policy = {"schema": "riskctl/policy/v1", "floors": [{"level": "3"}], "method": "乱"}
    assert ("RK102", "missing", "reason") in told(reading(policy, "policy")[0])


def test_a_fixed_choice_is_listed_in_the_readers_own_way() -> None:
    programme = {"schema": "riskctl/programme/v1", "name": "甲", "policy": "乙", "language": "fr"}
    programme |= {"rules": {"RK301": "fatal"}}  # type: ignore[dict-item]
    faults = {
        fault.fields["value"]: (fault.fields["allowed"].text("zh"), fault.fields["allowed"].text("en"))  # type: ignore[attr-defined]
        for fault in reading(programme, "programme")[0].faults
    }
    assert faults == {
        "fr": ("zh、en", "zh, en"),
        "fatal": ("error、warning、info、off", "error, warning, info, off"),
    }


def test_a_key_that_says_nothing_is_shown_where_the_key_stands() -> None:
    text = 'schema: riskctl/policy/v1\ncategory_offices: {" ": renshi, personnel: renshi}\n'
    found, tree = reading(text, "policy")
    (fault,) = found.faults
    assert (fault.rule, tree.text[fault.span.start : fault.span.end]) == ("RK102", '" "')
