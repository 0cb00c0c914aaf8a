"""`riskctl render`: forms, worksheets and notices as documents."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from riskctl import catalog
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.daily.cleared_names import cleared_in
from riskctl.cli.daily.render_notes import tell_made
from riskctl.cli.daily.render_scope import scope_of
from riskctl.cli.document_formats import DocumentFormats
from riskctl.cli.kinds_offered import kinds_here, offered_kinds
from riskctl.cli.options import People, Root, Today, choice, offers, parse_month
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.shell.progress import Progress
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import opened
from riskctl.present import document_kinds as document_kinds_list
from riskctl.present.orders import as_text
from riskctl.render.batch import Take, batch, wanted_of
from riskctl.render.binding import bound
from riskctl.render.blocks import Edition, Paper
from riskctl.render.order.kinds import MONTH, Kind, document_kind, document_kinds, kind_names
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.template.own_templates import configured
from riskctl.render.word.document import word_template
from riskctl.render.writer import Writer, in_formats
from riskctl.sources.spool import Spool, spool

EXAMPLES = (
    ("riskctl render", say("有哪些文书", "which documents there are")),
    ("riskctl render annex-5", say("全部个人登记表", "every personal form")),
    (
        "riskctl render 附件5 肃州分局/注册登记股",
        say("名称也可以：一个部门的个人登记表", "by their names too: the personal forms of a department"),
    ),
    (
        "riskctl render annex-5 suzhou --one-file --to docx",
        say("一个单位的个人登记表，一个文件打完", "a unit's personal forms in one file"),
    ),
    (
        "riskctl render annex-3 suzhou --gather",
        say("一个单位的汇总表", "one unit's form with all below it"),
    ),
    (
        "riskctl render announcement --edition staff --output 公示",
        say("内网用的公示，不含姓名", "a notice without names"),
    ),
    (
        "riskctl render duties suzhou/leadership/director",
        say("一位领导要监控的风险点", "what one leader has to watch"),
    ),
    (
        "riskctl render changes --since main..HEAD",
        say("变更情况，交领导小组审定", "what changed, for the leading group"),
    ),
)
DETAILS = say(
    "不写文书，就列出全部文书，一行一种。文书可以写名字，也可以写中文叫法：附件5、公示、台账；"
    "单位、部门、岗位写编号或名称。写好的文件名输出在标准输出上，一行一个。",
    "Without a kind all kinds are listed, a line each. A kind is named by its id or as it is called in "
    "Chinese (“附件5”), units, departments and posts by id or name. The files written are listed, a "
    "line each.",
)
WORDS: Words = {
    "edition": ("{kind} 没有“{edition}”这个版本", "{kind} has no edition “{edition}”"),
    "edition-hint": ("可以写：{editions}。", "It can be: {editions}."),
    "no-gather": ("{kind} 不汇总下级的风险点", "{kind} does not gather the points of those below"),
    "no-month": ("{kind} 不按月打印，不写 --month", "{kind} is not printed by the month: leave --month out"),
    "file": ("{folder} 是文件，不是目录", "{folder} is a file, not a folder"),
    "file-hint": ("用 --output 另写一个目录。", "Name another folder with --output."),
    "bound": (
        "自己的 Word 文件 {file} 没有用上：合成一个文件的，用自带的样子；要用它，不写 --one-file。",
        "Your own Word file {file} was not used: many forms in one file have the looks that ship; "
        "to use it leave --one-file out.",
    ),
    "written": ("写好了 {n} 份，在 {folder}。", "Written: {n}, in {folder}."),
}


def command(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar=say("[文书]", "[KIND]"),
            autocompletion=offered_kinds,
            help=say("、", ", ").join(kind_names()),
        ),
    ] = None,
    subjects: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[主体或编号]...", "[SUBJECT_OR_NUMBER]..."),
            autocompletion=offered_subjects,
            help=say(
                "单位、单位/部门 或 单位/部门/岗位，或者编号、文号（--list 列出）；不写就是全部",
                "unit, unit/department, unit/department/post, or a number (--list shows them); else all",
            ),
        ),
    ] = None,
    to: DocumentFormats = "html",
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            metavar=say("目录", "DIR"),
            help=say("写到哪里，不写就是 rendered", "where to write; rendered without it"),
        ),
    ] = Path("rendered"),
    edition: Annotated[
        str | None,
        typer.Option(
            "--edition",
            parser=choice(*get_args(Edition)),
            autocompletion=offers(*get_args(Edition)),
            metavar="|".join(get_args(Edition)),
            help=say(
                "internal 内部（有姓名）、staff 内网、public 对外；不写时公示类是 staff，其余是 internal",
                "internal (with names), staff or public; without it staff for notices, else internal",
            ),
        ),
    ] = None,
    gather: Annotated[
        bool,
        typer.Option("--gather", help=say("汇总：连同下级的风险点", "take in the points of those below")),
    ] = False,
    one_file: Annotated[
        bool,
        typer.Option(
            "--one-file",
            help=say(
                "一个单位的合成一个文件，每份另起一页、各编页码",
                "all of a unit in one file, each numbered by itself",
            ),
        ),
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar=say("旧..新", "BASE..HEAD"),
            help=say(
                "changes 从哪个提交比到哪个，写法同 riskctl diff；不写就是还没有提交的改动",
                "for changes: which commits to compare, as in riskctl diff; without it what is not committed",
            ),
        ),
    ] = None,
    month: Annotated[
        date | None,
        typer.Option(
            "--month",
            parser=parse_month,
            metavar=say("年-月", "YYYY-MM"),
            help=say(
                "monitoring 是哪一个月的，不写就是这个月", "the month of monitoring; this month without it"
            ),
        ),
    ] = None,
    listing: Annotated[
        bool,
        typer.Option(
            "--list",
            help=say(
                "列出今年可以打印的，按编号；什么都不写",
                "list what of the year can be printed, by number; nothing is written",
            ),
        ),
    ] = False,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar=say("目录", "DIR"),
            help=say("自己的模板，先于自带的", "one's own templates, before those that ship"),
        ),
    ] = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Make documents."""
    if kind is None:
        return _kinds(templates, root)
    writers = catalog.writers_of(to.split(","))
    one = opened(None, root, today, people).sound()  # else the templates it names are not known either
    folder = templates or configured(one.context)
    if isinstance(folder, Said):
        streams.note(folder)
        return 1
    what = document_kind(kind, folder)
    asked = _edition(what, edition)
    _refuse(what, gather, month)
    with scope_of(what, since, one, today, people, month) as (repository, scope):
        subjects = subjects or _changed(scope)
        if listing:
            return _list(wanted_of(what, subjects, gather, repository, scope), scope)
        word = word_template(what, folder) if "docx" in writers else None
        if word and one_file:
            streams.note(Said(WORDS["bound"], {"file": word.name}))
            word = None
        with spool() as files, Progress() as line:
            write, kept = _taken(files, writers, line), dict[str, Paper]()
            take = _kept(kept) if one_file else write
            found = batch(what, subjects, gather, asked, repository, scope, take, cleared_in(one), word)
            for name, document in bound(what, kept, scope).items():
                write(name, document, len(kept), None)
            tell_made(found, what, one)
            if found.made:
                _write(files, output, one.repository.root)
    return 1 if found.lost or found.exposed else 0


