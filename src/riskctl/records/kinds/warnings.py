"""`cycles/<year>/warnings/<unit>.csv`: warning letters (风险预警通知书), each tied to its risk point."""

from __future__ import annotations

from riskctl.records.fields import Many, Prose, Text
from riskctl.records.letter import CODED, Letter
from riskctl.records.log import Log
from riskctl.records.record import zh_keys

PATTERN = "cycles/{year}/warnings/{unit}.csv"


class WarningLetter(Letter):
    """A warning letter: the point, the early sign seen, to which post it goes, by when to reply."""

    model_config = zh_keys("warning")
    CODED = CODED

    point: Text = ""
    sign: Prose = ""


class WarningLetters(Log):
    """The warning letters of one unit."""

    rows: Many[WarningLetter] = ()


MODEL = WarningLetters
