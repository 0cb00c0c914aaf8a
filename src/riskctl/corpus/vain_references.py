"""What the points of a register refer to in vain: in words that are wrong, or in a point that was not read.

It is there, only not as it should be: a rule that looks for what is missing must not miss it, so that
one fault is one finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.keys import zh_word
from riskctl.records.risk_point import RiskPoint

_KEYS = [(key, zh_word(RiskPoint, key)) for key in ("matter", "flow")]

Referred = tuple[str, str]  # the words for the matter and for the node, blank where there are none


def referred_in_vain(document: Document, context: Context) -> Iterator[Referred]:
    """Yield what is referred to in vain in `document`, point by point."""
    for point in document.points:
        matter = "" if context.matter(point.matter) else point.matter
        flow = "" if _is_node(point.flow, context) else point.flow
        if (matter or flow) and point.in_force:
            yield matter, flow
    yield from _unread(document)


def _is_node(ref: str, context: Context) -> bool:
    chart, _, node = ref.partition("/")
    flow = context.flows.get(chart)
    return flow is not None and any(node == one.id for one in flow.flow.nodes)


def _unread(document: Document) -> Iterator[Referred]:
    """What the points say that were taken out for their faults, or all of a file that is no register."""
    data = document.tree.data if document.tree else None
    path = document.reading.original(("risk_points",), data)
    every = data.get(str(path[0])) if isinstance(data, dict) else None
    kept = document.reading.kept.get(path, None if document.register else ())
    for n, point in enumerate(every if isinstance(every, list) and kept is not None else ()):
        if n not in (kept or ()) and isinstance(point, dict):
            matter, flow = (point.get(key) or point.get(zh) for key, zh in _KEYS)
            yield matter if isinstance(matter, str) else "", flow if isinstance(flow, str) else ""
