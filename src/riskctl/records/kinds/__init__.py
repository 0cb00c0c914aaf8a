"""The kinds of files: found by listing this folder, known by their pattern, read by their model."""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from riskctl.records.record import Record

REGISTERS = ("unit", "department", "person")
VERSION = "v1"


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file: its name, where such files lie, and its model."""

    name: str
    pattern: re.Pattern[str]
    example: str
    model: type[Record]
    parts: str = ""  # where one file a unit may stand beside the single file, which then hold it together

    @property
    def examples(self) -> tuple[str, ...]:
        """Where such files lie, one path a form."""
        return (self.example, self.parts) if self.parts else (self.example,)

    @property
    def schema(self) -> str:
        """The value of `schema:` in such a file."""
        return f"riskctl/{self.name}/{VERSION}"

    @property
    def is_log(self) -> bool:
        """Whether such a file is a table of records, which has no `schema:`."""
        return self.example.endswith(".csv")


@cache
def kinds() -> tuple[FileKind, ...]:
    """Return every kind; those with the most literal patterns first, so that they are met first."""
    found = (_kind(info.name) for info in pkgutil.iter_modules(__path__))
    return tuple(
        sorted((kind for kind in found if kind), key=lambda kind: (kind.example.count("{"), kind.name))
    )


@cache
def _kind(name: str) -> FileKind | None:
    """The kind that the module `name` tells of, None where it tells of none."""
    module = import_module(f"{__name__}.{name}")
    if not hasattr(module, "MODEL"):
        return None
    parts = getattr(module, "PARTS", "")
    pattern = _pattern(module.PATTERN, *([parts] if parts else ()))
    return FileKind(name, pattern, module.PATTERN, module.MODEL, parts)


def yaml_kinds() -> tuple[FileKind, ...]:
    """Return the kinds that are YAML, for which there are JSON Schemas."""
    return tuple(kind for kind in kinds() if not kind.is_log)


def kind_of(file: str) -> tuple[FileKind, dict[str, str]] | None:
    """Return the kind of the file at the relative path `file`, and what its path says."""
    for kind in _by_place().get(file.partition("/")[0], ()):
        if match := kind.pattern.fullmatch(file):
            return kind, {key: said for key, said in match.groupdict().items() if said is not None}
    return None


@cache
def _by_place() -> dict[str, list[FileKind]]:
    """The kinds by the first step of where their files lie: a folder, or the file at the top."""
    found: dict[str, list[FileKind]] = {}
    for kind in kinds():
        for first in {example.partition("/")[0] for example in kind.examples}:
            found.setdefault(first, []).append(kind)
    return found


def kind_named(name: str) -> FileKind:
    """Return the kind called `name`, which is one: no other is loaded."""
    found = _kind(name)
    assert found is not None, name
    return found


def _pattern(*examples: str) -> re.Pattern[str]:
    return re.compile("|".join(map(_alternative, examples)))


def _alternative(example: str) -> str:
    parts = re.split(r"\{(\w+)\}", example)
    return "".join(f"(?P<{part}>[^/]+)" if n % 2 else re.escape(part) for n, part in enumerate(parts))
