"""A day as prose writes it."""

from __future__ import annotations

from datetime import date

from riskctl.base.messages import Words
from riskctl.render.order.scope import Scope

WORDS: Words = {
    "day": ("{year}年{month}月{day}日", "{year}-{month:02}-{day:02}"),
}


def long_day(day: date, scope: Scope) -> str:
    """Return a day as prose writes it."""
    return scope.say(WORDS, "day", year=day.year, month=day.month, day=day.day)
