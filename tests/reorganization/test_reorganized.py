"""A reorganisation of the example played by the program itself, as a registrar would: a department has
another name, two posts become one, one is split, a unit is closed; after each step check is read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Call
from tests.reorganization.test_renamed import tree

EXAMPLE = Path(__file__).parents[2] / "examples" / "jiuquan"
BY = ("--reason", "肃工商发〔2010〕12号", "--write")
CLEAN: list[str] = []


@pytest.fixture
def bureau(tmp_path: Path) -> Path:
    """The root of a copy of the example, which checks clean."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "酒泉"))


def found(call: Call, root: Path) -> list[str]:
    """What check finds, as rule and subject."""
    ended = call("check", "--format", "json", cwd=root)
    said: dict[str, Any] = json.loads(ended.out)
    return [f"{one['id']} {one['subject']}" for one in said["findings"]]


def listed(call: Call, root: Path) -> int:
    """How many points are listed."""
    return len(json.loads(call("list", "--format", "json", cwd=root).out)["points"])


def moved(call: Call, root: Path, *words: str) -> str:
    """Move, and return what is said of it."""
    ended = call("move", *words, *BY, cwd=root)
    assert ended.code == 0, ended.err
    return ended.err


def test_a_reorganisation_is_played(bureau: Path, call: Call) -> None:
    assert found(call, bureau) == CLEAN
    points = listed(call, bureau)

    moved(call, bureau, "suzhou/registration", "licensing", "--name", "登记许可股")
    assert found(call, bureau) == CLEAN  # all signed before, and all of it holds
    assert not [*(bureau / "registers/suzhou").glob("registration/*")]

    said = moved(call, bureau, "suzhou/licensing/archivist", "clerk", "--merge", "--renumber")
    assert "suzhou/licensing/archivist#R01 划给 suzhou/licensing/clerk#R03" in said
    assert found(call, bureau) == ["RK601 suzhou/licensing/clerk"]  # what the post has more is to be signed
    clerk = (bureau / "registers/suzhou/licensing/clerk.yaml").read_text("utf-8")
    assert "空白执照的保管" in clerk and "\n  - id: R03\n    title: 拆迁补偿期间" in clerk
    people = (bureau / "people.yaml").read_text("utf-8")
    assert "{name: 严庚九, from: 2008-07-01}, {name: 华辛十, from: 2003-04-01}]" in people
    signed = (bureau / "cycles/2010/signoffs/suzhou/licensing.csv").read_text("utf-8-sig")
    rows = [line for line in signed.splitlines() if ",suzhou/licensing/archivist," in line]
    assert len(rows) == 5  # those of each step stay under the name of what is no more

    moved(call, bureau, "suzhou/licensing/clerk", "--give", "receptionist:窗口受理员=R02,R03")
    assert found(call, bureau) == ["RK601 suzhou/licensing/clerk"]
    new = (bureau / "registers/suzhou/licensing/receptionist.yaml").read_text("utf-8")
    assert new.startswith("schema: riskctl/person/v1\nunit: suzhou\ndepartment: licensing\npost: recept")
    assert new.count("  - id: ") == 2
    suggestions = (bureau / "cycles/2010/suggestions/suzhou/licensing.csv").read_text("utf-8-sig")
    assert suggestions.rstrip().endswith("采纳,,suzhou/licensing/receptionist#R02")

    moved(call, bureau, "aksay", "--close")
    assert found(call, bureau) == ["RK601 suzhou/licensing/clerk"]
    assert not [*(bureau / "registers/aksay").rglob("*.yaml")]
    assert "aksay" not in (bureau / "organization.yaml").read_text("utf-8")

    assert points - listed(call, bureau) == 13  # those of the unit that was closed


def test_a_department_becomes_part_of_another(bureau: Path, call: Call) -> None:
    ended = call("move", "suzhou/market", "suzhou/registration", "--merge", cwd=bureau, lang="en")
    assert (
        ended.code == 2 and "riskctl move suzhou/market/chief suzhou/registration/chief --merge" in ended.err
    )
    moved(call, bureau, "suzhou/market/chief", "deputy", "--name", "副股长")
    moved(call, bureau, "suzhou/market", "suzhou/registration", "--merge")
    assert {one for one in found(call, bureau) if not one.startswith("RK404")} <= {"RK401 suzhou"}
    organization = (bureau / "organization.yaml").read_text("utf-8")
    assert "{id: archivist, name: 登记档案员}\n          - {id: deputy, name: 副股长}\n" in organization
    assert "市场监管股" not in organization
    assert (bureau / "registers/suzhou/registration/officer.yaml").exists()
    signed = (bureau / "cycles/2010/signoffs/suzhou/registration.csv").read_text("utf-8-sig")
    assert ",suzhou/registration/deputy," in signed and "suzhou/market" not in signed


REFUSED = (
    (("suzhou/registration/archivist", "clerk", "--merge"), "--renumber"),
    (("suzhou/registration/clerk", "--give", "teller=R02"), "--give suzhou/registration/teller:NAME=R02"),
    (("suzhou/registration/clerk", "--give", "chief=R09"), "R09"),
    (("suzhou/registration/clerk", "--give", "archivist=R01,R02", "--renumber"), "--merge"),
    (("suzhou/registration/clerk", "--give", "R01"), "ID=R03,R04"),
    (("suzhou", "--give", "x:局=registration"), "organization.yaml"),
    (("suzhou/registration/chief", "--close"), "organization.yaml:"),
    (("suzhou/registration/clerk", "teller", "--merge"), "--merge"),
    (("suzhou/registration/clerk", "clerk", "--merge"), "itself"),
    (("suzhou/registration/clerk", "teller", "--close"), "one thing"),
    (("suzhou/registration/clerk",), "one thing"),
    (("guazhou/office/cashier", "chief", "--merge", "--renumber"), "riskctl convert"),
)


@pytest.mark.parametrize(("words", "hint"), REFUSED)
def test_what_cannot_be_is_refused_with_what_to_write(
    words: tuple[str, ...], hint: str, bureau: Path, call: Call
) -> None:
    before = tree(bureau)
    ended = call("move", *words, *BY, cwd=bureau, lang="en")
    assert ended.code == 2 and hint in ended.err, ended.err
    assert tree(bureau) == before
