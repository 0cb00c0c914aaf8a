"""What a point has to have by the policy in force: probability and severity, or the criteria it meets.

The record cannot say it (`records.risk_point`), so it is a fault of the document once the policy is
known, worded and placed as any other missing field (RK102).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from riskctl.base.location import DataPath
from riskctl.base.messages import Said
from riskctl.corpus.document import Document
from riskctl.corpus.grading import Grading
from riskctl.records.keys import zh_word
from riskctl.records.reading import Reading
from riskctl.records.register import Register
from riskctl.records.risk_point import RiskPoint
from riskctl.sources.fault import Fault
from riskctl.sources.tree import Tree


def required(document: Document, grading: Grading | None) -> Document:
    """Return `document` with a fault for each field that its points need and do not have."""
    if grading is None or document.register is None or document.tree is None:
        return document
    faults = tuple(_missing(document, document.register, document.tree, grading))
    return replace(document, faults=(*document.faults, *faults)) if faults else document


def _missing(document: Document, register: Register, tree: Tree, grading: Grading) -> Iterator[Fault]:
    for number, point in enumerate(register.risk_points):
        for name in grading.needed:
            path = ("risk_points", number, name)
            if getattr(point, name) is None and not _is_written(document.reading, tree, path):
                field = Said(("{code}（{zh}）", "{code}"), {"code": name, "zh": zh_word(RiskPoint, name)})
                yield Fault("RK102", "missing", document.span(path), {"field": field}, path)


def _is_written(reading: Reading, tree: Tree, path: DataPath) -> bool:
    """Whether the file has the field, empty or of a wrong kind: that is another fault."""
    *parents, key = reading.original(path, tree.data)
    here: Any = tree.data
    for step in parents:
        here = here[step]
    return key in here
