"""RK205 unknown-owner: who answers for a measure or a regulation is no post and no department."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.latest import latest
from riskctl.base.location import DataPath
from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding, Fix, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.references import Reference, Wanted
from riskctl.corpus.subject import subject_of
from riskctl.records.kinds import REGISTERS
from riskctl.records.kinds.regulations import Regulations

WANTS: tuple[Wanted, ...] = ("post", "department", "office")
Causes = tuple[str, str]  # where nothing is near, and where something is
MEASURE: Causes = ("measure", "measure-near")
REGULATION: Causes = ("regulation", "regulation-near")

RULE = Rule(
    id="RK205",
    name="unknown-owner",
    severity="error",
    scope="register",
    kinds=(*REGISTERS, "regulations"),
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


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each owner who is nobody; a holder's name is another finding (RK701)."""
    assert context.organization
    names = context.people.all_names() if context.people else {}
    known = _known(context)
    for subject, causes, reference in _owners(document, context.organization):
        named = reference.unit, reference.department, reference.written
        if named in known or reference.written in names:
            continue
        if reference.leads(context.organization):
            known.add(named)
        else:
            yield _nobody(reference, causes, subject, context.organization)


@latest
def _known(context: Context) -> set[tuple[str, str, str]]:
    """Who was found already, by where the name stands: most measures of a department name the same few."""
    return set()


def _owners(
    document: Document, organization: OrganizationIndex
) -> Iterator[tuple[str | None, Causes, Reference]]:
    """Who is named in a register, or in the list of regulations."""
    if isinstance(document.record, Regulations):
        for n, regulation in enumerate(document.record.regulations):
            if regulation.owner:
                path: DataPath = ("regulations", n, "owner")
                yield None, REGULATION, Reference(document.file, path, regulation.owner, WANTS)
    if subject_of(document, organization) is None:
        return
    unit, department, *_ = *document.subject.split("/"), ""
    for n, point in enumerate(document.points):
        for m, measure in enumerate(point.measures):
            if measure.owner:
                path = ("risk_points", n, "measures", m, "owner")
                found = Reference(document.file, path, measure.owner, WANTS, unit, department)
                yield f"{document.subject}#{point.id}", MEASURE, found


def _nobody(
    reference: Reference, causes: Causes, subject: str | None, organization: OrganizationIndex
) -> Finding:
    near = reference.near(organization)
    fix = Fix(near, safe=False) if near and causes is MEASURE else None
    place = Place(reference.file, reference.path)
    return RULE.found(
        causes[bool(near)], place, subject=subject, fix=fix, written=reference.written, near=near
    )
