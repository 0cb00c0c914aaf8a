"""What a command would write, as a page shows it: file by file, the lines that go and those that come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from riskctl.cli.daily.patch import as_patch
from riskctl.sources.proposal import ProposedFile
from riskctl.sources.replace import Replacement

Sort = Literal["add", "del", "hunk", "same"]
MOST = 400  # lines of one file that a page shows


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file, what becomes of it (made, changed, removed), its lines, and how many more there are."""

    file: str
    becomes: Literal["made", "changed", "removed"]
    lines: Sequence[tuple[Sort, str]]
    more: int


def shown_files(files: Sequence[ProposedFile], root: Path) -> list[ShownFile]:
    """Return the files of the repository; what goes elsewhere is nothing that it will hold."""
    return [_shown(one, root) for one in files if one.path.is_relative_to(root)]


def _shown(one: ProposedFile, root: Path) -> ShownFile:
    path = one.path
    file = path.relative_to(root).as_posix()
    becomes: Literal["made", "changed", "removed"] = "changed"
    if one.before is None:
        becomes = "made"
    elif one.after is None:
        becomes = "removed"
    try:
        lines = _lines(as_patch(Replacement(one.file, one.before, one.after or b"")))
    except UnicodeDecodeError:  # a workbook, or a paper
        lines = []
    return ShownFile(file, becomes, lines[:MOST], max(0, len(lines) - MOST))


def _lines(patch: str) -> list[tuple[Sort, str]]:
    """The lines of a patch without the names of the file, which stand above it."""
    return [(_sort(line), line) for line in patch.splitlines()[2:]]


def _sort(line: str) -> Sort:
    begins: dict[str, Sort] = {"+": "add", "-": "del", "@": "hunk", "\\": "hunk"}
    return begins.get(line[:1], "same")
