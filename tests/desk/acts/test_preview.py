"""Every command, shown first: nothing is written, and confirmed it writes what it does by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from riskctl.desk.acts.preview import Commands
from tests.conftest import Call
from tests.history.history import committed
from tests.hostile.lines import LINES
from tests.hostile.whole_year import DAY, POINT, written_year

# No acts of a desk: it has a repository, pages for papers, and no editor to talk to.
KEPT_OUT = {"init", "git install", "render", "lsp"}
TO_TAKE_ALONG = {"export", "dossier"}  # workbooks and volumes hold the hour they were made
ALL = [line for name, lines in LINES.items() if name not in KEPT_OUT | TO_TAKE_ALONG for line in lines]
COMMENT = ("notice", "comment", "bureau", "--channel", "意见箱", "--text", "比例偏低")
CLERK = "registers/bureau/registration/clerk.yaml"
LOG = "cycles/2010/notices/bureau.csv"
TOOK = re.compile(r"\d+(\.\d+)? (秒|ms|毫秒)")


class Year:
    """A repository in the middle of its year, which `restore` makes whole again, and its commands."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commands = Commands(root, {"RISKCTL_TODAY": DAY})
        self.whole = self.held()

    def held(self) -> dict[str, bytes]:
        """Every file beside and in the repository but those of git, with its bytes."""
        home = self.root.parent
        files = (path for path in home.rglob("*") if path.is_file() and ".git" not in path.parts)
        return {path.relative_to(home).as_posix(): path.read_bytes() for path in files}

    def restore(self) -> None:
        """Have every file as it was."""
        for name in self.held().keys() - self.whole.keys():
            (self.root.parent / name).unlink()
        for name, data in self.whole.items():
            (self.root.parent / name).write_bytes(data)


_made: list[Year] = []


@pytest.fixture
def year(tmp_path_factory: pytest.TempPathFactory, call: Call) -> Iterator[Year]:
    """The year, made once and whole before each test."""
    if not _made:
        root = written_year(tmp_path_factory.mktemp("year") / "登记库", call)
        committed(root, {})
        _made.append(Year(root))
    yield _made[0]
    _made[0].restore()


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    """End the processes with the last test."""
    yield
    for one in _made:
        one.commands.end()
    _made.clear()


@pytest.mark.parametrize("line", ALL)
def test_what_is_shown_is_done_as_by_hand(
    line: str, year: Year, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = year.commands.preview(line.split(), "zh")
    assert year.held() == year.whole
    confirmed = year.commands.confirm(shown)
    assert confirmed.is_done and not confirmed.moved
    by_desk = year.held()
    year.restore()
    monkeypatch.setenv("RISKCTL_TODAY", DAY)
    monkeypatch.setenv("COLUMNS", "100")
    by_hand = call(*line.split(), cwd=year.root)
    assert year.held() == by_desk
    said = (shown.outcome.code, shown.outcome.out.decode(), shown.outcome.err)
    assert [TOOK.sub("", str(s)) for s in said] == [
        TOOK.sub("", str(s)) for s in (by_hand.code, by_hand.out, by_hand.err)
    ]


def test_a_form_whose_ground_moved_is_shown_anew(year: Year) -> None:
    shown = year.commands.preview(COMMENT, "zh")
    before = (year.root / CLERK).read_bytes()
    (year.root / CLERK).write_bytes(before.replace("抽查".encode(), "检查".encode(), 1) + b"# pulled\n")
    confirmed = year.commands.confirm(shown)
    assert not confirmed.is_done
    assert confirmed.moved == [str(year.root / CLERK)]
    assert (year.root / LOG).read_bytes() == year.whole[f"登记库/{LOG}"]
    assert year.commands.confirm(confirmed.preview).is_done


def test_of_two_desks_the_second_sees_what_the_first_wrote(year: Year) -> None:
    first = year.commands.preview(COMMENT, "zh")
    second = year.commands.preview((*COMMENT[:-1], "窗口没有人"), "en")
    assert year.commands.confirm(first).is_done
    anew = year.commands.confirm(second)
    assert not anew.is_done and anew.moved == [str(year.root / LOG)]
    assert anew.preview.outcome.files[0].before == (year.root / LOG).read_bytes()
    assert year.commands.confirm(anew.preview).is_done
    text = (year.root / LOG).read_text("utf-8-sig")
    assert "比例偏低" in text and "窗口没有人" in text


def test_each_speaks_its_language_and_leaves_nothing_to_the_next(year: Year) -> None:
    refused = year.commands.preview(("record", POINT), "en").outcome
    assert refused.code == 2 and refused.err.startswith("error: The arguments METHOD and")
    assert year.commands.preview(("record", POINT), "zh").outcome.err.startswith("错误：缺少参数")
    assert "METHOD" in year.commands.preview(("record", POINT), "en").outcome.err


def test_a_file_that_may_not_be_written_is_refused_before_it_is_shown(year: Year) -> None:
    (year.root / LOG).chmod(0o444)
    try:
        refused = year.commands.preview(COMMENT, "zh").outcome
    finally:
        (year.root / LOG).chmod(0o644)
    assert refused.code == 2 and "只读" in refused.err and not refused.files
