"""Which kinds of documents there are where one stands: those that ship, and a repository's own."""

from __future__ import annotations

from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.render.order.kinds import Kind, document_kinds


def offered_kinds(incomplete: str) -> list[str]:
    """Return how `incomplete` may go on, by names and by what people call the documents."""
    words = (word for kind in kinds_here(Path()) for word in (kind.name, *kind.called))
    return [word for word in words if word.startswith(incomplete)]


def kinds_here(start: Path) -> tuple[Kind, ...]:
    """Return all kinds, with the own ones of the repository at or above `start`."""
    return document_kinds(_own_templates(start))


def _own_templates(start: Path) -> Path | None:
    """The folder that riskctl.yaml names; None outside a repository and where none can be told."""
    from riskctl.corpus.document import document_of
    from riskctl.corpus.repository import PROGRAMME, find_root
    from riskctl.records.kinds import kind_named
    from riskctl.records.kinds.programme import Programme
    from riskctl.render.template.own_templates import folder_inside
    from riskctl.sources.gate import Limits

    try:
        root = find_root(start)
        data = (root / PROGRAMME).read_bytes()
    except (RiskctlError, OSError):
        return None
    record = document_of(data, PROGRAMME, kind_named("programme"), {}, Limits()).record
    named = record.templates if isinstance(record, Programme) else None
    return folder_inside(root, named) if named else None
