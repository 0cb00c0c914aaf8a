"""The forms of acts: the list of them, each empty or with what is known, and filled in: what it would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase
from riskctl.cli.shell.language import current
from riskctl.desk.acts.act import OF_POINT, DeskAct, act_called, phases
from riskctl.desk.acts.at_work import KeptPreview, at_work, line_of
from riskctl.desk.acts.choices import Choice, offered
from riskctl.desk.acts.command_line import read_line
from riskctl.desk.acts.fields import ActField, Values
from riskctl.desk.acts.sheet import SHEETS
from riskctl.desk.acts.step_pages import refusal, shown_page
from riskctl.desk.gate import FORM_TOKEN
from riskctl.desk.visit import DeskAnswer, DeskPage, GoTo, Visit

SEEN: Mapping[
    str, tuple[str, str]
] = {  # commands that show, the page that does, what it takes for their word
    "due": ("/sheets/record", "subject"),
    "check": ("/findings", ""),
    "explain": ("/point", "id"),
    "list": ("/registers", "subject"),
}


class WORDS:
    """What is said where there is no form."""

    no_act = Phrase("没有“{slug}”这件事的表", "there is no form called “{slug}”")


@dataclass(frozen=True, slots=True)
class FormField:
    """A field as a page shows it: with what it holds and what is offered for it."""

    field: ActField
    value: str
    offered: Sequence[Choice]


def index(visit: Visit) -> DeskPage:
    """Return the page of all acts; what can be done for a point first where the address names one."""
    point = visit.query.get("point", "")
    ref, sign, id = point.partition("#")
    own = [(act, field) for slug, field in OF_POINT.items() if (act := act_called(slug))] if sign else []
    fields = {"phases": phases(), "sheets": SHEETS, "point": point, "ref": ref, "id": id, "own": own}
    return DeskPage("acts", fields)


def of_line(visit: Visit) -> GoTo:
    """Lead from a command line to its form filled in, or to the page that shows what it shows; to the list
    of acts where there is neither."""
    line = visit.query.get("line", "")
    return GoTo(address_of(line) or _seen_at(line) or "/acts")


def address_of(line: str) -> str:
    """Return the address of the form that a command line of riskctl fills in; blank where it is no act's."""
    found = read_line(line)
    if found is None:
        return ""
    act, values = found
    query = urlencode(values, doseq=True)
    return f"/acts/{act.slug}" + (f"?{query}" if query else "")


def _seen_at(line: str) -> str:
    """The page for what a command shows that records nothing; blank where there is none."""
    command, *words = line.removeprefix("riskctl ").split()[:3] or [""]
    page, field = SEEN.get(command, ("", ""))
    word = next((one for one in words if not one.startswith("-")), "")
    return page + (f"?{urlencode({field: word})}" if field and word else "")


def form(visit: Visit) -> DeskPage:
    """Return the form of an act with what the address gives."""
    return form_page(visit, _act(visit), visit.query.to_dict(flat=False))


def filled_form(visit: Visit) -> DeskAnswer:
    """Return what the form that was filled in would do; the form with the reason where it is refused."""
    act = _act(visit)
    values = {name: texts for name, texts in visit.form.to_dict(flat=False).items() if name != FORM_TOKEN}
    work, settings = at_work(visit.settings.root), visit.settings
    line = line_of(act.line(values, current()), settings.today, settings.people)
    preview = work.commands.preview(line, current())
    if preview.outcome.code and not preview.outcome.files:
        return form_page(visit, act, values, refusal(work, preview))
    shown = KeptPreview(preview, f"/acts/{act.slug}", values, act.title(values, current()))
    return shown_page(visit, work.keep(shown), shown)


def form_page(
    visit: Visit, act: DeskAct, values: Values, refused: Mapping[str, object] | None = None
) -> DeskPage:
    """Return the page of a form with what it holds, and what a command said to it."""
    context, graded = visit.ground.opened.context, visit.ground.standing.graded
    fields = [
        FormField(
            field, "\n".join(values.get(field.name, ())), offered(act, field, context, graded, current())
        )
        for field in act.fields(current())
    ]
    given = {
        "act": act,
        "own": fields,
        "refused": refused,
        "help": act.loaded().details,
        "sheet": act.slug in SHEETS,
    }
    return DeskPage("act", given, 200)


def _act(visit: Visit) -> DeskAct:
    """The act that the address names; raises RiskctlError where it names none."""
    act = act_called(visit.values["slug"])
    if act is None:
        raise RiskctlError(WORDS.no_act(slug=visit.values["slug"]))
    return act
