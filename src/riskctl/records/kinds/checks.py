"""`cycles/<year>/checks/<unit>/<department>.csv`: what was done to prevent, and what was seen by watching.

前期预防 and 中期监控 of one department's risk points; those of the unit itself stand in `unit.csv`.
"""

from __future__ import annotations

from riskctl.records.fields import CheckMethod, Day, Flag, Many, Prose, Text
from riskctl.records.log import Log, Row
from riskctl.records.record import zh_keys

PATTERN = "cycles/{year}/checks/{unit}/{department}.csv"
PREVENTION = ("warning_education", "integrity_talk", "regulation_revision")
MONITORING = ("information", "self_check", "spot_check")
OVERSIGHT = ("information", "spot_check")  # by others than the holder: 回避


class Check(Row):
    """One act of prevention or monitoring: when, how, at which point, by which post, what was seen."""

    model_config = zh_keys("check")
    CODED = {"method": "check_method"}

    day: Day
    method: CheckMethod
    point: Text = ""
    by: Text
    finding: Prose = ""
    sign: Flag = False
    sample: Text = ""

    @property
    def stage(self) -> str:
        """The stage of supervision, which follows from the method: `prevention` or `monitoring`."""
        return "prevention" if self.method in PREVENTION else "monitoring"


class Checks(Log):
    """The checks of one department."""

    rows: Many[Check] = ()


MODEL = Checks
