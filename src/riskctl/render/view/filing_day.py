"""填报日期: the day on which a register came to say what it says, whenever it is printed.

That is the day on which just this was signed first, or last corrected; of what nobody signed yet the day on
which it was committed. Only where no record tells it, because it was changed just now, is it today.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.latest import latest
from riskctl.corpus.document import Document
from riskctl.corpus.moves import under_earlier_names
from riskctl.corpus.sound import Sound
from riskctl.history.commit import Commit
from riskctl.history.git import History, blob_id
from riskctl.level.fingerprint import fingerprint
from riskctl.render.order.order import Order
from riskctl.render.view.opinions import signed_of
from riskctl.year.corrections import corrections


def filing_day(order: Order, context: Sound) -> date:
    """Return the day on which the registers of a document came to say what they say, the latest of them."""
    own = [each for each in order.registers if each.register]
    return max((_day(each, context) for each in own), default=context.day)


def _day(document: Document, context: Sound) -> date:
    named = [document, *under_earlier_names(document, context)]
    same_text = {fingerprint(each, context) for each in named}
    rows = signed_of(document.subject, context)
    corrected = [*_corrected(document.subject, context)]
    if same := [one.row.day for one in rows if one.row.fingerprint in same_text]:
        return max(min(same), *corrected) if corrected else min(same)
    committed = _committed(context).day(document.file)
    known = [day for day in (committed, *corrected) if day]
    return min(max(known), context.day) if committed else max(corrected, default=context.day)


def _corrected(ref: str, context: Sound) -> Iterable[date]:
    """The days on which the register, or one of its points, was worded anew."""
    for place, each in corrections(context).items():
        if place.partition("#")[0] == ref:
            yield from (one.row.day for one in each if one.row.day <= context.day)


class _Committed:
    """What is committed, so far as it can be asked: without git, or in a clone cut short, it is nothing."""

    def __init__(self, context: Sound) -> None:
        self._root = context.root
        self._history: History | None = None
        self._head: Commit | None = None
        try:
            self._history = History(context.root)
            self._head = self._history.commit("HEAD")
        except RiskctlError:
            return

    def day(self, file: str) -> date | None:
        """Return the day on which a file was last committed, None where it has changed since."""
        blob = self._head.blob(file) if self._head else None
        if self._history is None or blob is None:
            return None
        try:
            is_same = blob_id((self._root / file).read_bytes(), blob.id) == blob.id
        except OSError:
            return None
        return self._history.day_of_change(file) if is_same else None


_committed = latest(_Committed)  # asked for every form of a call: git is opened once for all
