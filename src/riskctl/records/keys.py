"""The keys a record knows: for “did you mean”, and for finding a field under its zh key."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import AliasChoices
from pydantic.fields import FieldInfo

from riskctl.base.location import DataPath
from riskctl.records.record import Record


def spellings(name: str, field: FieldInfo) -> list[str]:
    """Return the keys under which a file may write `field`: its code first, then its zh word."""
    alias = field.validation_alias
    if isinstance(alias, AliasChoices):
        return [str(choice) for choice in alias.choices]
    return [alias if isinstance(alias, str) else name]


def known_keys(model: type[Record], path: DataPath) -> list[str]:
    """Return every key the record at `path` below `model` knows, in the order of its fields."""
    found = model_at(model, path)
    if found is None:
        return []
    return [key for name, field in found.model_fields.items() for key in spellings(name, field)]


def model_at(model: type[Record], path: DataPath) -> type[Record] | None:
    """Return the record type at `path` below `model`, None where a plain value stands there."""
    here: type[Record] | None = model
    for step in path:
        if isinstance(step, int) or here is None:
            continue
        here = next(
            (_record_in(f.annotation) for n, f in here.model_fields.items() if step in spellings(n, f)), None
        )
    return here


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _record_in(arg))), None)
