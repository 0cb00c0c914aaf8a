"""`riskctl.yaml`: what a register repository is, whose policy it follows, what it ignores and why."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from riskctl.records.fields import Day, Given, Many, Number, Text
from riskctl.records.record import Record

PATTERN = "riskctl.yaml"


class Ignore(Record):
    """Findings of one rule left out at a subject or path, or the start of one, with the reason."""

    rule: Text
    at: Text = ""
    reason: Text = ""
    approved_by: Text = ""
    until: Given[Day] = None


class FileLimits(Record):
    """The limits of RK006, where a body needs others."""

    yaml_bytes: Given[Number] = None
    depth: Given[Number] = None
    csv_bytes: Given[Number] = None
    csv_rows: Given[Number] = None
    csv_columns: Given[Number] = None
    csv_cell: Given[Number] = None


class Programme(Record):
    """The programme: its name, language, policy, the year under way."""

    form: Text = Field(validation_alias="schema")
    name: Text
    language: Literal["zh", "en"] = "zh"
    contact: Text = ""
    policy: Text
    cycle: Given[Number] = None
    as_of: Given[Day] = None
    rules: dict[Text, Annotated[str, Field(pattern="^(error|warning|info|off)$")]] = {}
    ignore: Many[Ignore] = ()
    limits: Given[FileLimits] = None
    templates: Text = ""


MODEL = Programme
