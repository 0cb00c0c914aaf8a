"""Every number of the policy and of riskctl.yaml at both ends of its range, and past them: no command
fails over it, and past them check says so."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from riskctl.records.fields import Within
from tests.conftest import Call, lay
from tests.diff.test_every_field import laid
from tests.diff.written_fields import FIELDS, POLICY, Field
from tests.records.test_ranges import IDS, NUMBERS, range_of

CYCLE = """schema: riskctl/cycle/v1
year: 2010
phases: [{id: supervision, name: 监督, from: 2010-03-01, to: 2010-12-31}]
"""
COMMANDS = (
    ("check",),
    ("level", "--format", "json"),
    ("status",),
    ("due", "--until", "2010-12-31"),
    ("sample", "bureau", "--size", "1"),
    ("notice", "open", "bureau"),
)
RANGES = {id: range_of(info) for id, (_, _, info) in zip(IDS, NUMBERS, strict=True)}
OF_LIMITS = "FileLimits."


def numbers() -> list[tuple[Field, Within]]:
    """The numbers that the policy and riskctl.yaml hold, one place each."""
    tried = {field.name: field for field in FIELDS if field.name in RANGES}
    nested = {  # written with what they stand in
        "Level.id": ("levels", 0, "id"),
        "Threshold.level": ("thresholds", 0, "level"),
        "Watch.level": ("monitoring", 0, "level"),
        "Watch.days": ("monitoring", 2, "days"),
    }
    fields = [replace(f, path=nested.get(f.name, f.path)) for f in tried.values() if f.file == POLICY]
    fields += [f for f in tried.values() if f.file == "riskctl.yaml"]
    return [(field, found) for field in fields if (found := RANGES[field.name])]


def written(field: Field, number: int) -> dict[str, str | bytes | None]:
    value = {field.name.partition(".")[2]: number} if field.name.startswith(OF_LIMITS) else number
    if field.name == "Policy.owner_asked":  # a list of them
        return {**laid(field, [number]), "cycles/2010/cycle.yaml": CYCLE}
    return {**laid(field, value), "cycles/2010/cycle.yaml": CYCLE}


@pytest.mark.parametrize(("field", "range"), numbers(), ids=lambda one: getattr(one, "name", ""))
def test_no_command_fails_over_a_number(field: Field, range: Within, tmp_path: Path, call: Call) -> None:
    for number in (range.least, range.most):
        root = lay(tmp_path / str(number), written(field, number))
        for words in COMMANDS:
            ended = call(*words, "--today", "2010-04-15", cwd=root)
            assert ended.code in (0, 1, 2), (words, ended.err)
        found = json.loads(call("check", "--format", "json", cwd=root).out)["findings"]
        assert "RK103" not in {one["id"] for one in found}
    root = lay(tmp_path / "past", written(field, range.most + 1))
    for words in COMMANDS:
        assert call(*words, "--today", "2010-04-15", cwd=root).code in (1, 2), words
    found = json.loads(call("check", "--format", "json", cwd=root).out)["findings"]
    assert [one["path"] for one in found if one["id"] == "RK103"] == [field.file]


def test_the_walk_meets_every_number_of_both_files() -> None:
    met = {field.name for field, _ in numbers()}
    of_both = {
        id
        for id, (model, _, _) in zip(IDS, NUMBERS, strict=True)
        if model.__module__.endswith(("policy", "programme"))
    }
    assert met == of_both
