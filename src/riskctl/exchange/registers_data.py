"""Registers as plain data for other programs: fields in codes, with the level and monitor that follow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.exchange.yaml_text import plain_fields
from riskctl.level.assign import Monitor
from riskctl.level.grade import GradedPoint, grade


def registers_data(documents: Iterable[Document], context: Sound) -> dict[str, Any]:
    """Return registers with their fields as a new YAML file has them, days as texts.

    Beside the fields of each point `follows` has the level and the monitors, null where it cannot be graded.
    """
    return {"registers": [_register(document, context) for document in documents]}


def _register(document: Document, context: Sound) -> dict[str, Any]:
    assert document.register
    fields = _texts(plain_fields(document.register))
    graded = {one.number: one for one in grade(document, context)}
    for number, point in enumerate(fields.get("risk_points", ())):
        point["follows"] = follows(graded.get(number))
    return {"subject": document.subject, "path": document.file, "register": fields}


def follows(graded: GradedPoint | None) -> dict[str, Any] | None:
    """Return the level and the monitors of a point that was graded, null where it cannot be."""
    if graded is None:
        return None
    level = graded.score.level
    return {"level": level.id, "level_name": level.name, "monitor": [*map(_reference, graded.monitors)]}


def _reference(monitor: Monitor) -> str:
    """Who watches as a register writes it, whole: a post, a department, or an office of a unit."""
    if monitor.seat:
        return monitor.seat.ref
    return f"{monitor.unit.id}/{monitor.department.id if monitor.department else monitor.office}"


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
