"""Which graded points are asked for: by level, monitor, matter, regulation, owner, due day and subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import OF_FEW, did_you_mean, one_of
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.sound import Sound
from riskctl.level.assign import Monitor
from riskctl.level.explain import office_title
from riskctl.level.grade import GradedPoint
from riskctl.records.measure import Measure

WORDS: Words = {
    "level": ("没有“{word}”这个等级", "There is no level “{word}”"),
    "matter": ("没有“{word}”这个权力事项", "There is no matter “{word}”"),
    "regulation": ("没有“{word}”这个制度", "There is no regulation “{word}”"),
    "subject": ("组织机构里没有“{word}”", "The organisation has no “{word}”"),
    "owner": ("组织机构里没有“{word}”这个岗位或部门", "The organisation has no post or department “{word}”"),
    "monitor": ("没有“{word}”这个监控责任人或部门", "There is no monitor “{word}”"),
}
SHOWN = 8  # words offered where none is near


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked; a blank part asks nothing. Words are ids or names."""

    subjects: tuple[str, ...] = ()
    level: str = ""
    monitor: str = ""
    matter: str = ""
    regulation: str = ""
    owner: str = ""
    due: date | None = None  # a measure is due by this day, and nothing says it was done
    closed: bool = False
    no_owner: bool = False  # a measure names nobody, and nothing says it was done


def matching(graded: Iterable[GradedPoint], query: Query, context: Sound) -> list[GradedPoint]:
    """Return the points that answer `query`, in their order.

    Raises RiskctlError for a word that names nothing here.
    """
    return list(answering(graded, query, context))


def answering(graded: Iterable[GradedPoint], query: Query, context: Sound) -> Iterator[GradedPoint]:
    """Yield them one by one, and keep none.

    Raises RiskctlError for a word that names nothing here once all went by: who watches is known only then.
    """
    watching: dict[str, None] = {}
    for point in graded:
        if query.closed or point.point.status != "closed":
            if query.monitor:
                watching |= dict.fromkeys(n for m in point.monitors for n in _names(m, context))
            if _answers(point, query, context):
                yield point
    _refuse_unknown([*watching], query, context)


def is_due(measure: Measure, day: date) -> bool:
    """Return whether a measure is due by `day`, and nothing says it was done."""
    return measure.due is not None and measure.due <= day and measure.done is None


def is_ownerless(measure: Measure) -> bool:
    """Return whether a measure still to be carried out names nobody who answers for it."""
    return not measure.owner and measure.done is None


def _answers(graded: GradedPoint, query: Query, context: Sound) -> bool:
    point, measures = graded.point, graded.point.measures
    level = context.grading.ladder.find(query.level)
    matter, asked = context.matter(point.matter), context.matter(query.matter)
    due = query.due
    return all(
        (
            not query.subjects or any(_below(graded, ref) for ref in query.subjects),
            not query.level or graded.score.level is level,
            not query.monitor or any(_is(m, query.monitor, context) for m in graded.monitors),
            not query.matter or matter is asked,
            not query.regulation or any(m.regulation == query.regulation for m in measures),
            not query.owner or any(_owns(m, query.owner, graded, context) for m in measures),
            due is None or any(is_due(m, due) for m in measures),
            not query.no_owner or any(map(is_ownerless, measures)),
        )
    )


def _below(graded: GradedPoint, ref: str) -> bool:
    return any(f"{place}/".startswith(f"{ref}/") for place in (graded.subject.ref, graded.owner.ref))


def _is(monitor: Monitor, word: str, context: Sound) -> bool:
    return word in _names(monitor, context)


def _names(monitor: Monitor, context: Sound) -> list[str]:
    """The words by which one may ask for a monitor: its reference, and its title as printed."""
    title = office_title(monitor, monitor.unit, context.organization)
    if monitor.seat:
        return [monitor.seat.ref, monitor.seat.post_ref, title, f"{monitor.unit.name}{title}"]
    return [f"{monitor.unit.id}/{monitor.office}", title, f"{monitor.unit.name}{title}", monitor.office]


def _owns(measure: Measure, word: str, graded: GradedPoint, context: Sound) -> bool:
    home = graded.owner
    department = home.department.id if home.department else ""
    seat = context.organization.seat(measure.owner, home.unit.id, department) if measure.owner else None
    if seat:
        place = f"{seat.unit.id}/{seat.department.id}"
        return word in (seat.ref, seat.post_ref, place)
    found = context.organization.department(measure.owner, home.unit.id) if measure.owner else None
    return word in (measure.owner, f"{found[0].id}/{found[1].id}" if found else "")


def _refuse_unknown(monitors: list[str], query: Query, context: Sound) -> None:
    ladder, organization = context.grading.ladder, context.organization
    matters = list((context.matters or {}).values())
    asked = [
        ("level", query.level, [level.name for level in ladder.levels], bool(ladder.find(query.level))),
        ("matter", query.matter, [m.name for m in matters] + [m.id for m in matters], None),
        ("regulation", query.regulation, list(context.regulations or {}), None),
        ("owner", query.owner, [*organization.seats, *organization.departments], None),
        # Of monitors only those that watch something can be asked for; another known one watches nothing.
        ("monitor", query.monitor, monitors, _is_office(query.monitor, organization) or None),
        *(("subject", ref, _subjects(organization), None) for ref in query.subjects),
    ]
    for what, word, known, found in asked:
        if word and not (word in known if found is None else found):
            raise _unknown(what, word, known)


def _is_office(word: str, organization: OrganizationIndex) -> bool:
    unit = word.partition("/")[0]
    return word in organization.seats or organization.office(word, unit) is not None


def _subjects(organization: OrganizationIndex) -> list[str]:
    return [*organization.units, *organization.departments, *organization.seats]


def _unknown(what: str, word: str, known: list[str]) -> RiskctlError:
    hint = did_you_mean(word, known, OF_FEW) or one_of(known, SHOWN)
    return RiskctlError(Said(WORDS[what], {"word": word}), hint)
