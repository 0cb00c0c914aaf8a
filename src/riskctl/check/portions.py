"""The portions of many files, worked out batch by batch wherever an executor does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from riskctl.check.executor import Executor
from riskctl.check.packing import Packer, Unpacker
from riskctl.check.portion import Portion, Portioning, Source

MOST_FILES, MOST_BYTES = 32, 160_000  # of a batch: what takes some twenty milliseconds
Batch = list[Source]


def portions(sources: Iterable[Source], work: Portioning, executor: Executor) -> Iterator[Portion]:
    """Yield the portion of each register file, in the order of `sources`."""
    if not executor.is_apart:
        for made in executor.map(work.of_sources, batches(sources)):
            yield from made
        return
    unpacker = Unpacker(work.context.organization)
    for packed in executor.map(PackedPortioning(work), batches(sources)):
        yield from map(unpacker.portion, packed)


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
