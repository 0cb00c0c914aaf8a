"""RK205 unknown-owner: who answers for a measure or a regulation is no post and no department."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.location import DataPath
from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Fix, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.references import Reference, Wanted
from riskctl.records.kinds.regulations import Regulations

WANTS: tuple[Wanted, ...] = ("post", "department", "office")
Causes = tuple[str, str]  # where nothing is near, and where something is
MEASURE: Causes = ("measure", "measure-near")
REGULATION: Causes = ("regulation", "regulation-near")

RULE = Rule(
    id="RK205",
    name="unknown-owner",
    severity="error",
    scope="corpus",
    needs=("organization",),
    whole=True,
    title=("措施责任人找不到", "Nobody known answers for a measure"),
    why=(
        "方案要检查“岗位职责和责任人是否明确”。责任人写成“相关人员”，到期就没有人可以催，"
        "没落实也没有人可以问。",
        "The plan asks whether “duties and those who answer are clear”. Where “the staff concerned” answer, "
        "nobody can be reminded when it is due, nor asked when it was not done.",
    ),
    words={
        "measure": (
            "措施责任人“{written}”不是 organization.yaml 里的岗位或部门",
            "“{written}”, who is to answer for the measure, is no post or department in organization.yaml",
        ),
        "measure-near": (
            "措施责任人“{written}”不是 organization.yaml 里的岗位或部门，是不是“{near}”？",
            "“{written}”, who is to answer for the measure, is no post or department in organization.yaml; "
            "did you mean “{near}”?",
        ),
        "regulation": (
            "制度的责任人“{written}”不是 organization.yaml 里的岗位或部门",
            "“{written}”, who is to answer for the regulation, is no post or department in organization.yaml",
        ),
        "regulation-near": (
            "制度的责任人“{written}”不是 organization.yaml 里的岗位或部门，是不是“{near}”？",
            "“{written}”, who is to answer for the regulation, is no post or department in "
            "organization.yaml; "
            "did you mean “{near}”?",
        ),
        "help": (
            "写一个具体的岗位或部门的编号，如 chief、registration/chief 或 registration，别的单位的写全："
            "suzhou/registration/chief；不写姓名。",
            "Write the id of one post or department, such as chief, registration/chief or registration, in "
            "another unit the whole suzhou/registration/chief; no names.",
        ),
        "help-measure-near": ("改成“{near}”。", "Write “{near}”."),
        "help-regulation-near": ("改成“{near}”。", "Write “{near}”."),
    },
    bad=changed(CLERK, ("owner: registration/chief", "owner: 相关人员")),
    good=unchanged(CLERK),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each owner who is nobody; a holder's name is another finding (RK701)."""
    names = context.people.all_names() if context.people else {}
    for subject, causes, reference in _owners(facts, context):
        if reference.written not in names:
            yield from _judged(reference, causes, subject, context)


def _owners(facts: CorpusFacts, context: Context) -> Iterator[tuple[str | None, Causes, Reference]]:
    assert context.organization
    known: set[tuple[str, str, str]] = set()  # most measures of a department name the same few owners
    for register, point in facts.point_refs():
        unit, department, *_ = *register.ref.split("/"), ""
        for n, written in point.said.owners if register.subject else ():
            if (unit, department, written) in known:
                continue
            path: DataPath = ("risk_points", point.number, "measures", n, "owner")
            reference = Reference(register.file, path, written, WANTS, unit, department, register.ref)
            if reference.leads(context.organization):
                known.add((unit, department, written))
            else:
                yield f"{register.ref}#{point.id}", MEASURE, reference
    document = context.documents.get("regulations.yaml")
    record = document.record if document else None
    for n, regulation in enumerate(record.regulations if isinstance(record, Regulations) else ()):
        if regulation.owner:
            path = ("regulations", n, "owner")
            yield None, REGULATION, Reference("regulations.yaml", path, regulation.owner, WANTS)


def _judged(reference: Reference, causes: Causes, subject: str | None, context: Context) -> Iterator[Finding]:
    assert context.organization
    if not reference.leads(context.organization):
        near = reference.near(context.organization)
        place = Place(reference.file, reference.path, subject=reference.register)
        fix = Fix(near, safe=False) if near and causes is MEASURE else None
        yield RULE.found(
            causes[bool(near)], place, subject=subject, fix=fix, written=reference.written, near=near
        )
