"""The acts of `riskctl notice`: each writes one file or one row, or says all that stands against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import Standing, written
from riskctl.cli.shell import streams
from riskctl.cli.workspace import SoundlyOpened
from riskctl.corpus.document import Document
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.notice_log import NoticeEntry
from riskctl.sources.replace import Replacement
from riskctl.year.log.append import appended
from riskctl.year.notice.notices import NoticeStanding, log_of, of_unit
from riskctl.year.notice.opening import opening, span_of
from riskctl.year.notice.publication import content_of, moved
from riskctl.year.notice.steps import (
    against_close,
    against_issue,
    answered,
    closed,
    commented,
    issued,
)
from riskctl.year.resolve import unit_named
from riskctl.year.sign.superior import unconfirmed

WORDS: Words = {
    "one-channel": ("一条意见只从一个渠道来。", "A comment comes by one channel."),
    "days": ("公示至少要有一个工作日。", "A notice runs for one working day at least."),
    "one-end": ("--days 和 --until 只写一个。", "Give --days or --until, not both."),
    "one-answer": (
        "答复写 --adopted 或 --declined 中的一个。",
        "An answer is either --adopted or --declined.",
    ),
    "faulty": (
        "没有发起公示：{files} 有错，或有的风险点没有定出等级。运行 riskctl check 看问题在哪里。",
        "No notice was opened: {files} has a fault, or a point without a level. Run riskctl check.",
    ),
    "opened": (
        "公示 {id}：{points} 个风险点，{first} 至 {last}{counted}。"
        "打印用 riskctl render announcement {unit}。",
        "Notice {id}: {points} risk points, {first} to {last}{counted}. Print it with riskctl render "
        "announcement {unit}.",
    ),
    "commented": ("意见记下了，编号 {id}。", "The comment is recorded as {id}."),
    "answered": ("意见 {id} 的答复记下了。", "The answer to {id} is recorded."),
    "closed": ("公示 {id} 结束了。", "The notice {id} is closed."),
    "issued": (
        "公示 {id} 印发了。打印通知用 riskctl render issuance {unit}。",
        "The notice {id} is issued. Print it with riskctl render issuance {unit}.",
    ),
    "not-closed": ("没有结束公示 {id}：", "The notice {id} was not closed:"),
    "not-issued": ("公示 {id} 没有印发：", "The notice {id} was not issued:"),
    "why": ("  - {why}", "  - {why}"),
}
COUNTED = ("（{n} 个工作日）", " ({n} working days)")


@dataclass(frozen=True, slots=True)
class Opening:
    """What is asked of a new notice: how long from when, or to when, and its edition."""

    days: int | None
    first: date | None
    until: date | None
    edition: str

    def run(
        self,
        name: str,
        supplement: Sequence[str],
        channels: Sequence[str],
        one: SoundlyOpened,
        found: Standing,
    ) -> int:
        """Open it; the file is written only where nothing stands against it."""
        if self.days is not None and self.until:
            raise RiskctlError(Said(WORDS["one-end"]))
        if self.days is not None and self.days < 1:
            raise RiskctlError(Said(WORDS["days"]))
        unit, grading = unit_named(name.rstrip("/"), found.organization), one.context.grading
        own = [d for d in found.documents if d.subject == unit.id or d.subject.startswith(f"{unit.id}/")]
        if faulty := [d.file for d in own if not _is_whole(d, found)]:
            streams.note(Said(WORDS["faulty"], {"files": listed([*dict.fromkeys(faulty)])}))
            return 1
        span = span_of(self.first or one.context.day, self.days or grading.policy.notice_days, self.until)
        now = [content_of(d, d.register, one.context) for d in own if d.register]
        made = opening(unit, supplement, span, self.edition, channels, now, one.context)
        written(one, Replacement(made.file, None, made.text.encode()))
        counted = Said(COUNTED if span.working_days is not None else ("", ""), {"n": span.working_days or 0})
        fields = {"first": str(span.first), "last": str(span.last), "counted": counted, "unit": unit.id}
        streams.note(Said(WORDS["opened"], {"id": made.id, "points": made.points, **fields}))
        return 0


@dataclass(frozen=True, slots=True)
class Acting:
    """One act on a notice, on a day."""

    notice: NoticeStanding
    day: date
    one: SoundlyOpened
    found: Standing

    def comment(self, channels: Sequence[str], text: str) -> int:
        """Record a comment."""
        if len(channels) > 1:
            raise RiskctlError(Said(WORDS["one-channel"]))
        row = commented(self.notice, channels[0], text, self.day)
        return self._done(row, "commented", id=row.id)

    def answer(self, comment: str, adopted: str, declined: str) -> int:
        """Record an answer."""
        if bool(adopted) == bool(declined):
            raise RiskctlError(Said(WORDS["one-answer"]))
        code = "adopted" if adopted else "declined"
        row = answered(self.notice, comment, code, adopted or declined, self.day)
        return self._done(row, "answered", id=row.id)

    def close(self) -> int:
        """Close the notice, or say what stands against it."""
        if why := against_close(self.notice, self.day):
            return self._refused("not-closed", why)
        return self._done(closed(self.day), "closed", id=self.notice.id)

    def issue(self, number: str, to: Sequence[str], copy: Sequence[str]) -> int:
        """Issue the notice, or say what stands against it."""
        context, documents = self.one.context, self.found.documents
        now = [content_of(d, d.register, context) for d in documents if d.register and self._is_published(d)]
        others = of_unit(self.notice.notice.unit, context)
        lacking = unconfirmed(self.notice, documents, context)
        changed = moved(self.notice, now, others, self.day)
        if why := against_issue(self.notice, self.day, lacking, changed):
            return self._refused("not-issued", why)
        row = issued(self.day, number, to, copy)
        return self._done(row, "issued", id=self.notice.id, unit=self.notice.notice.unit)

    def _is_published(self, document: Document) -> bool:
        subjects = {published.subject for published in self.notice.notice.snapshot}
        return document.subject in subjects

    def _done(self, row: NoticeEntry, key: str, **fields: object) -> int:
        file, kind = log_of(self.notice.id, self.one.context.year), kind_named("notice_log")
        written(self.one, appended(self.one.context, file, kind, row))
        streams.note(Said(WORDS[key], fields))
        return 0

    def _refused(self, key: str, why: Sequence[Said]) -> int:
        streams.note(Said(WORDS[key], {"id": self.notice.id}))
        for said in why:
            streams.note(Said(WORDS["why"], {"why": said}))
        return 1


def _is_whole(document: Document, found: Standing) -> bool:
    points = len(document.register.risk_points) if document.register else -1
    return not document.faults and points == sum(g.document is document for g in found.graded)
