"""A commit as a source of files: its tree as git lists it, its contents read when they are asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from riskctl.sources.fault import Fault
from riskctl.sources.files import Entry, Kind

PLAIN = ("100644", "100755", "100664")  # the last was written by early versions of git
LINK = "120000"
SHORT = 8  # characters of a commit's name that people see


@dataclass(frozen=True, slots=True)
class Blob:
    """A file as the tree has it: its mode, the name of its content, its size."""

    mode: str
    id: str
    size: int

    @property
    def kind(self) -> Kind:
        """A plain file, a link, or something else (a repository within the repository)."""
        return "file" if self.mode in PLAIN else "link" if self.mode == LINK else "other"


class Commit:
    """The files of one commit; satisfies `Files`. `rev` is how it was asked for, `id` its whole name,
    `day` the day on which it was committed, where that is known."""

    def __init__(
        self,
        rev: str,
        id: str,
        blobs: Mapping[str, Blob],
        content: Callable[[Blob], bytes],
        day: date | None = None,
    ) -> None:
        self.rev = rev
        self.id = id
        self.day = day
        self._blobs = blobs
        self._content = content

    @property
    def short(self) -> str:
        """The commit's name as people see it."""
        return self.id[:SHORT]

    def blob(self, file: str) -> Blob | None:
        """Return the plain file at `file`, None where there is none."""
        found = self._blobs.get(file)
        return found if found and found.kind == "file" else None

    def kind(self, path: str) -> Kind:
        parts = path.split("/")
        for length in range(1, len(parts) + 1):
            found = self._blobs.get("/".join(parts[:length]))
            if found and (found.kind == "link" or length == len(parts)):
                return found.kind
        return "folder" if path in self._folders else "absent"

    def entries(self, folder: str, most: int) -> Sequence[Entry]:
        return list(self._folders[folder].items())[:most]

    def read(self, file: str, limit: int) -> bytes | Fault:
        found = self._blobs.get(file)
        if found is None:
            return Fault("RK001", "unopened", fields={"reason": "No such file or directory"})
        if found.kind != "file":
            cause = "link" if found.kind == "link" else "not-a-file"
            return Fault("RK008", cause, fields={"file": file})
        if found.size > limit:
            return Fault("RK006", "bytes", fields={"limit": limit})
        return self._content(found)

    @cached_property
    def _folders(self) -> Mapping[str, Mapping[str, Kind]]:
        """What each folder holds: git lists files alone."""
        found: defaultdict[str, dict[str, Kind]] = defaultdict(dict)
        for path, blob in self._blobs.items():
            kind = blob.kind
            while path:
                folder, _, name = path.rpartition("/")
                if name in found[folder]:
                    break
                found[folder][name] = kind
                path, kind = folder, "folder"
        return dict(found)


def blob_of(line: bytes) -> tuple[str, Blob]:
    """Return one entry of `ls-tree -l`: mode, type, id and size, a tab, the path.

    Of a content that git does not hold it has no size; whoever reads it is told.
    """
    head, _, path = line.partition(b"\t")
    mode, _, id, size = head.decode().split()
    return path.decode("utf-8", "surrogateescape"), Blob(mode, id, int(size) if size.isdigit() else 0)


def day_of(commit: bytes) -> date | None:
    """Return the day of a commit, where its committer was: seconds and zone stand at the end of that line."""
    headers = commit.partition(b"\n\n")[0].splitlines()
    for line in headers:
        found = re.fullmatch(rb"committer .* (\d{1,11}) ([+-])(\d\d)(\d\d)", line)
        if found:
            seconds, sign, hours, minutes = found.groups()
            away = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == b"-" else 1)
            return (datetime.fromtimestamp(int(seconds), UTC) + away).date()
    return None


def author_of(commit: bytes) -> str:
    """Return the author's name as a commit has it; blank where it has none."""
    headers = commit.partition(b"\n\n")[0]
    found = re.search(rb"^author (.*?) ?<", headers, re.MULTILINE)
    return found[1].decode("utf-8", "replace") if found else ""


def has_parent(commit: bytes) -> bool:
    """Return whether a commit follows on another, also where a clone does not hold that one."""
    return b"\nparent " in commit.partition(b"\n\n")[0]


def blamed(porcelain: bytes) -> list[tuple[str, bool, bytes]]:
    """Return the lines that `blame --porcelain` tells: the commit of each, whether the history ends at that,
    the line."""
    found: list[tuple[str, bool, bytes]] = []
    ends: set[str] = set()
    id = ""
    for line in porcelain.split(b"\n"):
        if line.startswith(b"\t"):
            found.append((id, id in ends, line[1:]))
            id = ""
        elif not id:
            id = line.partition(b" ")[0].decode("ascii", "replace")
        elif line == b"boundary":
            ends.add(id)
    return found
