"""What changed in the workflow charts themselves: nodes, who acts there, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.corpus.context import Context
from riskctl.diff.change import Change, Value
from riskctl.diff.entries import NamedEntry, entry_changes


def flow_changes(old: Context, new: Context) -> Iterator[Change]:
    """Yield what changed; the reasons at a node as well, since they stand for an analysis."""
    yield from entry_changes("flow-changed", dict(_entries(old)), dict(_entries(new)))


def _entries(context: Context) -> Iterator[tuple[str, NamedEntry]]:
    for flow in context.flows.values():
        document, chart = context.documents.get(flow.file), flow.flow
        matters = (context.matter(text) for text in chart.matters)
        ids = (m.id if m else text for m, text in zip(matters, chart.matters, strict=True))
        edges = sorted(f"{e.from_} → {e.to}" + (f" · {e.label}" if e.label else "") for e in chart.edges)
        fields: dict[str, Value] = {
            "name": chart.name,
            "department": chart.department,
            "matters": tuple(sorted(ids)),
            "edges": tuple(edges),
        }
        yield flow.id, NamedEntry(document, (), chart.name, fields, chart.name)
        for n, node in enumerate(chart.nodes):
            said: dict[str, Value] = {"name": node.name, "kind": node.kind, "actor": node.actor or None}
            said |= {f"none {kind}": reason for kind, reason in node.none.items()}
            said = {field: value for field, value in said.items() if value is not None}
            paths = {f"none {kind}": ("nodes", n, "none") for kind in node.none}
            at = ("nodes", n)
            yield f"{flow.id}/{node.id}", NamedEntry(document, at, node.name, said, node.name, flow.id, paths)
