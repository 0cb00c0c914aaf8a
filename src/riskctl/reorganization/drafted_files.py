"""A repository as a draft would leave it, to be read and checked before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from riskctl.reorganization.draft import RepositoryDraft
from riskctl.sources.fault import Fault
from riskctl.sources.files import Entry, Files, Kind


@dataclass(frozen=True, slots=True)
class DraftedFiles:
    """The files on disk with those of a draft laid over them; satisfies `Files`."""

    disk: Files
    drafted: dict[str, bytes | None]

    def kind(self, path: str) -> Kind:
        if path in self.drafted:
            return "absent" if self.drafted[path] is None else "file"
        if any(data is not None and file.startswith(f"{path}/") for file, data in self.drafted.items()):
            return "folder"
        return self.disk.kind(path)

    def entries(self, folder: str, most: int) -> Sequence[Entry]:
        found: dict[str, Kind] = {}
        if self.disk.kind(folder) == "folder":
            found = dict(self.disk.entries(folder, most))
        inside = f"{folder}/" if folder not in ("", ".") else ""
        for file, data in self.drafted.items():
            if file.startswith(inside):
                name, *below = PurePosixPath(file[len(inside) :]).parts
                if data is not None:
                    found[name] = "folder" if below else "file"
                elif not below:
                    found.pop(name, None)
        return [*found.items()][:most]

    def read(self, file: str, limit: int) -> bytes | Fault:
        data = self.drafted.get(file)
        return data if data is not None else self.disk.read(file, limit)


def drafted(draft: RepositoryDraft) -> Files:
    """Return the files of the draft's repository as they would be."""
    return DraftedFiles(draft.repository.source, draft.after())
