"""What is known of a subject before its register is written: duties, matters and nodes left to analyse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riskctl.corpus.context import Context
from riskctl.corpus.declined_matters import WHOLE, is_declined
from riskctl.corpus.document import Document
from riskctl.corpus.expected import matters_covered, reasons_given
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.spoken import spoken
from riskctl.corpus.subject import Subject, find_subject
from riskctl.records.kinds.flow import Flow, Node
from riskctl.records.kinds.matters import Matter
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.vocabulary import CODES


@dataclass(frozen=True, slots=True)
class OpenNode:
    """A node of a workflow chart at which the subject acts, and a kind of risk not analysed there."""

    ref: str  # flow/node
    node: Node
    flow: Flow
    kind: str
    matters: tuple[Matter, ...]  # those of the chart


@dataclass(frozen=True, slots=True)
class Prefill:
    """What a new register may start from."""

    subject: Subject
    duties: tuple[str, ...]  # of the same post, from the register of another of its seats or of them all
    authority: tuple[str, ...]
    nearby: tuple[tuple[str, tuple[str, ...]], ...]  # whose, and their duties: of those around it
    matters: tuple[Matter, ...]  # of the powers it holds, not yet covered in its unit
    nodes: tuple[OpenNode, ...]


def known(
    subject: Subject, registers: Sequence[Document], context: Context, organization: OrganizationIndex
) -> Prefill:
    """Return what the organisation, the charts and the other `registers` tell of `subject`."""
    own = [d for d in registers if d.where.get("unit") == subject.unit.id and d.register]
    same = [d.register for d in own if _same_post(d, subject, organization)]
    person = next((register for register in same if isinstance(register, PersonRegister)), None)
    return Prefill(
        subject,
        person.duties if person else (),
        person.authority if person else (),
        () if person else tuple(_nearby(subject, own, organization)),
        tuple(_uncovered(subject, own, context)),
        tuple(_open_nodes(subject, registers, context, organization)),
    )


def _same_post(document: Document, subject: Subject, organization: OrganizationIndex) -> bool:
    found = find_subject(document.subject, organization)
    seats = (found.seat if found else None, subject.seat)
    return bool(seats[0] and seats[1] and seats[0].post_ref == seats[1].post_ref)


def _nearby(
    subject: Subject, own: Sequence[Document], organization: OrganizationIndex
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The duties of the department of a post, of the posts of a department, of a unit's departments."""
    home = subject.ref.rpartition("/")[0] if subject.seat else subject.ref
    for document in own:
        found = find_subject(document.subject, organization)
        beside = document.subject == home if subject.seat else document.subject.rpartition("/")[0] == home
        if beside and found and document.register and document.register.duties:
            yield _name(found), document.register.duties


def _name(subject: Subject) -> str:
    if subject.seat:
        return subject.seat.post.name
    return subject.department.name if subject.department else subject.unit.name


def _uncovered(subject: Subject, own: Sequence[Document], context: Context) -> Iterator[Matter]:
    """As RK401 counts: an open point anywhere in the unit covers a matter, and so do the reasons of the unit,
    of all who hold the power, or of the department itself."""
    said_here = [spoken(document, context) for document in own]
    covered, homes = matters_covered(said_here, context), reasons_given(said_here, context)
    powers, mine = _powers(subject), subject.department.id if subject.department else WHOLE
    for matter in (context.matters or {}).values():
        reasons = homes[matter.id]
        said = mine in reasons or is_declined(matter.power, subject.unit, reasons)
        if matter.power in powers and matter.id not in covered and not said:
            yield matter


def _powers(subject: Subject) -> set[str]:
    """Those of the department where it has its own, else what the unit has; of a unit, those of all."""
    if subject.department:
        return set(subject.department.powers or subject.unit.powers)
    return {*subject.unit.powers, *(power for d in subject.unit.departments for power in d.powers)}


def _open_nodes(
    subject: Subject, registers: Sequence[Document], context: Context, organization: OrganizationIndex
) -> Iterator[OpenNode]:
    """As RK402 counts: an open point at the node analyses it for the point's kind, and so does a reason."""
    analysed = {node for document in registers for node in spoken(document, context).nodes}
    for flow in context.flows.values():
        matters = tuple(m for word in flow.flow.matters if (m := context.matter(word)))
        for node in _acted(subject, flow.flow, organization):
            ref = f"{flow.id}/{node.id}"
            for kind in CODES["kind"]:
                if (ref, kind) not in analysed and kind not in node.none:
                    yield OpenNode(ref, node, flow.flow, kind, matters)


def _acted(subject: Subject, flow: Flow, organization: OrganizationIndex) -> Iterator[Node]:
    """The nodes whose actor is the subject: a post, whichever of its seats, or a department."""
    home = organization.department(flow.department, "")
    if home is None:
        return
    for node in flow.nodes:
        seat = organization.seat(node.actor, home[0].id, home[1].id)
        department = None if seat else organization.department(node.actor, home[0].id)
        if subject.seat:
            acts = seat is not None and seat.post_ref == subject.seat.post_ref
        else:
            acts = department is not None and department[1] is subject.department
        if acts:
            yield node
