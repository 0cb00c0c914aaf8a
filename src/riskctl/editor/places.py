"""Where a thing is declared, and where files name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from riskctl.base.location import DataPath, Part, value_at
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.tables import is_register_file
from riskctl.editor.live_check import LoadedRepository, Texts
from riskctl.editor.mentions import NamedThing, NameMention, mentions


@dataclass(frozen=True, slots=True)
class PlacedMention:
    """A mention with the document that it stands in."""

    document: Document
    mention: NameMention


def declared(thing: NamedThing, on: LoadedRepository, texts: Texts) -> PlacedMention | None:
    """Return where a thing is declared; None of what comes with riskctl, or is declared nowhere."""
    found = _entry(thing, on.context)
    known = on.context.documents.get(found[0]) if found else None
    if found is None or known is None:
        return None
    for document in _as_it_stands(known, on, texts):
        data = document.tree.data if document.tree else None
        path = document.reading.original(found[1], data)
        part: Part = "key" if thing.kind == "office" else "value"
        mention = NameMention(thing, path, part, thing.id.rpartition("/")[2], declares=True)
        if part == "key" or value_at(data, path) == mention.written:
            return PlacedMention(document, mention)
        # what was typed above it has moved it since the rest was loaded
        moved = (one for one in mentions(document, on.context) if one.declares and one.thing == thing)
        return next((PlacedMention(document, one) for one in moved), None)
    return None


def _entry(thing: NamedThing, context: Context) -> tuple[str, DataPath] | None:
    """The file that declares a thing and the path of its id in that file's record."""
    if thing.kind == "node":
        flow = context.flows.get(thing.id.partition("/")[0])
        nodes = flow.flow.nodes if flow else ()
        number = _number(thing.id.partition("/")[2], nodes)
        return (flow.file, ("nodes", number, "id")) if flow and number is not None else None
    if thing.kind in ("regulation", "matter"):
        file, key = (
            ("regulations.yaml", "regulations") if thing.kind == "regulation" else ("matters.yaml", "matters")
        )
        document = context.documents.get(file)
        number = _number(thing.id, getattr(document.record, key, ()) if document else ())
        return (file, (key, number, "id")) if number is not None else None
    organization = context.organization
    path = _in_organization(thing, organization) if organization else None
    return organization.place(path) if organization and path else None


def _in_organization(thing: NamedThing, organization: OrganizationIndex) -> DataPath | None:
    """The path of the id of a unit, department or post, or of the key of an office, in the whole record."""
    unit, *below = thing.id.split("/")
    found: DataPath = ()
    entries: Sequence[Any] = organization.record.units
    for list_of, id in zip(("units", "departments", "posts"), (unit, *below), strict=False):
        if thing.kind == "office" and list_of == "departments":
            return (*found, id)
        number = _number(id, entries)
        if number is None:
            return None
        found, one = (*found, list_of, number), entries[number]
        entries = getattr(one, "departments" if list_of == "units" else "posts", ())
    return (*found, "id")


def _number(id: str, entries: Sequence[Any]) -> int | None:
    return next((n for n, one in enumerate(entries) if one.id == id), None)


def _as_it_stands(document: Document, on: LoadedRepository, texts: Texts) -> list[Document]:
    """A file of the shared part, as the editor has it where it is open."""
    if document.file in texts.bytes_of:
        return on.documents(document.file, texts.bytes_of)
    return [document.whole]


def everywhere(thing: NamedThing, on: LoadedRepository, texts: Texts) -> Iterator[PlacedMention]:
    """Yield every mention of a thing, file by file; a register is read where it is known, or not known yet,
    that it names it."""
    for document in on.context.documents.values():
        if not is_register_file(document.file):
            yield from _in_shared(document, thing, on, texts)
    for file in on.registers:
        known = on.kept.get(file)
        if known and known.version == texts.versions.get(file, 0) and thing not in known.things:
            continue
        for document in on.documents(file, texts.bytes_of):
            yield from (
                PlacedMention(document, one) for one in mentions(document, on.context) if one.thing == thing
            )


def mention_at(document: Document, path: DataPath, part: Part, on: LoadedRepository) -> NameMention | None:
    """Return the mention at a place of a document, None where nothing is named there."""
    known = mentions(document, on.context)
    return next((one for one in known if one.path == path and one.part == part), None)


def _in_shared(
    document: Document, thing: NamedThing, on: LoadedRepository, texts: Texts
) -> Iterator[PlacedMention]:
    """The mentions in a file of the shared part, as it stands in the editor where it is open."""
    if document.file in texts.bytes_of:
        for read in _as_it_stands(document, on, texts):
            yield from _in(read, thing, on)
    elif found := on.of_shared(document.file)[1].get(thing):
        whole = document.whole
        yield from (PlacedMention(whole, one) for one in found)


def _in(document: Document, thing: NamedThing, on: LoadedRepository) -> Iterator[PlacedMention]:
    known = mentions(document, on.context)
    return (PlacedMention(document, one) for one in known if one.thing == thing)
