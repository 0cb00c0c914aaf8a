"""The name check: no holder's name stands in a document that leaves the office.

See docs/internals/words.md#what-may-be-published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from riskctl.base.location import Span
from riskctl.corpus.holder_names import names_of
from riskctl.corpus.sound import Sound
from riskctl.render.blocks import Paper, texts
from riskctl.render.make import make
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope

_SHOWN = re.compile(r"\\u\{([0-9A-F]+)\}")  # an invisible character as a document shows it


@dataclass(frozen=True, slots=True)
class Name:
    """A holder's name as a document shows it, the text it stands in, and whether as a person; else it may
    be part of a longer word."""

    name: str
    text: str
    is_person: bool


def names_shown(
    document: Paper, order: Order, scope: Scope, cleared: Callable[[], Collection[str]] = frozenset
) -> list[Name]:
    """Return the holders' names that `document`, made for `order`, shows.

    What `cleared` returns are the texts in which somebody said, with a reason, that no person is meant.
    The contact for comments is meant to be published: where it holds a name, the document is looked
    through once more without it.
    """
    return names_left(
        texts(document), lambda unnamed: texts(make(order, document.edition, unnamed)), scope, cleared
    )


def names_left(
    shown: Iterable[str],
    again: Callable[[Scope], Iterable[str]],
    scope: Scope,
    cleared: Callable[[], Collection[str]],
) -> list[Name]:
    """Return the same for a document that shows these texts, made in `scope`; `again` makes it in another
    and returns its texts."""
    if not any(_names_in(shown, scope.context, frozenset())):
        return []
    unnamed = again(replace(scope, names_contact=False))
    return list(_names_in(unnamed, scope.context, cleared()))


def _names_in(given: Iterable[str], context: Sound, cleared: Collection[str]) -> Iterator[Name]:
    """The holders' names that stand in the texts given, where somebody did not clear them."""
    if context.people is None:
        return
    names = names_of(context.people, context.organization)
    for text in given:
        as_written = _SHOWN.sub(lambda escape: chr(int(escape[1], 16)), text)
        if names.may_be_in(as_written):
            known = [*_standing_in(as_written, cleared)]
            for one in names.within(as_written):
                if not any(span.start <= one.span.start and one.span.end <= span.end for span in known):
                    yield Name(one.name, text, one.is_person)


def _standing_in(text: str, cleared: Collection[str]) -> Iterator[Span]:
    """Where one of the texts stands in another: by itself, since one may be a name and no more."""
    for one in cleared:
        yield from (Span(*found.span()) for found in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", text))
