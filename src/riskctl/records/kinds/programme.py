"""`riskctl.yaml`: what a register repository is, whose policy it follows, what it ignores and why."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from riskctl.records.fields import TEXT_SCHEMA, Day, Given, Many, Number, Text, refuse_empty
from riskctl.records.record import Record

PATTERN = "riskctl.yaml"
# A user, a team or an address, as git hosts write them; YAML itself takes no plain text that begins with @.
_NAME = "[A-Za-z0-9_.-]+"
_HANDLE = f"@?{_NAME}(/{_NAME})*|[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+"
_HANDLE_SCHEMA = {"type": TEXT_SCHEMA["type"], "minLength": 1, "pattern": f"^({_HANDLE})$"}


def _handle(value: object) -> object:
    if isinstance(value, str) and value and not re.fullmatch(_HANDLE, value):
        raise PydanticCustomError("expected", "expected {expected}", {"expected": "handle"})
    return refuse_empty(value)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) and value else refuse_empty(value)


Handles = Annotated[
    Many[Annotated[str, BeforeValidator(_handle)]],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [{"type": "array", "items": _HANDLE_SCHEMA}, _HANDLE_SCHEMA]}),
]


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
    owners: dict[Text, Handles] = {}


MODEL = Programme
