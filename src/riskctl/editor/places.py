"""Where a thing is declared, and where files name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.base.location import DataPath, Part
from riskctl.corpus.document import Document
from riskctl.editor.live_check import LoadedRepository, Texts, is_register
from riskctl.editor.mentions import DECLARED, Mention, NamedThing, mentions


@dataclass(frozen=True, slots=True)
class PlacedMention:
    """A mention with the document that it stands in."""

    document: Document
    mention: Mention


def declared(thing: NamedThing, on: LoadedRepository, texts: Texts) -> PlacedMention | None:
    """Return where a thing is declared; None of what comes with riskctl, or is declared nowhere."""
    shared = (document for document in on.context.documents.values() if document.kind in DECLARED)
    for known in shared:
        if any(mention.declares for mention in on.of_shared(known.file)[1].get(thing, ())):
            for placed in _in_shared(known, thing, on, texts):
                if placed.mention.declares:
                    return placed
    return None


def everywhere(thing: NamedThing, on: LoadedRepository, texts: Texts) -> Iterator[PlacedMention]:
    """Yield every mention of a thing, file by file; a register is read where it is known, or not known yet,
    that it names it."""
    for document in on.context.documents.values():
        if not is_register(document.file):
            yield from _in_shared(document, thing, on, texts)
    for file in on.registers:
        known = on.kept.get(file)
        if known and known.version == texts.versions.get(file, 0) and thing not in known.things:
            continue
        for document in on.documents(file, texts.bytes_of):
            yield from (
                PlacedMention(document, one) for one in mentions(document, on.context) if one.thing == thing
            )


def mention_at(document: Document, path: DataPath, part: Part, on: LoadedRepository) -> Mention | None:
    """Return the mention at a place of a document, None where nothing is named there."""
    known = mentions(document, on.context)
    return next((one for one in known if one.path == path and one.part == part), None)


def _in_shared(
    document: Document, thing: NamedThing, on: LoadedRepository, texts: Texts
) -> Iterator[PlacedMention]:
    """The mentions in a file of the shared part, as it stands in the editor where it is open."""
    if document.file in texts.bytes_of:
        for read in on.documents(document.file, texts.bytes_of):
            yield from _in(read, thing, on)
    elif found := on.of_shared(document.file)[1].get(thing):
        whole = document.whole
        yield from (PlacedMention(whole, one) for one in found)


def _in(document: Document, thing: NamedThing, on: LoadedRepository) -> Iterator[PlacedMention]:
    known = mentions(document, on.context)
    return (PlacedMention(document, one) for one in known if one.thing == thing)
