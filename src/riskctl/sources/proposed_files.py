"""The files of a repository as they would be once something is written that was only proposed."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from errno import ENOENT

from riskctl.sources.fault import Fault
from riskctl.sources.files import Entry, Files, Kind


@dataclass(frozen=True, slots=True)
class ProposedFiles:
    """The files of `saved` with `after` in place of those it names, None for one that goes; satisfies
    `Files`."""

    saved: Files
    after: Mapping[str, bytes | None]

    def kind(self, path: str) -> Kind:
        if path in self.after:
            return "absent" if self.after[path] is None else "file"
        known = self.saved.kind(path)
        is_made = known == "absent" and any(kind != "absent" for _, kind in self._within(path))
        return "folder" if is_made else known

    def entries(self, folder: str, most: int) -> Sequence[Entry]:
        is_new = self.saved.kind(folder) == "absent" if folder else False
        found = {} if is_new else dict(self.saved.entries(folder, most))
        for name, kind in self._within(folder):
            if kind == "absent":
                found.pop(name, None)
            else:
                found[name] = kind
        return list(found.items())[:most]

    def read(self, file: str, limit: int) -> bytes | Fault:
        if file not in self.after:
            return self.saved.read(file, limit)
        data = self.after[file]
        if data is None:
            return Fault("RK001", "unopened", fields={"reason": os.strerror(ENOENT)})
        return Fault("RK006", "bytes", fields={"limit": limit}) if len(data) > limit else data

    def _within(self, folder: str) -> list[Entry]:
        """What is proposed right in a folder; a folder of what goes is left as it is."""
        above = f"{folder}/" if folder else ""
        found: list[Entry] = []
        for file, data in self.after.items():
            name, slash, _ = file.removeprefix(above).partition("/")
            if not file.startswith(above) or (slash and data is None):
                continue
            found.append((name, "folder" if slash else "absent" if data is None else "file"))
        return found
