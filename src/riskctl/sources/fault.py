"""A fault: what is wrong with a file, as a value that flows on. The rule named words it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from riskctl.base.location import Span


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a file: the rule it breaks, the cause among that rule's words, where."""

    rule: str  # RK002
    cause: str  # a key of the rule's words
    span: Span = Span(0, 0)
    fields: Mapping[str, object] = field(default_factory=dict)
    path: tuple[str | int, ...] = ()  # of what is missing, as the file would have it
    elsewhere: bool = False  # another document of the file tells it, or it follows from what one tells
