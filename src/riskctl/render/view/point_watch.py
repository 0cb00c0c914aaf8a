"""How a point is watched, as documents print it: how often and in which ways, how often it was looked at this
year, when last and by when next. Documents that do not read the year's logs have blanks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from riskctl.base.messages import Words
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.checks import MONITORING, Check
from riskctl.records.kinds.policy import Watch
from riskctl.render.order.kinds import YEAR
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.year.log.rows import logged
from riskctl.year.watch.monitoring import due_in, watched

WORDS: Words = {
    "month": ("每月一次", "every month"),
    "months": ("每 {n} 个月一次", "every {n} months"),
    "days": ("每 {n} 天一次", "every {n} days"),
}
BLANK: dict[str, Any] = {
    **dict.fromkeys(("often", "times", "signs", "last_look", "next_look"), ""),
    **{"ways": [], "late": False},
}


def point_watch(graded: Sequence[GradedPoint], order: Order, scope: Scope) -> list[dict[str, Any]]:
    """Return for each point, in the same order, what is told of its watching; blanks where the kind of
    document reads no logs."""
    if YEAR not in order.kind.reads:
        return [BLANK for _ in graded]
    context = scope.context
    checks: dict[str, list[Check]] = {}
    for one in logged(context, Check):
        if one.row.day <= context.day and one.row.method in MONITORING:
            checks.setdefault(one.row.point, []).append(one.row)
    nexts = {one.point.id: (one.day, one.is_late(context.day)) for one in due_in(watched(graded), context)}
    watches = {watch.level: watch for watch in context.grading.policy.monitoring}
    return [
        _rhythm(watches.get(one.score.level.id), scope)
        | _looked(checks.get(one.id, ()))
        | _next(nexts.get(one.id))
        for one in graded
    ]


def _rhythm(watch: Watch | None, scope: Scope) -> dict[str, Any]:
    if watch is None:
        return {"often": "", "ways": []}
    key = "days" if watch.days else "month" if watch.months == 1 else "months"
    ways = [scope.word("check_method", method) for method in watch.methods]
    return {"often": scope.say(WORDS, key, n=watch.days or watch.months), "ways": ways}


def _looked(checks: Sequence[Check]) -> dict[str, Any]:
    last = max((check.day for check in checks), default=None)
    signs = sum(check.sign for check in checks)
    return {"times": str(len(checks)), "signs": str(signs) if signs else "", "last_look": str(last or "")}


def _next(found: tuple[date, bool] | None) -> dict[str, Any]:
    day, late = found or (None, False)
    return {"next_look": str(day or ""), "late": late}
