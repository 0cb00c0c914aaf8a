"""Edits of a register that two people make at once and that do not touch each other, and what both give."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.diff.generated import POINT, TEXTS, Register, registers

FIELDS: dict[str, list[Any]] = {
    "title": ["改了的标题", "又一个标题"],
    "probability": ["高", "低", "较低"],
    "severity": ["严重", "较严重", "轻微"],
    "level": ["1", "2"],
    "note": ["丙 丁", "甲: 乙", "# 号开头"],
    "matter": ["archive-management"],
    "manifestations": [["另一种表现", "甲，乙"], []],
    "override": [{"level": "1", "reason": "专人", "body": "leading_group", "date": "2010-04-29"}],
}
MEASURE_FIELDS = {"owner": "leadership/director", "due": "2010-07-01", "effect": "已见效: 好"}
NEW_MEASURES = ("另加的措施甲", "另加的措施乙", "另加的措施丙", "另加的措施丁")


@dataclass(frozen=True)
class Edit:
    """One edit: what is done to which point (by id) and measure (by text); what no other edit may touch."""

    what: str
    point: str = ""
    measure: str = ""
    field: str = ""
    value: Any = None

    @property
    def touched(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.point, self.measure, self.field)))


@dataclass(frozen=True)
class Parted:
    """A register, what either side made of it, and what the two together are."""

    base: Register
    ours: Register
    theirs: Register
    both: Register


def edited(register: Register, edits: list[Edit]) -> Register:
    """Return the register with the edits made."""
    made = deepcopy(register)
    for edit in edits:
        _make(made["risk_points"], edit)
    return made


def _make(points: list[Any], edit: Edit) -> None:
    if edit.what == "add":
        points.append(deepcopy(edit.value))
        return
    place = next(n for n, point in enumerate(points) if point["id"] == edit.point)
    point, measures = points[place], points[place]["measures"]
    found = next((n for n, measure in enumerate(measures) if measure["text"] == edit.measure), None)
    match edit.what:
        case "remove":
            del points[place]
        case "set" if edit.value:
            point[edit.field] = edit.value
        case "set":
            point.pop(edit.field, None)
        case "add-measure":
            measures.append({"text": edit.measure, "owner": "registration/chief"})
        case "remove-measure" if found is not None:
            del measures[found]
        case "set-measure" if found is not None:
            measures[found][edit.field] = edit.value


def edits(register: Register) -> st.SearchStrategy[Edit]:
    """Any one edit of a register, but for points that are added."""
    ids = st.sampled_from([point["id"] for point in register["risk_points"]])
    held = [
        (point["id"], measure["text"]) for point in register["risk_points"] for measure in point["measures"]
    ]
    field = st.sampled_from([(name, value) for name, values in FIELDS.items() for value in values])
    return st.one_of(
        st.builds(lambda id: Edit("remove", id), ids),
        st.builds(lambda id, one: Edit("set", id, field=one[0], value=one[1]), ids, field),
        st.builds(lambda id, text: Edit("add-measure", id, text), ids, st.sampled_from(NEW_MEASURES)),
        st.builds(lambda at: Edit("remove-measure", *at), st.sampled_from(held)),
        st.builds(
            lambda at, one: Edit("set-measure", *at, *one),
            st.sampled_from(held),
            st.sampled_from([*MEASURE_FIELDS.items()]),
        ),
    )


def disjoint(one: Edit, other: Edit) -> bool:
    """Whether two edits touch different things: neither is within the other."""
    return not all(a == b for a, b in zip(one.touched, other.touched, strict=False))


@st.composite
def parted(draw: st.DrawFn) -> Parted:
    """A register that two people changed without touching what the other did."""
    base = draw(registers())
    drawn = draw(st.lists(edits(base), max_size=8))
    kept: list[Edit] = []
    for edit in drawn:
        if all(disjoint(edit, other) for other in kept):
            kept.append(edit)
    for n in range(draw(st.integers(0, 3))):
        point: Register = {**draw(POINT), "id": f"N{n}", "title": f"新点{n}"}
        point["measures"] = [m | {"text": TEXTS[k]} for k, m in enumerate(point["measures"])]
        kept.append(Edit("add", value=point))
    mine = draw(st.lists(st.booleans(), min_size=len(kept), max_size=len(kept)))
    ours = [edit for edit, is_mine in zip(kept, mine, strict=True) if is_mine]
    theirs = [edit for edit, is_mine in zip(kept, mine, strict=True) if not is_mine]
    return Parted(base, edited(base, ours), edited(base, theirs), edited(base, ours + theirs))
