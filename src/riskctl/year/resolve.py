"""What the words of a command mean: a point, a post or body, a unit; each refused with the nearest right one.

Records hold whole references, so that they mean the same wherever they are read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import Spelled, meant, nearest, one_of
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.nearest_reference import departments_of, nearest_subject, offices_of, posts_of, units_of
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import Subject, called_ref, find_subject, meant_ref
from riskctl.level.example_points import refuse_to_record
from riskctl.level.grade import GradedPoint
from riskctl.level.whole import refuse_doubled, refuse_unread
from riskctl.records.kinds.organization import Unit
from riskctl.year.log.reach import Reach, is_outside

WORDS: Words = {
    "point": (
        "登记表里没有“{word}”这个风险点，或者它还没有定出等级",
        "The registers hold no risk point “{word}”, or it has no level yet",
    ),
    "body": (
        "organization.yaml 里没有“{word}”这个岗位、部门或机构",
        "organization.yaml has no post, department or body “{word}”",
    ),
    "unit": ("organization.yaml 里没有“{word}”这个单位", "organization.yaml has no unit “{word}”"),
    "subject": (
        "organization.yaml 里没有“{word}”这个单位、部门或岗位",
        "organization.yaml has no unit, department or post “{word}”",
    ),
    "called": ("{one}（{other}）", "{one} ({other})"),
    "external": ("{word} 是本库之外的上级单位，没有登记", "{word} is a unit above, outside this repository"),
    "future": ("{day} 还没有到：今天按 {today} 算", "{day} has not come yet: today counts as {today}"),
    "future-hint": (
        "做了再记。今天不是这一天的，用 --today 写明。",
        "Record what was done. Where today is another day, say so with --today.",
    ),
    "year": (
        "没有记录：{day} 不在 {year} 年，这里记的是 {year} 年度的事",
        "Nothing was recorded: {day} is not in {year}, and this would stand among the records of {year}",
    ),
    "year-before": (
        "日期写错了，就改；确是那一年做的，归 cycles/{other}/ 下的记录，不算 {year} 年做过。",
        "Correct the day if it is wrong; what was done in that year belongs below cycles/{other}/ and "
        "does not count as done in {year}.",
    ),
    "year-after": (
        "日期写错了，就改；已到下一年度的，先运行 riskctl rollover {next}，再记。",
        "Correct the day if it is wrong; where the next year has begun, run riskctl rollover {next} first.",
    ),
}
SHOWN = 8


def point_named(
    word: str, graded: Sequence[GradedPoint], registers: Sequence[Document], context: Context
) -> GradedPoint:
    """Return the point of `registers`, as `graded`, with the whole id `word`; its subject may be named.

    Raises RiskctlError where there is none, UnsoundError where it may stand in what was not read, or where
    its subject has two registers, or where it is an example.
    """
    id = meant_ref(word, context.organization) if context.organization else word
    refuse_doubled(id, registers)
    found = next((one for one in graded if one.id == id), None)
    if found is None:
        refuse_unread(id, registers, context)
        ids = {one.id for one in graded}
        near = _near_point(word, ids, context.organization) if context.organization else ""
        known = ((one.id, one.point.title) for one in graded)
        raise _unknown("point", word, known, near, context.organization)
    refuse_to_record(found.id, found.point)
    return found


def body_named(word: str, unit: str, department: str, organization: OrganizationIndex) -> str:
    """Return the whole reference of the post, office or department that `word` means inside `unit`.

    Raises RiskctlError where there is none.
    """
    if seat := organization.seat(word, unit, department):
        return seat.ref
    if office := organization.office(word, unit):
        return f"{office[0].id}/{office[1]}"
    if found := organization.department(word, unit):
        return f"{found[0].id}/{found[1].id}"
    known = [*posts_of(organization, unit, department), *offices_of(organization, unit)]
    raise _unknown("body", word, [*known, *departments_of(organization, unit)])


def sending_body(word: str, unit: str, organization: OrganizationIndex) -> str:
    """Return the whole reference of the office or unit that `word` means to one inside `unit`.

    Raises RiskctlError where there is none.
    """
    if word in organization.units:
        return word
    if office := organization.office(word, unit):
        return f"{office[0].id}/{office[1]}"
    raise _unknown("body", word, [*offices_of(organization, unit), *units_of(organization)])


def unit_named(word: str, organization: OrganizationIndex) -> Unit:
    """Return the unit `word`, its id or name, that keeps registers here.

    Raises RiskctlError where there is none.
    """
    unit = organization.units.get(meant_ref(word, organization))
    if unit is None:
        raise _unknown("unit", word, units_of(organization))
    if unit.external:
        raise RiskctlError(Said(WORDS["external"], {"word": word}))
    return unit


def subject_named(word: str, organization: OrganizationIndex) -> Subject:
    """Return the unit, department or post `word`, by ids or names.

    Raises RiskctlError where there is none.
    """
    found = find_subject(meant_ref(word, organization), organization)
    if found is None:
        near = nearest_subject(word, organization)
        raise _unknown("subject", word, units_of(organization), near, organization)
    if found.unit.external:
        raise RiskctlError(Said(WORDS["external"], {"word": word}))
    return found


def past(day: date | None, context: Context) -> date:
    """Return `day`, else the day judged by; raises RiskctlError for a day that has not come yet."""
    if day and day > context.day:
        fields = {"day": str(day), "today": str(context.day)}
        raise RiskctlError(Said(WORDS["future"], fields), Said(WORDS["future-hint"]))
    return day or context.day


def of_year(day: date | None, context: Context, reach: Reach = "within") -> date:
    """Return `day`, else the day judged by; raises RiskctlError for one to come, or of another year."""
    when, year = past(day, context), context.year
    if is_outside(when, year, reach):
        fields = {"day": str(when), "year": year, "other": when.year, "next": year + 1}
        hint = Said(WORDS["year-before" if when.year < year else "year-after"], fields)
        raise RiskctlError(Said(WORDS["year"], fields), hint)
    return when


def _near_point(word: str, ids: Collection[str], organization: OrganizationIndex) -> str:
    """The point of that number in the register nearest to the one written; blank where there is none."""
    ref, mark, id = word.partition("#")
    near = f"{nearest_subject(ref, organization)}{mark}{id}"
    return near if near in ids else ""


def _unknown(
    what: str,
    word: str,
    known: Iterable[Spelled],
    near: str = "",
    organization: OrganizationIndex | None = None,
) -> RiskctlError:
    """The error for a word that means nothing: with what comes near, where that is known already `near`."""
    spelled = list(known)
    near = near or nearest(word, spelled)
    hint = one_of((names[0] for names in spelled), SHOWN) if spelled else None
    if near:
        hint = meant(_as_said(near, word, spelled, organization))
    return RiskctlError(Said(WORDS[what], {"word": word}), hint)


def _as_said(
    near: str, word: str, spelled: Sequence[Spelled], organization: OrganizationIndex | None
) -> str | Said:
    """What comes near, with its name where people wrote names: of a subject in place of its ids."""
    if word.isascii():
        return near
    if organization and (called := called_ref(near, organization)) != near:
        return Said(WORDS["called"], {"one": called, "other": near})
    name = next((names[-1] for names in spelled if names[0] == near), near)
    return near if name == near or "#" in near else Said(WORDS["called"], {"one": near, "other": name})
