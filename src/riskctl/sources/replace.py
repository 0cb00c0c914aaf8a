"""Replaces several files together: after any interruption each is wholly as it was or wholly as asked.

Running the same command again finishes the work; nothing is renamed until every new file is on disk
and no file has changed since it was read. A fault between the renames puts the old bytes back, so that
only a killed process leaves some files new and some old (docs/internals/safety.md#writing).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.sources import staging

WORDS: Words = {
    "changed": (
        "{file} 刚被别的程序改过，什么都没有写；请重新运行。",
        "{file} was changed by another program; nothing was written, run this again.",
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

    Without bytes as read the file is output: absent or replaced whatever it holds.
    """

    file: str
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a replacement goes: the file, its mode (None: there is none yet), and what it becomes first."""

    one: Replacement
    target: Path
    temporary: Path
    mode: int | None


def replace_all(root: Path, replacements: Sequence[Replacement]) -> None:
    """Replace all files or none, making folders below `root` where they are missing.

    Raises RiskctlError, or OSError where the machine refuses.
    """
    home = Path(os.path.realpath(root))
    places = [_place(home, one) for one in sorted(replacements, key=lambda one: one.file)]
    with ExitStack() as cleared:
        folders = {place.target.parent for place in places}
        made: list[Path] = []
        try:
            made += staging.make_folders(home, folders, cleared)
            staging.remove_left_overs({place.target for place in places})
            _stage(places, cleared)
            _rename(places)
        except OSError as error:
            raise staging.unwritten(error) from error
        for folder in sorted(folders | {one.parent for one in made}):
            staging.sync_folder(folder)


def write_into(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write output into `folder`, which is made where it is missing; raises what replace_all raises."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise staging.unwritten(error) from error
    replace_all(folder, [Replacement(file, None, data) for file, data in files.items()])


def _stage(places: Sequence[_Place], cleared: ExitStack) -> None:
    """Have every new file on disk, beside the one it is for, and none changed in the meantime."""
    for place in places:
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
            os.replace(place.temporary, place.target)
        undone.pop_all()


def _place(home: Path, one: Replacement) -> _Place:
    """Return where `one` goes, refusing what may not be replaced."""
    path = home / one.file
    folder = Path(os.path.realpath(path.parent))
    if not folder.is_relative_to(home):
        raise RiskctlError(Said(WORDS["outside"], {"file": one.file}))
    target = folder / path.name
    temporary = staging.beside(target)
    try:
        return _Place(one, target, temporary, _mode(os.lstat(target), one.file))
    except FileNotFoundError:
        if one.before is None:
            return _Place(one, target, temporary, None)
        raise RiskctlError(Said(WORDS["changed"], {"file": one.file})) from None


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
    try:
        found = place.target.read_bytes()
    except FileNotFoundError:
        found = None
    if place.one.before is not None and found != place.one.before:
        raise RiskctlError(Said(WORDS["changed"], {"file": place.one.file}))
    return found


def _put_back(place: _Place, old: bytes | None) -> None:
    """Undo one rename; what was not renamed, or changed again since, is left alone."""
    temporary = staging.beside(place.target)
    try:
        if old == place.one.after or place.target.read_bytes() != place.one.after:
            return
        if old is None:
            staging.remove(place.target)
            return
        staging.stage(temporary, old, place.mode)
        os.replace(temporary, place.target)
    except FileNotFoundError:
        return
    except OSError as error:
        fields = {"file": place.one.file, "reason": error.strerror or str(error)}
        raise RiskctlError(Said(WORDS["half"], fields)) from error
    finally:
        staging.remove(temporary)
