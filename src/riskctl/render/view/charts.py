"""Workflow charts as documents print them: the steps, who acts in each, and which are the subject's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from riskctl.base.messages import Words
from riskctl.corpus.context import FlowAt
from riskctl.corpus.organization import Seat
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.records.kinds.flow import Flow, Node
from riskctl.records.kinds.organization import Department, Unit
from riskctl.render.order.scope import Scope
from riskctl.render.view.titles import owner_title, post_title

Home = tuple[Unit, Department]
WORDS: Words = {"actor": ("{step}（{actor}）", "{step} ({actor})")}


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


def charts(subject: Subject, scope: Scope) -> Iterator[dict[str, Any]]:
    """Yield the charts in which the subject's post acts, its own steps marked."""
    for at in scope.context.flows.values():
        home = _home(at, scope.context)
        own = [bool(home and _is_own(node, subject, home, scope.context)) for node in at.flow.nodes]
        if home and any(own):
            yield {"name": at.flow.name, "steps": _steps(at.flow, own, home, scope)}


def _steps(flow: Flow, own: Sequence[bool], home: Home, scope: Scope) -> list[dict[str, Any]]:
    """The steps in the order of the file; `follows` where an edge leads there from the one before."""
    edges = {(edge.from_, edge.to) for edge in flow.edges}
    before = (None, *(node.id for node in flow.nodes))
    return [
        {"text": _text(node, home, scope), "own": mine, "follows": (previous, node.id) in edges}
        for node, mine, previous in zip(flow.nodes, own, before, strict=False)
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


def _text(node: Node, home: Home, scope: Scope) -> str:
    """A step with who acts in it: a post of the chart's own department by its name alone."""
    if not node.actor:
        return node.name
    seat = _seat(node, home, scope.context)
    near = seat and seat.department is home[1]
    actor = post_title(seat, scope) if seat and near else owner_title(node.actor, Subject(*home), scope)
    return scope.say(WORDS, "actor", step=node.name, actor=actor)
