"""Work done by processes: answers in order, losses made good, nothing that outlives it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from riskctl.check.executors.processes import LocalProcesses
from riskctl.check.processors import processors

METHODS = ("fork", "spawn")


@dataclass(frozen=True)
class Work:
    """Squares a number, and does something worse once where a file says so."""

    mark: Path
    on: int = -1
    worse: str = ""

    def __call__(self, number: int) -> tuple[int, int]:
        if number == self.on and not self.mark.exists():
            self.mark.touch()
            if self.worse == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            raise ValueError(self.worse)
        return number * number, os.getpid()


@dataclass(frozen=True)
class KilledElsewhere:
    """Ends every process but one."""

    home: int

    def __call__(self, number: int) -> int:
        if os.getpid() != self.home:
            os.kill(os.getpid(), signal.SIGKILL)
        return number


@pytest.mark.parametrize("method", METHODS)
def test_answers_come_in_order_and_from_other_processes(tmp_path: Path, method: str) -> None:
    done = list(LocalProcesses(3, few=0, method=method).map(Work(tmp_path / "m"), range(100)))
    assert [square for square, _ in done] == [n * n for n in range(100)]
    assert os.getpid() not in {pid for _, pid in done}
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("worse", ["killed", "an exception"])
@pytest.mark.parametrize("method", METHODS)
def test_what_a_process_did_not_finish_is_done_again_here(tmp_path: Path, method: str, worse: str) -> None:
    work = Work(tmp_path / "m", 7, worse)
    done = list(LocalProcesses(2, few=0, method=method).map(work, range(40)))
    assert [square for square, _ in done] == [n * n for n in range(40)]
    assert done[7][1] == os.getpid() and work.mark.exists()


def test_when_every_process_is_lost_the_rest_is_done_here() -> None:
    alone = LocalProcesses(2, few=0, method="fork").map(KilledElsewhere(os.getpid()), range(9))
    assert list(alone) == [*range(9)]


def test_an_exception_of_the_work_is_raised_here() -> None:
    def fails(number: int) -> int:
        raise LookupError(number)

    with pytest.raises(LookupError, match="0"):
        list(LocalProcesses(2, few=0, method="fork").map(fails, range(9)))
    assert multiprocessing.active_children() == []


def test_processes_end_when_nobody_wants_more(tmp_path: Path) -> None:
    answers = LocalProcesses(2, few=0, method="fork").map(Work(tmp_path / "m"), range(10_000))
    next(answers)
    assert len(multiprocessing.active_children()) == 2
    answers.close()
    assert multiprocessing.active_children() == []


def test_only_so_many_batches_are_taken_as_keep_the_processes_busy(tmp_path: Path) -> None:
    taken = []

    def batches() -> Iterator[int]:
        for n in range(1000):
            taken.append(n)
            yield n

    answers = LocalProcesses(2, few=0, method="fork").map(Work(tmp_path / "m"), batches())
    next(answers)
    assert len(taken) < 40
    answers.close()


@pytest.mark.parametrize(
    ("text", "most"), [("max 100000", None), ("100000 100000", 1), ("50000 100000", 1), ("nonsense", None)]
)
def test_a_container_has_the_processors_that_it_is_given(tmp_path: Path, text: str, most: int | None) -> None:
    (tmp_path / "cpu.max").write_text(text)
    assert processors(tmp_path / "cpu.max") == (most or processors(tmp_path / "none"))
