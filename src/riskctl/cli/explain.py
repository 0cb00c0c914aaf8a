"""`riskctl explain RULE`: one rule, why it is there, with a wrong and a right example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from riskctl import catalog
from riskctl.base.cells import wrap
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Words
from riskctl.base.visible import visible
from riskctl.check.rule import Files, Rule
from riskctl.cli import streams
from riskctl.cli.excerpt import excerpt
from riskctl.cli.help import WIDEST
from riskctl.cli.language import say
from riskctl.cli.suggest import did_you_mean
from riskctl.cli.words import SEVERITIES

EXAMPLES = (
    ("riskctl explain RK301", say("按编号", "by its id")),
    ("riskctl explain level-mismatch", say("按名称", "by its name")),
)

WORDS: Words = {
    "why": ("为什么查", "Why"),
    "bad": ("错例", "Wrong"),
    "good": ("对例", "Right"),
}


def command(
    rule: Annotated[
        str,
        typer.Argument(
            metavar=say("规则", "RULE"), help=say("编号或名称，如 RK301", "id or name, such as RK301")
        ),
    ],
) -> int:
    """Show what the rule says of itself."""
    streams.write_text(as_text(_find(rule), min(streams.width(), WIDEST)))
    return 0


def as_text(rule: Rule, width: int) -> str:
    """Return the page of one rule, laid out in `width` cells."""
    severity = say(*SEVERITIES[rule.severity])
    head = f"{rule.id} {rule.name}" + say(f"（{severity}）", f" ({severity})")
    lines = [head, *wrap(say(*rule.title), width)]
    lines += ["", say(*WORDS["why"]), *(f"  {line}" for line in wrap(say(*rule.why), width - 2))]
    lines += _example(say(*WORDS["bad"]), rule.bad, rule.good)
    lines += _example(say(*WORDS["good"]), rule.good, rule.bad)
    return "".join(f"{line}\n" for line in lines)


def _find(asked: str) -> Rule:
    try:
        return catalog.rule(asked).rule
    except RiskctlError as error:
        files = catalog.rule_files()
        names = [file.id for file in files] + [file.name for file in files]
        raise RiskctlError(error.said, did_you_mean(asked, names) or error.hint) from None


def _example(title: str, files: Files, counterparts: Files) -> Iterator[str]:
    for path, content in files.items():
        yield ""
        yield f"{title}{say('：', ': ')}{visible(path)}"
        yield from (f"  {line}".rstrip() for line in excerpt(content, counterparts.get(path)))
