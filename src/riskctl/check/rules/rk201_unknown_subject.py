"""RK201 unknown-subject: a unit, department or post that the organisation does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from riskctl.base.messages import Pair, Said, term
from riskctl.check.example import CLERK, REPOSITORY, unchanged
from riskctl.check.facts import CorpusFacts, RegisterFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.nearest_reference import nearest_subject
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.references import Reference, Wanted, references
from riskctl.corpus.subject import find_subject
from riskctl.corpus.tables import is_table, stray_step
from riskctl.records.kinds import REGISTERS, kind_named

SUBJECT: tuple[Wanted, ...] = ("unit", "department", "post")
REFERENCES = {  # whether it is who acts at a node, whether something is near
    (False, False): "reference",
    (False, True): "reference-near",
    (True, False): "actor",
    (True, True): "actor-near",
}
KINDS: dict[Wanted, Pair] = {
    "unit": ("单位", "unit"),
    "department": ("部门", "department"),
    "post": ("岗位", "post"),
    "office": ("机构", "office"),
}
FORMS: dict[tuple[Wanted, bool], Pair] = {  # whether it is written inside a unit
    ("unit", False): ("如 suzhou", "such as suzhou"),
    ("department", False): ("写全，如 suzhou/registration", "the whole of it, such as suzhou/registration"),
    ("department", True): ("如 registration", "such as registration"),
    ("post", False): (
        "写全，如 suzhou/registration/chief",
        "the whole of it, such as suzhou/registration/chief",
    ),
    ("post", True): ("如 registration/chief", "such as registration/chief"),
}
_REGISTER_NEAR = (
    "organization.yaml 里没有“{written}”这个{what}，是不是“{near}”？",
    "organization.yaml has no {what} “{written}”; did you mean “{near}”?",
)
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
        "register-near": _REGISTER_NEAR,
        "help-register": (
            "新设的{what}，写进 organization.yaml；名字写错了，改文件的位置和里面的 {field}。",
            "Write a new {what} into organization.yaml; if the name is wrong, change the file's place and "
            "its {field}.",
        ),
        "help-register-near": (
            "写错了，就把文件移到 {right}，里面的 {field} 改成“{value}”；新设的{what}，写进 "
            "organization.yaml。",
            "If the name is wrong, move the file to {right} and write {field}: {value}; write a new {what} "
            "into organization.yaml.",
        ),
        "row": (
            "organization.yaml 里没有“{written}”这个{what}，这几行找不到主体",
            "organization.yaml has no {what} “{written}”, so nobody knows whose rows these are",
        ),
        "row-near": _REGISTER_NEAR,
        "register-near-taken": _REGISTER_NEAR,
        "help-register-near-taken": (
            "写错了的，“{ref}”已有登记表 {taken}：把两份合成一份；新设的{what}，写进 organization.yaml。",
            "If the name is wrong, “{ref}” has a register already, {taken}: join the two; write a new {what} "
            "into organization.yaml.",
        ),
        "row-near-taken": _REGISTER_NEAR,
        "help-row-near-taken": (
            "写错了，就把这几行并进“{ref}”已有的登记表 {taken}；新设的{what}，写进 organization.yaml。",
            "If the name is wrong, move the rows into the register that “{ref}” has already, {taken}; "
            "write a new {what} into organization.yaml.",
        ),
        "help-row": (
            "名称写错了就改正；新设的{what}，写进 organization.yaml。",
            "Correct the name if it is wrong; write a new {what} into organization.yaml.",
        ),
        "help-row-near": (
            "写错了，就改成“{value}”；新设的{what}，写进 organization.yaml。",
            "Write “{value}” if the name is wrong; write a new {what} into organization.yaml.",
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
            "改成{what}的编号，{form}；新设的，先写进 organization.yaml。",
            "Write the id of a {what}, {form}; write a new one into organization.yaml first.",
        ),
        "actor": (
            "由“{written}”办理，而 organization.yaml 里没有这个{what}",
            "“{written}” acts here, and is no {what} in organization.yaml",
        ),
        "actor-near": (
            "由“{written}”办理，而 organization.yaml 里没有这个{what}，是不是“{near}”？",
            "“{written}” acts here, and is no {what} in organization.yaml; did you mean “{near}”?",
        ),
        "help-actor": (
            "改成{what}的编号，{form}；由外面的人办理的，删去 actor，写在环节的名称里。",
            "Write the id of a {what}, {form}; where somebody from outside acts, delete actor and say it "
            "in the "
            "node's name.",
        ),
        "help-actor-near": (
            "改成“{near}”；新设的，先写进 organization.yaml。",
            "Write “{near}”; write a new one into organization.yaml first.",
        ),
        "help-reference-near": (
            "改成“{near}”；新设的，先写进 organization.yaml。",
            "Write “{near}”; write a new one into organization.yaml first.",
        ),
    },
    bad={_CLARK: REPOSITORY[CLERK].replace("post: clerk", "post: clark")},
    good=unchanged(CLERK),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each register of nobody known, and for each reference that leads nowhere."""
    assert context.organization
    files = {register.ref: register.file for register in facts.registers}
    for register in facts.registers:
        if register.subject is None and register.kind in REGISTERS:
            yield from _register(register, files, context.organization)
        for reference in _departments(register):
            yield from _reference(reference, context.organization)
    for reference in references(context, context.organization):
        yield from _reference(reference, context.organization)


