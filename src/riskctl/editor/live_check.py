"""The check of a repository that is being edited: what each file gave is kept, so a change costs one file.

A register is judged by the register rules alone within the time in which somebody looks up; the rules over
the corpus follow, over the facts that are kept of every file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from riskctl.check.finding import Finding
from riskctl.check.ignores import Ignores
from riskctl.check.locator import Located, Locator
from riskctl.check.portion import Portion, Portioning, veil_of
from riskctl.check.rule import LoadedRule
from riskctl.check.run import RulesAtHand, concluded, rules_at_hand
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document, read_document, read_log
from riskctl.corpus.load import load, reread
from riskctl.corpus.repository import Repository
from riskctl.corpus.set_aside import strays
from riskctl.corpus.tables import is_register_file
from riskctl.editor.mentions import DECLARED, NamedThing, NameMention, mentions
from riskctl.editor.open_files import OpenFiles
from riskctl.records.kinds import kind_of
from riskctl.sources.files import Folder
from riskctl.sources.gate import Limits

Proceed = Callable[[], None]  # raises where somebody has typed on, so that what is computed is of no use
NamesIn = dict[NamedThing, list[NameMention]]
FindingsOf = Mapping[str, tuple[Located, ...]]  # by file


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of the open files at one moment, and of every file that changed how often it did."""

    bytes_of: Mapping[str, bytes]
    versions: Mapping[str, int]
    unreadable: Mapping[str, str] = field(default_factory=dict)  # those that cannot be read as they now stand


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What one version of a register gave: what the register rules found in it, and what it names."""

    version: int
    portion: Portion
    things: frozenset[NamedThing]


@dataclass(frozen=True, slots=True)
class LoadedRepository:
    """What files are judged by, loaded once: it holds until a file changes that is no register."""

    repository: Repository
    context: Context
    rules: RulesAtHand
    registers: tuple[str, ...]  # their files, in order
    veil: Callable[[str], str]
    kept: dict[str, KeptFile] = field(default_factory=dict)  # of the registers
    shared: dict[str, tuple[Portion, NamesIn]] = field(
        default_factory=dict
    )  # of the files of the shared part

    @property
    def work(self) -> Portioning:
        """What works out what the register rules find in a file."""
        return Portioning(self.context, self.rules.usable, self.repository.limits)

    def of_shared(self, file: str) -> tuple[Portion, NamesIn]:
        """Return what the register rules find in a file of the shared part, and what it names; found once."""
        if file not in self.shared:
            document = self.context.documents[file].whole
            names: NamesIn = {}
            for mention in mentions(document, self.context):
                names.setdefault(mention.thing, []).append(mention)
            if document.kind in DECLARED and document.tree:
                document.tree.span(())  # where its parts stand is asked for as soon as anybody asks anything
            self.shared[file] = (self.work.of_documents(document.file, [document]), names)
        return self.shared[file]

    def source(self, texts: Mapping[str, bytes]) -> OpenFiles:
        """Return the files of the repository with `texts` over them."""
        return OpenFiles(Folder(self.repository.root), texts)

    def documents(self, file: str, texts: Mapping[str, bytes]) -> list[Document]:
        """Return the documents of a file, a shared one also read anew; none of what is no record."""
        repository = replace(self.repository, source=self.source(texts))
        if is_register_file(file):
            return list(reread(self.context, repository, file))
        return read_anew(repository.source, file, repository.limits)


def read_anew(source: Any, file: str, limits: Limits) -> list[Document]:
    """Return the document of a file that is no register; none where it is no record."""
    known = kind_of(file)
    if known is None:
        return []
    return [(read_log if known[0].is_log else read_document)(source, file, *known, limits)]


def loaded(
    root: Path, rules: Sequence[LoadedRule], today: date | None, people: Path | None, texts: Texts
) -> LoadedRepository:
    """Load what the files of the repository at `root` are judged by."""
    repository, context = load(root, today, people, OpenFiles(Folder(root), texts.bytes_of))
    files = tuple(file for file in repository.files if is_register_file(file))
    return LoadedRepository(repository, context, rules_at_hand(rules, context), files, veil_of(context))


def check_file(
    file: str, documents: Sequence[Document], on: LoadedRepository, known: Iterable[Finding] = ()
) -> tuple[Located, ...]:
    """Return what the register rules find in one file, and those of the `known` findings of rules over the
    corpus that stand at something in it."""
    portion = on.work.of_documents(file, documents)
    locator = Locator(lambda other: documents if other == file else _read(on, other), veil=on.veil)
    own = Ignores(on.context, portion.comments, locator.line).left(portion.findings)
    own += [locator.placed(finding) for finding in known if finding.place.span is None]
    return tuple(one for one in locator.locate(own) if one.spot.file == file)


def check_all(
    on: LoadedRepository, texts: Texts, shown: Callable[[str], bool], proceed: Proceed
) -> tuple[FindingsOf, Mapping[str, list[Finding]]]:
    """Return the findings by file, where they are shown, and of those the ones of rules over the corpus.

    What each register gave is kept with what is loaded. Raises what `proceed` raises.
    """
    repository = replace(on.repository, source=on.source(texts.bytes_of))
    found = _portions(on, repository, texts, proceed)
    outcome = concluded(found, repository, on.context, _watched(on.rules, proceed), shown)
    over = {one.rule.id for one in on.rules.usable if one.rule.scope == "corpus"}
    by_file: dict[str, list[Located]] = defaultdict(list)
    for located in outcome.findings:
        by_file[located.spot.file].append(located)
    corpus = {file: [f.finding for f in found if f.finding.rule in over] for file, found in by_file.items()}
    return {file: tuple(found) for file, found in by_file.items()}, corpus


def _portions(
    on: LoadedRepository, repository: Repository, texts: Texts, proceed: Proceed
) -> Iterator[Portion]:
    """What the register rules find in each file."""
    for file in on.context.documents:
        proceed()
        yield on.of_shared(file)[0]
    for file in on.registers:
        proceed()
        yield _kept(file, on, repository, texts)
    for document in strays(repository):
        yield on.work.of_documents(document.file, [document])


def _kept(file: str, on: LoadedRepository, repository: Repository, texts: Texts) -> Portion:
    """What the register rules found in a file, found anew where it changed since."""
    version = texts.versions.get(file, 0)
    known = on.kept.get(file)
    if known is None or known.version != version:
        documents = reread(on.context, repository, file)
        things = frozenset(m.thing for document in documents for m in mentions(document, on.context))
        known = on.kept[file] = KeptFile(version, on.work.of_register(file, documents), things)
    return known.portion


def _watched(rules: RulesAtHand, proceed: Proceed) -> RulesAtHand:
    """The rules, each of which asks first whether anybody still waits for what it finds."""

    def asking(loaded: LoadedRule) -> LoadedRule:
        def check(seen: Any, context: Any) -> Iterator[Finding]:
            proceed()
            yield from loaded.check(seen, context)

        return LoadedRule(loaded.rule, check)

    return replace(rules, usable=tuple(map(asking, rules.usable)))


def _read(on: LoadedRepository, file: str) -> list[Document]:
    return reread(on.context, on.repository, file)


@dataclass(slots=True)
class ToldFiles:
    """Which files' findings are told: those of the open files, and of others as many as a person reads."""

    open: Collection[str]
    most: int
    others: set[str] = field(default_factory=set)

    def __call__(self, file: str) -> bool:
        """Tell whether the findings in a file are told."""
        if file in self.open or file in self.others:
            return True
        if len(self.others) < self.most:
            self.others.add(file)
            return True
        return False
