"""Runs one rule over the example repository with files laid over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from riskctl import catalog
from riskctl.check.example import REPOSITORY
from riskctl.check.locator import Located
from riskctl.check.run import Outcome, run
from riskctl.corpus.load import load


@dataclass(frozen=True)
class Seen:
    """What a person sees of a finding: cause in English, place, severity, subject."""

    rule: str
    message: str
    help: str
    file: str
    line: int
    severity: str
    subject: str | None
    related: tuple[tuple[str, int], ...]


def outcome(root: Path, overlay: Mapping[str, str | None], *rules: str, today: date | None = None) -> Outcome:
    """Check the example repository with `overlay` on it (None takes a file away) by the rules named."""
    files: dict[str, Any] = REPOSITORY | dict(overlay)
    for name, text in files.items():
        if text is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")
    repository, context = load(root, today)
    loaded = [catalog.rule(rule) for rule in rules] or list(catalog.rules())
    return run(repository, context, loaded, lambda file: True)


def check(root: Path, overlay: Mapping[str, str | None], *rules: str) -> list[Seen]:
    """Return the findings of the rules named, or of all, over the example repository with `overlay`."""
    return [_seen(located) for located in outcome(root, overlay, *rules).findings]


def _seen(located: Located) -> Seen:
    finding = located.finding
    return Seen(
        finding.rule,
        finding.message.text("en"),
        finding.help.text("en"),
        located.spot.file,
        located.spot.position.line,
        finding.severity,
        finding.subject,
        tuple((spot.file, spot.position.line) for spot in located.related),
    )


def line_of(text: str, part: str) -> int:
    """Return the line of `text` in which `part` first stands."""
    return text[: text.index(part)].count("\n") + 1
