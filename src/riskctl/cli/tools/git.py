"""`riskctl git install`: has git show and merge registers by meaning, in this repository."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.messages import Said, Words
from riskctl.cli.options import Root
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.corpus.repository import find_root
from riskctl.history.git import History
from riskctl.history.install import ATTRIBUTES, SETTINGS, Lacking, install, lacking
from riskctl.sources import turns

EXAMPLES = (
    ("riskctl git install", say("设好本库的 git", "set up git for this repository")),
    ("riskctl git install --check", say("看设好了没有", "see whether it is set up")),
)
DETAILS = say(
    "写进本库的 .git/config、.git/info/attributes 和 .gitattributes：表格按“字段: 值”显示，两个分支的登记表按"
    "风险点和字段合并，年度记录按行的意思合并，两边都留，同样的只留一份。"
    "没装 riskctl 的人照常用，只是按行显示和合并。每个克隆运行一次；网页上的合并按钮不用这些设置。",
    "Writes .git/config, .git/info/attributes and .gitattributes of this repository: tables are shown as "
    "“field: value”, registers of two branches are merged by point and field, and the logs of the year by "
    "what "
    "a row says: those of both are kept, what is the same once. "
    "Without riskctl git goes on line by line. Run it once in every clone; the merge buttons of web pages do "
    "not use it.",
)
WORDS: Words = {
    "nothing": ("都设好了，没有要改的。", "All is set up; there is nothing to change."),
    "done": ("设好了 {n} 处，用 git 比较和合并时起作用。", "Set: {n}; git uses it from now on."),
    "would": ("还有 {n} 处没有设好；运行 riskctl git install。", "Not set: {n}; run riskctl git install."),
}


def command(
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=say("只看不写；没有设好时退出码为 1", "write nothing; exit 1 where it is not set up"),
        ),
    ] = False,
    root: Root = None,
) -> int:
    """Set up git."""
    folder = find_root(root or Path())
    with History(folder) as history:
        if not check:
            turns.take(history.own_folder())
        lacks = lacking(folder, history)
        if not check:
            install(folder, history, lacks)
    return _tell(lacks, check)


def _tell(lacks: Lacking, check: bool) -> int:
    """Show what was lacking, and whether it still is."""
    shown = [f"{name} = {SETTINGS[name]}" for name in lacks.settings]
    shown += [f"{ATTRIBUTES}: {line}" for line in lacks.lines]
    shown += [f".git/info/attributes: {line}" for line in lacks.own_lines]
    streams.write_text("".join(f"{line}\n" for line in shown))
    key = "nothing" if not shown else "would" if check else "done"
    streams.note(Said(WORDS[key], {"n": len(shown)}))
    return int(check and bool(shown))
