"""`cycles/<year>/notices/<notice>.yaml`: a public notice (公示) as `riskctl notice open` wrote it.

It is a photograph and is not changed afterwards: what comes in and what is decided later stands in the
log beside it, `notice_log`, so that nobody has to trust that an old line was left alone.
"""

from typing import Annotated

from riskctl.records.fields import (
    Day,
    Given,
    Id,
    LevelId,
    Many,
    Measures,
    NoticeEdition,
    NoticeKind,
    Prose,
    Text,
    WorkingDays,
)
from riskctl.records.kinds.cycle import Stretch
from riskctl.records.record import Record
from riskctl.records.told import ID, SCHEMA, UNIT, Told

PATTERN = "cycles/{year}/notices/{notice}.yaml"


class Period(Stretch):
    """公示期: its first and last day; `working_days` where it was counted by the state calendar."""

    working_days: Annotated[
        Given[WorkingDays],
        Told(means=("按工作日历算的天数", "its days by the state calendar of working days")),
    ] = None


class PublishedPoint(Record):
    """A risk point as it was published, known again by the fingerprint of what it said."""

    id: Annotated[Id, ID]
    fingerprint: Annotated[
        Text, Told(means=("公示时风险点内容的指纹", "the fingerprint of what the point said on that day"))
    ]
    level: Annotated[Given[LevelId], Told(zh="风险等级", means=("公示时的等级", "its level on that day"))] = (
        None
    )
    measures: Annotated[
        Given[Measures], Told(means=("公示时防范措施的条数", "the number of its measures on that day"))
    ] = None


class Published(Record):
    """What of one register was published: its fingerprint on that day, and the points in the notice."""

    subject: Annotated[Text, Told(means=("谁的登记表", "whose register it is"))]
    fingerprint: Annotated[Text, Told(means=("公示时登记表的指纹", "the register's fingerprint on that day"))]
    points: Annotated[Many[PublishedPoint], Told(means=("公示的风险点", "the points published"))] = ()


class PublishedLevel(Record):
    """A level as it was published: what it was called, and which offices watched it."""

    name: Annotated[Text, Told(zh="名称", means=("公示时等级的名称", "the level's name on that day"))]
    offices: Annotated[
        Many[Text],
        Told(means=("公示时由谁监控，文字", "which offices watched it on that day, in words")),
    ] = ()


class Notice(Record):
    """One public notice of a unit; a supplement (补充公示) holds points found or changed later."""

    form: Annotated[Text, SCHEMA]
    unit: Annotated[Id, UNIT]
    kind: Annotated[NoticeKind, Told(zh="风险性质", means=("公示，或补充公示", "main or supplement"))]
    opened: Annotated[Day, Told(means=("哪一天发起的", "the day it was opened"))]
    period: Annotated[Period, Told(means=("公示期", "the period of notice"))]
    edition: Annotated[NoticeEdition, Told(means=("公示用哪个版本", "the edition published"))] = "staff"
    programme: Annotated[Text, Told(means=("公示时方案的名称", "the programme's name on that day"))] = ""
    name: Annotated[Text, Told(means=("公示时单位的名称", "the unit's name on that day"))] = ""
    office: Annotated[
        Text, Told(means=("公示时领导小组办公室的名称", "the leading group's office on that day"))
    ] = ""
    contact: Annotated[Text, Told(means=("公示上印的联系方式", "the contact that was printed"))] = ""
    channels: Annotated[
        Many[Prose],
        Told(means=("在哪里公示，如办公网、电子显示屏", "where it is published, such as the office net")),
    ] = ()
    levels: Annotated[
        Many[PublishedLevel],
        Told(means=("公示时的等级，最重的在前", "the levels on that day, the gravest first")),
    ] = ()
    snapshot: Annotated[
        Many[Published],
        Told(
            means=(
                "公示了哪些登记表的哪些风险点，由 riskctl notice open 写入",
                "which points of which registers were published; written by riskctl notice open",
            )
        ),
    ]


MODEL = Notice
