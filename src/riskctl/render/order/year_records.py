"""The records of the year that documents are about, each by its own number: notices, letters, inspections,
assessments.

A document about a record is made from what was recorded, with the record's own day. Which records a kind of
document is about the head of its template says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from riskctl.base.messages import Language, Said, Words, term
from riskctl.corpus.sound import Sound
from riskctl.records.kinds.rectification import RectificationNotice
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.records.letter import Letter
from riskctl.records.vocabulary import word
from riskctl.render.order.kinds import (
    ASSESSMENT,
    FLOW,
    INSPECTION,
    NOTICE_CURRENT,
    NOTICE_ISSUED,
    NOTICE_LATEST,
    NOTICE_OPEN,
    RECTIFICATION,
    WARNING,
)
from riskctl.year.assess.assessment import assessments
from riskctl.year.assess.inspections import inspections
from riskctl.year.notice.notices import NoticeStanding, notices
from riskctl.year.watch.letter_words import called
from riskctl.year.watch.letters import Known, letters

LANGUAGES: tuple[Language, Language] = ("zh", "en")
WORDS: Words = {
    "main": ("公示，{from_} 至 {to}", "notice, {from_} to {to}"),
    "supplement": ("补充公示，{from_} 至 {to}", "supplementary notice, {from_} to {to}"),
    "letter": ("{to}，{state}", "{to}, {state}"),
    "person": ("个人", "a person"),
    "inspection": ("检查机构：{by}", "inspected by {by}"),
    "flow": ("工作流程图“{name}”", "workflow chart “{name}”"),
    "assessment": ("考核机构：{by}", "assessed by {by}"),
}


@dataclass(frozen=True, slots=True)
class YearRecord:
    """One record: its id, by which it is named and its file too, its unit, its day, its document number where
    it bears one, what it is in words, and whose it is where not the unit's, by reference or in words."""

    id: str
    unit: str
    day: date
    number: str
    said: Said
    by: str = ""

    def is_called(self, name: str) -> bool:
        """Return whether `name` is its id or its document number, in whichever brackets."""
        return name == self.id or bool(self.number and _plain(name) == _plain(self.number))


def year_records(about: str, context: Sound) -> tuple[YearRecord, ...]:
    """Return the records of the year that documents about `about` are made of, the earliest first."""
    make = _MAKERS.get(about)
    return tuple(sorted(make(context), key=lambda one: one.day)) if make else ()


def year_record(about: str, id: str, context: Sound) -> YearRecord | None:
    """Return the record `id` that a document about `about` is made of, None where it is about none."""
    return next((one for one in year_records(about, context) if one.id == id), None) if id else None


def own_day(about: str, id: str, context: Sound) -> date:
    """Return the day that a document about the record `id` is of; today where it is about none."""
    found = year_record(about, id, context)
    return found.day if found else context.day


def _plain(number: str) -> str:
    return "".join(number.split()).translate(str.maketrans("[]【】（）()", "〔〕〔〕〔〕〔〕"))


def _published(context: Sound) -> Iterable[YearRecord]:
    return (_notice(one, one.notice.opened) for one in notices(context))


def _current(context: Sound) -> Iterable[YearRecord]:
    return (_notice(one, one.notice.opened) for one in notices(context) if one.is_open)


def _issued(context: Sound) -> Iterable[YearRecord]:
    return (_notice(one, one.issue.row.day) for one in notices(context) if one.issue)


def _answered(context: Sound) -> Iterable[YearRecord]:
    """The notices by the day on which what was said to them is complete: their end, else today."""
    for one in notices(context):
        end = one.issue or one.close
        yield _notice(one, end.row.day if end else context.day)


def _notice(one: NoticeStanding, day: date) -> YearRecord:
    period = one.notice.period
    fields = {"from_": str(period.from_), "to": str(period.to)}
    number = one.issue.row.number if one.issue else ""
    return YearRecord(one.id, one.notice.unit, day, number, Said(WORDS[one.notice.kind], fields))


def _letters(kind: type[Letter]) -> Callable[[Sound], Iterable[YearRecord]]:
    return lambda context: (_letter(one, context) for one in letters(context, kind))


def _letter(one: Known[Letter], context: Sound) -> YearRecord:
    row = one.issued.row
    state = word("letter_event", max(one.days, key=lambda event: one.days[event]))
    to = row.addressee or (_named(row.to, context) if row.to else term(WORDS["person"]))
    said = Said(WORDS["letter"], {"to": to, "state": state})
    return YearRecord(one.id, one.unit, row.day, getattr(row, "reference", ""), said, row.issuer)


def _inspected(context: Sound) -> Iterable[YearRecord]:
    for id, (_, one) in inspections(context).items():
        said = Said(WORDS["inspection"], {"by": _named(one.by, context)})
        yield YearRecord(id, one.unit, one.day, "", said, one.by)


def _assessed(context: Sound) -> Iterable[YearRecord]:
    for body, one in assessments(context).items():
        said = Said(WORDS["assessment"], {"by": _named(one.by, context)})
        yield YearRecord(body, one.unit, one.day, "", said, one.by)


def _named(ref: str, context: Sound) -> Said:
    """What a body is called, never its code; as it is written where the organisation has none such."""
    zh, en = (called(ref, context.organization, language) or ref for language in LANGUAGES)
    return term((zh, en))


def _flows(context: Sound) -> Iterable[YearRecord]:
    """Workflow charts are no records of the year, but are named and listed as those are."""
    for id, at in context.flows.items():
        unit, _, _ = at.flow.department.partition("/")
        yield YearRecord(id, unit, context.day, at.flow.name, Said(WORDS["flow"], {"name": at.flow.name}))


_MAKERS: Mapping[str, Callable[[Sound], Iterable[YearRecord]]] = {
    NOTICE_OPEN: _published,
    NOTICE_CURRENT: _current,
    NOTICE_ISSUED: _issued,
    NOTICE_LATEST: _answered,
    WARNING: _letters(WarningLetter),
    RECTIFICATION: _letters(RectificationNotice),
    INSPECTION: _inspected,
    ASSESSMENT: _assessed,
    FLOW: _flows,
}
