"""`cycles/<year>/notices/<notice>.yaml`: a public notice (公示) as `riskctl notice open` wrote it.

It is a photograph and is not changed afterwards: what comes in and what is decided later stands in the
log beside it, `notice_log`, so that nobody has to trust that an old line was left alone.
"""

from __future__ import annotations

from pydantic import Field

from riskctl.records.fields import Day, Given, Id, Many, NoticeEdition, NoticeKind, Number, Prose, Text
from riskctl.records.kinds.cycle import Stretch
from riskctl.records.record import Record

PATTERN = "cycles/{year}/notices/{notice}.yaml"


class Period(Stretch):
    """公示期: its first and last day; `working_days` where it was counted by the state calendar."""

    working_days: Given[Number] = None


class PublishedPoint(Record):
    """A risk point as it was published, known again by the fingerprint of what it said."""

    id: Id
    fingerprint: Text


class Published(Record):
    """What of one register was published: its fingerprint on that day, and the points in the notice."""

    subject: Text
    fingerprint: Text
    points: Many[PublishedPoint] = ()


class Notice(Record):
    """One public notice of a unit; a supplement (补充公示) holds points found or changed later."""

    form: Text = Field(validation_alias="schema")
    unit: Id
    kind: NoticeKind
    opened: Day
    period: Period
    edition: NoticeEdition = "staff"
    channels: Many[Prose] = ()
    snapshot: Many[Published]


MODEL = Notice
