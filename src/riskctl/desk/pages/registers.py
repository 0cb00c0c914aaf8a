"""The registers: points by subject, level, monitor, matter, regulation, owner, due day and words, as
`riskctl list` finds them. What is asked stands in the address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Pair, Said, Words, term
from riskctl.cli.options import parse_date
from riskctl.cli.shell.usage_errors import Refused
from riskctl.corpus.sound import Sound
from riskctl.desk.visit import DeskPage, Visit
from riskctl.level.example_points import point_title
from riskctl.level.explain import office_title
from riskctl.level.grade import GradedPoint
from riskctl.level.query import Query, matching
from riskctl.render.view.points import level_weight
from riskctl.year.sign.signers import reference

SHOWN = 50  # points a page
MOST = 300  # choices of one list; of more, the word is typed
WORDS: Words = {
    "subject": ("单位、部门、岗位", "unit, department, post"),
    "level": ("风险等级", "level"),
    "monitor": ("监控责任人（部门）", "monitor"),
    "matter": ("权力事项", "matter"),
    "regulation": ("对应制度", "regulation"),
    "owner": ("措施责任人", "owner"),
    "due": ("到这一天该完成", "due by"),
    "words": ("包含的词", "words in it"),
    "count": ("共 {n} 个风险点", "Risk points: {n}"),
    "page": ("第 {page} 页，共 {pages} 页", "page {page} of {pages}"),
}


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One thing that may be chosen: its word in an address, and what people call it."""

    word: str
    name: str


@dataclass(frozen=True, slots=True)
class PointFilter:
    """A field of the form: its name, its label, what is asked, the choices, none where it is typed."""

    name: str
    label: Pair
    asked: str
    choices: Sequence[FilterChoice]

    @property
    def said(self) -> Said:
        """The label in words."""
        return term(self.label)


