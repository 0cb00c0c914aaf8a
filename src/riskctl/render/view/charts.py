"""Workflow charts as documents print them: the steps, who acts in each, and which are the subject's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from riskctl.corpus.context import FlowAt
from riskctl.corpus.organization import Seat
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.records.kinds.flow import Flow, Node
from riskctl.records.kinds.organization import Department, Unit
from riskctl.render.order.kinds import FLOW
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.titles import owner_title, post_title

Home = tuple[Unit, Department]


def step(ref: str, context: Sound) -> Node | None:
    """Return the step that a point names as `flow/node`."""
    flow, _, node = ref.partition("/")
    at = context.flows.get(flow)
    return next((one for one in at.flow.nodes if one.id == node), None) if at else None


def acting(ref: str, context: Sound) -> Seat | None:
    """Return the post that acts in the step `flow/node`, None where none does."""
    at, node = context.flows.get(ref.partition("/")[0]), step(ref, context)
    home = _home(at, context) if at else None
    return _seat(node, home, context) if node and home else None


def charts(order: Order, scope: Scope) -> Iterator[dict[str, Any]]:
    """Yield the chart that the document is about; else those in which the subject's post acts, its own steps
    marked, and those of whose steps its own risk points are: a branch works by the chart of the bureau."""
    of_points = _named(order)
    for id, at in scope.context.flows.items():
        home = _home(at, scope.context)
        if home is None or (order.kind.about == FLOW and id != order.record):
            continue
        own = [_is_own(node, order.subject, home, scope.context) for node in at.flow.nodes]
        if any(own) or id in of_points or order.kind.about == FLOW:
            yield {"name": at.flow.name, "steps": _steps(id, at.flow, own, home, scope)}


def _named(order: Order) -> set[str]:
    """The charts that points of the subject's own register name, but for closed ones."""
    own = (one.register for one in order.registers if one.subject == order.subject.ref and one.register)
    points = (point for register in own for point in register.risk_points if point.status != "closed")
    return {point.flow.partition("/")[0] for point in points if point.flow}


def _steps(id: str, flow: Flow, own: Sequence[bool], home: Home, scope: Scope) -> list[dict[str, Any]]:
    """The steps in the order of the file, each with the ways that leave it; their levels come last, since an
    edition may hold some back (`groups`)."""
    places = {node.id: n for n, node in enumerate(flow.nodes, 1)}
    return [
        {
            "at": f"{id}/{node.id}",
            "kind": node.kind,
            "name": node.name,
            "actor": _actor(node, home, scope),
            "own": mine,
            "levels": [],
            "ways": [
                {"to": places[edge.to], "label": edge.label}
                for edge in flow.edges
                if edge.from_ == node.id and edge.to in places
            ],
        }
        for node, mine in zip(flow.nodes, own, strict=True)
    ]


def _home(at: FlowAt, context: Sound) -> Home | None:
    """The department whose chart it is."""
    return context.organization.department(at.flow.department, "")


def _seat(node: Node, home: Home, context: Sound) -> Seat | None:
    unit, department = home
    return context.organization.seat(node.actor, unit.id, department.id) if node.actor else None


def _is_own(node: Node, subject: Subject, home: Home, context: Sound) -> bool:
    seat = _seat(node, home, context)
    return bool(seat and subject.seat and seat.post_ref == subject.seat.post_ref)


def _actor(node: Node, home: Home, scope: Scope) -> str:
    """Who acts in a step: a post of the chart's own department by its name alone."""
    if not node.actor:
        return ""
    seat = _seat(node, home, scope.context)
    near = seat and seat.department is home[1]
    return post_title(seat, scope) if seat and near else owner_title(node.actor, Subject(*home), scope)
