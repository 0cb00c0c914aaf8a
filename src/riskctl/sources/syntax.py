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


def syntax_fault(text: str, error: Any) -> Fault:
    """Return the fault of a text that the parser refused with `error`."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = min(mark.index if mark else 0, len(text))
    start = text.rfind("\n", 0, index) + 1
    before = text.rfind("\n", 0, max(start - 1, 0)) + 1
    for line_start in (start, before):
        line = text[line_start:].split("\n", 1)[0].rstrip("\r")
        for cause, pattern in _CAUSES:
            if pattern.match(line):
                return Fault("RK002", cause, _words(line, line_start), {"line": line.strip()})
    line = text[start:].split("\n", 1)[0]
    span = _words(line, start) if line.strip() else Span(index, index)
    return Fault("RK002", "indent" if line[:1].isspace() else "syntax", span, {"line": line.strip()})


def _words(line: str, start: int) -> Span:
    """The part of a line that is not indentation."""
    left = len(line) - len(line.lstrip())
    return Span(start + left, start + max(left, len(line.rstrip())))
