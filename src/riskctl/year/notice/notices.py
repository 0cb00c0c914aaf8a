"""The notices of the year as they stand: what was published, what was said to it, whether it is issued.

Each is put together from its photograph (`notices/<id>.yaml`) and its log (`notices/<id>.csv`). This is the
one place that reads them; rules, documents and commands all ask here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from riskctl.base.latest import latest
from riskctl.corpus.context import Context
from riskctl.corpus.moves import notice_now
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.notice import Notice
from riskctl.records.kinds.notice_log import NoticeEntry
from riskctl.year.log.answers import GivenAnswers, answers_of
from riskctl.year.log.rows import Logged, logged

Entry = Logged[NoticeEntry]
ID = 6  # characters of a comment's id after its letter


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as it came in, and the latest answer; None while it has none, or several of one day that
    differ."""

    made: Entry
    answer: Entry | None = None
    contrary: tuple[Entry, ...] = ()

    @property
    def id(self) -> str:
        """The comment's id."""
        return self.made.row.id or ""


@dataclass(frozen=True, slots=True)
class NoticeStanding:
    """One notice and where it stands; `file` is its photograph, in which subjects have the names of its day:
    `notice` has those of now."""

    id: str
    file: str
    notice: Notice
    comments: tuple[Comment, ...] = ()
    close: Entry | None = None
    issue: Entry | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is neither closed nor issued."""
        return self.close is None and self.issue is None

    def is_over(self, day: date) -> bool:
        """Return whether the period has passed on `day`."""
        return day > self.notice.period.to

    def unanswered(self) -> list[Comment]:
        """Return the comments that have no answer."""
        return [comment for comment in self.comments if comment.answer is None]

    def points(self) -> dict[str, str]:
        """Return the digest of each point as it was published, by its whole id."""
        return {
            f"{one.subject}#{point.id}": point.fingerprint
            for one in self.notice.snapshot
            for point in one.points
        }


@latest  # rules ask for them once a register
def notices(context: Context) -> tuple[NoticeStanding, ...]:
    """Return the notices of the cycle's year, the earliest first."""
    return tuple(sorted(_notices(context), key=_place))


def of_unit(unit: str, context: Context) -> list[NoticeStanding]:
    """Return a unit's notices, the earliest first."""
    return [one for one in notices(context) if one.notice.unit == unit]


def current(unit: str, context: Context) -> list[NoticeStanding]:
    """Return a unit's notices without those that were closed unissued and begun anew."""
    known = of_unit(unit, context)
    mains = [n for n, one in enumerate(known) if one.notice.kind == "main"]
    return [one for n, one in enumerate(known) if one.is_open or one.issue or n >= max(mains, default=0)]


def file_of(id: str, year: int) -> str:
    """Return the file that holds the notice `id` of a year."""
    return kind_named("notice").example.format(year=year, notice=id)


def log_of(id: str, year: int) -> str:
    """Return the log of the notice `id` of a year."""
    return kind_named("notice_log").example.format(year=year, notice=id)


def comment_id(notice: str, day: date, channel: str, text: str) -> str:
    """Return a comment's id, made from what it says: two branches never give one id to two comments."""
    said = "\0".join((notice, str(day), channel, text))
    return "C" + hashlib.sha256(said.encode()).hexdigest()[:ID]


def _place(one: NoticeStanding) -> tuple[date, int, str]:
    return one.notice.opened, len(one.id), one.id


def _notices(context: Context) -> Iterable[NoticeStanding]:
    entries: dict[str, list[Entry]] = {}
    for entry in logged(context, NoticeEntry):
        entries.setdefault(entry.where["notice"], []).append(entry)
    for file, document in context.documents.items():
        record = document.record
        if isinstance(record, Notice) and document.where.get("year") == str(context.year):
            id = document.where["notice"]
            yield _standing(id, file, notice_now(record, context), entries.get(id, ()))


def _standing(id: str, file: str, notice: Notice, entries: Sequence[Entry]) -> NoticeStanding:
    def steps(name: str) -> list[Entry]:
        return [entry for entry in entries if entry.row.step == name]

    given: dict[str | None, list[Entry]] = {}
    for entry in steps("answer"):
        if entry.row.disposition:
            given.setdefault(entry.row.id, []).append(entry)
    answers = {id: answers_of(rows) for id, rows in given.items()}
    none: GivenAnswers[NoticeEntry] = GivenAnswers()
    comments = {entry.row.id: entry for entry in reversed(steps("comment"))}
    made = (
        Comment(entry, found.holds, found.contrary)
        for entry in reversed(comments.values())
        for found in [answers.get(entry.row.id, none)]
    )
    return NoticeStanding(
        id,
        file,
        notice,
        tuple(made),
        min(steps("close"), key=_day, default=None),
        max(steps("issue"), key=_day, default=None),
    )


def _day(entry: Entry) -> tuple[date, str]:
    """The first close and the last issue count, in whatever order branches were merged."""
    return entry.row.day, entry.row.number
