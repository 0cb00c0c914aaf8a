"""Another name for a post, a department or a unit, by the program itself, in the middle of a year: what the
repository says before and after is the same but for the name."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Call
from tests.hostile.whole_year import DAY, written_year

BY = ("--reason", "示局发〔2010〕9号", "--write", "--today", DAY)
MOVES = "cycles/2010/moves.csv"
RENAMED = (
    ("bureau/registration/clerk", "bureau/registration/receptionist"),
    ("bureau/registration/chief", "bureau/registration/head"),
    ("bureau/registration", "bureau/licensing"),
    ("bureau/discipline/inspector", "bureau/discipline/supervisor"),
    ("bureau", "authority"),
    ("county/office/cashier", "county/office/teller"),
    ("county/office", "county/general"),
    ("county", "district"),
    ("province", "gansu"),
)
# Into the department that watches: what is said changes with it, since nobody watches his own.
RELOCATED = (*RENAMED, ("bureau/registration/clerk", "bureau/discipline/clerk"))
# What stays under the names of its day: as it was published or drawn, and what was recorded by fingerprints.
KEPT = re.compile(r"cycles/2010/(notices/|samples/|moves\.csv)")


@pytest.fixture
def year(tmp_path: Path, call: Call) -> Path:
    """The root of a repository in the middle of its year."""
    return written_year(tmp_path / "登记库", call)


def findings(call: Call, root: Path) -> list[str]:
    """The rule and the message of all that check finds."""
    ended = call("check", "--format", "json", "--today", DAY, cwd=root)
    found: dict[str, Any] = json.loads(ended.out)
    return [f"{one['id']} {one['message']}" for one in found["findings"]]


def tree(root: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def said(call: Call, root: Path) -> list[str]:
    """What status, due and level say of the repository."""
    told = []
    for words in (("status", "--format", "json"), ("due", "--format", "csv"), ("level", "--format", "json")):
        ended = call(*words, "--today", DAY, cwd=root, lang="en")
        assert ended.code == 0, ended.err
        told.append(ended.out)
    return "\n".join(told).splitlines()


def without(steps: Collection[str], lines: Iterable[str]) -> list[str]:
    """The lines in their order without what is called otherwise, before or after."""
    named = re.compile(rf"\b({'|'.join(map(re.escape, steps))})\b")
    return sorted(named.sub("•", line) for line in lines)


@pytest.mark.parametrize(("old", "new"), RENAMED)
def test_what_is_said_afterwards_is_the_same_but_for_the_name(
    old: str, new: str, year: Path, call: Call
) -> None:
    steps = {*old.split("/")} ^ {*new.split("/")}
    before, told = findings(call, year), said(call, year)
    ended = call("move", old, new, *BY, cwd=year)
    assert ended.code == 0, ended.err
    assert without(steps, findings(call, year)) == without(steps, before)
    assert without(steps, said(call, year)) == without(steps, told)


def test_in_the_department_that_watches_one_is_watched_from_above(year: Path, call: Call) -> None:
    old, new = RELOCATED[-1]
    before = said(call, year)
    assert call("move", old, new, *BY, cwd=year).code == 0
    left = {line.strip() for line in said(call, year)} - {line.strip() for line in before}
    assert '"title": "省局纪检组"' in left


@pytest.mark.parametrize(("old", "new"), RELOCATED)
def test_no_file_mentions_the_old_name_but_what_was_published_or_drawn(
    old: str, new: str, year: Path, call: Call
) -> None:
    call("move", old, new, *BY, cwd=year)
    whole = re.compile(rf"(?<![\w/.-]){re.escape(old)}(?![\w.])" if "/" in old else rf"\b{old}/")
    left = {
        file
        for file, data in tree(year).items()
        if not KEPT.match(file) and (whole.search(data.decode("utf-8-sig")) or f"/{old}/" in f"/{file}")
    }
    assert left == set()


@pytest.mark.parametrize(("old", "new"), RELOCATED)
def test_nothing_is_written_without_being_told_to(old: str, new: str, year: Path, call: Call) -> None:
    before = tree(year)
    ended = call("move", old, new, "--today", DAY, cwd=year, lang="en")
    assert ended.code == 0 and tree(year) == before
    assert f"{old} becomes {new}" in ended.err and "--write" in ended.err
    assert ended.out.startswith("diff --git a/") and f"+2010-04-15,改名,{old},{new}" in ended.out


def test_there_and_back_every_byte_is_as_it_was(year: Path, call: Call) -> None:
    before = tree(year)
    call("move", "bureau/registration", "licensing", *BY, cwd=year)
    assert tree(year).keys() != before.keys()
    call("move", "bureau/licensing", "registration", *BY, cwd=year)
    after = tree(year)
    assert after.pop(MOVES) and after == before


def test_a_signature_holds_for_another_name_and_for_nothing_else(year: Path, call: Call) -> None:
    old, new = "bureau/registration/clerk", "bureau/registration/receptionist"
    ended = call("move", old, new, *BY, cwd=year)
    assert ended.code == 0 and not stale(call, year)
    log = year / MOVES
    row = log.read_bytes()
    log.write_text("日期,调整,原编号,现编号,原名称,依据,记录日期\n", encoding="utf-8")
    assert stale(call, year)  # by that row alone is known what the names were
    log.write_bytes(row)
    register = year / f"registers/{new}.yaml"
    register.write_text(register.read_text("utf-8").replace("severity: 严重", "severity: 较严重"), "utf-8")
    assert stale(call, year)


def stale(call: Call, root: Path) -> list[str]:
    """What status says has to be signed anew."""
    return [one for one in findings(call, root) if one.startswith("RK601")]


REFUSED = (
    (("bureau/registration/clark", "teller"), "bureau/registration/clerk"),
    (("bureau/registration/clerk", "chief"), "--merge"),
    (("bureau/registration/clerk", "bureau/registrations/clerk"), "bureau/registration"),
    (("bureau/registration/clerk", "bureau/clerk"), "unit/department/post"),
    (("bureau/registration/clerk", "CON"), "id"),
    (("bureau/registration", "unit"), "id"),
    (("bureau/registration/clerk", "clerk"), "--name"),
)


@pytest.mark.parametrize(("words", "hint"), REFUSED)
def test_what_cannot_be_is_refused_with_what_to_write(
    words: tuple[str, ...], hint: str, year: Path, call: Call
) -> None:
    before = tree(year)
    ended = call("move", *words, *BY, cwd=year, lang="en")
    assert ended.code == 2 and hint in ended.err, ended.err
    assert tree(year) == before


def test_it_is_not_written_without_its_grounds(year: Path, call: Call) -> None:
    ended = call("move", "bureau/registration/clerk", "teller", "--write", cwd=year, lang="en")
    assert ended.code == 2 and "--reason" in ended.err


def test_no_name_of_a_holder_is_shown(year: Path, call: Call) -> None:
    ended = call("move", "bureau/registration/clerk", "teller", "--today", DAY, cwd=year)
    assert "李丁四" in (year / "people.yaml").read_text("utf-8")
    assert "李丁四" not in ended.out + ended.err and "people.yaml" in ended.out
