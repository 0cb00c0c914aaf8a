"""Lists and mappings in brackets on one line, as the plain reader reads them: data and places in one pass."""

from __future__ import annotations

import re
from typing import TypeAlias

DEEPEST = 3  # brackets within brackets; what lies deeper is left to the loop over events
KEY = r"[^\W\d][\w/-]{0,99}"
FIRST = r"[^ ?:,\[\]{}#&*!|>'\"%@`~\n-]"  # of a plain text: neither blank nor an indicator
_ITEM = re.compile(rf"{FIRST}[^?:,\[\]{{}}#\n]*")
_NAMED = re.compile(rf"({KEY}): +")
_BLANK = re.compile(" *")

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Place: TypeAlias = "tuple[int, int]"


class NotPlainError(Exception):
    """The text is not written as plainly as the plain reader reads."""


def in_brackets(written: str) -> tuple[Value, list[Place]]:
    """Return the list or mapping that is `written`, and its places: its own, then of each key and value.

    Raises NotPlainError where anything else is written, or more than is read here.
    """
    places: list[Place] = []
    value, end = _value(written, 0, places, DEEPEST)
    if end != len(written):
        raise NotPlainError
    return value, places


def null_or(text: str) -> str | None:
    """Return the plain `text`, None where it says null."""
    return None if text == "null" else text


def _value(text: str, at: int, places: list[Place], depth: int) -> tuple[Value, int]:
    """The value that begins at a place, and where it ends."""
    if text[at : at + 1] in ("[", "{"):
        return _collection(text, at, places, depth)
    if not (item := _ITEM.match(text, at)):
        raise NotPlainError
    word = item[0].rstrip(" ")
    places.append((at, at + len(word)))
    return null_or(word), item.end()


def _collection(text: str, at: int, places: list[Place], depth: int) -> tuple[Value, int]:
    if not depth:
        raise NotPlainError
    own, is_map = len(places), text[at] == "{"
    places.append((at, at))
    listed: list[Value] = []
    named: dict[str, Value] = {}
    end = _blank(text, at + 1)
    more = is_map or text[end : end + 1] != "]"
    while more:
        if is_map:
            key, end = _key(text, end, places)
            if key in named:
                raise NotPlainError
            named[key], end = _value(text, end, places, depth - 1)
        else:
            value, end = _value(text, end, places, depth - 1)
            listed.append(value)
        end = _blank(text, end)
        more = text[end : end + 1] == ","
        end = _blank(text, end + 1) if more else end
    if text[end : end + 1] != ("}" if is_map else "]"):
        raise NotPlainError
    places[own] = (at, end + 1)
    return named if is_map else listed, end + 1


def _key(text: str, at: int, places: list[Place]) -> tuple[str, int]:
    if not (found := _NAMED.match(text, at)):
        raise NotPlainError
    places.append(found.span(1))
    return found[1], found.end()


def _blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
