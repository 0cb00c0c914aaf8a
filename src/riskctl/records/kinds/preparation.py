"""`cycles/<year>/preparation/<unit>.csv`: the plan, the mobilization, the trainings of one body."""

from typing import Annotated

from riskctl.records.fields import Day, Many, Preparing, Prose
from riskctl.records.log import Log, LogRow
from riskctl.records.told import NOTE, Told

PATTERN = "cycles/{year}/preparation/{unit}.csv"


class PreparationStep(LogRow):
    """One thing done before the year's work begins, with its document."""

    CODED = {"kind": "preparation"}

    kind: Annotated[
        Preparing, Told(zh="事项", means=("制定方案、动员部署、培训", "plan, mobilization or training"))
    ]
    day: Annotated[Day, Told(zh="日期", means=("哪一天", "the day"))]
    number: Annotated[Prose, Told(zh="文号", means=("文号", "the document's number"))] = ""
    note: Annotated[Prose, NOTE] = ""


class Preparation(Log):
    """What one body did to prepare."""

    rows: Annotated[Many[PreparationStep], Told(means=("每行一件事", "one a row"))] = ()


MODEL = Preparation
