"""`wording.yaml`: words by which a measure is told from a slogan, beside or instead of those shipped."""

from __future__ import annotations

from pydantic import Field

from riskctl.records.fields import Flag, Many, Text
from riskctl.records.record import Record

PATTERN = "wording.yaml"


class Wording(Record):
    """`slogans` say nothing by themselves; one of `signs` shows who looks, how often, what is recorded."""

    form: Text = Field(validation_alias="schema")
    replace: Flag = False
    slogans: Many[Text] = ()
    signs: Many[Text] = ()


MODEL = Wording
