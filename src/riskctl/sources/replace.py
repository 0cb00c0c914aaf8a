"""Replaces several files together: after any interruption each is wholly as it was or wholly as asked.

Running the same command again finishes the work; nothing is renamed until every new file is on disk
and no file has changed since it was read, and a new file is made only where none is. A fault between the
renames puts the old bytes back, so that only a killed process leaves some files new and some old, in the
order asked (docs/internals/safety.md#writing).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.sources import staging
from riskctl.sources.proposal import ProposedFile, is_proposing, propose
from riskctl.sources.turns import turn

WORDS: Words = {
    "changed": (
        "{file} 刚被别的程序改过，什么都没有写；请重新运行。",
        "{file} was changed by another program; nothing was written, run this again.",
    ),
    "made": (
        "{file} 刚被别的程序先建了，什么都没有写；请重新运行。",
        "{file} was just made by another program; nothing was written, run this again.",
    ),
    "half": (
        "{file} 已经写好，但别的文件没有写成，也没能把它改回去：{reason}。请重新运行，会接着写完。",
        "{file} is written, but others could not be, nor could it be put back: {reason}. "
        "Run this again to finish.",
    ),
    "odd": ("{file} 是链接或不是普通文件，不写。", "{file} is a link or no plain file; it is not written."),
    "outside": (
        "{file} 经过链接到了文件夹外面，不写。",
        "{file} leads out of the folder through a link; it is not written.",
    ),
    "linked": (
        "{file} 另有硬链接，写了会断开，所以什么都没有写。",
        "{file} has another hard link, which writing would part; nothing was written.",
    ),
    "read-only": (
        "{file} 是只读的，什么都没有写。",
        "{file} is read-only; nothing was written.",
    ),
    "read-only-hint": ("去掉只读属性后再运行。", "Make it writable and run this again."),
}


@dataclass(frozen=True, slots=True)
class Replacement:
    """A file (relative, with `/`), its bytes as they were read, and as they shall be.

    Without bytes as read there was none, and it is made only where there is none.
    """

    file: str
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class Removal:
    """A file that goes, and its bytes as they were read."""

    file: str
    before: bytes


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file that was made to be made again: absent, or replaced whatever it holds."""

    file: str
    after: bytes


@dataclass(frozen=True, slots=True)
class SpooledFile:
    """The same, its bytes waiting on disk until it is put in place, so that of many only one is in memory."""

    file: str
    waiting: Path

    @property
    def after(self) -> bytes:
        """Its bytes, read anew each time."""
        return self.waiting.read_bytes()


Change = Replacement | Removal | OutputFile | SpooledFile


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a replacement goes: the file, its mode (None: there is none yet), and what it becomes first."""

    one: Change
    target: Path
    temporary: Path
    mode: int | None


def replace_all(root: Path, changes: Sequence[Change]) -> None:
    """Replace all files or none, in their order, making folders below `root` where they are missing.

    Raises RiskctlError, or OSError where the machine refuses.
    """
    home = Path(os.path.realpath(root))
    if is_proposing():
        propose([_proposed(home, one) for one in changes])
        return
    with ExitStack() as cleared:
        alone = cleared.enter_context(turn(home))
        targets = {one.file: _target(home, one.file) for one in changes}
        made: list[Path] = []
        try:
            if alone:  # else they may be of one that lives
                staging.remove_left_overs(set(targets.values()))
            places = [_place(one, targets[one.file]) for one in changes]
            folders = {place.target.parent for place in places}
            made += staging.make_folders(home, folders, cleared)
            _stage(places, cleared)
            _rename(places)
        except OSError as error:
            raise staging.unwritten(error) from error
        for folder in sorted(folders | {one.parent for one in made}):
            staging.sync_folder(folder)


def _proposed(home: Path, one: Change) -> ProposedFile:
    """What would become of the one file; raises as replacing it would."""
    place = _place(one, _target(home, one.file))
    return ProposedFile(home, one.file, _now(place), None if isinstance(one, Removal) else one.after)


def _stage(places: Sequence[_Place], cleared: ExitStack) -> None:
    """Have every new file on disk, beside the one it is for, and none changed in the meantime."""
    for place in places:
        if isinstance(place.one, Removal):
            continue
        cleared.callback(staging.remove, place.temporary)
        try:
            staging.stage(place.temporary, place.one.after, place.mode)
        except OSError as error:  # a full disk names no file
            raise OSError(error.errno, error.strerror, error.filename or str(place.target)) from error
    for place in places:
        _now(place)


def _rename(places: Sequence[_Place]) -> None:
    """Put every new file in its place, or the old ones back."""
    with ExitStack() as undone:
        for place in places:
            undone.callback(_put_back, place, _now(place))
            _put(place)
        undone.pop_all()


def _put(place: _Place) -> None:
    """Put the one file in its place, or take it away."""
    if isinstance(place.one, Removal):
        place.target.unlink()
    elif isinstance(place.one, Replacement) and place.one.before is None:
        try:
            staging.make(place.temporary, place.target)
        except FileExistsError:
            raise RiskctlError(Said(WORDS["made"], {"file": place.one.file})) from None
    else:
        os.replace(place.temporary, place.target)


def _target(home: Path, file: str) -> Path:
    """Return where `file` lies; raises RiskctlError where that is outside."""
    path = home / file
    folder = Path(os.path.realpath(path.parent))
    if not folder.is_relative_to(home):
        raise RiskctlError(Said(WORDS["outside"], {"file": file}))
    return folder / path.name


def _place(one: Change, target: Path) -> _Place:
    """Return where `one` goes, refusing what may not be replaced."""
    temporary = staging.beside(target)
    try:
        return _Place(one, target, temporary, _mode(os.lstat(target), one.file))
    except FileNotFoundError:
        if isinstance(one, Replacement | Removal) and one.before is not None:
            raise RiskctlError(Said(WORDS["changed"], {"file": one.file})) from None
        return _Place(one, target, temporary, None)


def _mode(info: os.stat_result, file: str) -> int:
    """Return the mode of a file that may be replaced."""
    if not stat.S_ISREG(info.st_mode):
        raise RiskctlError(Said(WORDS["odd"], {"file": file}))
    if info.st_nlink > 1:
        raise RiskctlError(Said(WORDS["linked"], {"file": file}))
    if not info.st_mode & stat.S_IWUSR:
        raise RiskctlError(Said(WORDS["read-only"], {"file": file}), Said(WORDS["read-only-hint"]))
    return stat.S_IMODE(info.st_mode)


def _now(place: _Place) -> bytes | None:
    """Return what the file holds now (None: there is none), refusing one that moved since it was read."""
    found, one = _bytes(place.target), place.one
    if isinstance(one, Replacement | Removal) and found != one.before:
        raise RiskctlError(Said(WORDS["made" if one.before is None else "changed"], {"file": one.file}))
    return found


def _put_back(place: _Place, old: bytes | None) -> None:
    """Undo one rename; what was not renamed, or changed again since, is left alone."""
    temporary = staging.beside(place.target)
    meant = None if isinstance(place.one, Removal) else place.one.after
    try:
        if old == meant or _bytes(place.target) != meant:
            return
        if old is None:
            staging.remove(place.target)
            return
        staging.stage(temporary, old, place.mode)
        os.replace(temporary, place.target)
    except OSError as error:
        fields = {"file": place.one.file, "reason": error.strerror or str(error)}
        raise RiskctlError(Said(WORDS["half"], fields)) from error
    finally:
        staging.remove(temporary)


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
