"""`riskctl import` of monthly reports that riskctl exported: what they record, and an answer for each row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from riskctl.base.messages import Phrase, Said
from riskctl.cli.shell import language, streams
from riskctl.cli.workspace import SoundlyOpened
from riskctl.corpus.load import load, registers
from riskctl.corpus.sound import sound
from riskctl.exchange.report.exporting_report import answered_report
from riskctl.exchange.report.recording import RecordedReport, recorded
from riskctl.exchange.report.returned_report import read_report
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.exchange.workbook.scope import refuse_partial_reading
from riskctl.level.grade import grade
from riskctl.present import json
from riskctl.present.text import text
from riskctl.sources.output import write_file
from riskctl.sources.replace import replace_all


class WORDS:
    """What is said of a report that came back."""

    summary = Phrase(
        "{source}：{rows} 行，要记的 {new} 行，以前记过的 {before} 行，没有接受的 {open} 行",
        "{source}: rows {rows}, to record {new}, recorded before {before}, not accepted {open}",
    )
    missing = Phrase("发回的月报里少了 {n} 行，这几件没有记。", "Rows that did not come back: {n}.")
    nothing = Phrase("没有要记的。", "There is nothing to record.")
    only_shown = Phrase("还没有记；加 --write 写入。", "Nothing was recorded yet; --write writes it.")
    done = Phrase("记下了 {n} 件，写好了 {files} 个文件。", "Recorded: {n}; files written: {files}.")
    sign = Phrase(
        "发现了苗头性问题：要发风险预警通知书的，运行 riskctl warn {of}。",
        "An early sign was seen: for a warning letter run riskctl warn {of}.",
    )
    back = Phrase("每一行的答复在 {file}，发还给填表的人。", "The answers are in {file}, to be sent back.")
    suffix = Phrase("-答复", "-answers")


def take_reports(
    one: SoundlyOpened,
    files: Sequence[tuple[Path, Sequence[Sheet]]],
    write: bool,
    format: str,
    again: tuple[date | None, Path | None],
) -> int:
    """Show what the reports record, and with `write` record it and write the reports to send back.

    `again` are the day and the holders' file with which everything is read again once written.
    """
    code = 0
    for file, sheets in files:
        taken = _taken(one, file, sheets)
        _show(file.name, taken, format)
        changes = taken.changes(one.repository, one.context)
        if write:
            replace_all(one.repository.root, changes)
            repository, loaded = load(one.repository.root, *again)
            one = SoundlyOpened(repository, sound(loaded), one.paths)
            _tell(taken, len(changes))
            _send_back(file, taken, one)
        else:
            streams.note(WORDS.only_shown() if changes else WORDS.nothing())
        code = max(code, int(bool(_count(taken, "refused") or (changes and not write))))
    return code


def _taken(one: SoundlyOpened, file: Path, sheets: Sequence[Sheet]) -> RecordedReport:
    documents = [d for d in registers(one.repository, one.context) if d.is_register]
    refuse_partial_reading(documents)
    graded = [point for document in documents for point in grade(document, one.context)]
    return recorded(read_report(sheets, file.name), graded, documents, one.context, one.repository)


def _count(taken: RecordedReport, kind: str) -> int:
    return sum(answer.kind == kind for answer in taken.answers)


def _tell(taken: RecordedReport, files: int) -> None:
    n = _count(taken, "recorded")
    streams.note(WORDS.done(n=n, files=files) if files else WORDS.nothing())
    for _, check in taken.checks:
        if check.sign:
            streams.note(WORDS.sign(of=check.point or taken.returned.ref))


def _send_back(file: Path, taken: RecordedReport, one: SoundlyOpened) -> None:
    suffix = WORDS.suffix().text(one.context.programme.language)
    path = file.with_name(f"{file.stem.removesuffix(suffix)}{suffix}.xlsx")
    write_file(path, answered_report(taken, one.context), one.repository.root)
    streams.note(WORDS.back(file=str(path)))


def _show(source: str, taken: RecordedReport, format: str) -> None:
    spoken = language.current()
    if format == "json":
        rows = [
            {
                "row": answer.row.place,
                "answer": answer.kind,
                "subject": answer.subject,
                "reason": answer.said.text(spoken),
                "question": None,
            }
            for answer in taken.answers
        ]
        points = {answer.subject for answer in taken.answers if "#" in answer.subject}
        streams.write_bytes(json.data({"source": source, "points": len(points), "rows": rows}))
        return
    shown = [answer for answer in taken.answers if answer.kind != "blank"]
    lines = [(answer.row.place, answer.subject, answer.said.text(spoken)) for answer in shown]
    streams.write_text(text(lines, streams.width()) if lines else "")
    streams.write_text(f"{_summary(source, taken).text(spoken)}\n")
    if missing := taken.returned.missing:
        streams.note(WORDS.missing(n=len(missing)))


def _summary(source: str, taken: RecordedReport) -> Said:
    fields = {"new": _count(taken, "recorded"), "before": _count(taken, "before")}
    return WORDS.summary(source=source, rows=len(taken.answers), open=_count(taken, "refused"), **fields)
