"""Every field of every file is told once, where it is declared: what it means, how a file writes it."""

from __future__ import annotations

import pytest

from riskctl.records.headings import HEADINGS
from riskctl.records.json_schema import models
from riskctl.records.keys import spellings, written_order
from riskctl.records.kinds import kinds
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.record import Bilingual, Record
from riskctl.records.risk_point import RiskPoint
from riskctl.records.told import RegisterField, told
from tests.architecture.test_words import faults

ALL = sorted({m for kind in kinds() for m in models(kind.model)}, key=lambda m: m.__name__)
FIELDS = [(model, name) for model in ALL for name in model.model_fields]
OF_REGISTERS = models(PersonRegister)


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=[f"{m.__name__}.{name}" for m, name in FIELDS])
def test_every_field_is_told_in_both_languages(model: type[Record], name: str) -> None:
    field = model.model_fields[name]
    assert faults(told(field).means) == []
    assert isinstance(told(field), RegisterField) == (model in OF_REGISTERS or "Register" in model.__name__)


def test_a_field_that_is_not_told_makes_no_record() -> None:
    with pytest.raises(TypeError, match="not told"):
        type("Silent", (Record,), {"__annotations__": {"evidence": str}, "__module__": __name__})


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_no_key_of_a_record_is_that_of_two_fields(model: type[Record]) -> None:
    keys = [key for name, field in model.model_fields.items() for key in spellings(name, field)]
    assert len({*keys}) == len(keys)
    assert issubclass(model, Bilingual) or not any(key[0] >= "\u4e00" for key in keys)


def test_columns_are_counted_without_gap_and_no_two_share_a_place_or_a_word() -> None:
    columns = [
        one.column
        for model in OF_REGISTERS
        for field in model.model_fields.values()
        if isinstance(one := told(field), RegisterField) and one.column
    ]
    assert sorted(columns) == [*range(1, len(HEADINGS) + 1)]
    words = [word for heading in HEADINGS for word in (heading.code, *heading.zh)]
    assert len({*words}) == len(words)


@pytest.mark.parametrize("model", OF_REGISTERS, ids=lambda model: model.__name__)
def test_a_new_file_has_a_place_for_every_field(model: type[Record]) -> None:
    assert sorted(written_order(model)) == sorted(model.model_fields)


def test_a_point_says_who_and_what_first_then_the_grading_then_what_is_done() -> None:
    order = (
        *("id", "title", "department", "kind", "category", "origin", "matter", "flow", "manifestations"),
        *("probability", "severity", "criteria", "level", "override", "monitor", "measures"),
        *("since", "status", "closed", "review", "note"),
    )
    assert tuple(name for name in written_order(RiskPoint) if name in order) == order
