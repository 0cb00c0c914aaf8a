"""A repository found and loaded: its root, its day, its parts, and what a broken part leaves."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import (
    CLERK,
    CYCLE,
    ORGANIZATION,
    PEOPLE,
    PROGRAMME,
    REGULATIONS,
    REPOSITORY,
    changed,
)
from riskctl.corpus.context import Context
from riskctl.corpus.load import load, registers, reread
from riskctl.corpus.repository import find_root
from tests.conftest import lay


def loaded(root: Path, overlay: dict[str, str | None] | None = None, today: date | None = None) -> Context:
    return load(lay(root, overlay), today)[1]


@pytest.mark.parametrize("start", [".", "registers", "registers/bureau/registration", CLERK, PROGRAMME])
def test_the_root_is_where_the_nearest_programme_lies(repository: Path, start: str) -> None:
    assert find_root(repository / start) == repository


def test_a_repository_within_another_is_its_own(repository: Path) -> None:
    inner = lay(repository / "registers" / "archive")
    assert find_root(inner / "registers") == inner


def test_the_root_is_found_through_a_link(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "捷径").symlink_to(repository / "registers")
    assert find_root(tmp_path / "捷径") == repository


@pytest.mark.parametrize(
    ("start", "words"), [("无此处", "没有这个文件或文件夹"), (".", "都没有 riskctl.yaml")]
)
def test_no_repository_is_said(tmp_path: Path, start: str, words: str) -> None:
    (tmp_path / PROGRAMME).mkdir()  # a folder of that name is no programme
    with pytest.raises(RiskctlError) as caught:
        find_root(tmp_path / start)
    assert words in caught.value.said.text("zh") and caught.value.hint


def test_the_day_is_the_callers_then_the_programmes_then_the_clocks(tmp_path: Path) -> None:
    assert loaded(tmp_path, today=date(2012, 1, 1)).day == date(2012, 1, 1)
    assert loaded(tmp_path).day == date(2010, 4, 15)
    without = changed(PROGRAMME, ("as_of: 2010-04-15\n", ""))
    before = date.today()
    assert before <= loaded(tmp_path, dict(without)).day <= date.today()


def test_the_year_is_the_cycles_else_the_days(tmp_path: Path) -> None:
    context = loaded(tmp_path, today=date(2012, 1, 1))
    assert (context.year, context.cycle is not None) == (2010, True)
    context = loaded(tmp_path, dict(changed(PROGRAMME, ("cycle: 2010\n", ""))), today=date(2012, 1, 1))
    assert (context.year, context.cycle) == (2012, None)


@pytest.mark.parametrize(
    ("file", "text", "lost"),
    [
        (ORGANIZATION, "units: [", {"organization"}),
        (PEOPLE, "\0", {"people"}),
        (REGULATIONS, "a: &b c", {"regulations"}),
        ("matters.yaml", "schema: riskctl/matters/v1\n", {"matters"}),
        ("matters.yaml", "schema: riskctl/flow/v1\n", {"matters"}),
        (PROGRAMME, "name: [", {"programme", "grading", "matters", "cycle"}),  # whose policy, which year?
        (PROGRAMME, "name: 甲", {"grading", "matters", "cycle"}),
        (CYCLE, "- 甲", {"cycle"}),
    ],
)
def test_a_broken_part_is_missing_and_the_others_are_there(
    tmp_path: Path, file: str, text: str, lost: set[str]
) -> None:
    parts = ("organization", "people", "regulations", "matters", "programme", "grading", "cycle")
    context = loaded(tmp_path, {file: text})
    assert set(context.lacks(parts)) == lost
    assert context.documents[file].faults
    assert context.documents[file].text == text


@pytest.mark.parametrize(
    ("file", "part", "without"), [(PEOPLE, "people", None), (REGULATIONS, "regulations", {})]
)
def test_a_part_that_is_not_there_is_no_fault(tmp_path: Path, file: str, part: str, without: object) -> None:
    context = loaded(tmp_path, {file: None})
    assert getattr(context, part) == without
    assert [d.faults for d in context.documents.values() if d.faults] == []


def test_people_may_lie_elsewhere(repository: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "holders.yaml"
    os.replace(repository / PEOPLE, elsewhere)
    context = load(repository, people=elsewhere)[1]
    assert context.people and "李丁四" in context.people.all_names()
    assert context.documents[PEOPLE].record


def test_registers_come_one_by_one_and_a_broken_one_too(repository: Path) -> None:
    (repository / CLERK).write_bytes("标题".encode("gb18030"))
    opened, context = load(repository)
    documents = {document.file: document for document in registers(opened, context)}
    assert len(documents) == 6
    assert documents[CLERK].register is None and documents[CLERK].is_register
    assert [(f.rule, f.cause) for f in documents[CLERK].faults] == [("RK001", "gb18030")]
    assert documents["registers/bureau/unit.yaml"].subject == "bureau"
    (again,) = reread(context, opened, CLERK)
    assert again == documents[CLERK] and reread(context, opened, "README.md") == []


@pytest.mark.parametrize(
    ("stray", "cause"),
    [("registers/bureau/甲/乙/丙.yaml", "unknown"), ("registers/bureau/registration/chief.yml", "yml")],
)
def test_a_file_that_is_no_record_is_told_and_not_read(repository: Path, stray: str, cause: str) -> None:
    (repository / stray).parent.mkdir(parents=True, exist_ok=True)
    (repository / stray).write_text("&")
    context = load(repository)[1]
    assert [(f.rule, f.cause) for f in context.documents[stray].faults] == [("RK007", cause)]


@pytest.mark.parametrize(
    ("written", "cause"),
    [("person/v2", "version"), ("unit/v1", "other-kind"), ("persons/v1", "unknown"), ("", "unknown")],
)
def test_a_schema_of_another_kind_or_time_is_told(repository: Path, written: str, cause: str) -> None:
    text = changed(CLERK, ("riskctl/person/v1", f"riskctl/{written}"))[CLERK]
    (repository / CLERK).write_text(text)
    opened, context = load(repository)
    document = next(d for d in registers(opened, context) if d.file == CLERK)
    assert [(f.rule, f.cause) for f in document.faults] == [("RK107", cause)]


def test_limits_of_the_programme_hold_for_every_file(tmp_path: Path) -> None:
    lay(tmp_path, changed(PROGRAMME, ("cycle:", "limits: {yaml_bytes: 700, depth: 5}\ncycle:")))
    opened, context = load(tmp_path)
    assert opened.limits.yaml_bytes == 700 and opened.limits.csv_rows == 100_000
    assert {f.rule for f in context.documents[ORGANIZATION].faults} == {"RK006"}


def test_a_file_that_another_state_has_to_the_byte_is_not_read_again(tmp_path: Path) -> None:
    first = load(lay(tmp_path, REPOSITORY))
    later = REPOSITORY["regulations.yaml"] + "# 后来\n"
    lay(tmp_path, {"regulations.yaml": later})
    context = load(tmp_path, like=first)[1]
    assert context.documents["organization.yaml"] is first[1].documents["organization.yaml"]
    assert context.documents["regulations.yaml"].text == later


def test_a_faulty_file_and_one_of_other_limits_are_read_again(tmp_path: Path) -> None:
    broken = REPOSITORY | {"regulations.yaml": "schema: riskctl/regulations/v1\nregulations: [\n"}
    first = load(lay(tmp_path, broken))
    again = load(tmp_path, like=first)[1].documents["regulations.yaml"]
    assert again.faults and again is not first[1].documents["regulations.yaml"]
    lay(tmp_path, {PROGRAMME: REPOSITORY[PROGRAMME] + "limits: {depth: 2}\n"})
    context = load(tmp_path, like=first)[1]
    assert context.documents["organization.yaml"].faults
