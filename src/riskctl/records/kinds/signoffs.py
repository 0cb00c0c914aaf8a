"""`cycles/<year>/signoffs/<unit>/<department>.csv`: who signed which step for which register, and what.

The unit's own stand in `unit.csv`. One file a department, so that two departments sign on one day and
git merges them. A row is never changed: who signs again adds one, and the latest holds.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from riskctl.records.fields import Day, Decision, Many, Prose, Step, Text
from riskctl.records.log import Log, Row
from riskctl.records.record import zh_keys

PATTERN = "cycles/{year}/signoffs/{unit}/{department}.csv"


class Signoff(Row):
    """One signature on one register: by a post or a body, never by name."""

    model_config = zh_keys("signoff")
    CODED = {"step": "step", "decision": "decision"}

    step: Step
    subject: Text
    by: Text
    day: Day
    decision: Decision
    reason: Prose = ""
    reference: Prose = ""
    recorded_by: Text = ""
    recorded: Day
    fingerprint: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
    parts: Text = ""
    note: Prose = ""


class Signoffs(Log):
    """The sign-offs of one department, or of the unit itself."""

    rows: Many[Signoff] = ()


MODEL = Signoffs
