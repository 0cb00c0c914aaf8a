"""`riskctl import` of workbooks that riskctl exported: what was edited, and an answer for each row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from riskctl.base.messages import Language, Phrase, Said
from riskctl.cli.daily.left_rows import places, refuse_unknown, tell_idle
from riskctl.cli.shell import language, streams
from riskctl.cli.workspace import SoundlyOpened
from riskctl.corpus.document import Document
from riskctl.corpus.load import load, registers
from riskctl.corpus.sound import sound
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.exchange.workbook.answers import RowAnswer
from riskctl.exchange.workbook.importing import TakenBack, answered_book, taken_back
from riskctl.exchange.workbook.kinds import TO_MEND
from riskctl.exchange.workbook.returned import read_returned
from riskctl.present import json
from riskctl.present.text import text
from riskctl.sources.output import write_file
from riskctl.sources.replace import replace_all


class WORDS:
    """What is said of a workbook that came back."""

    summary = Phrase(
        "{source}：{rows} 行，其中要改登记表的 {edits} 行，没有接受的 {open} 行",
        "{source}: rows {rows}, of them changing a register {edits}, not accepted {open}",
    )
    summary_left = Phrase(
        "{source}：{rows} 行，其中要改登记表的 {edits} 行，没有采纳的 {left} 行，没有接受的 {open} 行",
        "{source}: rows {rows}, of them changing a register {edits}, not taken {left}, not accepted {open}",
    )
    missing = Phrase(
        "发回的表里少了 {n} 行；少了的行不算删除，登记表里的留着。",
        "Rows that did not come back: {n}; nothing is deleted for that.",
    )
    nothing = Phrase("没有要写的。", "There is nothing to write.")
    only_shown = Phrase("还没有写；加 --write 写入。", "Nothing was written yet; --write writes it.")
    done = Phrase("写好了 {files} 个登记表。", "Registers written: {files}.")
    levels = Phrase(
        "概率或危害有改动：运行 riskctl level --write 重新定级。",
        "Probability or severity changed: riskctl level --write grades anew.",
    )
    back = Phrase("每一行的答复在 {file}，发还给填表的人。", "The answers are in {file}, to be sent back.")
    suffix = Phrase("-答复", "-answers")


def take_back(
    one: SoundlyOpened,
    files: Sequence[tuple[Path, Sequence[Sheet]]],
    write: bool,
    format: str,
    again: tuple[date | None, Path | None],
    leave: Sequence[str] = (),
) -> int:
    """Show what the workbooks change, and with `write` write it and the workbooks to send back.

    `again` are the day and the holders' file with which the registers are read again once written; rows that
    `leave` names are not taken. Raises RiskctlError where a workbook cannot be compared, or has no such row.
    """
    code, documents = 0, _registers(one)
    for file, sheets in files:
        taken = _taken(one, file, sheets, documents, leave)
        _show(file.name, taken, format)
        if write:
            if taken.changes:  # else everything stands as it was read
                replace_all(one.repository.root, list(taken.changes))
                repository, loaded = load(one.repository.root, *again)
                one = SoundlyOpened(repository, sound(loaded), one.paths)
                documents = _registers(one)
            _tell(taken)
            _send_back(file, taken, documents, one)
        else:
            streams.note(WORDS.only_shown() if taken.changes else WORDS.nothing())
        code = max(code, int(bool(_to_mend(taken) or (taken.changes and not write))))
    return code


def _taken(
    one: SoundlyOpened,
    file: Path,
    sheets: Sequence[Sheet],
    documents: Sequence[Document],
    leave: Sequence[str],
) -> TakenBack:
    returned = read_returned(sheets, file.name)
    left = places(leave, returned.rows)
    taken = taken_back(returned, documents, one.context, one.repository, left)
    refuse_unknown(left, file.name, taken.answers)
    tell_idle(left, taken.answers)
    return taken


def _registers(one: SoundlyOpened) -> list[Document]:
    return [document for document in registers(one.repository, one.context) if document.is_register]


def _to_mend(taken: TakenBack) -> list[RowAnswer]:
    return [answer for answer in taken.answers if answer.kind in TO_MEND]


def _tell(taken: TakenBack) -> None:
    if not taken.changes:
        streams.note(WORDS.nothing())
        return
    streams.note(WORDS.done(files=len(taken.changes)))
    graded = {("probability",), ("severity",), ("criteria",)}
    paths = {getattr(edit, "path", None) for answer in taken.answers for edit in answer.edits}
    if graded & paths or any(answer.kind == "added" for answer in taken.answers):
        streams.note(WORDS.levels())


def _send_back(file: Path, taken: TakenBack, documents: Sequence[Document], one: SoundlyOpened) -> None:
    suffix = WORDS.suffix().text(one.context.programme.language)
    stem = file.stem.removesuffix(suffix)
    path = file.with_name(f"{stem}{suffix}.xlsx")
    write_file(path, answered_book(taken, documents, one.context), one.repository.root)
    streams.note(WORDS.back(file=str(path)))


def _show(source: str, taken: TakenBack, format: str) -> None:
    spoken = language.current()
    if format == "json":
        streams.write_bytes(_json(source, taken, spoken))
        return
    shown = [answer for answer in taken.answers if answer.kind != "unchanged" or answer.reasons]
    rows = [(answer.row.place, answer.subject, answer.text(spoken)) for answer in shown]
    streams.write_text(text(rows, streams.width()) if rows else "")
    streams.write_text(f"{_summary(source, taken).text(spoken)}\n")
    if missing := taken.returned.missing():
        streams.note(WORDS.missing(n=len(missing)))


def _summary(source: str, taken: TakenBack) -> Said:
    edits = sum(1 for answer in taken.answers if answer.edits)
    fields = {"rows": len(taken.answers), "edits": edits, "open": len(_to_mend(taken))}
    if left := sum(answer.kind == "left" for answer in taken.answers):
        return WORDS.summary_left(source=source, left=left, **fields)
    return WORDS.summary(source=source, **fields)


def _json(source: str, taken: TakenBack, spoken: Language) -> bytes:
    ids = {a.subject for a in taken.answers if a.subject}
    rows = [
        {
            "row": answer.row.place,
            "answer": answer.kind,
            "subject": answer.subject or None,
            "reason": answer.text(spoken),
            "reasons": [reason.text(spoken) for reason in answer.reasons],
            "question": None,
            "may_be_left": answer.may_be_left,
        }
        for answer in taken.answers
    ]
    measures = sum(1 for answer in taken.answers if answer.row.text("measure"))
    return json.data({"source": source, "points": len(ids), "measures": measures, "rows": rows})
