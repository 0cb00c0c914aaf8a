"""Processes on this machine, as many as it has processors for this one; none for so little work that starting
them would cost more than it brings."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from itertools import chain, islice

from riskctl.check.executor import Batch, Executor, Result
from riskctl.check.processors import processors

FEW = 4  # batches that are done sooner here than processes are started


def executor(address: str, jobs: int | None) -> Executor:
    """Return an executor with so many processes; without a number as many as there are processors."""
    return LocalProcesses(jobs or processors())


class LocalProcesses:
    """Works in processes of its own; satisfies `Executor`."""

    is_apart = True

    def __init__(self, jobs: int, few: int = FEW, method: str | None = None) -> None:
        self._jobs, self._few, self._method = jobs, few, method

    def map(self, work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Generator[Result, None, None]:
        rest = iter(batches)
        first = list(islice(rest, self._few + 1))
        every = chain(first, rest)
        if self._jobs == 1 or len(first) <= self._few:
            yield from map(work, every)
            return
        from riskctl.check.workers import Workers  # multiprocessing is not loaded for a few files

        with closing(Workers(work, self._jobs, self._method)) as workers:
            yield from workers.results(every)
