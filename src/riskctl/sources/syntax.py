"""Names the nearest cause of a YAML syntax error: the parser gives the place, the words are ours."""

from __future__ import annotations

import re
from typing import Any

from riskctl.base.location import Span
from riskctl.sources.fault import Fault

# Cause → what its line looks like; the first that fits the line of the error, or the one before, is meant.
_CAUSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("wide-colon", re.compile(r"\s*(?:- )?[^\s:\"'#]+：")),
    ("reserved", re.compile(r".*?(?:: |- |^)\s*[@`]")),
    ("no-space", re.compile(r"\s*(?:- )?[A-Za-z_\u4e00-\u9fff]+:[^\s]")),
    ("colon-inside", re.compile(r"\s*(?:- )?[^\s:]+: [^\"'|>\[{#][^#]*: ")),
    ("quote", re.compile(r"[^\"]*(?:\"[^\"]*\"[^\"]*)*\"[^\"]*$|[^']*(?:'[^']*'[^']*)*'[^']*$")),
    ("bracket", re.compile(r"[^\]]*\[[^\]]*$|[^}]*\{[^}]*$")),
)

# What begins more than text, though people may mean text: **, &c, !.
_SIGILS = {"&": "anchor", "*": "alias", "!": "tag"}
_NO_KEY = re.compile(r"[ -]*:(\s|$)")
_WORD = re.compile(r"[^\s,\[\]{}]*")
_LINE = re.compile(r"[^\r\n]{0,1000}")  # as far as a cause is looked for; some patterns take its square


def syntax_fault(text: str, error: Any) -> Fault:
    """Return the fault of a text that the parser refused with `error`."""
    index = place(text, error)
    start = _line_start(text, index)
    line = _line(text, start)
    if _NO_KEY.match(line):
        return Fault("RK002", "empty-key", _words(line, start))
    return (
        _marked(text, error, index)
        or _caused(line, start)
        or _caused(*_line_before(text, start))
        or Fault(
            "RK002",
            "indent" if line[:1].isspace() else "syntax",
            _words(line, start) if line.strip() else Span(index, index),
            {"line": line.strip()},
        )
    )


def place(text: str, error: Any) -> int:
    """Where the parser gave up."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return min(mark.index if mark else 0, len(text))


def _caused(line: str, start: int) -> Fault | None:
    """The fault that a line looks like."""
    cause = next((cause for cause, pattern in _CAUSES if pattern.match(line)), None)
    return Fault("RK002", cause, _words(line, start), {"line": line.strip()}) if cause else None


def _marked(text: str, error: Any, index: int) -> Fault | None:
    """The fault of text that begins with a sign of YAML's, or holds one within brackets."""
    context = getattr(error, "context_mark", None)
    start = context.index if context else len(text)
    if start > index or not (piece := _LINE.match(text, start, index + 1)) or piece.end() < index:
        return None
    if sigil := _SIGILS.get(text[start : start + 1]):
        return Fault("RK003", sigil, _word(text, start))
    first, before, here = text[start : start + 1], text[index - 1 : index], text[index : index + 1]
    if here == "?" or (before == "?" and first in "[{") or (here == ":" and first not in "\"'"):
        written = _line(text, _line_start(text, index)).strip()
        return Fault("RK002", "in-brackets", Span(start, index + 1), {"line": written})
    return None


def _word(text: str, start: int) -> Span:
    found = _WORD.match(text, start)
    return Span(start, max(found.end() if found else 0, start + 1))


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def _line_before(text: str, start: int) -> tuple[str, int]:
    end = start - (2 if text[start - 2 : start] == "\r\n" else 1)
    before = _line_start(text, max(end, 0))
    return _line(text, before), before


def _line(text: str, start: int) -> str:
    found = _LINE.match(text, start)
    return found[0] if found else ""


def _words(line: str, start: int) -> Span:
    """The part of a line that is not indentation."""
    left = len(line) - len(line.lstrip())
    return Span(start + left, start + max(left, len(line.rstrip())))
