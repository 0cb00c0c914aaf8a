"""Files that are not on disk yet, read as if they were: so a new repository is known before it is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riskctl.sources.fault import Fault
from riskctl.sources.files import Entry, Kind


class Drafts:
    """Texts by their paths; satisfies `Files`."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def kind(self, path: str) -> Kind:
        if path in self.texts:
            return "file"
        return "folder" if any(file.startswith(f"{path}/") for file in self.texts) else "absent"

    def entries(self, folder: str, most: int) -> Sequence[Entry]:
        within = (file.removeprefix(f"{folder}/") for file in self.texts if file.startswith(f"{folder}/"))
        names = dict.fromkeys(rest.partition("/")[0] for rest in within)
        return [(name, self.kind(f"{folder}/{name}")) for name in names][:most]

    def read(self, file: str, limit: int) -> bytes | Fault:
        data = self.texts[file].encode()
        return data if len(data) <= limit else Fault("RK006", "bytes", fields={"limit": limit})
