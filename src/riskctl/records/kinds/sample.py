"""`cycles/<year>/samples/<sample>.yaml`: one random draw (随机抽查), with all it takes to draw it again."""

from typing import Annotated

from riskctl.records.fields import (
    Day,
    DrawNumbers,
    DrawSize,
    Given,
    LevelId,
    Lots,
    Many,
    Number,
    Prose,
    Text,
    Within,
)
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

    `registers` is the digest of all registers on that day. A draw that was announced names a `source` of
    numbers which nobody knew on that day; until it has their `value` it has drawn nothing.
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
    previous: Annotated[
        Text,
        Told(means=("这个单位的上一次抽取，没有就不写", "the unit's draw before; left out by the first")),
    ] = ""
    registers: Annotated[
        Text, Told(means=("那一天全部登记表的摘要", "the digest of all registers on that day"))
    ]
    size: Annotated[DrawSize, Told(means=("抽几个", "how many were to be drawn"))]
    source: Annotated[
        Prose,
        Told(
            means=(
                "预告的抽取：用哪里公布的号码，如 双色球2010070期",
                "of an announced draw: whose published numbers it takes, such as those of a lottery's issue",
            )
        ),
    ] = ""
    numbers: Annotated[Given[DrawNumbers], Told(means=("取几个号码", "how many numbers"))] = None
    known: Annotated[
        Given[Day], Told(means=("号码在哪一天公布", "the day on which the numbers are published"))
    ] = None
    frame: Annotated[Many[Stratum], Told(means=("从哪些风险点里抽", "the points that could be drawn"))]
    value: Annotated[
        Text, Told(means=("公布的号码，由小到大", "the numbers published, the smallest first"))
    ] = ""
    seed: Annotated[
        Text,
        Told(
            means=(
                "种子，由上面各项算出，不能自选",
                "the seed, which follows from the above and is not chosen",
            )
        ),
    ] = ""
    drawn: Annotated[Many[Text], Told(means=("抽中的，按抽出的先后", "those drawn, in the order drawn"))] = ()

    @property
    def is_pending(self) -> bool:
        """Whether it was announced, and waits for the numbers."""
        return bool(self.source) and not self.seed


MODEL = Sample
