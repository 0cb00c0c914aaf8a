"""What `riskctl render` makes its documents from: the repository as opened, or two states of it compared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.shell.language import current
from riskctl.cli.workspace import SoundlyOpened
from riskctl.corpus.repository import Repository
from riskctl.corpus.sound import sound
from riskctl.render.order.kinds import CHANGES, Kind
from riskctl.render.order.scope import Scope

WORDS: Words = {
    "no-since": (
        "{kind} 不比较两个版本，--since 只用于 changes",
        "{kind} compares no two states: --since is for changes",
    ),
}


@contextmanager
def scope_of(
    kind: Kind,
    since: str | None,
    one: SoundlyOpened,
    today: date | None,
    people: Path | None,
    month: date | None = None,
) -> Iterator[tuple[Repository, Scope]]:
    """Give what documents are made from: about changes the new one of two states, else what was opened.

    Raises RiskctlError where a kind that compares nothing is given a range, or a name leads nowhere;
    UnsoundError where the newer state lacks what levels follow from.
    """
    if kind.about != CHANGES:
        if since:
            raise RiskctlError(Said(WORDS["no-since"], {"kind": kind.name}))
        yield one.repository, Scope(one.context, current(), month=month)
        return
    from riskctl.cli.daily.comparison import compared  # few documents compare

    with compared(since or "HEAD", one, today, people) as comparison:
        head = comparison.head
        yield head.repository, Scope(sound(head.context), current(), comparison)
