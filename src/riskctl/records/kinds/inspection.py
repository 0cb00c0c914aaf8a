"""`cycles/<year>/inspections/<inspection>.yaml`: one inspection by the plan's six questions.

Of a unit or a department.
"""

from typing import Annotated

from riskctl.records.fields import Answer, Day, Given, Id, Many, Prose, Question, Sheets, Text, Way
from riskctl.records.record import Record
from riskctl.records.told import SCHEMA, UNIT, Told

PATTERN = "cycles/{year}/inspections/{inspection}.yaml"


class AskedQuestion(Record):
    """One of the six questions; `prefilled` are facts the tool computed, which answer nothing."""

    id: Annotated[Question, Told(zh="编号", means=("六项中的哪一项", "which of the six"))]
    answer: Annotated[
        Given[Answer],
        Told(
            zh="答案",
            means=("是、基本、否；没有写就是还没有答", "yes, partly or no; not yet answered without it"),
        ),
    ] = None
    basis: Annotated[Prose, Told(zh="依据", means=("答案的依据", "what the answer rests on"))] = ""
    prefilled: Annotated[
        Many[Text],
        Told(
            means=("riskctl 从登记库里算出来先填的事实，不是答案", "facts computed by riskctl; not an answer")
        ),
    ] = ()


class SheetTotals(Record):
    """The totals of the survey or appraisal sheets; no sheet itself is kept."""

    sheet: Annotated[Way, Told(means=("调查表 survey 或民主评议 appraisal", "survey or appraisal"))]
    sent: Annotated[Sheets, Told(means=("发出几份", "sheets sent"))]
    returned: Annotated[Sheets, Told(means=("收回几份", "sheets returned"))]
    good: Annotated[Sheets, Told(means=("几份答是或满意", "answered yes, or content"))] = 0
    fair: Annotated[Sheets, Told(means=("几份答基本", "answered partly"))] = 0
    poor: Annotated[Sheets, Told(means=("几份答否或不满意", "answered no, or not content"))] = 0


class Inspection(Record):
    """An inspection: of whom, when, by whom, in which ways, what was asked, answered and found."""

    FILLED_IN = True

    form: Annotated[Text, SCHEMA]
    unit: Annotated[Text, UNIT]
    department: Annotated[
        Id,
        Told(zh="部门", means=("检查的是一个部门的，写它的编号", "the department, where one is inspected")),
    ] = ""
    day: Annotated[Day, Told(means=("检查的那一天", "the day of the inspection"))]
    by: Annotated[Text, Told(means=("由哪个机构检查", "the body that inspected"))]
    ways: Annotated[
        Many[Way],
        Told(
            means=("听汇报、查资料、走访、民主评议、调查表", "how: hearing, files, visits, appraisal, survey")
        ),
    ] = ()
    questions: Annotated[Many[AskedQuestion], Told(means=("六项检查", "the six questions"))]
    totals: Annotated[
        Many[SheetTotals],
        Told(means=("调查表、民主评议表的合计", "the totals of survey and appraisal sheets")),
    ] = ()
    findings: Annotated[Many[Prose], Told(means=("查出的问题", "what was found"))] = ()

    @property
    def body(self) -> str:
        """Who was inspected: unit, or unit/department."""
        return "/".join(filter(None, (self.unit, self.department)))


MODEL = Inspection
