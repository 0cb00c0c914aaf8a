"""`riskctl import`: workbooks, Word tables and CSV files of others into registers, with an answer a row."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import one_of
from riskctl.cli.daily import intake_answers
from riskctl.cli.daily.returned_workbooks import take_back
from riskctl.cli.options import People, Root, Today, choice, offers, refused
from riskctl.cli.shell import language, streams
from riskctl.cli.shell.language import say
from riskctl.cli.workspace import SoundlyOpened, opened
from riskctl.corpus.load import registers
from riskctl.exchange.intake.importing import Import, imported
from riskctl.exchange.intake.mapping import FOLDER, KnownMapping, found_again, mapping_text, read_mapping
from riskctl.exchange.intake.new_places import FILE as ORGANIZATION
from riskctl.exchange.intake.places import Home, home_of
from riskctl.exchange.intake.questions import ClerkQuestion
from riskctl.exchange.intake.registers import Source
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.exchange.sheets.source import all_sheets_of, read_file
from riskctl.exchange.sheets.unreadable import Unreadable
from riskctl.exchange.workbook.returned import own_sheet
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
    "no-question": (
        "没有“{key}”这个问题。",
        "There is no question “{key}”.",
    ),
    "bad-answer": (
        "“{key}”不能回答“{answer}”。{question}",
        "“{answer}” is no answer to “{key}”. {question}",
    ),
    "no-file": ("没有这个文件：{path}", "There is no such file: {path}"),
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
    read = {file: _read(file) for file in files}
    if own := [(file, sheets) for file, (_, sheets) in read.items() if own_sheet(sheets)]:
        if len(own) < len(files):
            raise RiskctlError(Said(WORDS["mixed"], {"file": own[0][0].name}))
        return take_back(one, own, write, format, (today, people))
    given = dict(_given(text) for text in answer or ())
    home = home_of(to, one.context)
    if isinstance(home, Said):
        raise RiskctlError(home)
    runs = [_Run(one, file, read[file], home, mapping, given, accept) for file in files]
    for run in runs:
        run.show(format)
    return _ended(one, runs, write, format)


def _given(text: str) -> tuple[str, str]:
    key, equals, answer = text.partition("=")
    if not (key.strip() and equals and answer.strip()):
        raise refused(Said(WORDS["answer"], {"text": text}))
    return key.strip(), answer.strip()


def _asked(key: str, result: Import) -> str:
    """The whole key of the one question that is called so, by its end; blank for none."""
    whole = [asked for asked in result.asking.asked if key == asked or asked.endswith(f"/{key}")]
    return whole[0] if len(whole) == 1 else ""


def _allowed(key: str, answer: str, question: ClerkQuestion) -> str:
    if not question.takes(answer):
        said = intake_answers.question(question, language.current())
        raise refused(Said(WORDS["bad-answer"], {"key": key, "answer": answer, "question": said}))
    return answer


def _questions(result: Import) -> Said | None:
    return one_of(result.asking.open) if result.asking.open else None


class _Run:
    """One file on its way in."""

    def __init__(
        self,
        one: SoundlyOpened,
        file: Path,
        read: tuple[bytes, list[Sheet]],
        home: Home,
        mapping: Path | None,
        given: dict[str, str],
        accept: bool,
    ) -> None:
        self.file = file
        self.data, self.sheets = read[0], [sheet for sheet in read[1] if not sheet.hidden]
        root = one.repository.root
        first = imported(one.context, self.sheets, home, KnownMapping())
        self.mapping = mapping or found_again(root, first.headings) or root / FOLDER / f"{file.stem}.yaml"
        known = read_mapping(self.mapping) if self.mapping.is_file() else KnownMapping()
        self.was = self.mapping.read_bytes() if self.mapping.is_file() else None
        self.asked_for = mapping is not None
        self.result = self._answered(one, home, known, given, accept)
        self.result.place(list(registers(one.repository, one.context)))

    def _answered(
        self, one: SoundlyOpened, home: Home, known: KnownMapping, given: dict[str, str], accept: bool
    ) -> Import:
        """The import with the answers of the command line, each given to the question that is called so."""
        answers, left = dict(known.answers), dict(given)
        result = imported(one.context, self.sheets, home, known, accept)
        while left:
            found = {key: whole for key in left if (whole := _asked(key, result))}
            if not found:
                raise refused(Said(WORDS["no-question"], {"key": next(iter(left))}), _questions(result))
            for key, whole in found.items():
                answers[whole] = _allowed(key, left.pop(key), result.asking.asked[whole])
            # An answer may raise another question, which the command line may answer too.
            result = imported(one.context, self.sheets, home, KnownMapping(known.headings, answers), accept)
        return result

    def show(self, format: str) -> None:
        """Write what became of the file."""
        name = self.file.name
        if format == "json":
            streams.write_bytes(intake_answers.as_json(name, self.result, language.current()))
        else:
            streams.write_text(intake_answers.as_text(name, self.result, language.current(), streams.width()))

    def mapping_bytes(self) -> bytes:
        """Return the mapping with its answers and what is open."""
        asking = self.result.asking
        return mapping_text(
            self.result.headings, asking.answers, asking.open.values(), language.current()
        ).encode()

    def keep(self) -> None:
        """Write the mapping where it was asked for by name."""
        replace_all(self.mapping.parent, [Replacement(self.mapping.name, self.was, self.mapping_bytes())])


def _read(file: Path) -> tuple[bytes, list[Sheet]]:
    if not file.is_file():
        raise RiskctlError(Said(WORDS["no-file"], {"path": str(file)}))
    try:
        data = read_file(file)
        return data, all_sheets_of(data)
    except Unreadable as error:
        raise error.error(file.name) from error


def _ended(one: SoundlyOpened, runs: list[_Run], write: bool, format: str) -> int:
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


def _write(one: SoundlyOpened, runs: list[_Run]) -> None:
    root, lang = one.repository.root, one.context.programme.language
    whole: list[Replacement] = []
    for run in runs:
        digest, limit = hashlib.sha256(run.data).hexdigest(), one.repository.limits.yaml_bytes
        source = Source(run.file.name, digest, root, lang, limit)
        whole += run.result.changes(source)
        if run.mapping.resolve().is_relative_to(root):
            relative = run.mapping.resolve().relative_to(root).as_posix()
            whole.append(Replacement(relative, run.was, run.mapping_bytes()))
    _refuse_doubles(whole)
    replace_all(root, whole)
    for run in runs:
        if not run.mapping.resolve().is_relative_to(root):
            run.keep()
    names = [change.file for change in whole if change.file.startswith("registers/")]
    if ORGANIZATION in (change.file for change in whole):
        streams.note(Said(WORDS["organization"], {"file": ORGANIZATION}))
    streams.note(Said(WORDS["done"], {"files": len(names)}))


def _refuse_doubles(changes: list[Replacement]) -> None:
    """Two files that go into one register are imported one after the other."""
    names = [change.file for change in changes]
    for name in names:
        if names.count(name) > 1:
            raise RiskctlError(Said(WORDS["twice"], {"file": name}))
