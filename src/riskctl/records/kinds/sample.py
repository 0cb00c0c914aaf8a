"""`cycles/<year>/samples/<sample>.yaml`: one random draw (随机抽查), with all it takes to draw it again."""

from typing import Annotated

from riskctl.records.fields import Day, DrawSize, LevelId, Lots, Many, Number, Text, Within
from riskctl.records.record import Record
from riskctl.records.told import LEVEL, SCHEMA, UNIT, Told

PATTERN = "cycles/{year}/samples/{sample}.yaml"


class Stratum(Record):
    """The points of one level that could be drawn, each with `weight` lots."""

    level: Annotated[LevelId, LEVEL]
    weight: Annotated[Lots, Told(means=("每个风险点几个签", "the lots of each of its points"))]
    points: Annotated[Many[Text], Told(means=("这一级的风险点", "the points of this level"))]


class Sample(Record):
    """A draw: from the unit's points, by the version of the method, with a seed that nobody chose.

    `registers` is the digest of all registers on that day, `number` counts the unit's draws of the day;
    the seed follows from both.
    """

    form: Annotated[Text, SCHEMA]
    unit: Annotated[Text, UNIT]
    day: Annotated[Day, Told(means=("抽取的那一天", "the day of the draw"))]
    number: Annotated[
        Number,
        Within(1, 999),
        Told(means=("这一天这个单位的第几次抽取", "which of the unit's draws of the day it is")),
    ]
    algorithm: Annotated[Number, Within(1, 99), Told(means=("抽取办法的版本", "the version of the method"))]
    registers: Annotated[
        Text, Told(means=("那一天全部登记表的摘要", "the digest of all registers on that day"))
    ]
    seed: Annotated[
        Text,
        Told(
            means=(
                "种子，由上面各项算出，不能自选",
                "the seed, which follows from the above and is not chosen",
            )
        ),
    ]
    size: Annotated[DrawSize, Told(means=("抽几个", "how many were to be drawn"))]
    frame: Annotated[Many[Stratum], Told(means=("从哪些风险点里抽", "the points that could be drawn"))]
    drawn: Annotated[Many[Text], Told(means=("抽中的，按抽出的先后", "those drawn, in the order drawn"))]


MODEL = Sample
