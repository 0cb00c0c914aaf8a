"""Every number declares its range, and outside it a finding says both ends and what the number means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from riskctl.base.messages import Said
from riskctl.records.fields import Within
from riskctl.records.json_schema import models
from riskctl.records.kinds import kinds
from tests.records.build import reading

MODELS = {one for kind in kinds() for one in models(kind.model)}


def ranges(annotation: Any) -> Iterator[Within]:
    """The ranges within a type, the outermost first."""
    for part in (*getattr(annotation, "__metadata__", ())[::-1], *get_args(annotation)):
        yield from [part] if isinstance(part, Within) else ranges(part)


def is_number(annotation: Any) -> bool:
    return annotation is int or any(is_number(part) for part in get_args(annotation))


def range_of(info: FieldInfo) -> Within | None:
    own = (one for one in info.metadata[::-1] if isinstance(one, Within))
    return next(own, None) or next(ranges(info.annotation), None)


NUMBERS = [
    (model, name, info)
    for model in sorted(MODELS, key=lambda one: one.__name__)
    for name, info in model.model_fields.items()
    if is_number(info.annotation)
]
IDS = [f"{model.__name__}.{name}" for model, name, _ in NUMBERS]


def problem(model: type[BaseModel], name: str, written: str | list[str]) -> str:
    """The kind of error that a record gives for `written` in the field, whatever else it lacks."""
    try:
        model.model_validate({name: written})
    except ValidationError as error:
        return next((str(one["type"]) for one in error.errors() if one["loc"][0] == name), "")
    return ""


@pytest.mark.parametrize(("model", "name", "info"), NUMBERS, ids=IDS)
def test_a_number_has_a_range_that_records_and_editors_know(
    model: type[BaseModel], name: str, info: FieldInfo
) -> None:
    found, is_many = range_of(info), "tuple" in str(info.annotation)
    assert found, "declare the range of this number"

    def told_of(written: str) -> str:
        return problem(model, name, [written] if is_many else written)

    for written in (found.least, found.most):
        assert told_of(str(written)) == ""
    for beyond in (found.least - 1, found.most + 1, -1, 10**12, 10**5000):
        assert told_of(f"{beyond:d}" if beyond < 10**99 else "9" * 5000) == "out_of_range"
    schema = model.model_json_schema()["properties"][name]
    told = next((one for one in schema.get("anyOf", ()) if one != {"type": "null"}), schema)
    told = told["items"] if is_many else told
    assert (told["minimum"], told["maximum"]) == (found.least, found.most)


def test_the_finding_says_both_ends_and_what_the_number_is_for() -> None:
    found, _ = reading({"schema": "riskctl/policy/v1", "notice_days": "0"}, "policy")
    (fault,) = found.faults
    assert (fault.rule, fault.cause) == ("RK103", "range")
    assert (fault.fields["least"], fault.fields["most"]) == (1, 366)
    assert isinstance(means := fault.fields["means"], Said) and means.text("zh") == "公示几个工作日"
