"""Where the files of a repository come from: a folder on disk, or the tree of a commit (`history.commit`).

A commit is read through these three questions and never checked out. So no name that a foreign tree
holds reaches a file system (`..`, two names that differ in case, links), nothing is left on disk after
a crash, and of a large repository only the files that differ need to be read at all.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Literal, Protocol

from riskctl.sources.fault import Fault
from riskctl.sources.gate import read_bytes

Kind = Literal["file", "folder", "link", "other", "absent"]
Entry = tuple[str, Kind]  # the name in its folder, and what it is


class Files(Protocol):
    """The files of a repository; paths are relative, with `/`."""

    def kind(self, path: str) -> Kind:
        """Return what stands at `path`; `link` also where one stands on the way to it."""

    def entries(self, folder: str, most: int) -> Sequence[Entry]:
        """Return up to `most` entries of a folder; raise OSError where it cannot be listed."""

    def read(self, file: str, limit: int) -> bytes | Fault:
        """Return the bytes of a regular file of at most `limit` bytes; links are not followed."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a folder on disk; satisfies `Files`."""

    root: Path

    def kind(self, path: str) -> Kind:
        here, mode = self.root, 0
        for part in PurePosixPath(path).parts:
            here /= part
            try:
                mode = os.lstat(here).st_mode
            except (FileNotFoundError, NotADirectoryError):
                return "absent"
            if stat.S_ISLNK(mode):
                return "link"
        return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "other"

    def entries(self, folder: str, most: int) -> Sequence[Entry]:
        with os.scandir(self.root / folder) as found:
            return [(entry.name, _kind(entry)) for entry in islice(found, most)]

    def read(self, file: str, limit: int) -> bytes | Fault:
        return read_bytes(self.root, file, limit)


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"
