"""The walk of a check over files: what the register rules find in each, and the slim part kept of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from riskctl.check.facts import RegisterFacts, facts_of
from riskctl.check.finding import Finding
from riskctl.check.ignore_comments import IgnoreComment, ignore_comments
from riskctl.check.rule import LoadedRule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.tables import HEADINGS
from riskctl.sources.yaml.reader import YamlTree


class Walk:
    """Feeds each document to the register rules of its kind."""

    def __init__(self, context: Context, rules: Sequence[LoadedRule], shown: Callable[[str], bool]) -> None:
        self.context = context
        self.rules = [r for r in rules if r.rule.scope == "register"]
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
        """Find what the rules find in a file of any kind."""
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

    def visit_register(self, document: Document) -> None:
        """Do the same for a register, and note its facts."""
        self.visit(document)
        if document.kind != HEADINGS:
            self.facts.append(facts_of(document, self.context))

    def join(self, other: Walk) -> None:
        """Take in what another walk found in other files."""
        self.findings += other.findings
        self.facts += other.facts
        self.files |= other.files
        self.comments += other.comments
        self.faulty += other.faulty
        self.gb18030 |= other.gb18030
        self.kept |= other.kept

    def _rules(self, kind: str) -> list[LoadedRule]:
        if kind not in self.by_kind:
            self.by_kind[kind] = [r for r in self.rules if not r.rule.kinds or kind in r.rule.kinds]
        return self.by_kind[kind]


def _of(finding: Finding, subject: str) -> Finding:
    """The finding of a register rule with its subject, and with that of its places: a table holds several."""
    related = tuple(replace(label, place=replace(label.place, subject=subject)) for label in finding.related)
    place = replace(finding.place, subject=subject)
    return replace(finding, subject=finding.subject or subject or None, place=place, related=related)
