"""Numbered items in one cell: told apart by numbers that follow each other, and paired by them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN = "一二三四五六七八九十"
# 1.  1、 1） (1) （1） 1.1 ① 一、 （一） — at the start, or behind a break or the end of a clause.
_MARK = re.compile(
    r"(?:(?<=^)|(?<=[\s；;。，,、：:]))[ \t\u3000]*"
    r"(?:[（(]\s*(?P<bracketed>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]"
    r"|(?P<pair>\d{1,2}[.．]\d{1,2})(?:[.．、)）]|(?=\D))"
    r"|(?P<number>\d{1,2})(?:[.．](?!\d)|[、)）:：])"
    rf"|(?P<circled>[{_CIRCLED}])"
    r"|(?P<han>[一二三四五六七八九十]{1,3})、)"
)
_ENDS = " \t\r\n\u3000；;，,、"
_BREAKS = re.compile(r"[ \t\u3000]*\n[ \t\u3000]*")
_CLAUSES = re.compile(r"[；;\n]")


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """One item of a cell, and its number as written (1.1), blank where it has none."""

    text: str
    number: str = ""


def items(text: str) -> list[NumberedItem]:
    """Return the numbered items of a cell; one item where nothing is numbered through."""
    marks = list(_MARK.finditer(text))
    kept = _run(marks)
    if not kept:
        return [NumberedItem(whole)] if (whole := joined(text)) else []
    head = joined(text[: kept[0].start()])
    ends = [*(mark.start() for mark in kept[1:]), len(text)]
    found = [
        NumberedItem(joined(text[mark.end() : end]), _label(mark))
        for mark, end in zip(kept, ends, strict=True)
    ]
    found = [item for item in found if item.text]
    if head:  # words before the first number belong to all that follow
        return [NumberedItem(head), *found]
    return found


def clauses(text: str) -> list[str]:
    """Return what `；` and line breaks divide a text into."""
    return [clause for part in _CLAUSES.split(text) if (clause := part.strip(_ENDS))]


def joined(text: str) -> str:
    """Return a text on one line: what a cell breaks is one sentence, Latin words keep a blank between."""
    lines = [line.strip() for line in _BREAKS.split(text.strip(_ENDS)) if line.strip()]
    whole = ""
    for line in lines:
        between = " " if whole and whole[-1].isascii() and whole[-1].isalnum() and line[0].isascii() else ""
        whole += between + line
    return whole.strip(_ENDS)


def pairs(points: Sequence[NumberedItem], measures: Sequence[NumberedItem]) -> list[list[int]] | None:
    """Return, by point, the measures whose numbers are its own (1 → 1, 1.1 → 1.1, 1 → 1.1); None where one
    measure has no point, or a number is not told apart."""
    numbers = [point.number for point in points]
    if "" in numbers or len(set(numbers)) < len(numbers):
        return None
    found: list[list[int]] = [[] for _ in points]
    for place, measure in enumerate(measures):
        own = [n for n, number in enumerate(numbers) if _belongs(measure.number, number)]
        if len(own) != 1:
            return None
        found[own[0]].append(place)
    return found


def _belongs(measure: str, point: str) -> bool:
    return bool(measure) and (measure == point or measure.startswith(f"{point}."))


def _run(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks of the first's own kind that count on from it, one by one."""
    if not marks:
        return []
    first = marks[0]
    run = [first]
    for mark in marks[1:]:
        if mark.lastgroup == first.lastgroup and _order(mark) == _next(_order(run[-1]), _order(mark)):
            run.append(mark)
    starts = _order(first)[-1] == 1 or first.start() == 0
    return run if starts else []


def _next(before: tuple[int, ...], after: tuple[int, ...]) -> tuple[int, ...]:
    """What may follow a number: the next, or of a pair the first of the next group."""
    if len(before) == 2 and after[0] == before[0] + 1:
        return before[0] + 1, 1
    return (*before[:-1], before[-1] + 1)


def _order(mark: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(part) for part in _label(mark).split("."))


def _label(mark: re.Match[str]) -> str:
    text = mark[mark.lastgroup or 0].replace("．", ".")
    if text in _CIRCLED:
        return str(_CIRCLED.index(text) + 1)
    return text if text[0].isdecimal() else str(_counted(text))


def _counted(han: str) -> int:
    tens, ten, ones = han.rpartition("十")
    if not ten:
        return _HAN.index(han[0]) + 1
    return 10 * (_HAN.index(tens[0]) + 1 if tens else 1) + (_HAN.index(ones[0]) + 1 if ones else 0)
