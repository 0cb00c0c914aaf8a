"""The name check: no holder's name stands in a document that leaves the office.

See docs/internals/words.md#what-may-be-published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from riskctl.corpus.holder_names import names_of
from riskctl.corpus.sound import Sound
from riskctl.render.blocks import Paper, texts
from riskctl.render.make import make
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope

_SHOWN = re.compile(r"\\u\{([0-9A-F]+)\}")  # an invisible character as a document shows it


@dataclass(frozen=True, slots=True)
class Name:
    """A holder's name as a document shows it, and the text it stands in."""

    name: str
    text: str


def names_shown(document: Paper, order: Order, scope: Scope) -> list[Name]:
    """Return the holders' names that `document`, made for `order`, shows.

    The contact for comments is meant to be published: where it holds a name, the document is looked
    through once more without it.
    """
    found = list(_names(document, scope.context))
    programme = scope.context.programme
    if not found or not programme.contact:
        return found
    silent = programme.model_copy(update={"contact": ""})
    context = replace(scope.context, programme=silent)
    return list(_names(make(order, document.edition, replace(scope, context=context)), context))


def _names(document: Paper, context: Sound) -> Iterator[Name]:
    if context.people is None:
        return
    names = names_of(context.people, context.organization)
    for text in texts(document):
        as_written = _SHOWN.sub(lambda escape: chr(int(escape[1], 16)), text)
        if names.may_be_in(as_written):
            yield from (Name(name, text) for name in names.within(as_written))
