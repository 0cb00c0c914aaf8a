"""Runs the rules: register rules file by file, corpus rules over the facts, then what is ignored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from riskctl.check.facts import CorpusFacts, RegisterFacts, facts_of
from riskctl.check.finding import Finding, Severity
from riskctl.check.ignore_comments import Held, IgnoreComment, ignore_comments
from riskctl.check.ignores import Ignores
from riskctl.check.locator import Located, Locator
from riskctl.check.rule import LoadedRule, Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.load import registers_and_headings, reread
from riskctl.corpus.repository import Repository
from riskctl.corpus.set_aside import strays
from riskctl.corpus.tables import HEADINGS
from riskctl.sources.yaml.reader import YamlTree

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
    lacked = ((r.rule.id, context.lacks(r.rule.needs, r.rule.whole)) for r in rules)
    left_out = tuple((rule, tuple(lacks)) for rule, lacks in lacked if lacks)
    lacking = {rule for rule, _ in left_out}
    usable = [r for r in rules if r.rule.id not in lacking and (earlier or not r.rule.before)]
    walk = _Walk(context, [r for r in usable if r.rule.scope == "register"], shown)
    for document in context.documents.values():
        walk.visit(document)
    for document in registers_and_headings(repository, context):
        walk.visit(document)
        if document.kind != HEADINGS:
            walk.facts.append(facts_of(document, context))
    for document in strays(repository):
        walk.visit(document)
    facts = CorpusFacts(tuple(walk.facts), altered=_altered(earlier, context))
    veil = _veil(context)
    locator = Locator(lambda file: walk.kept.get(file) or reread(context, repository, file), veil)
    ignores = Ignores(context, comments(walk.comments), locator.line)
    corpus = [r for r in usable if r.rule.scope == "corpus"]
    found = [*walk.findings, *_over(facts, context, (r for r in corpus if not r.rule.last))]
    left = ignores.left(_weighed(found, context))
    facts = replace(facts, unused=tuple(ignores.unused(_ran(usable, context), walk.faulty)))
    left += ignores.left(_weighed(_over(facts, context, (r for r in corpus if r.rule.last)), context))
    files = set(filter(shown, walk.files))
    points = sum(len(f.points) for f in facts.registers if shown(f.file))
    located = tuple(locator.locate(f.veiled(veil) for f in left if shown(f.place.file)))
    hidden = tuple(f for f in ignores.hidden if shown(f.place.file))
    lone = "people.yaml" not in context.documents and context.organization is not None
    gb18030 = tuple(file for file in walk.gb18030 if shown(file))
    asked = tuple(r.rule for r in rules)
    causes = {part: tuple(context.at_fault(part)) for _, lacks in left_out for part in lacks}
    return Outcome(
        located,
        len(files),
        points,
        len(hidden),
        left_out,
        lone,
        locator,
        gb18030,
        asked,
        causes,
        hidden=hidden,
    )


def _altered(earlier: Context | None, context: Context) -> tuple[RecordChange, ...]:
    """Which records of the year were taken away or rewritten since."""
    if earlier is None:
        return ()
    from riskctl.diff.year_records import record_changes

    return tuple(one for one in record_changes(earlier, context) if one.fate != "added")


def _veil(context: Context) -> Callable[[str], str]:
    """What keeps holders' names out of all that is told: reports stand in the logs of build hosts, and beside
    changes for all to read."""
    if not context.people:
        return lambda text: text
    from riskctl.corpus.holder_names import names_of  # not where there are none

    return names_of(context.people, context.organization).veiled


class _Walk:
    """Feeds each document to the register rules of its kind."""

    def __init__(self, context: Context, rules: Sequence[LoadedRule], shown: Callable[[str], bool]) -> None:
        self.context = context
        self.rules = rules
        self.shown = shown
        self.kept: dict[str, list[Document]] = {}  # files of one register, in which findings will be placed
        self.by_kind: dict[str, list[LoadedRule]] = {}
        self.findings: list[Finding] = []
        self.facts: list[RegisterFacts] = []
        self.files: set[str] = set()
        self.comments: list[IgnoreComment] = []
        self.faulty: list[tuple[str, str]] = []  # subject and file
        self.gb18030: dict[str, None] = {}  # in the order of files

    def visit(self, document: Document) -> None:
        self.files.add(document.file)
        self.comments += ignore_comments(document)
        if document.faults:
            self.faulty.append((document.subject, document.file))
        if document.encoding == "gb18030":
            self.gb18030[document.file] = None
        before = len(self.findings)
        for loaded in self._rules(document.kind):
            self.findings.extend(_of(f, document.subject) for f in loaded.check(document, self.context))
        if len(self.findings) > before and isinstance(document.tree, YamlTree) and self.shown(document.file):
            self.kept[document.file] = [document]

    def _rules(self, kind: str) -> list[LoadedRule]:
        if kind not in self.by_kind:
            self.by_kind[kind] = [r for r in self.rules if not r.rule.kinds or kind in r.rule.kinds]
        return self.by_kind[kind]


def _of(finding: Finding, subject: str) -> Finding:
    """The finding of a register rule with its subject, and with that of its places: a table holds several."""
    related = tuple(replace(label, place=replace(label.place, subject=subject)) for label in finding.related)
    place = replace(finding.place, subject=subject)
    return replace(finding, subject=finding.subject or subject or None, place=place, related=related)


def _over(facts: CorpusFacts, context: Context, rules: Iterable[LoadedRule]) -> Iterator[Finding]:
    for loaded in rules:
        yield from loaded.check(facts, context)


def _ran(rules: Sequence[LoadedRule], context: Context) -> set[str]:
    """The ids and names of the rules whose findings an ignore could have hidden."""
    own = context.programme.rules if context.programme else {}
    ran = (r.rule for r in rules if not r.rule.last)
    return {word for r in ran if own.get(r.name, own.get(r.id)) != "off" for word in (r.id, r.name)}


def _weighed(findings: Iterable[Finding], context: Context) -> Iterator[Finding]:
    """The findings with the severities that the programme gives its rules; those turned off go."""
    own = context.programme.rules if context.programme else {}
    for finding in findings:
        severity: Any = own.get(finding.name, own.get(finding.rule, finding.severity))
        if severity != "off":
            yield finding if severity == finding.severity else replace(finding, severity=severity)
