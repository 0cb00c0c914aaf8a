"""`cycles/<year>/responses/<unit>.csv`: responses to individuals (后期处置), as day, kind and reference only.

Who it was and what for stands in the files of the body that decided it, never here (RK704).
"""

from __future__ import annotations

from riskctl.records.fields import Day, Many, Prose, Response
from riskctl.records.log import Log, Row
from riskctl.records.record import zh_keys

PATTERN = "cycles/{year}/responses/{unit}.csv"


class PersonResponse(Row):
    """One response to an individual, by its outside reference."""

    model_config = zh_keys("response")
    CODED = {"kind": "response"}

    day: Day
    kind: Response
    reference: Prose


class Responses(Log):
    """The responses in one unit."""

    rows: Many[PersonResponse] = ()


MODEL = Responses
