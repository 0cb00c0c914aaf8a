"""`cycles/<year>/notices/<notice>/<occasion>.csv`: the words in which points were published.

`opened.csv` is what was on the wall, `issued.csv` what the document of issue held in its annex. Beside the
digests of the notice's photograph it is what people read: it is written once, by the command that opened or
issued the notice, and printed from as long as there is paper, whatever registers and organisation say later.
"""

from typing import Annotated, ClassVar

from riskctl.records.fields import Flag, Many, Text
from riskctl.records.log import Log, LogRow
from riskctl.records.told import Told

PATTERN = "cycles/{year}/notices/{notice}/{occasion}.csv"
OPENED, ISSUED = "opened", "issued"


class PublishedMeasure(LogRow):
    """A point with one of its measures, in words; what is the point's own stands with the first alone."""

    subject: Annotated[Text, Told(zh="登记表", means=("谁的登记表", "whose register it is"))]
    id: Annotated[Text, Told(zh="编号", means=("风险点的编号", "the point's id"))]
    department: Annotated[Text, Told(zh="部门", means=("部门的名称", "the department's name"))] = ""
    post: Annotated[Text, Told(zh="岗位", means=("岗位的名称", "the post's name"))] = ""
    single: Annotated[
        Flag, Told(zh="只有一人", means=("是：这个岗位只有一人", "true: one person holds the post"))
    ] = False
    step: Annotated[Text, Told(zh="流程环节", means=("流程环节", "step of the workflow"))] = ""
    matter: Annotated[Text, Told(zh="权力事项", means=("权力事项", "matter"))] = ""
    title: Annotated[Text, Told(zh="风险点", means=("风险点", "the risk point in words"))] = ""
    manifestations: Annotated[
        Text, Told(zh="表现形式", means=("表现形式，一行一个", "how it shows, one a line"))
    ] = ""
    kind: Annotated[Text, Told(zh="风险性质", means=("风险性质", "kind"))] = ""
    category: Annotated[Text, Told(zh="风险类别", means=("风险类别", "category"))] = ""
    origin: Annotated[Text, Told(zh="风险来源", means=("风险来源", "origin"))] = ""
    level: Annotated[Text, Told(zh="风险等级", means=("风险等级的名称", "the level's name"))] = ""
    monitors: Annotated[
        Text, Told(zh="监控责任人", means=("由谁监控，一行一个", "who watches, one a line"))
    ] = ""
    note: Annotated[
        Text, Told(zh="备注", means=("备注，只印在内部版里", "note, for the internal edition"))
    ] = ""
    measure: Annotated[Text, Told(zh="防范措施", means=("措施内容", "the measure in words"))] = ""
    regulation: Annotated[Text, Told(zh="对应制度", means=("制度的名称", "the regulation's title"))] = ""
    owner: Annotated[Text, Told(zh="措施责任人", means=("措施责任人", "its owner"))] = ""
    due: Annotated[Text, Told(zh="完成时限", means=("完成时限", "its due date"))] = ""


class PublishedPoints(Log):
    """The points of one notice on one occasion."""

    WRITTEN_ONCE: ClassVar[bool] = True

    rows: Annotated[Many[PublishedMeasure], Told(means=("每行一条措施", "one measure a row"))] = ()


MODEL = PublishedPoints
