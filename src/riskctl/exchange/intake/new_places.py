"""Departments and posts that a table names and the organisation does not have yet: added behind its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.location import DataPath
from riskctl.base.messages import Said, Words
from riskctl.exchange.intake.places import Home, NewPlace
from riskctl.exchange.intake.registers import Source
from riskctl.sources.gate import BOM
from riskctl.sources.replace import Replacement
from riskctl.sources.yaml.append import appended
from riskctl.sources.yaml.reader import YamlTree, read

WORDS: Words = {
    "unread": (
        "{file} 读不出来，没法加上新的部门和岗位；什么都没有写。",
        "{file} cannot be read, so that new departments and posts cannot be added; nothing was written.",
    ),
}


def is_of(place: NewPlace, home: Home) -> bool:
    """Return whether a new place is that of a subject, or the department it is in."""
    return (place.unit, place.department) == (home.unit, home.department) and place.post in ("", home.post)


def organization_changes(places: Sequence[NewPlace], source: Source) -> list[Replacement]:
    """Return what adds `places` to the organisation, each in the file that tells its unit.

    Raises RiskctlError where that touches anything else.
    """
    by_file: dict[str, list[NewPlace]] = {}
    for place in places:
        by_file.setdefault(source.file_of(place.unit), []).append(place)
    return [_change(file, own, source) for file, own in by_file.items()]


def _change(file: str, places: Sequence[NewPlace], source: Source) -> Replacement:
    before = source.bytes_of(file)
    mark = BOM if before.startswith(BOM) else b""
    text = before.removeprefix(BOM).decode()
    for place in sorted(places, key=lambda one: bool(one.post)):
        text = _added(file, text, place)
    return Replacement(file, before, mark + text.encode())


def _added(file: str, text: str, place: NewPlace) -> str:
    tree = read(text)
    if not isinstance(tree, YamlTree):
        raise RiskctlError(Said(WORDS["unread"], {"file": file}))
    path, item = _where(tree, place), {"id": place.post or place.department, "name": place.name}
    return appended(tree, path, [item])


def _where(tree: YamlTree, place: NewPlace) -> DataPath:
    """The list that a new place is added to."""
    units: Any = tree.data["units"] if isinstance(tree.data, dict) else []
    unit = _numbered(units, place.unit)
    path: DataPath = ("units", unit, "departments")
    if not place.post:
        return path
    return (*path, _numbered(units[unit].get("departments"), place.department), "posts")


def _numbered(items: Any, id: str) -> int:
    """The place of the item of this id in a list."""
    return next(n for n, item in enumerate(items) if item.get("id") == id)
