"""`riskctl render`: forms, worksheets and notices as documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from riskctl import catalog
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli import streams
from riskctl.cli.language import current, say
from riskctl.cli.opened import Opened, opened
from riskctl.cli.options import People, Root, Today, choice
from riskctl.corpus.load import registers
from riskctl.render.blocks import Document as Rendered
from riskctl.render.blocks import Edition
from riskctl.render.editions import names_in
from riskctl.render.kinds import Kind, document_kind, kind_names
from riskctl.render.make import file_name, make
from riskctl.render.order import Order, orders, unready
from riskctl.render.points import Scope
from riskctl.sources.replace import Replacement, replace_all

EXAMPLES = (
    ("riskctl render annex-5", say("全部个人登记表", "every personal form")),
    (
        "riskctl render annex-3 suzhou --gather",
        say("一个单位的汇总表", "one unit's form with all below it"),
    ),
    (
        "riskctl render announcement --edition staff --output 公示",
        say("内网用的公示，不含姓名", "a notice without names"),
    ),
)
DETAILS = say(
    "annex-3、annex-4、annex-5 是单位、部门、个人登记表，worksheet 是风险评估底稿，announcement 是公示。"
    "写好的文件名输出在标准输出上，一行一个。",
    "annex-3, annex-4 and annex-5 are the forms of units, departments and persons, worksheet says how levels "
    "came about, announcement is the public notice. The files written are listed, a line each.",
)
WORDS: Words = {
    "unsound": (
        "没有生成文书：{files} 缺失或有错。运行 riskctl check 看问题在哪里。",
        "No document was made: {files} is missing or has a fault. Run riskctl check to see what is wrong.",
    ),
    "edition": (
        "{kind} 没有“{edition}”这个版本",
        "{kind} has no edition “{edition}”",
    ),
    "edition-hint": ("可以写：{editions}。", "It can be: {editions}."),
    "no-gather": ("{kind} 不汇总下级的风险点", "{kind} does not gather the points of those below"),
    "names": (
        "没有生成文书：“{subject}”的{edition}版里出现了任职人的姓名：{names}。"
        "运行 riskctl check --select RK701 看在哪里，改成岗位名称。",
        "No document was made: the {edition} edition of “{subject}” shows holders' names: {names}. "
        "Run riskctl check --select RK701 to see where, and write the post instead.",
    ),
    "unchecked": (
        "没有任职名单，不能核对里面有没有姓名；发布前请人工看一遍。",
        "Without a holders' file names cannot be searched for; look it over before publishing.",
    ),
    "nothing": ("没有可以生成 {kind} 的登记表。", "There is no register from which to make {kind}."),
    "written": ("写好了 {n} 份，在 {folder}。", "Written: {n}, in {folder}."),
}


def command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar=say("文书", "KIND"),
            help=", ".join(kind_names()),
        ),
    ],
    subjects: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[主体]...", "[SUBJECT]..."),
            help=say(
                "单位、单位/部门 或 单位/部门/岗位；不写就是全部",
                "unit, unit/department or unit/department/post; all without it",
            ),
        ),
    ] = None,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar=",".join(catalog.writers()),
            help=say("格式，可以写几种，用逗号隔开", "the formats, several with commas"),
        ),
    ] = "html",
    output: Annotated[
        Path, typer.Option("--output", metavar=say("目录", "DIR"), help=say("写到哪里", "where to write"))
    ] = Path("rendered"),
    edition: Annotated[
        str,
        typer.Option(
            "--edition",
            metavar="|".join(get_args(Edition)),
            help=say(
                "internal 内部（有姓名）、staff 内网、public 对外；不写时公示是 staff，其余是 internal",
                "internal (with names), staff or public; without it staff for notices, else internal",
            ),
        ),
    ] = "",
    gather: Annotated[
        bool,
        typer.Option("--gather", help=say("汇总：连同下级的风险点", "take in the points of those below")),
    ] = False,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Make documents."""
    formats = [choice(*catalog.writers())(name.strip()) for name in to.split(",")]
    what = document_kind(kind)
    one = opened(None, root, today, people)
    asked = _edition(what, edition)
    if gather and what.gather == "never":
        raise RiskctlError(Said(WORDS["no-gather"], {"kind": kind}))
    wanted = _wanted(one, what, subjects or [], gather)
    if wanted is None:
        return 1
    scope = Scope(one.context, current())
    made = [(order, make(order, asked, scope)) for order in wanted]
    if asked != "internal" and not _nameless(one, [document for _, document in made]):
        return 1
    if not made:
        _note("nothing", kind=kind)
        return 0
    _write(made, formats, output)
    return 0


def _edition(kind: Kind, asked: str) -> Edition:
    if not asked:
        return kind.editions[0]
    edition = cast(Edition, choice(*get_args(Edition))(asked))
    if edition not in kind.editions:
        hint = Said(WORDS["edition-hint"], {"editions": listed(list(kind.editions))})
        raise RiskctlError(Said(WORDS["edition"], {"kind": kind.name, "edition": asked}), hint)
    return edition


def _wanted(one: Opened, kind: Kind, subjects: Sequence[str], gather: bool) -> list[Order] | None:
    """What to make; None, and said, where it would be made from half a file."""
    unsound = one.context.unsound()
    found: list[Order] = []
    if not unsound and one.context.organization:
        found = orders(kind, subjects, gather, registers(one.repository, one.context), one.context.organization)
        unsound = unready(found, one.context)
    if unsound:
        _note("unsound", files=listed([*unsound]))
        return None
    return found


def _nameless(one: Opened, documents: Sequence[Rendered]) -> bool:
    """Whether no holder's name stands in what leaves the office; says so where one does."""
    if one.context.people is None:
        _note("unchecked")
        return True
    names = [name for name, ambiguous in one.context.people.all_names().items() if not ambiguous]
    contact = one.context.programme.contact if one.context.programme else ""
    for document in documents:
        if found := names_in(document, names, [contact]):
            _note("names", subject=document.subject, edition=document.edition, names=listed([*found]))
            return False
    return True


def _write(made: Sequence[tuple[Order, Rendered]], formats: Sequence[str], output: Path) -> None:
    files = {
        file_name(order, ending): catalog.writer(ending).write(document)
        for ending in formats
        for order, document in made
    }
    output.mkdir(parents=True, exist_ok=True)
    replace_all(output, [Replacement(file, None, data) for file, data in files.items()])
    streams.write_text("".join(f"{(output / file).as_posix()}\n" for file in sorted(files)))
    _note("written", n=len(files), folder=str(output))


def _note(key: str, **fields: object) -> None:
    streams.note(Said(WORDS[key], fields).text(current()))
