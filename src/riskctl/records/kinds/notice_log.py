"""`cycles/<year>/notices/<notice>.csv`: what happened to a notice since it was opened, one row a step.

Comments, answers, the close and the issue are appended and never changed; of two answers to one comment
that of the later day counts. That the superior confirmed is a sign-off, not a step here.
"""

from typing import Annotated

from riskctl.records.fields import Day, Disposition, Given, Id, Many, NoticeStep, Prose
from riskctl.records.log import Log, LogRow
from riskctl.records.told import Told

PATTERN = "cycles/{year}/notices/{notice}.csv"


class NoticeEntry(LogRow):
    """One step; which of the columns it fills is its own: a comment its id, channel and text, an answer
    the comment's id, the disposition and the reason, an issue its number, addressees and copies."""

    CODED = {"step": "notice_step", "disposition": "disposition"}

    step: Annotated[
        NoticeStep, Told(zh="事项", means=("意见、答复、公示结束、印发", "comment, answer, close or issue"))
    ]
    day: Annotated[Day, Told(zh="日期", means=("哪一天", "the day"))]
    id: Annotated[
        Given[Id],
        Told(
            zh="意见编号", means=("意见的编号，答复时写同一个", "the comment's id; its answer has the same")
        ),
    ] = None
    channel: Annotated[
        Prose,
        Told(
            zh="渠道",
            means=("意见从哪里来，如意见箱、电话", "the way a comment came, such as a box or the telephone"),
        ),
    ] = ""
    text: Annotated[
        Prose,
        Told(zh="内容", means=("意见或答复的内容，不写姓名", "the comment or the answer; without names")),
    ] = ""
    disposition: Annotated[
        Given[Disposition], Told(zh="处理结果", means=("采纳，或不采纳", "adopted or declined"))
    ] = None
    number: Annotated[
        Prose, Told(zh="发文字号", means=("印发的发文字号", "the document number of the issue"))
    ] = ""
    to: Annotated[Prose, Told(zh="主送", means=("印发给谁", "to whom it is issued"))] = ""
    copy_: Annotated[Prose, Told(zh="抄送", means=("抄送给谁", "who gets a copy"))] = ""


class NoticeLog(Log):
    """The steps of one notice."""

    rows: Annotated[Many[NoticeEntry], Told(means=("每行一件事", "one step a row"))] = ()


MODEL = NoticeLog
