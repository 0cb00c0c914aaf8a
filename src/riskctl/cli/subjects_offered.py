"""What Tab offers where a unit, department or post is to be written: ids and names, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from riskctl.base.errors import RiskctlError

ORGANIZATION = "organization.yaml"


def offered_subjects(incomplete: str) -> list[str]:
    """Return how `incomplete` may go on in the repository of this folder; nothing where there is none, or
    where its organisation cannot be read: Tab complains of nothing."""
    above, slash, begun = incomplete.rpartition("/")
    return [f"{above}{slash}{word}" for word in _words(above) if word.startswith(begun)]


def _words(above: str) -> Iterator[str]:
    """The ids and names below the unit or department `above`; those of the units where it is blank."""
    from riskctl.corpus.document import document_of
    from riskctl.corpus.organization import OrganizationIndex  # Tab alone needs them; help has none of it
    from riskctl.corpus.repository import find_root
    from riskctl.corpus.subject import find_subject, meant_ref
    from riskctl.records.kinds import kind_named
    from riskctl.records.kinds.organization import Organization
    from riskctl.sources.gate import Limits

    try:
        data = (find_root(Path.cwd()) / ORGANIZATION).read_bytes()
    except (RiskctlError, OSError):
        return
    record = document_of(data, ORGANIZATION, kind_named("organization"), {}, Limits()).record
    if not isinstance(record, Organization):
        return
    organization = OrganizationIndex(record)
    found = find_subject(meant_ref(above, organization), organization) if above else None
    if not above:
        own = [unit for unit in record.units if not unit.external]
        yield from (word for unit in own for word in (unit.id, unit.name))
    elif found and found.department is None:
        yield from (word for one in found.unit.departments for word in (one.id, one.name))
    elif found and found.department and found.seat is None:
        yield from (word for one in found.department.posts for word in (one.id, one.name))
