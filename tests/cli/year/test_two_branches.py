"""Two people work on one day, each on a branch: git merges what they recorded, with riskctl or without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CYCLE, REPOSITORY
from tests.cli.year.test_record_command import PHASE
from tests.conftest import Call, lay
from tests.history.history import committed, git
from tests.merge.branches import HERE, installed, path_with, run_git

LATER = ("--today", "2010-06-10")
SIGN = ("sign", "self", "--on", "2010-04-15")
POINT = "bureau/registration/clerk#R01"
CHECK = ("record", POINT, "spot_check", "--by", "discipline_office", "--finding")
SUGGEST = ("suggest", "bureau/registration/clerk", "--from", "staff")
NOTICE = ("notice", "comment", "bureau", "--channel", "意见箱", "--text")
SAME_LOG = [  # what both do first, what the one does, what the other does, and the log of both
    (
        (),
        (*SIGN, "bureau/registration/clerk"),
        (*SIGN, "bureau/registration/chief"),
        "signoffs/bureau/registration",
    ),
    ((), (*CHECK, "看过台账"), (*CHECK, "走访三户"), "checks/bureau/registration"),
    ((), (*SUGGEST, "窗口没有公开收费"), (*SUGGEST, "午休没有人"), "suggestions/bureau/registration"),
    ((), ("prepare", "plan", "bureau"), ("prepare", "training", "bureau"), "preparation/bureau"),
    (
        (
            "notice",
            "open",
            "bureau",
            "--from",
            "2010-06-10",
            "--early",
            "急用",
            "--early-by",
            "leading_group",
        ),
        (*NOTICE, "比例偏低"),
        (*NOTICE, "期限太长"),
        "notices/bureau",
    ),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example repository under git, set up as `riskctl git install` does, in its first commit."""
    root = lay(tmp_path / "登记库", {CYCLE: REPOSITORY[CYCLE] + PHASE})
    git(root, "init", "-q")
    installed(root)
    committed(root, {}, "起")
    return root


def does(call: Call, root: Path, words: tuple[str, ...]) -> None:
    ended = call(*words, *LATER, cwd=root)
    assert ended.code == 0, ended.err
    committed(root, {}, "记")


def rows(root: Path, log: str) -> list[str]:
    return (root / f"cycles/2010/{log}.csv").read_text("utf-8-sig").splitlines()


@pytest.mark.parametrize("riskctl", [HERE, None], ids=["riskctl", "git alone"])
@pytest.mark.parametrize(("first", "one", "other", "log"), SAME_LOG, ids=[each[3] for each in SAME_LOG])
def test_two_rows_of_one_log_are_both_kept(
    root: Path,
    call: Call,
    riskctl: str | None,
    first: tuple[str, ...],
    one: tuple[str, ...],
    other: tuple[str, ...],
    log: str,
) -> None:
    if first:
        does(call, root, first)
    git(root, "checkout", "-q", "-b", "other")
    does(call, root, other)
    theirs = rows(root, log)
    git(root, "checkout", "-q", "main")
    does(call, root, one)
    ours = rows(root, log)
    ended = run_git(root, path_with(root.parent, riskctl), "merge", "-q", "-m", "合并", "other")
    assert ended.returncode == 0, ended.stdout.decode()
    assert rows(root, log) == [*ours, *theirs[1:]] and len(theirs) == 2
    whole = ("check", "--select", "RK0,RK1,RK603", "--fail-on", "info", *LATER)
    assert call(*whole, cwd=root).code == 0, "read, and each row once"


@pytest.mark.parametrize("riskctl", [HERE, None], ids=["riskctl", "git alone"])
def test_a_log_that_stood_there_goes_on_with_the_rows_of_both(
    root: Path, call: Call, riskctl: str | None
) -> None:
    does(call, root, (*CHECK, "看过台账"))
    before = rows(root, "checks/bureau/registration")
    git(root, "checkout", "-q", "-b", "other")
    does(call, root, (*CHECK, "走访三户"))
    git(root, "checkout", "-q", "main")
    does(call, root, (*CHECK, "抽看十件"))
    does(call, root, (*CHECK, "盘点一次"))
    ended = run_git(root, path_with(root.parent, riskctl), "merge", "-q", "-m", "合并", "other")
    assert ended.returncode == 0, ended.stdout.decode()
    after = rows(root, "checks/bureau/registration")
    assert after[: len(before)] == before
    assert [row.split(",")[4] for row in after[1:]] == ["看过台账", "抽看十件", "盘点一次", "走访三户"]
