"""`riskctl import`: workbooks, Word tables and CSV files of others into registers, with an answer a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.daily.intake_file import IntakeFile, read_in, refuse_unasked
from riskctl.cli.daily.left_rows import refuse_meaningless
from riskctl.cli.daily.returned_reports import take_reports
from riskctl.cli.daily.returned_workbooks import take_back
from riskctl.cli.options import People, Root, Today, choice, offers, refused
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import SoundlyOpened, opened
from riskctl.exchange.intake.places import home_named
from riskctl.exchange.report.returned_report import report_sheet
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.exchange.sheets.source import SheetReader
from riskctl.exchange.workbook.returned import own_sheet
from riskctl.records.kinds import kind_of
from riskctl.sources.replace import Replacement, replace_all

EXAMPLES = (
    (
        "riskctl import 科室风险点.xlsx --to suzhou",
        say("先看看每一行会变成什么，什么都不写", "see what would become of each row; nothing is written"),
    ),
    (
        "riskctl import 科室风险点.xlsx --to suzhou --answer 责任人=owner --write",
        say("回答一个问题，都有了着落就写入", "answer a question, and write once nothing is left to decide"),
    ),
)
DETAILS = say(
    "读 xlsx、xls、ods、docx 里的表格和 csv。标题和用词的意思记在 imports/ 里的对应表，明年同样的表会找到它。"
    "没有概率的不编造：原来的等级留作原定等级。",
    "Reads xlsx, xls, ods, tables in docx, and csv. What headings and words mean is kept in a mapping below "
    "imports/, which next year's table finds. No probability is invented: the level of the table is kept as "
    "the level claimed.",
)
WORDS: Words = {
    "answer": ("“{text}”要写成 问题=答案", "“{text}” has to be question=answer"),
    "mixed": (
        "{file} 是 riskctl 导出的工作簿，请和别的表分开导入",
        "{file} is a workbook that riskctl exported; import it apart from other tables",
    ),
    "one-json": (
        "--format json 一次只报告一个文件",
        "--format json reports on one file at a time",
    ),
    "kept": ("回答和要回答的问题在 {file}。", "Answers and open questions are in {file}."),
    "keep": (
        "把 {open} 个问题写进对应表来回答：加 --mapping {file}；也可以逐个用 --answer 问题=答案。",
        "To answer the {open} questions in a file add --mapping {file}; or give --answer question=answer.",
    ),
    "decide": (
        "还有 {open} 个问题没有回答，所以什么都没有写。",
        "{open} questions are not answered yet, so nothing was written.",
    ),
    "twice": (
        "两个文件都要写 {file}，请一次导入一个。什么都没有写。",
        "Two of the files go into {file}; import one at a time. Nothing was written.",
    ),
    "organization": (
        "{file} 里加上了新的部门或岗位；请补上负责人和主管领导。",
        "New departments or posts were added to {file}; please fill in who heads them and who is in charge.",
    ),
    "only-shown": ("还没有写；加 --write 写入。", "Nothing was written yet; --write writes it."),
    "done": (
        "写好了 {files} 份登记表。运行 riskctl check 看还要人填什么。",
        "Registers written: {files}. Run riskctl check to see what is left for people to fill in.",
    ),
}


def command(
    files: Annotated[
        list[Path],
        typer.Argument(metavar=say("文件...", "FILE..."), help=say("要导入的文件", "the files to import")),
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar=say("主体", "SUBJECT"),
            autocompletion=offered_subjects,
            help=say("表是谁的：单位，或 单位/部门", "whose the table is: a unit, or unit/department"),
        ),
    ] = "",
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            metavar=say("文件", "FILE"),
            help=say("对应表：标题和用词是什么意思", "the mapping: what headings and words mean"),
        ),
    ] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            "--answer",
            metavar=say("问题=答案", "QUESTION=ANSWER"),
            help=say("回答一个问题，可以写几次", "answer a question; may be given several times"),
        ),
    ] = None,
    leave: Annotated[
        list[str] | None,
        typer.Option(
            "--leave",
            metavar=say("行", "ROW"),
            help=say(
                "发回的工作簿里不采纳的一行，照答复里写的，或者只写行号；可以写几次",
                "a row of a returned workbook not to take, as its answer names it or by its number; may be "
                "given several times",
            ),
        ),
    ] = None,
    accept: Annotated[
        bool,
        typer.Option("--accept", help=say("没有回答的都按建议", "take what is proposed where none is given")),
    ] = False,
    write: Annotated[bool, typer.Option("--write", help=say("写入登记库", "write the registers"))] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            parser=choice("text", "json"),
            autocompletion=offers("text", "json"),
            metavar="text|json",
            help=say("输出格式", "how it is written"),
        ),
    ] = "text",
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Import tables."""
    if format == "json" and len(files) > 1:
        raise refused(Said(WORDS["one-json"]))
    one = opened(None, root, today, people, writes=write).sound()
    with SheetReader() as reader:
        read = {file: read_in(file, reader) for file in files}
    left, again = leave or [], (today, people)
    if own := _own(read, own_sheet):
        refuse_meaningless(left, files, "book")
        return take_back(one, own, write, format, again, left)
    if own := _own(read, report_sheet):
        refuse_meaningless(left, files, "report")
        return take_reports(one, own, write, format, again)
    refuse_meaningless(left, files, "table")
    given = dict(answer_given(text) for text in answer or ())
    home = home_named(to, one.context.organization)
    runs = [IntakeFile(one, file, read[file], home, mapping, given, accept) for file in files]
    refuse_unasked(runs, given)
    for run in runs:
        run.show(format)
    return _ended(one, runs, write, format)


