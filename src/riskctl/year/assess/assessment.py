"""A body's assessment, computed to the last point; who assesses it, and who above answers for a lapse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from riskctl.base.messages import Said, Words
from riskctl.corpus.context import Context
from riskctl.corpus.organization import OrganizationIndex
from riskctl.records.kinds.assessment import Assessment, Entry
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.policy import Assessing, Item
from riskctl.records.vocabulary import word
from riskctl.year.assess.bands import band_of, full

WORDS: Words = {
    "item": ("第 {n} 条：没有“{item}”这个考核项目", "Entry {n}: there is no item “{item}”"),
    "too-much": (
        "第 {n} 条：“{item}”只有 {points} 分，连这一条已扣 {taken} 分，多扣的不算",
        "Entry {n}: “{item}” has {points} points; with this {taken} are taken, and what is above counts for "
        "nothing",
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
        "由“{by}”考核，而 {unit} 的上一级是 {above}：下管一级",
        "Assessed by “{by}”, while the unit above {unit} is {above}",
    ),
}


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item: what was taken off it, entry by entry with its number, and what is left."""

    item: Item
    entries: tuple[tuple[int, Entry], ...]
    left: Decimal


@dataclass(frozen=True, slots=True)
class Result:
    """The whole: items in the policy's order, the score, its class, and what does not hold."""

    items: tuple[ItemResult, ...]
    score: Decimal
    full: Decimal
    band: str
    problems: tuple[Said, ...]


def result(record: Assessment, rules: Assessing, organization: OrganizationIndex) -> Result:
    """Return what `record` comes to by `rules`. An item never goes below zero."""
    items = tuple(_item(item, record) for item in rules.items)
    score = sum((one.left for one in items), Decimal(0))
    band = band_of(score, rules)
    problems = tuple(_problems(record, rules, organization))
    return Result(items, score, full(rules), band.name if band else "", problems)


def assessments(context: Context) -> dict[str, Assessment]:
    """Return the year's assessments by unit."""
    found = {d.where.get("unit", ""): d for d in context.documents.values() if d.kind == "assessment"}
    year = str(context.year)
    return {
        unit: d.record
        for unit, d in found.items()
        if isinstance(d.record, Assessment) and d.where.get("year") == year
    }


def superior(unit: Unit, organization: OrganizationIndex) -> Unit | None:
    """Return the unit above, which assesses (下管一级) and answers for lapses (上究一级)."""
    return next(organization.above(unit, "party_group"), None)


def superior_body(unit: Unit, organization: OrganizationIndex) -> str:
    """Return the body above that assesses: the leading group's office, else the group, else the unit."""
    above = superior(unit, organization)
    if above is None:
        return ""
    bodies = ("leading_group_office", "leading_group", "party_group", "discipline_office")
    body = next((name for name in bodies if getattr(above, name)), "")
    return f"{above.id}/{body}" if body else above.id


def _item(item: Item, record: Assessment) -> ItemResult:
    entries = tuple((n, e) for n, e in enumerate(record.entries, 1) if e.item == item.id)
    taken = sum((entry.points for _, entry in entries), Decimal(0))
    return ItemResult(item, entries, max(item.points - taken, Decimal(0)))


def _problems(record: Assessment, rules: Assessing, organization: OrganizationIndex) -> Iterator[Said]:
    unit = organization.units.get(record.unit)
    above = superior(unit, organization) if unit else None
    if unit and above and record.by.partition("/")[0] != above.id:
        fields: dict[str, object] = {"by": record.by, "unit": unit.id, "above": above.id}
        yield Said(WORDS["assessor"], fields)
    taken: dict[str, Decimal] = {}
    points = {item.id: item.points for item in rules.items}
    for n, entry in enumerate(record.entries, 1):
        taken[entry.item] = taken.get(entry.item, Decimal(0)) + entry.points
        fields = {"n": n, "item": entry.item}
        if entry.item not in points:
            yield Said(WORDS["item"], fields)
        elif taken[entry.item] > points[entry.item]:
            fields |= {"points": f"{points[entry.item]:f}", "taken": f"{taken[entry.item]:f}"}
            yield Said(WORDS["too-much"], fields)
        if entry.lapse and unit and above:
            yield from _answerer(n, entry, unit, above, organization)


def _answerer(
    n: int, entry: Entry, unit: Unit, above: Unit, organization: OrganizationIndex
) -> Iterator[Said]:
    fields: dict[str, object] = {"n": n, "lapse": word("lapse", entry.lapse or "")}
    fields |= {"answers": entry.answers, "body": superior_body(unit, organization)}
    if not entry.answers:
        yield Said(WORDS["answers"], fields)
    elif entry.answers != above.id and not _is_of(entry.answers, above, organization):
        yield Said(WORDS["wrong-answers"], fields)


def _is_of(ref: str, unit: Unit, organization: OrganizationIndex) -> bool:
    office = organization.office(ref, unit.id)
    found = office[0] if office else None
    department = organization.department(ref, unit.id)
    seat = organization.seat(ref, unit.id)
    found = found or (department[0] if department else None) or (seat.unit if seat else None)
    return bool(found and found.id == unit.id)
