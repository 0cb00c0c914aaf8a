"""Workflow commands: each finding is one, no text makes another, and none is dropped without a word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.location import Position, Span
from riskctl.base.visible import inert, visible
from riskctl.check.locator import Spot
from tests.check.overlay import outcome
from tests.check.reports.made import FILE, HOSTILE, TEXT, located, many, outcome_of, written
from tests.check.reports.runner import Command, commands
from tests.check.test_text_report import FIVE


def test_each_finding_of_a_check_is_a_command(tmp_path: Path) -> None:
    checked = outcome(tmp_path, FIVE)
    text = written("github", checked)
    found = commands(text)
    assert [command.name for command in found] == ["error"] * 4 + ["warning"]
    level = next(command for command in found if command.properties["title"] == "RK301 level-mismatch")
    assert level.properties | {"title": ""} == {
        "file": "registers/bureau/registration/clerk.yaml",
        **{"line": "15", "col": "12", "endColumn": "13", "title": ""},
    }
    message, remedy = level.data.split("\n")
    assert message.startswith("等级与算出来的不一致") and remedy.startswith("办法：改为 level: 3")
    assert text.splitlines()[5:] == [
        "发现 5 个问题：4 个错误、1 个警告。其中 2 个可用 riskctl fix 自动修正。",
        "检查了 12 个文件、2 个风险点。",
    ]


def test_columns_are_those_people_count() -> None:
    at = TEXT.index("甲")
    (command,) = commands(written("github", outcome_of([located(span=Span(at, at + 1))])))
    assert (command.properties["col"], command.properties["endColumn"]) == ("10", "11")


def test_a_place_in_several_lines_has_no_columns() -> None:
    one = located()
    one = replace(one, spot=Spot(FILE, Position(1, 3, 2, 1)))
    (command,) = commands(written("github", outcome_of([one], text="a\nb\n")))
    assert command.properties | {"title": ""} == {"file": FILE, "line": "1", "endLine": "2", "title": ""}


@given(st.sampled_from(HOSTILE) | st.text(), st.sampled_from(HOSTILE) | st.text(min_size=1))
def test_no_text_makes_a_command_or_ends_one(value: str, file: str) -> None:
    one = located(value, file=file)
    text = written("github", outcome_of([one, *[replace(one, fingerprint="x")] * 11]))
    found = commands(text)
    assert [command.name for command in found] == ["error"] * 10
    assert {tuple(command.properties) for command in found[:9]} == {
        ("file", "line", "col", "endColumn", "title")
    }
    assert {command.properties["file"] for command in found[:9]} == {inert(visible(file))}
    assert found[0].data.split("\n")[0] == inert(one.finding.message.text("zh"))


@pytest.mark.parametrize("file", ["甲 乙/100%.yaml", "a,b:c=d.yaml", "甲%0A乙.yaml", "::error::.yaml"])
def test_a_path_comes_through_whole(file: str) -> None:
    (command,) = commands(written("github", outcome_of([located(file=file)])))
    assert command.properties["file"] == file


def test_ten_of_each_are_shown_and_the_tenth_tells_the_rest() -> None:
    text = written("github", outcome_of(many(info=12, warning=10, error=11)))
    found = commands(text)
    assert [command.name for command in found] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert found[9] == Command("error", {}, "另有 2 个错误，见日志。")
    assert "file" in found[19].properties and found[29] == Command("notice", {}, "另有 3 个提示，见日志。")
    logged = [line for line in text.splitlines() if line.startswith(f"{FILE}:1:1: ")]
    assert len(logged) == 5 and " 错误 RK101 " in logged[0] and " 提示 RK101 " in logged[4]


def test_a_log_ends_somewhere() -> None:
    text = written("github", outcome_of(many(error=5001)), "en")
    assert len(commands(text)) == 10 and commands(text)[9].data == (
        "Further findings (error): 4992, see the log."
    )
    assert sum(line.startswith(FILE) for line in text.splitlines()) == 1000
    assert "The other 3992 by rule: RK101 unknown-field: 3992." in text.splitlines()


def test_a_clean_check_has_no_command() -> None:
    text = written("github", outcome_of([]))
    assert commands(text) == [] and "没有发现问题。" in text.splitlines()


def test_the_reader_of_this_test_finds_commands() -> None:
    log = "甲\n  ::error file=a%2Cb,line=1::乙%0A丙\n丁##[group]戊\n::unknown::己\n"
    assert commands(log) == [
        Command("error", {"file": "a,b", "line": "1"}, "乙\n丙"),
        Command("group", {}, "戊"),
    ]
