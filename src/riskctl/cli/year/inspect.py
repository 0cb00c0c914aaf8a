"""`riskctl inspect`: a new inspection of a unit, its six questions prefilled with facts."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import at_work, written
from riskctl.cli.options import On, People, Root, Today, WithDepartments, choice, coded, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import SoundlyOpened
from riskctl.cli.year.facts_beside import facts_beside
from riskctl.records.vocabulary import CODES, code_of
from riskctl.sources.replace import Replacement
from riskctl.year.assess.assessment import assessed_bodies, assessing_body
from riskctl.year.assess.inspections import answered, inspection_named
from riskctl.year.assess.questions import inspection_text
from riskctl.year.log.edits import edited
from riskctl.year.resolve import body_named, of_year

WAYS = tuple(CODES["way"])
BOTH = (*WAYS, *(zh for zh, _ in CODES["way"].values()))
EXAMPLES = (
    (
        "riskctl inspect suzhou --ways hearing,files,survey",
        say("检查一个单位：听汇报、查资料、发调查表", "inspect a unit: reports, files and a survey"),
    ),
    (
        "riskctl inspect suzhou/registration --ways files",
        say("本单位检查一个部门", "a unit inspects one of its departments"),
    ),
    (
        "riskctl inspect suzhou --gather --ways files",
        say("单位和各部门各一份", "one of the unit and of each of its departments"),
    ),
    (
        "riskctl inspect suzhou-2010-07-13 --question effective --answer partly --basis 两条措施没有落实",
        say("写一项的答案和依据", "answer one question, and say on what it rests"),
    ),
)
DETAILS = say(
    "六项检查逐项列出，riskctl 算得出的事实先填在 prefilled 里；答案（answer）和依据（basis）由检查的人写。",
    "The six questions are laid out; facts riskctl can compute stand in `prefilled`. The answers and what "
    "they rest on are for people to write.",
)
WORDS: Words = {
    "exists": (
        "{file} 已经有了，什么都没有写；一天检查两次的，另起一个文件名。",
        "{file} is there already, so nothing was written; name the file of a second one yourself.",
    ),
    "together": (
        "答题要一起写 --question、--answer、--basis，不写别的",
        "An answer needs --question, --answer and --basis, and nothing else",
    ),
    "next": (
        "逐项写 answer 和 basis，或运行 riskctl inspect {id} --question 项目 --answer yes --basis 依据；"
        "要整改的，运行 riskctl rectify 单位 --inspection {id}。",
        "Write answer and basis for each, or run riskctl inspect {id} --question QUESTION --answer yes "
        "--basis TEXT; where something is to be mended run riskctl rectify UNIT --inspection {id}.",
    ),
}


def ways(text: str) -> str:
    """Return the ways that `text` lists, as codes; raise Refused where one is unknown."""
    named = (choice(*BOTH)(name.strip()) for name in text.split(",") if name.strip())
    return ",".join(code_of("way", name) or name for name in named)


def command(
    bodies: Annotated[
        list[str],
        typer.Argument(
            metavar=say("单位、部门或编号...", "BODY_OR_ID..."),
            autocompletion=offered_subjects,
            help=say(
                "检查哪些单位，或 单位/部门；答题时写检查的编号",
                "the units or unit/departments inspected; to answer, the inspection's id",
            ),
        ),
    ],
    gather: WithDepartments = False,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar=say("机构", "BODY"),
            help=say(
                "由谁检查；不写就是上一级，部门是本单位",
                "who inspects; else the body above, of a department its unit",
            ),
        ),
    ] = "",
    how: Annotated[
        str,
        typer.Option(
            "--ways",
            parser=ways,
            metavar=say("方式", "WAYS"),
            help=say("、", ", ").join(WAYS) + say("，用逗号隔开", ", with commas"),
        ),
    ] = "",
    question: Annotated[
        str | None,
        typer.Option(
            "--question",
            parser=coded("question"),
            autocompletion=offers(*CODES["question"]),
            metavar=say("项目", "QUESTION"),
            help=say("答哪一项，如 effective", "which question, such as effective"),
        ),
    ] = None,
    answer: Annotated[
        str | None,
        typer.Option(
            "--answer",
            parser=coded("answer"),
            autocompletion=offers(*CODES["answer"]),
            metavar=say("答案", "ANSWER"),
            help=say("yes、partly 或 no", "yes, partly or no"),
        ),
    ] = None,
    basis: Annotated[
        str,
        typer.Option("--basis", metavar=say("文字", "TEXT"), help=say("答案的依据", "what it rests on")),
    ] = "",
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Begin inspections, or answer a question of one."""
    alone = len(bodies) == 1 and not (by or how or on or gather)
    if (question or answer or basis) and not (question and answer and basis and alone):
        raise RiskctlError(Said(WORDS["together"]))
    one, found = at_work(root, today, people, writes=True)
    if question and answer:
        changes = answered(*inspection_named(bodies[0], one.context), question, answer, basis)
        written(one, *edited(changes, one.repository, one.context))
        return 0
    for word in bodies:
        if f"cycles/{one.context.year}/inspections/{word}.yaml" in one.context.documents:
            raise RiskctlError(Said(WORDS["together"]))  # an inspection was named, so an answer was meant
    organization, when = found.organization, of_year(on, one.context)
    inspected = assessed_bodies(bodies, gather, organization)
    ids = [f"{body.ref.replace('/', '-')}-{when}" for body in inspected]
    files = [_new_file(id, one) for id in ids]
    facts = facts_beside([body.ref for body in inspected], one, found)
    sheets = []
    for body, file in zip(inspected, files, strict=True):
        who = body_named(by, body.unit.id, "", organization) if by else assessing_body(body, organization)
        used = how.split(",") if how else ()
        text = inspection_text(body.ref, when, who, used, facts[body.ref], found.language)
        sheets.append(Replacement(file, None, text.encode()))
    written(one, *sheets)
    streams.note(Said(WORDS["next"], {"id": ids[0]}))
    return 0


def _new_file(id: str, one: SoundlyOpened) -> str:
    """The file of a new inspection; raises RiskctlError where it is there."""
    file = f"cycles/{one.context.year}/inspections/{id}.yaml"
    if (one.repository.root / file).exists():
        raise RiskctlError(Said(WORDS["exists"], {"file": file}))
    return file
