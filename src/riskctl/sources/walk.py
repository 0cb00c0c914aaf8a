"""stub"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.sources.fault import Fault


@dataclass(frozen=True, slots=True)
class Walked:
    files: tuple[str, ...]
    faults: tuple[tuple[str, Fault], ...]


def walk(root: Path, folders: Sequence[str]) -> Walked:
    return Walked(
        tuple(sorted(p.relative_to(root).as_posix() for f in folders for p in (root / f).rglob("*.yaml"))), ()
    )
