"""`cycles/<year>/checks/<unit>/<department>.csv`: what was done to prevent, and what was seen by watching.

前期预防 and 中期监控 of one department's risk points; those of the unit itself stand in `unit.csv`.
"""

from typing import Annotated

from riskctl.records.fields import CheckMethod, Day, Flag, Many, Prose, Text
from riskctl.records.log import Log, LogRow
from riskctl.records.told import Told

PATTERN = "cycles/{year}/checks/{unit}/{department}.csv"
PREVENTION = ("warning_education", "integrity_talk", "regulation_revision")
MONITORING = ("information", "self_check", "spot_check")
OVERSIGHT = ("information", "spot_check")  # by others than the holder: 回避


class Check(LogRow):
    """One act of prevention or monitoring: when, how, at which point, by which post, what was seen."""

    CODED = {"method": "check_method"}

    day: Annotated[Day, Told(zh="日期", means=("做的那一天", "the day it was done"))]
    method: Annotated[
        CheckMethod,
        Told(
            zh="方式",
            means=(
                "警示教育、廉政谈话、制度修订；信息监测、定期自查、随机抽查",
                "how: the ways to prevent and the ways to monitor",
            ),
        ),
    ]
    point: Annotated[
        Text,
        Told(
            zh="风险点",
            means=(
                "针对的风险点，写作 单位/部门/岗位#编号；针对整个部门的不写",
                "the point it was about, as unit/department/post#id; blank where it was about the whole",
            ),
        ),
    ] = ""
    by: Annotated[Text, Told(zh="检查人", means=("由哪个岗位或机构做的", "the post or body that did it"))]
    finding: Annotated[Prose, Told(zh="发现情况", means=("看到了什么", "what was seen"))] = ""
    sign: Annotated[
        Flag, Told(zh="苗头性问题", means=("是：发现苗头性问题", "true: an early sign was seen"))
    ] = False
    sample: Annotated[
        Text, Told(zh="抽查编号", means=("属于哪一次随机抽查", "the random draw it answers"))
    ] = ""

    @property
    def stage(self) -> str:
        """The stage of supervision, which follows from the method: `prevention` or `monitoring`."""
        return "prevention" if self.method in PREVENTION else "monitoring"


class Checks(Log):
    """The checks of one department."""

    rows: Annotated[Many[Check], Told(means=("每行一次", "one a row"))] = ()


MODEL = Checks
