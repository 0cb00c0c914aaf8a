"""Registers as people write them: in more than one layout, as YAML and as a table."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from riskctl.corpus.tables import documents_of
from riskctl.exchange.convert import to_table
from riskctl.merge.result import Lines, Merged
from riskctl.merge.three_way import merge
from riskctl.sources.gate import BOM, Limits
from riskctl.sources.yaml.emit import written
from riskctl.sources.yaml.reader import YamlTree, read
from tests.diff.generated import FILE, TABLE, Register, _document


@dataclass(frozen=True)
class Layout:
    """How a person lays a register out."""

    indent: int = 2  # of the items of a list below their key
    brackets: bool = False  # measures and lists of texts on one line
    gap: bool = False  # an empty line between points
    comment: bool = False  # one above each point, and behind its title
    line_break: str = "\n"


LAYOUTS = st.builds(
    Layout,
    st.sampled_from([0, 2, 4]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)


def yaml_of(register: Register, layout: Layout) -> bytes:
    """Return the register as YAML."""
    lines = [f"{key}: {written(value)}" for key, value in register.items() if isinstance(value, str)]
    lines.append("risk_points:" if register["risk_points"] else "risk_points: []")
    pad = " " * layout.indent
    for n, point in enumerate(register["risk_points"]):
        if layout.gap and n:
            lines.append("")
        if layout.comment:
            lines.append(f"{pad}# 关于 {point['id']}")
        first, *rest = _mapping(point, layout)
        lines += [f"{pad}- {first}", *(f"{pad}  {line}" for line in rest)]
    return "".join(line + layout.line_break for line in lines).encode()


def _mapping(value: dict[str, Any], layout: Layout) -> list[str]:
    lines: list[str] = []
    for key, inner in value.items():
        if isinstance(inner, str):
            note = " # 题" if layout.comment and key == "title" else ""
            lines.append(f"{key}: {written(inner)}{note}")
        elif layout.brackets or not inner:
            lines.append(f"{key}: {_flow(inner)}")
        elif isinstance(inner, dict):
            lines += [f"{key}:", *(f"  {line}" for line in _mapping(inner, layout))]
        else:
            lines += [f"{key}:", *(line for item in inner for line in _item(item, layout))]
    return lines


def _item(item: Any, layout: Layout) -> list[str]:
    pad = " " * layout.indent
    if isinstance(item, str):
        return [f"{pad}- {written(item)}"]
    first, *rest = _mapping(item, layout)
    return [f"{pad}- {first}", *(f"{pad}  {line}" for line in rest)]


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(_flow, value)) + "]" if isinstance(value, list) else written(value)


def table_of(register: Register, encoding: str = "utf-8-sig", line_break: str = "\n") -> bytes:
    """Return the register as a table."""
    text = to_table([_document(register)], TABLE, "zh", None).data.removeprefix(BOM).decode()
    return text.replace("\n", line_break).encode(encoding)


def said(data: bytes, file: str) -> Any:
    """Return what a file says, its points by id, less the order of keys."""
    if file == TABLE:
        (document,) = documents_of(data, TABLE, Limits(), None)
        assert document.tree and not document.faults
        found: Any = document.tree.data
    else:
        tree = read(data.decode("utf-8-sig"))
        assert isinstance(tree, YamlTree)
        found = tree.data
    points = found.get("risk_points") or []
    by_id = {point["id"]: _unordered(point) for point in points}
    assert len(by_id) == len(points)
    return found | {"risk_points": by_id}


def _unordered(point: dict[str, Any]) -> dict[str, Any]:
    return point | {"measures": sorted(point["measures"], key=lambda measure: str(measure["text"]))}


def wanted(register: Register) -> Any:
    """Return what a file of this register says."""
    return register | {"risk_points": {point["id"]: _unordered(point) for point in register["risk_points"]}}


def no_lines() -> Lines:
    """Lines that git could not merge: what is left is the meaning."""
    return Lines(None, False)


def by_git(base: bytes, ours: bytes, theirs: bytes) -> Callable[[], Lines]:
    """Return what merges the lines as git does."""

    def run() -> Lines:
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / name for name in ("ours", "base", "theirs")]
            for file, data in zip(files, (ours, base, theirs), strict=True):
                file.write_bytes(data)
            words = ["git", "merge-file", "-p", *(w for f in files for w in ("-L", f.name)), *map(str, files)]
            ended = subprocess.run(words, capture_output=True, check=False)
        return Lines(ended.stdout if ended.returncode < 128 else None, ended.returncode == 0)

    return run


def merged(base: bytes, ours: bytes, theirs: bytes, file: str = FILE, lines: bool = False) -> Merged:
    """Return the merge by meaning alone, or with `lines` after git's."""
    return merge(base, ours, theirs, file, by_git(base, ours, theirs) if lines else no_lines)
