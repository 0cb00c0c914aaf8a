"""What was done before its turn (提前), by whose decision: told on paper, in the status and by the check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from riskctl.corpus.context import Context
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.early_steps import EarlyStep
from riskctl.year.log.rows import Logged, logged, new_row

Early = Logged[EarlyStep]
StepName = Literal["open", "issue"]


@dataclass(frozen=True, slots=True)
class Decision:
    """That a step be taken early: why, by whom, and when that was decided."""

    reason: str
    by: str
    day: date


def log_of(unit: str, year: int) -> str:
    """Return the log of what a unit did before its turn."""
    return kind_named("early_steps").example.format(year=year, unit=unit)


def early_steps(context: Context) -> list[Early]:
    """Return what was done before its turn in the cycle's year, in the order of the decisions."""
    return sorted(logged(context, EarlyStep), key=lambda one: one.row.day)


def of_notice(notice: str, unit: str, context: Context) -> list[Early]:
    """Return what was done before its turn with a notice of a unit."""
    found = early_steps(context)
    return [one for one in found if one.row.notice == notice and one.where.get("unit") == unit]


def is_early(step: StepName, notice: str, unit: str, context: Context) -> bool:
    """Return whether it is on record that the step was taken early with the notice."""
    return any(one.row.step == step for one in of_notice(notice, unit, context))


def early_step(step: StepName, notice: str, decision: Decision, lacking: str, recorded: date) -> EarlyStep:
    """Return the record of a step taken early while something was `lacking`.

    Raises RiskctlError where a field cannot be so.
    """
    said = {"step": step, "notice": notice, "by": decision.by, "day": decision.day}
    said |= {"reason": decision.reason, "lacking": lacking, "recorded": recorded}
    return new_row(EarlyStep, said)
