"""Notices as they stand, written as briefly as they are meant."""

from __future__ import annotations

from riskctl.records.kinds.notice import Notice
from riskctl.records.kinds.notice_log import NoticeEntry
from riskctl.year.log.rows import Logged
from riskctl.year.notice.notices import Comment, Entry, NoticeStanding

FIRST, LAST = "2010-04-15", "2010-04-21"
SUBJECT = "bureau/registration/clerk"


def entry(step: str, day: str, **others: str) -> Entry:
    """Return a row of the notice's log."""
    return Logged("", 0, {}, NoticeEntry.model_validate({"step": step, "day": day, **others}))


def comment(id: str, day: str, answered: str = "") -> Comment:
    """Return a comment of `day`, with an answer of the day `answered`."""
    made = entry("comment", day, id=id, channel="意见箱", text="抽查比例偏低")
    answer = entry("answer", answered, id=id, disposition="declined", text="人手有限") if answered else None
    return Comment(made, answer)


def standing(
    *comments: Comment,
    id: str = "bureau",
    points: dict[str, str] | None = None,
    close: Entry | None = None,
    issue: Entry | None = None,
) -> NoticeStanding:
    """Return a notice from FIRST to LAST that holds `points` of one register, with their digests."""
    each = [{"id": point, "fingerprint": digest} for point, digest in (points or {"R01": "aa"}).items()]
    said = {"schema": "riskctl/notice/v1", "unit": "bureau", "kind": "main", "opened": FIRST}
    snapshot = [{"subject": SUBJECT, "fingerprint": "ff", "points": each}]
    notice = Notice.model_validate({**said, "period": {"from": FIRST, "to": LAST}, "snapshot": snapshot})
    return NoticeStanding(id, f"{id}.yaml", notice, comments, close, issue)
