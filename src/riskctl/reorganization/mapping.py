"""What becomes of each name in a reorganisation: of subjects, and of points that go elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from riskctl.corpus.moves import NameChange

REGISTERS = "registers/"
_ENDINGS = (".yaml", ".csv")


@dataclass(frozen=True, slots=True)
class NameMapping:
    """Renamings of subjects, of which the first that fits counts; `points` are those that go elsewhere by
    themselves, by their whole ids. What was signed of those that `ended` stays theirs."""

    renamings: tuple[NameChange, ...]
    points: Mapping[str, str] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()

    def subject(self, ref: str) -> str:
        """Return what the whole reference of a subject, or of what lies below one, is afterwards."""
        found = (one(ref) for one in self.renamings)
        return next((after for after in found if after != ref), ref)

    def point(self, ref: str) -> str:
        """Return the whole id that a point has afterwards; of a subject what it is called."""
        return self.points.get(ref) or self.subject(ref)

    def is_ended(self, ref: str) -> bool:
        """Return whether `ref` is of what is no more, or is a point of it or one that was given away."""
        return ref.partition("#")[0] in self.ended or ref in self.points

    def path(self, path: str) -> str:
        """Return where a register, or a folder of registers, lies afterwards."""
        if not path.startswith(REGISTERS):
            return path
        ending = next((one for one in _ENDINGS if path.endswith(one)), "")
        return REGISTERS + self.subject(path[len(REGISTERS) : len(path) - len(ending)]) + ending
