"""`matters.yaml`: the matters (权力事项) under each power, beside or instead of the preset's."""

from typing import Annotated

from riskctl.records.fields import Flag, Id, Many, Power, Text
from riskctl.records.record import Record
from riskctl.records.told import ID, NAME, REPLACE, SCHEMA, Told

PATTERN = "matters.yaml"


class Matter(Record):
    """权力事项: one thing a power is used for; `key` marks 三重一大 and the like, for floors."""

    id: Annotated[Id, ID]
    name: Annotated[Text, NAME]
    power: Annotated[Power, Told(means=("属于哪项权力", "the power it belongs to"))]
    key: Annotated[Flag, Told(means=("true：重点事项，如三重一大", "true: a key matter"))] = False


class Matters(Record):
    """A catalogue; with `replace` it stands alone, else it adds to the preset's."""

    form: Annotated[Text, SCHEMA]
    replace: Annotated[Flag, REPLACE] = False
    matters: Annotated[Many[Matter], Told(means=("权力事项", "the matters"))]


MODEL = Matters
