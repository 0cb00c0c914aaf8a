"""`cycles/<year>/carried.csv`: the points that were open when the year before ended, as they were then.

Written once by `riskctl rollover`. What became of each is computed from it, and from the registers.
"""

from typing import Annotated

from riskctl.records.fields import Many, Text
from riskctl.records.log import Log, LogRow
from riskctl.records.told import Told

PATTERN = "cycles/{year}/carried.csv"


class Carried(LogRow):
    """One point by its whole id, its level then, and the digest of what it said then."""

    point: Annotated[
        Text,
        Told(
            zh="风险点",
            means=("上一年末还在防的风险点", "a point that was open at the end of the year before"),
        ),
    ]
    level: Annotated[Text, Told(zh="风险等级", means=("那时的等级", "its level then"))] = ""
    fingerprint: Annotated[
        Text, Told(zh="指纹", means=("那时内容的指纹", "the fingerprint of what it said then"))
    ] = ""


class CarriedPoints(Log):
    """All points carried into the year."""

    rows: Annotated[Many[Carried], Told(means=("每行一个风险点", "one point a row"))] = ()


MODEL = CarriedPoints
