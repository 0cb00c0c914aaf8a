"""A point of a register filled in on a page, with what may be chosen and the level that follows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase
from riskctl.cli.shell.language import current
from riskctl.desk.acts.at_work import KeptPreview, at_work, line_of
from riskctl.desk.acts.book_answers import book_answers
from riskctl.desk.acts.fields import Values
from riskctl.desk.acts.register_form import RegisterDraft, draft_of, level_lines, wrong_cells
from riskctl.desk.acts.step_pages import refusal, shown_page
from riskctl.desk.gate import FORM_TOKEN
from riskctl.desk.visit import DeskAnswer, DeskFile, DeskPage, GoTo, Visit
from riskctl.year.resolve import subject_named

JSON = "application/json; charset=utf-8"
FILE = "register.xlsx"


class WORDS:
    """What is said of the form of a point."""

    gone = Phrase("这张表放得太久了，请重新打开", "this form was left too long; open it anew")
    no_point = Phrase("{ref} 没有风险点 {point}", "{ref} has no risk point {point}")
    changed = Phrase("改登记表：{ref} 的 {point}", "Change point {point} of {ref}")
    added = Phrase("登记新的风险点：{ref}", "Write down a new point of {ref}")
    not_graded = Phrase("还缺定级要用的值", "what the level follows from is not complete yet")


def whose(visit: Visit) -> GoTo:
    """Lead to the form of a new point in the register that is asked for."""
    subject = subject_named(visit.query.get("subject", "").strip(), visit.ground.opened.context.organization)
    return GoTo(f"/edit/{quote(subject.ref)}")


def edit(visit: Visit) -> DeskPage:
    """Return the form of the point that the address names, of a new one where it names none."""
    ground, point = visit.ground, visit.query.get("point", "")
    subject = subject_named(visit.values["ref"], ground.opened.context.organization)
    documents = [one for one in ground.standing.documents if one.is_register]
    draft = draft_of(subject, point, documents, ground.opened.context, current())
    if point and not any(row.key for row in draft.own):
        raise RiskctlError(WORDS.no_point(ref=subject.ref, point=point))
    return _page(visit, draft, {})


def filled_point(visit: Visit) -> DeskAnswer:
    """Return what the form would write; its level alone where that is asked; the form where it is refused."""
    work, settings = at_work(visit.settings.root), visit.settings
    draft = work.draft(visit.form.get("draft", ""))
    if draft is None:
        raise RiskctlError(WORDS.gone())
    values = {name: texts for name, texts in visit.form.to_dict(flat=False).items() if name != FORM_TOKEN}
    if only := visit.form.get("only"):
        return _level(visit, draft, values, only)
    file = work.table(FILE, draft.filled(values))
    given, words = (settings.today, settings.people), ["import", str(file)]
    preview = work.commands.preview(line_of([*words, "--write"], *given), current())
    if preview.outcome.code:
        rows = book_answers(work, line_of([*words, "--format", "json"], *given))
        said = [row.reason for row in rows if row.is_refused]
        reasons = [one for row in rows if row.is_refused for one in row.reasons]
        refused = {"said": said} if said else refusal(work, preview)
        return _page(visit, draft, values, refused, reasons=reasons)
    title = (
        WORDS.changed(ref=draft.subject, point=draft.point) if draft.point else WORDS.added(ref=draft.subject)
    )
    values = {"point": [draft.point]} if draft.point else {}
    shown = KeptPreview(preview, f"/edit/{draft.subject}", values, title.text(current()))
    return shown_page(visit, work.keep(shown), shown)


def _level(visit: Visit, draft: RegisterDraft, values: Values, only: str) -> DeskAnswer:
    """The level that follows from what is filled in: as the form with it, or for a script alone."""
    ground = visit.ground
    graded = draft.level(values, ground.opened.context, ground.standing.documents)
    lines = level_lines(graded, ground.opened.context) if graded else [WORDS.not_graded()]
    if only != "script":
        return _page(visit, draft, values, None, lines)
    texts = [line.text(current()) for line in lines]
    return DeskFile(json.dumps(texts).encode(), JSON)


def _page(
    visit: Visit,
    draft: RegisterDraft,
    values: Values,
    refused: Mapping[str, object] | None = None,
    level: object = None,
    reasons: Sequence[str] = (),
) -> DeskPage:
    rows = [[*draft.cells(n, values)] for n in range(len(draft.own))]
    fields = {
        "draft": at_work(visit.settings.root).keep_draft(draft),
        "at": "/acts",
        "ref": draft.subject,
        "point": draft.point,
        "whose": draft.scope.names[draft.subject],
        "rows": rows,
        "wrong": wrong_cells([cell for cells in rows for cell in cells], reasons),
        "refused": refused,
        "level": level,
    }
    return DeskPage("edit", fields)
