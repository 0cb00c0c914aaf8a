"""`riskctl export`: registers as workbooks that departments fill in and send back, or as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase, listed
from riskctl.cli.options import People, Root, Today, choice, offers, parse_month
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import SoundlyOpened, opened
from riskctl.corpus.document import Document
from riskctl.corpus.load import registers
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.exchange.convert import as_table
from riskctl.exchange.registers_data import registers_data
from riskctl.exchange.registers_parquet import registers_parquet
from riskctl.exchange.report.exporting_report import reports
from riskctl.exchange.workbook.exporting import Exported, exported
from riskctl.exchange.workbook.scope import WholeRegisters, refuse_partial_reading
from riskctl.level.grade import GradedPoint, grade
from riskctl.present import json
from riskctl.render.writer import Library
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
    ("riskctl export --to json --output 登记表.json", say("全部登记表作为数据", "all registers as data")),
    (
        "riskctl export --to parquet --output 风险点.parquet",
        say("给做分析的人，一个风险点一行", "for whoever analyses them, a row a risk point"),
    ),
    (
        "riskctl export --for suzhou/registration --month 2010-06 --to xlsx --output 六月.xlsx",
        say(
            "六月要报的：填好发回来，用 riskctl import 记",
            "what has to be reported in June, for riskctl import",
        ),
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
LIBRARIES = {"xlsx": Library("xlsxwriter", "XlsxWriter"), "parquet": Library("pyarrow", "pyarrow")}
FORMS = ("xlsx", "csv", "json", "parquet")


class WORDS:
    """What is said of an export."""

    library = Phrase(
        "写 {form} 要用 {package}，还没有安装", "Writing {form} needs {package}, which is not installed"
    )
    install = Phrase("运行 pip install 'riskctl[{form}]'。", "Run pip install 'riskctl[{form}]'.")
    several = Phrase(
        "有 {n} 份工作簿，--output 要写一个目录，不能是 {output}",
        "There are {n} workbooks: --output has to be a folder, not {output}",
    )
    twice = Phrase(
        "有几份工作簿会叫同一个名字：{names}；请用 --for 分开导出",
        "Several workbooks would have one name: {names}; export them apart with --for",
    )
    no_blank = Phrase("--blank 只用于 --to xlsx", "--blank is for --to xlsx")
    no_month = Phrase(
        "--month 只用于 --to xlsx，不和 --blank 一起写", "--month is for --to xlsx without --blank"
    )
    nothing_due = Phrase("这个月没有要报的", "There is nothing to report that month")
    reported = Phrase("写好了 {n} 份月报，共 {items} 件。", "Reports written: {n}; items: {items}.")
    nothing = Phrase("没有要导出的登记表", "There is no register to export")
    registers = Phrase("导出了 {n} 份登记表。", "Registers exported: {n}.")
    done = Phrase(
        "写好了 {n} 份工作簿，{points} 个风险点。", "Workbooks written: {n}; risk points: {points}."
    )


def command(
    to: Annotated[
        str,
        typer.Option(
            "--to",
            parser=choice(*FORMS),
            autocompletion=offers(*FORMS),
            metavar="|".join(FORMS),
            help=say(
                "xlsx 是发给部门填的工作簿，csv、json、parquet 是数据",
                "xlsx: workbooks for departments to fill in; csv, json, parquet: data",
            ),
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            metavar=say("路径", "PATH"),
            help=say(
                "写到哪个文件；工作簿不写 .xlsx 时是目录",
                "the file to write; for workbooks a folder, unless it ends in .xlsx",
            ),
        ),
    ],
    subjects: Annotated[
        list[str] | None,
        typer.Option(
            "--for",
            metavar=say("主体", "SUBJECT"),
            autocompletion=offered_subjects,
            help=say(
                "给谁：单位、单位/部门 或 单位/部门/岗位；可以写几次，不写就是全部",
                "for whom: unit, unit/department or unit/department/post; may be given again, all without it",
            ),
        ),
    ] = None,
    blank: Annotated[
        bool,
        typer.Option("--blank", help=say("空白的，不带已有的风险点", "blank, without the points there are")),
    ] = False,
    month: Annotated[
        date | None,
        typer.Option(
            "--month",
            parser=parse_month,
            metavar=say("年-月", "YYYY-MM"),
            help=say(
                "这个月要报的：到月底要落实的措施、要看的、要复核的，一个部门一张表",
                "the report of a month: measures, checks and reviews due by its end, a sheet a department",
            ),
        ),
    ] = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Export registers."""
    if (library := LIBRARIES.get(to)) and library.is_missing:
        raise RiskctlError(WORDS.library(form=to, package=library.package), WORDS.install(form=to))
    if blank and to != "xlsx":
        raise RiskctlError(WORDS.no_blank())
    if month and (blank or to != "xlsx"):
        raise RiskctlError(WORDS.no_month())
    one = opened(None, root, today, people).sound()
    meant = _meant(subjects or (), one)
    found = (d for d in registers(one.repository, one.context) if d.is_register)
    if to != "xlsx":
        _data(
            WholeRegisters(d for d in found if any(_is_of(d, subject) for subject in meant)), to, output, one
        )
        return 0
    documents = list(found)
    if month:
        _reports(list(reports(meant, month, documents, _graded(documents, one), one.context)), output, one)
        return 0
    language = one.context.programme.language
    _books(list(exported(meant, documents, one.context, language, blank)), output, one)
    return 0


