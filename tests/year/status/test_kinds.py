"""Every kind of thing has a word, a counter and a command, and none is in the table that nobody makes."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

from riskctl.base.messages import Language
from riskctl.records.vocabulary import CODES
from riskctl.year import status
from riskctl.year.status.item import ItemKind, StatusItem
from riskctl.year.status.kinds import KINDS, amount, command, what
from tests.conftest import Call

# No command: what is done or waited for, and the regulations, which a file tells.
BY_HAND = {"regulation", "notice", "preparation", "signed", "issued", "inspected", "assessed", "group"}
# Of these a unit has one a year, at each step.
ONE = {kind for kind in KINDS if "preparation" in kind or kind in ("not-inspected", "not-assessed")}
ONE |= {"inspected", "assessed", "no-notice", "no-unit-register", "group", "no-group"}
MAKERS = ("expected", "points", "steps", "asked", "reviews")


def item(kind: ItemKind, ref: str = "bureau/1") -> StatusItem:
    return StatusItem("missing", kind, "bureau", "", ref, None, step_of(kind))


def step_of(kind: ItemKind) -> str:
    group = "preparation" if "preparation" in kind else "step" if kind.startswith("sign") else ""
    return next(iter(CODES[group])) if group else ""


def test_the_table_has_every_kind_and_each_is_made_somewhere() -> None:
    assert {*KINDS} == {*get_args(ItemKind)}
    folder = Path(str(status.__file__)).parent
    nodes = [
        node for name in MAKERS for node in ast.walk(ast.parse((folder / f"{name}.py").read_text("utf-8")))
    ]
    assert {*KINDS} <= {node.value for node in nodes if isinstance(node, ast.Constant)}


@pytest.mark.parametrize("language", get_args(Language))
def test_no_two_kinds_are_called_the_same(language: Language) -> None:
    names = [what(kind, step_of(kind)).text(language) for kind in KINDS]
    assert len({*names}) == len(names) and all(names)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_called_by_its_step_where_it_has_steps(kind: ItemKind) -> None:
    named = {
        what(kind, step).text("zh") for step in CODES["preparation" if "preparation" in kind else "step"]
    }
    assert (len(named) > 1) == bool(step_of(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_counted_unless_a_unit_has_but_one(kind: ItemKind) -> None:
    counted = amount(kind, 3)
    assert (counted is None) == (kind in ONE)
    if counted:
        assert re.fullmatch("3 [项个份次]", counted.text("zh")) and counted.text("en") == "3"


@pytest.mark.parametrize("kind", sorted(BY_HAND))
def test_of_some_kinds_there_is_no_command(kind: ItemKind) -> None:
    assert command(item(kind)) == ""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in BY_HAND])
def test_each_command_is_one_of_riskctl_with_its_action(kind: ItemKind, call: Call) -> None:
    riskctl, *words = command(item(kind)).split()
    assert riskctl == "riskctl"
    family = words[0] in ("notice", "sign", "prepare")
    assert call(*words[: 2 if family else 1], "--help").code == 0


@pytest.mark.parametrize(
    ("kind", "ref", "said"),
    [
        ("check", "bureau/registration/clerk#R01", "due bureau"),
        ("no-owner", "bureau/registration/clerk#R01", "list --no-owner bureau/registration/clerk"),
        ("no-leader-register", "bureau/leadership/deputy", "new person bureau/leadership/deputy"),
        ("comment", "bureau-2 C1a2b3", "notice answer bureau-2 C1a2b3"),
        ("suggestion", "bureau/registration S1", "suggest bureau/registration --answer S1"),
        ("warning", "bureau/1", "warn bureau/1 replied"),
        ("signoff-stale", "bureau/registration", "sign self bureau/registration"),
        ("no-tally", "bureau-2010-12-07 survey", "tally bureau-2010-12-07 survey"),
        ("not-assessed", "bureau", "assess bureau --new"),
        ("department-not-assessed", "bureau/registration", "assess bureau/registration --new"),
    ],
)
def test_a_command_names_the_thing(kind: ItemKind, ref: str, said: str) -> None:
    assert command(item(kind, ref)) == f"riskctl {said}"
