"""What Tab offers where a unit, department or post is to be written: ids and names, step by step.

Somebody waits for it, so the organisation is read as it is written, without its record: that of a file with
faults offers what can be read of it. Of many files of one unit each those are read whose unit's id goes on as
is typed. Nothing heavy is loaded (`cli.shell.tab`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

from riskctl.cli.shell.language import programmes

ORGANIZATION, PARTS, ENDING = "organization.yaml", "organization", ".yaml"
MANY = 100  # files of units, of which no more are read
MOST_BYTES = 1_000_000
DEPTH = 64
STEPS = ("units", "departments", "posts")
TRUE = ("true", "是")


class _Written:
    """A unit, department or post as it is written; with typing's own tuples Tab would take longer."""

    def __init__(self, data: dict[str, Any], below: str) -> None:
        self.id = _text(data.get("id"))
        self.name = _text(data.get("name"))
        self.is_external = data.get("external") in TRUE
        self.below = data.get(below)


def offered_subjects(incomplete: str) -> list[str]:
    """Return how `incomplete` may go on in the repository of this folder; nothing where there is none, or
    where its organisation cannot be read: Tab complains of nothing."""
    above, slash, begun = incomplete.rpartition("/")
    units = _written([unit for file in _files(incomplete.partition("/")[0]) for unit in _units(file)], 0)
    return [f"{above}{slash}{word}" for word in _words(above, units) if word.startswith(begun)]


def _words(above: str, known: Sequence[_Written]) -> Iterator[str]:
    """The ids and names below the unit or department `above`, one of `known`; those of the units where it is
    blank."""
    from riskctl.corpus.called import meant  # Tab alone needs it; help has none of it

    steps = above.strip("/").split("/") if above else []
    if not steps:
        known = [unit for unit in known if not unit.is_external]
    for at, step in enumerate(steps, start=1):
        found = meant(step, known)
        known = _written(found.below, at) if found and at < len(STEPS) else []
    yield from (word for one in known for word in (one.id, one.name) if word)


def _written(listed: object, step: int) -> Sequence[_Written]:
    if not isinstance(listed, list):
        return []
    below = STEPS[step + 1] if step + 1 < len(STEPS) else ""
    return [_Written(one, below) for one in listed if isinstance(one, dict)]


def _files(unit: str) -> list[str]:
    """The files of the organisation of this folder's repository that may tell of `unit`."""
    root = next((os.path.dirname(path) for path in programmes(".") if os.path.isfile(path)), None)
    if root is None:
        return []
    folder = os.path.join(root, PARTS)
    parts = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    if len(parts) > MANY:
        parts = [part for part in parts if part.startswith(unit)][:MANY]
    files = [os.path.join(root, ORGANIZATION), *(os.path.join(folder, part) for part in parts)]
    return [file for file in files if file.endswith(ENDING)]


def _units(file: str) -> list[Any]:
    """The units that a file tells of; none where it cannot be read."""
    from riskctl.sources.yaml.plain import plain_data

    try:
        with open(file, "rb") as opened:
            text = opened.read(MOST_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    data = plain_data(text, DEPTH) or _by_the_reader(text)
    units = data.get("units") if isinstance(data, dict) else None
    return units if isinstance(units, list) else []


def _by_the_reader(text: str) -> Any:
    """The data of a text that is not plainly written; None where it cannot be read."""
    from riskctl.sources.yaml.reader import read

    tree = read(text, DEPTH)
    return None if isinstance(tree, list) else tree.data


def _text(value: object) -> str:
    """A value that may be shown in a terminal: what hides in a text might be an order to it."""
    return value if isinstance(value, str) and value.isprintable() else ""
