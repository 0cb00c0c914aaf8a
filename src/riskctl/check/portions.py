"""The portions of many files, worked out batch by batch wherever an executor does it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from riskctl.check.cache import KeptPortion, PortionCache
from riskctl.check.executor import Executor
from riskctl.check.packing import Packer, Unpacker
from riskctl.check.portion import Portion, Portioning, Source
from riskctl.sources.fault import Fault

MOST_FILES, MOST_BYTES = 32, 160_000  # of a batch: what takes some twenty milliseconds
Batch = list[Source]


def portions(sources: Iterable[Source], work: Portioning, executor: Executor) -> Iterator[Portion]:
    """Yield the portion of each register file, in the order of `sources`."""
    unpacker = Unpacker(work.context.organization)
    for made in _made(sources, work, executor):
        yield unpacker.portion(made) if isinstance(made, bytes) else made


def _made(sources: Iterable[Source], work: Portioning, executor: Executor) -> Iterator[Portion | bytes]:
    """The same, packed where it was made by another process."""
    every = batches(sources)
    first = [*islice(every, executor.few + 1)] if executor.few is not None else []
    if executor.few is None or len(first) <= executor.few:
        for batch in chain(first, every):
            yield from work.of_sources(batch)
    else:
        yield from chain.from_iterable(executor.map(PackedPortioning(work), chain(first, every)))


def kept_portions(
    files: Sequence[str],
    read: Callable[[str], bytes | Fault],
    work: Portioning,
    executor: Executor,
    cache: PortionCache,
) -> Iterator[Portion]:
    """Yield the same, worked out only of files that changed since they were kept, and keep it."""
    known: dict[str, Portion | bytes] = {
        file: packed for file in files if (packed := cache.packed(file)) is not None
    }
    waiting: deque[tuple[str, KeptPortion | None]] = deque()

    def changed() -> Iterator[Source]:
        for file in [file for file in files if file not in known]:
            data, packed, kept = cache.read(file, read)
            if packed is not None:
                known[file] = packed
            else:
                waiting.append((file, kept))
                yield file, data

    packer, unpacker = Packer(work.context.organization), Unpacker(work.context.organization)
    made = _made(changed(), work, executor)
    for file in files:
        while file not in known:
            for one in islice(made, 1):  # none once the rest is known
                done, kept = waiting.popleft()
                known[done] = one
                if kept is not None:
                    kept.packed = one if isinstance(one, bytes) else packer.packed(one)
                    cache.keep(done, kept)
        found = known.pop(file)
        yield unpacker.portion(found) if isinstance(found, bytes) else found
    cache.save(files)


def batches(sources: Iterable[Source]) -> Iterator[Batch]:
    """Yield the sources in pieces that are worth sending."""
    batch: Batch = []
    size = 0
    for source in sources:
        batch.append(source)
        size += len(source[1]) if isinstance(source[1], bytes) else 0
        if len(batch) == MOST_FILES or size >= MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(frozen=True)
class PackedPortioning:
    """Works portions out and packs them: what is done in another process."""

    work: Portioning

    def __call__(self, batch: Batch) -> list[bytes]:
        return [self._packer.packed(portion) for portion in self.work.of_sources(batch)]

    @cached_property
    def _packer(self) -> Packer:
        return Packer(self.work.context.organization)

    def __getstate__(self) -> dict[str, Portioning]:
        """What goes to another process."""
        return {"work": self.work}
