"""Questions on a terminal, one line each: on standard error, since standard output holds the result."""

from __future__ import annotations

import sys

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.visible import visible
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current

WORDS: Words = {
    "again": ("  {why}。请再写一次。", "  {why}. Please try again."),
    "enter": (
        "直接按回车就用方括号里的；按 Ctrl-C 退出，什么都不写。",
        "Enter takes what is in brackets; Ctrl-C leaves without writing anything.",
    ),
}


def can_ask() -> bool:
    """Return whether somebody is there to answer: both ways lead to a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def explain() -> None:
    """Say how questions are answered."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)  # absent where a host swapped it
    if reconfigure is not None:
        reconfigure(errors="surrogateescape")  # what is no text is refused like any other wrong answer
    streams.note(Said(WORDS["enter"]))


def ask(what: Said, default: str) -> str:
    """Return what is answered, `default` where that is nothing; an end of input counts as Ctrl-C."""
    line = ""
    try:
        sys.stderr.write(f"{what.text(current())}\n  [{visible(default)}] ")
        sys.stderr.flush()
        line = sys.stdin.readline()
    finally:
        if not line:
            streams.note("")  # what is said next begins on a line of its own
    if not line:
        raise KeyboardInterrupt
    return line.strip("\r\n") or default


def again(error: RiskctlError) -> None:
    """Say why an answer cannot be taken."""
    streams.note(Said(WORDS["again"], {"why": error.said}))
