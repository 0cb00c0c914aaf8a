"""stub"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from riskctl.sources.fault import Fault


@dataclass(frozen=True, slots=True)
class Limits:
    yaml_bytes: int = 1_000_000
    depth: int = 64
    csv_bytes: int = 32_000_000
    csv_rows: int = 100_000
    csv_columns: int = 64
    csv_cell: int = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    bom: bool
    encoding: str


def read_bytes(root: Path, file: str, limit: int) -> bytes | Fault:
    return (root / file).read_bytes()


def decode_yaml(data: bytes) -> Decoded | Fault:
    try:
        t = data.decode()
    except UnicodeDecodeError:
        return Fault("RK001", "undecodable")
    return Decoded(t, False, "utf-8")
