"""Portions kept from one check to the next, in the user's own folder for such things and nowhere else.

One file a repository holds, of each register file, what it was when it was read (as git's index does), the
digest of its bytes and its packed portion; all under one key, the digest of everything else that a portion
follows from. What is not wholly as it should be, damaged, of another version, of another context, of another
user, is as if it were not there. Whatever goes wrong with it, the check goes on without it.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from riskctl.sources.fault import Fault
from riskctl.sources.files import Files, Folder

FEWEST = 200  # register files from which it is kept: fewer are checked before it would be found
LARGEST = 512_000_000  # bytes of one such file
ALL_TOGETHER = 2_000_000_000  # bytes of all: the oldest go first
YOUNG = 2_000_000_000  # nanoseconds: a file written so shortly before it was read may change without a trace
MAGIC = b"riskctl portions 4\n"
DIGEST = 32
OTHERS = 0o022  # modes by which others could have written it
Seen = tuple[int, int, int, int]  # modified, changed, size, number in the file system


def cache_folder() -> Path:
    """Return the folder for what can be made again: RISKCTL_CACHE_DIR, else where this system has it."""
    if own := os.environ.get("RISKCTL_CACHE_DIR"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "riskctl/cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/riskctl"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "riskctl"


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
    file: Path
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
        digest, known = hashlib.blake2b(data, digest_size=DIGEST).digest(), self.entries.get(file)
        kept = KeptPortion(seen, now, digest, b"")
        if known is not None and known.digest == digest:
            kept.packed = known.packed
            self.keep(file, kept)
            return data, known.packed, None
        return data, None, kept

    def keep(self, file: str, kept: KeptPortion) -> None:
        """Keep what was worked out of a file."""
        self.entries[file] = kept
        self.is_changed = True

    def save(self, files: Sequence[str]) -> None:
        """Write what is kept of `files`, whole or not at all; nothing where nothing changed."""
        self.is_changed |= len(files) != len(self.entries)
        if not self.is_changed:
            return
        rows = {f: (k.seen, k.read, k.digest, k.packed) for f in files if (k := self.entries.get(f))}
        body = marshal.dumps(rows)
        if len(body) > LARGEST:
            return
        try:
            _write(self.file, _head(self.key, body) + body)
        except OSError:
            return  # a home that cannot be written to, a full disk


def opened_cache(root: Path, source: Files, key: bytes, folder: Path | None = None) -> PortionCache | None:
    """Return what is kept of the repository at `root` under `key`, perhaps nothing yet; None where the files
    do not lie in a folder, or where nothing can be kept."""
    if not isinstance(source, Folder):
        return None
    try:
        home = folder or cache_folder()
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _is_own(os.lstat(home), stat.S_ISDIR):
            return None
    except (OSError, RuntimeError):  # without a home
        return None
    name = hashlib.blake2b(os.fsencode(root.resolve()), digest_size=16).hexdigest()
    cache = PortionCache(root, home / f"{name}.portions", key)
    for file, row in _rows(cache.file, key):
        cache.entries[file] = KeptPortion(*row)
    return cache


def _rows(file: Path, key: bytes) -> Iterator[tuple[str, Any]]:
    """What a file of the cache holds, where it is wholly as it was written, and under `key`."""
    try:
        with open(
            os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)), "rb"
        ) as one:
            if not _is_own(os.fstat(one.fileno()), stat.S_ISREG):
                return
            data = one.read(LARGEST + 1)
    except OSError:
        return
    body = data[len(_head(key, b"")) :]
    if data.startswith(_head(key, body)):  # what another Python or riskctl wrote is not even read
        yield from marshal.loads(body).items()


def _head(key: bytes, body: bytes) -> bytes:
    """What stands before what is kept: under which key, and its digest."""
    return MAGIC + key + hashlib.blake2b(body, digest_size=DIGEST).digest()


def _is_own(found: os.stat_result, is_kind: Any) -> bool:
    """Whether it is of that kind, of this user, and nobody else could have written it."""
    if not is_kind(found.st_mode):
        return False
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & OTHERS)


def _seen(root: Path, file: str) -> Seen | None:
    try:
        found = os.lstat(f"{root}/{file}")
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _write(file: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=file.parent)  # for this user alone
    try:
        with open(handle, "wb") as new:
            new.write(data)
        os.replace(name, file)
    except OSError:
        os.unlink(name)
        raise
    _make_room(file)


def _make_room(latest: Path) -> None:
    others = [(one.stat().st_mtime, one) for one in latest.parent.glob("*.portions") if one != latest]
    left = ALL_TOGETHER - latest.stat().st_size
    for _, one in sorted(others, reverse=True):
        left -= one.stat().st_size
        if left < 0:
            one.unlink()
