"""How files are seen, not read: what is as large, as old and in the same place was not written since.

So git's index sees them too. What was written within two seconds before somebody looked may be written again
and look the same; so whoever keeps something that follows from files asks how late the latest was written.
"""

from __future__ import annotations

import marshal
import os
import stat
from collections.abc import Iterable, Iterator

from riskctl.sources.kept import digest_of

YOUNG = 2_000_000_000  # nanoseconds: a file written so shortly before it was read may change without a trace
MOST = 1_000_000  # entries that are looked at
SKIPPED = ".git"  # what git keeps says nothing of what lies there
SeenEntry = tuple[str, int, int, int, int, int]  # path, kind, size, number, modified, changed


class FolderSeen:
    """How a folder is seen with all that lies in it; what it is asked is worked out of its rows."""

    def __init__(self, rows: list[SeenEntry]) -> None:
        self._rows = rows

    @property
    def digest(self) -> bytes:
        """A digest of all of it."""
        return digest_of(marshal.dumps(sorted(self._rows), 2))  # 2: equal rows are equal bytes

    @property
    def entries(self) -> int:
        """How many entries there are, the folder itself among them."""
        return len(self._rows)

    @property
    def latest(self) -> int:
        """When the latest of them was written, in nanoseconds."""
        return max(max(row[-2:]) for row in self._rows)


def seen_of(folder: str) -> FolderSeen | None:
    """Return how `folder` is seen, no link followed; None where that cannot be, or it is too large."""
    try:
        rows = _rows(folder)
    except OSError:
        return None
    return FolderSeen(rows) if len(rows) <= MOST else None


def stamps(folders: Iterable[str]) -> Iterator[tuple[str, str, int, int]]:
    """Yield the files of a programme below the folders, each with its size and day."""
    for folder in folders:
        for here, below, names in os.walk(folder):
            below[:] = sorted(one for one in below if one != "__pycache__")
            for name in sorted(names):
                found = os.stat(os.path.join(here, name))
                yield here, name, found.st_size, found.st_mtime_ns


def _rows(folder: str) -> list[SeenEntry]:
    """A row for each entry and the folder itself."""
    rows, waiting = [_row(folder, os.lstat(folder))], [folder]
    while waiting and len(rows) <= MOST:
        with os.scandir(waiting.pop()) as found:
            for entry in found:
                path, seen = entry.path, entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(seen.st_mode):
                    if entry.name == SKIPPED:
                        continue
                    waiting.append(path)
                rows.append(_row(path, seen))
    return rows


def _row(path: str, seen: os.stat_result) -> SeenEntry:
    return path, seen.st_mode, seen.st_size, seen.st_ino, seen.st_mtime_ns, seen.st_ctime_ns
