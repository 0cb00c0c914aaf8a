"""A measure (防范措施) against a risk point: what is done, by whom, until when, and what came of it."""

from typing import Annotated

from riskctl.records.fields import Day, Given, MeasureType, Prose, Text
from riskctl.records.record import Bilingual
from riskctl.records.told import RegisterField, Signed, Weight


class Measure(Bilingual):
    """防范措施: who checks what, how often, leaving which record; tied to a regulation (制度)."""

    text: Annotated[
        Text,
        RegisterField(
            zh="措施内容",
            means=("谁查、查什么、多久一次、留什么记录", "who checks what, how often, leaving which record"),
            signed=Signed.ALWAYS,
            weight=Weight.WORDING,
            column=17,
            heading=("measure", "防范措施", "措施内容"),
        ),
    ]
    type: Annotated[
        Given[MeasureType],
        RegisterField(
            zh="措施类型",
            means=("教育、制度、监督", "education, institution, supervision"),
            signed=Signed.ALWAYS,
            weight=Weight.PARTICULAR,
            column=18,
            heading=("measure_type", "措施类型"),
        ),
    ] = None
    regulation: Annotated[
        Text,
        RegisterField(
            zh="对应制度",
            means=("依据的制度", "the regulation behind it"),
            signed=Signed.ALWAYS,
            weight=Weight.JUDGED,
            column=19,
        ),
    ] = ""
    owner: Annotated[
        Text,
        RegisterField(
            zh="措施责任人",
            means=("由谁负责（岗位或部门）", "who answers for it: a post or a department"),
            signed=Signed.ALWAYS,
            weight=Weight.PARTICULAR,
            column=20,
        ),
    ] = ""
    due: Annotated[
        Given[Day],
        RegisterField(
            zh="完成时限",
            means=("完成时限", "the day it is due"),
            signed=Signed.ALWAYS,
            weight=Weight.PARTICULAR,
            column=21,
        ),
    ] = None
    done: Annotated[
        Given[Day],
        RegisterField(
            zh="完成日期",
            means=("哪一天完成的", "the day it was done"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=22,
        ),
    ] = None
    effect: Annotated[
        Prose,
        RegisterField(
            zh="落实效果",
            means=("落实效果", "what came of it"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=23,
        ),
    ] = ""
