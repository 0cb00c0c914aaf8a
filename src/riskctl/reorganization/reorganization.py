"""A reorganisation as it is asked for: what becomes what, once every word is known to mean something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from riskctl.reorganization.mapping import NameMapping

Kind = Literal["renamed", "merged", "given", "closed"]


@dataclass(frozen=True, slots=True)
class MoveStep:
    """One row of what happens: a subject, or a point, and what it becomes; blank where it ends."""

    kind: Kind
    old: str
    new: str = ""
    old_name: str = ""


@dataclass(frozen=True, slots=True)
class Reorganization:
    """What is asked: the steps in their order, and what follows for references.

    `names` are the names that subjects get, by their old references; `removed` are those that are no more,
    `added` those that are new, by whole references with their names.
    """

    steps: tuple[MoveStep, ...]
    mapping: NameMapping
    names: dict[str, str] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    added: dict[str, str] = field(default_factory=dict)
