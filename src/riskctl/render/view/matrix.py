"""The matrix of a subject's points: how many stand in each cell of probability and severity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from riskctl.level.grade import GradedPoint
from riskctl.render.order.scope import Scope
from riskctl.render.view.points import MARKS, level_weight


def matrix_rows(graded: Sequence[GradedPoint], scope: Scope) -> dict[str, Any] | None:
    """Return how many open points stand in each cell; None where the policy grades otherwise."""
    grading = scope.context.grading
    if grading.by_criteria:
        return None
    many: Counter[tuple[str, str]] = Counter()
    for one in graded:
        if one.point.in_force and one.score.probability and one.score.severity:
            many[one.score.probability.name, one.score.severity.name] += 1
    severities = [value.name for value in reversed(grading.severity.values)]
    return {
        "severities": severities,
        "probabilities": [
            {
                "probability": value.name,
                "cells": [_cell(value.name, name, many[value.name, name], scope) for name in severities],
            }
            for value in reversed(grading.probability.values)
        ],
    }


def _cell(probability: str, severity: str, number: int, scope: Scope) -> dict[str, Any]:
    """One cell: its level with the mark of that, and the points in it."""
    grading = scope.context.grading
    values = grading.probability.find(probability), grading.severity.find(severity)
    cell = grading.cell(values[0], values[1]) if values[0] and values[1] else None
    level = grading.ladder.level(cell.level) if cell else None
    if level is None:
        return {"level": "", "mark": "", "weight": "", "number": number}
    weight = level_weight(level, scope.context)
    return {"level": level.name, "mark": MARKS[weight], "weight": weight, "number": number}
