"""The fingerprint of a register: a digest of what people decided, so that a signature can be tied to it.

It stands above `corpus`, since the level that follows is part of what is signed. Not in it: the
monitor, formatting, order of keys and points, encoding, file form, and what is only recorded later
(done, effect, review, note). Writing the level changes nothing; a policy that moves it does.
The criteria met are in it where a point names them: other registers keep the digests already signed.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.level.grade import grade
from riskctl.records.risk_point import RiskPoint

VERSION = 1
SUBJECT_FIELDS = ("unit", "department", "post", "duties", "authority", "none")
POINT_FIELDS = (
    *("id", "title", "kind", "category", "flow", "department", "origin", "manifestations"),
    *("probability", "severity", "status"),
)
MEASURE_FIELDS = ("text", "type", "regulation", "owner", "due")
OVERRIDE_FIELDS = ("level", "reason", "body", "date")
SHORT = 12  # characters of a fingerprint that stand at the foot of a page
ALL_ELSE = "*"  # what is no point, among the parts of a register
SHORT_PART = 8  # characters of that of one point, which only tells what changed and proves nothing


def fingerprint(document: Document, context: Context) -> str:
    """Return the SHA-256 (64 hexadecimal characters) of a readable register's meaning.

    Raises ValueError for a document that is no readable register.
    """
    return _digest(_whole(document, context))


def parts(document: Document, context: Context) -> dict[str, str]:
    """Return a short digest of each point by its id, and of `ALL_ELSE`, so that one can say later which
    of them changed.

    Raises ValueError for a document that is no readable register.
    """
    whole = _whole(document, context)
    found = {ALL_ELSE: _digest([whole["subject"], whole["declined"]])[:SHORT_PART]}
    return found | {point["id"]: _digest(point)[:SHORT_PART] for point in whole["points"]}


def _whole(document: Document, context: Context) -> dict[str, Any]:
    register = document.register
    if register is None:
        raise ValueError(f"{document.file} is no readable register")
    levels = {graded.number: graded.score.level.id for graded in grade(document, context)}
    points = [_point(p, levels.get(n), context) for n, p in enumerate(register.risk_points)]
    return {
        "version": VERSION,
        "fields": [SUBJECT_FIELDS, POINT_FIELDS, MEASURE_FIELDS, OVERRIDE_FIELDS],
        "subject": _taken(register, SUBJECT_FIELDS),
        "declined": sorted([_matter(d.matter, context), d.reason] for d in register.declined),
        "points": sorted(points, key=lambda point: str(point["id"])),
    }


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _point(point: RiskPoint, level: int | None, context: Context) -> dict[str, Any]:
    said = _taken(point, POINT_FIELDS) | {
        "matter": _matter(point.matter, context),
        "level": level,
        "measures": [_taken(measure, MEASURE_FIELDS) for measure in point.measures],
        "override": _taken(point.override, OVERRIDE_FIELDS) if point.override else None,
    }
    if point.criteria is not None:
        said["criteria"] = sorted({_criterion(word, context) for word in point.criteria})
    return said


def _criterion(word: str, context: Context) -> str:
    criterion = context.grading.criterion(word) if context.grading else None
    return criterion.id if criterion else word


def _matter(word: str, context: Context) -> str:
    matter = context.matter(word)
    return matter.id if matter else word


def _taken(record: object, fields: tuple[str, ...]) -> dict[str, Any]:
    """The named fields as plain data; a day as it is written, what is absent as null."""
    values = {name: getattr(record, name, None) for name in fields}
    return {
        name: str(v) if v is not None and not isinstance(v, str | tuple) else v or None
        for name, v in values.items()
    }
