"""Rows that lead nowhere are found, each for what it is; those of the commands are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.year.log.stray_rows import Astray, astray
from tests.year.build import POINT, REF, find

CHECKS = "cycles/2010/checks/bureau/registration.csv"
LETTERS = "cycles/2010/warnings/bureau.csv"
SUGGESTED = "cycles/2010/suggestions/bureau/registration.csv"
STEPS = "cycles/2010/notices/bureau.csv"
CHECK = "day,method,point,by,finding\n{day},spot_check,{point},{by},看过\n"
LETTER = "number,day,event,to\n1,2010-04-10,issued,{to}\n{number},2010-04-11,replied,\n"
SUGGESTION = (
    "id,day,subject,side,text\nS1,2010-04-10,{ref},staff,公开标准\n{id},2010-04-11,{ref},staff,写明期限\n"
)
COMMENT = (
    "step,day,id,channel,text,disposition\ncomment,2010-04-12,C1,电话,偏低,\n"
    "answer,2010-04-13,{id},,,adopted\n"
)
CARRIED = "cycles/2010/carried.csv"
TWICE = f"风险点,风险等级,指纹\n{POINT},3,{'a' * 64}\n{POINT},{{level}},{'a' * 64}\n"


def stray(root: Path, file: str, text: str) -> list[Astray]:
    return list(astray(find(root, {file: text}).context))


def check(day: str = "2010-04-12", point: str = POINT, by: str = "bureau/discipline_office") -> str:
    return CHECK.format(day=day, point=point, by=by)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (CHECKS, check()),
        (CHECKS, check(day="2010-04-15")),
        (LETTERS, LETTER.format(to=REF, number="1")),
        (SUGGESTED, SUGGESTION.format(ref=REF, id="S2")),
        (STEPS, COMMENT.format(id="C1")),
    ],
)
def test_a_row_that_leads_somewhere_is_not_stray(tmp_path: Path, file: str, text: str) -> None:
    assert stray(tmp_path, file, text) == []


@pytest.mark.parametrize(
    ("file", "text", "cause", "path"),
    [
        (CHECKS.replace("registration", "nowhere"), check(), "folder", ()),
        (CHECKS, check(day="2010-04-16"), "future", ("rows", 0, "day")),
        (CHECKS, check(day="2009-12-31"), "year", ("rows", 0, "day")),
        (CHECKS, check(by="bureau/nobody"), "reference", ("rows", 0, "by")),
        (LETTERS, LETTER.format(to="bureau/nowhere", number="1"), "reference", ("rows", 0, "to")),
        (LETTERS, LETTER.format(to=REF, number="2"), "unissued", ("rows", 1, "number")),
        (SUGGESTED, SUGGESTION.format(ref=REF, id="S1"), "twice", ("rows", 1, "id")),
        (STEPS, COMMENT.format(id="C2"), "uncommented", ("rows", 1, "id")),
        (CARRIED, TWICE.format(level=2), "carried-twice", ("rows", 1, "point")),
    ],
)
def test_a_row_that_leads_nowhere_is_found_at_its_place(
    tmp_path: Path, file: str, text: str, cause: str, path: tuple[str | int, ...]
) -> None:
    (found,) = stray(tmp_path, file, text)
    assert (found.cause, found.file, found.path) == (cause, file, path)


def test_an_id_used_twice_names_the_first(tmp_path: Path) -> None:
    (found,) = stray(tmp_path, SUGGESTED, SUGGESTION.format(ref=REF, id="S1"))
    assert found.first == ("rows", 0, "id") and found.written == "S1"


def test_logs_of_another_year_are_not_looked_at(tmp_path: Path) -> None:
    assert stray(tmp_path, CHECKS.replace("2010", "2009"), check(by="bureau/nobody")) == []
