"""`riskctl config show`: every setting that holds here, and where each comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import did_you_mean
from riskctl.cli.options import People, Root, Today, choice
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.workspace import opened
from riskctl.present import json
from riskctl.present.settings import GivenOutside, as_fields, as_text, settings

EXAMPLES = (
    ("riskctl config show", say("全部设置，各自来自哪里", "all settings, and where each comes from")),
    ("riskctl config show policy", say("只看政策的", "those of the policy alone")),
    ("riskctl config show limits.depth --format json", say("一项，给程序", "one, for a program")),
)
DETAILS = say(
    "来自 riskctl.yaml 的写明第几行；政策的各部分来自哪个文件或预设；命令行和环境变量给的也写明；没有写的"
    "说“照默认”。",
    "What riskctl.yaml says is told with its line, parts of the policy with the file or preset that has "
    "them, what the command line or the environment gives with its name; the rest is the default.",
)
WORDS: Words = {"unknown": ("没有“{name}”这个设置", "There is no setting “{name}”")}
OPTIONS = {"today": "RISKCTL_TODAY", "people": "RISKCTL_PEOPLE"}


def command(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[设置]...", "[SETTING]..."),
            help=say("设置的名称，或其开头；不写就是全部", "settings, or how they begin; all without it"),
        ),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            parser=choice("text", "json"),
            metavar="[text|json]",
            help=say("text（默认）或 json", "text (the default) or json"),
        ),
    ] = "text",
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Show every setting."""
    one = opened(None, root, today, people).sound()
    outside = {}
    for name, value in (("today", today), ("people", people)):
        if value is not None:
            source = ctx.get_parameter_source(name)
            is_outside = source is not None and source.name == "ENVIRONMENT"
            option = OPTIONS[name] if is_outside else f"--{name}"
            outside[name] = GivenOutside(option, str(value), is_outside)
    every = settings(one.context, outside)
    found = [each for each in every if not names or any(_is_named(each.name, name) for name in names)]
    for name in names or ():
        if not any(_is_named(each.name, name) for each in every):
            near = did_you_mean(name, [each.name for each in every])
            raise RiskctlError(Said(WORDS["unknown"], {"name": name}), near)
    if format == "json":
        streams.write_bytes(json.data({"settings": as_fields(found, current())}))
    else:
        streams.write_text(as_text(found, current(), streams.width()))
    return 0


def _is_named(setting: str, name: str) -> bool:
    return setting == name or setting.startswith(f"{name}.")
