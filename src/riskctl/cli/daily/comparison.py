"""Two states compared in every respect, what `diff` knows and what only the rooms above it do; and what
`check --config-from` says where the change has another configuration than that it is checked by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from riskctl import catalog
from riskctl.base.location import line_starts, position
from riskctl.base.messages import Pair, Said, Words, listed, term
from riskctl.check.ignore_comments import IgnoreComment, ignore_comments
from riskctl.check.rule import Rule
from riskctl.cli.workspace import Opened
from riskctl.corpus.document import Document
from riskctl.corpus.holder_names import names_of
from riskctl.corpus.load import load, registers_and_headings
from riskctl.diff.change import Change, FileLine
from riskctl.diff.compare import Comparison, compare, configuration_changes
from riskctl.diff.holders import holder_changes
from riskctl.diff.loosening import Loosened
from riskctl.diff.programme import CommentedIgnore
from riskctl.diff.renames import Renamed
from riskctl.diff.side import Side, two_sides
from riskctl.history.git import History
from riskctl.sources.proposed_files import ProposedFiles
from riskctl.year.sign.added_signoffs import with_authors
from riskctl.year.sign.stale_signoffs import stale_signoffs

WORDS: Words = {
    "other": (
        "这里按“{rev}”的配置检查。这次改动自己的配置不一样，没有采用：{files} 里改了 {n} 处，其中放松检查的 "
        "{loosened} 处。看改了什么：riskctl diff {rev}",
        "Checked by the configuration of “{rev}”. The change has another one, which was not used: "
        "changes in {files}: {n}, of which loosen the checks: {loosened}. To see them: riskctl diff {rev}",
    ),
}


@contextmanager
def compared(
    range: str, one: Opened, today: date | None, people: Path | None, authors: bool = False
) -> Iterator[Comparison]:
    """Give what changed over the range of commits; one commit alone is compared with what was opened.

    `authors` names those of the commits that added sign-offs: people, who stand in no document.
    Within it the files of a commit can be read. Raises RiskctlError where a name leads nowhere.
    """
    on_disk = Side(one.repository, one.context)
    with History(one.repository.root) as history:
        sides = two_sides(history, range, on_disk, today, people)
        found = _whole(*sides)
        changes = with_authors(found.changes, found.head, history) if authors else found.changes
        yield replace(found, changes=tuple(changes))


def proposed(one: Opened, after: Mapping[str, bytes | None], people: Path | None) -> Comparison:
    """Return what would change were the files `after`, None for one that goes, written into the repository
    that was opened.

    Raises RiskctlError where the two cannot be compared.
    """
    source = ProposedFiles(one.repository.source, after)
    head = Side(*load(one.repository.root, one.context.day, people, source))
    return _whole(Side(one.repository, one.context), head)


def _whole(base: Side, head: Side) -> Comparison:
    """What changed, in every respect but who committed it, an ignore with the name of its rule."""
    found = compare(base, head, _comments, severities())
    found = found.joined(stale_signoffs(found))
    titles = {word: rule.title for word, rule in _rules()}
    return replace(found, changes=tuple(_named(change, titles) for change in found.changes))


def veil_of(comparison: Comparison) -> Callable[[str], str]:
    """Return what keeps the names of both states' holders out: a comparison stands beside a change for all to
    read."""
    sides = (comparison.base.context, comparison.head.context)
    veils = [names_of(side.people, side.organization).veiled for side in sides if side.people]

    def veil(text: str) -> str:
        for one in veils:
            text = one(text)
        return text

    return veil


def comments_at(rev: str, one: Opened) -> list[IgnoreComment]:
    """Return the ignores in the comments of the commit `rev`: as configuration they are taken from there."""
    root = one.repository.root
    with History(root) as history:
        repository, context = load(root, one.context.day, None, history.commit(rev))
        documents = [*context.documents.values(), *registers_and_headings(repository, context)]
        return [comment for document in documents for comment in ignore_comments(document)]


def other_configuration(rev: str, one: Opened, today: date | None, people: Path | None) -> Said | None:
    """Return what is to be said, None where the configurations mean the same; `one` was opened by that of
    the commit `rev`."""
    own = load(one.repository.root, today, people)[1]
    same = Renamed([], one.context.organization, own.organization)
    changes = [*configuration_changes(one.context, own), *holder_changes(one.context, own, same)]
    loosened = Loosened(one.context, own, severities())
    files = sorted({change.place.file for change in changes})
    fields = {
        "rev": rev,
        "files": listed([*files]),
        "n": len(changes),
        "loosened": sum(map(loosened, changes)),
    }
    return Said(WORDS["other"], fields) if changes else None


def severities() -> dict[str, str]:
    """Return how grave each rule is by itself, by its id and its name."""
    return {word: rule.severity for word, rule in _rules()}


def _rules() -> Iterator[tuple[str, Rule]]:
    for loaded in catalog.rules():
        yield from ((word, loaded.rule) for word in (loaded.rule.id, loaded.rule.name))


def _named(change: Change, titles: Mapping[str, Pair]) -> Change:
    """An ignore or a severity with the name of its rule, which stands in the room above."""
    title = titles.get(change.subject.partition(" ")[0]) if change.kind == "ignore-changed" else None
    return replace(change, title=term(title)) if title else change


def _comments(document: Document) -> Iterator[CommentedIgnore]:
    """The ignores in a document's comments: the parser of them stands in `check`."""
    for found in ignore_comments(document):
        line = position(line_starts(document.text or ""), found.span).line
        subject = document.subject or document.file
        yield CommentedIgnore(subject, FileLine(document.file, line), ", ".join(found.rules), found.reason)
