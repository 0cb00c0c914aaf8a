"""Shared records that stand in one file or in one file a unit: which documents tell them, and joined to one.

`organization.yaml` and the files of `organization/` together are the organisation, `people.yaml` and those
of `people/` the holders; the single file comes first, the others by the tree of units. What is told twice is
kept twice, so that it can be named (RK105), and no name of a holder is lost.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from riskctl.corpus.document import Document, read_document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.records.kinds import FileKind, kind_named
from riskctl.records.kinds.organization import Organization, Post, Unit
from riskctl.records.kinds.people import Holder, People
from riskctl.records.reading import Reading
from riskctl.records.record import Record
from riskctl.sources.files import Files
from riskctl.sources.gate import Limits

_FIELDS: set[str] = set()  # nobody asks which fields were given
_POSTS: dict[tuple[object, ...], Record] = {}  # those that are alike in many departments
MOST_POSTS = 50_000  # of these that are kept to be known again
OF = "of"  # what the path of such a file says: the unit


def is_part(document: Document) -> bool:
    """Return whether `document` is one of several that tell a record, by its place."""
    return OF in document.where


def file_of(document: Document) -> str:
    """Return the file of a shared record in the repository, also where the single one lies outside it."""
    return document.file if is_part(document) else f"{document.kind}.yaml"


def read_part(source: Files, file: str, kind: FileKind, where: dict[str, str], limits: Limits) -> Document:
    """Read one such file. Of one without a fault the record alone is kept: there may be as many as units."""
    again = partial(read_document, source, file, kind, where, limits)
    document = again()
    if len(_POSTS) > MOST_POSTS:
        _POSTS.clear()
    if document.faults or document.record is None:
        return document
    slim = Reading(_slim(document.record, _POSTS), document.reading.faults)
    return replace(document, reading=slim, tree=None, text=None, again=again)


def _slim(record: Record, posts: dict[tuple[object, ...], Record]) -> Record:
    """The record with what says nothing shared by all: which fields were given, texts that come often, and
    the `posts` that are called and held alike in many departments."""
    object.__setattr__(record, "__pydantic_fields_set__", _FIELDS)
    said = record.__dict__
    for name, value in said.items():
        if isinstance(value, str):
            said[name] = sys.intern(value)
        elif isinstance(value, tuple):
            said[name] = tuple(_slim(one, posts) if isinstance(one, Record) else one for one in value)
    return posts.setdefault((*said.values(),), record) if isinstance(record, Post) else record


def tellers(documents: Mapping[str, Document], part: str) -> list[Document]:
    """Return the documents that tell the shared record `part`, the single file first."""
    kind = kind_named(part)
    single = documents.get(kind.example)
    others = [d for d in documents.values() if d.kind == part and is_part(d)] if kind.parts else []
    return [*([single] if single else []), *others]


def joined_organization(told: Sequence[Document]) -> OrganizationIndex | None:
    """Return the organisation that `told` tells together, None where any of it cannot be read: of what stands
    in that file nothing could be said."""
    records = [document.record for document in told]
    if not records or not all(isinstance(record, Organization) for record in records):
        return None
    first = records[0]
    if len(told) == 1 and isinstance(first, Organization) and not is_part(told[0]):
        return OrganizationIndex(first)
    units = [
        (unit, document.file, n)
        for document, record in zip(told, records, strict=True)
        if isinstance(record, Organization)
        for n, unit in enumerate(record.units)
    ]
    single = [one for one in units if one[1] == kind_named("organization").example]
    apart = _by_tree([one for one in units if one[1] != kind_named("organization").example], units)
    record = Organization.model_construct(
        form=kind_named("organization").schema, units=tuple(unit for unit, _, _ in (*single, *apart))
    )
    return OrganizationIndex(record, tuple((file, n) for _, file, n in (*single, *apart)))


Told = tuple[Unit, str, int]


def _by_tree(apart: Sequence[Told], all_units: Iterable[Told]) -> list[Told]:
    """A unit behind the one above it, and beside each other by id: files have no order of their own."""
    above: dict[str, str] = {}
    for unit, _, _ in all_units:
        above.setdefault(unit.id, unit.parent)

    def line(one: Told) -> tuple[str, ...]:
        steps, here = [one[0].id], one[0].parent
        while here in above and here not in steps:
            steps.append(here)
            here = above[here]
        return tuple(reversed(steps))

    return sorted(apart, key=line)


def joined_people(told: Sequence[Document]) -> tuple[People, dict[str, tuple[tuple[str, int], ...]]] | None:
    """Return the holders that `told` tells together as far as they can be read, and of each post the files
    that tell it with the number of its first holder there; None where nothing can be read.

    A file that cannot be read hides its own names alone; `Context.lacks` and `hides_names` know of it.
    """
    records = [(document, document.record) for document in told if isinstance(document.record, People)]
    if len(told) == 1 and records and not is_part(told[0]):
        return records[0][1], {}
    if not records:
        return None
    holders: dict[str, tuple[Holder, ...]] = {}
    files: dict[str, tuple[tuple[str, int], ...]] = {}
    for document, record in records:
        file = file_of(document)
        whole = ((file, 0),)
        for ref, some in record.holders.items():
            known = holders.get(ref)
            files[ref] = whole if known is None else (*files[ref], (file, len(known)))
            holders[ref] = tuple(some) if known is None else (*known, *some)
    form = kind_named("people").schema
    return People.model_construct(form=form, holders=holders), files
