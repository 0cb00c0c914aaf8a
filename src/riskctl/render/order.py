"""Which documents a call asks for: for each subject one, with the registers that go into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed, term
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import Subject, find_subject
from riskctl.level.grade import grade
from riskctl.render.kinds import Kind

WORDS: Words = {
    "unknown": ("组织机构里没有“{ref}”", "The organisation has no “{ref}”"),
    "near": ("是不是想写 {near}？", "Did you mean {near}?"),
    "how": (
        "写作 单位、单位/部门 或 单位/部门/岗位，编号见 organization.yaml。",
        "Write unit, unit/department or unit/department/post with the ids of organization.yaml.",
    ),
    "no-register": (
        "“{ref}”没有可以放进 {kind} 的登记表",
        "“{ref}” has no register that could go into {kind}",
    ),
    "no-register-hint": (
        "{kind} 按{subjects}生成；要连同下级的风险点，加 --gather。",
        "{kind} is made for: {subjects}; with --gather it takes in the points of those below.",
    ),
    "unit": ("单位", "unit"),
    "department": ("部门", "department"),
    "person": ("岗位", "post"),
}
LEVELS = ("unit", "department", "person")


@dataclass(frozen=True, slots=True)
class Order:
    """One document to make: of which kind, for whom, from which registers (its own first)."""

    kind: Kind
    subject: Subject
    registers: tuple[Document, ...]
    gather: bool


def orders(
    kind: Kind,
    refs: Sequence[str],
    gather: bool,
    registers: Iterable[Document],
    organization: OrganizationIndex,
) -> list[Order]:
    """Return what to make: for the subjects named, or all that have a register, in the organisation's order.

    Raises RiskctlError for a subject that is unknown, or named and without a register.
    """
    by_ref = {document.subject: document for document in registers}
    gathers = gather or kind.gather == "always"
    places = _places(organization)
    found = []
    for ref in refs or ("",):
        mine = [
            order
            for one in _meant(kind, ref, by_ref, places, organization)
            if (order := _order(kind, one, by_ref, places, gathers)).registers
        ]
        if ref and not mine:
            raise _without(kind, ref)
        found += mine
    return list({order.subject.ref: order for order in found}.values())


def unready(wanted: Iterable[Order], context: Context) -> list[str]:
    """Return the registers from which no document may be made: one read in part, or with a point that
    has no level yet, would look whole on paper."""
    documents = {d.file: d for order in wanted for d in order.registers}
    return [file for file, document in documents.items() if not _whole(document, context)]


def level_of(subject: Subject) -> str:
    """Return which of the three registers is the subject's: unit, department or person."""
    return "person" if subject.seat else "department" if subject.department else "unit"


def _whole(document: Document, context: Context) -> bool:
    points = len(document.register.risk_points) if document.register else -1
    return not document.faults and points == len(grade(document, context))


def _places(organization: OrganizationIndex) -> dict[str, int]:
    """Every subject's place in the organisation: a unit, then its departments, each with its posts."""
    refs: list[str] = []
    for unit in organization.record.units:
        refs.append(unit.id)
        for department in unit.departments:
            refs.append(f"{unit.id}/{department.id}")
            stem = f"{refs[-1]}/"
            refs += [
                ref
                for post in department.posts
                for ref in (
                    stem + post.id,
                    *(f"{stem}{post.id}-{n}" for n in range(1, post.seats + 1) if post.seats > 1),
                )
            ]
    return {ref: place for place, ref in reversed(list(enumerate(refs)))}


def _meant(
    kind: Kind, ref: str, by_ref: dict[str, Document], places: dict[str, int], organization: OrganizationIndex
) -> Iterator[Subject]:
    """The subjects that `ref` means to this kind: itself, else those of the kind's first sort below it."""
    if ref:
        named = find_subject(ref, organization)
        if named is None:
            raise _unknown(ref, places)
        if level_of(named) in kind.subjects:
            yield named
            return
    for other in sorted(places, key=places.__getitem__):
        if not ref or other.startswith(f"{ref}/"):
            subject = find_subject(other, organization)
            if subject and not subject.unit.external and level_of(subject) == kind.subjects[0]:
                yield subject


def _order(
    kind: Kind, subject: Subject, by_ref: dict[str, Document], places: dict[str, int], gathers: bool
) -> Order:
    below = [ref for ref in by_ref if ref.startswith(f"{subject.ref}/") and ref in places] if gathers else []
    refs = [subject.ref, *sorted(below, key=places.__getitem__)]
    return Order(kind, subject, tuple(by_ref[ref] for ref in refs if ref in by_ref), gathers)


def _unknown(ref: str, places: dict[str, int]) -> RiskctlError:
    near = get_close_matches(ref, places, 1)
    hint = Said(WORDS["near"], {"near": near[0]}) if near else term(WORDS["how"])
    return RiskctlError(Said(WORDS["unknown"], {"ref": ref}), hint)


def _without(kind: Kind, ref: str) -> RiskctlError:
    subjects = listed([Said(WORDS[subject]) for subject in LEVELS if subject in kind.subjects])
    return RiskctlError(
        Said(WORDS["no-register"], {"ref": ref, "kind": kind.name}),
        Said(WORDS["no-register-hint"], {"kind": kind.name, "subjects": subjects}),
    )
