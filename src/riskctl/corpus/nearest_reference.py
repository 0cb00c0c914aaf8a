"""The right reference nearest to one that leads nowhere.

People write the word they say as often as the id: each thing is found by its id and by its names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from riskctl.base.latest import latest
from riskctl.base.nearest import KEPT, Spelled, nearest
from riskctl.corpus.context import Context
from riskctl.corpus.organization import OFFICES, OrganizationIndex
from riskctl.records.kinds.matters import Matter
from riskctl.records.kinds.organization import Unit


def nearest_subject(ref: str, organization: OrganizationIndex) -> str:
    """Return the unit, department or post nearest to the whole reference `ref`, step by step from the
    unit down; blank where one of its steps is near nothing."""
    unit, *rest = ref.split("/")
    right = nearest(unit, ((u.id, u.name) for u in organization.units.values()))
    found = organization.units.get(right)
    for depth, step in enumerate(rest):
        below = _below(found, right, depth) if found and right else []
        near = nearest(step, below)
        right = f"{right}/{near}" if near else ""
    return right


def _below(unit: Unit, at: str, depth: int) -> list[Spelled]:
    if depth == 0:
        return [(d.id, d.name) for d in unit.departments]
    home = [d for d in unit.departments if f"{unit.id}/{d.id}" == at] if depth == 1 else []
    posts = [post for department in home for post in department.posts]
    seats = [(f"{p.id}-{n}",) for p in posts if p.seats > 1 for n in range(1, p.seats + 1)]
    return [*((p.id, p.name) for p in posts), *seats]


def units_of(organization: OrganizationIndex) -> Iterator[Spelled]:
    """Yield every unit."""
    yield from ((unit.id, unit.name) for unit in organization.units.values())


def departments_of(organization: OrganizationIndex, unit: str) -> Iterator[Spelled]:
    """Yield the departments that one may write inside `unit`."""
    if found := organization.units.get(unit):
        yield from ((d.id, d.name) for d in found.departments)


def posts_of(organization: OrganizationIndex, unit: str, department: str = "") -> Iterator[Spelled]:
    """Yield the posts that one may write inside `unit`, those of `department` by their bare ids."""
    found = organization.units.get(unit)
    for one in found.departments if found else ():
        for post in one.posts:
            whole = f"{one.id}/{post.id}"
            right = post.id if one.id == department else whole
            yield right, whole, post.name, f"{one.name}{post.name}"


def offices_of(organization: OrganizationIndex, unit: str) -> Iterator[Spelled]:
    """Yield the offices that one may write inside `unit`."""
    found = organization.units.get(unit)
    for code in OFFICES if found else ():
        if office := getattr(found, code):
            yield code, office.name


def anywhere(written: str, organization: OrganizationIndex, posts: bool) -> str:
    """Return the first post, or else department, of any unit that is called as the last step of `written`."""
    last = written.rpartition("/")[2]
    if posts:
        named = (ref for ref, seat in organization.seats.items() if last in (seat.post.id, seat.post.name))
    else:
        departments = organization.departments.items()
        named = (ref for ref, (_, department) in departments if last in (department.id, department.name))
    return next(named, "")


def nearest_matter(written: str, context: Context) -> Matter | None:
    """Return the matter meant by a word that is none, None where nothing is near."""
    return _matter_near(context)(written)


@latest  # a catalogue has hundreds of matters; one wrong word stands in many registers
def _matter_near(context: Context) -> Callable[[str], Matter | None]:
    matters = context.matters or {}
    known = tuple((m.id, m.name) for m in matters.values())
    return lru_cache(maxsize=KEPT)(lambda written: matters.get(nearest(written, known)))


def nearest_node(written: str, context: Context) -> str:
    """Return the node of a chart meant by a word that is none, `chart/node`: in the chart that is named
    or comes nearest; a word alone may be a node of any chart. Blank where nothing is near."""
    chart, _, node = written.partition("/")
    flows = list(context.flows.values())
    if not node:
        known = () if chart in context.flows else ((f"{f.id}/{n.id}", n) for f in flows for n in f.flow.nodes)
        return next((whole for whole, n in known if chart in (n.id, n.name)), "")
    flow = context.flows.get(nearest(chart, ((flow.id, flow.flow.name) for flow in flows)))
    near = nearest(node, ((n.id, n.name) for n in flow.flow.nodes)) if flow else ""
    return f"{flow.id}/{near}" if flow and near else ""
