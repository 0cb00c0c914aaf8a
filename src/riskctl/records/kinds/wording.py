"""`wording.yaml`: words by which a measure is told from a slogan, beside or instead of those shipped."""

from typing import Annotated

from riskctl.records.fields import Flag, Many, Text
from riskctl.records.record import Record
from riskctl.records.told import REPLACE, SCHEMA, Told

PATTERN = "wording.yaml"


class Wording(Record):
    """`slogans` say nothing by themselves; one of `signs` shows who looks, how often, what is recorded;
    `frequencies` tell which of two looks more often."""

    form: Annotated[Text, SCHEMA]
    replace: Annotated[Flag, REPLACE] = False
    slogans: Annotated[Many[Text], Told(means=("空话", "slogans"))] = ()
    signs: Annotated[
        Many[Text],
        Told(means=("说到谁查、多久、留什么的词", "words that say who checks, how often, leaving what")),
    ] = ()
    frequencies: Annotated[
        Many[Text],
        Told(
            means=(
                "多久一次的说法，最频繁的在前，同样频繁的写在一行，用顿号隔开；写了就代替自带的",
                "words for how often, the highest frequency first, those of one frequency on a line, parted "
                "by “、”; written, they stand in place of those shipped",
            )
        ),
    ] = ()


MODEL = Wording
