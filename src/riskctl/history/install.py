"""What git has to know to show and merge registers by meaning, and which of it a repository lacks.

A program that git is told to run and that is not there costs dearly: without textconv nothing is shown,
and without a merge driver the other side's points are missing from the file, unmarked. So each line
does without riskctl where it is not installed, or too old to know the command; tests run them so
(docs/internals/command-line.md#git-for-people).
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.history.git import History
from riskctl.sources.gate import read_bytes
from riskctl.sources.replace import Replacement, replace_all

WORDS: Words = {
    "unread": (
        "{file} 是链接或文件夹，或者太大，或者不是 UTF-8，没有动。",
        "{file} is a link or a folder, or too large, or not UTF-8; nothing was changed.",
    ),
}
ATTRIBUTES = ".gitattributes"
LARGEST = 1_000_000  # bytes
MERGE = (  # not `||`: 1 is a conflict, and all above says that nothing was merged
    "if command -v riskctl >/dev/null; then riskctl merge %O %A %B %P; r=$?; test $r -lt 2 && exit $r; fi; "
)
LOGS = "cycles/**/*.csv"
SETTINGS: Mapping[str, str] = {
    "core.quotepath": "false",  # else git shows a Chinese name as numbers
    "diff.riskctl-yaml.xfuncname": "^ *- ((id|编号): .*)$",
    "diff.riskctl-csv.textconv": 'f(){ riskctl textconv "$1" 2>/dev/null || cat "$1"; };f',
    "merge.riskctl.name": "registers, by point and field",
    "merge.riskctl.driver": f"{MERGE}git merge-file %A %O %B",
    "merge.riskctl-log.name": "logs of the year, by row",
    "merge.riskctl-log.driver": f"{MERGE}git merge-file --union %A %O %B",
}
LINES: Mapping[str, tuple[str, ...]] = {
    "*.yaml": ("text", "eol=lf", "diff=riskctl-yaml", "merge=riskctl"),
    "*.csv": ("-text", "diff=riskctl-csv", "merge=riskctl"),
    LOGS: ("merge=union",),  # rows are added and never changed, so both sides' are kept
}
# A clone that was not set up knows no driver but git's own, so that of logs is told to this clone alone.
OWN = ("merge=riskctl-log",)


@dataclass(frozen=True, slots=True)
class Lacking:
    """The settings that are not as they should be, and the attributes before and after (None: all there):
    those of the tree, and those that the clone alone has, with the folder that these lie in."""

    settings: tuple[str, ...]
    attributes: Replacement | None
    own: Replacement | None
    folder: Path

    @property
    def lines(self) -> list[str]:
        """The lines of the attributes that are new or longer than they were."""
        return _new_lines(self.attributes)

    @property
    def own_lines(self) -> list[str]:
        """The same of those that the clone alone has."""
        return _new_lines(self.own)


def lacking(root: Path, history: History) -> Lacking:
    """Return what git lacks in the repository at `root`; raise RiskctlError where its file is unreadable."""
    settings = tuple(name for name, value in SETTINGS.items() if history.setting(name) != value)
    file = history.own_attributes()
    logs = {pattern_of(history.within() + LOGS): OWN}
    return Lacking(
        settings, _wanting(root, ATTRIBUTES, LINES), _wanting(file.parent, file.name, logs), file.parent
    )


def install(root: Path, history: History, lacks: Lacking) -> None:
    """Write what git lacks."""
    if lacks.attributes:
        replace_all(root, [lacks.attributes])
    if lacks.own:
        lacks.folder.mkdir(exist_ok=True)
        replace_all(lacks.folder, [lacks.own])
    for name in lacks.settings:
        history.configure(name, SETTINGS[name])


def pattern_of(path: str) -> str:
    """Return a path whose end alone (`LOGS`) is a pattern, as a file of attributes has it."""
    folder = path.removesuffix(LOGS)
    escaped = re.sub(r"[\\*?\[]", r"\\\g<0>", folder)
    if not re.search(r'[\s"]|^[#!]', escaped):
        return escaped + LOGS
    return '"' + (escaped + LOGS).replace("\\", "\\\\").replace('"', '\\"') + '"'


def with_attributes(text: str, wanting: Mapping[str, tuple[str, ...]] = LINES) -> str:
    """Return the text of a .gitattributes with what is missing; what it says otherwise already stays."""
    lines = text.splitlines()
    for pattern, wanted in wanting.items():
        places = [n for n, line in enumerate(lines) if f"{line.strip()} ".startswith(f"{pattern} ")]
        known = {_name(word) for n in places for word in lines[n].replace(pattern, "", 1).split()}
        missing = [word for word in wanted if _name(word) not in known]
        if missing and places:
            lines[places[-1]] = " ".join((lines[places[-1]].rstrip(), *missing))
        elif missing:
            lines.append(" ".join((pattern, *missing)))
    end = "\r\n" if "\r\n" in text else "\n"
    return text if lines == text.splitlines() else "".join(line + end for line in lines)


def _wanting(folder: Path, file: str, lines: Mapping[str, tuple[str, ...]]) -> Replacement | None:
    """What a file of attributes lacks, None where it has all of the lines."""
    before = _attributes(folder, file)
    after = with_attributes((before or b"").decode(), lines).encode()
    return Replacement(file, before, after) if after != before else None


def _new_lines(attributes: Replacement | None) -> list[str]:
    if attributes is None:
        return []
    before = (attributes.before or b"").decode().splitlines()
    return [line for line in attributes.after.decode().splitlines() if line not in before]


def _attributes(folder: Path, file: str) -> bytes | None:
    if not os.path.lexists(folder / file):
        return None
    found = read_bytes(folder, file, LARGEST)
    if not isinstance(found, bytes) or not _is_utf_8(found):
        raise RiskctlError(Said(WORDS["unread"], {"file": file}))
    return found


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _name(word: str) -> str:
    """The attribute that a word of a line sets, unsets or gives a value."""
    return word.lstrip("-!").partition("=")[0]
