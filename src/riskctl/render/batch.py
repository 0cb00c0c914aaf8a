"""All documents of one call, or why there are none: a fault in what they show, a name that got through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from riskctl.corpus.load import registers
from riskctl.corpus.repository import Repository
from riskctl.corpus.sound import unsound
from riskctl.render.blocks import Edition, Paper
from riskctl.render.make import make
from riskctl.render.name_check import Name, names_shown
from riskctl.render.order.kinds import Kind
from riskctl.render.order.order import Order, orders, unready
from riskctl.render.order.scope import Scope
from riskctl.render.view.notice import edition_of


@dataclass(frozen=True, slots=True)
class Batch:
    """The documents by the name of their files, without ending; else the first document that shows holders'
    names, with these."""

    documents: dict[str, Paper]
    exposed: Paper | None = None
    names: tuple[Name, ...] = ()


def batch(
    kind: Kind,
    refs: Sequence[str],
    gather: bool,
    edition: Edition | None,
    repository: Repository,
    scope: Scope,
    cleared: Callable[[], Collection[str]] = frozenset,
) -> Batch:
    """Return the documents of `kind` for the subjects named, or for all; without `edition` each in its own.

    `cleared` tells the texts in which no person is meant, once a name is found (`name_check`).
    Raises RiskctlError for a subject that is unknown or without a register, or a template that fails;
    UnsoundError where a file that goes into them has a fault.
    """
    context = scope.context
    wanted = wanted_of(kind, refs, gather, repository, scope)
    if files := unready(wanted, context):
        raise unsound(files)
    made = [(order, make(order, edition or edition_of(order, context), scope)) for order in wanted]
    for order, document in made:
        if document.edition != "internal" and (names := names_shown(document, order, scope, cleared)):
            return Batch({}, exposed=document, names=tuple(names))
    return Batch({_file(order): document for order, document in made})


def wanted_of(
    kind: Kind, refs: Sequence[str], gather: bool, repository: Repository, scope: Scope
) -> list[Order]:
    """Return the documents that a call asks for; raises as `batch` for a name that is not known."""
    return orders(kind, refs, gather, registers(repository, scope.context), scope.context)


def _file(order: Order) -> str:
    """Where the document belongs below the output folder: kind, unit or record, department, post."""
    return f"{order.kind.name}/{order.name}"
