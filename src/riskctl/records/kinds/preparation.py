"""`cycles/<year>/preparation/<unit>.csv`: the plan, the mobilization, the trainings of one body."""

from __future__ import annotations

from riskctl.records.fields import Day, Many, Preparing, Prose
from riskctl.records.log import Log, Row
from riskctl.records.record import zh_keys

PATTERN = "cycles/{year}/preparation/{unit}.csv"


class PreparationStep(Row):
    """One thing done before the year's work begins, with its document."""

    model_config = zh_keys("preparation")
    CODED = {"kind": "preparation"}

    kind: Preparing
    day: Day
    number: Prose = ""
    note: Prose = ""


class Preparation(Log):
    """What one body did to prepare."""

    rows: Many[PreparationStep] = ()


MODEL = Preparation
