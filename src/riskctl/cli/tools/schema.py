"""`riskctl schema`: the JSON Schemas of the files, for editors and other programs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated, Any

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.base.nearest import did_you_mean, one_of
from riskctl.cli.options import Root
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.tools.offered_rules import offered_rules
from riskctl.cli.workspace import SoundlyOpened, opened
from riskctl.records.json_schema import json_schema
from riskctl.records.kinds import VERSION, kind_named, yaml_kinds
from riskctl.scaffold.editor import own_schemas
from riskctl.scaffold.staleness import SCHEMAS
from riskctl.sources.output import write_into
from riskctl.sources.replace import Replacement, replace_all

EXAMPLES = (
    ("riskctl schema --write", say("用本库的词更新编辑器的提示", "give editors this repository's own words")),
    ("riskctl schema --check", say("提示过时了就退出码 1", "exit 1 where they are out of date")),
    ("riskctl schema person", say("个人登记表的 JSON Schema", "the JSON Schema of a personal register")),
    ("riskctl schema --output schemas", say("全部写进一个文件夹", "all of them into a folder")),
)
DETAILS = say(
    "--write 写进 .riskctl/schema：等级、概率和危害的取值、事项、制度、岗位、流程环节都用本库的。"
    "改了政策、组织机构、制度或流程以后再运行一次；riskctl init 已经写好第一份。",
    "--write writes .riskctl/schema with this repository's levels, scales, matters, regulations, posts and "
    "nodes. Run it again after a change of policy, organisation, regulations or charts; riskctl init has "
    "written the first.",
)
WORDS: Words = {
    "unknown": ("没有“{kind}”这种文件", "There is no kind of file called “{kind}”"),
    "written": ("写好了 {n} 个：{folder}", "Written: {n}, in {folder}"),
    "alone": (
        "--write 和 --check 各自单独用，不带别的。",
        "--write and --check stand alone, without anything else.",
    ),
    "current": ("编辑器的提示是最新的。", "What editors offer is up to date."),
    "absent": (
        "还没有给编辑器的提示；运行 riskctl schema --write 写第一份。",
        "Nothing is there for editors yet; run riskctl schema --write to write it.",
    ),
    "stale": (
        "编辑器的提示过时了：{files}。运行 riskctl schema --write。",
        "What editors offer is out of date: {files}. Run riskctl schema --write.",
    ),
    "stale-more": (
        "编辑器的提示过时了：{files}，另有 {n} 个。运行 riskctl schema --write。",
        "What editors offer is out of date: {files} and {n} more. Run riskctl schema --write.",
    ),
}
NAMED = 3  # of the stale files; the rest are counted


def command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar=say("[种类]", "[KIND]"),
            help=say(
                "unit、department、person、policy 等；不写就列出全部",
                "unit, department, person, policy, …; lists them without it",
            ),
        ),
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar=say("目录", "DIR"),
            help=say("写进这个文件夹，每种一个文件", "write into this folder, a file a kind"),
        ),
    ] = None,
    write: Annotated[
        bool,
        typer.Option("--write", help=say("把本库的词写进编辑器的提示", "give editors these words")),
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help=say("过时了就退出码 1", "exit 1 where they are out of date"))
    ] = False,
    root: Root = None,
) -> int:
    """Print or write schemas."""
    if write or check:
        if kind or output or (write and check):
            raise RiskctlError(Said(WORDS["alone"]))
        return _own(opened(None, root, None, None, writes=write).sound(), write)
    names = [one.name for one in yaml_kinds()]
    if kind and kind not in names:
        raise RiskctlError(Said(WORDS["unknown"], {"kind": kind}), did_you_mean(kind, names) or one_of(names))
    if output:
        streams.note(Said(WORDS["written"], {"n": write_all(output, kind), "folder": str(output)}))
    elif kind:
        streams.write_bytes(_text(json_schema(kind_named(kind))).encode())
    else:
        streams.write_text("".join(f"{one.name}  {' '.join(one.examples)}\n" for one in yaml_kinds()))
    return 0


def _own(one: SoundlyOpened, write: bool) -> int:
    """Write the schemas with the repository's own words, or tell whether they are there."""
    root, context = one.repository.root, one.context
    schemas = own_schemas(context, offered_rules(context.programme.language))
    held = {file: _held(root / file) for file in schemas}
    stale = [file for file, text in schemas.items() if held[file] != text.encode()]
    if not stale:
        streams.note(Said(WORDS["current"]))
    elif write:
        replace_all(root, [Replacement(file, held[file], schemas[file].encode()) for file in stale])
        streams.note(Said(WORDS["written"], {"n": len(stale), "folder": SCHEMAS}))
    elif not any(os.path.lexists(root / file) for file in schemas):
        streams.note(Said(WORDS["absent"]))
    else:
        more = len(stale) - NAMED
        fields = {"files": listed([*stale[:NAMED]]), "n": more}
        streams.note(Said(WORDS["stale-more" if more > 0 else "stale"], fields))
    return int(bool(stale) and not write)


def _held(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def write_all(folder: Path, kind: str = "") -> int:
    """Write the schema of every kind (or of one) into `folder`; return how many were written."""
    chosen = [one for one in yaml_kinds() if kind in ("", one.name)]
    files = {f"{one.name}.{VERSION}.json": _text(json_schema(one)).encode() for one in chosen}
    write_into(folder, files, Path())
    return len(chosen)


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
