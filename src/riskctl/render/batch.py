"""All documents of one call, or why there are none: a fault in what they show, a name that got through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from riskctl.base.messages import Said
from riskctl.corpus.document import Document
from riskctl.corpus.load import registers
from riskctl.corpus.repository import Repository
from riskctl.corpus.sound import Sound, unsound
from riskctl.render.blocks import Edition, Paper
from riskctl.render.make import make
from riskctl.render.name_check import Name, names_shown
from riskctl.render.order.file_names import file_names
from riskctl.render.order.kinds import Kind
from riskctl.render.order.order import Order, orders, reach_of, unready
from riskctl.render.order.outlines import Outlines, read_again
from riskctl.render.order.scope import Scope
from riskctl.render.past import as_published
from riskctl.render.view.notice import edition_of
from riskctl.render.word.document import names_in_word, word_document

Take = Callable[[str, Paper, int, bytes | None], None]


class MadeDocument(NamedTuple):
    """Whose a document is, and in which edition."""

    subject: str
    edition: Edition


@dataclass(frozen=True, slots=True)
class Batch:
    """What was made, by the names of the files without ending; else the first document that shows holders'
    names, with these. `lost` says which cannot be made, since what was published is not known any more."""

    made: dict[str, MadeDocument]
    exposed: Paper | None = None
    names: tuple[Name, ...] = ()
    lost: tuple[Said, ...] = ()


def batch(
    kind: Kind,
    refs: Sequence[str],
    gather: bool,
    edition: Edition | None,
    repository: Repository,
    scope: Scope,
    take: Take,
    cleared: Callable[[], Collection[str]] = frozenset,
    word: Path | None = None,
) -> Batch:
    """Make the documents of `kind` for the subjects named, or for all; without `edition` each in its own.

    Each is handed to `take` with its name, how many were asked for, and the same from an office's own Word
    file `word` where there is one. None is kept, so that a thousand take no more memory than one; what `take`
    has is void where a name got through. `cleared` tells the texts in which no person is meant, once a name
    is found (`name_check`).
    Raises RiskctlError for a subject that is unknown or without a register, or a template that fails;
    UnsoundError where a file that goes into them has a fault.
    """
    context = scope.context
    wanted = wanted_of(kind, refs, gather, repository, scope)
    if files := unready(kind, wanted, context):
        raise unsound(files)
    names = file_names(wanted, scope)
    made: dict[str, MadeDocument] = {}
    lost: list[Said] = []
    for each in _with_registers(wanted, context):
        found = as_published(each, scope)
        if isinstance(found, Said):
            lost.append(found)
            continue
        order, then = found
        of_edition = edition or edition_of(order, context)
        if order.copy > 1 and of_edition != "internal":  # without names those of all holders are one
            continue
        order = order if of_edition == "internal" else replace(order, holder="", copy=0)
        document = make(order, of_edition, then)
        if of_edition != "internal" and (exposed := names_shown(document, order, then, cleared)):
            return Batch({}, exposed=document, names=tuple(exposed))
        data, shown = _from_word(word, order, of_edition, then, cleared) if word else (None, ())
        if shown:
            return Batch({}, exposed=document, names=shown)
        name = names[each.name]
        made[name] = MadeDocument(document.subject, document.edition)
        take(name, document, len(wanted), data)
    return Batch(made, lost=tuple(lost))


def _from_word(
    file: Path, order: Order, edition: Edition, scope: Scope, cleared: Callable[[], Collection[str]]
) -> tuple[bytes, tuple[Name, ...]]:
    """The office's own Word file filled for an order, and the names that it shows and may not."""
    made = word_document(file, order, edition, scope)
    shown = () if edition == "internal" else names_in_word(made, file, order, edition, scope, cleared)
    return made.data, tuple(shown)


def _with_registers(wanted: Sequence[Order], context: Sound) -> Iterator[Order]:
    """Each order with its registers themselves, in its turn; one that shares those of the last takes them."""
    held: dict[int, Document] = {}
    for order in wanted:
        held = read_again(order.registers, held, context)
        yield replace(order, registers=tuple(held.values()))


def wanted_of(
    kind: Kind, refs: Sequence[str], gather: bool, repository: Repository, scope: Scope
) -> list[Order]:
    """Return the documents that a call asks for, with outlines of their registers.

    Raises as `batch` for a name that is not known.
    """
    reach = reach_of(kind, refs, scope.context)
    read = registers(repository, scope.context, reach)
    return orders(kind, refs, gather, Outlines(read, repository, scope.context), scope.context)
