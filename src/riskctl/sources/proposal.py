"""What a run would write, collected instead of written, and the ground it stands on: the files it read.

`replace_all` is the one door of writing and the gate the one of reading, so a command need not know that it
is only asked. What would be refused at the door for what is there is refused all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ProposedFile:
    """A file that would be written: below which folder, its bytes now (None: there is none) and as it would
    be (None: it would go)."""

    home: Path
    file: str
    before: bytes | None
    after: bytes | None

    @property
    def path(self) -> Path:
        """Where it would lie."""
        return self.home / self.file


@dataclass(slots=True)
class Proposal:
    """What was collected so far: files to be written, in their order, and of each file read its digest."""

    files: list[ProposedFile] = field(default_factory=list)
    ground: dict[str, str] = field(default_factory=dict)


_open: list[Proposal] = []


@contextmanager
def proposing() -> Iterator[Proposal]:
    """Collect what is written meanwhile, in this whole process, and write nothing."""
    proposal = Proposal()
    _open.append(proposal)
    try:
        yield proposal
    finally:
        _open.remove(proposal)


def is_proposing() -> bool:
    """Whether what is written is collected only."""
    return bool(_open)


def propose(files: Sequence[ProposedFile]) -> None:
    """Have the files among what would be written."""
    _open[-1].files.extend(files)


def note_read(path: Path, data: bytes | None) -> None:
    """Have a file that was read, or was not there or not readable, among the ground of what is proposed."""
    if _open:
        import hashlib  # nobody else needs it to read

        _open[-1].ground[str(path)] = hashlib.sha256(data).hexdigest() if data is not None else ""
