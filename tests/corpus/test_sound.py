"""Sound: a context that lacks nothing, and the one refusal of those that do."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from riskctl.base.errors import UnsoundError
from riskctl.check.example import ORGANIZATION, PROGRAMME
from riskctl.corpus.load import load
from riskctl.corpus.sound import sound
from tests.conftest import lay

OWN = "schema: riskctl/policy/v1\nextends: jiuquan-2010\nmatrix: []\n"


def test_it_has_every_part_of_the_context_it_was_made_of(repository: Path) -> None:
    context = load(repository)[1]
    made = sound(context)
    assert all(getattr(made, one.name) is getattr(context, one.name) for one in fields(context))
    assert {one.name for one in fields(made)} == {one.name for one in fields(context)}


@pytest.mark.parametrize(
    ("overlay", "named"),
    [
        ({PROGRAMME: "甲: ["}, "riskctl.yaml"),
        ({ORGANIZATION: None}, "organization.yaml"),
        ({ORGANIZATION: "units: ["}, "organization.yaml"),
        ({"matters.yaml": "甲: ["}, "matters.yaml"),
        (
            {PROGRAMME: "schema: riskctl/programme/v1\nname: 局\npolicy: own.yaml\n", "own.yaml": OWN},
            "own.yaml",
        ),
        ({PROGRAMME: "甲: [", ORGANIZATION: None}, "riskctl.yaml、organization.yaml"),
    ],
)
def test_what_is_missing_or_broken_is_named(
    tmp_path: Path, overlay: dict[str, str | None], named: str
) -> None:
    with pytest.raises(UnsoundError) as refused:
        sound(load(lay(tmp_path, overlay))[1])
    said = refused.value.said
    assert said.text("zh") == f"什么都没有做：{named} 缺失或有错。运行 riskctl check 看问题在哪里。"
    assert said.text("en").endswith("is missing or has a fault. Run riskctl check to see what is wrong.")
