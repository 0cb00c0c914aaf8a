"""`riskctl new`: one register, with what is already known filled in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.options import Root, Today, choice, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import Opened, opened
from riskctl.corpus.document import Document
from riskctl.corpus.load import registers
from riskctl.corpus.nearest_reference import nearest_subject
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.sound import unsound
from riskctl.corpus.subject import Subject, find_subject, meant_ref
from riskctl.scaffold.prefill import known
from riskctl.scaffold.register import KINDS, kind_of_subject, register_text
from riskctl.sources.replace import Replacement, replace_all
from riskctl.year.watch.monitoring import since_of_new

EXAMPLES = (
    (
        "riskctl new person suzhou/registration/clerk",
        say("一个岗位的登记表", "the register of a post"),
    ),
    ("riskctl new unit suzhou --dry-run", say("先看看会写什么", "see first what would be written")),
)
DETAILS = say(
    "职责、还没有分析的流程环节、还没有风险点的权力事项都先列好，评定标准写在旁边，等人来填。",
    "Duties, nodes not yet analysed and matters without a risk point are laid out to be filled in, with the "
    "criteria beside them.",
)
WORDS: Words = {
    "unknown": ("organization.yaml 里没有 {ref}。", "There is no {ref} in organization.yaml."),
    "near": ("是不是想写 riskctl new {kind} {ref}？", "Did you mean riskctl new {kind} {ref}?"),
    "listed": (
        "先在 organization.yaml 里写上它。现有的单位：{units}。",
        "Write it in organization.yaml first. There are these units: {units}.",
    ),
    "kind": ("{ref} 不是{kind}。", "{ref} is not a {kind}."),
    "external": (
        "{ref} 在 organization.yaml 里是 external: true，不在本库登记。",
        "{ref} is external: true in organization.yaml and keeps no registers here.",
    ),
    "exists": ("{ref} 已经有登记表：{file}", "{ref} has a register already: {file}"),
    "exists-hint": ("直接改那一份。", "Write in that one."),
    "written": (
        "写好了。去掉行首的 # 逐项填写，再运行 riskctl check。",
        "Written. Fill it in, taking away the # before each line, and run riskctl check.",
    ),
}
NOUNS: Words = {
    "unit": ("单位", "unit"),
    "department": ("部门，部门写作 单位/部门", "department, which is written unit/department"),
    "person": ("岗位，岗位写作 单位/部门/岗位", "post, which is written unit/department/post"),
}


def command(
    kind: Annotated[
        str,
        typer.Argument(
            parser=choice(*KINDS),
            autocompletion=offers(*KINDS),
            metavar=say("种类", "KIND"),
            help=say("unit 单位、department 部门、person 个人", "unit, department or person"),
        ),
    ],
    ref: Annotated[
        str,
        typer.Argument(
            metavar=say("主体", "SUBJECT"),
            autocompletion=offered_subjects,
            help=say(
                "单位、单位/部门 或 单位/部门/岗位，都写编号",
                "unit, unit/department or unit/department/post, by id",
            ),
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("显示内容，不写文件", "show the text, write nothing"))
    ] = False,
    root: Root = None,
    today: Today = None,
) -> int:
    """Make a register."""
    one = opened(None, root, today, None, writes=not dry_run)
    organization = one.context.organization
    if organization is None:
        raise unsound(one.context.at_fault("organization"))
    subject = _subject(kind, ref.rstrip("/"), organization)
    documents = list(registers(one.repository, one.context))
    file = _place(one, subject, documents)
    programme = one.context.programme
    text = register_text(
        known(subject, documents, one.context, organization),
        one.context.grading,
        programme.language if programme else "zh",
        one.context.year,
        since_of_new(one.context),
    )
    if dry_run:
        streams.write_text(text)
        return 0
    replace_all(one.repository.root, [Replacement(file, None, text.encode())])
    streams.write_text(f"{Path(os.path.relpath(one.repository.root / file)).as_posix()}\n")
    streams.note(Said(WORDS["written"]))
    return 0


def _subject(kind: str, ref: str, organization: OrganizationIndex) -> Subject:
    """The subject called `ref`; raises RiskctlError where it is none, or cannot have such a register."""
    found = find_subject(meant_ref(ref, organization), organization)
    if found is None:
        raise RiskctlError(Said(WORDS["unknown"], {"ref": ref}), _near(ref, organization))
    if found.unit.external:
        raise RiskctlError(Said(WORDS["external"], {"ref": ref}))
    if kind_of_subject(found) != kind:
        right = Said(WORDS["near"], {"kind": kind_of_subject(found), "ref": ref})
        raise RiskctlError(Said(WORDS["kind"], {"ref": ref, "kind": Said(NOUNS[kind])}), right)
    return found


def _near(ref: str, organization: OrganizationIndex) -> Said:
    near = nearest_subject(ref, organization)
    found = find_subject(near, organization)
    if found:
        return Said(WORDS["near"], {"kind": kind_of_subject(found), "ref": near})
    units = [unit.id for unit in organization.units.values() if not unit.external]
    return Said(WORDS["listed"], {"units": listed([*units])})


def _place(one: Opened, subject: Subject, documents: list[Document]) -> str:
    """The file of the new register; raises RiskctlError where the subject has one, as YAML or in a table."""
    name = "" if subject.seat else f"/{kind_of_subject(subject)}"
    file = f"registers/{subject.ref}{name}.yaml"
    there = next((d.file for d in documents if d.subject == subject.ref), None)
    if there is None and os.path.lexists(one.repository.root / file):
        there = file
    if there:
        fields = {"ref": subject.ref, "file": there}
        raise RiskctlError(Said(WORDS["exists"], fields), Said(WORDS["exists-hint"]))
    return file
