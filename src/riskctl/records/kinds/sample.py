"""`cycles/<year>/samples/<sample>.yaml`: one random draw (随机抽查), with all it takes to draw it again."""

from __future__ import annotations

from pydantic import Field

from riskctl.records.fields import Day, Many, Number, Text
from riskctl.records.record import Record

PATTERN = "cycles/{year}/samples/{sample}.yaml"


class Stratum(Record):
    """The points of one level that could be drawn, each with `weight` lots."""

    level: Number
    weight: Number
    points: Many[Text]


class Sample(Record):
    """A draw: from the unit's points, by the version of the method, with a seed that nobody chose.

    `registers` is the digest of all registers on that day, `number` counts the unit's draws of the day;
    the seed follows from both.
    """

    form: Text = Field(validation_alias="schema")
    unit: Text
    day: Day
    number: Number
    algorithm: Number
    registers: Text
    seed: Text
    size: Number
    frame: Many[Stratum]
    drawn: Many[Text]


MODEL = Sample
