"""A finding: bad data as a value, with its place, why it matters, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from riskctl.base.location import DataPath, Part, Span
from riskctl.base.messages import Said, Words

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
SEVERITY_WORDS: Words = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
}


def as_it_is(text: str) -> str:
    """Return `text`: the veil where nobody is to be kept out of what is told."""
    return text


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file of the repository and a data path in it, or a known span.

    A path that does not exist stands for its nearest parent's key. `subject` tells apart the
    registers of one table.
    """

    file: str
    path: DataPath = ()
    part: Part = "value"
    span: Span | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A related place and what it has to do with the finding."""

    place: Place
    said: Said


@dataclass(frozen=True, slots=True)
class Fix:
    """A text that mends the finding when it replaces the value at its place.

    Where nothing stands there yet it goes below its sibling `after`. A safe one changes nothing that
    people decided; one that guesses what was meant is not safe.
    """

    text: str
    safe: bool = True
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of bad data, in words of both languages."""

    rule: str
    name: str
    severity: Severity
    message: Said
    help: Said
    place: Place
    label: Said | None = None
    related: tuple[Label, ...] = ()
    subject: str | None = None
    fix: Fix | None = None
    private: bool = False  # whether its text must not be repeated in a report

    def veiled(self, veil: Callable[[str], str]) -> Finding:
        """Return the finding as it may be told, each text of its messages through `veil`."""
        if veil is as_it_is:
            return self
        related = tuple(replace(label, said=label.said.mapped(veil)) for label in self.related)
        label = self.label.mapped(veil) if self.label else None
        message, remedy = self.message.mapped(veil), self.help.mapped(veil)
        return replace(self, message=message, help=remedy, label=label, related=related)
