"""What a cell says: pieces of text, each of one look, and how many lines they take in a width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riskctl.render.blocks import Flow, Listing, Paragraph, Run, Runs, level_look
from riskctl.render.fit import line_starts
from riskctl.render.looks import LEVELS, PLACED, Look
from riskctl.render.xml_text import allowed

LINE = "＿"  # what a line to write on is made of
GAP = "　　"  # before what stands at the end of a line


@dataclass(frozen=True, slots=True)
class InkedText:
    """Text of one look within a cell."""

    text: str
    looks: tuple[Look, ...] = ()


Pieces = tuple[InkedText, ...]


def pieces(content: Iterable[Flow]) -> Pieces:
    """Return paragraphs and items as the lines of one cell."""
    found: list[InkedText] = []
    for line in _lines(content):
        found += [InkedText("\n"), *line] if found else line
    return tuple(_joined(found))


def of_runs(runs: Runs, looks: Sequence[Look] = ()) -> Iterator[InkedText]:
    """Yield the pieces of one paragraph that has `looks` of its own."""
    around = tuple(look for look in looks if look not in PLACED)
    for run in runs:
        text = _written(run)
        if text:
            own = (look for look in run.looks if look not in (*PLACED, *LEVELS, Look.BLANK, Look.END))
            yield InkedText(text, (*around, *own))


def text_of(found: Pieces) -> str:
    """Return the text of a cell."""
    return "".join(piece.text for piece in found)


def level_of(content: Iterable[Flow]) -> Look | None:
    """Return the level that a cell tells, by which it is filled; None where it tells none."""
    runs = (run for flow in content if isinstance(flow, Paragraph) for run in flow.runs)
    return level_look(runs)


def lines(text: str, ems: float) -> int:
    """Return how many lines a text takes where a line is `ems` characters long."""
    return len(line_starts(text, max(ems + 1, 2))) + text.endswith("\n")  # that counts one for itself


def _lines(content: Iterable[Flow]) -> Iterator[list[InkedText]]:
    for flow in content:
        if isinstance(flow, Listing):
            for number, item in enumerate(flow.items, 1):
                yield [InkedText(f"{number}. " if flow.ordered else "· "), *of_runs(item)]
        else:
            yield list(of_runs(flow.runs, flow.looks))


def _written(run: Run) -> str:
    if Look.BLANK in run.looks:
        ems = {Look.FEW: 3, Look.SHORT: 6, Look.LONG: 11}
        return LINE * next((ems[look] for look in run.looks if look in ems), 4)
    return (GAP if Look.END in run.looks else "") + allowed(run.text)


def _joined(found: Iterable[InkedText]) -> Iterator[InkedText]:
    """Pieces of one look beside each other as one; a line break takes the look before it."""
    waiting: InkedText | None = None
    for piece in found:
        if waiting is None:
            waiting = piece
        elif piece.looks == waiting.looks or piece.text == "\n":
            waiting = InkedText(waiting.text + piece.text, waiting.looks)
        else:
            yield waiting
            waiting = piece
    if waiting:
        yield waiting