def _own(
    read: Mapping[Path, tuple[bytes, Sequence[Sheet]]], known: Callable[[Sequence[Sheet]], object]
) -> list[tuple[Path, Sequence[Sheet]]]:
    """The files that are `known` as exported, all or none; raises RiskctlError where others are with them."""
    own = [(file, sheets) for file, (_, sheets) in read.items() if known(sheets)]
    if own and len(own) < len(read):
        raise RiskctlError(Said(WORDS["mixed"], {"file": own[0][0].name}))
    return own


def answer_given(text: str) -> tuple[str, str]:
    """Return the question and the answer that `--answer` gives; raises UsageError for anything else."""
    key, equals, answer = text.partition("=")
    if not (key.strip() and equals and answer.strip()):
        raise refused(Said(WORDS["answer"], {"text": text}))
    return key.strip(), answer.strip()


def _ended(one: SoundlyOpened, runs: list[IntakeFile], write: bool, format: str) -> int:
    open_now = sum(len(run.result.asking.open) for run in runs)
    if open_now or not write:
        for run in runs:
            if run.asked_for:
                run.keep()
                streams.note(Said(WORDS["kept"], {"file": str(run.mapping)}))
            elif run.result.asking.open:
                fields = {"open": len(run.result.asking.open), "file": _relative(run.mapping, one)}
                streams.note(Said(WORDS["keep"], fields))
        streams.note(Said(WORDS["decide" if open_now and write else "only-shown"], {"open": open_now}))
        return 1 if open_now else 0
    _write(one, runs)
    return 0


def _relative(path: Path, one: SoundlyOpened) -> str:
    root = one.repository.root
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _write(one: SoundlyOpened, runs: list[IntakeFile]) -> None:
    root = one.repository.root
    whole = [change for run in runs for change in run.changes(one)]
    _refuse_doubles(whole)
    replace_all(root, whole)
    for run in runs:
        if not run.is_kept_in(root):
            run.keep()
    names = [change.file for change in whole if change.file.startswith("registers/")]
    kinds = ((change.file, kind_of(change.file)) for change in whole)
    if grown := [file for file, kind in kinds if kind and kind[0].name == "organization"]:
        streams.note(Said(WORDS["organization"], {"file": listed([*grown])}))
    streams.note(Said(WORDS["done"], {"files": len(names)}))


def _refuse_doubles(changes: list[Replacement]) -> None:
    """Two files that go into one register are imported one after the other."""
    names = [change.file for change in changes]
    for name in names:
        if names.count(name) > 1:
            raise RiskctlError(Said(WORDS["twice"], {"file": name}))
