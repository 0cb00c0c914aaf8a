"""Reports as they are sent out, one for each department, and as they are sent back with their answers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from riskctl.base.messages import Phrase
from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.exchange.report.columns import cells_of
from riskctl.exchange.report.recording import RecordedReport
from riskctl.exchange.report.sheet_file import ReportBook, report_bytes
from riskctl.exchange.workbook.exporting import Exported, book_name, parts_of
from riskctl.exchange.workbook.scope import title_of
from riskctl.level.grade import GradedPoint
from riskctl.year.close.month_items import ReportItem, items
from riskctl.year.resolve import subject_named


class WORDS:
    """What a report's file is called."""

    name = Phrase("{title}-{month}-月报", "{title}-{month}-report")


def reports(
    subjects: Sequence[Subject],
    month: date,
    documents: Sequence[Document],
    graded: Sequence[GradedPoint],
    context: Sound,
) -> Iterator[Exported]:
    """Yield the report of `month`, given by any day of it, for each of `subjects`: of a unit for each of its
    departments that has anything to report, of a department also where it has nothing."""
    until = month.replace(day=monthrange(month.year, month.month)[1])
    for subject in subjects:
        for part in parts_of(subject):
            found = items(part, until, documents, graded, context)
            if found or subject.department:
                yield _exported(part, f"{month:%Y-%m}", found, context)


def answered_report(taken: RecordedReport, context: Sound) -> bytes:
    """Return the report as it came back, with an answer in each row."""
    returned = taken.returned
    rows = [{**a.row.cells, "answer": a.said.text(returned.language)} for a in taken.answers]
    subject = subject_named(returned.ref, context.organization)
    refused = frozenset(n for n, answer in enumerate(taken.answers) if answer.kind == "refused")
    title = title_of(subject)
    return report_bytes(
        ReportBook(returned.ref, title, returned.month, returned.language, context.day, rows, refused)
    )


def _exported(part: Subject, month: str, found: Sequence[ReportItem], context: Sound) -> Exported:
    language, title = context.programme.language, title_of(part)
    rows = [cells_of(item, language) for item in found]
    data = report_bytes(ReportBook(part.ref, title, month, language, context.day, rows))
    whole = WORDS.name(title=title, month=month).text(language)
    return Exported(part.ref, f"{book_name(whole, f'{part.ref}-{month}')}.xlsx", data, len(found))
