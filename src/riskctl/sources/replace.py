"""Replaces several files together: after any interruption each is wholly as it was or wholly as asked.

Running the same command again finishes the work; nothing is renamed until every new file is on disk
and no file has changed since it was read (TRUST §4).
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words

WORDS: Words = {
    "changed": (
        "{file} 刚被别的程序改过，什么都没有写；请重新运行。",
        "{file} was changed by another program; nothing was written, run this again.",
    ),
    "changed-late": (
        "写到一半时 {file} 被别的程序改了：它没有动，{done} 个文件已经写好。请重新运行，会接着写完。",
        "{file} was changed by another program half-way: it was left alone, files written: {done}. "
        "Run this again to finish.",
    ),
    "odd": ("{file} 是链接或不是普通文件，不写。", "{file} is a link or no plain file; it is not written."),
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
    """A file (relative, with `/`), its bytes as they were read, and as they shall be."""

    file: str
    before: bytes
    after: bytes


def replace_all(root: Path, replacements: Sequence[Replacement]) -> None:
    """Replace all files or none. Raises RiskctlError, or OSError where the machine refuses."""
    ordered = sorted(replacements, key=lambda one: one.file)
    staged: list[tuple[Path, Path, Replacement]] = []
    try:
        for one in ordered:
            target = root / one.file
            mode = _checked(target, one.file)
            _remove_left_overs(target)
            temporary = target.with_name(f".{target.name}.riskctl-{secrets.token_hex(4)}~")
            staged.append((temporary, target, one))
            _stage(temporary, one.after, mode)
        for _, target, one in staged:
            _refuse_moved(target, one, "changed", 0)
        for done, (temporary, target, one) in enumerate(staged):
            _refuse_moved(target, one, "changed-late" if done else "changed", done)
            os.replace(temporary, target)
        for folder in sorted({target.parent for _, target, _ in staged}):
            _sync_folder(folder)
    finally:
        for temporary, _, _ in staged:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()


def _checked(target: Path, file: str) -> int:
    """Return the mode of a file that may be replaced."""
    info = os.lstat(target)
    if not stat.S_ISREG(info.st_mode):
        raise RiskctlError(Said(WORDS["odd"], {"file": file}))
    if info.st_nlink > 1:
        raise RiskctlError(Said(WORDS["linked"], {"file": file}))
    if not info.st_mode & stat.S_IWUSR:
        raise RiskctlError(Said(WORDS["read-only"], {"file": file}), Said(WORDS["read-only-hint"]))
    return stat.S_IMODE(info.st_mode)


def _stage(temporary: Path, data: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(temporary, flags, 0o600), "wb") as stream:
        stream.write(data)
        stream.flush()
        if hasattr(os, "fchmod"):
            os.fchmod(stream.fileno(), mode)
        os.fsync(stream.fileno())


def _refuse_moved(target: Path, one: Replacement, words: str, done: int) -> None:
    if target.read_bytes() != one.before:
        raise RiskctlError(Said(WORDS[words], {"file": one.file, "done": done}))


def _remove_left_overs(target: Path) -> None:
    """Remove what a killed run left beside the file."""
    for left_over in _left_overs(target):
        left_over.unlink(missing_ok=True)


def _left_overs(target: Path) -> Iterator[Path]:
    start, end = f".{target.name}.riskctl-", "~"
    for entry in os.scandir(target.parent):
        if entry.name.startswith(start) and entry.name.endswith(end):
            yield Path(entry.path)


def _sync_folder(folder: Path) -> None:
    """Have the renames on disk; systems that cannot open a folder do without."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
