"""Findings as workflow commands, which GitHub, and hosts that run its workflows, show beside the lines."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Language, Said, Words
from riskctl.base.visible import inert, visible
from riskctl.check.finding import SEVERITIES, Severity
from riskctl.check.findings import chosen, gravest_first
from riskctl.check.locator import Located
from riskctl.check.report import Settings
from riskctl.check.run import Outcome
from riskctl.check.summary import by_rule, one_line, remedy, severity_word, summary

SHOWN = 10  # of each command that GitHub takes from one step; it drops the others without a word
LOGGED = 1000  # further findings in the log, a line each
COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}

WORDS: Words = {
    "more": ("另有 {n} 个{severity}，见日志。", "Further findings ({severity}): {n}, see the log."),
}


def write(outcome: Outcome, settings: Settings) -> str:
    """Return the commands, errors first, the findings they leave out as lines of the log, and the summary."""
    commands: list[str] = []
    found, end, left = gravest_first(outcome.findings), 0, list[int]()
    for severity in SEVERITIES:
        start, end = end, end + outcome.count(severity)
        shown = min(end, start + (SHOWN if end - start <= SHOWN else SHOWN - 1))
        commands += [_command(located, settings) for located in found[start:shown]]
        commands += _told(end - shown, severity, settings.language)
        left += range(shown, end)
    rest = chosen(found, left)
    lines = [*commands, *(one_line(located, settings.language) for located in rest[:LOGGED])]
    if len(rest) > LOGGED:
        lines.append(by_rule(rest[LOGGED:], settings.language))
    return "".join(f"{inert(line)}\n" for line in (*lines, *summary(outcome, settings)))


def _command(located: Located, settings: Settings) -> str:
    finding, language = located.finding, settings.language
    properties = [f"{key}={_property(value)}" for key, value in _properties(located, settings)]
    message = f"{finding.message.text(language)}\n{remedy(finding, language)}"
    return f"::{COMMANDS[finding.severity]} {','.join(properties)}::{_data(message)}"


def _properties(located: Located, settings: Settings) -> Iterator[tuple[str, str]]:
    finding, at = located.finding, located.spot.position
    yield "file", visible(settings.path(located.spot.file))
    yield "line", str(at.line)
    if at.end_line == at.line:  # columns of a place in several lines make GitHub refuse it
        yield from (("col", str(at.column)), ("endColumn", str(at.end_column)))
    else:
        yield "endLine", str(at.end_line)
    yield "title", f"{finding.rule} {finding.name}"


def _told(more: int, severity: Severity, language: Language) -> Iterator[str]:
    """The last command of its kind, which tells how many more there are."""
    if more:
        fields = {"n": more, "severity": severity_word(severity, language)}
        yield f"::{COMMANDS[severity]}::{_data(Said(WORDS['more'], fields).text(language))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
