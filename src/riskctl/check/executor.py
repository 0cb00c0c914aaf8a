"""The contract of an executor, which says where the portions of a check are worked out: one file in
`executors/`, holding `executor`.

    executor(address, jobs) -> Executor

`address` is what follows `://` in `--executor name://address`, blank where nothing does; `jobs` how many
processes the caller wants, None where it is left to the executor. An answer never depends on either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")


class Executor(Protocol):
    """Does pieces of work somewhere.

    `is_apart` tells whether work and results go to other processes: then both are pickled, and results are
    handed over packed.
    """

    @property
    def is_apart(self) -> bool:
        """Return whether the work is done in other processes."""

    def map(self, work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """Yield `work(batch)` for each of `batches`, in their order, however they are done.

        `work` is sent once to each process, not with each batch; of `batches` only so many are taken at a
        time as keep the processes busy. What a lost process had not finished is done again. An exception of
        `work` is raised here. Nothing that was started outlives the iterator.
        """


class Here:
    """Works in this process; satisfies `Executor`."""

    is_apart = False

    def map(self, work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        return map(work, batches)
