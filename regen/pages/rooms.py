"""Puts the order of the rooms into a page: the layers that import-linter holds, each room with what it owns.

`<!-- rooms ID -->` is the contract `ID` of pyproject.toml as a picture, `<!-- chain ID -->` as one line.
What a room owns is the first paragraph of its docstring.
"""

from __future__ import annotations

import ast
import re
import textwrap
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

WIDTH = 112
_PICTURE = re.compile(r"(<!-- rooms (\S+) -->\n).*?(<!-- /rooms -->)", re.DOTALL)
_CHAIN = re.compile(r"(<!-- chain (\S+) -->).*?(<!-- /chain -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Layers:
    """A contract: the package whose parts it orders, and its floors, the lowest first."""

    container: str
    floors: tuple[tuple[str, ...], ...]


def with_rooms(text: str, root: Path) -> str:
    """Return `text` with every marked picture and chain as the project at `root` has it."""
    contracts = _contracts(root)
    drawn = _PICTURE.sub(lambda m: f"{m[1]}{picture(contracts[m[2]], root / 'src')}{m[3]}", text)
    return _CHAIN.sub(lambda m: f"{m[1]}{chain(contracts[m[2]])}{m[3]}", drawn)


def picture(layers: Layers, source: Path) -> str:
    """Return the floors one below the other, those that must not import each other in a bracket."""
    widest = max(len(room) for floor in layers.floors for room in floor)
    floors = ["".join(_floor(floor, layers.container, source, widest)) for floor in layers.floors]
    return "```text\n" + "   │\n".join(floors) + "```\n"


def chain(layers: Layers) -> str:
    """Return the floors in one line."""
    return " → ".join("、".join(floor) for floor in layers.floors)


def _contracts(root: Path) -> dict[str, Layers]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        one["id"]: Layers(container, tuple(map(_rooms, reversed(one["layers"]))))
        for one in project["tool"]["importlinter"]["contracts"]
        if one["type"] == "layers"
        for container in one["containers"]
    }


def _rooms(layer: str) -> tuple[str, ...]:
    """The rooms of one layer, which writes `check | render` and marks with brackets what may be missing."""
    return tuple(room.strip(" ()") for room in layer.split("|"))


def _floor(rooms: Sequence[str], container: str, source: Path, widest: int) -> Iterator[str]:
    for n, room in enumerate(rooms):
        bracket = " " if len(rooms) == 1 else "┌" if n == 0 else "└" if n == len(rooms) - 1 else "├"
        start = f" {bracket} {room:{widest}}  "
        owns = _owns(source.joinpath(*container.split("."), room))
        yield textwrap.fill(owns, WIDTH, initial_indent=start, subsequent_indent=" " * len(start)) + "\n"


def _owns(room: Path) -> str:
    file = room / "__init__.py" if room.is_dir() else room.with_suffix(".py")
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(said.partition("\n\n")[0].split()).removesuffix(".")
