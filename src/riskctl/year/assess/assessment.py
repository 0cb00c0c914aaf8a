"""A body's assessment, computed to the last point; who assesses it, and who above answers for a lapse.

A unit is assessed by the unit above, a department by its own unit. An item nobody entered is not assessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.location import DataPath
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.context import Context
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import Subject
from riskctl.records.kinds.assessment import Assessment, Entry
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.policy import Assessing, Item
from riskctl.records.vocabulary import word
from riskctl.year.assess.bands import band_of, full
from riskctl.year.resolve import subject_named

WORDS: Words = {
    "item": ("第 {n} 条：没有“{item}”这个考核项目", "Entry {n}: there is no item “{item}”"),
    "too-much": (
        "第 {n} 条：“{item}”只有 {points} 分，连这一条已扣 {taken} 分，多扣的不算",
        "Entry {n}: “{item}” has {points} points; with this {taken} are taken, and what is above counts for "
        "nothing",
    ),
    "post": (
        "考核、检查单位和部门，不针对个人：{ref} 是岗位",
        "Units and departments are inspected and assessed, never a person: {ref} is a post",
    ),
    "no-reason": (
        "第 {n} 条：“{item}”扣了 {points} 分，没有写原因",
        "Entry {n}: {points} points are taken off “{item}” without a reason",
    ),
    "answers": (
        "第 {n} 条是{lapse}，要写由上一级的哪个机构负责（answers），如 {body}：上究一级",
        "Entry {n}: {lapse}. Write which body of the unit above answers for it (answers), such as {body}",
    ),
    "wrong-answers": (
        "第 {n} 条是{lapse}，“{answers}”不是上一级的机构，如 {body}：上究一级",
        "Entry {n}: {lapse}. “{answers}” is no body of the unit above, such as {body}",
    ),
    "assessor": (
        "由“{by}”考核，而考核 {body} 的应当是 {above}：下管一级",
        "Assessed by “{by}”, while {body} is assessed by {above}",
    ),
}


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item: what was taken off it, entry by entry with its number, and what is left; None where it was
    not assessed."""

    item: Item
    entries: tuple[tuple[int, Entry], ...]
    left: Decimal | None


