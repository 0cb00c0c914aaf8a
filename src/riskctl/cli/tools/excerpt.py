"""The part of an example file that matters: the lines that differ from its counterpart, and those around."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from riskctl.base.messages import Words
from riskctl.base.visible import visible
from riskctl.cli.shell.language import say

WORDS: Words = {
    "lines": ("…（共 {lines} 行）", "… ({lines} lines in all)"),
    "empty": ("（空文件）", "(empty file)"),
}
AROUND = 3  # lines shown before and after one that differs
LONGEST_EXAMPLE = 40  # lines shown in all
LONGEST_LINE = 160  # characters
LARGE = 1000  # lines; comparing larger files is not worth the wait


def excerpt(content: str | bytes, counterpart: str | bytes | None) -> Iterator[str]:
    """Yield the lines of `content` to show, those that `counterpart` has not marked with ``>``."""
    lines = _lines(content)
    marked, near = _differing(lines, _lines(counterpart)) if counterpart is not None else (set(), set())
    before = -1
    for shown, at in enumerate(sorted(near) or range(len(lines))):
        if shown == LONGEST_EXAMPLE:
            yield "  " + say(*WORDS["lines"]).format(lines=len(lines))
            return
        if at != before + 1:
            yield "  …"
        yield f"{'> ' if at in marked else '  '}{_shortened(lines[at])}".rstrip()
        before = at
    if not lines:
        yield "  " + say(*WORDS["empty"])


def _lines(content: str | bytes) -> list[str]:
    text = content if isinstance(content, str) else content.decode("utf-8", "backslashreplace")
    return text.splitlines()


def _differing(lines: list[str], others: list[str]) -> tuple[set[int], set[int]]:
    """Return the lines that differ, and the lines around each place that differs (a line may be missing)."""
    marked: set[int] = set()
    near: set[int] = set()
    if max(len(lines), len(others)) > LARGE:
        return marked, near
    for kind, _, _, first, end in SequenceMatcher(None, others, lines, autojunk=False).get_opcodes():
        if kind != "equal":
            marked.update(range(first, end))
            near.update(range(max(0, first - AROUND), min(len(lines), end + AROUND)))
    return marked, near


def _shortened(line: str) -> str:
    shown = visible(line.expandtabs(4))
    return shown if len(shown) <= LONGEST_LINE else shown[: LONGEST_LINE - 1] + "…"
