"""What is done to an open notice: a comment, its answer, the close, the issue; and what stands against each.

Everything that stands against a step is said at once, a sentence each, so that it can all be seen to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.base.nearest import nearest
from riskctl.corpus.context import Context
from riskctl.records.kinds.notice_log import NoticeEntry
from riskctl.year.log.answers import GivenAnswers, refuse_unless_later
from riskctl.year.log.repeated import is_again
from riskctl.year.log.rows import new_row
from riskctl.year.notice.notices import Comment, Entry, NoticeStanding, comment_id, notices
from riskctl.year.notice.publication import Moved

WORDS: Words = {
    "unknown": ("{year} 年没有编号是“{id}”的公示。", "There is no notice “{id}” in {year}."),
    "near": ("是不是想写 {near}？", "Did you mean {near}?"),
    "none": ("先运行 riskctl notice open 单位。", "Run riskctl notice open UNIT first."),
    "no-comment": ("公示 {notice} 没有编号是“{id}”的意见。", "The notice {notice} has no comment “{id}”."),
    "twice": (
        "这条意见已经记过了，编号 {id}。",
        "This comment is recorded already, as {id}.",
    ),
    "ended": (
        "公示 {notice} 已在 {day} 结束，不能再记。",
        "The notice {notice} ended on {day}; nothing more can be recorded.",
    ),
    "early": (
        "公示 {notice} 从 {first} 才开始，{day} 还没有意见可记。",
        "The notice {notice} began on {first}; there can be no comment of {day}.",
    ),
    "before-comment": (
        "意见 {id} 是 {made} 提的，答复不能早于这一天。",
        "The comment {id} is of {made}; its answer cannot be earlier.",
    ),
    "again": (
        "意见 {id} 在 {day} 已经这样答复过，没有再记。",
        "The comment {id} was so answered on {day} already; nothing was recorded again.",
    ),
    "running": (
        "公示期到 {to} 才满，{day} 还不能{what}。",
        "The period runs to the end of {to}; on {day} the notice cannot be {what} yet.",
    ),
    "unanswered": (
        "{day} 的意见 {id}（{channel}）还没有答复：{text}",
        "The comment {id} of {day} ({channel}) is not answered yet: {text}",
    ),
    "unconfirmed": (
        "上一级还没有审定：{n} 份登记表没有“上级审议”的有效签字（{subjects}）。审定后运行 riskctl sign "
        "superior {unit} --gather --reference 文号。",
        "The superior has not confirmed it: {n} registers have no valid sign-off “superior” ({subjects}). "
        "Once that is done, run riskctl sign superior {unit} --gather --reference NUMBER.",
    ),
    "changed": (
        "{point} 公示以后改过，现在的内容没有公示期满：运行 riskctl notice open {unit} --supplement {point}"
        " 补充公示，期满再印发。",
        "{point} was changed after it was published, and what it says now has not been published to the "
        "end of a period: run riskctl notice open {unit} --supplement {point} and issue after that.",
    ),
    "amended": (
        "{point} 公示以后改过，等级没有降、措施没有少，不用再公示，但要有领导小组对这一点的决定："
        "riskctl sign group {point} --reference 纪要号。",
        "{point} was changed after it was published. No level fell and no measure went, so it needs no "
        "second "
        "notice but the group's decision on that point: riskctl sign group {point} --reference NUMBER.",
    ),
    "closed": (
        "{point} 公示以后关闭了，不再是公示过的内容：riskctl notice close {notice} 后重新公示。",
        "{point} was closed after it was published: run riskctl notice close {notice} and open a new one.",
    ),
    "gone": (
        "{point} 公示过，登记表里却没有了：写回去，或 riskctl notice close {notice} 后重新公示。",
        "{point} was published but is not in its register any more: put it back, or run riskctl notice close "
        "{notice} and open a new one.",
    ),
    "issued": (
        "公示 {notice} 已在 {day} 印发，文号 {number}。",
        "The notice {notice} was issued on {day} as {number}.",
    ),
}
SHOWN = 3  # registers named in one sentence
DONE: Words = {"close": ("结束", "closed"), "issue": ("印发", "issued")}


def notice_named(id: str, context: Context) -> NoticeStanding:
    """Return the notice `id` of the year; raises RiskctlError where there is none."""
    known = {one.id: one for one in notices(context)}
    if id not in known:
        near = nearest(id, [(each,) for each in known])
        hint = Said(WORDS["near"], {"near": near}) if near else Said(WORDS["none"])
        raise RiskctlError(Said(WORDS["unknown"], {"year": context.year, "id": id}), hint)
    return known[id]


def commented(one: NoticeStanding, channel: str, text: str, day: date) -> NoticeEntry:
    """Return the row of a comment; raises RiskctlError where it cannot be recorded."""
    _refuse_ended(one)
    first = one.notice.period.from_
    if day < first:
        raise _said("early", notice=one.id, first=str(first), day=str(day))
    id = comment_id(one.id, day, channel, text)
    if any(comment.id == id for comment in one.comments):
        raise _said("twice", id=id)
    return _entry(step="comment", day=str(day), id=id, channel=channel, text=text)


def answered(one: NoticeStanding, id: str, disposition: str, text: str, day: date) -> NoticeEntry:
    """Return the row that answers a comment; raises RiskctlError where it cannot be recorded."""
    comment = next((comment for comment in one.comments if comment.id == id), None)
    if comment is None:
        near = nearest(id, [(each.id,) for each in one.comments])
        said = Said(WORDS["no-comment"], {"notice": one.id, "id": id})
        raise RiskctlError(said, Said(WORDS["near"], {"near": near}) if near else None)
    _refuse_ended(one)
    if day < comment.made.row.day:
        raise _said("before-comment", id=id, made=str(comment.made.row.day))
    row = _entry(step="answer", day=str(day), id=id, disposition=disposition, text=text)
    if comment.answer and is_again(row, (comment.answer.row,), {"day"}):
        raise _said("again", id=id, day=str(comment.answer.row.day))
    refuse_unless_later(id, day, GivenAnswers(comment.answer, comment.contrary))
    return row


def closed(day: date) -> NoticeEntry:
    """Return the row of a close."""
    return _entry(step="close", day=str(day))


def issued(day: date, number: str, to: Sequence[str], copy: Sequence[str]) -> NoticeEntry:
    """Return the row of an issue: its day (成文日期), document number, addressees and copies."""
    return _entry(step="issue", day=str(day), number=number, to="；".join(to), copy="；".join(copy))


def against_close(one: NoticeStanding, day: date) -> list[Said]:
    """Return what stands against closing a notice on `day`, a sentence each; nothing where it may be."""
    if ended := _ended(one):
        return [ended]
    return [*_running(one, day, "close"), *map(_unanswered, one.unanswered())]


def against_issue(
    one: NoticeStanding, day: date, unconfirmed: Sequence[str], moved: Sequence[Moved]
) -> list[Said]:
    """Return what stands against issuing a notice on `day`; `unconfirmed` are the registers that the
    superior has not signed."""
    if one.issue:
        return [_issued(one, one.issue)]
    return [
        *_running(one, day, "issue"),
        *map(_unanswered, one.unanswered()),
        *_unconfirmed(one, unconfirmed),
        *(_moved(each, one.notice.unit) for each in moved),
    ]


def _running(one: NoticeStanding, day: date, what: str) -> Iterator[Said]:
    if not one.is_over(day):
        fields = {"to": str(one.notice.period.to), "day": str(day), "what": Said(DONE[what])}
        yield Said(WORDS["running"], fields)


def _unconfirmed(one: NoticeStanding, subjects: Sequence[str]) -> Iterator[Said]:
    if subjects:
        shown: list[object] = [*subjects[:SHOWN], *(["…"] if len(subjects) > SHOWN else [])]
        fields = {"n": len(subjects), "subjects": listed(shown), "unit": one.notice.unit}
        yield Said(WORDS["unconfirmed"], fields)


def _unanswered(comment: Comment) -> Said:
    row = comment.made.row
    fields = {"day": str(row.day), "id": comment.id, "channel": row.channel, "text": row.text}
    return Said(WORDS["unanswered"], fields)


def _moved(one: Moved, unit: str) -> Said:
    return Said(WORDS[one.how], {"point": one.point, "unit": unit, "notice": one.notice})


def _refuse_ended(one: NoticeStanding) -> None:
    if ended := _ended(one):
        raise RiskctlError(ended)


def _ended(one: NoticeStanding) -> Said | None:
    """How a notice ended, None for one that is open."""
    if one.issue:
        return _issued(one, one.issue)
    if one.close:
        return Said(WORDS["ended"], {"notice": one.id, "day": str(one.close.row.day)})
    return None


def _issued(one: NoticeStanding, issue: Entry) -> Said:
    row = issue.row
    return Said(WORDS["issued"], {"notice": one.id, "day": str(row.day), "number": row.number})


def _entry(**said: str) -> NoticeEntry:
    return new_row(NoticeEntry, said)


def _said(key: str, **fields: object) -> RiskctlError:
    return RiskctlError(Said(WORDS[key], fields))
