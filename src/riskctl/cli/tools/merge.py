"""`riskctl merge`: two states of a file that came from one, by meaning; git calls this in a merge."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.history.git import merge_lines
from riskctl.merge.log import log_kind
from riskctl.merge.result import Lines
from riskctl.merge.three_way import merge
from riskctl.sources.gate import Limits, read_bytes
from riskctl.sources.replace import Replacement, replace_all

EXAMPLES = (
    (
        "riskctl merge base.yaml ours.yaml theirs.yaml registers/suzhou/unit.yaml",
        say("把 theirs.yaml 并进 ours.yaml", "merge theirs.yaml into ours.yaml"),
    ),
)
DETAILS = say(
    "给 git 用，由 riskctl git install 设好。两边加的风险点、改的不同风险点、同一风险点的不同字段都合在一起；"
    "真有分歧的，标在文件里那一个风险点上，退出码为 1。年度记录按行的意思合并，两边加的都留，同样的只留一份。"
    "读不懂的文件按行合并。",
    "For git, set up by riskctl git install. Points that both added, different points changed, and different "
    "fields of one point are merged; a true conflict is marked around its point, and the exit code is 1. Of "
    "the year's logs the rows of both are kept, those that say the same once. A file that cannot be "
    "understood is merged line by line.",
)
WORDS: Words = {"unread": ("读不了这个文件：{file}", "This file cannot be read: {file}")}


def _file(metavar: str, help: str) -> Any:
    return typer.Argument(metavar=metavar, help=help)


def command(
    base: Annotated[Path, _file(say("原来", "BASE"), say("两边分开前的文件", "as it was before both"))],
    ours: Annotated[
        Path, _file(say("我方", "OURS"), say("我方的文件，结果写在这里", "ours; the result is written here"))
    ],
    theirs: Annotated[Path, _file(say("对方", "THEIRS"), say("对方的文件", "theirs"))],
    path: Annotated[
        str, _file(say("路径", "PATH"), say("文件在仓库里的路径", "where the file lies in the repository"))
    ],
) -> int:
    """Merge."""
    mine = _read(ours)
    union = log_kind(path) is not None
    lines = partial(merge_lines, base, ours, theirs, union)
    merged = merge(_read(base), mine, _read(theirs), path, lambda: Lines(*lines()))
    if merged.data is not None and merged.data != mine:
        replace_all(ours.parent, [Replacement(ours.name, mine, merged.data)])
    for said in (*merged.conflicts, *merged.notes):
        streams.note(said)
    return int(bool(merged.conflicts))


def _read(file: Path) -> bytes:
    data = read_bytes(file.parent, file.name, Limits().csv_bytes)
    if not isinstance(data, bytes):
        raise RiskctlError(Said(WORDS["unread"], {"file": str(file)}))
    return data
