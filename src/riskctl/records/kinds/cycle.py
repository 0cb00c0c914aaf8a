"""`cycles/<year>/cycle.yaml`: the year's phases and their dates."""

from __future__ import annotations

from pydantic import Field

from riskctl.records.fields import Day, Given, Id, Many, Number, Text
from riskctl.records.record import Record

PATTERN = "cycles/{year}/cycle.yaml"


class Stretch(Record):
    """A stretch of days, both included."""

    from_: Day = Field(validation_alias="from")
    to: Day


class Phase(Stretch):
    """One of the phases of the yearly cycle."""

    id: Id
    name: Text


class Cycle(Record):
    """The yearly cycle; `notice` is the period of public notice (公示期)."""

    form: Text = Field(validation_alias="schema")
    year: Number
    phases: Many[Phase]
    notice: Given[Stretch] = None


MODEL = Cycle
