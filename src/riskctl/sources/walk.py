"""Walks a repository's folders once, following no link; odd names and files become faults."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from riskctl.base.visible import visible
from riskctl.sources.fault import Fault
from riskctl.sources.files import Entry, Files
from riskctl.sources.foreign import form_by_name
from riskctl.sources.gate import is_seen

READ = (".yaml", ".yml", ".csv")
DEEPEST = 16  # folders
MOST = 1_000_000  # entries; a province has some 300,000
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
ENDING = "ending"  # the cause where an ending says nothing: what the file holds tells if it is a register
_SKIPPED = re.compile(r"\._|\.#|\.git$|~\$|\..*~$")  # what macOS and git add, locks and backups


@dataclass(frozen=True, slots=True)
class Walked:
    """Relative paths with `/` of the files riskctl reads, sorted; and what is wrong with names."""

    files: tuple[str, ...]
    faults: tuple[tuple[str, Fault], ...]


def walk(source: Files, folders: Sequence[str]) -> Walked:
    """Return the YAML and CSV files below the named folders of `source`."""
    walker = _Walker(source)
    for folder in folders:
        walker.enter(folder)
    return Walked(tuple(sorted(walker.files)), tuple(sorted(walker.faults, key=lambda pair: pair[0])))


class _Walker:
    """One walk: what it found so far."""

    def __init__(self, source: Files) -> None:
        self.source = source
        self.files: list[str] = []
        self.faults: list[tuple[str, Fault]] = []
        self.left = MOST

    def enter(self, folder: str) -> None:
        """Take in one top folder, where there is one."""
        if self.left < 0:
            return
        kind = self.source.kind(folder)
        if kind != "folder":
            if kind != "absent":
                self.faults.append((folder, Fault("RK008", "link" if kind == "link" else "not-a-file")))
            return
        waiting = [folder]
        while waiting and self.left >= 0:
            here = waiting.pop()
            waiting += self._folder(here)

    def _folder(self, here: str) -> Iterator[str]:
        """Take in the entries of one folder; yield the folders below."""
        if here.count("/") >= DEEPEST:
            self.faults.append((here, Fault("RK006", "folders", fields={"limit": DEEPEST})))
            return
        try:
            entries = sorted(self.source.entries(here, self.left + 1))
        except OSError as error:
            self.faults.append((here, Fault("RK001", "unopened", fields={"reason": error.strerror or ""})))
            return
        names: dict[str, str] = {}
        there = {name for name, _ in entries}
        for entry in entries:
            self.left -= 1
            if self.left < 0:
                self.faults.append((here, Fault("RK006", "entries", fields={"limit": MOST})))
                return
            if not _is_skipped(entry[0], there):
                yield from self._entry(here, entry, names)

    def _entry(self, here: str, entry: Entry, names: dict[str, str]) -> Iterator[str]:
        name, kind = entry
        path = f"{here}/{name}"
        if kind in ("file", "other") and not name.lower().endswith(READ) and name.startswith("."):
            return  # what systems and programs keep for themselves
        if fault := _name_fault(name, names):
            self.faults.append((visible(path), fault))
        elif kind == "link":
            self.faults.append((path, Fault("RK008", "link")))
        elif kind == "folder":
            yield path
        elif kind != "file":
            self.faults.append((path, Fault("RK008", "not-a-file", fields={"file": path})))
        elif name.lower().endswith(READ) and "/." in path:
            self.faults.append((path, Fault("RK007", "hidden", fields={"file": path})))
        elif name.lower().endswith(READ):
            self.files.append(path)
        elif f"{here}/".startswith("registers/"):
            self.faults.append((path, Fault("RK007", form_by_name(name) or ENDING, fields={"file": path})))


def _is_skipped(name: str, there: Container[str]) -> bool:
    """Whether a name is none of the office's; a backup is one where what it backs up is gone."""
    if name.endswith("~") and name[0] not in ".~":
        return name[:-1] in there
    return bool(_SKIPPED.match(name))


def _name_fault(name: str, names: dict[str, str]) -> Fault | None:
    """What keeps a name from being safe on every system, or apart from its neighbours."""
    if not is_seen(name):
        return Fault("RK008", "unprintable", fields={"name": name})
    if _RESERVED.fullmatch(name) or name[-1] in ". ":
        return Fault("RK008", "reserved", fields={"name": name})
    folded = unicodedata.normalize("NFKC", name).casefold()
    other = names.setdefault(folded, name)
    return Fault("RK008", "collision", fields={"name": name, "other": other}) if other != name else None
