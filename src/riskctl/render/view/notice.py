"""The notice that a document is about, and what a template sees of it.

Which one the head of its template says. What is about the open notice shows the unit's latest: its
period and its points alone. What is about the issued one shows the latest issued, before that the open
one; a list of comments the latest of all. Without a notice a document shows every point, and the period
of cycle.yaml where one stands there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from riskctl.base.messages import Words
from riskctl.corpus.sound import Sound
from riskctl.records.kinds.cycle import Stretch
from riskctl.render.blocks import Edition
from riskctl.render.order.kinds import NOTICE_ISSUED, NOTICE_LATEST, NOTICE_OPEN, Kind
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.days import long_day
from riskctl.year.notice.notices import Comment, NoticeStanding, of_unit

WORDS: Words = {"pending": ("尚未答复", "not answered yet")}


def notice_of(order: Order, context: Sound) -> NoticeStanding | None:
    """Return the notice that the order's document is about, None where there is none."""
    known = of_unit(order.subject.unit.id, context)
    issued, opened = [one for one in known if one.issue], [one for one in known if one.is_open]
    meant = {NOTICE_LATEST: known, NOTICE_OPEN: opened, NOTICE_ISSUED: issued or opened}
    return next(reversed(meant.get(order.kind.about, [])), None)


def points_of(order: Order, context: Sound) -> set[str] | None:
    """Return the whole ids of the points that go into the document, None where all do."""
    one = notice_of(order, context)
    return None if one is None else set(one.points())


def edition_of(order: Order, context: Sound) -> Edition:
    """Return the edition of a document where none is asked for: that of its notice, else of its kind."""
    one = notice_of(order, context) if order.kind.about == NOTICE_OPEN else None
    edition: Any = one.notice.edition if one else ""
    return edition if edition in order.kind.editions else order.kind.editions[0]


def undated(kind: Kind, subjects: Iterable[str], context: Sound) -> list[str]:
    """Return the units of `subjects` whose documents of `kind` should name a period and know none."""
    if kind.about != NOTICE_OPEN or (context.cycle and context.cycle.notice):
        return []
    units = dict.fromkeys(subject.partition("/")[0] for subject in subjects)
    return [unit for unit in units if not any(one.is_open for one in of_unit(unit, context))]


def notice_view(order: Order, scope: Scope) -> dict[str, Any]:
    """Return the part `notice` of a view; what is not known is blank."""
    context, one = scope.context, notice_of(order, scope.context)
    issue = one.issue.row if one and one.issue else None
    planned = context.cycle.notice if context.cycle and order.kind.about != NOTICE_LATEST else None
    return {
        **_period(one.notice.period if one else planned, scope),
        "supplement": bool(one and one.notice.kind == "supplement"),
        "number": issue.number if issue else "",
        "addressees": _listed(issue.to) if issue else [],
        "copies": _listed(issue.copy_) if issue else [],
        "issued": long_day(issue.day, scope) if issue else "",
        "comments": [_comment(n, each, scope) for n, each in enumerate(one.comments if one else (), 1)],
    }


def _period(period: Stretch | None, scope: Scope) -> dict[str, Any]:
    if period is None:
        return {"from": "", "to": "", "over": False}
    over = scope.context.day > period.to
    return {"from": long_day(period.from_, scope), "to": long_day(period.to, scope), "over": over}


def _comment(number: int, comment: Comment, scope: Scope) -> dict[str, Any]:
    row, answer = comment.made.row, comment.answer.row if comment.answer else None
    done = scope.word("disposition", answer.disposition or "") if answer else ""
    return {
        "number": number,
        "day": str(row.day),
        "channel": row.channel,
        "text": row.text,
        "disposition": done or scope.say(WORDS, "pending"),
        "answer": answer.text if answer else "",
        "answered": str(answer.day) if answer else "",
    }


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split("；") if part.strip()]
