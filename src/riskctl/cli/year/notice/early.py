"""The options by which a notice is opened or issued before its turn, and the row that says so."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeAlias

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Said, Words
from riskctl.cli.options import parse_date
from riskctl.cli.shell.language import say
from riskctl.corpus.sound import Sound
from riskctl.records.kinds import kind_named
from riskctl.sources.replace import Replacement
from riskctl.year.early import Decision, StepName, early_step, log_of
from riskctl.year.log.append import appended
from riskctl.year.resolve import body_named, past

WORDS: Words = {
    "half": (
        "提前办理要写明原因和由谁决定：--early 原因 --early-by 机构。",
        "What is done early needs the reason and who decided it: --early REASON --early-by OFFICE.",
    ),
    "go-past": (
        "确需提前的，由有权决定的机构定下来，再运行一次，加 --early 原因 --early-by 机构；公示、通知、进展和"
        "检查结果里都会写明是提前的。",
        "Where it has to be done early, have that decided and run this again with --early REASON --early-by "
        "OFFICE; it will be said on paper, in the status and by the check.",
    ),
    "on-record": (
        "提前办理（尚缺：{lacking}）已记录：{by}，{day}。",
        "On record as done early (lacking: {lacking}): {by}, {day}.",
    ),
}
GO_PAST = Said(WORDS["go-past"])

EarlyReason: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--early",
        metavar=say("原因", "REASON"),
        help=say("该办的还没有办完，提前办理，写明原因", "do it though something is lacking, and why"),
    ),
]
EarlyBy: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--early-by",
        metavar=say("机构", "OFFICE"),
        help=say("提前由哪个机构或岗位决定", "the office or post that decided to be early"),
    ),
]
EarlyOn: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--early-on",
        parser=parse_date,
        metavar=say("日期", "DATE"),
        help=say("哪一天决定提前；不写就是今天", "the day of that decision; today without it"),
    ),
]


def decision(
    reason: str | None, by: str | None, day: date | None, unit: str, context: Sound
) -> Decision | None:
    """Return the decision to be early that the options tell, None where they tell none.

    Raises RiskctlError where half of it is told, nobody is called so, or the day is still to come.
    """
    if reason is None and by is None and day is None:
        return None
    if not (reason and reason.strip() and by):
        raise RiskctlError(Said(WORDS["half"]))
    return Decision(reason, body_named(by, unit, "", context.organization), past(day, context))


def recorded(
    step: StepName, notice: str, unit: str, one: Decision, lacking: Said, language: Language, context: Sound
) -> Replacement:
    """Return the unit's log with the row that says what was lacking when the step was taken."""
    row = early_step(step, notice, one, lacking.text(language), context.day)
    return appended(context, log_of(unit, context.year), kind_named("early_steps"), row)


def on_record(one: Decision, lacking: Said) -> Said:
    """Return what is said of a step taken early."""
    return Said(WORDS["on-record"], {"lacking": lacking, "by": one.by, "day": str(one.day)})
