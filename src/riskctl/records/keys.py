"""The keys a record knows: for “did you mean”, and for finding a field under its zh key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import AliasChoices
from pydantic.fields import FieldInfo

from riskctl.base.location import DataPath
from riskctl.base.messages import Pair
from riskctl.records.record import Record
from riskctl.records.told import RegisterField, told


def spellings(name: str, field: FieldInfo) -> list[str]:
    """Return the keys under which a file may write `field`: its code first, then its zh word."""
    alias = field.validation_alias
    return [str(choice) for choice in alias.choices] if isinstance(alias, AliasChoices) else [name]


def known_keys(model: type[Record] | None, path: DataPath) -> list[str]:
    """Return every key the record at `path` below `model` knows, in the order of its fields."""
    found = model_at(model, path)
    if found is None:
        return []
    return [key for name, field in found.model_fields.items() for key in spellings(name, field)]


def other_keys(model: type[Record] | None, key: str) -> tuple[str, ...]:
    """Return the other keys under which a record holds the field that is written, or named, `key`."""
    known = _keys(model).get(key) if model else None
    return tuple(other for other in known.keys if other != key) if known else ()


def model_at(model: type[Record] | None, path: DataPath) -> type[Record] | None:
    """Return the record type at `path` below `model`, None where a plain value stands there."""
    here = model
    for step in path:
        if isinstance(step, int) or here is None:
            continue
        known = _keys(here).get(step)
        here = known.model if known else None
    return here


def codes_at(model: type[Record] | None, path: DataPath) -> tuple[str, ...]:
    """Return the codes of the fields on the way to `path` below `model`, however they are spelt, without the
    numbers of items; a key that is no field is `*`."""
    found: tuple[str, ...] = ()
    for step in path:
        if isinstance(step, str):
            code, model = field_at(model, step)
            found += (code,)
    return found


def field_at(model: type[Record] | None, key: str) -> tuple[str, type[Record] | None]:
    """Return the code of the field that a record holds under `key`, and the record that stands there or in
    its list; `*` and the same record where the key is no field, as where people choose the keys."""
    known = _keys(model).get(key) if model else None
    return (known.keys[0], known.model) if known else ("*", model)


def zh_word(model: type[Record], name: str) -> str:
    """Return the zh word of the field called `name`; its code where it has none."""
    return told(model.model_fields[name]).zh or name


def field_word(model: type[Record], name: str) -> Pair:
    """Return what people call the field called `name`: its zh word, else how its meaning begins; its code."""
    field = model.model_fields[name]
    one = told(field)
    return one.zh or re.split("[，；：（]", one.means[0])[0], spellings(name, field)[0]


def register_field(field: FieldInfo) -> RegisterField:
    """Return what is told of a field of a register."""
    found = told(field)
    assert isinstance(found, RegisterField)
    return found


@cache
def register_fields(model: type[Record]) -> Mapping[str, RegisterField]:
    """Return what is told of each field of a register's record, by the names of the fields.

    Kept, since fingerprints ask it of every point and measure.
    """
    return {name: register_field(field) for name, field in model.model_fields.items()}


@cache
def written_order(model: type[Record]) -> tuple[str, ...]:
    """Return the names of the fields of a register's record in the order in which a new file has them."""
    after = {
        n: t.after if isinstance(t := told(f), RegisterField) else "" for n, f in model.model_fields.items()
    }

    def below(name: str) -> Iterator[str]:
        yield name
        for other, place in after.items():
            if place == name:
                yield from below(other)

    return tuple(found for name, place in after.items() if not place for found in below(name))


@dataclass(frozen=True, slots=True)
class _Known:
    """The keys of a field, and the record that it holds or lists."""

    keys: tuple[str, ...]
    model: type[Record] | None


@cache
def _keys(model: type[Record]) -> Mapping[str, _Known]:
    """The fields of a record by each of their keys, and by their names."""
    found: dict[str, _Known] = {}
    for name, field in model.model_fields.items():
        known = _Known(tuple(spellings(name, field)), record_in(field.annotation))
        found |= dict.fromkeys((name, *known.keys), known)
    return found


def record_in(annotation: Any) -> type[Record] | None:
    """Return the record that a field holds, or a list of which it holds; None for a plain value."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for arg in get_args(annotation) if (found := record_in(arg))), None)
