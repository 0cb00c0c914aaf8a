"""`cycles/<year>/assessments/<unit>.yaml`: how a body was assessed by the one above (下管一级).

A body, never a person; what it scores is computed from the entries and is not written down.
"""

from typing import Annotated

from riskctl.records.fields import Day, Given, Id, Lapse, Many, Score, Text
from riskctl.records.record import Record
from riskctl.records.told import REASON, SCHEMA, UNIT, Told

PATTERN = "cycles/{year}/assessments/{unit}.yaml"


class Entry(Record):
    """Points taken off an item, and why; for a lapse, the body above that answers for it (上究一级)."""

    item: Annotated[Id, Told(means=("哪一项", "the item"))]
    points: Annotated[Score, Told(means=("扣几分", "the points taken off"))]
    reason: Annotated[Text, REASON]
    lapse: Annotated[
        Given[Lapse], Told(means=("失察、失管、失教", "a lapse: failed to notice, to manage or to educate"))
    ] = None
    answers: Annotated[
        Text,
        Told(means=("由上一级的哪个机构负责（上究一级）", "the body of the unit above that answers for it")),
    ] = ""
    basis: Annotated[
        Text, Told(zh="依据", means=("依据，如检查编号", "what it rests on, such as an inspection"))
    ] = ""


class Assessment(Record):
    """The assessment of one unit in one year."""

    FILLED_IN = True

    form: Annotated[Text, SCHEMA]
    unit: Annotated[Text, UNIT]
    day: Annotated[Day, Told(means=("考核的那一天", "the day of the assessment"))]
    by: Annotated[Text, Told(means=("由谁考核：上一级（下管一级）", "who assesses: the unit above"))]
    entries: Annotated[Many[Entry], Told(means=("扣分，逐条写", "what is taken off, one by one"))] = ()


MODEL = Assessment
