"""The texts that an editor has open, each with the last of it that could be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from riskctl.corpus.tables import is_register_file
from riskctl.editor.live_check import Texts
from riskctl.sources.files import Folder
from riskctl.sources.gate import Limits


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text in an editor; `readable` is the last of it that could be read, by which others are judged."""

    text: str
    readable: str

    @property
    def is_readable(self) -> bool:
        """Whether it can be read as it stands."""
        return self.text == self.readable


class OpenTexts:
    """The texts of the repository at `root` that an editor has open, and what changed since it was opened.

    `changes` counts everything that may change a finding, `ground_changes` what may change by what files are
    judged.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changes = self.ground_changes = 0
        self._open: dict[str, OpenText] = {}
        self._versions: dict[str, int] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._open)

    def get(self, file: str) -> OpenText | None:
        """Return the text of a file, None where it is not open."""
        return self._open.get(file)

    def version(self, file: str) -> int:
        """Return a number that is another once the file is."""
        return self._versions.get(file, 0)

    def take(self, file: str, text: str) -> bool:
        """Take the text of a file as it now stands; return whether the file was opened by it."""
        known = self._open.get(file)
        self._open[file] = OpenText(text, known.readable if known else text)
        if known is None:
            self.touch(file)
        return known is None

    def found_readable(self, file: str) -> bool:
        """Take notice that the text of a file can be read; return whether that is new."""
        one = self._open[file]
        if one.is_readable:
            return False
        self._open[file] = OpenText(one.text, one.text)
        self.touch(file)
        return True

    def close(self, file: str) -> bool:
        """Take the file on disk again in place of the text of an editor; return whether it was open."""
        if self._open.pop(file, None) is None:
            return False
        self.touch(file)
        return True

    def touch(self, *files: str, listing: bool = False) -> None:
        """Take notice that files changed; with `listing` some came or went."""
        self.changes += 1
        self.ground_changes += listing
        for file in files:
            self._versions[file] = self.version(file) + 1
            self.ground_changes += not is_register_file(file)

    def texts(self) -> Texts:
        """Return the texts by which the repository is judged at this moment."""
        return Texts(
            {file: encoded(one.readable) for file, one in self._open.items()},
            dict(self._versions),
            {file: one.text for file, one in self._open.items() if not one.is_readable},
        )

    def text(self, file: str) -> str:
        """Return the text of a file as it stands, blank where it has none."""
        if one := self._open.get(file):
            return one.text
        found = Folder(self.root).read(file, max(Limits().yaml_bytes, Limits().csv_bytes))
        return decoded(found) if isinstance(found, bytes) else ""


def encoded(text: str) -> bytes:
    """Return the bytes of a text of an editor; half a character of two is kept, for the gate to refuse."""
    return text.encode("utf-8", "surrogatepass")


def decoded(data: bytes) -> str:
    """Return the text of a file on disk, in the encoding in which it can be read."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
