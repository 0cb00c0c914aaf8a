"""Findings for people: the sentence, the place in its own lines, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Said, Words
from riskctl.base.visible import inert, visible
from riskctl.check.locator import Located, Spot
from riskctl.check.report import Settings
from riskctl.check.run import Outcome
from riskctl.check.snippet import Pens, snippet
from riskctl.check.summary import by_rule, more, remedy, severity_word, summary

WORDS: Words = {
    "fix": ("可自动修正：riskctl fix", "can be mended: riskctl fix"),
}

TERMINAL = True  # written as the terminal can show it

COLOURS = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "primary": "1;31",
    "related": "36",
    "bold": "1",
}


def write(outcome: Outcome, settings: Settings) -> str:
    """Return the findings one after another, a blank line between them, and the summary."""
    return "".join(pieces(outcome, settings))


def pieces(outcome: Outcome, settings: Settings) -> Iterator[str]:
    """Yield the same finding by finding."""
    shown = outcome.findings[: settings.most]
    for located in shown:
        yield inert("\n".join(_finding(located, outcome, settings))) + "\n\n"
    rest = outcome.findings[len(shown) :]
    left = [by_rule(rest, settings.language)] if rest else []
    yield inert("\n".join((*left, *summary(outcome, settings)))) + "\n"


def _finding(located: Located, outcome: Outcome, settings: Settings) -> Iterator[str]:
    finding, spot = located.finding, located.spot
    pens = _pens(settings)
    head = f"{severity_word(finding.severity, settings.language)}[{finding.rule}]"
    message = finding.message.text(settings.language)
    yield f"{pens.paint(head, finding.severity)} {pens.paint(message, 'bold')}"
    at = spot.position
    yield f" --> {visible(spot.file)}:{at.line}:{at.column}"
    if not finding.private:
        yield from _drawn(spot, [s for s in located.related if s.file == spot.file], outcome, settings)
    for other in located.related:
        if other.file != spot.file:
            yield f" ··> {visible(other.file)}:{other.position.line}:{other.position.column}"
            yield from _drawn(other, [], outcome, settings)
    margin = " " * len(str(at.line))
    yield f"{margin} = {remedy(finding, settings.language)}"
    if finding.fix and finding.fix.safe:
        yield f"{margin} = {_say(settings, 'fix')}"
    yield f"{margin} = {more(finding.rule, settings.language)}"


def _drawn(spot: Spot, related: list[Spot], outcome: Outcome, settings: Settings) -> Iterator[str]:
    lines = outcome.locator.lines(spot.file)
    if lines is None:  # a file that is no text has no lines to show, but what is said of it stays
        yield from ([f"     {spot.said.text(settings.language)}"] if spot.said else [])
    else:
        yield from snippet(lines, spot, related, settings.language, settings.width, _pens(settings))


def _say(settings: Settings, key: str, **fields: object) -> str:
    return Said(WORDS[key], fields).text(settings.language)


def _pens(settings: Settings) -> Pens:
    def paint(text: str, role: str) -> str:
        return f"\x1b[{COLOURS[role]}m{text}\x1b[0m" if settings.colour else text

    return Pens("│", "┆", paint) if settings.unicode else Pens("|", ":", paint)
