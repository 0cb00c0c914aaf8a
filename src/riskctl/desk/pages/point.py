"""One risk point: its grade and how it came about, who watches it and why, its measures, its chart, what was
seen of it; and on a page of its own its history by meaning."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase, Said, term
from riskctl.base.nearest import did_you_mean
from riskctl.cli.daily.comparison import compared
from riskctl.cli.shell.language import current
from riskctl.corpus.sound import Sound
from riskctl.desk.visit import DeskPage, Visit
from riskctl.diff.rows import ChangeRow, sections
from riskctl.history.git import History
from riskctl.level.basis import bases_of
from riskctl.level.example_points import point_title
from riskctl.level.explain import explain, titled
from riskctl.level.grade import GradedPoint
from riskctl.level.whole import refuse_unread
from riskctl.records.keys import field_word
from riskctl.records.kinds.checks import Check
from riskctl.records.measure import Measure
from riskctl.records.risk_point import RiskPoint
from riskctl.records.vocabulary import word
from riskctl.render.blocks import FlowChart
from riskctl.render.html.flow_chart import chart_figure
from riskctl.render.make import make
from riskctl.render.order.kinds import document_kind
from riskctl.render.order.order import orders
from riskctl.render.order.scope import Scope
from riskctl.render.view.charts import step
from riskctl.render.view.points import level_weight
from riskctl.render.view.titles import owner_title
from riskctl.year.log.rows import logged
from riskctl.year.watch.letter_words import called

COMMITS = 10  # the latest that are compared


class WORDS:
    """What is said of a point."""

    unknown = Phrase("没有这个风险点：{id}", "there is no such risk point: {id}")
    nobody = Phrase("没有人：到顶仍有冲突", "nobody: the conflict stands at the top")


def show(visit: Visit) -> DeskPage:
    """Return the page of the point that the query names; raises RiskctlError where there is none."""
    graded = _point(visit)
    context = visit.ground.opened.context
    scope = Scope(context, current())
    names = visit.settings.names
    point, home, score = graded.point, graded.subject, graded.score
    fields = {
        "id": graded.id,
        "title": point_title(point),
        "point": point,
        "home": _home(graded),
        "file": graded.document.file,
        "level": score.level.name,
        "rank": level_weight(score.level, context),
        "monitors": [titled(m, home.unit, context.organization) for m in graded.monitors] or [WORDS.nobody()],
        "facts": list(_facts(graded, context)),
        "steps": explain(graded, context, names),
        "bases": list(bases_of(graded, context.grading)),
        "measures": [_measure(measure, graded, scope) for measure in point.measures],
        "chart": _chart(graded, visit),
        "seen": [_check(one, context) for one in _checks(graded, context)],
    }
    return DeskPage("point", fields)


def history(visit: Visit) -> DeskPage:
    """Return what the latest commits of its register changed of a point, by meaning."""
    graded = _point(visit)
    root = visit.ground.opened.repository.root
    with History(root) as past:
        commits = past.commits_of(graded.document.file)[-COMMITS:][::-1] if past.knows("HEAD") else []
        days = {id: past.commit(id).day for id in commits}
        firsts = {id for id in commits if past.parent(id) is None}
    told = [(id, days[id], _changed(id, graded, visit)) for id in commits if id not in firsts]
    first = [(id, days[id]) for id in commits if id in firsts]
    fields = {"id": graded.id, "title": point_title(graded.point), "told": told, "first": first}
    return DeskPage("history", fields)


def _changed(id: str, graded: GradedPoint, visit: Visit) -> list[ChangeRow]:
    """What a commit changed of the point."""
    one, settings = visit.ground.opened, visit.settings
    with compared(f"{id}^..{id}", one, settings.today, settings.people) as found:
        own = [change for change in found.changes if change.subject == graded.id]
    return [row for _, rows in sections(own) for row in rows]


def _point(visit: Visit) -> GradedPoint:
    id = visit.query.get("id", "")
    standing, context = visit.ground.standing, visit.ground.opened.context
    known = visit.ground.kept("by-id", lambda: {one.id: one for one in standing.graded})
    if id in known:
        return known[id]
    refuse_unread(id, standing.documents, context)
    raise RiskctlError(WORDS.unknown(id=id), did_you_mean(id, known))


def _home(graded: GradedPoint) -> list[tuple[str, str]]:
    """The unit, department and post whose the point is, each with the word by which its points are listed."""
    subject = graded.subject
    found = [(subject.unit.id, subject.unit.name)]
    if subject.department:
        found.append((f"{subject.unit.id}/{subject.department.id}", subject.department.name))
    if subject.seat:
        found.append((subject.ref, subject.seat.post.name))
    return found


def _facts(graded: GradedPoint, context: Sound) -> Iterator[tuple[Said, object]]:
    """What the register says of it beside its grade, as far as it says anything."""
    point = graded.point
    matter = context.matter(point.matter)
    node = step(point.flow, context) if point.flow else None
    values: dict[str, object] = {
        "kind": word("kind", point.kind),
        "category": context.category_word(point.category),
        "matter": matter.name if matter else point.matter,
        "flow": node.name if node else point.flow,
        "origin": word("origin", point.origin) if point.origin else "",
        "grounds": point.grounds,
        "since": point.since,
        "status": word("status", point.status) if point.status != "open" else "",
        "note": point.note,
    }
    for name, value in values.items():
        if value:
            yield term(field_word(RiskPoint, name)), value


def _measure(measure: Measure, graded: GradedPoint, scope: Scope) -> dict[str, object]:
    regulation = (scope.context.regulations or {}).get(measure.regulation)
    late = measure.due is not None and measure.done is None and measure.due < scope.context.day
    return {
        "text": measure.text,
        "type": word("measure_type", measure.type) if measure.type else None,
        "regulation": regulation.title if regulation else measure.regulation,
        "state": word("state", regulation.state) if regulation else None,
        "owner": owner_title(measure.owner, graded.owner, scope) if measure.owner else "",
        "due": measure.due,
        "done": measure.done,
        "effect": measure.effect,
        "late": late,
    }


def _chart(graded: GradedPoint, visit: Visit) -> Markup | None:
    """The chart in which the point has its step, as documents print it."""
    flow = graded.point.flow.partition("/")[0]
    context = visit.ground.opened.context
    if flow not in context.flows:
        return None
    order = orders(document_kind("flow"), [flow], False, visit.ground.standing.documents, context)[0]
    made = make(order, "internal" if visit.settings.names else "staff", Scope(context, current()))
    return next((Markup(chart_figure(b)) for b in made.blocks if isinstance(b, FlowChart)), None)


def _checks(graded: GradedPoint, context: Sound) -> list[Check]:
    """What was seen of the point this year, the latest first."""
    rows = (one.row for one in logged(context, Check) if one.row.point == graded.id)
    return sorted(rows, key=lambda row: row.day, reverse=True)


def _check(row: Check, context: Sound) -> dict[str, object]:
    by = called(row.by, context.organization, current()) or row.by
    return {
        "day": row.day,
        "method": word("check_method", row.method),
        "by": by,
        "finding": row.finding,
        "sign": row.sign,
    }
