"""`cycles/<year>/moves.csv`: which post, department or unit became which in a reorganisation (机构调整).

A row is one name, or one point that went elsewhere. Registers, holders and logs follow when it happens;
what was published or drawn stays as it was, and is read by these rows. A signature holds by them alone: what
was signed has to be what stands there now but for the names. `riskctl move` writes it.
"""

from typing import Annotated

from riskctl.records.fields import Day, Many, MoveKind, Prose, Text
from riskctl.records.log import Log, LogRow
from riskctl.records.told import Told

PATTERN = "cycles/{year}/moves.csv"


class Move(LogRow):
    """One subject that has another name now, became part of another, gave points away, or is no more."""

    CODED = {"kind": "move"}

    day: Annotated[Day, Told(zh="日期", means=("哪一天调整的", "the day of the reorganisation"))]
    kind: Annotated[
        MoveKind,
        Told(
            zh="调整",
            means=("改名、并入、划出、撤销", "renamed, merged into another, points given away, or closed"),
        ),
    ]
    old: Annotated[
        Text,
        Told(
            zh="原编号",
            means=(
                "原来的单位、部门、岗位或风险点，写全",
                "the unit, department, post or point as it was called, whole",
            ),
        ),
    ]
    new: Annotated[
        Text,
        Told(
            zh="现编号", means=("现在的编号；撤销的不写", "what it is called now; blank of what was closed")
        ),
    ] = ""
    old_name: Annotated[
        Text, Told(zh="原名称", means=("原来的名称", "the name that it had, which is shown of the past"))
    ] = ""
    reason: Annotated[
        Prose, Told(zh="依据", means=("调整的依据，如文号", "what it was done by, such as a document"))
    ] = ""
    recorded: Annotated[Day, Told(zh="记录日期", means=("哪一天记录的", "the day it was recorded"))]


class Moves(Log):
    """The reorganisations of one year, in their order."""

    rows: Annotated[Many[Move], Told(means=("每行一次调整", "one move a row"))] = ()


MODEL = Moves
