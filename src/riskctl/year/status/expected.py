"""What the status says of registers that should be there and are not, and of what is not filled in.

What should exist is judged in `corpus/expected`, what is whole in `level/whole`; here it becomes things of
the year. They are missing once points have to be identified, and come next before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from riskctl.corpus.document import Document
from riskctl.corpus.expected import (
    Weight,
    by_weight,
    departments_without_register,
    matters_uncovered,
    nodes_unanalysed,
    posts_without_register,
    units_without_register,
)
from riskctl.corpus.sound import Sound
from riskctl.corpus.spoken import Spoken, spoken
from riskctl.corpus.tables import is_unread
from riskctl.level.example_points import examples
from riskctl.level.query import is_ownerless
from riskctl.level.whole import is_empty, is_ungraded_alone, not_whole, ungraded
from riskctl.records.kinds.cycle import IDENTIFICATION
from riskctl.year.status.item import Group, ItemKind, StatusItem, place_of

Lacking = tuple[ItemKind, str, str]  # its kind, the unit or unit/department whose it is, what it is called
POSTS: Mapping[Weight, ItemKind] = {
    "head": "no-head-register",
    "leader": "no-leader-register",
    "department-head": "no-key-register",
    "key": "no-key-register",
    "other": "no-post-register",
}


def of_expected(documents: Sequence[Document], context: Sound) -> Iterator[StatusItem]:
    """Yield what should exist and does not, the heads first."""
    phase = context.phase(IDENTIFICATION)
    has_begun = phase is None or phase.from_ <= context.day
    group: Group = "missing" if has_begun else "next"
    documents = [document for document in documents if document.is_register or is_unread(document)]
    known = [spoken(document, context) for document in documents]
    for kind, at, ref in (
        *_registers(known, context),
        *_content(documents, context),
        *_answers(known, context),
    ):
        yield StatusItem(group, kind, *place_of(at), ref)


def _registers(known: Sequence[Spoken], context: Sound) -> Iterator[Lacking]:
    """The posts by their weight, the ordinary ones after units and departments."""
    posts = [
        (POSTS[one.weight], ref, ref)
        for one in by_weight(posts_without_register(known, context.organization))
        for ref in one.missing
    ]
    yield from (one for one in posts if one[0] != "no-post-register")
    for unit in units_without_register(known, context.organization):
        yield "no-unit-register", unit.id, unit.id
    for department in departments_without_register(known, context.organization):
        yield "no-department-register", department.ref, department.ref
    yield from (one for one in posts if one[0] == "no-post-register")


def _content(documents: Sequence[Document], context: Sound) -> Iterator[Lacking]:
    """Registers and points that are there, and say nothing that could be signed or carried out."""
    for file in not_whole(documents, context):
        same = [document for document in documents if document.file == file]
        if not all(is_ungraded_alone(document, context) for document in same):
            yield "unread-register", same[0].subject, file
    for document in documents:
        ref = document.subject
        if is_empty(document):
            yield "empty-register", ref, document.file
        yield from (("example-left", ref, f"{ref}#{id}") for id in examples(document))
        yield from (("ungraded", ref, f"{ref}#{id}") for id in ungraded(document, context))
        for point in document.points:
            for measure in point.measures if point.in_force else ():
                if is_ownerless(measure):
                    yield "no-owner", ref, f"{ref}#{point.id}"


def _answers(known: Sequence[Spoken], context: Sound) -> Iterator[Lacking]:
    """The matters and nodes that nobody analysed."""
    for matter in matters_uncovered(known, context):
        yield "uncovered-matter", matter.unit.id, matter.matter.id
    for node in nodes_unanalysed(known, context):
        yield "unanalysed-node", node.flow.flow.department, node.ref
