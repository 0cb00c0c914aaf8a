"""What is known of all only once all went by: rows and bytes that wait on disk, so that no list is kept.

They wait in a file without a name, which nobody else can open and which goes with this process; few of them
never leave memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

IN_MEMORY = 1 << 20
PIECE = 1 << 16  # bytes given back at a time


class PutBy:
    """Rows of texts that are put by one after the other, and given back as often as wanted."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed by whoever holds this

    def __enter__(self) -> PutBy:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def passing(self, rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        """Put each of `rows` by as it passes; raises OSError where the disk refuses."""
        for row in rows:
            self._file.write(json.dumps(row).encode("ascii") + b"\n")
            yield row

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        self._file.seek(0)
        for line in self._file:
            yield tuple(json.loads(line))


def whole(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes of `parts`, lines together, once the last is made: what cannot end is not begun.

    Raises OSError where the disk refuses.
    """
    with SpooledTemporaryFile(IN_MEMORY) as waiting:
        waiting.writelines(parts)
        waiting.seek(0)
        while some := waiting.readlines(PIECE):
            yield b"".join(some)
