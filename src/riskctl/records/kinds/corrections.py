"""`cycles/<year>/corrections/<unit>/<department>.csv`: what was worded anew, judged the same (更正).

The unit's own stand in `unit.csv`. A row says from which fingerprint to which, so that what was signed and
published before is known to be what stands there now, said in other words. `riskctl correct` writes it.
"""

from typing import Annotated

from riskctl.records.fields import Day, Flag, Many, Prose, Text
from riskctl.records.log import Log, LogRow
from riskctl.records.told import Told

PATTERN = "cycles/{year}/corrections/{unit}/{department}.csv"


class Correction(LogRow):
    """One correction of one risk point, or of what a register says beside its points."""

    point: Annotated[
        Text,
        Told(
            zh="风险点",
            means=(
                "更正的风险点；更正职责、不适用事项等的，写登记表",
                "the point corrected; for duties, matters declined and the like the register",
            ),
        ),
    ]
    by: Annotated[
        Text, Told(zh="更正机构", means=("由哪个机构或岗位更正", "the office or post that corrected it"))
    ]
    day: Annotated[Day, Told(zh="更正日期", means=("哪一天更正的", "the day of the correction"))]
    reason: Annotated[Prose, Told(zh="更正原因", means=("为什么更正", "why it was corrected"))]
    no_weaker: Annotated[
        Flag,
        Told(
            zh="措施没有放松",
            means=(
                "是：措施换了说法，更正机构认定没有放松",
                "true: a measure was worded anew, and the office says that it is no weaker",
            ),
        ),
    ] = False
    before: Annotated[
        Text,
        Told(
            zh="更正前指纹",
            means=("签字或公示时的指纹", "the fingerprint as it was signed or published"),
        ),
    ]
    after: Annotated[Text, Told(zh="更正后指纹", means=("更正以后的指纹", "the fingerprint as corrected"))]
    recorded: Annotated[Day, Told(zh="记录日期", means=("哪一天记录的", "the day it was recorded"))]


class Corrections(Log):
    """The corrections of one department, or of the unit itself."""

    rows: Annotated[Many[Correction], Told(means=("每行一次更正", "one correction a row"))] = ()


MODEL = Corrections
