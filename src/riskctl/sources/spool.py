"""Files made one after the other and put in place together: of many, only one is in memory at a time.

They wait in a folder of this run's own, which nobody else may read; it goes whatever happens, and where a run
is killed it is the system's to clear.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from riskctl.sources import staging
from riskctl.sources.output import refuse_links
from riskctl.sources.replace import SpooledFile, replace_all


@dataclass(slots=True)
class Spool:
    """What was made so far; `place` is where it waits."""

    place: Path
    files: list[SpooledFile] = field(default_factory=list)

    def add(self, file: str, data: bytes) -> None:
        """Have a file wait (relative, with `/`); raises OSError where the machine refuses."""
        waiting = self.place / str(len(self.files))
        waiting.write_bytes(data)
        self.files.append(SpooledFile(file, waiting))

    def put_into(self, folder: Path, home: Path) -> None:
        """Write all of them into `folder`; raises what `output.write_into` raises."""
        refuse_links(folder, home)
        staging.make_folder(folder)
        replace_all(folder, sorted(self.files, key=lambda one: one.file))


@contextmanager
def spool() -> Iterator[Spool]:
    """Give a spool for the time of a run."""
    with tempfile.TemporaryDirectory(prefix="riskctl-") as place:
        yield Spool(Path(place))
