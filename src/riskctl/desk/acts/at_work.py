"""What one desk has at work: the process that runs its commands, and what was shown and not done yet.

What was shown is kept by a key that nobody guesses; the oldest is forgotten, and its form filled in anew.
"""

from __future__ import annotations

import atexit
import secrets
import tempfile
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

from riskctl.desk.acts.preview import Commands, Preview
from riskctl.desk.acts.register_form import RegisterDraft

MOST = 200  # previews kept, and tables
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A table that a command laid out, whose it is and up to which day."""

    data: bytes
    subjects: tuple[str, ...]
    until: str


@dataclass(frozen=True, slots=True)
class KeptPreview:
    """What was shown, of which address with which values: there one goes back to, or does the next. `title`
    says in words what it does.

    Of a table also the table as it was laid out, and filled in.
    """

    preview: Preview
    address: str
    values: Mapping[str, Sequence[str]]
    title: str
    table: LaidOut | None = None
    filled: bytes | None = None
    words: Sequence[str] = ()  # by which a workbook comes in, but for the rows that are left
    left: frozenset[str] = frozenset()  # the rows, by their places
    answers: Sequence[Mapping[str, str]] = ()  # to its rows
    partly: bool = False  # whether what is accepted may be written though some is not

    def back(self, key: str) -> str:
        """Return the address that has the form as it was filled in."""
        if self.table is not None:
            return f"{self.address.partition('?')[0]}?again={key}"
        return f"{self.address}?{urlencode(self.values, doseq=True)}"

    @property
    def next(self) -> str:
        """The address of the form for the next one."""
        return self.address if self.table is not None else self.back("")


@dataclass(slots=True)
class AtWork:
    """The commands of a desk, what was shown, and the folder for tables that were filled in on a page."""

    commands: Commands
    folder: tempfile.TemporaryDirectory[str]
    _shown: OrderedDict[str, KeptPreview] = field(default_factory=OrderedDict)
    _tables: OrderedDict[str, LaidOut] = field(default_factory=OrderedDict)
    _drafts: OrderedDict[str, RegisterDraft] = field(default_factory=OrderedDict)

    def keep(self, shown: KeptPreview) -> str:
        """Return the key by which what was shown is kept."""
        return _kept(self._shown, shown)

    def keep_table(self, table: LaidOut) -> str:
        """Return the key by which a table that was laid out is kept."""
        return _kept(self._tables, table)

    def laid_out(self, key: str) -> LaidOut | None:
        """Return the table laid out under the key; None where it is not kept any more."""
        return self._tables.get(key)

    def shown(self, key: str) -> KeptPreview | None:
        """Return what was shown under the key; None where it is not kept any more."""
        return self._shown.get(key)

    def keep_draft(self, draft: RegisterDraft) -> str:
        """Return the key by which a register is kept as it was seen."""
        return _kept(self._drafts, draft)

    def draft(self, key: str) -> RegisterDraft | None:
        """Return the register kept under the key; None where it is not kept any more."""
        return self._drafts.get(key)

    def forget(self, key: str) -> None:
        """Keep what was shown under the key no longer: what is done once is not done twice."""
        self._shown.pop(key, None)

    def table(self, name: str, data: bytes) -> Path:
        """Return a file that holds a table which was filled in on a page, for a command to read."""
        file = self.place() / name
        file.write_bytes(data)
        return file

    def place(self) -> Path:
        """Return a new folder for what is not the repository's."""
        return Path(tempfile.mkdtemp(dir=self.folder.name))

    def told(self, text: str) -> str:
        """Return what a command said with the files of tables by their names alone."""
        parts = text.split(self.folder.name)
        return parts[0] + "".join(part.lstrip("/\\").partition("/")[2] or part for part in parts[1:])

    def end(self) -> None:
        """End the process, and remove the tables."""
        self.commands.end()
        self.folder.cleanup()


def _kept(known: OrderedDict[str, Kept], new: Kept) -> str:
    key = secrets.token_urlsafe(16)
    known[key] = new
    while len(known) > MOST:
        known.popitem(last=False)
    return key


@cache
def at_work(root: Path) -> AtWork:
    """Return what the desk of a repository has at work; it ends with this process."""
    made = AtWork(Commands(root), tempfile.TemporaryDirectory(prefix="riskctl-desk-"))
    atexit.register(made.end)
    return made


def line_of(words: Sequence[str], today: object, people: object) -> list[str]:
    """Return a line with what the desk was opened with, so that it does by hand what it does here."""
    given = [*(("--today", str(today)) if today else ()), *(("--people", str(people)) if people else ())]
    at = words.index("--") if "--" in words else len(words)
    return [*words[:at], *given, *words[at:]]
