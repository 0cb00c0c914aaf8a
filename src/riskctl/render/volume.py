"""The papers of a unit's year as they are bound into a volume (案卷): which there are, whose, from which day.

Only what was recorded is filed: a notice that was never opened, a letter that was never sent has no paper, a
blank sheet is none. Names of holders are left out, so that who looks into the volume reads posts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from riskctl.base.messages import Said
from riskctl.corpus.document import Document
from riskctl.corpus.sound import unsound
from riskctl.records.kinds.organization import Unit
from riskctl.render.blocks import Paper
from riskctl.render.make import make
from riskctl.render.name_check import names_shown
from riskctl.render.order.kinds import REGISTERS, Kind, document_kinds
from riskctl.render.order.order import Order, orders, unready
from riskctl.render.order.scope import Scope
from riskctl.render.order.year_records import YearRecord, year_record
from riskctl.render.past import as_published
from riskctl.render.template.fill import named
from riskctl.render.view.filing_day import filing_day
from riskctl.render.view.letter_view import name_of
from riskctl.render.view.titles import post_title
from riskctl.render.word.document import names_in_word, word_document
from riskctl.year.close.dossier import Original


@dataclass(frozen=True, slots=True)
class FiledPaper:
    """One paper of a volume: for which stage, how its file is called, and what the contents say of it.

    `pages` is None where they cannot be counted; `names_holders` where a name stands in it all the same;
    `word` is the same filled into the office's own Word file, where it has one.
    """

    stage: str
    name: str
    title: str
    author: str
    number: str
    day: date | None
    paper: Paper
    names_holders: bool = False
    word: bytes | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Volume:
    """The papers of a unit in the order in which they are bound, and the originals to be added."""

    unit: Unit
    papers: Sequence[FiledPaper]
    originals: Sequence[Original]

    @property
    def pages(self) -> int | None:
        """How many pages its papers have, None where they cannot be counted."""
        counted = [paper.pages for paper in self.papers if paper.pages is not None]
        return sum(counted) if len(counted) == len(self.papers) else None


def filed_orders(
    documents: Sequence[Document], scope: Scope, templates: Path | None
) -> dict[str, list[Order]]:
    """Return what is printed for the volumes, by unit, in the order in which it is bound.

    Raises UnsoundError where a file that goes into a paper has a fault.
    """
    found: dict[str, list[Order]] = {}
    for kind in document_kinds(templates):
        for order in _orders(kind, documents, scope) if kind.filed else ():
            found.setdefault(order.subject.unit.id, []).append(order)
    return found


def _orders(kind: Kind, documents: Sequence[Document], scope: Scope) -> Iterable[Order]:
    """All orders of a kind but drafts."""
    found = orders(kind, (), False, documents, scope.context)
    if kind.about != REGISTERS:
        found = [order for order in found if order.record]
    if files := unready(kind, found, scope.context):
        raise unsound(files)
    return found


def filed_paper(order: Order, scope: Scope, word: Path | None = None) -> FiledPaper | Said:
    """Return the paper of an order, and `word`, an office's own Word file, filled; or why there is none.

    Raises RiskctlError where a template fails.
    """
    found = as_published(order, replace(scope, names_holders=False))
    if isinstance(found, Said):
        return found
    order, then = found
    paper = make(order, edition := order.kind.editions[0], then)
    shown = names_shown(paper, order, then)
    filled = word_document(word, order, edition, then) if word else None
    if word and filled:
        shown += names_in_word(filled, word, order, edition, then)
    record = year_record(order.kind.about, order.record, scope.context)
    return FiledPaper(
        stage=order.kind.stage,
        name=_name(order, record, scope),
        title=paper.title,
        author=_author(order, record, scope),
        number=record.number if record else "",
        day=_day(order, paper, then),
        paper=paper,
        names_holders=any(one.is_person for one in shown),
        word=filled.data if filled else None,
    )


def _day(order: Order, paper: Paper, scope: Scope) -> date | None:
    """The day the paper bears: of a form that on which its register came to say what it says."""
    printed = named(order.kind, scope.language) or ()
    return filing_day(order, scope.context) if "filed" in printed else paper.day


def _name(order: Order, record: YearRecord | None, scope: Scope) -> str:
    """What its file is called: the document, whose it is within the unit, the number of its record."""
    called = order.kind.called[:1] if scope.language == "zh" else ()
    number = (record.number or record.id) if record and record.id != order.subject.ref else ""
    return "-".join(
        part for part in (*(called or (order.kind.name,)), *_within(order, scope), number) if part
    )


def _author(order: Order, record: YearRecord | None, scope: Scope) -> str:
    """Who is responsible for it: by what was recorded, else whose it is, within the unit where it can be."""
    if record and record.by:
        return name_of(record.by, scope) or record.by
    return ("" if scope.language == "zh" else " ").join(_within(order, scope)) or order.subject.unit.name


def _within(order: Order, scope: Scope) -> Iterator[str]:
    if order.subject.department:
        yield order.subject.department.name
    if order.subject.seat:
        yield post_title(order.subject.seat, scope)
