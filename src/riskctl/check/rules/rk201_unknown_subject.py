"""RK201 unknown-subject: a unit, department or post that the organisation does not know."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.location import DataPath
from riskctl.base.messages import Pair, Said, term
from riskctl.check.example import CLERK, REPOSITORY, unchanged
from riskctl.check.facts import Facts, RegisterFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.references import Reference, Wanted, references
from riskctl.corpus.subject import find_subject
from riskctl.records.kinds import REGISTERS

SUBJECT: tuple[Wanted, ...] = ("unit", "department", "post")
MONITORS: tuple[Wanted, ...] = ("post", "office")
KINDS: dict[Wanted, Pair] = {
    "unit": ("单位", "unit"),
    "department": ("部门", "department"),
    "post": ("岗位", "post"),
    "office": ("机构", "office"),
}
FORMS: dict[Wanted, Pair] = {
    "unit": ("如 suzhou", "such as suzhou"),
    "department": (
        "如 registration，别的单位的写 suzhou/registration",
        "registration, elsewhere suzhou/registration",
    ),
    "post": (
        "如 registration/chief，别的单位的写 suzhou/registration/chief",
        "registration/chief, elsewhere suzhou/registration/chief",
    ),
    "office": (
        "如 party_group，别的单位的写 suzhou/party_group",
        "party_group, elsewhere suzhou/party_group",
    ),
}
_CLARK = "registers/bureau/registration/clark.yaml"

RULE = Rule(
    id="RK201",
    name="unknown-subject",
    severity="error",
    scope="corpus",
    needs=("organization",),
    whole=True,
    title=("组织机构里没有的单位、部门或岗位", "A unit, department or post not in the organisation"),
    why=(
        "监控责任人按 organization.yaml 一级一级往上找。里面没有的岗位，找不到谁来监控，等于没有人管。",
        "Who watches is found in organization.yaml, step by step upwards. For a post that is not in it "
        "nobody is found, so nobody watches.",
    ),
    words={
        "register": (
            "organization.yaml 里没有“{written}”这个{what}，这份登记表找不到主体",
            "organization.yaml has no {what} “{written}”, so nobody knows whose register this is",
        ),
        "register-near": (
            "organization.yaml 里没有“{written}”这个{what}，是不是“{near}”？",
            "organization.yaml has no {what} “{written}”; did you mean “{near}”?",
        ),
        "help-register": (
            "新设的{what}，写进 organization.yaml；名字写错了，改文件的位置和里面的 {field}。",
            "Write a new {what} into organization.yaml; if the name is wrong, change the file's place and "
            "its {field}.",
        ),
        "help-register-near": (
            "写错了，就把文件移到“{near}”的位置，里面的 {field} 也改过来；新设的{what}，写进 "
            "organization.yaml。",
            "If the name is wrong, move the file to where “{near}” belongs and change its {field}; write a "
            "new {what} into organization.yaml.",
        ),
        "reference": (
            "“{written}”不是 organization.yaml 里的{what}",
            "“{written}” is no {what} in organization.yaml",
        ),
        "reference-near": (
            "“{written}”不是 organization.yaml 里的{what}，是不是“{near}”？",
            "“{written}” is no {what} in organization.yaml; did you mean “{near}”?",
        ),
        "help-reference": (
            "改成{what}的编号（{form}）；新设的，先写进 organization.yaml。",
            "Write the id of a {what} ({form}); write a new one into organization.yaml first.",
        ),
        "help-reference-near": (
            "改成“{near}”；新设的，先写进 organization.yaml。",
            "Write “{near}”; write a new one into organization.yaml first.",
        ),
    },
    bad={_CLARK: REPOSITORY[CLERK].replace("post: clerk", "post: clark")},
    good=unchanged(CLERK),
)


def check(facts: Facts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each register of nobody known, and for each reference that leads nowhere."""
    assert context.organization
    for register in facts.registers:
        if register.subject is None and register.kind in REGISTERS:
            yield from _register(register, context.organization)
        for subject, reference in _references(register, context):
            yield from _reference(reference, context.organization, subject)
    for reference in references(context):
        yield from _reference(reference, context.organization)


def _register(register: RegisterFacts, organization: OrganizationIndex) -> Iterator[Finding]:
    """The finding at the first step of the subject that is not known; one that is known by what the
    file says of itself only lies in the wrong folder (RK106)."""
    if find_subject(register.written, organization):
        return
    steps = register.ref.split("/")
    known = next(n for n in range(len(steps)) if not find_subject("/".join(steps[: n + 1]), organization))
    near = "/".join(register.meant.split("/")[: known + 1]) if register.meant != register.ref else ""
    yield RULE.found(
        "register-near" if near else "register",
        register.place(SUBJECT[known]),
        subject=register.ref,
        what=term(KINDS[SUBJECT[known]]),
        written="/".join(steps[: known + 1]),
        near=near,
        field=SUBJECT[known],
    )


def _references(register: RegisterFacts, context: Context) -> Iterator[tuple[str, Reference]]:
    """The departments and monitors that the points of a register name by hand."""
    unit, department, *_ = *register.ref.split("/"), ""
    names = context.people.all_names() if context.people else {}  # a name is another finding: RK701
    for point in register.points if register.subject else ():
        at, subject = ("risk_points", point.number), f"{register.ref}#{point.id}"
        if point.department:
            path: DataPath = (*at, "department")
            yield (
                subject,
                Reference(register.file, path, point.department, ("department",), unit, "", register.ref),
            )
        for n, written in enumerate(point.written_monitors):
            if written not in names:
                path = (*at, "monitor", n)
                yield (
                    subject,
                    Reference(register.file, path, written, MONITORS, unit, department, register.ref),
                )


def _reference(
    reference: Reference, organization: OrganizationIndex, subject: str | None = None
) -> Iterator[Finding]:
    if reference.leads(organization):
        return
    near = reference.near(organization)
    yield RULE.found(
        "reference-near" if near else "reference",
        Place(reference.file, reference.path, reference.part, subject=reference.register),
        subject=subject,
        written=reference.written,
        what=_either(reference.wants),
        near=near,
        form=term(FORMS[reference.wants[0]]),
    )


def _either(wants: tuple[Wanted, ...]) -> Said:
    """`post or office`."""
    fields: dict[str, object] = {want: term(KINDS[want]) for want in wants}
    slots = [f"{{{want}}}" for want in wants]
    return Said(("或".join(slots), " or ".join(slots)), fields)