def _taken(files: Spool, writers: Mapping[str, Writer], line: Progress) -> Take:
    """What writes each document in its formats as soon as it is made, and says how far that is."""

    def take(name: str, document: Paper, many: int, word: bytes | None) -> None:
        for ending, data in in_formats(document, writers, word).items():
            files.add(f"{name}.{ending}", data)
        gc.collect(1)  # what a library left in circles, which a short run never looks for
        line.step(many)

    return take


def _kept(documents: dict[str, Paper]) -> Take:
    """What keeps each document, to be bound with the others of its unit."""
    return lambda name, document, many, word: documents.update({name: document})


def _kinds(templates: Path | None, root: Path | None) -> int:
    """List the kinds: those of `templates`, else of the repository here, and those that ship."""
    found = document_kinds(templates) if templates else kinds_here(root or Path())
    streams.write_text(document_kinds_list.as_text(found, current(), streams.width()))
    return 0


def _refuse(kind: Kind, gather: bool, month: date | None) -> None:
    """Raise RiskctlError where an option is not for this kind of document."""
    if gather and kind.gather == "never":
        raise RiskctlError(Said(WORDS["no-gather"], {"kind": kind.name}))
    if month and MONTH not in kind.reads:
        raise RiskctlError(Said(WORDS["no-month"], {"kind": kind.name}))


def _list(orders: Sequence[Order], scope: Scope) -> int:
    streams.write_text(as_text(orders, scope.context, scope.language, streams.width()))
    return 0


def _changed(scope: Scope) -> list[str]:
    """The units in which something changed, where two states are compared."""
    if scope.comparison is None:
        return []
    from riskctl.render.view.changes import changed_units

    return changed_units(scope.comparison, scope.context)


def _edition(kind: Kind, asked: str | None) -> Edition | None:
    edition = cast(Edition, asked) if asked else None
    if edition and edition not in kind.editions:
        hint = Said(WORDS["edition-hint"], {"editions": listed(list(kind.editions))})
        raise RiskctlError(Said(WORDS["edition"], {"kind": kind.name, "edition": edition}), hint)
    return edition


def _write(files: Spool, output: Path, home: Path) -> None:
    if output.is_file():
        raise RiskctlError(Said(WORDS["file"], {"folder": str(output)}), Said(WORDS["file-hint"]))
    files.put_into(output, home)
    names = sorted(one.file for one in files.files)
    streams.write_text("".join(f"{(output / name).as_posix()}\n" for name in names))
    streams.note(Said(WORDS["written"], {"n": len(names), "folder": str(output)}))
