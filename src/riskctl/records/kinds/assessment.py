"""`cycles/<year>/assessments/<unit>.yaml`: how a body was assessed by the one above (下管一级).

A body, never a person; what it scores is computed from the entries and is not written down.
"""

from __future__ import annotations

from pydantic import Field

from riskctl.records.fields import Day, Given, Id, Lapse, Many, Score, Text
from riskctl.records.record import Record

PATTERN = "cycles/{year}/assessments/{unit}.yaml"


class Entry(Record):
    """Points taken off an item, and why; for a lapse, the body above that answers for it (上究一级)."""

    item: Id
    points: Score
    reason: Text
    lapse: Given[Lapse] = None
    answers: Text = ""
    basis: Text = ""


class Assessment(Record):
    """The assessment of one unit in one year."""

    form: Text = Field(validation_alias="schema")
    unit: Text
    day: Day
    by: Text
    entries: Many[Entry] = ()


MODEL = Assessment
