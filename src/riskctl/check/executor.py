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

    `few` tells for how many batches it is not worth asking; the rest goes to other processes, so that work
    and results are pickled.
    """

    @property
    def few(self) -> int | None:
        """Return how many batches are done sooner by who asks; None where all are."""

    def map(self, work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """Yield `work(batch)` for each of `batches`, in their order, however they are done.

        `work` is sent once to each process, not with each batch; of `batches` only so many are taken at a
        time as keep the processes busy. What a lost process had not finished is done again. An exception of
        `work` is raised here. Nothing that was started outlives the iterator.
        """


class Here:
    """Works in this process; satisfies `Executor`."""

    few = None

    def map(self, work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        return map(work, batches)
