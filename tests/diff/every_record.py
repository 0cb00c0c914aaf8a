"""A file of each kind that the year records, in which every field says something, and other values of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from riskctl.records.keys import record_in, spellings
from riskctl.records.kinds import FileKind, kinds
from riskctl.records.log import Log, row_of
from riskctl.records.record import Record
from riskctl.records.vocabulary import CODES

PLACES = {"year": "2010", "unit": "bureau", "department": "registration"}
DAYS = ("2010-04-01", "2010-04-02", "2010-04-03", "2010-04-04")
TEXTS = ("甲一二三", "乙四五六", "丙七八九", "丁十百千")
NUMBERS, YEARS = ("11", "12", "13", "14"), ("2011", "2012", "2013", "2014")
FLAGS, PRINTS = ("true", "false"), tuple(c * 64 for c in "abcd")
WORDS = [tuple(group) for group in CODES.values() if len(group) > 1]
Where = tuple[str | int, ...]

OF_THE_YEAR = [kind for kind in kinds() if kind.example.startswith("cycles/")]


def file_of(kind: FileKind) -> str:
    """The path of the file."""
    ids = {"notice": "N1", "sample": "S1", "inspection": "I1", "assessment": "A1"} | {"occasion": "opened"}
    return kind.example.format(**PLACES | ids)


def values(field: FieldInfo) -> list[str]:
    """Two or more values that the field, or a list of it, takes: all of the kind that it is."""
    told: Any = Annotated[(field.annotation, *field.metadata)]
    reader: TypeAdapter[Any] = TypeAdapter(told)
    for tried in (DAYS, NUMBERS, YEARS, FLAGS, PRINTS, *WORDS, TEXTS):
        taken = [value for value in tried if _takes(reader, [value] if is_list(field) else value)]
        if len(taken) > 1:
            return taken
    raise AssertionError(field)


def _takes(reader: TypeAdapter[Any], value: Any) -> bool:
    try:
        reader.validate_python(value)
    except ValidationError:
        return False
    return True


def is_list(field: FieldInfo) -> bool:
    return "tuple" in str(field.annotation)


def filled(model: type[Record], n: int, form: str = "") -> dict[str, Any]:
    """A record with every field filled, the `n`th of them unlike the others."""
    made: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        key, below = spellings(name, field)[0], record_in(field.annotation)
        if name == "form":
            made[key] = form
        elif below and is_list(field):
            made[key] = [filled(below, m) for m in range(3)]
        elif below:
            made[key] = filled(below, n)
        elif is_list(field):
            made[key] = values(field)[:2]
        else:
            taken = values(field)
            made[key] = taken[n % len(taken)]
    return made


def whole(kind: FileKind) -> dict[str, Any]:
    """What a whole file of the kind says."""
    if issubclass(kind.model, Log):
        return {"rows": [filled(row_of(kind.model), n) for n in range(3)]}
    return filled(kind.model, 0, kind.schema)


def written(kind: FileKind, data: dict[str, Any]) -> str:
    """The text of a file."""
    if not kind.is_log:
        return json.dumps(data, ensure_ascii=False)
    text = io.StringIO()
    row = row_of(kind.model)  # type: ignore[arg-type]
    codes = [spellings(name, field)[0] for name, field in row.model_fields.items()]
    table = csv.DictWriter(text, codes, lineterminator="\n")
    table.writeheader()
    table.writerows(data["rows"])
    return text.getvalue()


def places(model: type[Record], data: Any, here: Where = ()) -> Iterator[tuple[Where, FieldInfo]]:
    """Each field of each record of the data, and of a list of records each item of it."""
    for name, field in model.model_fields.items():
        key, below = spellings(name, field)[0], record_in(field.annotation)
        if name == "form":
            continue
        value = data[key]
        if below and isinstance(value, list):
            for n, item in enumerate(value):
                yield (*here, key, n), field
                yield from places(below, item, (*here, key, n))
        elif below:
            yield from places(below, value, (*here, key))
        else:
            yield (*here, key), field
