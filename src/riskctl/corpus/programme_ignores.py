"""Which ignores of the programme hold: those that give a reason, until their last day is over."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.corpus.context import Context
from riskctl.records.kinds.programme import Ignore


def in_force(context: Context) -> Iterator[tuple[int, Ignore]]:
    """Yield the ignores of the programme that hold, each with its place among them."""
    own = context.programme.ignore if context.programme else ()
    return ((n, ignore) for n, ignore in enumerate(own) if ignore.reason and not is_past(ignore, context))


def is_past(ignore: Ignore, context: Context) -> bool:
    """Return whether an ignore's last day is over."""
    return ignore.until is not None and context.day > ignore.until
