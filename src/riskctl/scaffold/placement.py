"""Where a new repository goes: all its records are written or none, and nothing that is there is touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.sources.replace import Replacement, replace_all

PROGRAMME = "riskctl.yaml"
SHOWN = 5  # files named where several are in the way

WORDS: Words = {
    "repository": (
        "{folder} 已经是登记库，里面有 riskctl.yaml。",
        "{folder} is a register repository already: there is a riskctl.yaml.",
    ),
    "repository-hint": (
        "在里面加登记表用 riskctl new；另建一个库就换一个文件夹：riskctl init 文件夹。",
        "To add a register use riskctl new; for another repository name another folder: riskctl init DIR.",
    ),
    "file": ("{folder} 是文件，不是文件夹。", "{folder} is a file, not a folder."),
    "file-hint": ("换一个名字：riskctl init 文件夹。", "Use another name: riskctl init DIR."),
    "there": (
        "{folder} 里已经有 {files}，什么都没有写。",
        "There is already {files} in {folder}; nothing was written.",
    ),
    "there-hint": (
        "先把它移开，或者换一个文件夹：riskctl init 文件夹。",
        "Move it away first, or name another folder: riskctl init DIR.",
    ),
}


@dataclass(frozen=True, slots=True)
class Placement:
    """The files written, and those that were there before and stay as they are."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def refuse_taken(folder: Path) -> None:
    """Raise RiskctlError where `folder` cannot become a repository, whatever the answers."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise RiskctlError(Said(WORDS["file"], {"folder": _shown(folder)}), Said(WORDS["file-hint"]))
    if os.path.lexists(folder / PROGRAMME):
        raise RiskctlError(
            Said(WORDS["repository"], {"folder": _shown(folder)}), Said(WORDS["repository-hint"])
        )


def lay(
    folder: Path,
    records: Mapping[str, str],
    others: Mapping[str, str],
    top: Path | None = None,
    at_top: Callable[[str], bool] = lambda file: False,
) -> Placement:
    """Write the texts of `records` and `others` into `folder`, which is made where it is missing; those of
    the others that are `at_top` into the folder `top` above it, all of which git has.

    One of `others` that is there stays; raises RiskctlError where one of `records` is, and is not what would
    be written: a run that was cut off is finished. What makes the folder a repository comes last.
    """
    refuse_taken(folder)
    there = {file for file in records if os.path.lexists(folder / file)}
    in_the_way = sorted(file for file in there if not _is(folder / file, records[file]))
    if in_the_way:
        fields = {"folder": _shown(folder), "files": listed([*in_the_way[:SHOWN]])}
        raise RiskctlError(Said(WORDS["there"], fields), Said(WORDS["there-hint"]))
    home = os.path.abspath(folder)
    above = os.path.relpath(top, home) if top else "."
    placed = {Path(above, f).as_posix() if at_top(f) else f: text for f, text in others.items()}
    kept = sorted(file for file in placed if os.path.lexists(os.path.normpath(os.path.join(home, file))))
    written = {**records, **{file: text for file, text in placed.items() if file not in kept}}
    base = top or _nearest(folder)
    order = sorted(written.keys() - there, key=lambda file: (file == PROGRAMME, file))
    places = {f: Path(os.path.relpath(os.path.join(home, f), base)).as_posix() for f in order}
    replace_all(base, [Replacement(places[f], None, written[f].encode()) for f in order])
    return Placement(tuple(sorted(written)), tuple(kept))


def _is(file: Path, text: str) -> bool:
    return file.is_file() and file.read_bytes() == text.encode()


def _shown(folder: Path) -> str:
    """A folder as it was named; the current one by its whole path, since its name is only a dot."""
    return str(folder) if folder != Path() else os.path.abspath(folder)


def _nearest(folder: Path) -> Path:
    """The nearest folder at or above `folder` that is there: what is made below it goes again on failure."""
    here = Path(os.path.abspath(folder))
    while not os.path.lexists(here):
        here = here.parent
    return here
