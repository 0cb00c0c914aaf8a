"""The repository as the desk has read it: kept until a file has changed, and never longer.

What counts is what files hold: a file is hashed again where its time or its size has changed, and where it
had been written just before, since another change within the same tick of the clock would not be seen.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

from riskctl.cli.graded import Standing
from riskctl.cli.workspace import Opened, SoundlyOpened, opened
from riskctl.corpus.repository import FOLDERS
from riskctl.desk.registers_read import RegistersRead
from riskctl.sources.walk import READ

FRESH = 2.0  # seconds within which a file system may give two writes one time
LARGEST = 64 * 1024 * 1024  # bytes of a file that are looked at; no register comes near
Made = TypeVar("Made")


@dataclass(slots=True)
class Ground:
    """The repository opened as it may be, the mark of the files it was read from, and what views have made of
    it so far."""

    mark: str
    loose: Opened
    digests: Mapping[str, bytes]
    registers: RegistersRead
    _made: dict[str, Any] = field(default_factory=dict)

    @property
    def opened(self) -> SoundlyOpened:
        """The same as what lacks nothing; raises UnsoundError where no level may be computed from it."""
        return self.kept("opened", self.loose.sound)

    @property
    def standing(self) -> Standing:
        """Its registers with their points graded; raises as `opened`."""
        return self.kept("standing", lambda: self.registers.standing(self.opened, self.digests))

    def kept(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what `make` gives, made once for this state of the files under `name`."""
        if name not in self._made:
            self._made[name] = make()
        return cast(Made, self._made[name])


@dataclass(frozen=True, slots=True)
class FileHash:
    """What a file held when it had this time, size and number; not sure where it had just been written."""

    seen: tuple[int, int, int]
    is_sure: bool
    digest: bytes


class GroundKeeper:
    """Reads the repository at `root`, and again where its files have changed or a day has passed."""

    def __init__(self, root: Path, today: date | None, people: Path | None) -> None:
        self._root, self._today, self._people = root, today, people
        self._kept: Ground | None = None
        self._hashes: dict[str, FileHash] = {}
        self._registers = RegistersRead()

    def ground(self) -> Ground:
        """Return the repository as it is now; raises RiskctlError where it is no more."""
        mark = self.mark()
        if self._kept is None or self._kept.mark != mark:
            self._kept = None
            digests = {self._within(path): one.digest for path, one in self._hashes.items()}
            one = opened(None, self._root, self._today, self._people)
            one = replace(one, context=self._registers.judged_by(one.context, digests))
            self._kept = Ground(mark, one, digests, self._registers)
        return self._kept

    def _within(self, path: str) -> str:
        """A path as the repository has it; that of a holders' file elsewhere as it is."""
        return path.removeprefix(f"{self._root}{os.sep}").replace(os.sep, "/")

    def mark(self) -> str:
        """Return the mark of what the files hold now: another after a change, the same if undone."""
        files = dict(_files(str(self._root)))
        if self._people:
            files |= _files(str(self._people)) if self._people.is_dir() else _one(self._people)
        self._hashes = {path: self._hashed(path, of) for path, of in files.items()}
        whole = hashlib.sha256(str(self._today or date.today()).encode())
        for path, one in sorted(self._hashes.items()):
            whole.update(path.encode("utf-8", "surrogateescape") + b"\0" + one.digest)
        return whole.hexdigest()[:16]

    def _hashed(self, path: str, of: os.stat_result) -> FileHash:
        seen = (of.st_mtime_ns, of.st_size, of.st_ino)
        known = self._hashes.get(path)
        if known and known.seen == seen and known.is_sure:
            return known
        is_sure = abs(time.time() - of.st_mtime) > FRESH
        return FileHash(seen, is_sure, hashlib.sha256(_bytes(path)).digest())


def _files(folder: str, whole: bool = False) -> Iterator[tuple[str, os.stat_result]]:
    """The files that a repository is read from: YAML and tables, and `whole` what lies among them as well."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return  # what cannot be opened is a finding of the check
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith("."):
                yield from _files(entry.path, whole or entry.name in FOLDERS)
        elif whole or entry.name.lower().endswith(READ):
            yield entry.path, entry.stat(follow_symlinks=False)


def _one(file: Path) -> dict[str, os.stat_result]:
    return {str(file): file.stat()} if file.is_file() else {}


def _bytes(path: str) -> bytes:
    """What a file holds; of what is none, such as a link or a pipe, nothing."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as file:
            return file.read(LARGEST) if stat.S_ISREG(os.fstat(handle).st_mode) else b""
    except OSError:
        return b""
