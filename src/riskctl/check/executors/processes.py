"""Processes on this machine, as many as it has processors for this one; none for so little work that starting
them would cost more than it brings."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing

from riskctl.check.executor import Batch, Executor, Here, Result
from riskctl.check.processors import processors

FEW = 4  # batches that are done sooner here than processes are started


def executor(address: str, jobs: int | None) -> Executor:
    """Return an executor with so many processes; without a number as many as there are processors."""
    number = jobs or processors()
    return LocalProcesses(number) if number > 1 else Here()


class LocalProcesses:
    """Works in processes of its own; satisfies `Executor`."""

    def __init__(self, jobs: int, few: int = FEW, method: str | None = None) -> None:
        self.few, self._jobs, self._method = few, jobs, method

    def map(self, work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Generator[Result, None, None]:
        from riskctl.check.workers import Workers  # multiprocessing is not loaded for a few files

        with closing(Workers(work, self._jobs, self._method)) as workers:
            yield from workers.results(batches)
