"""`cycles/<year>/early/<unit>.csv`: what a unit did before its turn, by whose decision and why.

The order is that of the plan: reviewed and confirmed, then published, then issued. `riskctl notice open` and
`riskctl notice issue` write a row where they are told to go past what is still lacking.
"""

from typing import Annotated

from riskctl.records.fields import Day, Id, Many, Prose, StepTaken, Text
from riskctl.records.log import Log, LogRow
from riskctl.records.told import Told

PATTERN = "cycles/{year}/early/{unit}.csv"


class EarlyStep(LogRow):
    """One step taken early: what was lacking then, and who answers for it."""

    CODED = {"step": "early_step"}

    step: Annotated[StepTaken, Told(zh="环节", means=("提前的是发起公示，还是印发", "which step it is"))]
    notice: Annotated[Id, Told(zh="公示编号", means=("哪一次公示", "the notice that was opened or issued"))]
    by: Annotated[
        Text, Told(zh="决定机构", means=("由哪个机构或岗位决定", "the office or post that decided it"))
    ]
    day: Annotated[Day, Told(zh="决定日期", means=("哪一天决定的", "the day of the decision"))]
    reason: Annotated[Prose, Told(zh="提前原因", means=("为什么提前", "why it was taken early"))]
    lacking: Annotated[
        Text,
        Told(
            zh="尚缺",
            means=("那时还缺什么，由 riskctl 写入", "what was lacking then, written by riskctl"),
        ),
    ] = ""
    recorded: Annotated[Day, Told(zh="记录日期", means=("哪一天记录的", "the day it was recorded"))]


class EarlySteps(Log):
    """What one unit did before its turn."""

    rows: Annotated[Many[EarlyStep], Told(means=("每行一件事", "one step a row"))] = ()


MODEL = EarlySteps
