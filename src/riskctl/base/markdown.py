"""Text within Markdown: what Markdown or a git host would take for its own is shown, not obeyed."""

from __future__ import annotations

import re

# What Markdown, or HTML inside it, would take for its own.
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~!&$]")
_AT_START = re.compile(r"^(\s*(?:\d+(?=[.)]))?)([-+=.)])", re.MULTILINE)
# What a host makes of plain text: it calls people, points at other threads, and links addresses.
_CALLS = re.compile(r"(?<=[@])(?=\w)|(?<=[#!])(?=\d)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_NOTHING = "&#8203;"  # a blank without width, which parts what it stands in and is not seen


def escaped(text: str) -> str:
    """Return `text` so that Markdown shows it as it is, inside a line."""
    return _ACTIVE.sub(r"\\\g<0>", text)


def line_start(text: str) -> str:
    """Return an escaped text with what would begin a list or a heading at a line's start escaped too."""
    return _AT_START.sub(r"\1\\\2", text)


def quiet(text: str) -> str:
    """Return `text` for a comment that a program posts: shown as it is, calling nobody, linking nothing."""
    return _CALLS.sub(_NOTHING, escaped(text))


def code(text: str) -> str:
    """Return a name or a place as code, also inside a table; one that code cannot hold as text."""
    return (
        quiet(text)
        if "`" in text or "\\" in text or not text.strip()
        else f"`{text.replace('|', chr(92) + '|')}`"
    )
