"""RK614: rows of the year's logs, edited by hand, that lead nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY, changed
from riskctl.check.example_logs import SELF, SIGNED, signed
from tests.check.overlay import Seen, check, outcome

CHECKS = "cycles/2010/checks/bureau/registration.csv"
WARNINGS = "cycles/2010/warnings/bureau.csv"
RECTIFICATION = "cycles/2010/rectification/bureau.csv"
SUGGESTIONS = "cycles/2010/suggestions/bureau/registration.csv"
PREPARATION = "cycles/2010/preparation/bureau.csv"
NOTICE = "cycles/2010/notices/bureau.csv"
CHECK = "day,method,point,by,finding\n"
R01 = "bureau/registration/clerk#R01"
CHIEF = "bureau/registration/chief"
LETTER = "number,day,event,to,due,note\n"
MADE = "id,day,subject,side,text,disposition,reason\n"


DRAW = """\
schema: riskctl/sample/v1
unit: bureau
day: 2010-04-12
number: 1
algorithm: 1
registers: ab
seed: cd
size: 1
frame: [{{level: 3, weight: 3, points: ["{0}"]}}]
drawn: ["{0}"]
"""


def stray(root: Path, *files: tuple[str, str]) -> list[Seen]:
    return check(root, dict(files), "RK614")


def one(root: Path, file: str, text: str) -> Seen:
    (found,) = stray(root, (file, text))
    assert (found.severity, found.file) == ("warning", file)
    return found


def of_check(day: str = "2010-04-12", point: str = R01, by: str = CHIEF) -> str:
    return f"{CHECK}{day},spot_check,{point},{by},抽看五件\n"


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        (
            of_check(point="bureau/registration/clerk#R10"),
            "did you mean “bureau/registration/clerk#R01”?",
            "R01",
        ),
        (
            of_check(point="bureau/registration/teller#R01"),
            "hold no risk point “bureau/registration/teller",
            "whole",
        ),
        (
            of_check(by="bureau/registration/chef"),
            "did you mean “bureau/registration/chief”?",
            "Write “bureau/registration/chief”",
        ),
        (of_check(by="张三"), "“张三” is no post, department or office", "no name"),
        (
            of_check(day="2010-04-16"),
            "2010-04-16, which has not come yet: today counts as 2010-04-15",
            "delete",
        ),
        (of_check(day="2009-12-30"), "of 2009-12-30, among the records of 2010", "cycles/2009/"),
    ],
)
def test_a_check_of_nothing_known_is_told_with_what_comes_near(
    tmp_path: Path, text: str, message: str, help: str
) -> None:
    found = one(tmp_path, CHECKS, text)
    assert message in found.message and help in found.help and found.line == 2


def test_a_check_of_no_draw_and_a_notice_of_no_inspection(tmp_path: Path) -> None:
    row = of_check().replace("finding\n", "finding,sample\n").replace("五件\n", "五件,bureau-2010-04-12-1\n")
    found = one(tmp_path / "1", CHECKS, row)
    assert found.message.startswith("There is no random draw “bureau-2010-04-12-1”")
    notice = f"{LETTER[:-1]},inspection\n1,2010-04-02,issued,bureau/registration,,,bureau-2010-04-01\n"
    found = one(tmp_path / "2", RECTIFICATION, notice)
    assert found.message.startswith("There is no inspection “bureau-2010-04-01” this year")
    sample = "cycles/2010/samples/bureau-2010-04-12-1.yaml", DRAW.format("bureau/registration/chief#R01")
    (found,) = stray(tmp_path / "3", (CHECKS, row), sample)
    assert found.message == f"That random draw did not draw “{R01}”"
    assert stray(tmp_path / "4", (CHECKS, row), (sample[0], DRAW.format(R01))) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (CHECKS, of_check()),
        (CHECKS, of_check(by="chief")),
        (CHECKS, of_check(by="discipline_office")),
        (CHECKS, of_check(by="bureau/discipline", point="")),
        (WARNINGS, f"number,day,event,to,due,point,sign\n1,2010-04-02,issued,{CHIEF},,{R01},超期\n"),
        (RECTIFICATION, f"{LETTER}2,2010-04-05,replied,,,\n2,2010-04-02,issued,bureau/registration,,\n"),
        (PREPARATION, "kind,day,number\nplan,2009-12-28,示局发〔2009〕9号\n"),
        (
            SUGGESTIONS,
            f"{MADE}S1,2010-04-02,{CHIEF},staff,插号,,\nS1,2010-04-03,{CHIEF},staff,插号,declined,已有\n",
        ),
    ],
)
def test_what_the_commands_write_leads_somewhere(tmp_path: Path, file: str, text: str) -> None:
    assert stray(tmp_path, (file, text)) == []


def test_a_folder_that_is_no_department_is_one_finding(tmp_path: Path) -> None:
    found = one(tmp_path, "cycles/2010/checks/bureau/registry.csv", of_check())
    assert "no unit or department “bureau/registry”" in found.message and found.line == 1
    assert stray(tmp_path / "own", ("cycles/2010/checks/bureau/unit.csv", of_check())) == []


def test_an_event_of_a_letter_never_issued(tmp_path: Path) -> None:
    found = one(tmp_path, RECTIFICATION, f"{LETTER}3,2010-04-05,replied,,,\n")
    assert found.message == "Letter 3 is recorded as replied, and nothing says that it was issued"


def test_an_answer_to_a_comment_that_never_came_in(tmp_path: Path) -> None:
    heading = "step,day,id,channel,text,disposition,number\n"
    answer = "answer,2010-04-10,C2,,已改,adopted,\n"
    comment = "comment,2010-04-09,C1,hotline,太松,,\n"
    found = one(tmp_path, NOTICE, f"{heading}{comment}{answer}")
    assert "Comment “C2” is answered here" in found.message and found.line == 3
    found = one(tmp_path / "twice", NOTICE, f"{heading}{comment}{comment.replace('太松', '太紧')}")
    assert "“C1” is already the id of another" in found.message and found.related == ((NOTICE, 2),)


def test_two_suggestions_of_one_id_are_told_at_the_later(tmp_path: Path) -> None:
    rows = "".join(f"S1,2010-04-02,{CHIEF},staff,{text},,\n" for text in ("插号", "漏号"))
    found = one(tmp_path, SUGGESTIONS, MADE + rows)
    assert (found.line, found.related) == (3, ((SUGGESTIONS, 2),))


def test_who_recorded_a_signature_is_a_post_or_an_office(tmp_path: Path) -> None:
    text = signed(SELF)[SIGNED].replace("记录日期", "记录岗位,记录日期").replace("同意,,", "同意,,{by},")
    assert stray(tmp_path, (SIGNED, text.format(by="bureau/leading_group_office"))) == []
    found = one(tmp_path / "wrong", SIGNED, text.format(by="bureau/office"))
    assert "“bureau/office” is no post" in found.message


def test_a_register_that_is_not_read_whole_may_have_the_point(tmp_path: Path) -> None:
    broken = changed(CLERK, ("    category: approval\n", ""))
    assert stray(tmp_path, *broken.items(), (CHECKS, of_check())) == []
    unread = ("registers/bureau/registration/表.csv", "编号,编号\nR01,R02\n")
    assert stray(tmp_path / "table", unread, (CHECKS, of_check(point="bureau/registration/teller#R01"))) == []


def test_a_letter_to_nobody_known_is_told_with_the_unit_or_department_near(tmp_path: Path) -> None:
    for to, near in (("bureaux", "bureau"), ("bureau/registratoin", "bureau/registration")):
        found = one(tmp_path, RECTIFICATION, f"{LETTER}1,2010-04-02,issued,{to},,\n")
        assert f"did you mean “{near}”?" in found.message


def test_what_follows_on_a_letter_may_be_of_the_year_after_but_not_the_letter(tmp_path: Path) -> None:
    rows = (
        "1,2010-12-20,issued,bureau/registration,,\n1,2011-01-05,replied,,,\n2,2011-01-06,issued,bureau,,\n"
    )
    late = date(2011, 1, 10)
    files = {RECTIFICATION: LETTER + rows, "riskctl.yaml": REPOSITORY["riskctl.yaml"]}
    found = outcome(tmp_path, files, "RK614", today=late).findings
    assert [f.spot.position.line for f in found] == [4]


def test_the_logs_of_another_year_are_left_alone(tmp_path: Path) -> None:
    old = of_check(day="2009-04-12", point="gone/long/ago#R01", by="nobody")
    assert stray(tmp_path, (CHECKS.replace("2010", "2009"), old)) == []


def test_who_watches_himself_is_told_and_a_self_check_is_not(tmp_path: Path) -> None:
    own = of_check(by="bureau/registration/clerk")
    found = one(tmp_path, CHECKS, own)
    assert "nobody monitors himself" in found.message and "self_check" in (found.help or "")
    assert stray(tmp_path / "self", (CHECKS, own.replace("spot_check", "self_check"))) == []


def test_rows_doubled_by_a_merge_are_one_finding_at_the_first_of_them(tmp_path: Path) -> None:
    rows = signed()[SIGNED].splitlines(keepends=True)
    text = "".join([*rows, *(row.replace("\n", "\r\n") for row in rows[1:])])
    found = one(tmp_path, SIGNED, text)
    assert found.line == 7 and "a row above says (5)" in found.message and found.related == ((SIGNED, 2),)
    assert "git install" in found.help


def test_a_point_carried_over_in_two_ways_is_told_with_the_row_above(tmp_path: Path) -> None:
    text = f"风险点,风险等级,指纹\n{R01},3,{'a' * 64}\n{R01},2,{'a' * 64}\n"
    found = one(tmp_path, "cycles/2010/carried.csv", text)
    assert (found.line, found.related) == (3, (("cycles/2010/carried.csv", 2),))
    assert "the last row counts" in found.message and "the commit of the roll-over" in (found.help or "")


def test_a_comment_that_stands_twice_word_for_word_is_not_told_as_two_comments(tmp_path: Path) -> None:
    text = "step,day,id,channel,text\n" + "comment,2010-04-09,C1,box,low\n" * 2
    assert "word for word" in one(tmp_path, NOTICE, text).message
