"""Which command of a played page no longer prints what the page shows: its day, and the lines that differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher, unified_diff
from itertools import islice
from typing import Protocol

BLOCK = re.compile(r"```sh\n(.*?)```(?:\n\n(?:<!-- show: .*? -->\n)?```text\n(.*?)```)?", re.DOTALL)


class Ran(Protocol):
    """A line of a page's commands as it was run."""

    @property
    def day(self) -> str: ...
    @property
    def command(self) -> str: ...
    @property
    def printed(self) -> str: ...


def first_change(page: str, now: str, ran: Sequence[Ran]) -> str:
    """Return the day, the command and the differing lines of the first block of `page` that prints something
    else in `now`, blank where none does; `ran` is every line that was run, in order."""
    left = iter(ran)
    for old, new in zip(BLOCK.finditer(page), BLOCK.finditer(now), strict=True):
        lines = [*islice(left, sum(bool(line.strip()) for line in old[1].splitlines()))]
        if old[2] != new[2]:
            return _told((old[2] or "").splitlines(), (new[2] or "").splitlines(), lines)
    return ""


def _told(shown: list[str], now: list[str], ran: Sequence[Ran]) -> str:
    """A line that is printed now names its command; where one only went, the block's are all named."""
    steps = SequenceMatcher(None, shown, now, autojunk=False).get_opcodes()
    printed = next((now[start:end] for how, _, _, start, end in steps if how != "equal"), [])
    own = [one for one in ran if {*printed} & {*one.printed.splitlines()}]
    named = own[:1] or [one for one in ran if one.printed]
    heads = [f"{one.day} $ {one.command}" for one in named]
    return "\n".join([*heads, *list(unified_diff(shown, now, n=0, lineterm=""))[2:]])
