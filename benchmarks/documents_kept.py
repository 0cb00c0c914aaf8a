"""Keeps the texts and tables of the forms of a repository, so that the peers need neither read nor grade."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from riskctl.corpus.load import load, registers
from riskctl.corpus.sound import sound
from riskctl.render.blocks import (
    Block,
    Facts,
    Flow,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Signatures,
    Table,
    plain,
)
from riskctl.render.make import make
from riskctl.render.order.kinds import document_kind
from riskctl.render.order.order import orders
from riskctl.render.order.scope import Scope


def kept(paper: Paper) -> list[str | dict[str, Any]]:
    """Return a document as its paragraphs, and its tables as their cells."""
    return list(chain.from_iterable(map(_parts, paper.blocks)))


def _parts(block: Block) -> Iterator[str | dict[str, Any]]:
    if isinstance(block, Heading | Paragraph):
        yield plain(block.runs)
    elif isinstance(block, Facts):
        lines = list(block.lines())
        cells = (
            _cell(text, x, y, 1, 3 if x and len(line) == 1 else 1)
            for y, line in enumerate(lines)
            for n, fact in enumerate(line)
            for x, text in ((2 * n, fact.label), (2 * n + 1, _text(fact.content)))
        )
        yield {"widths": [15, 35, 15, 35], "cells": list(cells)}
    elif isinstance(block, Table):
        slots = (slot for slot in block.grid() if not slot.covered)
        cells = (_cell(_text(s.cell.content), s.column, s.row, s.cell.rowspan, s.cell.colspan) for s in slots)
        yield {"widths": list(block.columns), "cells": list(cells)}
    elif isinstance(block, Signatures):
        cells = (
            _cell(f"{box.label}\n{_text(box.content)}", n % 3, n // 3, 1, 1)
            for n, box in enumerate(block.boxes)
        )
        yield {"widths": [1, 1, 1], "cells": list(cells)}


def _cell(text: str, x: int, y: int, rows: int, columns: int) -> dict[str, Any]:
    return {"text": text, "x": x, "y": y, "rows": rows, "columns": columns}


def _text(content: tuple[Flow, ...]) -> str:
    lines = (one.items if isinstance(one, Listing) else (one.runs,) for one in content)
    return "\n".join(plain(runs) for each in lines for runs in each)


def main(root: Path, target: Path) -> None:
    """Keep every personal form of the repository at `root`."""
    repository, context = load(root)
    whole = sound(context)
    kind, scope = document_kind("annex-5"), Scope(whole, "zh")
    asked = orders(kind, (), False, registers(repository, whole), whole)
    forms = {str(n): kept(make(order, "internal", scope)) for n, order in enumerate(asked)}
    target.write_text(json.dumps(forms, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
