"""`riskctl rules`: the list of all rules, for people and for machines."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl import catalog
from riskctl.base.messages import Said, Words
from riskctl.check.finding import SEVERITY_WORDS
from riskctl.check.rule import Rule
from riskctl.cli.options import choice, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.present.json import data
from riskctl.present.text import text

EXAMPLES = (
    ("riskctl rules", say("列出编号、名称、轻重和查什么", "ids, names, severities and what is looked for")),
    ("riskctl rules --format json", say("供程序读取", "for programs to read")),
)

WORDS: Words = {
    "count": (
        "共 {count} 条规则，逐条说明见 riskctl explain 编号。",
        "{count} rules; for one of them see riskctl explain ID.",
    ),
}


def command(
    format: Annotated[
        str,
        typer.Option(
            "--format",
            parser=choice("text", "json"),
            autocompletion=offers("text", "json"),
            metavar="text|json",
            help=say("给人看的表，或给程序的 JSON", "a table for people, or JSON for programs"),
        ),
    ] = "text",
) -> int:
    """List all rules."""
    found = [loaded.rule for loaded in catalog.rules()]
    if format == "json":
        streams.write_bytes(as_json(found))
    else:
        streams.write_text(as_text(found, streams.width()))
        streams.note(Said(WORDS["count"], {"count": len(found)}))
    return 0


def as_text(rules: list[Rule], width: int) -> str:
    """Return the table of `rules` for people."""
    return text([(r.id, r.name, say(*SEVERITY_WORDS[r.severity]), say(*r.title)) for r in rules], width)


def as_json(rules: list[Rule]) -> bytes:
    """Return the list of `rules` for programs, titles in the language of this run."""
    rows = [
        {"id": r.id, "rule": r.name, "severity": r.severity, "scope": r.scope, "title": say(*r.title)}
        for r in rules
    ]
    return data({"language": current(), "rules": rows})
