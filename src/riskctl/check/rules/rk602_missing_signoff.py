"""RK602 missing-signoff: steps that a register has not been signed in, a department at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from riskctl.base.messages import Pair, Said, listed
from riskctl.check.example import PROGRAMME, changed
from riskctl.check.example_logs import DEPARTMENT, SELF, signed
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import Subject
from riskctl.records.kinds.cycle import IDENTIFICATION
from riskctl.records.vocabulary import word
from riskctl.year.sign import signoffs
from riskctl.year.sign.sheets import is_asked
from riskctl.year.sign.signers import STEPS

SHOWN = 6  # registers named a step
_MAY = changed(PROGRAMME, ("as_of: 2010-04-15", "as_of: 2010-05-04"))

RULE = Rule(
    id="RK602",
    name="missing-signoff",
    severity="info",
    scope="corpus",
    needs=("organization",),
    whole=True,
    title=("还有没签的步骤", "Steps not signed yet"),
    why=(
        "方案要求个人自查、部门评查、交叉互查、评估审查一步不少，再报上一级审议。少一步，就有一层没有人看过。"
        "阶段结束以前只是提示，结束以后是警告；一个单位开始签字以后才查。",
        "The plan wants every step: one's own review, the department's, the cross-check, the leading "
        "group's, "
        "then the superior's. Where one is missing nobody looked at that level. It is only said before the "
        "phase ends and a warning after; a unit that has not begun to sign is not asked.",
    ),
    words={
        "missing": (
            "{name}还没有签齐（本阶段到 {day} 止）：{steps}",
            "{name} is not signed throughout (the phase ends on {day}): {steps}",
        ),
        "late": (
            "{name}没有签齐，而“查找风险”阶段已在 {day} 结束：{steps}",
            "{name} is not signed throughout, though the phase of identification ended on {day}: {steps}",
        ),
        "open": ("{name}还没有签齐：{steps}", "{name} is not signed throughout: {steps}"),
        "help": (
            "按顺序补签，如 riskctl sign {step} {ref} --on 签字的日期；退回的改好再签。",
            "Have the steps signed in their order, such as riskctl sign {step} {ref} --on DAY; mend "
            "first what "
            "was returned.",
        ),
    },
    bad=signed(SELF, DEPARTMENT) | _MAY,
    good=signed(),
)
STEP: Pair = ("{step} {refs}", "{step} {refs}")
At = tuple[str, str]  # unit, department; blank: the unit's own
Missing = dict[str, list[str]]  # by step, the registers that lack it


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each department, or unit itself, whose registers lack a step.

    Before the phase ends only what has begun is asked after; then every register of a unit that has begun.
    """
    assert context.organization
    known = signoffs.signed(context)
    units = {ref.split("/")[0] for ref in known}
    phase = context.phase(IDENTIFICATION)  # by its end everything is signed
    late = phase is not None and context.day > phase.to
    found: dict[At, Missing] = {}
    for register in facts.registers:
        asked = register.ref.split("/")[0] in units if late else register.ref in known
        if register.subject and asked:
            latest = {one.row.step: one.row.decision for one in known.get(register.ref, ())}
            _add(found, register.subject, latest, context, context.organization)
    for at, missing in found.items():
        cause = "late" if late else "missing" if phase else "open"
        finding = _found(cause, at, missing, str(phase.to) if phase else "", context)
        yield replace(finding, severity="warning") if late else finding


def _add(
    found: dict[At, Missing],
    subject: Subject,
    latest: Mapping[str, str],
    context: Context,
    organization: OrganizationIndex,
) -> None:
    at = (subject.unit.id, subject.department.id if subject.department else "")
    for step in STEPS:
        if latest.get(step) != "agreed" and is_asked(step, subject, context.day, context, organization):
            found.setdefault(at, {}).setdefault(step, []).append(subject.ref)


def _found(cause: str, at: At, missing: Missing, end: str, context: Context) -> Finding:
    step, refs = next(iter(missing.items()))
    name, place = _where(at, context)
    return RULE.found(
        cause,
        place,
        subject="/".join(part for part in at if part),
        name=name,
        day=end,
        steps=listed([Said(STEP, {"step": word("step", s), "refs": _some(r)}) for s, r in missing.items()]),
        step=step,
        ref=refs[0],
    )


def _some(refs: list[str]) -> Said:
    return listed([*(ref.rpartition("/")[2] for ref in refs[:SHOWN]), *(["…"] if len(refs) > SHOWN else [])])


def _where(at: At, context: Context) -> tuple[str, Place]:
    """The name of the department or unit, and its place: its log, else its entry in the organisation."""
    assert context.organization
    unit, department = at
    n, record = context.organization.numbers[unit], context.organization.units[unit]
    file = f"cycles/{context.year}/signoffs/{unit}/{department or 'unit'}.csv"
    if not department:
        entry = _entry(context.organization, "units", n, "id")
        return record.name, Place(file) if file in context.documents else entry
    m, found = next((m, d) for m, d in enumerate(record.departments) if d.id == department)
    entry = _entry(context.organization, "units", n, "departments", m, "id")
    return f"{record.name}{found.name}", Place(file) if file in context.documents else entry


def _entry(organization: OrganizationIndex, *path: str | int) -> Place:
    return Place(*organization.place(path))
