"""`organization.yaml` or one file a unit: units, departments and posts, and the offices that watch."""

from typing import Annotated

from pydantic import BeforeValidator

from riskctl.records.fields import (
    DepartmentId,
    Flag,
    Given,
    Id,
    Many,
    Number,
    OrText,
    Power,
    Text,
    Within,
    refuse_empty,
)
from riskctl.records.record import Record
from riskctl.records.told import ID, NAME, SCHEMA, Told

PATTERN = "organization.yaml"
PARTS = "organization/{of}.yaml"  # by its one unit; what is above a unit says `parent`, and no folder
MOST_SEATS = 999  # each is looked up by its own name, so a year written by mistake must not make millions


class Post(Record):
    """岗位: one post, with as many seats as it has holders."""

    id: Annotated[Id, ID]
    name: Annotated[Text, NAME]
    seats: Annotated[
        Number,
        Within(1, MOST_SEATS),
        Told(means=("几个人任这个岗位，不写是一个", "how many hold it; one without it")),
    ] = 1
    responsible: Annotated[
        Text,
        Told(means=("主管责任人，不是部门负责人时才写", "the responsible person, where it is not the head")),
    ] = ""
    key: Annotated[Flag, Told(means=("true：重点岗位", "true: a key post"))] = False


class Department(Record):
    """A department (科、室、股、所) of a unit."""

    id: Annotated[DepartmentId, ID]
    name: Annotated[Text, NAME]
    head: Annotated[
        Text, Told(means=("部门负责人，写岗位编号", "the head, as a post of this department"))
    ] = ""
    leader_in_charge: Annotated[
        Text, Told(means=("主管领导，写作 部门/岗位", "the leader in charge, as department/post"))
    ] = ""
    powers: Annotated[Many[Power], Told(means=("行使哪些权力", "the powers it holds"))] = ()
    posts: Annotated[Many[Post], Told(means=("岗位", "its posts"))] = ()


class Office(Record):
    """An office of a unit by its name, and the department whose people staff it."""

    name: Annotated[Text, NAME]
    department: Annotated[
        Text, Told(zh="部门", means=("由哪个部门的人组成", "the department whose people staff it"))
    ] = ""


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) and value else refuse_empty(value)


OfficeNamed = Given[Annotated[Office, BeforeValidator(_named), OrText()]]


class Unit(Record):
    """单位. An external unit stands above: it watches, and has no registers here."""

    id: Annotated[Id, ID]
    name: Annotated[Text, NAME]
    parent: Annotated[Text, Told(means=("上级单位的编号", "the id of the unit above"))] = ""
    external: Annotated[
        Flag,
        Told(
            means=(
                "true：在本库之外的上级，只监控，没有登记表",
                "true: a unit above, outside this repository, that only watches",
            )
        ),
    ] = False
    head: Annotated[
        Text, Told(means=("一把手，写作 部门/岗位", "the head of the unit, as department/post"))
    ] = ""
    party_group: Annotated[OfficeNamed, Told(means=("党组的名称", "the party group's name"))] = None
    discipline_office: Annotated[
        OfficeNamed,
        Told(
            means=(
                "纪检组（监察室）：名称，或 name 和 department",
                "the discipline office: its name, or name and department",
            )
        ),
    ] = None
    leading_group: Annotated[OfficeNamed, Told(means=("领导小组的名称", "the leading group's name"))] = None
    leading_group_office: Annotated[
        OfficeNamed,
        Told(
            means=(
                "领导小组办公室：名称，或 name 和 department",
                "the leading group's office: its name, or name and department",
            )
        ),
    ] = None
    supervised_by: Annotated[
        Text,
        Told(
            means=(
                "纪检另有上级的（如派驻），写那个单位",
                "the discipline office's own line, where it is not the parent",
            )
        ),
    ] = ""
    contact: Annotated[
        Text,
        Told(
            means=(
                "本单位公示上印的联系方式，可以公开；不写就用 riskctl.yaml 的",
                "the contact printed on its notices, meant to be published; else that of riskctl.yaml",
            )
        ),
    ] = ""
    letter_code: Annotated[
        Text,
        Told(
            means=(
                "机关代字，如 肃工商；预警、整改通知书的文号由它编",
                "what the numbers of its warning letters and rectification notices begin with",
            )
        ),
    ] = ""
    powers: Annotated[Many[Power], Told(means=("行使哪些权力", "the powers it holds"))] = ()
    departments: Annotated[Many[Department], Told(means=("下设部门", "its departments"))] = ()


class Organization(Record):
    """All units of the programme and those above it."""

    form: Annotated[Text, SCHEMA]
    units: Annotated[
        Many[Unit], Told(means=("本方案的各单位和上级单位", "the units of the programme, and those above"))
    ]


MODEL = Organization
