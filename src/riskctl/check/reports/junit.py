"""Findings as JUnit XML: a suite for each rule, and a failure for each finding that makes the check fail."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from riskctl.base.messages import Said, Words, listed
from riskctl.base.visible import visible
from riskctl.check.findings import chosen, kinds
from riskctl.check.locator import Located
from riskctl.check.report import Settings
from riskctl.check.run import Outcome
from riskctl.check.summary import at_fault, remedy

WORDS: Words = {
    "clean": ("没有发现问题", "nothing found"),
    "left-out": ("没有查", "not checked"),
    "why": ("{files} 有错、读不出或缺失", "faulty, unreadable or missing: {files}"),
}


def write(outcome: Outcome, settings: Settings) -> str:
    """Return the findings as an XML document."""
    names = {rule.id: rule.name for rule in outcome.rules}
    of = kinds(outcome.findings)
    names |= {kind.rule: kind.name for kind in of}
    found: dict[str, list[int]] = {rule: [] for rule in names}
    for place, kind in enumerate(of):
        found[kind.rule].append(place)
    left_out = {rule: at_fault(lacks, outcome) for rule, lacks in outcome.left_out}
    whole = Element("testsuites", name="riskctl")
    for rule, name in names.items():
        of_rule = chosen(outcome.findings, found[rule])
        whole.append(_suite(f"{rule} {name}", of_rule, left_out.get(rule, ()), settings))
    for total in ("tests", "failures", "errors"):
        whole.set(total, str(sum(int(suite.get(total, "0")) for suite in whole)))
    indent(whole)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(whole, encoding="unicode")}\n'


def _suite(name: str, found: Sequence[Located], lacking: Sequence[str], settings: Settings) -> Element:
    """The suite of one rule; without a finding it has one test, which passed or was skipped."""
    failures = sum(kind.severity in settings.failing for kind in kinds(found))
    suite = Element("testsuite", name=name, tests=str(len(found) or 1), failures=str(failures), errors="0")
    for located in found:
        _add(suite, located, settings)
    if not found:
        said = Said(WORDS["left-out" if lacking else "clean"]).text(settings.language)
        case = SubElement(suite, "testcase", classname=name, name=said)
        if lacking:
            why = Said(WORDS["why"], {"files": listed([*lacking])}).text(settings.language)
            SubElement(case, "skipped", message=why)
    return suite


def _add(suite: Element, located: Located, settings: Settings) -> None:
    """Add a test that a finding failed, or that passed and says what was found."""
    finding, at = located.finding, located.spot.position
    # Hosts follow a test by its name from run to run, and keep one of two with the same.
    names = (located.spot.file, finding.subject or "", f"[{located.fingerprint[:8]}]")
    case = SubElement(
        suite, "testcase", classname=suite.get("name", ""), name=visible(" ".join(filter(None, names)))
    )
    message = finding.message.text(settings.language)
    text = (
        f"{visible(located.spot.file)}:{at.line}:{at.column}: {message}\n{remedy(finding, settings.language)}"
    )
    if finding.severity in settings.failing:
        SubElement(case, "failure", type=finding.severity, message=message).text = text
    else:
        SubElement(case, "system-out").text = text
