"""What a check works out of one file alone: a value, so that whoever works it out gets the same.

It follows from the bytes of the file, its path, the shared context and the rules, and from nothing else.
`run` merges the portions in the order of files, then looks at all of them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from riskctl.check.facts import RegisterFacts, facts_of
from riskctl.check.finding import Finding, Label, Place, as_it_is
from riskctl.check.ignore_comments import IgnoreComment, ignore_comments
from riskctl.check.locator import Locator, PlacedFinding
from riskctl.check.rule import LoadedRule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.load import documents_of
from riskctl.corpus.tables import HEADINGS
from riskctl.sources.fault import Fault
from riskctl.sources.gate import Limits

Source = tuple[str, bytes | Fault]  # a file and what was read of it


@dataclass(frozen=True, slots=True)
class Portion:
    """What is known of one file once its text is gone: its findings with their places and as they may be
    told, the facts of its registers, its ignores, and which of its subjects were read with a fault."""

    file: str
    findings: tuple[PlacedFinding, ...] = ()
    facts: tuple[RegisterFacts, ...] = ()
    comments: tuple[IgnoreComment, ...] = ()
    faulty: tuple[str, ...] = ()
    gb18030: bool = False


@dataclass(frozen=True)
class Portioning:
    """Works portions out: by which rules over single files, judged by which context."""

    context: Context
    rules: Sequence[LoadedRule]
    limits: Limits

    def of_sources(self, sources: Iterable[Source]) -> list[Portion]:
        """Return the portions of register files, from their bytes."""
        return [self.of_file(file, data) for file, data in sources]

    def of_file(self, file: str, data: bytes | Fault) -> Portion:
        """Return the portion of one register file."""
        return self.of_register(file, documents_of(data, file, self.context, self.limits))

    def of_register(self, file: str, documents: Sequence[Document]) -> Portion:
        """Return the portion of a register file that was read.

        Each register is done with before the next, since of its grades the latest alone are kept.
        """
        facts: list[RegisterFacts] = []
        found: list[Finding] = []
        for one in documents:
            facts += [facts_of(one, self.context)] if one.kind != HEADINGS else []
            found += self._found(one)
        return replace(self._portion(file, documents, found), facts=tuple(facts))

    def of_shared(self) -> Iterator[Portion]:
        """Yield the portion of each file of the context."""
        for document in self.context.documents.values():
            yield self.of_documents(document.file, [document.whole])

    def of_documents(self, file: str, documents: Sequence[Document]) -> Portion:
        """Return the portion of a file that was read, whatever it is, without facts."""
        return self._portion(file, documents, [f for one in documents for f in self._found(one)])

    def _portion(self, file: str, documents: Sequence[Document], found: Sequence[Finding]) -> Portion:
        return Portion(
            file,
            tuple(self._placed(found, file, documents)) if found else (),
            comments=tuple(comment for one in documents for comment in ignore_comments(one)),
            faulty=tuple(one.subject for one in documents if one.faults),
            gb18030=any(one.encoding == "gb18030" for one in documents),
        )

    def _found(self, document: Document) -> Iterator[Finding]:
        rules = self._by_kind.setdefault(document.kind, [])
        if not rules:
            own = (r for r in self.rules if r.rule.scope == "register")
            rules += [r for r in own if not r.rule.kinds or document.kind in r.rule.kinds]
        found = (_of(f, document.subject) for one in rules for f in one.check(document, self.context))
        return weighed(found, self.context)

    def _placed(
        self, found: Iterable[Finding], file: str, documents: Sequence[Document]
    ) -> Iterator[PlacedFinding]:
        shared = self.context.documents
        locator = Locator(
            lambda asked: documents if asked == file else [shared[asked].whole] if asked in shared else []
        )
        return (locator.placed(finding.veiled(self._veil)) for finding in found)

    @cached_property
    def _by_kind(self) -> dict[str, list[LoadedRule]]:
        return {}

    @cached_property
    def _veil(self) -> Callable[[str], str]:
        return veil_of(self.context)

    def __getstate__(self) -> Mapping[str, Any]:
        """What goes to another process: none of what is found again there."""
        return {"context": self.context, "rules": self.rules, "limits": self.limits}


def veil_of(context: Context) -> Callable[[str], str]:
    """Return what keeps holders' names out of all that is told: reports stand in the logs of build hosts, and
    beside changes for all to read."""
    if not context.people:
        return as_it_is
    from riskctl.corpus.holder_names import names_of  # not where there are none

    return names_of(context.people, context.organization).veiled


def weighed(findings: Iterable[Finding], context: Context) -> Iterator[Finding]:
    """Yield the findings with the severities that the programme gives its rules; those turned off go."""
    own = context.programme.rules if context.programme else {}
    for finding in findings:
        severity: Any = own.get(finding.name, own.get(finding.rule, finding.severity))
        if severity != "off":
            yield finding if severity == finding.severity else replace(finding, severity=severity)


def _of(finding: Finding, subject: str) -> Finding:
    """The finding of a register rule with its subject, and with that of its places: a table holds several."""
    if not subject:
        return finding
    related = tuple(Label(_in(label.place, subject), label.said) for label in finding.related)
    place = _in(finding.place, subject)
    return replace(finding, subject=finding.subject or subject, place=place, related=related)


def _in(place: Place, subject: str) -> Place:
    return Place(place.file, place.path, place.part, place.span, subject)