def show(visit: Visit) -> DeskPage:
    """Return the points that answer what is asked; of a word that names nothing here why, and the nearest."""
    context, graded = visit.ground.opened.context, visit.ground.standing.graded
    asked = {name: visit.query.get(name, "").strip() for name in WORDS}
    refused: Refused | RiskctlError | None = None
    found: list[GradedPoint] = []
    try:
        found = _with_words(matching(graded, _query(asked, visit), context), asked["words"], context)
    except (Refused, RiskctlError) as error:
        refused = error
    pages = max(1, -(-len(found) // SHOWN))
    number = min(max(1, _number(visit.query.get("page", ""))), pages)
    fields = {
        "title": visit.ground.opened.context.programme.name,
        "filters": _filters(asked, visit),
        "due": asked["due"],
        "words": asked["words"],
        "closed": bool(visit.query.get("closed")),
        "no_owner": bool(visit.query.get("no_owner")),
        "refused": refused,
        "points": [_row(one, visit) for one in found[(number - 1) * SHOWN : number * SHOWN]],
        "count": Said(WORDS["count"], {"n": len(found)}),
        "page": Said(WORDS["page"], {"page": number, "pages": pages}) if pages > 1 else None,
        "before": _address(visit, number - 1) if number > 1 else "",
        "after": _address(visit, number + 1) if number < pages else "",
    }
    return DeskPage("registers", fields)


def _query(asked: dict[str, str], visit: Visit) -> Query:
    return Query(
        subjects=(asked["subject"],) if asked["subject"] else (),
        level=asked["level"],
        monitor=asked["monitor"],
        matter=asked["matter"],
        regulation=asked["regulation"],
        owner=asked["owner"],
        due=parse_date(asked["due"]) if asked["due"] else None,
        closed=bool(visit.query.get("closed")),
        no_owner=bool(visit.query.get("no_owner")),
    )


def _with_words(found: list[GradedPoint], words: str, context: Sound) -> list[GradedPoint]:
    """Those that hold every word in their id, title, manifestations or measures."""
    wanted = words.casefold().split()
    return [one for one in found if all(word in _text(one) for word in wanted)] if wanted else found


def _text(one: GradedPoint) -> str:
    point = one.point
    measures = (text for m in point.measures for text in (m.text, m.effect))
    return "\n".join((one.id, point.title, *point.manifestations, point.note, *measures)).casefold()


def _row(one: GradedPoint, visit: Visit) -> dict[str, object]:
    """What a table says of a point."""
    context = visit.ground.opened.context
    due = min((m.due for m in one.point.measures if m.due and not m.done), default=None)
    return {
        "id": one.id,
        "title": point_title(one.point),
        "level": one.score.level.name,
        "rank": level_weight(one.score.level, context),
        "due": due,
        "is_late": due is not None and due < context.day,
        "monitors": monitor_titles(one, context),
        "closed": one.point.status == "closed",
    }


def monitor_titles(one: GradedPoint, context: Sound) -> list[str]:
    """Return who watches a point, as it is printed."""
    return [office_title(m, one.subject.unit, context.organization) for m in one.monitors]


def _filters(asked: dict[str, str], visit: Visit) -> list[PointFilter]:
    """The fields of the form with the choices of this repository."""
    context, graded = visit.ground.opened.context, visit.ground.standing.graded
    kept = visit.ground.kept
    levels = [FilterChoice(level.name, level.name) for level in reversed(context.grading.ladder.levels)]
    each = {
        "subject": _subjects(asked["subject"], context),
        "level": levels,
        "monitor": kept("monitors", lambda: _monitors(graded, context)),
        "matter": kept("matters", lambda: _matters(graded, context)),
        "regulation": [FilterChoice(one.id, one.title) for one in (context.regulations or {}).values()],
        "owner": kept("owners", lambda: _owners(graded, context)),
    }
    return [PointFilter(n, WORDS[n], asked[n], c if len(c) <= MOST else ()) for n, c in each.items()]


def _subjects(chosen: str, context: Sound) -> list[FilterChoice]:
    """Units and their departments; the posts of the unit or department that is chosen."""
    found = []
    for unit in context.organization.record.units:
        found.append(FilterChoice(unit.id, unit.name))
        for department in unit.departments:
            ref = f"{unit.id}/{department.id}"
            found.append(FilterChoice(ref, f"　{department.name}"))
            if f"{chosen}/".startswith(f"{ref}/") or chosen == unit.id:
                posts = (FilterChoice(f"{ref}/{p.id}", f"　　{p.name}") for p in department.posts)
                found += posts
    return found


def _monitors(graded: Iterable[GradedPoint], context: Sound) -> list[FilterChoice]:
    known = {reference(m): m for one in graded for m in one.monitors}
    named = ((ref, m.unit.name + office_title(m, m.unit, context.organization)) for ref, m in known.items())
    return [FilterChoice(ref, name) for ref, name in named]


def _matters(graded: Iterable[GradedPoint], context: Sound) -> list[FilterChoice]:
    used = {matter.id: matter for one in graded if (matter := context.matter(one.point.matter))}
    return [FilterChoice(matter.id, matter.name) for id, matter in used.items()]


def _owners(graded: Iterable[GradedPoint], context: Sound) -> list[FilterChoice]:
    """The posts and departments that answer for a measure."""
    organization, found = context.organization, dict[str, str]()
    for one in graded:
        home = one.owner
        department = home.department.id if home.department else ""
        for owner in dict.fromkeys(m.owner for m in one.point.measures if m.owner):
            if seat := organization.seat(owner, home.unit.id, department):
                found[seat.post_ref] = f"{seat.unit.name} {seat.department.name} {seat.post.name}"
            elif at := organization.department(owner, home.unit.id):
                found[f"{at[0].id}/{at[1].id}"] = f"{at[0].name} {at[1].name}"
    return [FilterChoice(ref, name) for ref, name in found.items()]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _address(visit: Visit, page: int) -> str:
    asked = {name: value for name, value in visit.query.items() if name != "page" and value}
    return f"/registers?{urlencode({**asked, 'page': page})}"
