"""Notices of before the words of points were kept: printed from the registers that say what was published.

Those are the registers now where every point is what its digest says, else those of the commit that holds the
notice first and proves by the same digests to be what was published. Where neither does, the notice cannot be
printed, and that is said: registers that were changed since would print what never stood on a wall.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from riskctl.base.errors import RiskctlError, UnsoundError
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.document import Document
from riskctl.corpus.load import load, registers
from riskctl.corpus.sound import Sound, sound
from riskctl.history.git import History
from riskctl.render.order.kinds import NOTICE_CURRENT, NOTICE_ISSUED, NOTICE_OPEN
from riskctl.render.order.order import Order, orders, reach_of
from riskctl.render.order.scope import Scope
from riskctl.render.view.notice import notice_of
from riskctl.render.view.published_points import recorded
from riskctl.year.notice.notices import NoticeStanding, of_unit
from riskctl.year.notice.publication import Moved, content_of, moved

WORDS: Words = {
    "lost": (
        "没有印公示 {notice}：它只记了指纹，{points} 后来改过，历史里也找不到当时的登记表，"
        "没法照当时的内容印。",
        "The notice {notice} was not printed: it keeps digests alone, {points} changed since, and no commit "
        "holds the registers as they were, so that what was published cannot be told.",
    ),
}
SHOWN = 5  # points named
PRINTED = (NOTICE_OPEN, NOTICE_CURRENT, NOTICE_ISSUED)  # with their points
YEAR = "cycles/"


def as_published(order: Order, scope: Scope) -> tuple[Order, Scope] | Said:
    """Return what the order's document is made from: the order and scope given, or those of a commit; else
    why it cannot be made."""
    one = notice_of(order, scope.context) if order.record and order.kind.about in PRINTED else None
    if one is None or recorded(order, scope.context):
        return order, scope
    changed = _changed(one, order, scope.context)
    if not changed:
        return order, scope
    found = _committed(one, order, scope)
    if found:
        return found
    points: list[object] = [each.point for each in changed[:SHOWN]]
    points += ["…"] if len(changed) > SHOWN else []
    return Said(WORDS["lost"], {"notice": one.id, "points": listed(points)})


def _changed(one: NoticeStanding, order: Order, context: Sound) -> list[Moved]:
    """The points of the document that are not to the letter what was published, or for an issue published
    anew; a correction is of what is printed from now on."""
    now = [content_of(d, d.register, context) for d in order.registers if d.register]
    home = order.subject.ref
    others = of_unit(one.notice.unit, context) if order.kind.about == NOTICE_ISSUED else ()
    found = moved(one, now, others, {})
    if order.subject.department is None:
        return found
    return [each for each in found if each.point.startswith((f"{home}/", f"{home}#"))]


def _committed(one: NoticeStanding, order: Order, scope: Scope) -> tuple[Order, Scope] | None:
    """The order in the first commit that has the notice and registers that are what it published."""
    try:
        with History(scope.context.root) as history:
            for id in history.commits_of(one.file):
                repository, past = load(scope.context.root, one.notice.opened, None, history.commit(id))
                context = _with_year(sound(past), scope.context.documents)
                then = replace(scope, context=context)
                home = [order.subject.ref]
                found = registers(repository, context, reach_of(order.kind, home, context))
                made = orders(order.kind, home, order.gather, found, context)
                mine = next((each for each in made if each.record == order.record), None)
                if mine and not _changed(one, mine, context):
                    return mine, then
    except (RiskctlError, UnsoundError):  # no repository of git, or one that lacks what is asked for
        return None
    return None


def _with_year(past: Sound, now: Mapping[str, Document]) -> Sound:
    """The past with the year's records as they stand: what became of the notice is told there."""
    year = {file: document for file, document in now.items() if file.startswith(YEAR)}
    kept = {file: document for file, document in past.documents.items() if not file.startswith(YEAR)}
    return replace(past, documents=kept | year)
