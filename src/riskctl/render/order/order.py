"""Which documents a call asks for: for each subject one, with the registers that go into it; of a kind that
is about records of the year one for each record of the subject's unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed, term
from riskctl.base.nearest import did_you_mean
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject, find_subject, meant_ref
from riskctl.level.whole import not_whole
from riskctl.records.kinds.organization import Unit
from riskctl.render.order.by_subject import Shelf
from riskctl.render.order.kinds import ASSESSMENT, FLOW, LETTERS, YEAR, Kind
from riskctl.render.order.year_records import YearRecord, year_records

WORDS: Words = {
    "unknown": ("组织机构里没有“{ref}”", "The organisation has no “{ref}”"),
    "how": (
        "写作 单位、单位/部门 或 单位/部门/岗位，编号见 organization.yaml。",
        "Write unit, unit/department or unit/department/post with the ids of organization.yaml.",
    ),
    "no-register": (
        "“{ref}”没有可以放进 {kind} 的登记表",
        "“{ref}” has no register that could go into {kind}",
    ),
    "other-sort": (
        "{kind} 按{subjects}生成，而“{ref}”是{sort}",
        "{kind} is made for: {subjects}; “{ref}” is a {sort}",
    ),
    "above": ("写它所在的{sort}：{above}。", "Name the {sort} it belongs to: {above}."),
    "no-number": (
        "没有编号或文号是“{ref}”的 {kind}，组织机构里也没有",
        "No {kind} is numbered “{ref}”, and the organisation has none such",
    ),
    "list": ("riskctl render {kind} --list 列出今年全部。", "riskctl render {kind} --list shows the year's."),
    "no-record": ("“{ref}”今年没有 {kind}", "“{ref}” has no {kind} this year"),
    "made-for": ("{kind} 按{subjects}生成。", "{kind} is made for: {subjects}."),
    "gathered": (
        "{kind} 按{subjects}生成；要连同下级的风险点，加 --gather。",
        "{kind} is made for: {subjects}; with --gather it takes in the points of those below.",
    ),
    "unit": ("单位", "unit"),
    "department": ("部门", "department"),
    "person": ("岗位", "post"),
}
PERSON = "person"
LEVELS = ("unit", "department", PERSON)


@dataclass(frozen=True, slots=True)
class Order:
    """One document to make: of which kind, for whom, from which registers (its own first)."""

    kind: Kind
    subject: Subject
    registers: tuple[Document, ...]
    gather: bool
    record: str = ""  # of the year, by its id
    holder: str = ""  # of a post that several hold, whose own form it is
    copy: int = 0  # which of theirs, from 1

    @property
    def name(self) -> str:
        """Its name beside those of other orders of the kind: its subject's, that of its record before it."""
        if self.copy:
            return f"{self.subject.ref}/{self.copy}"
        if self.record in ("", self.subject.ref):
            return self.subject.ref
        return "/".join((self.record, *self.subject.ref.split("/")[1:]))

    @property
    def watched(self) -> bool:
        """Whether it is about what the subject watches, not about what is its own."""
        return self.kind.gather == "watched" and self.subject.department is not None


def orders(
    kind: Kind, refs: Sequence[str], gather: bool, registers: Iterable[Document], context: Sound
) -> list[Order]:
    """Return what to make: for the subjects and records named, or all that have a register or a record, in
    the organisation's order.

    Raises RiskctlError for a subject or record that is unknown, or named and without a register or record.
    """
    maker = _Maker(kind, gather, Shelf(registers, context.organization), context)
    found = [order for ref in refs or (None,) for order in maker.meant(ref)]
    return list({order.name: order for order in found}.values())


def reach_of(kind: Kind, refs: Sequence[str], context: Sound) -> Callable[[str], bool] | None:
    """Return which subjects' registers `orders` may take in for `refs`; None where it may take any.

    They are those of the subjects named and of all below them, whatever of these it takes in the end.
    """
    named = [find_subject(meant_ref(ref, context.organization), context.organization) for ref in refs]
    stems = [_whole(kind, subject).ref for subject in named if subject]
    if not refs or len(stems) < len(refs):  # a record of the year: of which unit is told by all of them
        return None
    beginnings = tuple(f"{stem}{end}" for stem in stems for end in "/-")  # a seat is numbered behind a dash
    return lambda subject: subject in stems or subject.startswith(beginnings)


