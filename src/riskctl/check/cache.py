"""Portions kept from one check to the next, in the user's own folder for such things and nowhere else.

One file a repository holds, of each register file, what it was when it was read (as git's index does), the
digest of its bytes and its packed portion; all under one key, the digest of everything else that a portion
follows from.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from riskctl.sources import kept
from riskctl.sources.fault import Fault
from riskctl.sources.files import Files, Folder
from riskctl.sources.seen import YOUNG

FEWEST = 200  # register files from which it is kept: fewer are checked before it would be found
Seen = tuple[int, int, int, int]  # modified, changed, size, number in the file system


@dataclass(slots=True)
class KeptPortion:
    """A packed portion, the digest of the bytes it follows from, how their file was seen, and when."""

    seen: Seen
    read: int
    digest: bytes
    packed: bytes


@dataclass
class PortionCache:
    """What is kept of the repository at `root`: `entries` of files whose portions follow from `key`."""

    root: Path
    name: str
    key: bytes
    entries: dict[str, KeptPortion] = field(default_factory=dict)
    is_changed: bool = False

    def packed(self, file: str) -> bytes | None:
        """Return the portion of a file that is by its looks what it was, None where it has to be read."""
        known = self.entries.get(file)
        if known is None or max(known.seen[:2]) > known.read - YOUNG or _seen(self.root, file) != known.seen:
            return None
        return known.packed

    def read(
        self, file: str, read: Callable[[str], bytes | Fault]
    ) -> tuple[bytes | Fault, bytes | None, KeptPortion | None]:
        """Return the bytes of a file, the portion known of just these, and what else is to be kept of it,
        None where it cannot be."""
        seen, now = _seen(self.root, file), time.time_ns()
        data = read(file)
        if isinstance(data, Fault) or seen is None:
            self.is_changed |= self.entries.pop(file, None) is not None
            return data, None, None
        digest, known = kept.digest_of(data), self.entries.get(file)
        new = KeptPortion(seen, now, digest, b"")
        if known is not None and known.digest == digest:
            new.packed = known.packed
            self.keep(file, new)
            return data, known.packed, None
        return data, None, new

    def keep(self, file: str, portion: KeptPortion) -> None:
        """Keep what was worked out of a file."""
        self.entries[file] = portion
        self.is_changed = True

    def save(self, files: Sequence[str]) -> None:
        """Write what is kept of `files`, whole or not at all; nothing where nothing changed."""
        self.is_changed |= len(files) != len(self.entries)
        if not self.is_changed:
            return
        rows = {f: (k.seen, k.read, k.digest, k.packed) for f in files if (k := self.entries.get(f))}
        kept.keep(self.name, self.key, marshal.dumps(rows))


def opened_cache(root: Path, source: Files, key: bytes) -> PortionCache | None:
    """Return what is kept of the repository at `root` under `key`, perhaps nothing yet; None where the files
    do not lie in a folder."""
    if not isinstance(source, Folder):
        return None
    digest = hashlib.blake2b(os.fsencode(root.resolve()), digest_size=16).hexdigest()
    cache = PortionCache(root, f"{digest}.portions", key)
    body = kept.body_of(cache.name, key)
    for file, row in marshal.loads(body).items() if body else ():
        cache.entries[file] = KeptPortion(*row)
    return cache


def _seen(root: Path, file: str) -> Seen | None:
    try:
        found = os.lstat(f"{root}/{file}")
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
