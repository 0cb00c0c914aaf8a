"""What a monthly report records: the same as the commands `done`, `record` and `review`, and an answer a row.

A row that cannot be kept is answered with its reason and keeps nobody from having the others recorded; what
is recorded already is said to be so and not written again, so that a report may be imported twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase, Said
from riskctl.corpus.document import Document
from riskctl.corpus.repository import Repository
from riskctl.corpus.rewrite import ValueChange
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import find_subject
from riskctl.exchange.report.columns import METHODS, YES
from riskctl.exchange.report.returned_report import ReportRow, ReturnedReport
from riskctl.level.grade import GradedPoint
from riskctl.records.fields import Day
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.checks import Check
from riskctl.records.table import day_text
from riskctl.records.vocabulary import code_of
from riskctl.sources.replace import Replacement
from riskctl.year.close.month_items import ItemKey, body_called, item_key
from riskctl.year.close.review import reviewed
from riskctl.year.log.append import all_appended
from riskctl.year.log.edits import edited
from riskctl.year.log.prose import refuse_row
from riskctl.year.log.repeated import is_again
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import of_year, past, point_named
from riskctl.year.watch.checks import file_of, is_recorded, kept
from riskctl.year.watch.done import carried_out, is_said

Recorded = Literal["recorded", "before", "blank", "refused"]
_DAY: TypeAdapter[date] = TypeAdapter(Day)


class WORDS:
    """The answers of rows."""

    recorded = Phrase("已记录", "recorded")
    before = Phrase("以前已经记过，没有再记", "recorded before, and not again")
    blank = Phrase("没有填", "not filled in")
    refused = Phrase("没有记，因为{reason}", "not recorded, because {reason}")
    no_day = Phrase("“办理日期”空着", "the day it was done is blank")
    bad_day = Phrase("“{text}”不是日期，要写成 2010-06-11 这样", "“{text}” is no day; write it as 2010-06-11")
    no_text = Phrase(
        "“办理情况”空着：没有变化也要写看了什么",
        "what was done is blank: where nothing changed, say what was looked at",
    )
    no_measure = Phrase(
        "登记表里已经没有这条措施，或者它改过了", "the register has this measure no more, or it was changed"
    )
    method = Phrase("不认识“方式”里的“{text}”", "“{text}” is no way to check")
    no_method = Phrase("“方式”空着", "how it was done is blank")
    no_by = Phrase("“检查人”空着", "who did it is blank")
    sign = Phrase("“苗头性问题”要么写“是”，要么空着", "an early sign is “yes” or blank")
    key = Phrase(
        "标识“{key}”被改动过，看不出是哪一件", "its key “{key}” was changed, and what it is of cannot be told"
    )
    alike = Phrase("和前面一行一样", "it says the same as a row above")


@dataclass(slots=True)
class ReportAnswer:
    """What became of a row, and why; `subject` is the point, or the department, that it is of."""

    row: ReportRow
    kind: Recorded
    said: Said
    subject: str = ""


@dataclass(slots=True)
class RecordedReport:
    """A report with an answer for each row, and what writes it."""

    returned: ReturnedReport
    answers: list[ReportAnswer] = field(default_factory=list)
    edits: list[ValueChange] = field(default_factory=list)
    checks: list[tuple[str, Check]] = field(default_factory=list)  # by the log they go into

    def changes(self, repository: Repository, context: Sound) -> list[Replacement]:
        """Return what writes registers and logs; raises RiskctlError where a file cannot be written."""
        kind, files = kind_named("checks"), sorted({file for file, _ in self.checks})
        logs = [
            all_appended(context, file, kind, [check for other, check in self.checks if other == file])
            for file in files
        ]
        return [*edited(self.edits, repository, context), *logs]


def recorded(
    returned: ReturnedReport,
    graded: Sequence[GradedPoint],
    documents: Sequence[Document],
    context: Sound,
    repository: Repository,
) -> RecordedReport:
    """Return the answers to a report and what it records."""
    return _Recording(returned, graded, documents, context, repository).result


class _Recording:
    """One report in the reading; what a row says is tried by itself before it is kept."""

    def __init__(
        self,
        returned: ReturnedReport,
        graded: Sequence[GradedPoint],
        documents: Sequence[Document],
        context: Sound,
        repository: Repository,
    ) -> None:
        self.result = RecordedReport(returned)
        self.graded, self.documents = graded, documents
        self.context, self.repository = context, repository
        self._written: set[ItemKey] = set()
        for row in returned.rows:
            self.result.answers.append(self._answer(row))

    def _answer(self, row: ReportRow) -> ReportAnswer:
        key = item_key(row.key)
        subject = key.point if key else row.cells.get("point") or self.result.returned.ref
        if row.is_blank and (row.key or not row.cells.get("method")):
            return ReportAnswer(row, "blank", WORDS.blank(), subject)
        try:
            is_new = self._record(row, key, subject)
        except RiskctlError as error:
            return ReportAnswer(row, "refused", WORDS.refused(reason=error.said), subject)
        if is_new:
            return ReportAnswer(row, "recorded", WORDS.recorded(), subject)
        return ReportAnswer(row, "before", WORDS.before(), subject)

    def _record(self, row: ReportRow, key: ItemKey | None, subject: str) -> bool:
        """Whether there was something to record; raises RiskctlError where it cannot be."""
        if row.key and key is None:
            raise RiskctlError(WORDS.key(key=row.key))
        day, said = _day_of(row), row.cells.get("said", "")
        if key in self._written:
            raise RiskctlError(WORDS.alike())
        if key and key.what == "measure":
            return self._done(key, day, said)
        if key and key.what == "review":
            if not said:
                raise RiskctlError(WORDS.no_text())
            return self._review(key, day, said)
        return self._check(row, subject, day, said)

    def _done(self, key: ItemKey, day: date, effect: str) -> bool:
        point = point_named(key.point, self.graded, self.documents, self.context)
        place = key.place(point)
        if place is None:
            raise RiskctlError(WORDS.no_measure())
        past(day, self.context)
        if is_said(point, place + 1, day, effect):
            return False
        return self._edit(key, carried_out(point, place + 1, False, day, effect))

    def _review(self, key: ItemKey, day: date, basis: str) -> bool:
        point = point_named(key.point, self.graded, self.documents, self.context)
        past(day, self.context)
        review = point.point.review
        if review and (review.date, review.basis) == (day, basis):
            return False
        return self._edit(key, reviewed(point, day, basis))

    def _edit(self, key: ItemKey, changes: Sequence[ValueChange]) -> bool:
        edited([*self.result.edits, *changes], self.repository, self.context)  # refused here, by its row
        self.result.edits += changes
        self._written.add(key)
        return True

    def _check(self, row: ReportRow, subject: str, day: date, said: str) -> bool:
        method, by, sign = (row.cells.get(code, "") for code in ("method", "by", "sign"))
        if not method or not by:
            raise RiskctlError(WORDS.no_by() if method else WORDS.no_method())
        if sign not in ("", *YES):
            raise RiskctlError(WORDS.sign())
        code = code_of("check_method", method) or _by_word(method)
        if not code:
            raise RiskctlError(WORDS.method(text=method))
        point, home = (
            subject if "#" in subject else "",
            find_subject(subject.partition("#")[0], self.context.organization),
        )
        by = body_called(by, home, self.context.organization) if home else by
        cells = {"day": of_year(day, self.context), "method": code, "point": point, "by": by}
        check = new_row(Check, cells | {"finding": said, "sign": bool(sign), "sample": ""})
        refuse_row(check, self.context)
        whose, whole = kept(subject, check, self.graded, self.documents, self.context)
        file = file_of(whose, self.context.year)
        if is_recorded(whole, file, self.context):
            return False
        if is_again(whole, [other for _, other in self.result.checks]):
            raise RiskctlError(WORDS.alike())
        self.result.checks.append((file, whole))
        return True


def _day_of(row: ReportRow) -> date:
    text = row.cells.get("day", "")
    if not text:
        raise RiskctlError(WORDS.no_day())
    try:
        return _DAY.validate_python(day_text(text))
    except ValidationError:
        raise RiskctlError(WORDS.bad_day(text=text)) from None


def _by_word(word: str) -> str:
    return next((code for code, pair in METHODS.items() if word in pair), "")
