"""Whose turn it is to write into a folder: one riskctl at a time, the others wait a while for theirs.

What is written follows from what was read: who writes takes the turn before it reads. The turn is a lock of
the system on the folder itself, so nothing is left behind by a run that was killed; a disk that knows no such
lock, and Windows, get a file for it (docs/internals/safety.md#turns).
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words

WAIT = 60.0  # seconds
PAUSE = 0.02
FILE = ".riskctl-turn~"  # a name no walk reads
_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK)
WORDS: Words = {
    "busy": (
        "另一个 riskctl 正在写 {folder}，等了 {n} 秒还没有轮到；什么都没有写，请过一会儿再运行。",
        "Another riskctl is writing into {folder}, and after {n} seconds it was not this one's turn; nothing "
        "was written, run it again in a while.",
    ),
    "left": (
        "要是没有别的 riskctl 在运行，就是以前有一次中途断了：删去 {file} 再运行。",
        "If no other riskctl is running, one was cut off before: delete {file} and run this again.",
    ),
}
Release = Callable[[], None]
_held: dict[Path, Release] = {}  # the turns of this process, each taken once
_kept: set[Path] = set()  # of them, those that outlast a run


def take(folder: Path) -> bool:
    """Wait for the turn to write into `folder` and keep it until `leave`; return whether it could be had.

    Where no lock can be made nothing can be written either, or the disk knows none. Raises RiskctlError where
    the turn does not come.
    """
    home = Path(os.path.realpath(folder))
    if home not in _held:
        release = _waited(home)
        if release is None:
            return False
        _held[home] = release
    return True


def leave() -> None:
    """Give back every turn of this process, but for those that are kept."""
    for home in _held.keys() - _kept:
        _held.pop(home)()


@contextlib.contextmanager
def kept(folder: Path) -> Iterator[None]:
    """Hold the turn of `folder` past the end of runs: what one asks for is done in the same turn.

    Raises what `take` does.
    """
    home = Path(os.path.realpath(folder))
    with turn(home):
        _kept.add(home)
        try:
            yield
        finally:
            _kept.discard(home)


@contextlib.contextmanager
def turn(folder: Path) -> Iterator[bool]:
    """Hold the turn of `folder`, for longer where it was taken before; gives and raises what `take` does."""
    home = Path(os.path.realpath(folder))
    before = home in _held
    had = take(home)
    try:
        yield had
    finally:
        if had and not before and home in _held:
            _held.pop(home)()


def _waited(home: Path) -> Release | None:
    end = time.monotonic() + WAIT
    while True:
        try:
            return _locked(home)
        except BlockingIOError as error:
            if time.monotonic() >= end:
                said = Said(WORDS["busy"], {"folder": str(home), "n": int(WAIT)})
                left = Said(WORDS["left"], {"file": error.filename}) if error.filename else None
                raise RiskctlError(said, left) from None
        time.sleep(PAUSE)


def _locked(home: Path) -> Release | None:
    """Lock `home`; raises BlockingIOError where another has it, None where it cannot be locked."""
    if sys.platform == "win32":
        return _filed(home / FILE)
    import fcntl  # which Windows has not

    try:
        handle = os.open(home, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None  # what is to be written will say why
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        if error.errno in _TAKEN:
            raise BlockingIOError(errno.EAGAIN, "") from None
        return _filed(home / FILE)
    return lambda: os.close(handle)


def _filed(file: Path) -> Release | None:
    """Make the file that says that somebody writes; Windows takes it away even where its maker is killed."""
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_TEMPORARY", 0)
    try:
        handle = os.open(file, flags, 0o666)
    except FileExistsError:
        raise BlockingIOError(errno.EAGAIN, "", str(file)) from None
    except OSError:
        return None

    def release() -> None:
        os.close(handle)
        with contextlib.suppress(OSError):  # gone by its own
            file.unlink()

    return release
