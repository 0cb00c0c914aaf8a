"""The files of a repository with the texts of an editor over them: what is not saved is what is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riskctl.sources.fault import Fault
from riskctl.sources.files import Entry, Files, Kind


@dataclass(frozen=True, slots=True)
class OpenFiles:
    """The files of `saved`, with `texts` in place of those that are open; satisfies `Files`.

    A link stays what it is: that an editor opened it does not make it a file of the repository.
    """

    saved: Files
    texts: Mapping[str, bytes]

    def kind(self, path: str) -> Kind:
        known = self.saved.kind(path)
        return "file" if known == "absent" and path in self.texts else known

    def entries(self, folder: str, most: int) -> Sequence[Entry]:
        return self.saved.entries(folder, most)

    def read(self, file: str, limit: int) -> bytes | Fault:
        text = self.texts.get(file)
        if text is None or self.kind(file) != "file":
            return self.saved.read(file, limit)
        return Fault("RK006", "bytes", fields={"limit": limit}) if len(text) > limit else text
