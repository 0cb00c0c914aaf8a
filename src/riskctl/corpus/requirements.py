"""What a point has to have by the policy in force: probability and severity, or the criteria it meets.

The record cannot say it (`records.risk_point`), so it is a fault of the document once the policy is
known, worded and placed as any other missing field (RK102). Points of an imported register, which hold the
level claimed, are still to be graded: that is said once for the register.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from riskctl.base.location import DataPath
from riskctl.base.messages import Said, listed
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
    to_grade = []
    for number, point in enumerate(register.risk_points):
        missing = [
            name
            for name in grading.needed
            if getattr(point, name) is None
            and not _is_written(document.reading, tree, ("risk_points", number, name))
        ]
        if missing and point.claimed:
            to_grade.append(number)
            continue
        for name in missing:
            path = ("risk_points", number, name)
            yield Fault("RK102", "missing", document.span(path), {"field": _called(name)}, path)
    if to_grade:  # said once: an imported register has as many of them as points
        names = listed([_called(name) for name in grading.needed])
        fields = {"points": len(to_grade), "fields": names}
        yield Fault("RK102", "to-grade", document.span(("risk_points", to_grade[0], "claimed")), fields)


def _called(name: str) -> Said:
    return Said(("{code}（{zh}）", "{code}"), {"code": name, "zh": zh_word(RiskPoint, name)})


def _is_written(reading: Reading, tree: Tree, path: DataPath) -> bool:
    """Whether the file has the field, empty or of a wrong kind: that is another fault."""
    *parents, key = reading.original(path, tree.data)
    here: Any = tree.data
    for step in parents:
        here = here[step]
    return key in here
