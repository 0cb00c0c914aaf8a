"""New bytes beside the file they are for: on disk before any rename, and swept away whatever happens."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from riskctl.sources.proposal import is_proposing

_LEFT_OVER = re.compile(r"\.(.+)\.riskctl-[0-9a-f]{8}~", re.DOTALL)
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EMLINK)
_DENIED = (errno.EACCES, errno.EPERM)


class Unwritten(OSError):
    """The machine refused before anything was replaced: names the file or folder meant, no temporary one."""


def unwritten(error: OSError) -> Unwritten:
    """Return `error` as one of the file that was to be written, or of its folder where none may be made."""
    if error.filename is None:
        return Unwritten(error.errno, error.strerror)
    place = Path(os.path.abspath(os.fsdecode(error.filename)))
    while error.errno in _DENIED and not os.path.lexists(place) and place != place.parent:
        place = place.parent
    left_over = _LEFT_OVER.fullmatch(place.name)
    return Unwritten(error.errno, error.strerror, str(place.with_name(left_over[1]) if left_over else place))


def beside(target: Path) -> Path:
    """Return a name beside `target` that nobody has and no walk reads."""
    return target.with_name(f".{target.name}.riskctl-{secrets.token_hex(4)}~")


def stage(temporary: Path, data: bytes, mode: int | None) -> None:
    """Have `data` on disk in a new file; without `mode` it gets that of any new file."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(temporary, flags, 0o666 if mode is None else 0o600), "wb") as stream:
        stream.write(data)
        stream.flush()
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(stream.fileno(), mode)
        os.fsync(stream.fileno())


def make(temporary: Path, target: Path) -> None:
    """Give a staged file its name, once no other file has it; raises FileExistsError where one has."""
    try:
        os.link(temporary, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        os.replace(temporary, target)
    else:
        temporary.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder for what is to be written, where it is missing and anything is; raises Unwritten."""
    if is_proposing():
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(error) from error


def make_folders(root: Path, folders: Iterable[Path], cleared: ExitStack) -> list[Path]:
    """Make what is missing of `folders` below `root`; what stays empty goes again with `cleared`."""
    wanted = {one for folder in folders for one in (folder, *folder.parents) if root in one.parents}
    missing = sorted(folder for folder in wanted if not folder.is_dir())
    for folder in missing:
        folder.mkdir()
        cleared.callback(_remove_empty, folder)
    return missing


def remove(file: Path) -> None:
    """Remove `file` where it is still there."""
    file.unlink(missing_ok=True)


def _remove_left_over(place: Path) -> None:
    """Remove a file, or a folder that was to be whole before it got its name; no link is followed."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        remove(place)


def _remove_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):  # it holds something by now
        folder.rmdir()


def remove_left_overs(targets: set[Path]) -> None:
    """Remove what a killed run left beside the files."""
    for folder in sorted({target.parent for target in targets if target.parent.is_dir()}):
        for left_over in list(_left_overs(folder, targets)):
            _remove_left_over(left_over)


def _left_overs(folder: Path, targets: set[Path]) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            found = _LEFT_OVER.fullmatch(entry.name)
            if found and folder / found[1] in targets:
                yield Path(entry.path)


def sync_folder(folder: Path) -> None:
    """Have the renames on disk; systems that cannot open a folder do without."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
