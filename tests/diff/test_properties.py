"""A thing does not differ from itself, however it is said; one edit is one change; order is none."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from riskctl.diff.change import Change, FileLine
from tests.diff.build import Overlay, brief, comparison
from tests.diff.generated import Register, registers, said_otherwise, yaml

FOLLOWS = ("level-", "monitor-", "coverage-")  # kinds that follow from an edit, tested elsewhere
ID = "bureau/registration/clerk"


@given(registers())
def test_nothing_differs_from_itself(register: Register) -> None:
    assert comparison(yaml(register), yaml(register)).changes == ()


@given(st.data(), registers())
def test_the_same_said_otherwise_is_no_change(data: st.DataObject, register: Register) -> None:
    one, other = (data.draw(said_otherwise(register)) for _ in range(2))
    found = comparison(one, other)
    assert (found.changes, found.whole) == ((), True)


def edited(old: Overlay, new: Overlay) -> list[tuple[Any, ...]]:
    """Return the changes less those that follow from others."""
    return [brief(c) for c in comparison(old, new).changes if not c.kind.startswith(FOLLOWS)]


Edit = Callable[[dict[str, Any]], tuple[Any, ...]]


def set_to(kind: str, field: str, value: str, *more: str) -> Edit:
    def edit(point: dict[str, Any]) -> tuple[Any, ...]:
        before, point[field] = point.get(field), value
        return kind, f"{ID}#{point['id']}", before, value, *more

    return edit


def measure(kind: str, field: str, value: str | None, only_from: str | None = "") -> Edit:
    """Set a field of the first measure; not where it would be another change (`only_from`)."""

    def edit(point: dict[str, Any]) -> tuple[Any, ...]:
        first = point["measures"][0]
        before = first.pop(field, None)
        if value is not None:
            first[field] = value
        if only_from != "" and before != only_from:
            return ()
        before, after = (f"bureau/{v}" if v and field == "owner" else v for v in (before, value))
        return kind, f"{ID}#{point['id']}", before, after, field

    return edit


def add_measure(point: dict[str, Any]) -> tuple[Any, ...]:
    point["measures"].append({"text": "每月公开办件结果"})
    return "measure-added", f"{ID}#{point['id']}", None, "每月公开办件结果"


def add_override(point: dict[str, Any]) -> tuple[Any, ...]:
    if "override" in point:
        del point["override"]
        return "override-removed", f"{ID}#{point['id']}", 2, None
    point["override"] = {"level": "3", "reason": "新事项", "body": "leading_group", "date": "2010-04-28"}
    return "override-added", f"{ID}#{point['id']}", None, 3


def rename(point: dict[str, Any]) -> tuple[Any, ...]:
    before, point["id"] = point["id"], "X9"
    return "point-moved", f"{ID}#X9", f"{ID}#{before}", f"{ID}#X9"


EDITS: list[Edit] = [
    set_to("probability-changed", "probability", "高"),
    set_to("severity-changed", "severity", "轻微"),
    set_to("category-changed", "category", "finance"),
    set_to("matter-changed", "matter", "archive-management"),
    set_to("flow-changed", "flow", "registration/accept"),
    set_to("text-changed", "title", "登记员与中介合谋", "title"),
    set_to("text-changed", "kind", "integrity", "kind"),
    set_to("text-changed", "status", "closed", "status"),
    set_to("text-changed", "origin", "post", "origin"),
    set_to("text-changed", "note", "丙", "note"),
    measure("measure-changed", "text", "科长每周抽查一成并签名备案"),
    measure("measure-weakened", "text", "加强学习，提高认识"),
    measure("measure-weakened", "owner", None, "registration/chief"),
    measure("measure-changed", "owner", "registration/chief", None),
    measure("measure-weakened", "due", "2010-06-30", "2010-05-31"),
    measure("measure-changed", "due", "2010-05-31", "2010-06-30"),
    measure("measure-weakened", "due", None, "2010-05-31"),
    measure("measure-weakened", "regulation", None, "registration-review"),
    measure("measure-changed", "type", "education", None),
    measure("measure-changed", "effect", "有效", None),
    add_measure,
    add_override,
    rename,
]


@given(registers(), st.sampled_from(EDITS), st.data())
def test_one_edit_is_one_change(register: Register, edit: Edit, data: st.DataObject) -> None:
    after = copy.deepcopy(register)
    point = data.draw(st.sampled_from(after["risk_points"]))
    expected = edit(point)
    if after == register or not expected:
        return
    if expected[0] == "text-changed" and expected[2] is None and expected[4] == "status":
        expected = (*expected[:2], "open", *expected[3:])
    assert edited(yaml(register), data.draw(said_otherwise(after))) == [expected]


@given(registers(), st.data())
def test_a_point_taken_away_is_one_change_and_so_is_its_return(
    register: Register, data: st.DataObject
) -> None:
    less = copy.deepcopy(register)
    gone = less["risk_points"].pop(data.draw(st.integers(0, len(less["risk_points"]) - 1)))
    if not less["risk_points"]:
        less["none"] = "没有"
    said = f"{ID}#{gone['id']}", gone["title"], None
    rest = {("text-changed", ID, None, "没有", "none")} if "none" in less else set()
    assert set(edited(yaml(register), yaml(less))) == {("point-removed", *said)} | rest
    assert ("point-added", said[0], None, said[1]) in edited(yaml(less), yaml(register))


@given(registers(), registers(), st.data())
def test_the_order_in_which_things_stand_changes_nothing(
    old: Register, new: Register, data: st.DataObject
) -> None:
    def found(one: Overlay, other: Overlay) -> set[Change]:
        return {
            replace(c, place=FileLine("", 0), shown=None, title="") for c in comparison(one, other).changes
        }

    shuffled = data.draw(said_otherwise(old)), data.draw(said_otherwise(new))
    assert found(*shuffled) == found(yaml(old), yaml(new))
