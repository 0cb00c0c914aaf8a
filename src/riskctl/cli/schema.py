"""`riskctl schema`: the JSON Schemas of the files, for editors and other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli import streams
from riskctl.cli.language import current, say
from riskctl.cli.suggest import did_you_mean, one_of
from riskctl.records.json_schema import json_schema
from riskctl.records.kinds import VERSION, kind_named, yaml_kinds

EXAMPLES = (
    ("riskctl schema person", say("个人登记表的 JSON Schema", "the JSON Schema of a personal register")),
    ("riskctl schema --output schemas", say("全部写进一个文件夹", "all of them into a folder")),
)
WORDS: Words = {
    "unknown": ("没有“{kind}”这种文件", "There is no kind of file called “{kind}”"),
    "written": ("写好了 {n} 个：{folder}", "Written: {n}, in {folder}"),
}


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
) -> int:
    """Print or write schemas."""
    names = [one.name for one in yaml_kinds()]
    if kind and kind not in names:
        raise RiskctlError(Said(WORDS["unknown"], {"kind": kind}), did_you_mean(kind, names) or one_of(names))
    if output:
        written = write_all(output, kind)
        streams.note(Said(WORDS["written"], {"n": written, "folder": str(output)}).text(current()))
    elif kind:
        streams.write_bytes(_text(json_schema(kind_named(kind))).encode())
    else:
        streams.write_text("".join(f"{one.name}  {one.example}\n" for one in yaml_kinds()))
    return 0


def write_all(folder: Path, kind: str = "") -> int:
    """Write the schema of every kind (or of one) into `folder`; return how many were written."""
    chosen = [one for one in yaml_kinds() if kind in ("", one.name)]
    folder.mkdir(parents=True, exist_ok=True)
    for one in chosen:
        (folder / f"{one.name}.{VERSION}.json").write_text(
            _text(json_schema(one)), encoding="utf-8", newline="\n"
        )
    return len(chosen)


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
