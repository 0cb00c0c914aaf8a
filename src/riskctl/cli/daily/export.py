"""`riskctl export`: registers as workbooks that departments fill in and send back, or as plain data."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase
from riskctl.cli.options import People, Root, Today, choice, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.workspace import opened
from riskctl.corpus.load import registers
from riskctl.exchange.workbook.exporting import Exported, exported
from riskctl.sources.output import write_file, write_into
from riskctl.year.resolve import subject_named

EXAMPLES = (
    (
        "riskctl export --for suzhou/registration --to xlsx --output 登记股.xlsx",
        say("一个部门的工作簿，发给他们填", "the workbook of a department, to send to it"),
    ),
    (
        "riskctl export --for suzhou --to xlsx --output 发给各科",
        say("一个单位每个部门一份", "one for each department of a unit"),
    ),
    (
        "riskctl export --for suzhou/registration --to xlsx --blank --output 空白.xlsx",
        say("还没有登记表的部门，一份空白的", "a blank one for a department that has nothing yet"),
    ),
)
DETAILS = say(
    "工作簿里有下拉列表、填法和示例，等级和监控责任人已经算好。填好发回来，用 riskctl import 读："
    "只改动过的地方写进登记表，每一行都有答复。",
    "The workbook has drop-downs, notes and a sample; level and monitor are computed. When it comes back, "
    "riskctl import takes just what was edited, and answers each row.",
)
LIBRARY, PACKAGE, EXTRA = "xlsxwriter", "XlsxWriter", "riskctl[xlsx]"


class WORDS:
    """What is said of an export."""

    library = Phrase(
        "写工作簿要用 {package}，还没有安装", "Writing workbooks needs {package}, which is not there"
    )
    install = Phrase("运行 pip install '{extra}'。", "Run pip install '{extra}'.")
    several = Phrase(
        "有 {n} 份工作簿，--output 要写一个目录，不能是 {output}",
        "There are {n} workbooks: --output has to be a folder, not {output}",
    )
    done = Phrase(
        "写好了 {n} 份工作簿，{points} 个风险点。", "Workbooks written: {n}; risk points: {points}."
    )


def command(
    subjects: Annotated[
        list[str],
        typer.Option(
            "--for",
            metavar=say("主体", "SUBJECT"),
            help=say(
                "给谁：单位、单位/部门 或 单位/部门/岗位；可以写几次",
                "for whom: unit, unit/department or unit/department/post; may be given several times",
            ),
        ),
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            parser=choice("xlsx"),
            autocompletion=offers("xlsx"),
            metavar="xlsx",
            help=say("哪一种文件", "the form"),
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            metavar=say("路径", "PATH"),
            help=say("写到哪个文件；几份时是目录", "the file to write; a folder where there are several"),
        ),
    ],
    blank: Annotated[
        bool,
        typer.Option("--blank", help=say("空白的，不带已有的风险点", "blank, without the points there are")),
    ] = False,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Export registers."""
    if find_spec(LIBRARY) is None:
        raise RiskctlError(WORDS.library(package=PACKAGE), WORDS.install(extra=EXTRA))
    one = opened(None, root, today, people).sound()
    context = one.context
    meant = [subject_named(word, context.organization) for word in subjects]
    documents = [d for d in registers(one.repository, context) if d.is_register]
    made = list(exported(meant, documents, context, context.programme.language, blank))
    _write(made, output, one.repository.root)
    return 0


def _write(made: list[Exported], output: Path, home: Path) -> None:
    suffix = output.suffix.lower()
    if suffix == ".xlsx" and len(made) > 1:
        raise RiskctlError(WORDS.several(n=len(made), output=str(output)))
    if suffix == ".xlsx":
        write_file(output, made[0].data, home)
        paths = [output]
    else:
        write_into(output, {one.name: one.data for one in made}, home)
        paths = [output / one.name for one in made]
    streams.write_text("".join(f"{path.as_posix()}\n" for path in paths))
    streams.note(WORDS.done(n=len(made), points=sum(one.points for one in made)))
