"""Documents: every kind, what of it can be printed now, and each as a file, made as `riskctl render` does.

Without `--names` those for the office have blanks where holders' names would stand, as in a dossier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from urllib.parse import urlencode

from riskctl import catalog
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase, Said, listed
from riskctl.cli.daily.cleared_names import cleared_in
from riskctl.cli.daily.render_scope import scope_of
from riskctl.cli.options import parse_month
from riskctl.cli.shell.language import current
from riskctl.corpus.repository import Repository
from riskctl.corpus.subject import Subject
from riskctl.desk.visit import DeskFile, DeskPage, Visit
from riskctl.present.document_kinds import kind_told, stage_title
from riskctl.render.batch import batch, wanted_of
from riskctl.render.binding import bound
from riskctl.render.blocks import Edition, Paper, texts
from riskctl.render.editions import edition_word
from riskctl.render.name_check import names_left
from riskctl.render.order.kinds import CHANGES, MONTH, Kind, document_kind, document_kinds
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.order.year_records import year_records
from riskctl.render.template.own_templates import configured
from riskctl.render.view.changes import changed_units
from riskctl.render.view.titles import subject_title
from riskctl.render.word.document import word_template

SHOWN = 50  # documents a page
TYPES = {"html": "text/html; charset=utf-8", "svg": "image/svg+xml"}  # what a browser shows
FILE = "application/octet-stream"
SHUT_IN = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
_SCRIPT = re.compile(r"script-src ('sha256-[A-Za-z0-9+/=]+')")


class WORDS:
    """What is said of documents."""

    edition = Phrase("{kind} 没有“{edition}”这个版本", "{kind} has no edition “{edition}”")
    format = Phrase(
        "没有“{format}”这种格式，可以要 {known}", "there is no format “{format}”; there are {known}"
    )
    nothing = Phrase("现在没有可以生成的{kind}", "there is nothing of which {kind} could be made now")
    names = Phrase(
        "这份文书里有任职人员的姓名，没有给出；要看，用 riskctl desk --names 打开，或者改写那一处",
        "this document holds the name of a holder and is not given; open the desk with riskctl desk --names, "
        "or rewrite that place",
    )


def show(visit: Visit) -> DeskPage:
    """Return all kinds, or what can be printed of the one that the query names."""
    folder, fault = _templates(visit)
    if not visit.query.get("kind"):
        kinds = document_kinds(folder)
        listed_kinds = [
            (Said(title), [(kind.name, kind_told(kind, current())) for kind in own])
            for title, own in groupby(kinds, key=stage_title)
        ]
        return DeskPage("documents", {"stages": listed_kinds, "fault": fault})
    return _kind_page(document_kind(visit.query["kind"], folder), visit)


def document(visit: Visit) -> DeskFile:
    """Return one document in the format that the query names, to be shown or kept.

    Raises RiskctlError where it cannot be made, UnsoundError where a file that goes into it has a fault.
    """
    folder, _ = _templates(visit)
    kind, ending = document_kind(visit.query.get("kind", ""), folder), visit.query.get("to", "html")
    if ending not in catalog.writers():
        raise RiskctlError(WORDS.format(format=ending, known=listed([*catalog.writers()])))
    writer = catalog.writers_of([ending])[ending]
    word = word_template(kind, folder) if ending == "docx" else None
    made: dict[str, tuple[Paper, bytes | None]] = {}
    with _scope(kind, visit) as (repository, scope):
        found = batch(
            kind,
            [visit.query["of"]] if visit.query.get("of") else [],
            bool(visit.query.get("gather")),
            _edition(kind, visit),
            repository,
            scope,
            lambda name, paper, _, own: made.update({name: (paper, own)}),
            cleared_in(visit.ground.opened),
            word,
        )
        if found.exposed:
            raise RiskctlError(WORDS.names())
        if not made:
            raise RiskctlError(*found.lost[:1]) if found.lost else RiskctlError(WORDS.nothing(kind=kind.name))
        papers = {name: paper for name, (paper, _) in made.items()}
        if not visit.settings.names:
            _refuse_names(papers, scope, visit)
        one = papers if len(papers) == 1 else bound(kind, papers, scope)
    (name, paper), own = next(iter(one.items())), next(iter(made.values()))[1]
    body = own if own is not None and len(papers) == 1 else writer.write(paper)
    return _file(f"{Path(name).name}.{ending}", ending, body)


def _file(name: str, ending: str, body: bytes) -> DeskFile:
    """What a browser shows is shut in: it asks for nothing, and runs only the script that it came with."""
    if ending not in TYPES:
        return DeskFile(body, FILE, name)
    script = _SCRIPT.search(body[:4096].decode("utf-8", "replace")) if ending == "html" else None
    policy = (
        SHUT_IN.replace("sandbox", "sandbox allow-scripts") + f"; script-src {script[1]}"
        if script
        else SHUT_IN
    )
    return DeskFile(body, TYPES[ending], policy=policy)


def _refuse_names(papers: dict[str, Paper], scope: Scope, visit: Visit) -> None:
    cleared = cleared_in(visit.ground.opened)
    for paper in papers.values():
        shown = list(texts(paper))

        def again(_: Scope, shown: list[str] = shown) -> list[str]:
            return shown

        if any(one.is_person for one in names_left(shown, again, scope, cleared)):
            raise RiskctlError(WORDS.names())


@contextmanager
def _scope(kind: Kind, visit: Visit) -> Iterator[tuple[Repository, Scope]]:
    settings = visit.settings
    month = parse_month(visit.query["month"]) if visit.query.get("month") and MONTH in kind.reads else None
    since = visit.query.get("since") or None if kind.about == CHANGES else None
    with scope_of(kind, since, visit.ground.opened, settings.today, settings.people, month) as found:
        repository, scope = found
        yield repository, replace(scope, names_holders=settings.names)


def _templates(visit: Visit) -> tuple[Path | None, Said | None]:
    """The folder of own templates, or what is wrong with it."""
    found = configured(visit.ground.opened.context)
    return (None, found) if isinstance(found, Said) else (found, None)


def _edition(kind: Kind, visit: Visit) -> Edition | None:
    asked = visit.query.get("edition", "")
    if asked and asked not in kind.editions:
        raise RiskctlError(WORDS.edition(kind=kind.name, edition=asked))
    return next((one for one in kind.editions if one == asked), None)


def _kind_page(kind: Kind, visit: Visit) -> DeskPage:
    gather, of = bool(visit.query.get("gather")), visit.query.get("of", "").strip()
    with _scope(kind, visit) as (repository, scope):
        refs = [of] if of else changed_units(scope.comparison, scope.context) if scope.comparison else []
        nothing = bool(scope.comparison) and not refs
        wanted = [] if nothing else wanted_of(kind, refs, gather, repository, scope)
        rows = {_ref(order): order for order in wanted}
        pages = max(1, -(-len(rows) // SHOWN))
        number = min(max(1, _number(visit.query.get("page", ""))), pages)
        shown = list(rows.items())[(number - 1) * SHOWN : number * SHOWN]
        fields = {
            "kind": kind,
            "title": kind.called[0] if kind.called and current() == "zh" else kind.name,
            "told": kind_told(kind, current()),
            "of": of,
            "gather": gather,
            "may_gather": kind.gather == "optional",
            "editions": [(one, edition_word(one)) for one in kind.editions],
            "edition": _edition(kind, visit) or "",
            "month": visit.query.get("month", "") if MONTH in kind.reads else None,
            "since": visit.query.get("since", "") if kind.about == CHANGES else None,
            "formats": [one for one in catalog.writers() if one != "svg" or kind.plots],
            "orders": [_row(ref, order, kind, scope) for ref, order in shown],
            "asked": urlencode(_asked(visit)),
            "before": _address(visit, number - 1) if number > 1 else "",
            "after": _address(visit, number + 1) if number < pages else "",
        }
    return DeskPage("kind", fields)


def _ref(order: Order) -> str:
    """By what a document is asked for: its record of the year, else whose it is."""
    return order.record or order.subject.ref


def _row(ref: str, order: Order, kind: Kind, scope: Scope) -> dict[str, object]:
    records = {one.id: one for one in year_records(kind.about, scope.context)}
    record = records.get(order.record)
    return {
        "ref": ref,
        "whose": subject_title(
            Subject(order.subject.unit, order.subject.department, order.subject.seat), scope
        ),
        "what": record.said if record else None,
        "number": record.number if record else "",
        "day": record.day if record else None,
    }


def _asked(visit: Visit) -> dict[str, str]:
    known = ("kind", "edition", "gather", "month", "since")
    return {name: visit.query[name] for name in known if visit.query.get(name)}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _address(visit: Visit, page: int) -> str:
    of = {"of": visit.query["of"]} if visit.query.get("of") else {}
    return f"/documents?{urlencode({**_asked(visit), **of, 'page': page})}"
