"""Names the nearest cause of a YAML syntax error: the parser gives the place, the words are ours."""

from __future__ import annotations

import re
from typing import Any

from riskctl.base.location import Span
from riskctl.sources.conflict import undecided
from riskctl.sources.fault import Fault

# Cause → what its line looks like; the first that fits the line of the error, or the one before, is meant.
_CAUSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("wide-colon", re.compile(r"\s*(?:- )?[^\s:\"'#]+：")),
    ("reserved", re.compile(r".*?(?:: |- |^)\s*[@`]")),
    ("no-space", re.compile(r"\s*(?:- )?[A-Za-z_\u4e00-\u9fff]+:[^\s]")),
    ("colon-inside", re.compile(r"\s*(?:- )?[^\s:]+: [^\"'|>\[{#][^#]*: ")),
    ("quote", re.compile(r"[^\"]*(?:\"[^\"]*\"[^\"]*)*\"[^\"]*$|[^']*(?:'[^']*'[^']*)*'[^']*$")),
)
_ASIDE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|(?:^|\s)#.*")  # what a bracket within is no bracket of

# What begins more than text, though people may mean text: **, &c, !.
_SIGILS = {"&": "anchor", "*": "alias", "!": "tag"}
_NO_KEY = re.compile(r"[ -]*:(\s|$)")
_WORD = re.compile(r"[^\s,\[\]{}]*")
_LINE = re.compile(r"[^\r\n]{0,1000}")  # as far as a cause is looked for; some patterns take its square


def syntax_fault(text: str, error: Any) -> Fault:
    """Return the fault of a text that the parser refused with `error`."""
    if left := undecided(text):
        return _fault("conflict", text[left.start : left.end], left.start)
    index, begun = place(text, error), _begun(text, error)
    if begun is not None and (found := _unended(text, begun, str(error.context))):
        return found
    start = _line_start(text, index)
    line = _line(text, start)
    if _NO_KEY.match(line):
        return _fault("empty-key", line, start)
    if found := _marked(text, begun, index):
        return found
    starts = [start, _line_before(text, start), _line_start(text, start if begun is None else begun)]
    for at in starts:
        if found := _caused(_line(text, at), at):
            return found
    at = next((at for at in starts if _line(text, at).strip()), start)
    line = _line(text, at)
    return _fault("indent" if line[:1].isspace() else "syntax", line, at)


def place(text: str, error: Any) -> int:
    """Where the parser gave up."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return min(mark.index if mark else 0, len(text))


def _begun(text: str, error: Any) -> int | None:
    """Where the thing begins that the parser was reading, as far as it says."""
    mark = getattr(error, "context_mark", None)
    return mark.index if mark and mark.index < len(text) else None


def _unended(text: str, begun: int, context: str) -> Fault | None:
    """The fault of a quote or a field that never came to its end, which the parser sees only far below."""
    at = _line_start(text, begun)
    line = _line(text, at)
    if text[begun] in "\"'":
        return _fault("quote", line, at)
    return _caused(line, at) or _fault("no-colon", line, at) if "simple key" in context else None


def _caused(line: str, start: int) -> Fault | None:
    """The fault that a line looks like."""
    cause = next((cause for cause, pattern in _CAUSES if pattern.match(line)), None)
    if cause is None and _is_open(line):
        cause = "bracket"
    return _fault(cause, line, start) if cause else None


def _is_open(line: str) -> bool:
    """Whether more brackets of a kind open on a line than close."""
    bare = _ASIDE.sub("", line)
    return bare.count("[") > bare.count("]") or bare.count("{") > bare.count("}")


def _fault(cause: str, line: str, start: int) -> Fault:
    return Fault("RK002", cause, _words(line, start), {"line": line.strip()})


def _marked(text: str, begun: int | None, index: int) -> Fault | None:
    """The fault of text that begins with a sign of YAML's, or holds one within brackets."""
    start = len(text) if begun is None else begun
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


def _line_before(text: str, start: int) -> int:
    end = start - (2 if text[start - 2 : start] == "\r\n" else 1)
    return _line_start(text, max(end, 0))


def _line(text: str, start: int) -> str:
    found = _LINE.match(text, start)
    return found[0] if found else ""


def _words(line: str, start: int) -> Span:
    """The part of a line that is not indentation."""
    left = len(line) - len(line.lstrip())
    return Span(start + left, start + max(left, len(line.rstrip())))