class _Maker:
    """Makes the orders of one call."""

    def __init__(self, kind: Kind, gather: bool, shelf: Shelf, context: Sound) -> None:
        self.kind, self.shelf, self.organization = kind, shelf, context.organization
        self.people, self.flows = context.people, context.flows
        self.gathers = gather or kind.gather in ("always", "watched")
        known = context.organization.units
        self.records = [one for one in year_records(kind.about, context) if one.unit in known]

    def meant(self, ref: str | None) -> list[Order]:
        """The orders for a subject, by id or name, a record, or all."""
        ref = meant_ref(ref, self.organization) if ref else ref
        if ref is not None and find_subject(ref, self.organization) is None:
            called = [one for one in self.records if one.is_called(ref)]
            if not called:
                raise _unknown(ref, self.kind, self.shelf.places, self.records)
            return [replace(self._order(Subject(self._unit(one))), record=one.id) for one in called]
        subjects = _meant(self.kind, ref, self.shelf, self.organization)
        departments = (find_subject(one.id, self.organization) for one in self.records if ref is None)
        below = [one for one in departments if one and self.kind.about == ASSESSMENT and one.department]
        mine = [order for subject in (*subjects, *below) for order in self._of(subject)]
        if ref is not None and not mine:
            raise self._refused(ref)
        return mine

    def _of(self, subject: Subject) -> list[Order]:
        """One for each record of the unit; without one a draft, of what can be one, from registers."""
        order = self._order(subject)
        own = [one for one in self.records if self._is_of(one, subject)]
        if own and (order.registers or subject.department is None or self.kind.about in (ASSESSMENT, FLOW)):
            return [replace(order, record=one.id) for one in own]
        drafts = bool(order.registers) or self.kind.about == ASSESSMENT  # what is assessed is not a register
        return self._copies(order) if drafts and self.kind.about not in (*LETTERS, FLOW) else []

    def _copies(self, order: Order) -> list[Order]:
        """A personal form for each who holds the post: nobody signs on another's. Of seats that the file of
        holders does not tell apart, nobody knows whose is which."""
        seat = order.subject.seat
        if self.kind.subjects != (PERSON,) or seat is None or seat.number or self.people is None:
            return [order]
        names = self.people.names(seat)
        if len(names) < 2:
            return [order]
        return [replace(order, holder=name, copy=n) for n, name in enumerate(names, 1)]

    def _is_of(self, record: YearRecord, subject: Subject) -> bool:
        """Whether a record is the unit's; an assessment is that of the very body, unit or department."""
        if self.kind.about == ASSESSMENT:
            return record.id == subject.ref
        if self.kind.about == FLOW and subject.department:
            return self.flows[record.id].flow.department == subject.ref
        return record.unit == subject.unit.id

    def _order(self, subject: Subject) -> Order:
        registers = self.shelf.registers(_whole(self.kind, subject), self.gathers)
        return Order(self.kind, subject, registers, self.gathers)

    def _unit(self, record: YearRecord) -> Unit:
        return self.organization.units[record.unit]

    def _refused(self, ref: str) -> RiskctlError:
        if _is_below(self.kind, ref):
            return _of_another_sort(self.kind, ref)
        if self.kind.about in (*LETTERS, FLOW):
            return RiskctlError(Said(WORDS["no-record"], {"ref": ref, "kind": self.kind.name}))
        return _without(self.kind, ref)


def _whole(kind: Kind, subject: Subject) -> Subject:
    """Whose registers go in: of what one watches, and of a chart in which several act, the whole unit's."""
    return Subject(subject.unit) if kind.gather == "watched" or kind.about == FLOW else subject


