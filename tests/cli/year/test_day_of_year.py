"""A day of another year is not taken into the year's records; what RK614 lets stand may be recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.year.letters.test_letter_commands import NOTICES, POINT, RECTIFY, WARN, WARNINGS, lines
from tests.cli.year.test_sign_command import tree
from tests.conftest import Call

CLERK = POINT.partition("#")[0]
CHECK = ("record", POINT, "spot_check", "--by", "discipline", "--finding", "看过")
SUGGEST = ("suggest", CLERK, "公开收费标准", "--from", "staff")


@pytest.mark.parametrize(
    "words",
    [
        CHECK,
        ("sign", "self", CLERK),
        WARN,
        RECTIFY,
        SUGGEST,
        ("respond", "bureau", "reminder", "--reference", "酒工商纪〔2010〕1号"),
        ("inspect", "bureau"),
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("day", ["2009-05-30", "2011-01-03"])
def test_another_year_s_day_is_refused_and_nothing_is_written(
    repository: Path, call: Call, words: tuple[str, ...], day: str
) -> None:
    before = tree(repository)
    ended = call(*words, "--on", day, "--today", "2011-01-10", cwd=repository)
    assert ended.code == 2 and f"{day} 不在 2010 年" in ended.err
    assert tree(repository) == before


def test_the_hint_says_where_another_year_belongs(repository: Path, call: Call) -> None:
    old = call(*CHECK, "--on", "2009-05-30", cwd=repository)
    assert "cycles/2009/" in old.err
    new = call(*CHECK, "--today", "2011-01-10", cwd=repository)  # the day is not said: it is today
    assert "riskctl rollover 2011" in new.err


def test_a_plan_may_be_of_the_year_before_and_no_other(repository: Path, call: Call) -> None:
    plan = ("prepare", "plan", "bureau", "--number", "酒工商发〔2009〕90号", "--on")
    assert call(*plan, "2009-12-28", cwd=repository).code == 0
    assert call(*plan, "2008-12-28", cwd=repository).code == 2
    assert "RK614" not in call("check", cwd=repository).out


@pytest.mark.parametrize(("issue", "log"), [(WARN, WARNINGS), (RECTIFY, NOTICES)])
def test_a_reply_may_be_of_the_year_after(
    repository: Path, call: Call, issue: tuple[str, ...], log: str
) -> None:
    assert call(*issue, cwd=repository).code == 0
    reply = (issue[0], "bureau/1", "replied", "--on")
    assert call(*reply, "2011-01-05", "--today", "2011-01-10", cwd=repository).code == 0
    assert lines(repository, log)[-1].startswith("1,2011-01-05,")
    assert "RK614" not in call("check", "--today", "2011-01-10", cwd=repository).out
