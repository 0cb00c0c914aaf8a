"""One of the two states compared, a commit or the files as they lie on disk; and which two a range names:
`A..B`, `A...B` from where they parted, `A` against the files on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from posixpath import normpath

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.load import load, register_files, reread
from riskctl.corpus.repository import PROGRAMME, Repository
from riskctl.corpus.tables import HEADINGS
from riskctl.history.commit import Commit
from riskctl.history.git import History, blob_id
from riskctl.sources.files import Files, Folder


@dataclass(frozen=True, slots=True)
class Around:
    """The repository of git in which the register repository is the folder `within`, with / at its end.

    `files` gives those of one state by their paths from git's root: those named, and those in the folders
    named, since a large repository is not listed for a few of them.
    """

    within: str
    files: Callable[[Sequence[str]], Files]


@dataclass(frozen=True, slots=True)
class Side:
    """A repository in one state; `commit` is None for the files on disk, `around` where git has it as its
    whole tree."""

    repository: Repository
    context: Context
    commit: Commit | None = None
    around: Around | None = None

    @property
    def name(self) -> str:
        """The state as it was asked for, blank for the files on disk."""
        return self.commit.rev if self.commit else ""

    @property
    def is_there(self) -> bool:
        """Whether there was a register repository in this state at all."""
        return self.repository.source.kind(PROGRAMME) != "absent"

    def registers(self) -> Iterator[str]:
        """Return the files of registers."""
        return register_files(self.repository)

    def documents(self, file: str) -> list[Document]:
        """Return the registers of a file."""
        return [d for d in reread(self.context, self.repository, file) if d.kind != HEADINGS]

    def content(self, file: str, like: str = "") -> str | None:
        """Return git's name for the content of a file, by the hash of the name `like`; None where it
        cannot be read."""
        limits = self.repository.limits
        source = self.commit or self.repository.source
        return content_of(source, file, max(limits.csv_bytes, limits.yaml_bytes), like)

    def hosted(self, file: str) -> str:
        """Return the path of a file as the git host has it, from the root of git."""
        return normpath(self.around.within + file) if self.around else file


def content_of(source: Files, file: str, most: int, like: str) -> str | None:
    """Return git's name for the content of a file of at most `most` bytes, by the hash of the name `like`;
    None where it cannot be read."""
    if isinstance(source, Commit):
        blob = source.blob(file)
        return blob.id if blob else None
    data = source.read(file, most)
    return blob_id(data, like) if isinstance(data, bytes) else None


def load_side(
    root: Path, commit: Commit, day: date | None, people: Path | None, like: Side | None = None
) -> Side:
    """Return the repository at `root` as `commit` has it, judged on `day`, else on its own.

    What is the same in the state `like` is taken from there.
    """
    known = (like.repository, like.context) if like else None
    return Side(*load(root, day, people, commit, known), commit)


def unchanged(old: Side, new: Side) -> set[str]:
    """Return the files of registers that hold the same bytes on both sides."""
    if old.repository.limits != new.repository.limits:
        return set()
    common = set(old.registers()) & set(new.registers())
    ids = {file: old.content(file) for file in common}
    return {file for file, id in ids.items() if id and new.content(file, like=id) == id}


def two_sides(
    history: History, range: str, on_disk: Side, today: date | None, people: Path | None
) -> tuple[Side, Side]:
    """Return the old and the new state, both judged on the day of the new one: a clock that went on
    changes nothing. A name left out of `A..B` is HEAD.

    Raises RiskctlError where a name leads nowhere.
    """
    root = on_disk.repository.root
    dots = "..." if "..." in range else ".."
    base, ranged, head = range.partition(dots)
    base, head = base or "HEAD", head or "HEAD"
    new = load_side(root, history.commit(head), today, people, on_disk) if ranged else on_disk
    start = history.merge_base(base, head) if ranged == "..." else base
    old = load_side(root, history.commit(start), new.context.day, people, new)
    return _with_around(old, history), _with_around(new, history)


def _with_around(side: Side, history: History) -> Side:
    within = history.within()
    if not within:
        return side

    def files(names: Sequence[str]) -> Files:
        top = side.repository.root.joinpath(*[".."] * within.count("/"))
        return history.around(side.commit, names) if side.commit else Folder(top)

    return replace(side, around=Around(within, files))
