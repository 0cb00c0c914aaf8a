"""Blank text is no text, in every field of every record: what prints nothing answers nothing."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from riskctl.base.visible import is_blank
from riskctl.records.json_schema import models
from riskctl.records.keys import spellings
from riskctl.records.kinds import kinds
from tests.records.build import REGISTER, changed, data, reading

BLANKS = (" ", "\u3000", "\u3000 \t", "\u3164", "\u2800")
MODELS = sorted({one for kind in kinds() for one in models(kind.model)}, key=lambda one: one.__name__)


def takes(model: type[BaseModel], key: str, value: object) -> bool:
    """Whether a record takes `value` where it writes `key`; what else it lacks does not count."""
    try:
        model.model_validate({key: value})
    except ValidationError as error:
        return all(problem["loc"][0] != key for problem in error.errors())
    return True


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_field_of_any_record_takes_a_blank(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        key = spellings(name, field)[0]
        for blank in BLANKS:
            shapes = (blank, [blank], ["甲", blank], {blank: "甲"}, {"甲": blank})
            assert not [s for s in shapes if takes(model, key, s)], (model.__name__, key)


def test_a_letter_that_prints_nothing_is_blank_and_one_word_among_blanks_is_not() -> None:
    assert all(map(is_blank, ("", *BLANKS)))
    assert not any(map(is_blank, ("无", "\u3000无 ", "0", "-")))


@pytest.mark.parametrize(
    "path",
    [
        ("risk_points", 0, "title"),
        ("risk_points", 0, "override", "reason"),
        ("risk_points", 0, "measures", 0, "text"),
        ("risk_points", 0, "manifestations", 1),
        ("declined", 0, "reason"),
        ("note",),
    ],
)
def test_a_blank_is_told_as_an_answer_left_out(path: tuple[str | int, ...]) -> None:
    found, _ = reading(changed(data(REGISTER), path, "\u3000"))
    assert [(f.rule, f.cause) for f in found.faults] == [("RK102", "empty")]
