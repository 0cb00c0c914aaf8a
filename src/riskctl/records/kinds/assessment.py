"""`cycles/<year>/assessments/<assessment>.yaml`: how a body was assessed by the one above (下管一级).

A unit by the unit above, a department by its unit; never a person. What it scores is computed from the
entries and is not written down.
"""

from typing import Annotated

from riskctl.records.fields import AssessmentOutcome, Day, Given, Id, Lapse, Many, Prose, Score, Sheets, Text
from riskctl.records.record import Record
from riskctl.records.told import SCHEMA, UNIT, Told

PATTERN = "cycles/{year}/assessments/{assessment}.yaml"


class Entry(Record):
    """Points taken off an item, and why; for a lapse, the body above that answers for it (上究一级)."""

    item: Annotated[Id, Told(means=("哪一项", "the item"))]
    points: Annotated[
        Given[Score],
        Told(
            zh="扣分",
            means=(
                "扣几分，没有扣分写 0；没有写就是还没有考核",
                "the points taken off, 0 where none is; not assessed without it",
            ),
        ),
    ] = None
    reason: Annotated[
        Prose, Told(zh="原因", means=("为什么扣分", "why they are taken off; not needed for 0"))
    ] = ""
    lapse: Annotated[
        Given[Lapse],
        Told(
            zh="失察失管失教",
            means=("失察、失管、失教", "a lapse: failed to notice, to manage or to educate"),
        ),
    ] = None
    answers: Annotated[
        Text,
        Told(
            zh="由谁负责",
            means=("由上一级的哪个机构负责（上究一级）", "the body of the unit above that answers for it"),
        ),
    ] = ""
    basis: Annotated[
        Prose, Told(zh="依据", means=("依据，如检查编号", "what it rests on, such as an inspection"))
    ] = ""
    prefilled: Annotated[
        Many[Text],
        Told(
            means=(
                "riskctl 从登记库里算出来先填的事实，不扣分",
                "facts computed by riskctl; they take nothing",
            )
        ),
    ] = ()


class OutcomeReference(Record):
    """What came of an assessment, by the document it stands in: never a text about a person."""

    outcome: Annotated[
        AssessmentOutcome,
        Told(means=("考核结果、表彰（评先评优）、问责", "the result, commendation or accountability")),
    ]
    reference: Annotated[Text, Told(zh="文号", means=("文件的文号", "the reference of the document"))]
    number: Annotated[
        Given[Sheets], Told(means=("几个单位、几人次；可以不写", "how many it concerns; may be left out"))
    ] = None


class Assessment(Record):
    """The assessment of one unit or department in one year."""

    FILLED_IN = True

    form: Annotated[Text, SCHEMA]
    unit: Annotated[Text, UNIT]
    department: Annotated[
        Id, Told(zh="部门", means=("考核的是一个部门的，写它的编号", "the department, where one is assessed"))
    ] = ""
    day: Annotated[Day, Told(means=("考核的那一天", "the day of the assessment"))]
    by: Annotated[
        Text,
        Told(
            means=(
                "由谁考核：上一级；部门由本单位（下管一级）",
                "who assesses: the unit above, of a department its own unit",
            )
        ),
    ]
    entries: Annotated[
        Many[Entry],
        Told(
            means=(
                "逐项写，没有扣分的也写；没有写到的项目是没有考核",
                "item by item, also where nothing is taken off; an item without entry is not assessed",
            )
        ),
    ] = ()
    outcomes: Annotated[
        Many[OutcomeReference],
        Told(means=("结果、表彰、问责的文号", "result, commendation and accountability by reference")),
    ] = ()

    @property
    def body(self) -> str:
        """Who was assessed: unit, or unit/department."""
        return "/".join(filter(None, (self.unit, self.department)))


MODEL = Assessment
