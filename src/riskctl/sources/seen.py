"""How files are seen, not read: what is as large, as old and in the same place was not written since.

So git's index sees them too. What was written within two seconds before somebody looked may be written again
and look the same; so whoever keeps something that follows from files asks how late the latest was written.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
from collections.abc import Iterable, Iterator
from typing import NamedTuple

YOUNG = 2_000_000_000  # nanoseconds: a file written so shortly before it was read may change without a trace
MOST = 1_000_000  # entries that are looked at
SKIPPED = ".git"  # what git keeps says nothing of what lies there


class FolderSeen(NamedTuple):
    """How a folder is seen with all that lies in it: a digest, how many entries there are, and when the
    latest of them was written, in nanoseconds."""

    digest: bytes
    entries: int
    latest: int


def seen_of(folder: str) -> FolderSeen | None:
    """Return how `folder` is seen, no link followed; None where that cannot be, or it is too large."""
    try:
        rows = _rows(folder)
    except OSError:
        return None
    if len(rows) > MOST:
        return None
    rows.sort()
    digest = hashlib.blake2b(
        marshal.dumps(rows, 2), digest_size=32
    ).digest()  # 2: whatever is shared in memory
    return FolderSeen(digest, len(rows), max(max(row[-2:]) for row in rows))


def stamps(folders: Iterable[str]) -> Iterator[tuple[str, str, int, int]]:
    """Yield the files of a programme below the folders, each with its size and day."""
    for folder in folders:
        for here, below, names in os.walk(folder):
            below[:] = sorted(one for one in below if one != "__pycache__")
            for name in sorted(names):
                found = os.stat(os.path.join(here, name))
                yield here, name, found.st_size, found.st_mtime_ns


def _rows(folder: str) -> list[tuple[str, int, int, int, int, int]]:
    """A row for each entry and the folder itself: path, kind, size, number, modified, changed."""
    rows, waiting = [_row(folder, os.lstat(folder))], [folder]
    while waiting and len(rows) <= MOST:
        with os.scandir(waiting.pop()) as found:
            for entry in found:
                row = _row(entry.path, entry.stat(follow_symlinks=False))
                if stat.S_ISDIR(row[1]):
                    if entry.name == SKIPPED:
                        continue
                    waiting.append(row[0])
                rows.append(row)
    return rows


def _row(path: str, found: os.stat_result) -> tuple[str, int, int, int, int, int]:
    return path, found.st_mode, found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns
