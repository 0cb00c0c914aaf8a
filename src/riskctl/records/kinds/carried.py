"""`cycles/<year>/carried.csv`: the points that were open when the year before ended, as they were then.

Written once by `riskctl rollover`. What became of each is computed from it, and from the registers.
"""

from __future__ import annotations

from riskctl.records.fields import Many, Text
from riskctl.records.log import Log, Row
from riskctl.records.record import zh_keys

PATTERN = "cycles/{year}/carried.csv"


class Carried(Row):
    """One point by its whole id, its level then, and the short digest of what it said then."""

    model_config = zh_keys("carried")

    point: Text
    level: Text = ""
    fingerprint: Text = ""


class CarriedPoints(Log):
    """All points carried into the year."""

    rows: Many[Carried] = ()


MODEL = CarriedPoints
