"""A finding on one line, as compilers print it: for logs, hooks and editors that jump to a place."""

from __future__ import annotations

from riskctl.base.messages import Language
from riskctl.base.visible import inert, visible
from riskctl.check.located import Located
from riskctl.check.summary import severity_word


def one_line(located: Located, language: Language) -> str:
    """Return `file:line:col: error RK301 message`, in which the log of a build host finds no command."""
    finding, at = located.finding, located.spot.position
    severity = severity_word(finding.severity, language)
    place = f"{as_start(visible(located.spot.file))}:{at.line}:{at.column}"
    return inert(f"{place}: {severity} {finding.rule} {finding.message.text(language)}")


def as_start(path: str) -> str:
    """Return `path` as a line may begin with it: what begins with `::` is a command to some hosts."""
    return path if path[:1].isalnum() or path[:1] in "._" else f"./{path}"
