"""`matters.yaml`: the matters (权力事项) under each power, beside or instead of the preset's."""

from __future__ import annotations

from pydantic import Field

from riskctl.records.fields import Flag, Id, Many, Power, Text
from riskctl.records.record import Record

PATTERN = "matters.yaml"


class Matter(Record):
    """权力事项: one thing a power is used for; `key` marks 三重一大 and the like, for floors."""

    id: Id
    name: Text
    power: Power
    key: Flag = False


class Matters(Record):
    """A catalogue; with `replace` it stands alone, else it adds to the preset's."""

    form: Text = Field(validation_alias="schema")
    replace: Flag = False
    matters: Many[Matter]


MODEL = Matters