def _meant(words: Sequence[str], one: SoundlyOpened) -> list[Subject]:
    """The subjects named, each once; without any the units of this repository."""
    organization = one.context.organization
    if words:
        return [subject_named(word, organization) for word in dict.fromkeys(words)]
    return [Subject(unit) for unit in organization.units.values() if not unit.external]


def _is_of(document: Document, subject: Subject) -> bool:
    return f"{document.subject}/".startswith(f"{subject.ref}/")


def _data(documents: WholeRegisters, to: str, output: Path, one: SoundlyOpened) -> None:
    """Write registers as one file of data."""
    data = _in_form(to, documents, one.context)
    if not len(documents):
        raise RiskctlError(WORDS.nothing())
    write_file(output, data, one.repository.root)
    streams.write_text(f"{output.as_posix()}\n")
    streams.note(WORDS.registers(n=len(documents)))


def _in_form(to: str, documents: Iterable[Document], context: Sound) -> bytes:
    """Registers as JSON, as Parquet, or as one table."""
    if to == "json":
        return json.data(registers_data(documents, context))
    if to == "parquet":
        return registers_parquet(documents, context)
    language, organization = context.programme.language, context.organization
    return as_table(documents, "registers/export.csv", language, organization).data


def _graded(documents: Sequence[Document], one: SoundlyOpened) -> list[GradedPoint]:
    refuse_partial_reading(documents)
    return [point for document in documents for point in grade(document, one.context)]


def _reports(made: Sequence[Exported], output: Path, one: SoundlyOpened) -> None:
    if not made:
        raise RiskctlError(WORDS.nothing_due())
    _put(made, output, one)
    streams.note(WORDS.reported(n=len(made), items=sum(book.points for book in made)))


def _books(made: Sequence[Exported], output: Path, one: SoundlyOpened) -> None:
    _put(made, output, one)
    streams.note(WORDS.done(n=len(made), points=sum(book.points for book in made)))


def _put(made: Sequence[Exported], output: Path, one: SoundlyOpened) -> None:
    """Write workbooks, one into a file, several into a folder, and say where they are."""
    names = [book.name for book in made]
    if output.suffix.lower() == ".xlsx":
        if len(made) > 1:
            raise RiskctlError(WORDS.several(n=len(made), output=str(output)))
        write_file(output, made[0].data, one.repository.root)
        paths = [output]
    elif twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise RiskctlError(WORDS.twice(names=listed([*twice])))
    else:
        write_into(output, {book.name: book.data for book in made}, one.repository.root)
        paths = [output / book.name for book in made]
    streams.write_text("".join(f"{path.as_posix()}\n" for path in paths))
