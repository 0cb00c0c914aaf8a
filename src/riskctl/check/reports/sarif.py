"""Findings as SARIF 2.1.0, which code hosts and editors take; columns in UTF-16 units."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from riskctl.base.location import utf16_units
from riskctl.base.messages import Language, Said, Words
from riskctl.base.visible import inert_json
from riskctl.check.finding import Severity
from riskctl.check.findings import gravest_first
from riskctl.check.locator import Located, Locator, Spot
from riskctl.check.report import Settings
from riskctl.check.rule import Rule
from riskctl.check.run import Outcome
from riskctl.check.summary import by_rule, more, remedy, unjudged

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
SHOWN = 5000  # GitHub keeps as many of one run
RELATED = 100  # GitHub shows as many places of one finding
# GitHub reads the second name alone; its upload notes that ours is not what it reckoned, and keeps it.
FINGERPRINTS = ("riskctl/v1", "primaryLocationLineHash")
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}

WORDS: Words = {
    "cut": ("问题太多，只写出最重的 {n} 个。", "Too many findings: only the gravest {n} are written."),
}


def write(outcome: Outcome, settings: Settings) -> str:
    """Return one run with its rules and results, the gravest first where there are too many."""
    found = outcome.findings if len(outcome.findings) <= SHOWN else gravest_first(outcome.findings)
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(outcome, found, settings)]}
    return inert_json(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _run(outcome: Outcome, found: Sequence[Located], settings: Settings) -> dict[str, Any]:
    language, shown, rest = settings.language, found[:SHOWN], found[SHOWN:]
    rules = [_rule(rule, language) for rule in outcome.rules]
    index = {rule.id: n for n, rule in enumerate(outcome.rules)}
    told = [*_notifications(outcome, rest, language)]
    counts = {"files": outcome.files, "points": outcome.points, "suppressed": outcome.suppressed}
    return {
        "tool": {"driver": {"name": "riskctl", "version": settings.version, "rules": rules}},
        "language": language,
        "columnKind": "utf16CodeUnits",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": told}],
        "results": [_result(located, index, outcome.locator, settings) for located in shown],
        "properties": counts | ({"omitted": len(rest)} if rest else {}),
    }


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    why = Said(rule.why).text(language)
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": Said(rule.title).text(language)},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n{more(rule.id, language)}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _notifications(outcome: Outcome, rest: Sequence[Located], language: Language) -> Iterator[dict[str, Any]]:
    """What a reader of the results must know: what is not among them, and why."""
    said = [*unjudged(outcome, language)]
    if rest:
        said += [Said(WORDS["cut"], {"n": SHOWN}).text(language), by_rule(rest, language)]
    yield from ({"level": "warning", "message": {"text": text}} for text in said)


def _result(located: Located, index: dict[str, int], locator: Locator, settings: Settings) -> dict[str, Any]:
    finding, language = located.finding, settings.language
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": _message(f"{finding.message.text(language)}\n{remedy(finding, language)}"),
        "locations": [_location(located.spot, locator, settings)],
        "partialFingerprints": dict.fromkeys(FINGERPRINTS, located.fingerprint),
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if located.related:
        result["relatedLocations"] = [*_related(located, locator, settings)]
    if finding.subject:
        result["properties"] = {"subject": finding.subject}
    return result


def _related(located: Located, locator: Locator, settings: Settings) -> Iterator[dict[str, Any]]:
    for n, spot in enumerate(located.related[:RELATED], 1):
        said = {"message": _message(spot.said.text(settings.language))} if spot.said else {}
        yield {"id": n, **_location(spot, locator, settings), **said}


def _location(spot: Spot, locator: Locator, settings: Settings) -> dict[str, Any]:
    at = locator.measured(spot, utf16_units)
    uri = quote(settings.path(spot.file).encode("utf-8", "surrogatepass"))
    region = {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _message(text: str) -> dict[str, str]:
    """A message; viewers make links of `[text](address)`, and no register may have one made."""
    return {"text": text.replace("](", "] (")}
