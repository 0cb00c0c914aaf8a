"""`cycles/<year>/notices/<notice>.csv`: what happened to a notice since it was opened, one row a step.

Comments, answers, the close and the issue are appended and never changed; of two answers to one comment
the later row counts. That the superior confirmed is a sign-off, not a step here.
"""

from __future__ import annotations

from riskctl.records.fields import Day, Disposition, Given, Id, Many, NoticeStep, Prose
from riskctl.records.log import Log, Row
from riskctl.records.record import zh_keys

PATTERN = "cycles/{year}/notices/{notice}.csv"


class NoticeEntry(Row):
    """One step; which of the columns it fills is its own: a comment its id, channel and text, an answer
    the comment's id, the disposition and the reason, an issue its number, addressees and copies."""

    model_config = zh_keys("notice_entry")
    CODED = {"step": "notice_step", "disposition": "disposition"}

    step: NoticeStep
    day: Day
    id: Given[Id] = None
    channel: Prose = ""
    text: Prose = ""
    disposition: Given[Disposition] = None
    number: Prose = ""
    to: Prose = ""
    copy_: Prose = ""


class NoticeLog(Log):
    """The steps of one notice."""

    rows: Many[NoticeEntry] = ()


MODEL = NoticeLog
