"""`cycles/<year>/responses/<unit>.csv`: responses to individuals (后期处置), as day, kind and reference only.

Who it was and what for stands in the files of the body that decided it, never here (RK704).
"""

from typing import Annotated

from riskctl.records.fields import Day, Many, Prose, Response
from riskctl.records.log import Log, LogRow
from riskctl.records.told import Told

PATTERN = "cycles/{year}/responses/{unit}.csv"


class PersonResponse(LogRow):
    """One response to an individual, by its outside reference."""

    CODED = {"kind": "response"}

    day: Annotated[Day, Told(zh="日期", means=("日期", "the day"))]
    kind: Annotated[Response, Told(zh="处置方式", means=("处置方式", "which kind of response"))]
    reference: Annotated[
        Prose,
        Told(
            zh="外部文号", means=("外部文号；内容不写在这里", "the outside reference; nothing of its content")
        ),
    ]


class Responses(Log):
    """The responses in one unit."""

    rows: Annotated[Many[PersonResponse], Told(means=("每行一次", "one a row"))] = ()


MODEL = Responses
