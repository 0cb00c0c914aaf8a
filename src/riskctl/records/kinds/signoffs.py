"""`cycles/<year>/signoffs/<unit>/<department>.csv`: who signed which step for which register, and what.

The unit's own stand in `unit.csv`. One file a department, so that two departments sign on one day and
git merges them. A row is never changed: who signs again adds one, and the latest holds.
"""

from typing import Annotated

from pydantic import StringConstraints

from riskctl.records.fields import Day, Decision, Many, Prose, Step, Text
from riskctl.records.log import Log, LogRow
from riskctl.records.told import NOTE, Told

PATTERN = "cycles/{year}/signoffs/{unit}/{department}.csv"


class Signoff(LogRow):
    """One signature on one register: by a post or a body, never by name."""

    CODED = {"step": "step", "decision": "decision"}

    step: Annotated[
        Step,
        Told(
            zh="环节",
            means=(
                "个人自查、部门评查、交叉互查、评估审查、上级审议",
                "own review, department review, cross-check, leading group's review, superior's confirmation",
            ),
        ),
    ]
    subject: Annotated[
        Text,
        Told(
            zh="登记表",
            means=("谁的登记表，写作 单位/部门/岗位", "whose register was signed, as unit/department/post"),
        ),
    ]
    by: Annotated[Text, Told(zh="签字岗位", means=("由哪个岗位或机构签字", "the post or body that signed"))]
    day: Annotated[Day, Told(zh="签字日期", means=("哪一天签的", "the day it was signed"))]
    decision: Annotated[Decision, Told(zh="意见", means=("同意，或退回", "agreed or returned"))]
    reason: Annotated[
        Prose,
        Told(
            zh="退回原因",
            means=(
                "退回的原因；退回后没有改、仍然同意的，写为什么",
                "why it was returned; or why it is agreed to unchanged after a return",
            ),
        ),
    ] = ""
    reference: Annotated[
        Prose,
        Told(
            zh="会议纪要或文号", means=("会议纪要号或批复的文号", "the number of the minutes or of the reply")
        ),
    ] = ""
    recorded_by: Annotated[
        Text,
        Told(
            zh="记录岗位",
            means=("由哪个岗位记录；签字人自己记的不写", "the post that recorded it, where not the signer"),
        ),
    ] = ""
    recorded: Annotated[Day, Told(zh="记录日期", means=("哪一天记录的", "the day it was recorded"))]
    fingerprint: Annotated[
        str,
        StringConstraints(pattern="^[0-9a-f]{64}$"),
        Told(zh="指纹", means=("所签内容的指纹，由 riskctl sign 写入", "the fingerprint of what was signed")),
    ]
    parts: Annotated[
        Text,
        Told(
            zh="分项指纹",
            means=(
                "各风险点的指纹，用来说明签字后改了哪些",
                "the fingerprint of each point, by which one sees what changed since",
            ),
        ),
    ] = ""
    note: Annotated[Prose, NOTE] = ""


class Signoffs(Log):
    """The sign-offs of one department, or of the unit itself."""

    rows: Annotated[Many[Signoff], Told(means=("每行一次签字", "one sign-off a row"))] = ()


MODEL = Signoffs
