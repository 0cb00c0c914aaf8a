"""The options that say where a check does its work, and in how many processes; its answer is the same."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from riskctl import catalog
from riskctl.base.messages import Said, Words
from riskctl.check.executor import Executor
from riskctl.cli.options import choice, offers
from riskctl.cli.shell.language import say
from riskctl.cli.shell.usage_errors import Refused

WORDS: Words = {
    "no-address": (
        "“{value}”后面少了地址，要写成 {name}://地址",
        "“{value}” lacks its address; write {name}://ADDRESS",
    ),
}
DEFAULT = "processes"
MARK = "://"


def parse_executor(text: str) -> str:
    """Return the text where it names an executor, with or without an address; raise Refused where not."""
    name, mark, address = text.partition(MARK)
    choice(*catalog.executors())(name)
    if mark and not address:
        raise Refused(Said(WORDS["no-address"], {"value": text, "name": name}))
    return text


Jobs: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=1,
        max=512,
        metavar=say("个数", "N"),
        help=say(
            "用几个进程；不写就是可用的处理器数，文件少时只用一个",
            "how many processes; as many as there are processors without it, one where files are few",
        ),
    ),
]
Execute: TypeAlias = Annotated[
    str,
    typer.Option(
        "--executor",
        parser=parse_executor,
        autocompletion=offers(*catalog.executors()),
        metavar=say("名称[://地址]", "NAME[://ADDRESS]"),
        help=say(
            "在哪里检查，结果都一样：{names}", "where to check, with one and the same result: {names}"
        ).format(names=" / ".join(catalog.executors())),
    ),
]


def executor_of(text: str, jobs: int | None) -> Executor:
    """Return the executor that the options name; raises RiskctlError where it cannot be had."""
    name, _, address = text.partition(MARK)
    return catalog.executor(name, address, jobs)
