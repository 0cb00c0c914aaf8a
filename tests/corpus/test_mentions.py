"""Every text of every record either follows a reorganisation, or is known to name nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from riskctl.corpus.mentions import PREFIXES, STEPS, WHOLE, WORDS
from riskctl.records.kinds import kinds
from riskctl.records.record import Record

# Followed where they stand: the file's own structure, keys, and what a register says of itself.
OTHERWISE = {
    *("Unit", "Department", "Post", "Office", "Organization"),  # organization_file
    *("Notice", "Period", "PublishedLevel", "Published", "PublishedPoint", "PublishedMeasure"),  # kept
    *("Sample", "Stratum"),  # kept
    *("Move", "People"),  # says what was what; by its keys
}
# Names nobody: ids of other things, words, numbers and what people write freely.
NOBODY = {
    *(
        "form",
        "id",
        "name",
        "title",
        "reason",
        "note",
        "text",
        "basis",
        "number",
        "reference",
        "found",
        "demand",
    ),
    *("matter", "flow", "regulation", "category", "kind", "origin", "level", "claimed", "status", "effect"),
    *("policy", "contact", "templates", "rule", "approved_by", "language", "monitoring_frequency"),
    *("fingerprint", "parts", "before", "after", "recorded", "lacking", "notice", "sample", "inspection"),
    *("addressee", "issuer", "sender", "place", "sign", "finding", "channel", "copy_", "duties", "authority"),
    *("manifestations", "grounds", "none", "probability", "severity", "criteria", "from_", "to", "label"),
    *("items", "answers", "item", "sheet", "question", "prefilled", "findings", "matters", "person", "side"),
    *("extends", "origins", "notice_basis", "draw_basis", "recusal_basis", "aliases", "monitor", "power"),
    *("methods", "rules", "owners", "lapse", "ways", "answer"),
    *("state", "type", "step", "event", "decision", "disposition", "role", "method", "outcome", "powers"),
}
OWN = {"unit", "department", "post"}  # of a register


def records(model: type[Record], seen: set[type[Record]]) -> Iterator[type[Record]]:
    """A record and those in it."""
    if model not in seen:
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            yield from _inside(field.annotation, seen)


def _inside(annotation: Any, seen: set[type[Record]]) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield from records(annotation, seen)
    for part in get_args(annotation):
        yield from _inside(part, seen)


def _holds_text(annotation: Any) -> bool:
    return annotation is str or any(map(_holds_text, get_args(annotation)))


def test_every_text_is_followed_or_names_nobody() -> None:
    seen: set[type[Record]] = set()
    every = [one for kind in kinds() if kind.name not in STYLES for one in records(kind.model, seen)]
    untold = []
    for record in every:
        told = {
            name
            for table in (WHOLE, WORDS, STEPS, PREFIXES)
            for kind, names in table.items()
            if issubclass(record, kind)
            for name in names
        }
        for name, field in record.model_fields.items():
            is_own = name in OWN and record.__name__.endswith("Register")
            known = name in told or is_own or record.__name__ in OTHERWISE
            if _holds_text(field.annotation) and not known and name not in NOBODY:
                untold.append(f"{record.__name__}.{name}")
    assert not untold, ", ".join(untold)


STYLES = ("style", "wording", "matters")  # how things look, words of measures, the catalogue
