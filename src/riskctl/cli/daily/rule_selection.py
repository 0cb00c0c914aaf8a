"""Which rules a check is asked for: by id, by name, or by how ids begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeAlias

import typer

from riskctl import catalog
from riskctl.base.messages import Said, Words
from riskctl.base.nearest import did_you_mean
from riskctl.check.rule import LoadedRule, is_number
from riskctl.cli.options import refused
from riskctl.cli.shell.language import say

WORDS: Words = {
    "unknown-rule": ("没有“{value}”这条规则。", "There is no rule “{value}”."),
    "written-as": (
        "写规则的编号、名称或编号开头，例如 RK301、level-mismatch、RK3；全部规则见 riskctl rules。",
        "Write a rule's id, its name or the start of ids, for example RK301, level-mismatch or RK3; riskctl "
        "rules lists them all.",
    ),
}

Select: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar=say("规则", "RULE"),
        help=say(
            "只查这些规则：编号、名称或编号开头，如 RK3",
            "only these rules: ids, names, or the start of ids such as RK3",
        ),
    ),
]
Ignore: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar=say("规则", "RULE"), help=say("不查这些规则", "leave these rules out")),
]


def chosen(select: list[str], ignore: list[str]) -> Sequence[LoadedRule]:
    """Return the rules that the two options leave. Raises Refused for a word that names none."""
    everything = catalog.rules()
    picked = [loaded for word in select for loaded in _named(word, everything)] if select else everything
    left_out = {loaded.rule.id for word in ignore for loaded in _named(word, everything)}
    wanted = {loaded.rule.id for loaded in picked} - left_out
    return [loaded for loaded in everything if loaded.rule.id in wanted]


def _named(word: str, rules: Sequence[LoadedRule]) -> list[LoadedRule]:
    found: list[LoadedRule] = []
    for part in word.split(","):
        meant = [r for r in rules if part == r.rule.name or r.rule.id.startswith(part.upper() or "-")]
        if not meant:
            names = [name for r in rules for name in (r.rule.id, r.rule.name)]
            hint = (None if is_number(part) else did_you_mean(part, names)) or Said(WORDS["written-as"])
            raise refused(Said(WORDS["unknown-rule"], {"value": part}), hint)
        found += meant
    return found
