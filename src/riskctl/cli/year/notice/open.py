"""`riskctl notice open`: what is published, photographed, and for how long."""

from __future__ import annotations

from datetime import date
from typing import Annotated, get_args

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import at_work, written
from riskctl.cli.options import People, Root, Today, choice, number, offers, parse_date
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.year.notice.at_work import refused
from riskctl.cli.year.notice.early import (
    GO_PAST,
    EarlyBy,
    EarlyOn,
    EarlyReason,
    decision,
    on_record,
    recorded,
)
from riskctl.level.basis import notice_basis
from riskctl.level.example_points import refuse_to_publish
from riskctl.records.fields import WORKING_DAYS
from riskctl.records.kinds.published import OPENED
from riskctl.render.blocks import Edition
from riskctl.render.order.scope import Scope
from riskctl.render.view.published_points import rows_of
from riskctl.render.view.shown_points import by_department
from riskctl.sources.replace import Replacement
from riskctl.year.notice.contents import kept
from riskctl.year.notice.opening import NewNotice, opening, span_of
from riskctl.year.notice.publication import content_of
from riskctl.year.resolve import unit_named
from riskctl.year.sign.confirmation import against_opening, lacking, unconfirmed_steps

EXAMPLES = (
    (
        "riskctl notice open suzhou --channel 办公网 --channel 电子显示屏",
        say("发起公示，五个工作日", "open a notice of five working days"),
    ),
    (
        "riskctl notice open suzhou --supplement suzhou/registration/clerk#R05",
        say("年中新发现的风险点补充公示", "publish a point found mid-year"),
    ),
)
WORDS: Words = {
    "refused": (
        "{unit} 的公示没有发起：",
        "The notice of {unit} was not opened:",
    ),
    "one-end": ("--days 和 --until 只写一个。", "Give --days or --until, not both."),
    "opened": (
        "公示 {id}：{points} 个风险点，{first} 至 {last}{counted}。打印用 riskctl render announcement {id}。",
        "Notice {id}: {points} risk points, {first} to {last}{counted}. Print it with riskctl render "
        "announcement {id}.",
    ),
}
COUNTED = ("（{n} 个工作日）", " ({n} working days)")
BY_POLICY = ("（{n} 个工作日，{basis}）", " ({n} working days, {basis})")
DATE = say("日期", "DATE")
EDITIONS = get_args(Edition)


def command(
    unit: Annotated[
        str,
        typer.Argument(
            metavar=say("单位", "UNIT"),
            autocompletion=offered_subjects,
            help=say("公示哪个单位的", "whose points they are"),
        ),
    ],
    days: Annotated[
        int | None,
        number(
            "--days",
            WORKING_DAYS,
            say("天数", "N"),
            say(
                "公示几个工作日；不写按政策，一般是 5",
                "how many working days; without it as the policy says, usually 5",
            ),
        ),
    ] = None,
    first: Annotated[
        date | None,
        typer.Option(
            "--from",
            parser=parse_date,
            metavar=DATE,
            help=say("从哪一天起；不写就是今天", "the first day; today without it"),
        ),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option(
            "--until",
            parser=parse_date,
            metavar=DATE,
            help=say("到哪一天止，代替 --days", "the last day, instead of --days"),
        ),
    ] = None,
    supplement: Annotated[
        list[str] | None,
        typer.Option(
            "--supplement",
            metavar=say("风险点", "POINT"),
            autocompletion=offered_subjects,
            help=say("只公示这个风险点，可以写几次", "publish this point only; may be given again"),
        ),
    ] = None,
    edition: Annotated[
        str,
        typer.Option(
            "--edition",
            parser=choice(*EDITIONS),
            autocompletion=offers(*EDITIONS),
            metavar="|".join(EDITIONS),
            help=say("公示用哪个版本", "the edition that is published"),
        ),
    ] = "staff",
    channel: Annotated[
        list[str] | None,
        typer.Option(
            "--channel",
            metavar=say("渠道", "CHANNEL"),
            help=say("在哪里公示，可以写几次", "where it is published; may be given again"),
        ),
    ] = None,
    early: EarlyReason = None,
    early_by: EarlyBy = None,
    early_on: EarlyOn = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Open a notice; the file is written only where nothing stands against it."""
    _refuse_length(days, until)
    one, found = at_work(root, today, people, whole=[unit.rstrip("/")], writes=True)
    context, body = one.context, unit_named(unit.rstrip("/"), found.organization)
    own = [d for d in found.documents if d.subject == body.id or d.subject.startswith(f"{body.id}/")]
    span = span_of(first or context.day, days or context.grading.policy.notice_days, until)
    now = [content_of(d, d.register, context) for d in own if d.register]
    made = opening(body, supplement or (), span, edition, channel or (), now, context)
    refuse_to_publish(made.points, own)
    scope = Scope(context, context.programme.language)
    shown = by_department((point for point in found.graded if point.id in made.points), body)
    words = kept(made.id, OPENED, [*rows_of(shown, scope)], context)
    files = (Replacement(made.file, None, made.text.encode()), words)
    decided = decision(early, early_by, early_on, body.id, context)
    missing = unconfirmed_steps(made.contents, own, context)
    if not missing:
        written(one, *files)
    elif decided:
        lack = lacking(missing)
        written(one, *files, recorded("open", made.id, body.id, decided, lack, found.language, context))
        streams.note(on_record(decided, lack))
    else:
        return refused(
            Said(WORDS["refused"], {"unit": body.id}), [*against_opening(body.id, missing), GO_PAST]
        )
    _tell(made, None if days or until else notice_basis(context.grading.policy))
    return 0


def _refuse_length(days: int | None, until: date | None) -> None:
    if days is not None and until:
        raise RiskctlError(Said(WORDS["one-end"]))


def _tell(made: NewNotice, basis: Said | None) -> None:
    """Say what was opened; `basis` is where its length comes from, where the policy gave it."""
    days = made.span.working_days
    words = ("", "") if days is None else BY_POLICY if basis else COUNTED
    counted = Said(words, {"n": days or 0, "basis": basis or ""})
    fields = {"id": made.id, "points": len(made.points), "counted": counted}
    fields |= {"first": str(made.span.first), "last": str(made.span.last)}
    streams.note(Said(WORDS["opened"], fields))
