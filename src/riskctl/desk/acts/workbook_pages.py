"""A workbook in, a workbook out: what a department edited, answered row by row, and one for it to fill in.

The file that is dropped is read by `riskctl import`, apart and with its limits; nothing of it is kept here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase
from riskctl.cli.shell.language import current
from riskctl.desk.acts.at_work import KeptPreview, at_work, line_of
from riskctl.desk.acts.book_answers import BookAnswer, book_answers
from riskctl.desk.acts.choices import subjects_offered
from riskctl.desk.acts.step_pages import done_at, kept_preview, refusal, shown_page, tried
from riskctl.desk.visit import DeskAnswer, DeskFile, DeskPage, Visit

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 60  # characters of a file's name that are kept
_STRANGE = re.compile(r"[^\w.()（）-]")


class WORDS:
    """What is said of workbooks."""

    taken = Phrase("收进工作簿 {file}", "Take in the workbook {file}")
    none = Phrase("没有选文件", "no file was chosen")


def ask(visit: Visit) -> DeskPage:
    """Return the page that takes a workbook and gives one."""
    return _page(visit)


def taken_in(visit: Visit) -> DeskAnswer:
    """Return the answers to the rows of the workbook that was sent, and what taking it would write."""
    sent = visit.files.get("book")
    if sent is None or not sent.filename:
        raise RiskctlError(WORDS.none())
    work = at_work(visit.settings.root)
    with sent.stream as stream:
        file = str(work.table(_name(sent.filename), stream.read()))
    whose = visit.form.get("to", "").strip()
    more = [*(("--to", whose) if whose else ()), *(("--accept",) if visit.form.get("accept") else ())]
    return _previewed(visit, ["import", file, *more], WORDS.taken(file=_name(sent.filename)).text(current()))


def taken_partly(visit: Visit) -> DeskAnswer:
    """Return the same of the workbook that was sent before, without the rows that are no longer ticked; write
    it where that was asked and these were the ticks."""
    one = kept_preview(visit)
    ticked, to_write = {*visit.form.getlist("take")}, visit.form.get("do") == "write"
    left = [row for row in visit.form.getlist("row") if row not in ticked]
    if not to_write or {*left} != one.left:
        return _previewed(visit, one.words, one.title, left, is_other=to_write)
    key, now, moved = tried(visit)
    if now.preview.outcome.is_done:
        return done_at(key)
    return _previewed(visit, one.words, one.title, left, moved)


def _previewed(
    visit: Visit,
    words: Sequence[str],
    title: str,
    left: Sequence[str] = (),
    moved: Sequence[str] = (),
    is_other: bool = False,
) -> DeskAnswer:
    work, given = at_work(visit.settings.root), _opened(visit)
    whole = [*words, *(word for row in left for word in ("--leave", row))]
    preview = work.commands.preview(line_of([*whole, "--write"], *given), current())
    if preview.outcome.code and not preview.outcome.files:
        return _page(visit, refusal(work, preview))
    answers = [
        {
            "row": row.place,
            "subject": row.subject,
            "reason": row.reason,
            "taken": _taken(row, left),
            "refused": "yes" if row.is_refused else "",
        }
        for row in book_answers(work, line_of([*whole, "--format", "json"], *given))
    ]
    shown = KeptPreview(
        preview, "/workbook", {}, title, words=words, left=frozenset(left), answers=answers, partly=True
    )
    return shown_page(visit, work.keep(shown), shown, moved, is_other)


def out(visit: Visit) -> DeskAnswer:
    """Return a workbook of a department to fill in; of a unit the page from which each is taken."""
    work, form = at_work(visit.settings.root), visit.form
    whose, month = form.get("subject", "").strip(), form.get("month", "").strip()
    place = work.place()
    output = place / "out.xlsx" if "/" in whose else place / "books"
    words = ["export", "--for", whose, "--to", "xlsx", "--output", str(output)]
    words += ["--month", month] if month else ["--blank"] if form.get("blank") else []
    preview = work.commands.preview(line_of(words, *_opened(visit)), current())
    if preview.outcome.code or not preview.outcome.files:
        return _page(visit, refusal(work, preview))
    (first, *others) = preview.outcome.files
    if not others:
        name = f"{whose.replace('/', '-')}{f'-{month}' if month else ''}.xlsx"
        return DeskFile(first.after or b"", XLSX, name)
    shown = KeptPreview(preview, "/workbook", {}, whose)
    return shown_page(visit, work.keep(shown), shown)


def _page(visit: Visit, refused: object = None) -> DeskPage:
    offered = subjects_offered(visit.ground.opened.context)
    return DeskPage("workbook", {"refused": refused, "offered": offered, "at": "/acts"})


def _taken(row: BookAnswer, left: Sequence[str]) -> str:
    """Whether a row is taken, where that is asked."""
    return "no" if row.place in left else "yes" if row.may_be_left else ""


def _opened(visit: Visit) -> tuple[object, object]:
    return visit.settings.today, visit.settings.people


def _name(filename: str) -> str:
    """A name for the file that was sent: its own, without what could lead elsewhere."""
    return _STRANGE.sub("_", PurePath(filename.replace("\\", "/")).name).lstrip(".-")[-LONGEST:] or "book"
