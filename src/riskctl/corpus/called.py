"""What a word names among the units, departments or posts of one step: by id, by name, or by a name's end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class WithIdAndName(Protocol):
    """What has an id and a name."""

    @property
    def id(self) -> str:
        """The id, once among those of its step."""

    @property
    def name(self) -> str:
        """The name, which several may share."""


One = TypeVar("One", bound=WithIdAndName)


def called(word: str | None, known: Sequence[One]) -> One | None:
    """Return the one that has the id `word`, else the only one of that name; None where there is none."""
    by_id = next((one for one in known if one.id == word), None)
    named = [one for one in known if one.name == word]
    return by_id or (named[0] if len(named) == 1 else None)


def meant(word: str | None, known: Sequence[One]) -> One | None:
    """Return the same, else the only one whose name ends so, as 肃州分局 ends that of the city's branch."""
    ending = [one for one in known if word and len(word) > 1 and one.name.endswith(word)]
    return called(word, known) or (ending[0] if len(ending) == 1 else None)
