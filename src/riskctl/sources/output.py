"""Output of commands: files made again at each run, and a folder that is there whole or not at all.

No link that came with a repository leads it elsewhere: whoever commits `rendered` as a link would choose
which of a clerk's files are written over.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.sources import staging
from riskctl.sources.proposal import is_proposing
from riskctl.sources.replace import OutputFile, replace_all
from riskctl.sources.turns import turn

WORDS: Words = {
    "link": (
        "{folder} 是登记库里的链接，不知道会写到哪里，所以什么都没有写。",
        "{folder} is a link within the repository and may lead anywhere; nothing was written.",
    ),
    "came": (
        "{folder} 里刚刚有别的 riskctl 写了东西，这一次什么都没有写。",
        "Another riskctl has just written into {folder}; nothing was written by this one.",
    ),
    "came-hint": (
        "看看里面是不是要的；还要再写一份，就先把它移走，或者用 --output 另写一个目录。",
        "See whether that is what was wanted; for one more move it away, or name another folder "
        "with --output.",
    ),
    "link-hint": (
        "先删去这个链接；命令有 --output 的，也可以用它直接写明要写的地方。",
        "Delete the link, or name the place itself where the command takes --output.",
    ),
}
_TAKEN = (errno.ENOTEMPTY, errno.EEXIST)
_IN_PLACE = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV)


def write_into(folder: Path, files: Mapping[str, bytes], home: Path) -> None:
    """Write files into `folder`, which is made where it is missing; raises what replace_all raises, and
    RiskctlError where a link within `home` leads there."""
    refuse_links(folder, home)
    staging.make_folder(folder)
    replace_all(folder, [OutputFile(file, data) for file, data in sorted(files.items())])


def write_file(file: Path, data: bytes, home: Path) -> None:
    """Write one file into a folder that is there; raises what write_into raises."""
    refuse_links(file.parent, home)
    replace_all(file.parent, [OutputFile(file.name, data)])


def write_whole(folder: Path, files: Mapping[str, bytes], home: Path) -> None:
    """Write a folder that is missing or empty, so that a run cut off leaves nothing of it; raises what
    write_into raises, and RiskctlError where another has filled the folder meanwhile."""
    refuse_links(folder, home)
    if is_proposing():
        replace_all(folder, [OutputFile(file, data) for file, data in files.items()])
        return
    try:
        _whole(folder, files)
    except OSError as error:
        if error.errno in _TAKEN:
            said = Said(WORDS["came"], {"folder": folder.as_posix()})
            raise RiskctlError(said, Said(WORDS["came-hint"])) from error
        if error.errno not in _IN_PLACE or not folder.is_dir():
            raise staging.unwritten(error) from error
        write_into(folder, files, home)  # a disk of its own, or a folder in one that nobody may change


def refuse_links(folder: Path, home: Path) -> None:
    """Raise RiskctlError where `folder`, or one on the way to it, is a link that lies within `home`."""
    top = Path(os.path.realpath(home))
    here = Path(os.path.abspath(folder))
    for part in (here, *here.parents):
        if part.is_symlink() and Path(os.path.realpath(part.parent)).is_relative_to(top):
            raise RiskctlError(Said(WORDS["link"], {"folder": str(folder)}), Said(WORDS["link-hint"]))


def _whole(folder: Path, files: Mapping[str, bytes]) -> None:
    target = Path(os.path.realpath(folder))
    target.parent.mkdir(parents=True, exist_ok=True)
    with turn(target.parent) as alone:
        if alone:
            staging.remove_left_overs({target})
        temporary = staging.beside(target)
        try:
            _fill(temporary, files)
            if target.is_dir():
                target.rmdir()  # Windows renames onto nothing that is there
            os.rename(temporary, target)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        staging.sync_folder(target.parent)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    below = {folder.joinpath(*PurePosixPath(file).parts): data for file, data in files.items()}
    folders = sorted({one for file in below for one in file.parents if one.is_relative_to(folder)})
    for one in folders:
        one.mkdir()
    for file, data in below.items():
        staging.stage(file, data, None)
    for one in folders:
        staging.sync_folder(one)
