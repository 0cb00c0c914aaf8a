"""A register repository: where it is, which files it has and where they come from, within which limits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.sources.fault import Fault
from riskctl.sources.files import Files
from riskctl.sources.gate import Limits
from riskctl.sources.walk import walk

PROGRAMME = "riskctl.yaml"
FOLDERS = ("registers", "flows", "cycles", "organization", "people")

WORDS: Words = {
    "none": (
        "这里和上级文件夹里都没有 riskctl.yaml：{start}",
        "There is no riskctl.yaml here or in any folder above: {start}",
    ),
    "none-hint": (
        "请进入登记库所在的文件夹，或用 -C 指明它。",
        "Go into the folder of a register repository, or name it with -C.",
    ),
    "absent": ("没有这个文件或文件夹：{path}", "No such file or folder: {path}"),
    "absent-hint": (
        "核对路径的写法；不写路径就是整个登记库。",
        "Check how the path is written; without a path the whole repository is meant.",
    ),
}


@dataclass(frozen=True, slots=True)
class Repository:
    """The root folder, the YAML and CSV files under its folders, and what is wrong with their names.

    `source` is where the files are read from: the root on disk, or a commit of it.
    """

    root: Path
    source: Files
    files: tuple[str, ...]
    faults: tuple[tuple[str, Fault], ...]
    limits: Limits


def find_root(start: Path) -> Path:
    """Return the folder of the nearest riskctl.yaml at or above `start`.

    Raises RiskctlError where `start` does not exist or there is none.
    """
    if not start.exists():
        raise RiskctlError(Said(WORDS["absent"], {"path": str(start)}), Said(WORDS["absent-hint"]))
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / PROGRAMME).is_file():
            return folder
    raise RiskctlError(Said(WORDS["none"], {"start": str(start)}), Said(WORDS["none-hint"]))


def git_folder(root: Path) -> tuple[Path, str]:
    """Return the folder that git has around `root`, and the path of `root` in it, with / at its end; of what
    git does not have `root` itself."""
    root = root.absolute()
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            within = root.relative_to(folder).as_posix()
            return folder, "" if within == "." else f"{within}/"
    return root, ""


def open_repository(root: Path, source: Files, limits: Limits) -> Repository:
    """Return the repository at `root`, its folders walked once."""
    walked = walk(source, FOLDERS)
    return Repository(root, source, walked.files, walked.faults, limits)
