"""Every field of every file says what it means, in both languages; no meaning is left over."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from riskctl.records.json_schema import models
from riskctl.records.keys import spellings
from riskctl.records.kinds import kinds
from riskctl.records.meanings import MEANINGS, meaning
from tests.architecture.test_words import faults

ALL = sorted({m for kind in kinds() for m in models(kind.model)}, key=lambda m: m.__name__)


def names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(base.__name__ for base in model.__mro__)


@pytest.mark.parametrize("model", ALL, ids=[model.__name__ for model in ALL])
def test_every_field_has_its_meaning(model: type[BaseModel]) -> None:
    codes = [spellings(name, field)[0] for name, field in model.model_fields.items()]
    assert [code for code in codes if meaning(names(model), code) is None] == []


def test_no_meaning_is_left_over() -> None:
    known = {
        (base, spellings(name, field)[0])
        for model in ALL
        for base in names(model)
        for name, field in model.model_fields.items()
    }
    said = {(record, code) for record, words in MEANINGS.items() if record for code in words}
    assert said - known == set()


def test_both_languages_say_it() -> None:
    pairs = {(r, c): pair for r, words in MEANINGS.items() for c, pair in words.items()}
    assert [(where, found) for where, pair in pairs.items() if (found := faults(pair))] == []
