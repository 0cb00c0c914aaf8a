"""Where files say whom comments go to: meant to be published, with a name or a telephone number in it."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.location import DataPath
from riskctl.corpus.document import Document
from riskctl.records.kinds.notice import Notice
from riskctl.records.kinds.organization import Organization
from riskctl.records.kinds.programme import Programme


def contacts(document: Document) -> Iterator[DataPath]:
    """Yield the place of each contact in a document: of the programme, of a unit, of a notice."""
    match document.record:
        case Programme(contact=contact) | Notice(contact=contact) if contact:
            yield ("contact",)
        case Organization(units=units):
            yield from (("units", n, "contact") for n, unit in enumerate(units) if unit.contact)
        case _:
            pass
