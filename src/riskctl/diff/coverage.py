"""What is looked at no longer, or at last: the matters of the powers held, and the nodes of the charts.

A matter is covered by an open point, or by the reasons why it is not exercised (RK401); a node for each
kind of risk by an open point, or by the reason why there is none (RK402).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from riskctl.corpus.context import Context
from riskctl.corpus.declined_matters import home_of, is_declined
from riskctl.corpus.document import Document
from riskctl.diff.change import Change, FileLine, at
from riskctl.diff.renames import Renamed
from riskctl.records.vocabulary import CODES, word

Covered = tuple[str, str]  # unit and matter, or node and kind of risk
_Node = tuple[str, int, str]  # the chart's file, the node's place in it, its name
Declined = tuple[str, str, str]  # unit, matter, and where its reason stands: a department, or the whole


@dataclass(slots=True)
class Tally:
    """What the registers of one side cover."""

    matters: set[Covered] = field(default_factory=set)
    declined: set[Declined] = field(default_factory=set)
    nodes: set[Covered] = field(default_factory=set)

    def __ior__(self, other: Tally) -> Tally:
        self.matters |= other.matters
        self.declined |= other.declined
        self.nodes |= other.nodes
        return self

    def add(self, documents: Iterable[Document], context: Context) -> None:
        """Take in some registers."""
        for document in documents:
            if document.register is None:
                continue
            unit, home = home_of(document.subject)
            words = []
            for point in document.register.risk_points:
                if point.in_force:
                    words.append(point.matter)
                    self.nodes.add((point.flow, point.kind))
            found = (context.matter(text) for text in words)
            self.matters.update((unit, matter.id) for matter in found if matter)
            reasons = (context.matter(declined.matter) for declined in document.register.declined)
            self.declined.update((unit, matter.id, home) for matter in reasons if matter)

    def covered(self, context: Context) -> set[Covered]:
        """Return the matters that a point covers, or the reasons of all who might exercise them."""
        homes: defaultdict[Covered, set[str]] = defaultdict(set)
        for unit, matter, home in self.declined:
            homes[unit, matter].add(home)
        units = context.organization.units if context.organization else {}
        known = context.matters or {}
        return self.matters | {
            (unit, matter)
            for (unit, matter), said in homes.items()
            if unit in units and matter in known and is_declined(known[matter].power, units[unit], said)
        }


def coverage_changes(
    old: tuple[Tally, Context], new: tuple[Tally, Context], renamed: Renamed
) -> Iterator[Change]:
    """Yield what was covered and has to be, and is not any more; and the other way round."""
    before = {(renamed(unit), matter) for unit, matter in old[0].covered(old[1])}
    held = [_held(old[1], renamed), _held(new[1], None)]
    for unit, matter in before ^ new[0].covered(new[1]) if all(held) else ():
        if (unit, matter) in held[0] and (unit, matter) in held[1]:
            yield _of_matter(unit, matter, (unit, matter) in before, new[1])
    nodes = [_reasons(side[1]) | side[0].nodes for side in (old, new)]
    for node, kind in nodes[0] ^ nodes[1]:
        was, now = (_node(node, context) for context in (old[1], new[1]))
        if was and now:
            yield _of_node(node, kind, (node, kind) in nodes[0], now, new[1])


def _held(context: Context, renamed: Renamed | None) -> set[Covered]:
    """The matters of the powers that each unit holds, itself or in a department."""
    if context.organization is None or context.matters is None:
        return set()
    held = set()
    for unit in context.organization.units.values():
        powers = {*unit.powers, *(power for d in unit.departments for power in d.powers)}
        name = renamed(unit.id) if renamed else unit.id
        held |= {(name, m.id) for m in context.matters.values() if m.power in powers and not unit.external}
    return held


def _reasons(context: Context) -> set[Covered]:
    nodes = ((f"{flow.id}/{node.id}", node) for flow in context.flows.values() for node in flow.flow.nodes)
    return {(ref, kind) for ref, node in nodes for kind in CODES["kind"] if kind in node.none}


def _of_matter(unit: str, matter: str, lost: bool, context: Context) -> Change:
    assert context.organization and context.matters
    file, path = context.organization.place(("units", context.organization.numbers[unit]))
    document = context.documents.get(file)
    name = context.matters[matter].name
    return Change(
        kind="coverage-lost" if lost else "coverage-gained",
        subject=unit,
        place=at(document, path) if document else FileLine(file, 1),
        before=matter if lost else None,
        after=None if lost else matter,
        title=context.organization.units[unit].name,
        shown=(name, None) if lost else (None, name),
    )


def _of_node(ref: str, kind: str, lost: bool, found: _Node, context: Context) -> Change:
    file, number, name = found
    said = word("kind", kind)
    return Change(
        kind="coverage-lost" if lost else "coverage-gained",
        subject=ref,
        place=at(context.documents[file], ("nodes", number)),
        before=kind if lost else None,
        after=None if lost else kind,
        title=name,
        shown=(said, None) if lost else (None, said),
    )


def _node(ref: str, context: Context) -> _Node | None:
    chart, _, node = ref.partition("/")
    flow = context.flows.get(chart)
    found = ((n, one.name) for n, one in enumerate(flow.flow.nodes) if one.id == node) if flow else ()
    return next(((flow.file, n, name) for n, name in found), None) if flow else None
