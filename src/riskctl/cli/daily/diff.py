"""`riskctl diff`: what changed in meaning between two commits, or since one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, get_args

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.daily.comparison import compared, veil_of
from riskctl.cli.options import People, Root, Today, choice, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.workspace import opened
from riskctl.corpus.repository import find_root
from riskctl.diff.change import Kind
from riskctl.diff.reports import json, md, text
from riskctl.diff.rows import kept
from riskctl.history.git import History

WORDS: Words = {
    "two-commits": ("{rev} 是提交，不是文件", "{rev} is a commit, not a file"),
    "range": (
        "比较两个提交，写成 riskctl diff {base}..{rev}。",
        "To compare two commits, write riskctl diff {base}..{rev}.",
    ),
}
LOOSENED = "loosened"
KINDS = (*get_args(Kind), LOOSENED)
EXAMPLES = (
    ("riskctl diff", say("还没有提交的改动", "what is not committed yet")),
    ("riskctl diff main..HEAD --format md", say("给合并请求的评论", "the comment for a pull request")),
    (
        "riskctl diff main...HEAD --fail-on level-lowered --fail-on measure-weakened",
        say("有等级降低或措施变弱时退出码为 1", "exit 1 where a level fell or a measure became weaker"),
    ),
)
DETAILS = say(
    "按意思比较：排版、先后、YAML 和 CSV 之间的转换都不算变化。旧...新 写三个点时，从分岔的地方比起。"
    "新的一边有登记表读不全时退出码也是 1。",
    "Compares meaning: layout, order and the form of a file are no change. With three dots the comparison "
    "starts where the two parted. Exits 1 as well where a register of the new state cannot be read whole.",
)


def command(
    range: Annotated[
        str,
        typer.Argument(
            metavar=say("旧..新", "BASE..HEAD"),
            help=say(
                "从哪个提交比到哪个；只写一个就和工作区比",
                "from which commit to which; one alone is compared with the working tree",
            ),
        ),
    ] = "HEAD",
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("路径", "PATH"),
            help=say("只看这些文件或文件夹里的变化", "show what changed in these files or folders only"),
        ),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            parser=choice("text", "md", "json"),
            autocompletion=offers("text", "md", "json"),
            metavar=say("格式", "FORMAT"),
            help=say("text、md 或 json", "text, md or json"),
        ),
    ] = "text",
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            parser=choice(*KINDS),
            autocompletion=offers(*KINDS),
            metavar=say("变化", "KIND"),
            help=say(
                "有这种变化时退出码为 1，可以写几次；loosened 是放松检查或删改年度记录的改动",
                "exit 1 where there is such a change; loosened: one that loosens the checks or alters "
                "records of the year; repeatable",
            ),
        ),
    ] = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Compare and report."""
    _refuse_second_commit(range, paths or (), root)
    one = opened(paths, root, today, people)
    with compared(range, one, today, people, authors=True) as comparison:
        veil = veil_of(comparison)
        changes = [change.veiled(veil) for change in kept(comparison, one.paths)]
    if format == "json":
        streams.write_bytes(json.write(comparison, changes).encode("utf-8", "backslashreplace"))
        for note in comparison.notes:
            streams.note(note)
    elif format == "md":
        streams.write_bytes(md.write(comparison, changes, current()).encode("utf-8", "backslashreplace"))
    else:
        streams.write_text(text.write(comparison, changes, current()))
    asked = fail_on or ()
    met = any(change.kind in asked or (change.loosens and LOOSENED in asked) for change in changes)
    return int(met or not comparison.whole)


def _refuse_second_commit(base: str, paths: Sequence[str], root: Path | None) -> None:
    """Refuse what git's own diff takes and this one would call a missing file: two commits side by side."""
    here = root or Path()
    if ".." in base or not paths or (here / paths[0]).exists():
        return
    with History(find_root(here)) as history:
        if history.knows(paths[0]):
            fields = {"base": base, "rev": paths[0]}
            raise RiskctlError(Said(WORDS["two-commits"], fields), Said(WORDS["range"], fields))
