"""`riskctl init`: a new register repository that checks clean."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Said, Words, listed, term
from riskctl.cli.daily.intake import answer_given
from riskctl.cli.options import Today, choice, offers, refused
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.start import questions
from riskctl.cli.start.from_files import FirstFiles, NotBegun
from riskctl.cli.tools.offered_rules import offered_rules
from riskctl.corpus.policy import presets
from riskctl.corpus.repository import git_folder
from riskctl.scaffold.answers import POLICY, QUESTIONS, Answers, Question, Setting
from riskctl.scaffold.placement import lay, refuse_taken
from riskctl.scaffold.repository import files
from riskctl.scaffold.surroundings import HOOK, HOSTS, NONE, at_root, called_from_root, is_plain

EXAMPLES = (
    ("riskctl init 登记库", say("新建一个登记库，逐项提问", "a new repository, asking for what it needs")),
    (
        "riskctl init --unit 肃州分局 --unit-id suzhou --departments 注册登记科,办公室",
        say("在当前文件夹新建，用选项回答", "in this folder, answered by options"),
    ),
    (
        "riskctl init 登记库 --unit 肃州分局 --from 科室风险点.xlsx 岗位风险点.docx",
        say("从手头的表开始", "begin with the tables one has"),
    ),
)
DETAILS = say(
    "建好就能通过 riskctl check。不在终端里运行或者加了 --yes 就不提问，没有写的用默认值。已有的文件不动。",
    "The new repository passes riskctl check. Without a terminal, or with --yes, nothing is asked and what "
    "is not given has its default. No file that is there is touched.",
)
WORDS: Words = {
    "bad": ("{option} 的值不对：{why}。", "The value of {option} cannot be used: {why}."),
    "kept": ("原来就有，没有动：{files}。", "Was there before and is left alone: {files}."),
    "root": (
        "登记库是 git 仓库里的一个文件夹，这些文件只在仓库的根起作用，没有写：{files}。请在那里加上："
        "{command}",
        "The register repository is a folder of a larger one. These work at the root of that alone and were "
        "not written: {files}. There, add: {command}",
    ),
    "written": ("写好了 {n} 个文件，在 {folder}。", "Written: {n} files, in {folder}."),
    "first": (
        "第一步：{enter}照实改 organization.yaml 里的部门和岗位，改好运行 riskctl check。",
        "First: {enter}write your departments and posts in organization.yaml, and run riskctl check.",
    ),
    "enter": ("进入 {folder}，", "go into {folder}, "),
    "second": (
        "第二步：看 {sample} 的样子，一个岗位一份：riskctl new person {post}。",
        "Second: a register for each post, such as {sample}: riskctl new person {post}.",
    ),
    "fill": (
        "第二步：riskctl export --for {unit} --to xlsx --output 发给各科 出工作簿，各科填上概率和危害，"
        "发回来用 riskctl import 读。",
        "Second: riskctl export --for {unit} --to xlsx --output DIR makes workbooks, in which departments "
        "fill in what is missing; riskctl import takes them back.",
    ),
    "only-from": (
        "--answer 和 --accept 只和 --from 一起用",
        "--answer and --accept go with --from alone",
    ),
    "folders": (
        "只能写一个文件夹，这里写了：{folders}",
        "One folder is wanted; there are: {folders}",
    ),
    "third": (
        "第三步：riskctl level --write 写等级，riskctl render announcement 出公示。",
        "Third: riskctl level --write writes the levels, riskctl render announcement makes the notice.",
    ),
}


def _option(name: str, metavar: str, help: str) -> Any:
    return typer.Option(name, metavar=metavar, help=help)


NAME = say("名称", "NAME")


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=say("[文件夹]", "[DIR]"),
            help=say("建在哪里；不写就是当前文件夹", "where; this folder without it"),
        ),
    ] = None,
    source: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar=say("文件...", "FILE..."),
            help=say(
                "从这些表开始：表里的部门、岗位写进机构，风险点写进登记表",
                "begin with these tables: their departments and posts, their risk points",
            ),
        ),
    ] = None,
    answer: Annotated[
        list[str] | None,
        _option(
            "--answer",
            say("问题=答案", "QUESTION=ANSWER"),
            say(
                "回答 --from 的一个问题，可以写几次",
                "answer a question of --from; may be given several times",
            ),
        ),
    ] = None,
    accept: Annotated[
        bool,
        typer.Option("--accept", help=say("--from 没有回答的都按建议", "take what is proposed by --from")),
    ] = False,
    unit: Annotated[str | None, _option("--unit", NAME, say("单位全称", "the unit's full name"))] = None,
    unit_id: Annotated[
        str | None,
        _option(
            "--unit-id", say("编号", "ID"), say("单位编号，用作文件夹名", "its id, which names its folder")
        ),
    ] = None,
    parent: Annotated[
        str | None,
        _option(
            "--parent", NAME, say("上一级单位，监控一把手的风险点", "the body above, which watches the head")
        ),
    ] = None,
    departments: Annotated[
        str | None,
        _option(
            "--departments",
            say("名称，…", "NAME,…"),
            say("部门，用逗号隔开", "departments, with commas between"),
        ),
    ] = None,
    powers: Annotated[
        str | None,
        _option(
            "--powers",
            say("权力，…", "POWER,…"),
            say(
                "行使的权力：approval、enforcement、personnel、finance；不写就是定级办法列有事项的全部",
                "those held: approval, enforcement, personnel, finance; without it all the policy lists",
            ),
        ),
    ] = None,
    policy: Annotated[
        str | None,
        typer.Option(
            "--policy",
            autocompletion=offers(*presets()),
            metavar=NAME,
            help=say(
                "定级办法：{presets}；不写就是 {policy}", "how levels follow: {presets}; {policy} without it"
            ).format(presets=" / ".join(presets()), policy=POLICY),
        ),
    ] = None,
    cycle: Annotated[
        str | None,
        _option("--cycle", say("年度", "YEAR"), say("年度；不写就是今年", "the year; this one without it")),
    ] = None,
    name: Annotated[
        str | None, _option("--name", NAME, say("登记库的名称", "the name of the programme"))
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            parser=choice("zh", "en"),
            autocompletion=offers("zh", "en"),
            metavar="zh|en",
            help=say(
                "登记表和文书的语言；不写就是界面的语言", "of registers and documents; yours without it"
            ),
        ),
    ] = None,
    ci: Annotated[
        str,
        typer.Option(
            "--ci",
            parser=choice(*HOSTS, NONE),
            autocompletion=offers(*HOSTS, NONE),
            metavar="|".join((*HOSTS, NONE)),
            help=say(
                "在哪个平台上检查合并请求；none 不写", "the host that checks pull requests; none: no file"
            ),
        ),
    ] = "github",
    yes: Annotated[bool, typer.Option("--yes", "-y", help=say("不提问", "ask nothing"))] = False,
    today: Today = None,
) -> int:
    """Make a repository."""
    folder, tables = _sorted(paths or [], source or [])
    if not tables and (answer or accept):
        raise refused(Said(WORDS["only-from"]))
    refuse_taken(folder)
    given = {"unit": unit, "unit_id": unit_id, "parent": parent, "departments": departments}
    given |= {"powers": powers, "policy": policy, "cycle": cycle, "name": name}
    chosen: Language = "en" if (language or current()) == "en" else "zh"
    asking = questions.can_ask() and not yes
    answers = _answers(given, chosen, today or date.today(), asking, sampled=not tables)
    top, within = git_folder(folder)
    pairs = dict(map(answer_given, answer or ()))
    first = FirstFiles(tables, answers.unit_id, pairs, accept, asking, yes, today) if tables else None
    try:
        records, others = files(
            answers, ci, offered_rules(chosen), within, first.filled_in if first else None
        )
    except NotBegun:
        return 1
    if not is_plain(within):
        others = {file: text for file, text in others.items() if not at_root(file)}
    laid = lay(folder, records, others, top if within else None, at_root)
    streams.write_text(
        "".join(f"{Path(os.path.normpath(folder / file)).as_posix()}\n" for file in laid.written)
    )
    _tell_root(ci, within, {os.path.relpath(folder / file, top) for file in laid.written})
    sample = next((file for file in records if file.endswith("/clerk.yaml")), "")
    _tell(folder, laid.kept, len(laid.written), "" if first else sample, answers.unit_id)
    return 0


def _sorted(paths: list[Path], source: list[Path]) -> tuple[Path, list[Path]]:
    """The folder, and the tables: behind `--from FILE` further files may follow."""
    further = [path for path in paths if source and path.is_file()]
    folders = [path for path in paths if path not in further]
    if len(folders) > 1:
        raise refused(Said(WORDS["folders"], {"folders": listed([str(one) for one in folders])}))
    return (folders or [Path()])[0], [*source, *further]


def _answers(
    given: Mapping[str, str | None], language: Language, today: date, asking: bool, sampled: bool
) -> Answers:
    """What is given, then what is answered, then the defaults; without a sample tables name departments."""
    known: dict[str, Any] = {} if sampled or given["departments"] else {"departments": ()}
    refused_early = {q.key: _given(q, text) for q in QUESTIONS if (text := given[q.key]) is not None}
    if asking:
        questions.explain()
    for question in QUESTIONS:
        if question.key in known:
            continue
        if question.key in refused_early:
            known[question.key] = refused_early[question.key]
            continue
        default = question.default(Setting(language, today, known))
        known[question.key] = _asked(question, default) if asking else question.read(default)
    return Answers(language=language, today=today, **known)


def _given(question: Question, text: str) -> Any:
    try:
        return question.read(text)
    except RiskctlError as error:
        option = f"--{question.key.replace('_', '-')}"
        raise refused(Said(WORDS["bad"], {"option": option, "why": error.said})) from error


def _asked(question: Question, default: str) -> Any:
    what = question.text()
    while what:
        try:
            return question.read(questions.ask(what, default))
        except RiskctlError as error:
            questions.again(error)
    return question.read(default)


def _tell_root(ci: str, within: str, written: Collection[str]) -> None:
    """Where the repository is a folder of a larger one: what its host and its hooks have to call."""
    wanted = [HOOK, *([HOSTS[ci]] if ci != NONE else [])]
    if within and (lacking := [file for file in wanted if file not in written]):
        fields = {"files": listed([*lacking]), "command": f"riskctl{called_from_root(within)} check"}
        streams.note(Said(WORDS["root"], fields))


def _tell(folder: Path, kept: tuple[str, ...], written: int, sample: str, unit: str) -> None:
    if kept:
        streams.note(Said(WORDS["kept"], {"files": listed([*kept])}))
    here = os.path.abspath(folder) == os.getcwd()
    post = sample.removeprefix("registers/").replace("clerk.yaml", "chief")
    told: dict[str, dict[str, object]] = {
        "written": {"n": written, "folder": os.path.abspath(folder) if here else str(folder)},
        "first": {"enter": term(("", "")) if here else Said(WORDS["enter"], {"folder": str(folder)})},
        "second": {"sample": sample, "post": post},
        "third": {},
    }
    if not sample:
        told = {key: told[key] for key in ("written", "first")} | {"fill": {"unit": unit}}
    for key, fields in told.items():
        streams.note(Said(WORDS[key], fields))