def unready(kind: Kind, wanted: Sequence[Order], context: Sound) -> list[str]:
    """Return the files from which no document of `kind` may be made: what is read in part, a point that has
    no level yet, or two registers of one subject would look whole on paper, and a letter in a log that
    cannot be read as if there were none."""
    registers = {id(d): d for order in wanted for d in order.registers}.values()
    broken = not_whole(registers, context)
    yearly = YEAR in kind.reads
    shared = [file for file, d in context.documents.items() if d.faults and _prints(d, context, yearly)]
    return list(dict.fromkeys((*(shared if wanted or yearly else ()), *broken)))


def level_of(subject: Subject) -> str:
    """Return which of the three registers is the subject's: unit, department or person."""
    return "person" if subject.seat else "department" if subject.department else "unit"


def _prints(document: Document, context: Sound, yearly: bool) -> bool:
    """Whether documents print what stands in this file of the shared part; `yearly` those of the year."""
    if document.kind in ("cycle", "notice", "notice_log", "published") or (
        yearly and "year" in document.where
    ):
        return document.where.get("year") == str(context.year)
    return document.kind in ("people", "regulations", "flow", "style")


def _meant(kind: Kind, ref: str | None, shelf: Shelf, organization: OrganizationIndex) -> Iterator[Subject]:
    """The subjects that `ref` means to a kind: itself, else those of the kind's first sort below it."""
    if ref is not None:
        named = find_subject(ref, organization)
        if named is None:
            raise _unknown(ref, kind, shelf.places)
        if level_of(named) in kind.subjects:
            yield from (named, *_seats(named))
            return
    for other in shelf.places:
        if ref is None or other.startswith(f"{ref}/"):
            subject = find_subject(other, organization)
            if subject and not subject.unit.external and level_of(subject) == kind.subjects[0]:
                yield subject


def _seats(subject: Subject) -> Iterator[Subject]:
    """The seats of a post that has several: each may have a register of its own."""
    seat = subject.seat
    if seat and not seat.number and seat.post.seats > 1:
        yield from (replace(subject, seat=replace(seat, number=n + 1)) for n in range(seat.post.seats))


def _unknown(
    ref: str, kind: Kind, places: Iterable[str], records: Sequence[YearRecord] | None = None
) -> RiskctlError:
    """The refusal of what is neither a subject nor a record, with the nearest of both."""
    if not records:
        hint = did_you_mean(ref, places) or term(WORDS["how"])
        return RiskctlError(Said(WORDS["unknown"], {"ref": ref}), hint)
    known = [name for one in records for name in (one.number, one.id) if name]
    fields = {"ref": ref, "kind": kind.name}
    hint = did_you_mean(ref, (*known, *places)) or Said(WORDS["list"], fields)
    return RiskctlError(Said(WORDS["no-number"], fields), hint)


def _is_below(kind: Kind, ref: str) -> bool:
    """Whether `ref` stands below everything the kind is made for."""
    return ref.count("/") > _lowest(kind)


def _lowest(kind: Kind) -> int:
    return max(LEVELS.index(sort) for sort in kind.subjects)


def _of_another_sort(kind: Kind, ref: str) -> RiskctlError:
    """The refusal of what stands below everything the kind is made for, with the nearest above it."""
    depth, lowest = ref.count("/"), _lowest(kind)
    fields = {"kind": kind.name, "ref": ref, "subjects": _sorts(kind), "sort": Said(WORDS[LEVELS[depth]])}
    above = {"sort": Said(WORDS[LEVELS[lowest]]), "above": "/".join(ref.split("/")[: lowest + 1])}
    return RiskctlError(Said(WORDS["other-sort"], fields), Said(WORDS["above"], above))


def _without(kind: Kind, ref: str) -> RiskctlError:
    hint = "gathered" if kind.gather == "optional" else "made-for"
    return RiskctlError(
        Said(WORDS["no-register"], {"ref": ref, "kind": kind.name}),
        Said(WORDS[hint], {"kind": kind.name, "subjects": _sorts(kind)}),
    )


def _sorts(kind: Kind) -> Said:
    return listed([Said(WORDS[sort]) for sort in LEVELS if sort in kind.subjects])
