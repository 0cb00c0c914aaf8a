"""Text inside an element as runs, its blanks as a browser would leave them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riskctl.render.blocks import Run, Runs
from riskctl.render.template.markup import Node

LOOKS = {"strong": ("strong",), "small": ("small",), "u": ("blank",)}


def runs(children: Iterable[Node | str], looks: tuple[str, ...] = ()) -> Runs:
    """Return the text of an element's children as runs: neighbours of one look joined, blanks trimmed."""
    joined: list[Run] = []
    for run in _pieces(children, looks):
        if joined and joined[-1].classes == run.classes and "blank" not in run.classes:
            run = Run(joined.pop().text + run.text, run.classes)
        joined.append(run)
    return tuple(_alone(joined[0]) if len(joined) == 1 else _trimmed(joined))


def _alone(run: Run) -> Iterator[Run]:
    """The same for the one run that most cells hold, at less cost."""
    text = "\n".join(" ".join(filter(None, line.split(" "))) for line in run.text.split("\n"))
    if text or "blank" in run.classes:
        yield Run(text, run.classes)


def _pieces(children: Iterable[Node | str], looks: tuple[str, ...]) -> Iterator[Run]:
    for child in children:
        if isinstance(child, str):
            yield Run(child, looks)
        elif child.tag == "br":
            yield Run("\n", looks)
        else:
            own = (*looks, *LOOKS.get(child.tag, ()), *child.classes)
            yield from [Run("", own)] if child.tag == "u" else _pieces(child.children, own)


def _trimmed(runs: list[Run]) -> Iterator[Run]:
    """Leave of blanks in a row the first, and none at the edges of a line, as a browser does."""
    texts = ["" for _ in runs]
    owed: int | None = None  # the run whose blank is due once more text follows in its line
    edge = True
    for n, run in enumerate(runs):
        for character in run.text or "\0":
            if character == " ":
                owed = n if owed is None and not edge else owed
                continue
            if owed is not None and character != "\n":
                texts[owed] += " "
            owed, edge = None, character == "\n"
            texts[n] += run.text and character
    for run, text in zip(runs, texts, strict=True):
        if text or "blank" in run.classes:
            yield Run(text, run.classes)
