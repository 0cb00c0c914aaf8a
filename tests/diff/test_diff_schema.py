"""What `diff --format json` prints is what its schema says, key for key and in its order."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from riskctl.base.resources import shipped
from riskctl.check.example import CLERK, PROGRAMME
from riskctl.check.example_logs import signed
from riskctl.diff.json_schema import diff_schema
from riskctl.diff.reports import json as report
from riskctl.year.sign.stale_signoffs import stale_signoffs
from tests.check.test_findings_schema import closed
from tests.diff.build import Overlay, changed, comparison
from tests.diff.generated import Register, registers, yaml
from tests.diff.test_every_field import laid
from tests.diff.written_fields import FIELDS, Field

STRICT = Draft7Validator(closed(diff_schema()))
LOW = changed(CLERK, ("probability: 高", "probability: 低"), ("due: 2010-05-31", "due: 2010-06-30"))
RULES = changed(PROGRAMME, ("cycle: 2010", "cycle: 2010\nrules: {RK301: 'off'}"))


def printed(old: Overlay, new: Overlay) -> dict[str, Any]:
    found = comparison(old, new)
    found = found.joined(stale_signoffs(found))
    whole = json.loads(report.write(found, found.changes))
    assert [f"{error.json_path}: {error.message}" for error in STRICT.iter_errors(whole)] == []
    return dict(whole)


def test_the_schema_kept_in_git_is_current() -> None:
    Draft7Validator.check_schema(diff_schema())
    kept = shipped("schemas") / "diff.v1.json"
    assert json.loads(kept.read_text("utf-8")) == diff_schema(), "run `make regen`"


@pytest.mark.parametrize("field", FIELDS[::7], ids=lambda field: field.name)
def test_any_field_that_changes_is_described(field: Field) -> None:
    assert printed(laid(field, field.before), laid(field, field.after))["changes"]


@given(registers(), registers())
def test_any_two_registers_compared_are_described(old: Register, new: Register) -> None:
    printed(yaml(old), yaml(new))


def test_the_keys_stand_in_the_order_of_the_schema() -> None:
    schema = diff_schema()
    whole = printed({**signed()}, {**LOW, **RULES, **signed()})
    assert list(whole) == list(schema["properties"])
    keys = list(schema["definitions"]["change"]["properties"])
    seen = {key for change in whole["changes"] for key in change}
    assert seen == {*keys} - {"author"}  # which git alone knows: tests/cli/daily/test_diff_records.py
    for change in whole["changes"]:
        assert list(change) == [key for key in keys if key in change]


def test_an_unknown_kind_a_line_from_0_and_a_wrong_commit_are_caught() -> None:
    whole = printed({}, LOW)
    wrongs: list[dict[str, Any]] = [{"kind": "better"}, {"line": 0}, {"cause": "luck"}, {"from": {}}]
    for change in (*wrongs, {"loosens": False}):
        wrong = deepcopy(whole)
        wrong["changes"][0] |= change
        assert not Draft7Validator(diff_schema()).is_valid(wrong)
    assert not Draft7Validator(diff_schema()).is_valid(whole | {"base": "main"})
