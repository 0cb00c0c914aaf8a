"""`cycles/<year>/group/<unit>.csv`: the members of one unit's leading group (名单另发), by their posts.

A list is issued as a whole: the rows of one day are one list, and the latest holds. Posts, never names: who
holds a post stands in `people.yaml` alone.
"""

from typing import Annotated

from riskctl.records.fields import Day, GroupRole, Many, Prose, Text
from riskctl.records.log import Log, LogRow
from riskctl.records.told import NOTE, Told

PATTERN = "cycles/{year}/group/{unit}.csv"


class GroupMember(LogRow):
    """One member of the leading group, by the list of a day."""

    CODED = {"role": "group_role"}

    day: Annotated[Day, Told(zh="日期", means=("名单哪一天印发", "the day of the list"))]
    number: Annotated[Prose, Told(zh="文号", means=("印发名单的文号", "the list's document number"))] = ""
    role: Annotated[GroupRole, Told(zh="小组职务", means=("组长、副组长或成员", "leader, deputy or member"))]
    post: Annotated[
        Text,
        Told(
            zh="岗位", means=("哪个岗位、部门或机构，不写姓名", "a post, department or office; never a name")
        ),
    ]
    note: Annotated[Prose, NOTE] = ""


class LeadingGroup(Log):
    """Who is in the leading group of one unit."""

    rows: Annotated[Many[GroupMember], Told(means=("每行一名成员", "one member a row"))] = ()


MODEL = LeadingGroup