@dataclass(frozen=True, slots=True)
class Result:
    """The whole: items in the policy's order, the score of those assessed, its class, blank while any is
    not, and what does not hold."""

    items: tuple[ItemResult, ...]
    score: Decimal
    full: Decimal
    band: str
    problems: tuple[AssessmentProblem, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every item was assessed."""
        return all(one.left is not None for one in self.items)


def result(record: Assessment, rules: Assessing, organization: OrganizationIndex) -> Result:
    """Return what `record` comes to by `rules`. An item never goes below zero."""
    items = tuple(_item(item, record) for item in rules.items)
    score = sum((one.left for one in items if one.left is not None), Decimal(0))
    band = band_of(score, rules) if all(one.left is not None for one in items) else None
    unsound = tuple(problems(record, rules, organization))
    return Result(items, score, full(rules), band.name if band else "", unsound)


def assessments(context: Context) -> dict[str, Assessment]:
    """Return the year's assessments by the body, unit or unit/department; of two of one body the first."""
    year = str(context.year)
    found: dict[str, Assessment] = {}
    for document in context.documents.values():
        if isinstance(document.record, Assessment) and document.where.get("year") == year:
            found.setdefault(document.record.body, document.record)
    return found


def superior(unit: Unit, organization: OrganizationIndex) -> Unit | None:
    """Return the unit above, which assesses (下管一级) and answers for lapses (上究一级)."""
    return next(organization.above(unit, "party_group"), None)


def assessor(unit: Unit, department: str, organization: OrganizationIndex) -> Unit | None:
    """Return the unit that assesses: of a department its own, else the one above."""
    return unit if department else superior(unit, organization)


def assessed_body(word: str, organization: OrganizationIndex) -> Subject:
    """Return the unit or department `word`; raises RiskctlError for anything else: nobody is assessed by
    name."""
    found = subject_named(word, organization)
    if found.seat:
        raise RiskctlError(Said(WORDS["post"], {"ref": found.ref}))
    return found


def assessed_bodies(words: Sequence[str], gather: bool, organization: OrganizationIndex) -> list[Subject]:
    """Return the units and departments that `words` name, with `gather` the departments of the units too;
    each once. Raises RiskctlError as for one."""
    named = [assessed_body(word, organization) for word in words]
    own = [
        each
        for body in named
        for each in (body, *(_departments(body) if gather and body.department is None else ()))
    ]
    return [*{body.ref: body for body in own}.values()]


def _departments(body: Subject) -> list[Subject]:
    return [Subject(body.unit, department) for department in body.unit.departments]


def assessing_body(body: Subject, organization: OrganizationIndex) -> str:
    """Return who assesses a unit or department: the body above, else itself."""
    department = body.department.id if body.department else ""
    return superior_body(body.unit, organization, department) or body.unit.id


def superior_body(unit: Unit, organization: OrganizationIndex, department: str = "") -> str:
    """Return the body that assesses: the leading group's office, else the group, else the unit."""
    above = assessor(unit, department, organization)
    if above is None:
        return ""
    bodies = ("leading_group_office", "leading_group", "party_group", "discipline_office")
    body = next((name for name in bodies if getattr(above, name)), "")
    return f"{above.id}/{body}" if body else above.id


def _item(item: Item, record: Assessment) -> ItemResult:
    entries = tuple((n, e) for n, e in enumerate(record.entries, 1) if e.item == item.id)
    taken = [entry.points for _, entry in entries if entry.points is not None]
    return ItemResult(item, entries, max(item.points - sum(taken), Decimal(0)) if taken else None)


@dataclass(frozen=True, slots=True)
class AssessmentProblem:
    """What does not hold in an assessment: where in its record, and the cause that tells it in `WORDS`."""

    path: DataPath
    cause: str
    fields: Mapping[str, Any]

    @property
    def said(self) -> Said:
        """It in words."""
        return Said(WORDS[self.cause], self.fields)


def problems(
    record: Assessment, rules: Assessing, organization: OrganizationIndex
) -> Iterator[AssessmentProblem]:
    """Yield what does not hold in `record` by `rules`."""
    unit = organization.units.get(record.unit)
    above = assessor(unit, record.department, organization) if unit else None
    if above and record.by.partition("/")[0] != above.id:
        fields: dict[str, object] = {"by": record.by, "body": record.body, "above": above.id}
        yield _problem(("by",), "assessor", fields)
    taken: dict[str, Decimal] = {}
    for number, entry in enumerate(record.entries):
        yield from _of_entry(number, entry, taken, rules)
        if entry.lapse and unit and above:
            yield from _answerer(
                number, entry, superior_body(unit, organization, record.department), above, organization
            )


def _of_entry(
    number: int, entry: Entry, taken: dict[str, Decimal], rules: Assessing
) -> Iterator[AssessmentProblem]:
    """What does not hold in one entry, by what those before it have `taken` off each item."""
    points = {item.id: item.points for item in rules.items}
    path = ("entries", number)
    if entry.item not in points:
        known = listed([*points])
        yield _problem((*path, "item"), "item", {"n": number + 1, "item": entry.item, "known": known})
    if entry.points is None:
        return
    taken[entry.item] = taken.get(entry.item, Decimal(0)) + entry.points
    fields: dict[str, object] = {"n": number + 1, "item": entry.item, "points": f"{entry.points:f}"}
    if entry.points and not entry.reason:
        yield _problem((*path, "points"), "no-reason", fields)
    most = points.get(entry.item)
    if most is not None and taken[entry.item] > most:
        over = fields | {"points": f"{most:f}", "taken": f"{taken[entry.item]:f}"}
        yield _problem((*path, "points"), "too-much", over)


def _problem(path: DataPath, cause: str, fields: dict[str, object]) -> AssessmentProblem:
    return AssessmentProblem(path, cause, fields)


def _answerer(
    number: int, entry: Entry, body: str, above: Unit, organization: OrganizationIndex
) -> Iterator[AssessmentProblem]:
    """What does not hold in who answers for a lapse: one of the unit `above`, such as `body`."""
    fields: dict[str, object] = {"n": number + 1, "lapse": word("lapse", entry.lapse or "")}
    fields |= {"answers": entry.answers, "body": body}
    if not entry.answers:
        yield _problem(("entries", number, "lapse"), "answers", fields)
    elif entry.answers != above.id and not _is_of(entry.answers, above, organization):
        yield _problem(("entries", number, "answers"), "wrong-answers", fields)


def _is_of(ref: str, unit: Unit, organization: OrganizationIndex) -> bool:
    office = organization.office(ref, unit.id)
    found = office[0] if office else None
    department = organization.department(ref, unit.id)
    seat = organization.seat(ref, unit.id)
    found = found or (department[0] if department else None) or (seat.unit if seat else None)
    return bool(found and found.id == unit.id)
