"""What one register speaks for: whose it is meant to be, and which matters and nodes it has an answer for.

It is the slim part of a register from which follows what should exist and does not (`expected`), for the
check, which reads registers one by one, and for the year alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.nearest_reference import nearest_subject
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import find_subject
from riskctl.corpus.tables import folder_of, is_unread, stray_step
from riskctl.corpus.vain_references import Referred, referred_in_vain


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a register speaks for; of its points those that are open."""

    file: str
    ref: str  # whose it is meant to be: unit, unit/department or unit/department/post
    readable: bool
    is_of_all_below: bool  # a table of which no row is read: whose points it holds, nobody knows
    matters: frozenset[str]  # ids of the matters its points are about
    nodes: frozenset[tuple[str, str]]  # node and kind of risk of its points
    declined: tuple[str, ...]  # matters it gives a reason for, as written
    in_vain: tuple[Referred, ...]  # what it refers to in words that are wrong, or in points not read


def spoken(document: Document, context: Context) -> Spoken:
    """Return what the register `document` speaks for."""
    register = document.register
    points = [one for one in document.points if one.in_force]
    matters = (context.matter(one.matter) for one in points)
    return Spoken(
        file=document.file,
        ref=_meant(document, context.organization),
        readable=register is not None,
        is_of_all_below=is_unread(document),
        matters=frozenset(matter.id for matter in matters if matter),
        nodes=frozenset((one.flow, one.kind) for one in points),
        declined=tuple(one.matter for one in register.declined) if register else (),
        in_vain=tuple(referred_in_vain(document, context)),
    )


def written_ref(document: Document) -> str:
    """Return whose register it is by its own fields; by its place where they cannot be read."""
    if document.register is None:
        return document.subject
    return "/".join(
        getattr(document.register, key) for key in ("unit", "department", "post") if key in document.where
    )


def _meant(document: Document, organization: OrganizationIndex | None) -> str:
    """One wrong name is one finding: what speaks for a subject under a wrong name still speaks for it. Where
    the place is unknown it is what the file says, or the nearest; of rows that lie in the table of another's
    folder, that of the folder."""
    ref, written = document.subject, written_ref(document)
    if organization and stray_step(document.file, document.where):
        folder = folder_of(document.file)
        here = "/".join({**document.where, **folder}.values())
        return here if find_subject(here, organization) else "/".join(folder.values())
    if organization is None or find_subject(ref, organization):
        return ref
    return written if find_subject(written, organization) else nearest_subject(ref, organization) or ref
