"""Every field of every record is seen by the diff, or there is a reason why not: a field that is added to
a record fails here until the diff mirrors it."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from riskctl.diff.change import Change
from riskctl.diff.words import field_word
from riskctl.records.kinds import FileKind, kinds
from riskctl.records.record import Record
from riskctl.records.register import Register
from tests.diff.build import Overlay, comparison
from tests.diff.written_fields import FIELDS, OF_METHOD, POLICY, Field, base

WAIVED = {
    "form": "the version of the form says nothing of its content",
    "Policy.extends": "told by what it brings: another preset, or another value of a part",
    "Policy.name": "a policy is known by the name or path in riskctl.yaml",
    "RiskPoint.level": "what is written follows from the rest; RK301 says where it does not",
    "Register.unit": "whose register it is its folder says (RK106)",
    "Register.department": "whose register it is its folder says (RK106)",
    "Register.post": "whose register it is its folder says (RK106)",
    "Matters.replace": "told matter by matter",
}
# The year is logs and papers: rows that are only added to. What they leave stale is told (`signoff-stale`).
YEAR = "cycles/"


def reached(model: type[Record]) -> Iterator[type[Record]]:
    """The records that a record is made of, itself too."""
    yield model
    for info in model.model_fields.values():
        left: list[Any] = [info.annotation]
        while left:
            found = left.pop()
            if isinstance(found, type) and issubclass(found, Record):
                yield from reached(found)
            left += get_args(found)


def names(model: type[Record]) -> Iterator[str]:
    """The fields of a model, those of a register under one name for all its kinds."""
    owner = "Register" if issubclass(model, Register) else model.__name__
    yield from (field if field == "form" else f"{owner}.{field}" for field in model.model_fields)


# How paper looks says nothing of a risk, and git shows its few lines.
LOOKS = "style.yaml"


def is_compared(kind: FileKind) -> bool:
    return kind.example != LOOKS and not kind.example.startswith(YEAR)


def test_every_field_is_tried_or_waived_for_a_reason() -> None:
    models = {model for kind in kinds() if is_compared(kind) for model in reached(kind.model)}
    known = {name for model in models for name in names(model)}
    tried = {field.name for field in FIELDS}
    assert known - tried == {*WAIVED} and tried <= known and all(WAIVED.values())


def laid(field: Field, value: Any) -> Overlay:
    """The repository with the field set to `value`, or as it is there."""
    files = base()
    files[POLICY] |= copy.deepcopy(OF_METHOD.get(str(field.path[0]), {}) if field.path else {})
    record: Any = files
    *way, last = (field.file, *field.path)
    for part in way:
        record = record[part]
    if value is None:
        record.pop(last, None)
    elif value is not ...:
        record[last] = value
    return {name: json.dumps(data, ensure_ascii=False) for name, data in files.items()}


def is_in_words(change: Change) -> bool:
    """Whether the field that changed has a Chinese word, and nothing else stands in a Chinese text."""
    word = field_word(change)
    return word is None or bool(re.match(r"[\u4e00-\u9fff]|[A-Z]{3,4} [\u4e00-\u9fff]", word.text("zh")))


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_another_value_of_a_field_is_told_in_both_directions(field: Field) -> None:
    old, new = laid(field, field.before), laid(field, field.after)
    assert old != new
    for one, other in ((old, new), (new, old)):
        changes = comparison(one, other).changes
        assert changes and all(map(is_in_words, changes))
    assert comparison(new, new).changes == ()
