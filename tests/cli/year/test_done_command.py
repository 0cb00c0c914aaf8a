"""`riskctl done`: day and effect go into the register, signatures hold, a wrong call changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY
from riskctl.check.example_logs import signed
from tests.cli.year.test_sign_command import tree
from tests.conftest import Call, lay

POINT = "bureau/registration/clerk#R01"
LATER = ("--today", "2010-06-10")
DUE = "        due: 2010-05-31\n"
SECOND = """\
      - text: 副局长每月看一次复核记录
        type: supervision
        owner: leadership/deputy
"""
TABLE = "registers/bureau/registration/registers.csv"


def done(call: Call, root: Path, *words: str) -> int:
    return call("done", *words, *LATER, cwd=root).code


def test_day_and_effect_stand_below_the_due_day_and_signatures_hold(repository: Path, call: Call) -> None:
    lay(repository, signed())
    assert done(call, repository, POINT, "--on", "2010-06-01", "--effect", "抽查四十件，都有签名") == 0
    added = "        done: 2010-06-01\n        effect: 抽查四十件，都有签名\n"
    assert (repository / CLERK).read_text("utf-8") == REPOSITORY[CLERK].replace(DUE, DUE + added)
    assert call("check", "--select", "RK601,RK506", *LATER, cwd=repository).code == 0


def test_one_measure_of_several_then_the_rest(repository: Path, call: Call) -> None:
    lay(repository, {CLERK: REPOSITORY[CLERK].replace(DUE, DUE + SECOND)})
    before = tree(repository)
    ended = call("done", POINT, *LATER, cwd=repository)
    assert ended.code == 2 and "副局长每月看一次" in ended.err and tree(repository) == before
    assert done(call, repository, POINT, "--measure", "2", "--on", "2010-06-01") == 0
    text = (repository / CLERK).read_text("utf-8")
    assert text.count("done:") == 1 and text.endswith("owner: leadership/deputy\n        done: 2010-06-01\n")
    assert done(call, repository, POINT) == 0
    assert (repository / CLERK).read_text("utf-8").count("done: 2010-06-10") == 1


def test_all_that_were_not_done_at_once(repository: Path, call: Call) -> None:
    lay(repository, {CLERK: REPOSITORY[CLERK].replace(DUE, DUE + SECOND)})
    assert done(call, repository, POINT, "--all") == 0
    assert (repository / CLERK).read_text("utf-8").count("done: 2010-06-10") == 2


def test_in_a_table_it_goes_into_columns_added_at_the_end(repository: Path, call: Call) -> None:
    head = "岗位,编号,风险点,风险性质,风险类别,权力事项,发生概率,危害程度,防范措施,措施责任人\n"
    row = (
        "clerk,R01,不予受理不给书面理由,廉政风险,行政审批类,acceptance-review,低,较严重,科长每周抽查,chief\n"
    )
    (lay(repository, {TABLE: head + row}) / CLERK).unlink()
    assert done(call, repository, POINT, "--effect", "好") == 0
    lines = (repository / TABLE).read_text("utf-8").splitlines()
    assert lines == [head.strip() + ",完成日期,落实效果", row.strip() + ",2010-06-10,好"]


@pytest.mark.parametrize(
    "words",
    [
        (POINT, "--measure", "2"),
        (POINT, "--measure", "0"),
        (POINT, "--on", "2010-06-11"),
        (POINT, "--effect", "李丁四办好了"),
        (POINT, "bureau/registration/clerk#R99"),
    ],
)
def test_a_wrong_call_leaves_everything_as_it_was(
    repository: Path, call: Call, words: tuple[str, ...]
) -> None:
    before = tree(repository)
    assert done(call, repository, *words) == 2 and tree(repository) == before


def test_what_is_done_is_not_done_again(repository: Path, call: Call) -> None:
    assert done(call, repository, POINT) == 0
    before = tree(repository)
    assert done(call, repository, POINT) == 2
    assert done(call, repository, POINT, "--measure", "1") == 2 and tree(repository) == before


def test_a_closed_point_is_left_alone(repository: Path, call: Call) -> None:
    closed = "    status: closed\n    closed: {date: 2010-05-01, reason: 窗口撤并}\n"
    lay(repository, {CLERK: REPOSITORY[CLERK] + closed})
    assert done(call, repository, POINT) == 2
