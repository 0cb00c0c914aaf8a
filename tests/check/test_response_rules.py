"""RK704: of a response to a person nothing is kept but day, kind and reference; RK105 for letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.overlay import check

RESPONSES = "cycles/2010/responses/bureau.csv"
NOTICES = "cycles/2010/rectification/bureau.csv"
HEAD = "number,day,event,to,basis,demand,due,note,reference\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("day,kind,reference\n2010-04-12,reminder,示局纪〔2010〕3号\n", 0),
        ("day,kind,reference\n2010-04-12,诫免纠错,示局纪〔2010〕3号\n", 0),
        ("day,kind,reference,姓名\n2010-04-12,reminder,示局纪〔2010〕3号,某某\n", 1),
        ("day,kind,reference,reason\n2010-04-12,reminder,示局纪〔2010〕3号,收礼\n", 1),
        ("day,kind,reference\n2010-04-12,reminder,示局纪〔2010〕3号\n2010-04-13,reminder,收礼；已退2份\n", 3),
        ("day,kind,reference\n2010-04-12,reminder,李丁四2010\n", 2),
        ("day,kind,reference\n2010-04-12,reminder,口头提醒\n", 2),
        ("day,kind,reference\n2010-04-12,reminder," + "第3号" * 14 + "\n", 2),
    ],
)
def test_what_is_more_than_a_reference_is_found(tmp_path: Path, text: str, line: int) -> None:
    found = check(tmp_path, {RESPONSES: text}, "response-detail")
    assert [(one.severity, one.line) for one in found] == ([("error", line)] if line else [])


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            "1,2010-04-12,issued,bureau/registration,检查,补签,2010-05-01,,\n1,2010-04-13,replied,,,,,已补,\n",
            [],
        ),
        ("1,2010-04-12,issued,,,,,,示局纪〔2010〕3号\n1,2010-04-13,replied,,,,,,\n", []),
        ("1,2010-04-12,issued,,检查,退还礼品,,,示局纪〔2010〕3号\n", [2]),
        ("1,2010-04-12,issued,,,,,,3号\n1,2010-04-13,replied,,,,,写了检讨,\n", [3]),
    ],
)
def test_a_notice_to_a_person_has_no_content(tmp_path: Path, rows: str, lines: list[int]) -> None:
    found = check(tmp_path, {NOTICES: HEAD + rows}, "response-detail")
    assert [one.line for one in found] == lines


def test_two_letters_of_one_number_are_found(tmp_path: Path) -> None:
    row = "1,2010-04-12,issued,bureau/registration,检查,补签,2010-05-01,,\n"
    (found,) = check(tmp_path, {NOTICES: HEAD + row + row}, "duplicate-id")
    assert (found.file, found.line, found.related) == (NOTICES, 3, ((NOTICES, 2),))
