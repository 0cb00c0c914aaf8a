"""What registers of units, departments and persons have in common."""

from typing import Annotated

from riskctl.records.fields import Many, Text
from riskctl.records.record import Bilingual
from riskctl.records.risk_point import Declined, RiskPoint
from riskctl.records.told import RegisterField, Signed, Weight


class Register(Bilingual):
    """One subject's register: its duties and its risk points, or why it has none."""

    form: Annotated[
        Text,
        RegisterField(
            key="schema",
            means=("这是哪一种文件、哪一版", "which kind of file this is, and its version"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=0,
        ),
    ]
    unit: Annotated[
        Text,
        RegisterField(
            zh="单位",
            means=("单位的编号，与所在文件夹一致", "the unit's id, as the folder has it"),
            signed=Signed.ALWAYS,
            weight=Weight.SHOWN,
            column=1,
        ),
    ]
    duties: Annotated[
        Many[Text],
        RegisterField(
            zh="职责", means=("职责", "the duties"), signed=Signed.ALWAYS, weight=Weight.WORDING, column=26
        ),
    ] = ()
    declined: Annotated[
        Many[Declined],
        RegisterField(
            zh="不适用事项",
            means=(
                "不办理的权力事项：单位登记表里写的是全单位，部门、个人登记表里写的只是本部门",
                "matters not exercised: by the whole unit in its own register, "
                "by the department alone in others",
            ),
            signed=Signed.ALWAYS,
            weight=Weight.SHOWN,
            column=29,
        ),
    ] = ()
    risk_points: Annotated[
        Many[RiskPoint],
        RegisterField(
            zh="风险点",
            means=("风险点", "the risk points"),
            signed=Signed.ALWAYS,
            weight=Weight.SHOWN,
            column=0,
        ),
    ] = ()
    none: Annotated[
        Text,
        RegisterField(
            zh="无风险原因",
            means=("查过而没有风险点的原因", "why there is no risk point"),
            signed=Signed.ALWAYS,
            weight=Weight.WORDING,
            column=28,
        ),
    ] = ""
    note: Annotated[
        Text,
        RegisterField(
            zh="备注",
            means=("备注", "a note"),
            signed=Signed.NEVER,
            weight=Weight.PARTICULAR,
            column=40,
            heading=("register_note", "登记表备注"),
        ),
    ] = ""
