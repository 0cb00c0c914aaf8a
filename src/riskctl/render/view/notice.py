"""The notice that a document is about, and what a template sees of it.

It is the one that the document was ordered of, with its period, its day and its points alone. Before one is
opened a document is a draft: every point, and the period of cycle.yaml where one stands there; a notice of
issue, before it is issued, is a draft of the open notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from riskctl.base.messages import Words
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.records.kinds.cycle import Stretch
from riskctl.render.blocks import Edition
from riskctl.render.order.kinds import NOTICE_CURRENT, NOTICE_ISSUED, NOTICE_LATEST, NOTICE_OPEN, Kind
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.order.year_records import own_day
from riskctl.render.view.days import long_day
from riskctl.render.view.titles import owner_title
from riskctl.year.early import of_notice
from riskctl.year.notice.notices import Comment, NoticeStanding, of_unit

NOTICES = (NOTICE_OPEN, NOTICE_CURRENT, NOTICE_ISSUED, NOTICE_LATEST)
WORDS: Words = {"pending": ("尚未答复", "not answered yet")}


def notice_of(order: Order, context: Sound) -> NoticeStanding | None:
    """Return the notice that the order's document is about, None where it is a draft without one."""
    known = of_unit(order.subject.unit.id, context)
    if order.kind.about == NOTICE_ISSUED and not order.record:
        return next((one for one in reversed(known) if one.is_open), None)
    return next((one for one in known if order.kind.about in NOTICES and one.id == order.record), None)


def points_of(order: Order, context: Sound) -> set[str] | None:
    """Return the whole ids of the points that go into the document, None where all do."""
    one = notice_of(order, context)
    return None if one is None else set(one.points())


def edition_of(order: Order, context: Sound) -> Edition:
    """Return the edition of a document where none is asked for: that of its notice, else of its kind."""
    one = notice_of(order, context) if order.kind.about in (NOTICE_OPEN, NOTICE_CURRENT) else None
    edition: Any = one.notice.edition if one else ""
    return edition if edition in order.kind.editions else order.kind.editions[0]


def undated(kind: Kind, subjects: Iterable[str], context: Sound) -> list[str]:
    """Return the units of `subjects` whose documents of `kind` should name a period and know none."""
    if kind.about not in (NOTICE_OPEN, NOTICE_CURRENT) or (context.cycle and context.cycle.notice):
        return []
    units = dict.fromkeys(subject.partition("/")[0] for subject in subjects)
    return [unit for unit in units if not of_unit(unit, context)]


def notice_view(order: Order, scope: Scope) -> dict[str, Any]:
    """Return the part `notice` of a view; what is not known is blank."""
    context, one = scope.context, notice_of(order, scope.context)
    day = own_day(order.kind.about, order.record, context)
    issue = one.issue.row if one and one.issue else None
    planned = None if of_unit(order.subject.unit.id, context) else _planned(order, context)
    return {
        **_period(one.notice.period if one else planned, day, scope),
        "supplement": bool(one and one.notice.kind == "supplement"),
        "number": issue.number if issue else "",
        "addressees": _listed(issue.to) if issue else [],
        "copies": _listed(issue.copy_) if issue else [],
        "issued": long_day(issue.day, scope) if issue else "",
        "early": [*_early(one, order, scope)] if one else [],
        "comments": [_comment(n, each, scope) for n, each in enumerate(one.comments if one else (), 1)],
    }


def _planned(order: Order, context: Sound) -> Stretch | None:
    return context.cycle.notice if context.cycle and order.kind.about != NOTICE_LATEST else None


def _period(period: Stretch | None, day: date, scope: Scope) -> dict[str, Any]:
    if period is None:
        return {"from": "", "to": "", "over": False}
    return {
        "from": long_day(period.from_, scope),
        "to": long_day(period.to, scope),
        "over": day > period.to,
    }


def _early(one: NoticeStanding, order: Order, scope: Scope) -> Iterator[dict[str, Any]]:
    """What was done with the notice before its turn."""
    unit = order.subject.unit
    home = Subject(unit)
    for each in of_notice(one.id, unit.id, scope.context):
        row = each.row
        yield {
            "step": scope.word("early_step", row.step),
            "by": owner_title(row.by, home, scope),
            "day": long_day(row.day, scope),
            "reason": row.reason,
            "lacking": row.lacking,
        }


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
