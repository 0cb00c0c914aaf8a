"""`flows/<flow>.yaml`: a workflow chart; each node is analysed for both kinds of risk."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from riskctl.records.fields import TEXT_SCHEMA, Id, Kind, Many, NodeKind, Text, refuse_empty
from riskctl.records.record import Record
from riskctl.records.vocabulary import CODES

PATTERN = "flows/{flow}.yaml"


def _for_both(value: object) -> object:
    return dict.fromkeys(CODES["kind"], value) if isinstance(value, str) and value else refuse_empty(value)


_KINDS = [word for code, (zh, _) in CODES["kind"].items() for word in (code, zh)]
_PER_KIND = {
    "anyOf": [
        {"type": "object", "properties": dict.fromkeys(_KINDS, TEXT_SCHEMA), "additionalProperties": False},
        TEXT_SCHEMA,
    ]
}


class Node(Record):
    """A node of the chart; `none` says per kind why no risk arises here."""

    id: Id
    name: Text
    kind: NodeKind = "step"
    actor: Text = ""
    none: Annotated[dict[Kind, Text], BeforeValidator(_for_both), WithJsonSchema(_PER_KIND)] = {}


class Edge(Record):
    """A way from one node to the next; a decision labels its ways."""

    from_: Text = Field(validation_alias="from")
    to: Text
    label: Text = ""


class Flow(Record):
    """工作流程图: how a power runs, step by step."""

    form: Text = Field(validation_alias="schema")
    name: Text
    department: Text
    matters: Many[Text] = ()
    nodes: Many[Node]
    edges: Many[Edge]


MODEL = Flow
