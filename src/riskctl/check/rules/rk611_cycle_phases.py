"""RK611 cycle-phases: the phases of a year overlap, leave working days out, stand out of order, or do not
say what they are for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from riskctl.base.messages import Said, listed
from riskctl.check.example import CYCLE, REPOSITORY
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds.cycle import Cycle, Phase
from riskctl.records.vocabulary import CODES

SATURDAY = 5
ROLES = CODES["phase"].items()
_NEXT = "  - {{id: guard, {}name: 健全机制、监督防范, from: {}, to: 2010-11-30}}\n"

RULE = Rule(
    id="RK611",
    name="cycle-phases",
    severity="warning",
    scope="register",
    kinds=("cycle",),
    title=(
        "各阶段的日期接不上，或没有写办什么，到期不催",
        "Phases that do not follow one another, or for which nobody is reminded",
    ),
    why=(
        "方案“以年度为周期”，分阶段一环一环地抓落实。日期重叠或有空档，某一天该做什么就说不清，"
        "到期提醒也会出错。哪一阶段该签完字、开始公示，看的是它的 role，编号和名称可以随意写；"
        "没有写，该催的就不催。",
        "The plan takes a year phase by phase. Where they overlap or leave a gap, what a day is for cannot "
        "be told, and reminders go wrong. By when everything is signed and a notice opened hangs on the role "
        "of a phase, its id and name are free; where it has none nobody is reminded.",
    ),
    words={
        "turned": (
            "阶段“{name}”从 {first} 起，到 {last} 止：止在起的前面",
            "The phase “{name}” runs from {first} to {last}: it ends before it begins",
        ),
        "help-turned": ("把 from 和 to 改对。", "Correct from and to."),
        "order": (
            "阶段“{name}”从 {first} 起，却排在“{other}”（{before} 起）后面",
            "The phase “{name}” begins on {first} but stands after “{other}”, which begins on {before}",
        ),
        "help-order": (
            "各阶段按先后排列，或改正日期。",
            "Put the phases in their order, or correct the dates.",
        ),
        "overlap": (
            "阶段“{name}”从 {first} 起，“{other}”到 {before} 才止：日期重叠",
            "The phase “{name}” begins on {first} while “{other}” runs until {before}: the days overlap",
        ),
        "gap": (
            "“{other}”到 {before} 止，“{name}”从 {first} 起：中间空了 {days} 天，不全是周末",
            "“{other}” ends on {before} and “{name}” begins on {first}: {days} days between belong to "
            "none, and "
            "not all are weekends",
        ),
        "help": (
            "让后一阶段从前一阶段止的第二天起；中间只隔周末可以。",
            "Let a phase begin the day after the one before ends; a weekend between is fine.",
        ),
        "no-role": (
            "阶段“{name}”没有写办什么（role），编号“{id}”也看不出来：这一阶段该办的，到期不会催",
            "The phase “{name}” does not say what it is for, and its id “{id}” is none of the known ones: "
            "nothing of it is ever told as due",
        ),
        "no-role-at-all": (
            "阶段“{name}”没有写办什么（role），编号“{id}”也看不出来，别的阶段也都没有写：今年没有签字的、没有公示的、"
            "没有监控的、没有复核的，到期都不会催",
            "The phase “{name}” does not say what it is for, and its id “{id}” is none of the known ones; "
            "nor does any other: this year no sign-off, notice, check or review is ever told as missing",
        ),
        "help-no-role-at-all": (
            "写 role：{roles}；编号不用改。",
            "Write role, one of {roles}; the id may stay.",
        ),
        "help-no-role": (
            "写 role：{roles}；编号不用改。",
            "Write role, one of {roles}; the id may stay.",
        ),
        "other": ("前一阶段", "the phase before"),
    },
    bad={CYCLE: REPOSITORY[CYCLE] + _NEXT.format("", "2010-04-20")},
    good={CYCLE: REPOSITORY[CYCLE] + _NEXT.format("role: supervision, ", "2010-05-01")},
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield the phases that say no role, then what is wrong with the days of each: by itself, else with
    how it follows the one before."""
    record = document.record
    phases = record.phases if isinstance(record, Cycle) else ()
    cause = "no-role" if any(phase.serves for phase in phases) else "no-role-at-all"
    for n, phase in enumerate(phases):
        if not phase.serves:
            place = Place(document.file, ("phases", n, "id"))
            yield RULE.found(cause, place, name=phase.name, id=phase.id, roles=_roles())
    yield from _days(document.file, phases)


def _roles() -> Said:
    return listed([Said(("{zh}（{code}）", "{code}"), {"zh": zh, "code": code}) for code, (zh, _) in ROLES])


def _days(file: str, phases: Sequence[Phase]) -> Iterator[Finding]:
    for n, phase in enumerate(phases):
        before = phases[n - 1] if n else None
        if phase.to < phase.from_:
            place = Place(file, ("phases", n, "to"))
            yield RULE.found("turned", place, name=phase.name, first=str(phase.from_), last=str(phase.to))
        elif before and before.from_ <= before.to:
            cause = _cause(before.from_, before.to, phase.from_)
            if cause:
                yield RULE.found(
                    cause,
                    Place(file, ("phases", n, "from")),
                    related=(("other", Place(file, ("phases", n - 1))),),
                    name=phase.name,
                    first=str(phase.from_),
                    other=before.name,
                    before=str(before.from_ if cause == "order" else before.to),
                    days=(phase.from_ - before.to).days - 1,
                )


def _cause(before: date, end: date, first: date) -> str:
    if first < before:
        return "order"
    if first <= end:
        return "overlap"
    between = (end + timedelta(n) for n in range(1, (first - end).days))
    return "gap" if any(day.weekday() < SATURDAY for day in between) else ""
