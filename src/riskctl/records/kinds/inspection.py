"""`cycles/<year>/inspections/<inspection>.yaml`: one inspection of a body by the plan's six questions."""

from __future__ import annotations

from pydantic import Field

from riskctl.records.fields import Answer, Day, Given, Many, Number, Prose, Question, Text, Way
from riskctl.records.record import Record

PATTERN = "cycles/{year}/inspections/{inspection}.yaml"


class AskedQuestion(Record):
    """One of the six questions; `prefilled` are facts the tool computed, which answer nothing."""

    id: Question
    answer: Given[Answer] = None
    basis: Prose = ""
    prefilled: Many[Text] = ()


class SheetTotals(Record):
    """The totals of the survey or appraisal sheets; no sheet itself is kept."""

    sheet: Way
    sent: Number
    returned: Number
    good: Number = 0
    fair: Number = 0
    poor: Number = 0


class Inspection(Record):
    """An inspection: of whom, when, by whom, in which ways, what was asked, answered and found."""

    form: Text = Field(validation_alias="schema")
    unit: Text
    day: Day
    by: Text
    ways: Many[Way] = ()
    questions: Many[AskedQuestion]
    totals: Many[SheetTotals] = ()
    findings: Many[Prose] = ()


MODEL = Inspection
