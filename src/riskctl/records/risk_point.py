"""A risk point with its measures, as it stands in a register of a unit, department or person."""

from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from riskctl.records.decisions import Closed, Override, Review
from riskctl.records.fields import (
    Category,
    Day,
    Given,
    Id,
    Kind,
    Many,
    OrText,
    Status,
    Text,
    refuse_empty,
)
from riskctl.records.measure import Measure
from riskctl.records.record import Bilingual
from riskctl.records.told import RegisterField, Signed, Weight

NONE_MET = ("无", "none")  # that no criterion is met, where a list cannot be empty: a cell of a table


def _met(value: object) -> object:
    """The whole list goes where one entry is no word: what is left of it could be a lighter level."""
    listed = refuse_empty([value] if isinstance(value, str) and value else value)
    for item in listed if isinstance(listed, list) else ():
        if not isinstance(refuse_empty(item), str):
            raise PydanticCustomError("expected", "expected {expected}", {"expected": "text"})
    return [] if listed in [[word] for word in NONE_MET] else listed


class RiskPoint(Bilingual):
    """风险点: where power can be abused, how probable and how grave, and what is done about it.

    Whether probability and severity are needed, or the criteria met, is the policy's to say
    (`corpus.required`); no criteria met is not the same as none looked at.
    """

    id: Annotated[
        Id,
        RegisterField(
            zh="编号",
            means=("编号，在本文件内不重复", "an id, once in this file"),
            signed=Signed.ALWAYS,
            weight=Weight.SHOWN,
            column=4,
        ),
    ]
    title: Annotated[
        Text,
        RegisterField(
            zh="风险点",
            means=("哪一步、谁想得到什么", "the step, and who wants what"),
            signed=Signed.ALWAYS,
            weight=Weight.WORDING,
            column=5,
        ),
    ]
    kind: Annotated[
        Kind,
        RegisterField(
            zh="风险性质",
            means=("廉政风险，或监管风险（该管的没有管）", "integrity, or failure to supervise"),
            signed=Signed.ALWAYS,
            weight=Weight.SHOWN,
            column=6,
        ),
    ]
    category: Annotated[
        Category,
        RegisterField(
            zh="风险类别",
            means=("五类中的哪一类", "one of the five categories"),
            signed=Signed.ALWAYS,
            weight=Weight.JUDGED,
            column=7,
        ),
    ]
    probability: Annotated[
        Given[Text],
        RegisterField(
            zh="发生概率",
            means=("取值见政策文件", "a value of the policy"),
            signed=Signed.ALWAYS,
            weight=Weight.JUDGED,
            column=12,
        ),
    ] = None
    severity: Annotated[
        Given[Text],
        RegisterField(
            zh="危害程度",
            means=("取值见政策文件", "a value of the policy"),
            signed=Signed.ALWAYS,
            weight=Weight.JUDGED,
            column=13,
        ),
    ] = None
    criteria: Annotated[
        Given[Annotated[Many[Text], BeforeValidator(_met), OrText()]],
        RegisterField(
            zh="符合标准",
            means=(
                "符合政策的哪些标准，一条也不符合写“无”",
                "which criteria of the policy it meets; “none” where it meets none",
            ),
            signed=Signed.WHERE_WRITTEN,
            weight=Weight.JUDGED,
            column=14,
        ),
    ] = None
    measures: Annotated[
        Many[Measure],
        RegisterField(
            zh="防范措施",
            means=("防范措施，至少一条", "what is done about it, one at least"),
            signed=Signed.ALWAYS,
            weight=Weight.SHOWN,
            column=0,
        ),
    ]
    matter: Annotated[
        Text,
        RegisterField(
            zh="权力事项",
            means=("权力事项的编号或名称", "the matter, by id or name"),
            signed=Signed.ALWAYS,
            weight=Weight.SHOWN,
            column=9,
            after="origin",
        ),
    ] = ""
    flow: Annotated[
        Text,
        RegisterField(
            zh="流程环节",
            means=("流程图的环节，写作 流程/环节", "the node of a chart, as flow/node"),
            signed=Signed.ALWAYS,
            weight=Weight.JUDGED,
            column=10,
            after="matter",
        ),
    ] = ""
    department: Annotated[
        Text,
        RegisterField(
            zh="部门",
            means=("单位登记表里的风险点属于哪个部门", "of a unit's point: the department whose it is"),
            signed=Signed.ALWAYS,
            weight=Weight.SHOWN,
            column=39,
            heading=("point_department", "所涉部门"),
            after="title",
        ),
    ] = ""
    origin: Annotated[
        Text,
        RegisterField(
            zh="风险来源",
            means=("思想道德、制度机制、岗位职责", "ethics, institutions, duties of the post"),
            signed=Signed.ALWAYS,
            weight=Weight.PARTICULAR,
            column=8,
            after="category",
        ),
    ] = ""
    manifestations: Annotated[
        Many[Text],
        RegisterField(
            zh="表现形式",
            means=("怎样看得出来", "how it shows"),
            signed=Signed.ALWAYS,
            weight=Weight.WORDING,
            column=11,
            after="flow",
        ),
    ] = ()
    grounds: Annotated[
        Text,
        RegisterField(
            zh="评定理由",
            means=(
                "为什么是这个概率、这个危害程度，印在评估底稿上；不写也行",
                "why this probability and severity, for the worksheet; may be left out",
            ),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=42,
            after="criteria",
        ),
    ] = ""
    level: Annotated[
        Text,
        RegisterField(
            zh="风险等级",
            means=("由 riskctl level --write 写入", "written by riskctl level --write"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=15,
            after="grounds",
        ),
    ] = ""
    claimed: Annotated[
        Text,
        RegisterField(
            zh="原定等级",
            means=(
                "从别的表导入时原来的等级，评定以后只供对照",
                "the level that an imported table gave, to compare with",
            ),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=41,
            after="level",
        ),
    ] = ""
    override: Annotated[
        Given[Override],
        RegisterField(
            zh="审定",
            means=("领导小组审定的等级与算出的不同时才写", "a level confirmed against the computed one"),
            signed=Signed.ALWAYS,
            weight=Weight.JUDGED,
            column=0,
            after="level",
        ),
    ] = None
    monitor: Annotated[
        Many[Text],
        RegisterField(
            zh="监控责任人",
            means=("另加的监控责任人，一般不用写", "a further monitor; seldom needed"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=16,
            after="override",
        ),
    ] = ()
    since: Annotated[
        Given[Day],
        RegisterField(
            zh="起始日期",
            means=("年中新发现的，从哪一天起防范", "of a point found mid-year: the day it is watched from"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=34,
        ),
    ] = None
    status: Annotated[
        Status,
        RegisterField(
            zh="状态",
            means=(
                "在防，或已关闭；示例是建库时的样子，改成自己的以后删去",
                "open or closed; an example shows how, and says so until it is replaced",
            ),
            signed=Signed.ALWAYS,
            weight=Weight.SHOWN,
            column=24,
        ),
    ] = "open"
    closed: Annotated[
        Given[Closed],
        RegisterField(
            zh="关闭",
            means=("关闭的日期和原因", "when it was closed, and why"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=0,
        ),
    ] = None
    review: Annotated[
        Given[Review],
        RegisterField(
            zh="复核",
            means=("上年转来的风险点复核过", "a carried point was looked at again"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=0,
        ),
    ] = None
    note: Annotated[
        Text,
        RegisterField(
            zh="备注", means=("备注", "a note"), signed=Signed.NEVER, weight=Weight.PARTICULAR, column=25
        ),
    ] = ""

    @property
    def in_force(self) -> bool:
        """Whether it is to be watched and answered for: neither closed nor an example."""
        return self.status == "open"

    @property
    def is_example(self) -> bool:
        """Whether it only shows how a point is written; nobody found it."""
        return self.status == "example"


class Declined(Bilingual):
    """A matter of a power held that is not exercised here, and why (不适用事项)."""

    matter: Annotated[
        Text,
        RegisterField(
            zh="权力事项",
            means=("权力事项的编号或名称", "the matter, by id or name"),
            signed=Signed.ALWAYS,
            weight=Weight.SHOWN,
            column=0,
        ),
    ]
    reason: Annotated[
        Text,
        RegisterField(
            zh="原因", means=("原因", "the reason"), signed=Signed.ALWAYS, weight=Weight.WORDING, column=0
        ),
    ]
