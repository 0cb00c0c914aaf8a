"""`riskctl tally`: the totals of a survey in the inspection's file, asked for by the status until then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Call

ID = "bureau-2010-04-14"
FILE = f"cycles/2010/inspections/{ID}.yaml"
NUMBERS = ("--sent", "60", "--returned", "54", "--good", "41", "--fair", "10", "--poor", "3")


@pytest.fixture
def inspected(repository: Path, call: Call) -> Path:
    """The example, one inspection of which has both kinds of sheets."""
    ways = ("--ways", "survey,appraisal", "--on", "2010-04-14")
    assert call("inspect", "bureau", *ways, cwd=repository).code == 0
    return repository


def lacking(root: Path, call: Call) -> list[str]:
    found = json.loads(call("status", "--format", "json", cwd=root).out)["items"]
    return [one["ref"] for one in found if one["kind"] == "no-tally"]


def test_the_totals_go_into_the_file_and_are_printed(inspected: Path, call: Call) -> None:
    before = (inspected / FILE).read_text("utf-8")
    assert lacking(inspected, call) == [f"{ID} survey", f"{ID} appraisal"]
    ended = call("tally", ID, "调查表", *NUMBERS, cwd=inspected)
    assert ended.code == 0 and "收回 54" in ended.err
    assert lacking(inspected, call) == [f"{ID} appraisal"]
    assert call("tally", ID, "appraisal", "--sent", "9", "--returned", "9", cwd=inspected).code == 0
    assert lacking(inspected, call) == []
    assert (inspected / FILE).read_text("utf-8").startswith(before)
    assert call("render", "inspection", "bureau", cwd=inspected).code == 0
    page = next((inspected / "rendered/inspection").glob("*.html")).read_text("utf-8")
    assert ">54<" in page and ">41<" in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((ID, "survey", "--sent", "5", "--returned", "6"), "对不上"),
        ((ID, "survey", "--sent", "9", "--returned", "6", "--good", "7"), "对不上"),
        (("bureau-2010-04-13", "survey", *NUMBERS), ID),
        ((ID, "files", *NUMBERS), "files"),
    ],
)
def test_numbers_that_do_not_fit_are_refused(
    inspected: Path, call: Call, words: tuple[str, ...], said: str
) -> None:
    before = (inspected / FILE).read_bytes()
    ended = call("tally", *words, cwd=inspected)
    assert ended.code == 2 and said in ended.err
    assert (inspected / FILE).read_bytes() == before


def test_totals_are_not_written_twice(inspected: Path, call: Call) -> None:
    assert call("tally", ID, "survey", *NUMBERS, cwd=inspected).code == 0
    before = (inspected / FILE).read_bytes()
    ended = call("tally", ID, "survey", *NUMBERS, cwd=inspected, lang="en")
    assert ended.code == 2 and "already" in ended.err
    assert (inspected / FILE).read_bytes() == before
