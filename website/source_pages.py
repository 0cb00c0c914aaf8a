"""Pages that show the repository files which other pages name: a file as it is, a folder by what is in it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from website.pages import ROOT

_HEAD = (
    "---\norphan: true\nnosearch: true\n---\n\n"  # reached by links alone; code would drown what is searched
)
_WRITTEN_AS = {".py": "python", ".yaml": "yaml"}


def source_page(file: PurePosixPath, root: Path = ROOT) -> str:
    """Return the page of a repository file or folder; raise FileNotFoundError where there is none."""
    place = root / file
    if place.is_dir():
        return _page(file, "\n".join(sorted(_inside(place))) + "\n", "text")
    return _page(file, place.read_text("utf-8"), _WRITTEN_AS.get(file.suffix, "text"))


def _page(file: PurePosixPath, text: str, written_as: str) -> str:
    fence = "`" * (max((len(run) for run in re.findall("`{3,}", text)), default=2) + 1)
    return f"{_HEAD}# `{file}`\n\n{fence}{written_as}\n{text}{fence}\n"


def _inside(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for name in names:
            yield (Path(place) / name).relative_to(folder).as_posix()
