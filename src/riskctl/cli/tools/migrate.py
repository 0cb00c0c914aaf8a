"""`riskctl migrate`: brings the files of an older layout into the one that is written today."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.messages import Said, Words
from riskctl.cli.daily.patch import as_patch
from riskctl.cli.graded import written
from riskctl.cli.options import Root
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.workspace import opened
from riskctl.corpus.layouts import brought_up, layout_of
from riskctl.records.kinds.programme import NEWEST_LAYOUT

EXAMPLES = (
    ("riskctl migrate", say("看会改什么", "see what would change")),
    ("riskctl migrate --write", say("写入", "write it")),
)
DETAILS = say(
    "riskctl.yaml 的 layout 写明文件是哪一版的写法，不写是 1；旧的写法一直认。第 2 版：年度记录的列齐全，"
    "每个词只有一种写法（旧表里的“诫免纠错”改为“诫勉纠错”）。别的一个字节也不动，签字、公示不受影响。",
    "`layout` in riskctl.yaml says in which form files are written, 1 without it; older forms are read as "
    "ever. In layout 2 the logs of the year have every column, and each word one spelling. No other byte "
    "changes, and signatures and notices hold.",
)
WORDS: Words = {
    "nothing": (
        "已经是最新的写法（第 {layout} 版），没有要改的。",
        "The files have the newest layout, {layout}; there is nothing to do.",
    ),
    "would": (
        "从第 {old} 版到第 {layout} 版，改 {n} 个文件；加 --write 就写入。",
        "From layout {old} to {layout}, in files: {n}; --write writes it.",
    ),
    "done": ("从第 {old} 版改到了第 {layout} 版。", "Brought from layout {old} to {layout}."),
}


def command(
    write: Annotated[
        bool, typer.Option("--write", help=say("写入；不写只显示", "write it; without it it is only shown"))
    ] = False,
    root: Root = None,
) -> int:
    """Bring files into the newest layout."""
    one = opened(None, root, None, None, writes=write).sound()
    made, old = brought_up(one.repository, one.context), layout_of(one.context)
    fields = {"old": old, "layout": NEWEST_LAYOUT, "n": len(made)}
    if not made:
        streams.note(Said(WORDS["nothing"], fields))
        return 0
    if not write:
        streams.write_text("".join(map(as_patch, made)))
        streams.note(Said(WORDS["would"], fields))
        return 0
    written(one, *made)
    streams.note(Said(WORDS["done"], fields))
    return 0
