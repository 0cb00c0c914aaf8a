"""`regulations.yaml`: the written rules (制度) that measures are tied to. Never riskctl's own rules."""

from __future__ import annotations

from pydantic import Field

from riskctl.records.fields import Day, Given, Id, Many, State, Text
from riskctl.records.record import Record

PATTERN = "regulations.yaml"


class Regulation(Record):
    """制度: one written rule, its document number, and whether it holds."""

    id: Id
    title: Text
    number: Text = ""
    state: State
    from_: Given[Day] = Field(None, validation_alias="from")
    to: Given[Day] = None
    owner: Text = ""
    due: Given[Day] = None
    note: Text = ""


class Regulations(Record):
    """All regulations of the programme."""

    form: Text = Field(validation_alias="schema")
    regulations: Many[Regulation]


MODEL = Regulations