def _register(
    register: RegisterFacts, files: Mapping[str, str], organization: OrganizationIndex
) -> Iterator[Finding]:
    """The finding at the first step of the subject that is not known.

    One that is known by what the file says of itself only lies in the wrong folder (RK106), as do rows that
    a step above names as another's; a step that is left out is missing (RK102), and one that rows of a table
    leave blank is told where it is written.
    """
    steps = register.ref.split("/")
    if find_subject(register.written, organization) or not all(steps):
        return
    known = next(n for n in range(len(steps)) if not find_subject("/".join(steps[: n + 1]), organization))
    stray = stray_step(register.file, register.where)
    if SUBJECT[known] in register.filled or (stray and SUBJECT.index(stray) < known):
        return
    near = nearest_subject("/".join(steps[: known + 1]), organization)
    right = [*(near.split("/") if near else steps[: known + 1]), *steps[known + 1 :]]
    taken = files.get("/".join(right), "") if near else ""
    yield RULE.found(
        _cause(register, near, taken),
        register.place(SUBJECT[known]),
        subject=register.ref,
        what=term(KINDS[SUBJECT[known]]),
        written="/".join(steps[: known + 1]),
        near=near,
        ref="/".join(right),
        right=kind_named(register.kind).example.format(**dict(zip(SUBJECT, right, strict=False))),
        field=SUBJECT[known],
        value=near.split("/")[-1],
        taken=taken,
    )


def _cause(register: RegisterFacts, near: str, taken: str) -> str:
    """Which words: of a table or not, with something near or not, whose place is taken or free."""
    of = "row" if is_table(register.file) else "register"
    return of + ("-near" if near else "") + ("-taken" if taken not in ("", register.file) else "")


def _departments(register: RegisterFacts) -> Iterator[Reference]:
    """The departments that the points of a register name."""
    unit = register.ref.split("/")[0]
    for point in register.points if register.subject else ():
        if point.said.department:
            path = ("risk_points", point.number, "department")
            yield Reference(
                register.file, path, point.said.department, ("department",), unit, register=register.ref
            )


def _reference(reference: Reference, organization: OrganizationIndex) -> Iterator[Finding]:
    if reference.leads(organization):
        return
    near = reference.near(organization)
    yield RULE.found(
        REFERENCES[reference.path[-1] == "actor", bool(near)],
        Place(reference.file, reference.path, reference.part, subject=reference.register),
        subject=reference.register or None,
        written=reference.written,
        what=_either(reference.wants),
        near=near,
        form=term(FORMS[reference.wants[0], bool(reference.unit)]),
    )


def _either(wants: tuple[Wanted, ...]) -> Said:
    """`post or office`."""
    fields: dict[str, object] = {want: term(KINDS[want]) for want in wants}
    slots = [f"{{{want}}}" for want in wants]
    return Said(("或".join(slots), " or ".join(slots)), fields)
