"""One thing that keeps a policy from grading (RK304, RK305), as a value; the rules word it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from riskctl.base.location import DataPath

SCALES = ("probability", "severity")


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong with a policy: the rule, the cause among its words, where, and its fields.

    `against` names the parts that the entry has to fit. The rest is known once it is known which file
    holds which part (`corpus.policy`): the file to mend, the preset that holds the part where no file
    does, and where in another file the part stands that it has to fit.
    """

    rule: str
    cause: str
    path: DataPath
    fields: Mapping[str, object] = field(default_factory=dict)
    against: tuple[str, ...] = ()
    file: str = ""
    origin: tuple[str, str] | None = None  # the preset, and which part of it
    related: tuple[str, DataPath] | None = None
