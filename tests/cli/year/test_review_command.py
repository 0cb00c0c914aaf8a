"""`riskctl review`: what was looked at goes into the register of a carried point, which waits no longer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY
from tests.cli.year.test_done_command import TABLE
from tests.cli.year.test_sign_command import tree
from tests.conftest import Call, lay

POINT = "bureau/registration/clerk#R01"
LATER = ("--today", "2011-01-10")
BASIS = "查2010年收件台账：没有变化"
WHOLLY_ZH = (
    ("risk_points:\n  - id: R01\n    title:", "风险点:\n  - 编号: R01\n    风险点:"),
    ("    severity:", "    危害程度:"),
    ("    level:", "    风险等级:"),
)


def review(call: Call, root: Path, *words: str, basis: str = BASIS) -> int:
    return call("review", *words, "--basis", basis, *LATER, cwd=root).code


def test_a_review_is_one_line_below_the_level_and_answers_the_question(repository: Path, call: Call) -> None:
    assert call("rollover", "2011", cwd=repository).code == 0
    assert review(call, repository, POINT) == 0
    line = f"    review: {{date: 2011-01-10, basis: {BASIS}}}\n"
    text = REPOSITORY[CLERK].replace("    level: 3\n", "    level: 3\n" + line)
    assert (repository / CLERK).read_text("utf-8") == text
    whole = json.loads(call("check", "--format", "json", *LATER, cwd=repository).out)
    assert "RK507" not in {one["id"] for one in whole["findings"]}


def test_a_later_review_takes_the_place_of_the_first(repository: Path, call: Call) -> None:
    assert review(call, repository, POINT, "--on", "2010-06-01", basis="看过") == 0
    assert review(call, repository, POINT) == 0
    text = (repository / CLERK).read_text("utf-8")
    assert text.count("review:") == 1 and "date: 2011-01-10" in text and "看过" not in text


def test_in_a_register_in_chinese_it_is_in_chinese(repository: Path, call: Call) -> None:
    text = REPOSITORY[CLERK]
    for old, new in WHOLLY_ZH:
        assert old in text
        text = text.replace(old, new)
    lay(repository, {CLERK: text})
    assert review(call, repository, POINT, basis="没有变化") == 0
    assert "    复核: {日期: 2011-01-10, 依据: 没有变化}\n" in (repository / CLERK).read_text("utf-8")


def test_in_a_table_it_goes_into_columns_added_at_the_end(repository: Path, call: Call) -> None:
    head = "岗位,编号,风险点,风险性质,风险类别,权力事项,发生概率,危害程度,防范措施,措施责任人\n"
    row = (
        "clerk,R01,不予受理不给书面理由,廉政风险,行政审批类,acceptance-review,低,较严重,科长每周抽查,chief\n"
    )
    (lay(repository, {TABLE: head + row}) / CLERK).unlink()
    assert review(call, repository, POINT) == 0
    lines = (repository / TABLE).read_text("utf-8").splitlines()
    assert lines == [head.strip() + ",复核日期,复核依据", row.strip() + f",2011-01-10,{BASIS}"]


@pytest.mark.parametrize(
    "words",
    [
        (POINT, "--on", "2011-01-11"),
        (POINT, "bureau/registration/clerk#R99"),
    ],
)
def test_a_wrong_call_leaves_everything_as_it_was(
    repository: Path, call: Call, words: tuple[str, ...]
) -> None:
    before = tree(repository)
    assert review(call, repository, *words) == 2 and tree(repository) == before


def test_no_name_is_written_and_a_closed_point_left_alone(repository: Path, call: Call) -> None:
    assert review(call, repository, POINT, basis="问过李丁四") == 2
    closed = "    status: closed\n    closed: {date: 2010-05-01, reason: 窗口撤并}\n"
    lay(repository, {CLERK: REPOSITORY[CLERK] + closed})
    assert review(call, repository, POINT) == 2
