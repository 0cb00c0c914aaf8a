"""Tables on a page: whose and up to when, laid out by their command, and what they would do filled in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase
from riskctl.cli.shell.language import current, say
from riskctl.desk.acts.act import DeskAct, act_called
from riskctl.desk.acts.at_work import KeptPreview, LaidOut, at_work, line_of
from riskctl.desk.acts.choices import subjects_offered
from riskctl.desk.acts.fields import Values
from riskctl.desk.acts.sheet import SHEETS, DeskSheet, filled_in, is_filled, rows_of
from riskctl.desk.acts.step_pages import refusal, shown_page
from riskctl.desk.gate import FORM_TOKEN
from riskctl.desk.visit import DeskAnswer, DeskFile, DeskPage, Visit

CSV = "text/csv; charset=utf-8"


class WORDS:
    """What is said of tables."""

    none = Phrase("“{slug}”没有可填的表", "there is no table of “{slug}”")
    gone = Phrase("这张表放得太久了，请重新列出", "this table was left too long; lay it out anew")
    blank = Phrase(
        "一行也没有填：打勾，或者在格里填写", "no row is filled in: tick rows, or write into cells"
    )


def ask(visit: Visit) -> DeskPage:
    """Return the page that asks whose table it is to be, and the table where the address says so."""
    sheet, act = _sheet(visit)
    again = at_work(visit.settings.root).shown(visit.query.get("again", ""))
    if again is not None and again.table is not None:
        return _page(visit, sheet, act, again.table, again.values)
    subjects, until = _subjects(visit) if sheet.whose else [], visit.query.get("until", "")
    if sheet.whose and "subject" not in visit.query:
        return DeskPage("sheet", _asked(visit, sheet, act) | {"laid_out": None, "refused": None})
    work, settings = at_work(visit.settings.root), visit.settings
    line = line_of(sheet.lay_out(subjects, until), settings.today, settings.people)
    preview = work.commands.preview(line, current())
    if preview.outcome.code:
        refused = refusal(work, preview)
        return DeskPage("sheet", _asked(visit, sheet, act) | {"laid_out": None, "refused": refused})
    return _page(visit, sheet, act, LaidOut(preview.outcome.out, tuple(subjects), until), {})


def filled_sheet(visit: Visit) -> DeskAnswer:
    """Return what the table that was filled in would do; the table with the reason where it is refused."""
    sheet, act = _sheet(visit)
    work, settings = at_work(visit.settings.root), visit.settings
    laid_out = work.laid_out(visit.form.get("table", ""))
    if laid_out is None:
        raise RiskctlError(WORDS.gone())
    values = {name: texts for name, texts in visit.form.to_dict(flat=False).items() if name != FORM_TOKEN}
    rows = rows_of(laid_out.data, sheet)
    if not is_filled(rows, sheet, values):
        said = {"code": 2, "said": [WORDS.blank()], "line": None}
        return _page(visit, sheet, act, laid_out, values, said)
    day = str(visit.ground.opened.context.day)
    data = filled_in(sheet, rows, values, day, current())
    file = work.table(f"{act.slug}.csv", data)
    line = line_of([*sheet.recorded, "--from", str(file)], settings.today, settings.people)
    preview = work.commands.preview(line, current())
    if preview.outcome.code:
        return _page(visit, sheet, act, laid_out, values, refusal(work, preview))
    again = KeptPreview(preview, _address(act, laid_out), values, _title(act, laid_out), laid_out, data)
    return shown_page(visit, work.keep(again), again)


def table(visit: Visit) -> DeskFile:
    """Return the table that was filled in, as the command line takes it."""
    found = at_work(visit.settings.root).shown(visit.values["key"])
    if found is None or found.filled is None:
        raise RiskctlError(WORDS.gone())
    return DeskFile(
        found.filled, CSV, Path(found.preview.words[found.preview.words.index("--from") + 1]).name
    )


def _page(
    visit: Visit,
    sheet: DeskSheet,
    act: DeskAct,
    laid_out: LaidOut,
    values: Values,
    refused: Mapping[str, object] | None = None,
) -> DeskPage:
    rows = rows_of(laid_out.data, sheet)
    inputs, language = sheet.inputs(rows), current()
    columns = sheet.columns()
    fields = {
        "laid_out": at_work(visit.settings.root).keep_table(laid_out),
        "rows": rows,
        "given": [(code, columns[code]) for code in sheet.given(rows)],
        "inputs": [
            (code, columns[code], _kind(sheet, code), sheet.choices(code, language)) for code in inputs
        ],
        "values": {name: next(iter(texts), "") for name, texts in values.items()},
        "ticked": {*values.get("ticked", ())},
        "refused": refused,
    }
    asked = _asked(visit, sheet, act) | {"subject": "\n".join(laid_out.subjects), "until": laid_out.until}
    return DeskPage("sheet", asked | fields)


def _asked(visit: Visit, sheet: DeskSheet, act: DeskAct) -> dict[str, object]:
    return {
        "act": act,
        "sheet": sheet,
        "at": "/acts",
        "subject": "\n".join(_subjects(visit)),
        "until": visit.query.get("until", ""),
        "offered": subjects_offered(visit.ground.opened.context),
        "rows": [],
    }


def _kind(sheet: DeskSheet, code: str) -> str:
    if code == sheet.day:
        return "day"
    return "choice" if code in sheet.coded else "text"


def _title(act: DeskAct, laid_out: LaidOut) -> str:
    subjects = " ".join(laid_out.subjects)
    return f"{say(*act.summary)}{say('：', ': ') if subjects else ''}{subjects}"


def _address(act: DeskAct, laid_out: LaidOut) -> str:
    query = [*(("subject", one) for one in laid_out.subjects), ("until", laid_out.until)]
    return f"/sheets/{act.slug}?{urlencode([pair for pair in query if pair[1]])}"


def _subjects(visit: Visit) -> list[str]:
    lines = (line for text in visit.query.getlist("subject") for line in text.splitlines())
    return [line.strip() for line in lines if line.strip()]


def _sheet(visit: Visit) -> tuple[DeskSheet, DeskAct]:
    """The table that the address names, and its act; raises RiskctlError where it names none."""
    slug = visit.values["slug"]
    act = act_called(slug)
    if act is None or slug not in SHEETS:
        raise RiskctlError(WORDS.none(slug=slug))
    return SHEETS[slug], act
