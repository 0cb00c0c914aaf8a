"""The fingerprint of a register: a digest of what people decided, so that a signature can be tied to it.

This is its first reading: all that was decided, deadlines and owners too, so that paper is tied to what it
shows. What a change of it costs a signature is told by the second (`level/substance`), which signatures
record beside it; those given before have the first alone.

It stands above `corpus`, since the level that follows is part of what is signed. Not in it: the
monitor, formatting, order of keys and points, encoding, file form, and what is only recorded later
(done, effect, review, note). Writing the level changes nothing; a policy that moves it does.
The criteria met are in it where a point names them: other registers keep the digests already signed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from typing import Any

from riskctl.base.latest import latest
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.level.grade import grade
from riskctl.records.keys import register_fields
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.measure import Measure
from riskctl.records.record import Record
from riskctl.records.risk_point import RiskPoint
from riskctl.records.told import Signed

# What every digest of this version opens with: the fields that it had first, in the order they had then.
# Nothing is looked up by it, and it never changes: which fields are signed is told where they are declared.
OPENING = {
    "version": 1,
    "fields": [
        ["unit", "department", "post", "duties", "authority", "none"],
        [
            *("id", "title", "kind", "category", "flow", "department", "origin", "manifestations"),
            *("probability", "severity", "status"),
        ],
        ["text", "type", "regulation", "owner", "due"],
        ["level", "reason", "body", "date"],
    ],
}
SHORT = 12  # characters of a fingerprint that stand at the foot of a page
ALL_ELSE = "*"  # what is no point, among the parts of a register
CUT = (
    8  # digits that records of before keep of the digest of a point: so few that two texts with one are found
)


def fingerprint(document: Document, context: Context) -> str:
    """Return the SHA-256 (64 hexadecimal characters) of a readable register's meaning.

    Raises ValueError for a document that is no readable register.
    """
    return digest_of(_whole(document, context))


def parts(document: Document, context: Context) -> dict[str, str]:
    """Return the digest of each point by its id, and of `ALL_ELSE`, so that one can say later which of them
    changed; whole, since a point is published by it.

    Raises ValueError for a document that is no readable register.
    """
    whole = _whole(document, context)
    found = {ALL_ELSE: digest_of([whole["subject"], whole["declined"]])}
    return found | {point["id"]: digest_of(point) for point in whole["points"]}


def is_of(recorded: str, digest: str) -> bool:
    """Return whether a part was `recorded` as what has the whole `digest`.

    A record of before, cut to `CUT` digits, holds still, and is of every text whose digest begins so.
    """
    return recorded == digest or (is_cut(recorded) and digest.startswith(recorded))


def is_cut(recorded: str) -> bool:
    """Return whether a part was recorded as it was once: cut, so that it proves nothing."""
    return len(recorded) == CUT


@latest  # the fingerprint is asked for, then the parts
def _whole(document: Document, context: Context) -> dict[str, Any]:
    register = document.register
    if register is None:
        raise ValueError(f"{document.file} is no readable register")
    levels = {graded.number: graded.score.level.id for graded in grade(document, context)}
    points = [_point(p, levels.get(n), context) for n, p in enumerate(register.risk_points)]
    return OPENING | {
        # A person's register has every field that another has; what a unit's lacks stands as null.
        "subject": _signed(register, PersonRegister, apart=("declined", "risk_points")),
        "declined": sorted([matter_id(d.matter, context), d.reason] for d in register.declined),
        "points": sorted(points, key=lambda point: str(point["id"])),
    }


def digest_of(value: Any) -> str:
    """Return the SHA-256 of plain data, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _point(point: RiskPoint, level: int | None, context: Context) -> dict[str, Any]:
    said = _signed(point, RiskPoint, apart=("matter", "criteria", "measures")) | {
        "matter": matter_id(point.matter, context),
        "level": level,
        "measures": [_signed(measure, Measure) for measure in point.measures],
    }
    if point.criteria is not None:
        said["criteria"] = sorted({criterion_id(word, context) for word in point.criteria})
    return said


def criterion_id(word: str, context: Context) -> str:
    """Return the id of the criterion that `word` names, the word itself where the policy has none."""
    criterion = context.grading.criterion(word) if context.grading else None
    return criterion.id if criterion else word


def matter_id(word: str, context: Context) -> str:
    """Return the id of the matter that `word` names, the word itself where there is none."""
    matter = context.matter(word)
    return matter.id if matter else word


def _signed(record: Record, model: type[Record], apart: Collection[str] = ()) -> dict[str, Any]:
    """What `record` says in the fields of `model` that are signed, but for those `apart`, as plain data."""
    said = {}
    for name, field in register_fields(model).items():
        if field.signed is Signed.NEVER or name in apart:
            continue
        value = plain(getattr(record, name, None))
        if field.signed is Signed.ALWAYS or value is not None:
            said[name] = value
    return said


def plain(value: Any) -> Any:
    """Return a value as plain data; a day as it is written, what is absent or blank as null."""
    if isinstance(value, Record):
        return _signed(value, type(value))
    if isinstance(value, tuple):
        return [plain(item) for item in value] or None
    return str(value) if value is not None and value != "" else None
