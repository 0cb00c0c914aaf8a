"""What each body did to prepare the year: 制定方案、动员部署、培训."""

from __future__ import annotations

from datetime import date

from riskctl.corpus.context import Context
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.preparation import PreparationStep
from riskctl.year.log.repeated import is_again
from riskctl.year.log.rows import Logged, logged, new_row


def log_of(unit: str, year: int) -> str:
    """Return the log of what a unit did to prepare."""
    return kind_named("preparation").example.format(year=year, unit=unit)


def prepared(context: Context, year: int | None = None) -> dict[str, list[Logged[PreparationStep]]]:
    """Return what was done in the year to prepare, by unit, in the order of days."""
    found: dict[str, list[Logged[PreparationStep]]] = {}
    for one in logged(context, PreparationStep, year):
        found.setdefault(one.where["unit"], []).append(one)
    return {unit: sorted(rows, key=lambda one: one.row.day) for unit, rows in found.items()}


def is_recorded(row: PreparationStep, unit: str, context: Context) -> bool:
    """Return whether the log of a unit says the same already."""
    return is_again(row, (one.row for one in prepared(context).get(unit, ())))


def preparation(kind: str, day: date, number: str, note: str) -> PreparationStep:
    """Return the record of one thing done to prepare."""
    return new_row(PreparationStep, {"kind": kind, "day": day, "number": number, "note": note})
