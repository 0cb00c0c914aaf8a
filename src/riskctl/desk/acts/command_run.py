"""A command line as it is asked to run for the desk, and what it said and would write: what two processes say
to each other (`base/apart/frames`)."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riskctl.base.messages import Language
from riskctl.sources.proposal import ProposedFile


@dataclass(frozen=True, slots=True)
class CommandRun:
    """A command line, the folder it runs in, its environment and language; with `meant` what was shown of it
    is done, where it is the same still."""

    words: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str]
    language: Language
    meant: str = ""

    def as_said(self) -> dict[str, Any]:
        """Return it as the process that runs it is told."""
        return {
            "words": [*self.words],
            "folder": str(self.folder),
            "environment": dict(self.environment),
            "language": self.language,
            "meant": self.meant,
        }

    @classmethod
    def heard(cls, said: Mapping[str, Any]) -> CommandRun:
        """Return what was told."""
        words, folder = tuple(said["words"]), Path(said["folder"])
        return cls(words, folder, said["environment"], said["language"], said["meant"])


@dataclass(frozen=True, slots=True)
class CommandOutcome:
    """How a command ended, what it said, what it would write or has written, and what it read.

    `ground` has the digest of each file that was read; `is_done` tells whether it was written.
    """

    code: int
    out: bytes
    err: str
    files: tuple[ProposedFile, ...]
    ground: Mapping[str, str]
    is_done: bool = False

    @property
    def mark(self) -> str:
        """A digest of what would be written and of what was read: where it is the same, so is what was shown.
        What is said may tell how long it took."""
        import hashlib
        import json

        files = [[str(one.path), _text(one.before), _text(one.after)] for one in self.files]
        said = [self.code, files, sorted(self.ground.items())]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()

    def as_said(self) -> dict[str, Any]:
        """Return it as the one who asked is told."""
        files = [[str(f.home), f.file, _text(f.before), _text(f.after)] for f in self.files]
        said = {"code": self.code, "out": _text(self.out), "err": self.err, "files": files}
        return said | {"ground": dict(self.ground), "is_done": self.is_done}

    @classmethod
    def heard(cls, said: Mapping[str, Any]) -> CommandOutcome:
        """Return what was told."""
        files = tuple(ProposedFile(Path(h), f, _bytes(b), _bytes(a)) for h, f, b, a in said["files"])
        out = _bytes(said["out"]) or b""
        return cls(said["code"], out, said["err"], files, said["ground"], said["is_done"])


def moved(before: CommandOutcome, now: CommandOutcome) -> Sequence[str]:
    """Return the files, as they were read, that are not as they were."""
    files = {**before.ground, **now.ground}
    return sorted(file for file in files if before.ground.get(file) != now.ground.get(file))


def _text(data: bytes | None) -> str | None:
    return None if data is None else b64encode(data).decode("ascii")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else b64decode(text)
