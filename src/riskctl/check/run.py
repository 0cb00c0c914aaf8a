"""Runs the rules: register rules file by file, corpus rules over the facts, then what is ignored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Severity
from riskctl.check.ignore_comments import Held
from riskctl.check.ignores import Ignores
from riskctl.check.locator import Located, Locator
from riskctl.check.rule import LoadedRule, Rule
from riskctl.check.walk import Walk
from riskctl.corpus.context import Context
from riskctl.corpus.load import registers_and_headings, reread
from riskctl.corpus.repository import Repository
from riskctl.corpus.set_aside import strays

if TYPE_CHECKING:  # few checks compare with an earlier state
    from riskctl.diff.year_records import RecordChange


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found, and over how much: files and points seen, findings ignored, rules left out."""

    findings: tuple[Located, ...]
    files: int
    points: int
    suppressed: int
    left_out: tuple[tuple[str, tuple[str, ...]], ...]  # rule id, the parts it lacks
    without_people: bool
    locator: Locator
    gb18030: tuple[str, ...] = ()  # the tables that were read as that
    rules: tuple[Rule, ...] = ()  # those asked for, the ones left out too
    at_fault: Mapping[str, Sequence[str]] = field(default_factory=dict)  # files for which a part is lacking
    known: int = 0  # findings that were there before, and are not shown
    hidden: tuple[Finding, ...] = ()  # those that an ignore hides

    def count(self, severity: Severity) -> int:
        """Return how many findings of `severity` are left."""
        return sum(located.finding.severity == severity for located in self.findings)


def run(
    repository: Repository,
    context: Context,
    rules: Sequence[LoadedRule],
    shown: Callable[[str], bool],
    earlier: Context | None = None,
    comments: Held = tuple,
) -> Outcome:
    """Check the whole repository; findings in files that `shown` refuses are neither shown nor counted.

    With the shared part of an `earlier` state, what of its records went or was rewritten is found too. Of the
    ignores in comments those hold that `comments` gives back.
    """
    at_hand = rules_at_hand(rules, context, compares=earlier is not None)
    return concluded(
        walked(repository, context, at_hand, shown), repository, context, at_hand, shown, earlier, comments
    )


@dataclass(frozen=True, slots=True)
class RulesAtHand:
    """The rules that were asked for: those that can run, and those that cannot, with the parts they lack."""

    asked: tuple[Rule, ...]
    usable: tuple[LoadedRule, ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...]


def rules_at_hand(rules: Sequence[LoadedRule], context: Context, compares: bool = False) -> RulesAtHand:
    """Return which of `rules` can run; one about an earlier state only in a check that `compares`."""
    lacked = ((r.rule.id, context.lacks(r.rule.needs, r.rule.whole)) for r in rules)
    left_out = tuple((rule, tuple(lacks)) for rule, lacks in lacked if lacks)
    lacking = {rule for rule, _ in left_out}
    usable = (r for r in rules if r.rule.id not in lacking and (compares or not r.rule.before))
    return RulesAtHand(tuple(r.rule for r in rules), tuple(usable), left_out)


def walked(
    repository: Repository, context: Context, rules: RulesAtHand, shown: Callable[[str], bool]
) -> Walk:
    """Return what the register rules find in every file, and the facts of every register."""
    walk = Walk(context, rules.usable, shown)
    for document in context.documents.values():
        walk.visit(document.whole)
    for document in registers_and_headings(repository, context):
        walk.visit_register(document)
    for document in strays(repository):
        walk.visit(document)
    return walk


def concluded(
    walk: Walk,
    repository: Repository,
    context: Context,
    rules: RulesAtHand,
    shown: Callable[[str], bool],
    earlier: Context | None = None,
    comments: Held = tuple,
) -> Outcome:
    """Return the outcome of what was `walked`: with what the rules over the corpus find, and the ignores."""
    facts = CorpusFacts(tuple(walk.facts), altered=_altered(earlier, context))
    veil = veil_of(context)
    locator = Locator(lambda file: walk.kept.get(file) or reread(context, repository, file), veil)
    ignores = Ignores(context, comments(walk.comments), locator.line)
    corpus = [r for r in rules.usable if r.rule.scope == "corpus"]
    found = [*walk.findings, *_over(facts, context, (r for r in corpus if not r.rule.last))]
    left = ignores.left(weighed(found, context))
    facts = replace(facts, unused=tuple(ignores.unused(_ran(rules.usable, context), walk.faulty)))
    left += ignores.left(weighed(_over(facts, context, (r for r in corpus if r.rule.last)), context))
    files = set(filter(shown, walk.files))
    points = sum(len(f.points) for f in facts.registers if shown(f.file))
    located = tuple(locator.locate(f.veiled(veil) for f in left if shown(f.place.file)))
    hidden = tuple(f for f in ignores.hidden if shown(f.place.file))
    lone = not context.told("people") and context.organization is not None
    gb18030 = tuple(file for file in walk.gb18030 if shown(file))
    causes = {part: tuple(context.at_fault(part)) for _, lacks in rules.left_out for part in lacks}
    return Outcome(
        located,
        len(files),
        points,
        len(hidden),
        rules.left_out,
        lone,
        locator,
        gb18030,
        rules.asked,
        causes,
        hidden=hidden,
    )


def _altered(earlier: Context | None, context: Context) -> tuple[RecordChange, ...]:
    """Which records of the year were taken away or rewritten since."""
    if earlier is None:
        return ()
    from riskctl.diff.year_records import record_changes

    return tuple(one for one in record_changes(earlier, context) if one.fate != "added")


def veil_of(context: Context) -> Callable[[str], str]:
    """Return what keeps holders' names out of all that is told: reports stand in the logs of build hosts, and
    beside changes for all to read."""
    if not context.people:
        return lambda text: text
    from riskctl.corpus.holder_names import names_of  # not where there are none

    return names_of(context.people, context.organization).veiled


def _over(facts: CorpusFacts, context: Context, rules: Iterable[LoadedRule]) -> Iterator[Finding]:
    for loaded in rules:
        yield from loaded.check(facts, context)


def _ran(rules: Sequence[LoadedRule], context: Context) -> set[str]:
    """The ids and names of the rules whose findings an ignore could have hidden."""
    own = context.programme.rules if context.programme else {}
    ran = (r.rule for r in rules if not r.rule.last)
    return {word for r in ran if own.get(r.name, own.get(r.id)) != "off" for word in (r.id, r.name)}


def weighed(findings: Iterable[Finding], context: Context) -> Iterator[Finding]:
    """Yield the findings with the severities that the programme gives its rules; those turned off go."""
    own = context.programme.rules if context.programme else {}
    for finding in findings:
        severity: Any = own.get(finding.name, own.get(finding.rule, finding.severity))
        if severity != "off":
            yield finding if severity == finding.severity else replace(finding, severity=severity)
