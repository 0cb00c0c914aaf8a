"""Findings as a Markdown table, for the comment on a pull request or the summary of a build step."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.markdown import code, quiet
from riskctl.base.messages import Language, Said, Words
from riskctl.base.visible import visible
from riskctl.check.findings import gravest_first
from riskctl.check.locator import Located
from riskctl.check.report import Settings
from riskctl.check.run import Outcome
from riskctl.check.summary import by_rule, count, remedy, scope, severity_word, unjudged

MARK = "<!-- riskctl:check -->"  # by which the comment is found and written anew
LONGEST = 60_000  # characters; GitHub takes 65,536

COLUMNS: Words = {
    "severity": ("轻重", "Severity"),
    "rule": ("规则", "Rule"),
    "place": ("位置", "Place"),
    "finding": ("问题", "Finding"),
}


def write(outcome: Outcome, settings: Settings) -> str:
    """Return what was found in a sentence, the findings as a table, errors first, and what is to be known."""
    language = settings.language
    found = gravest_first(outcome.findings)
    head = [MARK, f"**{quiet(count(outcome, language))}**"]
    foot = [*map(quiet, unjudged(outcome, language)), quiet(scope(outcome, settings))]
    if found:
        room = LONGEST - sum(len(part) + 2 for part in (*head, *foot, quiet(by_rule(found, language))))
        table, shown = _table(found, room, language)
        rest = found[shown:]
        head += [table, *([quiet(by_rule(rest, language))] if rest else [])]
    return "\n\n".join((*head, *foot)) + "\n"


def _table(found: Sequence[Located], room: int, language: Language) -> tuple[str, int]:
    """The table of as many findings as there is room for, and how many they are."""
    words = (Said(pair).text(language) for pair in COLUMNS.values())
    lines = [f"| {' | '.join(words)} |", "|---|---|---|---|"]
    left = room - sum(len(line) + 1 for line in lines)
    for located in found:
        row = _row(located, language)
        left -= len(row) + 1
        if left < 0:
            break
        lines.append(row)
    return "\n".join(lines), len(lines) - 2


def _row(located: Located, language: Language) -> str:
    finding, at = located.finding, located.spot.position
    place = code(f"{visible(located.spot.file)}:{at.line}:{at.column}")
    said = f"{quiet(finding.message.text(language))}<br>{quiet(remedy(finding, language))}"
    return f"| {severity_word(finding.severity, language)} | {finding.rule} | {place} | {said} |"
