"""Outcomes made by hand: any words, any place, as many findings as one likes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from riskctl import catalog
from riskctl.base.location import Span, line_starts, position
from riskctl.base.messages import Language, Said
from riskctl.check.finding import Finding, Place, Severity
from riskctl.check.locator import Located, Locator, Spot
from riskctl.check.report import Settings
from riskctl.check.run import Outcome
from riskctl.corpus.document import Document

FILE = "registers/肃州/登记科/科员.yaml"
TEXT = "title: 汉🙂甲\n"
RULE = catalog.rule("RK101").rule
# What a register, or the name of a file, might hold to get out of the line, cell or page it is shown in.
HOSTILE = (
    "甲\n乙",
    "\r\n::error file=x::甲",
    "::error::甲",
    "  ::set-env name=PATH::/tmp",
    "##[group]甲",
    "##[error]甲",
    "甲##vso[task.complete]乙",
    "a|b",
    "</td></tr></table><script>alert(1)</script>",
    "<!-- -->",
    "\x1b[31m红\x1b[0m",
    "\x9b31m",
    "\u202e反\u2066",
    "]]>",
    "<![CDATA[",
    "&amp;&#8203;",
    "\x0b\x00\x08",
    "![图](http://x.cn/a.png)",
    "[点](http://x.cn)",
    "`甲`",
    "@octocat #12 !3 www.x.cn",
    "100%25 %0A::error::",
    "a,b:c",
    "\"甲\" '乙'",
    "{0} {{甲}}",
    "\u2028\x85",
    "\ud800",
    "\\| \\",
    "甲" * 400,
    "",
    "   ",
    "🙂",
)


def located(
    value: str = "甲", *, n: int = 0, severity: Severity = "error", file: str = FILE, span: Span = Span(0, 5)
) -> Located:
    """Return a finding that names `value`, in a file of that name that holds TEXT."""
    known = Said(("{a}", "{a}"), {"a": value})
    finding: Finding = RULE.found("unknown", Place(file), subject=f"甲局/{value}", key=value, known=known)
    spot = Spot(file, position(line_starts(TEXT), span), known)
    return Located(replace(finding, severity=severity), spot, (spot,), f"{n:032x}")


CAUSES = {part: (f"{part}.yaml",) for part in ("organization", "people", "regulations", "matters")}


def outcome_of(found: Iterable[Located], *, text: str = TEXT, suppressed: int = 0) -> Outcome:
    """Return the outcome that has `found`, and a part that was not judged."""
    locator = Locator(lambda file: [Document(file, "", text=text)])
    lacks = (("RK301", ("organization",)),)
    rules = (RULE, catalog.rule("RK301").rule)
    return Outcome(tuple(found), 12, 5, suppressed, lacks, False, locator, ("表 1.csv",), rules, CAUSES)


def many(**counts: int) -> list[Located]:
    """Return as many findings of each severity as named, those in order of `counts`."""
    severities: Sequence[Severity] = [severity for severity, n in counts.items() for _ in range(n)]  # type: ignore[misc]
    return [located(n=n, severity=severity) for n, severity in enumerate(severities)]


def written(format: str, outcome: Outcome, language: Language = "zh", **settings: object) -> str:
    """Return `outcome` in a format, in one language."""
    known = Settings(language=language, version="0.1.0")
    return str(catalog.report(format).write(outcome, replace(known, **settings)))  # type: ignore[arg-type]
