"""What comes of a merge, and what each form of file has to know for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from riskctl.base.messages import Said


@dataclass(frozen=True, slots=True)
class Lines:
    """What git made of the lines (None: they are no text), and whether without a conflict."""

    data: bytes | None
    clean: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """What to write (None: ours stays as it is), what is in conflict, and what else to say."""

    data: bytes | None
    conflicts: tuple[Said, ...] = ()
    notes: tuple[Said, ...] = ()


class Meaning(Protocol):
    """Three states of a file that is understood."""

    def holds(self, data: bytes) -> bool:
        """Return whether `data` is what the merge by meaning gives, in the form that ours has."""

    def merged(self) -> Merged:
        """Return the merge by meaning; raise NotMergeable where the text cannot be cut so."""

    def is_sound(self, data: bytes) -> bool:
        """Return whether `data` is still a file of this kind, with each id once."""
