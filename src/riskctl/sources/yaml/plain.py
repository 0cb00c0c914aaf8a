"""The plain reader: data of a YAML text as most people write it, a line at a time, without a parser's events.

It reads block lists and mappings whose values stand on their line: plain, in quotes without escapes, or in
brackets, flat or a list of flat mappings; and comments, on a line of their own or behind a value. What it
reads it reads as the loop over events does, which properties compare
(docs/internals/reading.md#the-plain-reader); of everything else it says nothing, and the loop is asked. It
gives no places: few files are asked for any (`plain_spans`).
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias, TypeVar

from riskctl.sources.yaml.brackets import DEEPEST, FIRST, KEY, NotPlainError, Value, in_brackets, null_or

EMPTY = ("", "~", "null")  # what YAML writes for nothing
LINE = re.compile(rf"( *+)(- ++|-(?=\n))?(?:({KEY}):(?: ++|(?=\n)))?(?:({FIRST}[^:#\n]*+)\n|([^\n]*+)\n)")
_PLAIN = re.compile(rf"{FIRST}(?:[^:#\n]|:(?![ \n]|\Z)|(?<! )#)*")
_QUOTED = re.compile(r"(?:\"([^\"\\\n]*)\"|'([^'\n]*)') *")
_COMMENTED = re.compile(r"(\"[^\"\\\n]*\"|'[^'\n]*'|[^\"'\n][^\n]*?) +#[^\n]*")
_TOUCHED = re.compile("[\"'\\]},]#")  # a comment, or none: the loop knows
# The column, the width of its dash, the key, the value (in brackets as it is written), whether there is one.
_Said: TypeAlias = "tuple[int, int, str, Value | tuple[str], bool]"
_NOTHING: _Said = (-1, 0, "", None, False)
Line = TypeVar("Line")
# What lines read lately say: most of a register stand in others too (`kind: integrity`, `measures:`).
_KNOWN: dict[str, _Said] = {}
MOST_KNOWN, LONGEST_KNOWN = 4096, 100  # lines, characters: hostile ones take no room


def plain_data(text: str, depth: int) -> Any:
    """Return the data of `text`, as the gate let it pass; None where it may hold more than is read here."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\r" in text or ("#" in text and _TOUCHED.search(text)):
        return None
    try:
        return _read(text, depth - 1 - DEEPEST)  # values in brackets are deeper
    except NotPlainError:
        return None


def _read(text: str, depth: int) -> Any:  # noqa: PLR0912, PLR0915 - one loop, measured
    root: dict[str, Any] = {}
    here: Any = root
    column, pending, is_map = 0, "", True  # of the collection here, and its key that has no value yet
    stack: list[tuple[int, Any, bool]] = []
    for line in text.split("\n"):
        at, dash, key, value, is_written = _KNOWN.get(line) or _said(line)
        if at < 0:
            continue
        if isinstance(value, tuple):
            value = in_brackets(value[0])[0]  # made anew for each text, which may change its lists
        if dash:
            if at < column:
                while at < column:
                    column, here, is_map = stack.pop()
                if is_map or at != column:
                    raise NotPlainError
            elif is_map:
                if not pending:
                    raise NotPlainError
                stack.append((column, here, True))
                here[pending] = here = []
                column, is_map = at, False
            elif at != column:
                raise NotPlainError
            pending = ""
            if not key:
                if not is_written:
                    raise NotPlainError
                here.append(value)
                continue
            stack.append((column, here, False))
            new: dict[str, Any] = {}
            here.append(new)
            here, is_map, column = new, True, at + dash
        elif not key:
            raise NotPlainError
        elif at > column:
            if not (is_map and pending):
                raise NotPlainError
            stack.append((column, here, True))
            here[pending] = here = {}
            column = at
        elif at < column or not is_map:
            while at < column or not is_map:
                if not stack:
                    raise NotPlainError
                column, here, is_map = stack.pop()
            if at != column:
                raise NotPlainError
        if key in here or len(stack) >= depth:
            raise NotPlainError
        here[key] = value
        pending = "" if is_written else key
    if not root:
        raise NotPlainError
    return root


def _said(line: str) -> _Said:
    """What a line says that is not among those read lately."""
    return remembered(_KNOWN, line, _parted(line))


def remembered(known: dict[str, Line], line: str, said: Line) -> Line:
    """Return what is `said` of a line, and keep it among those `known` unless the line is long."""
    if len(line) <= LONGEST_KNOWN:
        if len(known) >= MOST_KNOWN:
            known.clear()
        known[line] = said
    return said


def _parted(line: str) -> _Said:
    found = LINE.match(f"{line}\n")
    assert found is not None, line  # its last form takes whatever stands there
    indent, dash, key, value, other = found.groups("")
    if other[:1] == "#":
        other = ""
    if not (key or dash or value or other):
        return _NOTHING
    if other:
        return len(indent), len(dash), key, _other(other), True
    is_null = value.rstrip(" ") == "null"
    return len(indent), len(dash), key, None if is_null or not value else value.rstrip(" "), bool(value)


def _other(written: str) -> str | tuple[str] | None:
    """The value that is in quotes, before a comment, or holds a sign of YAML that is none; one in brackets as
    it is written."""
    written = uncommented(written)
    if _PLAIN.fullmatch(written):
        return null_or(written.rstrip(" "))
    if found := _QUOTED.fullmatch(written):
        return found[1] if found[2] is None else found[2]
    return (written.rstrip(" "),)


def uncommented(written: str) -> str:
    """Return what is `written` on a line less the comment behind it."""
    found = _COMMENTED.fullmatch(written) if " #" in written else None
    return found[1] if found else written
