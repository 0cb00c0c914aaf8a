"""Text inside an element as runs, its blanks as a browser would leave them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from riskctl.render.blocks import Run, Runs
from riskctl.render.looks import Look
from riskctl.render.template.markup import Element

_IN_A_ROW, _AT_LINE_BREAK = re.compile("  +"), re.compile(" ?\n ?")
LOOKS = {"strong": (Look.STRONG,), "small": (Look.SMALL,), "u": (Look.BLANK,)}


def runs(children: Iterable[Element | str], looks: tuple[Look, ...] = ()) -> Runs:
    """Return the text of an element's children as runs: neighbours of one look joined, blanks trimmed."""
    joined: list[Run] = []
    for run in _pieces(children, looks):
        if joined and joined[-1].looks == run.looks and not _is_line(run):
            run = Run(joined.pop().text + run.text, run.looks)
        joined.append(run)
    texts = _from_the_end(joined, _from_the_start(joined))
    return tuple(
        Run(text, run.looks) for run, text in zip(joined, texts, strict=True) if text or _is_line(run)
    )


def _pieces(children: Iterable[Element | str], looks: tuple[Look, ...]) -> Iterator[Run]:
    for child in children:
        if isinstance(child, str):
            yield Run(child, looks)
        elif child.tag == "br":
            yield Run("\n", looks)
        else:
            own = (*looks, *LOOKS.get(child.tag, ()), *map(Look, child.classes))
            yield from [Run("", own)] if child.tag == "u" else _pieces(child.children, own)


def _from_the_start(runs: list[Run]) -> list[str]:
    """The texts with no blank at the start of a line, and of blanks in a row the first alone."""
    texts, before = [], "\n"
    for run in runs:
        text = _AT_LINE_BREAK.sub("\n", _IN_A_ROW.sub(" ", run.text))
        if before in (" ", "\n"):
            text = text.lstrip(" ")
        if text or _is_line(run):
            before = text[-1:]
        texts.append(text)
    return texts


def _from_the_end(runs: list[Run], texts: list[str]) -> list[str]:
    """The texts with no blank at the end of a line either."""
    trimmed, after = [], "\n"
    for run, text in zip(reversed(runs), reversed(texts), strict=True):
        text = text.rstrip(" ") if after == "\n" else text
        if text or _is_line(run):
            after = text[:1]
        trimmed.append(text)
    return trimmed[::-1]


def _is_line(run: Run) -> bool:
    """Whether it is a line to write on, which has no text."""
    return Look.BLANK in run.looks
