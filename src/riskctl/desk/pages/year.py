"""The first page: where the year stands, as `riskctl status` tells it, each thing with its act; figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from riskctl.base.messages import Phrase, Said
from riskctl.cli.shell.language import current
from riskctl.corpus.sound import Sound
from riskctl.desk.visit import DeskPage, Visit
from riskctl.render.blocks import Plot
from riskctl.render.html.plot import figure
from riskctl.render.order.scope import Scope
from riskctl.render.pages.status import drawn
from riskctl.render.view.matrix import matrix_rows
from riskctl.render.view.ref_names import named, names_of_points
from riskctl.year.status.item import GROUPS, ItemKind, StatusItem
from riskctl.year.status.kinds import amount, command, what
from riskctl.year.status.status import Status, status
from riskctl.year.status.words import WORDS as GROUP_WORDS
from riskctl.year.status.words import groups, head, heading

SHOWN, MOST = 5, 100  # things of a kind named at once, and when the rest is unfolded


class WORDS:
    """What the first page says."""

    more = Phrase("另有 {n} 项", "{n} more")
    beyond = Phrase("还有 {n} 项，见 riskctl status --details", "and {n} more: riskctl status --details")


@dataclass(frozen=True, slots=True)
class OpenThing:
    """A thing that is open: its name, where it is seen, when it is due, the act that closes it."""

    name: str
    ref: str
    point: str
    day: object
    command: str


@dataclass(frozen=True, slots=True)
class OpenKind:
    """The things of one kind: what they are, how many, the first, the others, how many are left out."""

    what: Said
    amount: Said | None
    first: Sequence[OpenThing]
    rest: Sequence[OpenThing]
    left: Said | None

    @property
    def more(self) -> Said:
        """How many are folded away."""
        return WORDS.more(n=len(self.rest))


def show(visit: Visit) -> DeskPage:
    """Return the page of the year; raises UnsoundError where nothing follows from the repository."""
    ground = visit.ground
    context = ground.opened.context
    found = ground.kept("status", lambda: _status(visit))
    fields = ground.kept("first-page", lambda: _fields(found, visit, context))
    return DeskPage("year", fields)


def _status(visit: Visit) -> Status:
    found = visit.ground.standing
    return status(found.documents, found.graded, visit.ground.opened.context)


def _fields(found: Status, visit: Visit, context: Sound) -> dict[str, object]:
    standing, scope = visit.ground.standing, Scope(context, current())
    blocks = drawn(found, standing.documents, standing.graded, scope)
    *_, done = groups(found, context)
    return {
        "programme": context.programme.name,
        "title": heading(found),
        "head": head(found, context),
        "first": next((command(one) for one in found.items if one.group != "done" and command(one)), ""),
        "sections": [
            (group, Said(GROUP_WORDS[group]), list(_kinds(group, found, visit, scope)))
            for group in GROUPS[:4]
        ],
        "done": done,
        "matrix": matrix_rows(standing.graded, scope),
        "plots": [Markup(figure(block)) for block in blocks if isinstance(block, Plot)],
    }


def _kinds(group: str, found: Status, visit: Visit, scope: Scope) -> Iterator[OpenKind]:
    """The things of a group by what they are, in the order of the status."""
    items = [one for one in found.items if one.group == group]
    order = {at: n for n, at in enumerate(dict.fromkeys((one.kind, one.step) for one in items))}

    def place(one: StatusItem) -> int:
        return order[one.kind, one.step]

    for _, same in groupby(sorted(items, key=place), place):
        yield _kind(list(same), visit, scope)


def _kind(same: list[StatusItem], visit: Visit, scope: Scope) -> OpenKind:
    kind: ItemKind = same[0].kind
    titles = visit.ground.kept("titles", lambda: {g.id: g.point.title for g in visit.ground.standing.graded})
    shown = same[:MOST]
    names = names_of_points({one.ref: titles[one.ref] for one in shown if one.ref in titles}, scope)
    things = [
        OpenThing(
            name=_unit(one, scope) or named(one.ref, names, scope),
            ref=one.ref,
            point=one.ref if one.ref in titles else "",
            day=one.day,
            command=command(one),
        )
        for one in shown
    ]
    left = len(same) - len(shown)
    many = amount(kind, len(same))
    return OpenKind(
        what(kind, same[0].step), many, things[:SHOWN], things[SHOWN:], WORDS.beyond(n=left) if left else None
    )


def _unit(one: StatusItem, scope: Scope) -> str:
    """The name of the unit that a thing is about as a whole; blank for another."""
    unit = scope.context.organization.units.get(one.unit)
    return unit.name if unit and one.ref == one.unit else ""
