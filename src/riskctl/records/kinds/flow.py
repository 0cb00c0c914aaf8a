"""`flows/<flow>.yaml`: a workflow chart; each node is analysed for both kinds of risk."""

from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from riskctl.records.fields import TEXT_SCHEMA, Id, Kind, Many, NodeKind, Text, refuse_empty
from riskctl.records.record import Record
from riskctl.records.told import ID, NAME, SCHEMA, Told
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

    id: Annotated[Id, ID]
    name: Annotated[Text, NAME]
    kind: Annotated[
        NodeKind, Told(zh="风险性质", means=("开始、环节、判断、结束", "start, step, decision or end"))
    ] = "step"
    actor: Annotated[Text, Told(means=("经办岗位", "the post that acts"))] = ""
    none: Annotated[
        dict[Kind, Text],
        BeforeValidator(_for_both),
        WithJsonSchema(_PER_KIND),
        Told(
            zh="无风险原因",
            means=(
                "没有风险的原因；可以分两种风险写",
                "why no risk arises here, for one kind of risk or for both",
            ),
        ),
    ] = {}


class Edge(Record):
    """A way from one node to the next; a decision labels its ways."""

    from_: Annotated[Text, Told(means=("从哪个环节", "the node it leaves"))]
    to: Annotated[Text, Told(means=("到哪个环节", "the node it leads to"))]
    label: Annotated[Text, Told(means=("连线上的字，如 是、否", "what stands on it, such as yes or no"))] = ""


class Flow(Record):
    """工作流程图: how a power runs, step by step."""

    form: Annotated[Text, SCHEMA]
    name: Annotated[Text, NAME]
    department: Annotated[
        Text,
        Told(zh="部门", means=("哪个部门的流程，写作 单位/部门", "whose workflow it is, as unit/department")),
    ]
    matters: Annotated[Many[Text], Told(means=("涉及的权力事项", "the matters it is about"))] = ()
    nodes: Annotated[Many[Node], Told(means=("环节", "its nodes"))]
    edges: Annotated[Many[Edge], Told(means=("连线", "its edges"))]


MODEL = Flow
