"""The files of a repository as a reorganisation would leave them: nothing is written until all stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.repository import Repository
from riskctl.sources.fault import Fault
from riskctl.sources.replace import Change, Removal, Replacement

WORDS: Words = {
    "unread": (
        "{file} 读不出来，什么都没有写；运行 riskctl check 看问题在哪里。",
        "{file} cannot be read, so nothing was written; run riskctl check to see what is wrong.",
    ),
    "taken": (
        "{file} 已经有了，{old} 不能搬到那里。",
        "{file} is there already, so {old} cannot be moved there.",
    ),
    "taken-hint": (
        "两份是同一个主体的，先合成一份；不是的，把 {file} 改名。",
        "Where both are of one subject, make them one first; else give {file} another name.",
    ),
}


@dataclass(frozen=True, slots=True)
class DraftedFile:
    """A file as it was and as it would be: its name and its bytes, each None where there is none."""

    was: str | None
    now: str | None
    before: bytes | None
    after: bytes | None


class RepositoryDraft:
    """The files that change, as they were and as they would be."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes | None] = {}
        self._came_from: dict[str, str] = {}

    def read(self, file: str) -> bytes | None:
        """Return what `file` holds by now, None where there is none; raises RiskctlError for one unread."""
        if file not in self._after:
            self._before[file] = self._after[file] = self._on_disk(file)
        return self._after[file]

    def text(self, file: str) -> bytes:
        """Return the same of a file that is there."""
        found = self.read(file)
        assert found is not None, file
        return found

    def put(self, file: str, data: bytes) -> None:
        """Let `file` hold `data`."""
        self.read(file)
        self._after[file] = data

    def remove(self, file: str) -> None:
        """Take `file` away."""
        self.read(file)
        self._after[file] = None

    def put_new(self, file: str, data: bytes, old: str) -> None:
        """Let `file`, which is new, hold `data` that is of `old`; raises RiskctlError where it is there."""
        if self.read(file) is not None:
            fields = {"file": file, "old": old}
            raise RiskctlError(Said(WORDS["taken"], fields), Said(WORDS["taken-hint"], fields))
        self.put(file, data)

    def move(self, old: str, new: str) -> None:
        """Give `old` the name `new`; raises RiskctlError where there is such a file."""
        self.put_new(new, self.text(old), old)
        self.remove(old)
        self._came_from[new] = self._came_from.pop(old, old)

    def changed(self) -> Iterator[DraftedFile]:
        """Yield the files that differ, by their names afterwards; what has another name once."""
        left = {old for new, old in self._came_from.items() if self._after[new] is not None}
        for file in sorted(self._after):
            before, after = self._before[file], self._after[file]
            origin = self._came_from.get(file)
            if origin is not None and after is not None:
                yield DraftedFile(origin, file, self._before[origin], after)
            elif file not in left and before != after:
                is_there = (before is not None, after is not None)
                yield DraftedFile(file if is_there[0] else None, file if is_there[1] else None, before, after)

    def changes(self) -> list[Change]:
        """Return what is to be written: new and changed files first, then those that go."""
        made: list[Change] = []
        gone: list[Change] = []
        for file, after in sorted(self._after.items()):
            before = self._before[file]
            if before == after:
                continue
            if after is not None:
                made.append(Replacement(file, before, after))
            elif before is not None:
                gone.append(Removal(file, before))
        return made + gone

    def _on_disk(self, file: str) -> bytes | None:
        source = self.repository.source
        if source.kind(file) == "absent":
            return None
        limits = self.repository.limits
        limit = limits.csv_bytes if file.endswith(".csv") else limits.yaml_bytes
        data = source.read(file, limit)
        if isinstance(data, Fault):
            raise RiskctlError(Said(WORDS["unread"], {"file": file}))
        return data
