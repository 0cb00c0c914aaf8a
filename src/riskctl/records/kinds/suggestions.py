"""`cycles/<year>/suggestions/<unit>/<department>.csv`: what others saw (群众帮、领导提、互查).

From which side it came is kept, never from whom. A row without an answer is the suggestion; its answer
is a later row with the same id.
"""

from typing import Annotated

from riskctl.records.fields import Day, Disposition, Given, Id, Many, Prose, Side, Text
from riskctl.records.log import Log, LogRow
from riskctl.records.told import ID, Told

PATTERN = "cycles/{year}/suggestions/{unit}/{department}.csv"


class Suggestion(LogRow):
    """A suggestion about one register, or the answer to it."""

    CODED = {"side": "side", "disposition": "disposition"}

    id: Annotated[Id, ID]
    day: Annotated[Day, Told(zh="日期", means=("提出或答复的那一天", "the day it was made, or answered"))]
    subject: Annotated[Text, Told(zh="登记表", means=("针对谁的登记表", "whose register it is about"))]
    side: Annotated[
        Side,
        Told(
            zh="来自",
            means=("群众帮、领导提、互查；不写姓名", "staff, leaders, other departments; never a name"),
        ),
    ]
    text: Annotated[Prose, Told(zh="建议", means=("建议的内容", "what is suggested"))]
    disposition: Annotated[
        Given[Disposition],
        Told(
            zh="处理结果",
            means=("采纳，或不采纳；没有答复的不写", "adopted or declined; blank while unanswered"),
        ),
    ] = None
    reason: Annotated[Prose, Told(zh="不采纳原因", means=("为什么不采纳", "why it was declined"))] = ""
    point: Annotated[Text, Told(zh="采纳为", means=("采纳到哪个风险点", "the point it was adopted into"))] = (
        ""
    )


class Suggestions(Log):
    """The suggestions to one department, or to the unit itself."""

    rows: Annotated[
        Many[Suggestion], Told(means=("每行一条建议或一次答复", "one suggestion or one answer a row"))
    ] = ()


MODEL = Suggestions
