"""The second reading of a register: of each point what was judged and how it is said, apart.

A signature covers a judgement, not a spelling. So a point's print keeps four digests: of what was judged
and a notice prints, of what was judged besides, of the wording, and of that of its measures. Deadlines,
owners and what else moves with the year (`Weight.PARTICULAR`) are in none, nor is the order of measures.
What is recorded begins with `READING`; a record of before is one digest of all (`level/fingerprint`), and
holds while all is as it was.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.moves import under_earlier_names
from riskctl.level.fingerprint import ALL_ELSE, criterion_id, digest_of, is_of, matter_id, parts, plain
from riskctl.level.grade import grade
from riskctl.records.keys import register_fields
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.record import Record
from riskctl.records.register import Register
from riskctl.records.risk_point import RiskPoint
from riskctl.records.told import Weight

READING = "2"
JOINT = "."
DIGESTS = 4  # of a point: what is judged and shown, what is judged besides, the wording, that of measures
DIGITS = 32  # kept of each: 128 bits, to which no second text can be found


@dataclass(frozen=True, slots=True)
class PointPrint:
    """What a point means now by both readings; `first` is its digest by the first. Its level, 0 for none, and
    how many measures it has are told besides, to see which way it changed; `earlier` are its prints under the
    names that hold no more (`corpus/moves`): what was signed or published by one of them is the same."""

    first: str
    shown: str
    judged: str
    wording: str
    measures: str
    level: int = 0
    count: int = 0
    earlier: tuple[PointPrint, ...] = ()

    def written(self) -> str:
        """Return the second reading as a record holds it."""
        return JOINT.join((READING, self.shown, self.judged, self.wording, self.measures))

    def brief(self) -> str:
        """Return the second reading in one digest, for a record that has no room for more."""
        return JOINT.join((READING, digest_of(self.written())[:DIGITS]))

    def is_signed_as(self, recorded: str) -> bool:
        """Return whether what was signed, as `recorded` by either reading, is what stands here."""
        own = recorded in (self.written(), self.brief()) or is_of(recorded, self.first)
        return own or any(one.is_signed_as(recorded) for one in self.earlier)

    def is_published_as(self, recorded: str) -> bool:
        """Return whether a notice that `recorded` the point prints the same now."""
        if any(one.is_published_as(recorded) for one in self.earlier):
            return True
        was = read(recorded)
        if was is None:
            return is_of(recorded, self.first)
        return (was.shown, was.wording, was.measures) == (self.shown, self.wording, self.measures)


def read(recorded: str) -> PointPrint | None:
    """Return the print that was `recorded` by the second reading, None for one of the first or in brief."""
    reading, *digests = recorded.split(JOINT)
    if reading != READING or len(digests) != DIGESTS:
        return None
    shown, judged, wording, measures = digests
    return PointPrint("", shown, judged, wording, measures)


def prints(document: Document, context: Context) -> dict[str, PointPrint]:
    """Return the print of each point by its id, and of `ALL_ELSE`, each with those under earlier names.

    Raises ValueError for a document that is no readable register.
    """
    found = prints_as_named(document, context)
    for before in under_earlier_names(document, context):
        for id, one in prints_as_named(before, context).items():
            if replace(found[id], earlier=()) != one:
                found[id] = replace(found[id], earlier=(*found[id].earlier, one))
    return found


def prints_as_named(document: Document, context: Context) -> dict[str, PointPrint]:
    """Return the same without those under earlier names."""
    first, register = parts(document, context), document.register
    assert register
    levels = {graded.number: graded.score.level.id for graded in grade(document, context)}
    found = {ALL_ELSE: _print(first[ALL_ELSE], *_of_register(register, context))}
    for number, point in enumerate(register.risk_points):
        level = levels.get(number)
        one = _print(first[point.id], *_of_point(point, level, context))
        found[point.id] = replace(one, level=level or 0, count=len(point.measures))
    return found


def _print(first: str, *apart: Any) -> PointPrint:
    shown, judged, wording, measures = (digest_of(one)[:DIGITS] for one in apart)
    return PointPrint(first, shown, judged, wording, measures)


def _of_point(point: RiskPoint, level: int | None, context: Context) -> tuple[Any, Any, Any, Any]:
    apart = ("matter", "criteria", "measures", "manifestations")
    shown, judged, wording = (_weighing(point, RiskPoint, w, apart) for w in list(Weight)[:3])
    shown |= {"matter": matter_id(point.matter, context), "level": level}
    shown |= {"measures": len(point.measures)}
    judged["regulations"] = sorted(measure.regulation for measure in point.measures)
    if point.criteria is not None:
        judged["criteria"] = sorted({criterion_id(word, context) for word in point.criteria})
    wording["manifestations"] = sorted(point.manifestations)
    return shown, judged, wording, sorted(measure.text for measure in point.measures)


def _of_register(register: Register, context: Context) -> tuple[Any, Any, Any, Any]:
    apart = ("declined", "risk_points")
    shown, judged, wording = (_weighing(register, PersonRegister, w, apart) for w in list(Weight)[:3])
    declined = sorted([matter_id(one.matter, context), one.reason] for one in register.declined)
    shown |= {"none": bool(register.none), "declined": [matter for matter, _ in declined]}
    return shown, judged, wording | {"declined": declined}, []


def _weighing(record: Record, model: type[Record], weight: Weight, apart: Collection[str]) -> dict[str, Any]:
    """What `record` says in the fields of `model` that weigh so, but for those `apart`, as plain data."""
    return {
        name: plain(getattr(record, name, None))
        for name, field in register_fields(model).items()
        if field.weight is weight and name not in apart
    }
