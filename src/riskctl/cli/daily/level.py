"""`riskctl level`: index, level and monitors of every point, why, and what would be written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import did_you_mean
from riskctl.cli.daily.patch import as_patch
from riskctl.cli.graded import Passing
from riskctl.cli.options import Fresh, People, Root, Today, choice, offers
from riskctl.cli.shell import streams, told
from riskctl.cli.shell.language import current, say
from riskctl.cli.workspace import SoundlyOpened, opened
from riskctl.corpus.rewrite import adds_column, rewritten
from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint
from riskctl.level.pending import pending
from riskctl.level.whole import refuse_unread
from riskctl.present.levels import as_explanation, as_json, as_text
from riskctl.sources.replace import replace_all

EXAMPLES = (
    (
        "riskctl level",
        say("列出每个风险点的指数、等级和监控责任人", "index, level and monitors of every point"),
    ),
    (
        "riskctl level --explain suzhou/registration/clerk#R01",
        say("一个等级是怎么来的", "how one level came about"),
    ),
    ("riskctl level --write", say("把等级写进登记表", "write the levels into the registers")),
)
DETAILS = say(
    "--write 只改风险等级这一项，其余一个字节不动；所有文件要么都写好，要么都不写。",
    "--write touches the levels alone, byte for byte, in all files or in none.",
)
WORDS: Words = {
    "unknown-id": ("没有这个风险点：{id}", "There is no such risk point: {id}"),
    "id-hint": (
        "完整编号写作 单位/部门/岗位#编号；riskctl level 列出全部。",
        "A whole id is written unit/department/post#R01; riskctl level lists them all.",
    ),
    "one": (
        "--write、--check、--diff 一次只用一个。",
        "Use only one of --write, --check and --diff at a time.",
    ),
    "written": (
        "写好了 {points} 个等级，改动 {files} 个文件。",
        "Levels written: {points}, in files: {files}.",
    ),
    "column": (
        "{file} 没有“风险等级”这一列，加在最后。",
        "{file} has no column for levels; it is added at the end.",
    ),
    "nothing": ("等级都已写好，没有要改的。", "All levels are written; nothing to change."),
    "would": (
        "{points} 个等级没有写或写得不对，在 {files} 个文件里；用 --write 写入。",
        "Levels missing or wrong: {points}, in files: {files}; --write writes them.",
    ),
    "none": ("没有风险点。", "There are no risk points."),
}


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[路径]...", "[PATH]..."),
            help=say("文件或文件夹；不写就是全部", "files or folders; all without it"),
        ),
    ] = None,
    explain: Annotated[
        str,
        typer.Option(
            "--explain",
            metavar=say("编号", "ID"),
            help=say(
                "一步一步说明一个风险点的等级和监控人", "derive one point's level and monitors, step by step"
            ),
        ),
    ] = "",
    write: Annotated[
        bool, typer.Option("--write", help=say("把等级写进登记表", "write the levels into the registers"))
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help=say("只看要不要改，要改时退出码是 1", "exit 1 if anything would change")
        ),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=say("显示会改什么，不写", "show what would change, write nothing"))
    ] = False,
    names: Annotated[
        bool, typer.Option("--names", help=say("写出任职人的姓名", "show holders' names"))
    ] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            parser=choice("text", "json"),
            autocompletion=offers("text", "json"),
            metavar="text|json",
            help=say("结果的格式", "the format"),
        ),
    ] = "text",
    no_cache: Fresh = False,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Compute levels and monitors."""
    if write + check + diff > 1:
        raise RiskctlError(Said(WORDS["one"]))
    one = opened(paths, root, today, people, registers=True, writes=write).sound()
    if not (no_cache or write or names or people):
        told.follows_from(str(one.repository.root))
    passing = Passing(one)
    if write or check or diff:
        code = _changed(one, passing, write=write, diff=diff)
    else:
        code = _shown(_picked(explain, passing, one.context), one.context, bool(explain), names, format)
    if not (passing.tell_partial() or passing.points):
        streams.note(Said(WORDS["none"]))
    return code


def _picked(wanted: str, passing: Passing, context: Sound) -> Iterable[GradedPoint]:
    """The points asked for: all of them one by one, or the one that is `wanted`."""
    if not wanted:
        return passing.graded()
    ids, found = [], []
    for point in passing.graded():
        ids.append(point.id)
        found += [point] if point.id == wanted else []
    if not found:
        refuse_unread(wanted, passing.registers(), context)
        hint = did_you_mean(wanted, ids) or Said(WORDS["id-hint"])
        raise RiskctlError(Said(WORDS["unknown-id"], {"id": wanted}), hint)
    return found


def _shown(graded: Iterable[GradedPoint], context: Sound, explained: bool, names: bool, format: str) -> int:
    if format == "json":
        streams.write_parts(as_json(graded, context, current(), names))
    elif explained:
        streams.write_text(as_explanation(next(iter(graded)), context, current(), names))
    else:
        streams.write_lines(as_text(graded, context, current(), streams.width(), names))
    return 0


def _changed(one: SoundlyOpened, passing: Passing, *, write: bool, diff: bool) -> int:
    files = pending(passing.graded(), one.context)
    if not files:
        if passing.points:
            streams.note(Said(WORDS["nothing"]))
        return 0
    replacements = [rewritten(changes, one.repository) for changes in files.values()]
    if diff:
        streams.write_text("".join(map(as_patch, replacements)))
    if write:
        replace_all(one.repository.root, replacements)
    for file, changes in files.items():
        if adds_column(changes[0]):
            streams.note(Said(WORDS["column"], {"file": file}))
    fields = {"points": sum(map(len, files.values())), "files": len(files)}
    streams.note(Said(WORDS["written" if write else "would"], fields))
    return 0 if write else 1
