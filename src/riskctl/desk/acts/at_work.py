"""What one desk has at work: the process that runs its commands, and what was shown and not done yet.

What was shown is kept by a key that nobody guesses; of the oldest there is none after a while, and its form is
filled in anew.
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

from riskctl.base.messages import Language
from riskctl.desk.acts.preview import Commands, Preview

MOST = 200  # previews kept


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown, of which address with which values: there one goes back to, or does the next."""

    preview: Preview
    address: str
    values: Mapping[str, Sequence[str]]


@dataclass(slots=True)
class AtWork:
    """The commands of a desk, what was shown, and the folder for tables that were filled in on a page."""

    commands: Commands
    folder: tempfile.TemporaryDirectory[str]
    _shown: OrderedDict[str, Shown] = field(default_factory=OrderedDict)

    def keep(self, shown: Shown) -> str:
        """Return the key by which what was shown is kept."""
        key = secrets.token_urlsafe(16)
        self._shown[key] = shown
        while len(self._shown) > MOST:
            self._shown.popitem(last=False)
        return key

    def shown(self, key: str) -> Shown | None:
        """Return what was shown under the key; None where it is not kept any more."""
        return self._shown.get(key)

    def table(self, name: str, data: bytes) -> Path:
        """Return a file that holds a table which was filled in on a page, for a command to read."""
        file = Path(tempfile.mkdtemp(dir=self.folder.name)) / name
        file.write_bytes(data)
        return file

    def told(self, text: str) -> str:
        """Return what a command said with the files of tables by their names alone."""
        parts = text.split(self.folder.name)
        return parts[0] + "".join(part.lstrip("/\\").partition("/")[2] or part for part in parts[1:])

    def end(self) -> None:
        """End the process, and remove the tables."""
        self.commands.end()
        self.folder.cleanup()


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


