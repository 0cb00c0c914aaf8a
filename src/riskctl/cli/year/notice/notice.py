"""`riskctl notice`: a public notice from its opening to its issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, get_args

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import at_work
from riskctl.cli.options import People, Root, Today, choice, offers, parse_date
from riskctl.cli.shell.language import say
from riskctl.cli.year.notice.acts import Acting, Opening
from riskctl.render.blocks import Edition
from riskctl.year.notice.steps import (
    notice_named,
)
from riskctl.year.resolve import of_year

ACTIONS = ("open", "comment", "answer", "close", "issue")
# Which options each action takes; --on is everybody's but that of open, which begins with --from.
TAKES: dict[str, tuple[str, ...]] = {
    "open": ("days", "from", "until", "supplement", "edition", "channel"),
    "comment": ("channel", "text", "on"),
    "answer": ("comment", "adopted", "declined", "on"),
    "close": ("on",),
    "issue": ("number", "to", "copy", "on"),
}
NEEDS = {"comment": ("channel", "text"), "answer": ("comment",), "issue": ("number",)}
EXAMPLES = (
    (
        "riskctl notice open suzhou --channel 办公网 --channel 电子显示屏",
        say("发起公示，五个工作日", "open a notice of five working days"),
    ),
    (
        "riskctl notice comment suzhou --channel 意见箱 --text 抽查比例偏低",
        say("记一条意见", "record a comment"),
    ),
    (
        "riskctl notice answer suzhou C3fa9c1 --declined 人手有限，先按一成抽查",
        say("答复一条意见", "answer it"),
    ),
    (
        "riskctl notice issue suzhou --number 肃工商发〔2010〕15号 --to 各科室 --copy 市局",
        say("期满后印发", "issue, once the period is over"),
    ),
    (
        "riskctl notice open suzhou --supplement suzhou/registration/clerk#R05",
        say("年中新发现的风险点补充公示", "publish a point found mid-year"),
    ),
)
DETAILS = say(
    "发起后公示的内容就照下来了，以后只加记录，不改旧的。公示期没满、意见没答复、上一级没审定、内容又改过，"
    "都不能印发。只有全部意见都答复了才能结束。上一级的审定用 riskctl sign superior 记。",
    "Opening takes a photograph of what is published; afterwards records are added and none is changed. "
    "There is no issue while the period runs, a comment has no answer, the superior has not confirmed "
    "(riskctl sign superior), or what was published has changed.",
)
WORDS: Words = {
    "foreign": (
        "riskctl notice {action} 不用 {options}。",
        "riskctl notice {action} takes no {options}.",
    ),
    "missing": (
        "riskctl notice {action} 要写 {options}。",
        "riskctl notice {action} needs {options}.",
    ),
}
COMMENT = ("意见的编号", "the comment's id")
DATE, TEXT = say("日期", "DATE"), say("文字", "TEXT")


def command(
    action: Annotated[
        str,
        typer.Argument(
            parser=choice(*ACTIONS),
            autocompletion=offers(*ACTIONS),
            metavar=say("动作", "ACTION"),
            help=say(
                "open 发起、comment 记意见、answer 答复、close 结束、issue 印发",
                "open, comment, answer, close or issue",
            ),
        ),
    ],
    name: Annotated[
        str,
        typer.Argument(
            metavar=say("单位或编号", "UNIT_OR_ID"),
            help=say("open 写单位，其余写公示的编号", "the unit to open one, else the notice's id"),
        ),
    ],
    comment: Annotated[
        str,
        typer.Argument(
            metavar=say("[意见]", "[COMMENT]"),
            help=say("answer：意见的编号", "answer: the comment's id"),
        ),
    ] = "",
    days: Annotated[
        int | None,
        typer.Option(
            "--days",
            metavar=say("天数", "N"),
            help=say(
                "open：公示几个工作日；不写按政策，一般是 5",
                "open: how many working days; without it as the policy says, usually 5",
            ),
        ),
    ] = None,
    from_: Annotated[
        date | None,
        typer.Option(
            "--from",
            parser=parse_date,
            metavar=DATE,
            help=say("open：从哪一天起；不写就是今天", "open: the first day; today without it"),
        ),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option(
            "--until",
            parser=parse_date,
            metavar=DATE,
            help=say("open：到哪一天止，代替 --days", "open: the last day, instead of --days"),
        ),
    ] = None,
    supplement: Annotated[
        list[str] | None,
        typer.Option(
            "--supplement",
            metavar=say("风险点", "POINT"),
            help=say(
                "open：只公示这个风险点，可以写几次", "open: publish this point only; may be given again"
            ),
        ),
    ] = None,
    edition: Annotated[
        str | None,
        typer.Option(
            "--edition",
            parser=choice(*get_args(Edition)),
            autocompletion=offers(*get_args(Edition)),
            metavar="|".join(get_args(Edition)),
            help=say("open：公示用哪个版本；不写是 staff", "open: the edition; staff without it"),
        ),
    ] = None,
    channel: Annotated[
        list[str] | None,
        typer.Option(
            "--channel",
            metavar=say("渠道", "CHANNEL"),
            help=say(
                "open：在哪里公示，可以写几次；comment：意见从哪里来",
                "open: where it is published, may be given again; comment: the way it came",
            ),
        ),
    ] = None,
    text: Annotated[
        str,
        typer.Option("--text", metavar=TEXT, help=say("comment：意见的内容", "comment: what it says")),
    ] = "",
    adopted: Annotated[
        str,
        typer.Option(
            "--adopted", metavar=TEXT, help=say("answer：采纳，怎样改的", "answer: adopted, and what changed")
        ),
    ] = "",
    declined: Annotated[
        str,
        typer.Option(
            "--declined",
            metavar=say("原因", "REASON"),
            help=say("answer：不采纳的原因", "answer: declined, and why"),
        ),
    ] = "",
    number: Annotated[
        str,
        typer.Option(
            "--number", metavar=say("文号", "NUMBER"), help=say("issue：发文字号", "issue: document number")
        ),
    ] = "",
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar=say("主送", "TO"),
            help=say("issue：主送，可以写几次", "issue: to whom; may be given again"),
        ),
    ] = None,
    copy: Annotated[
        list[str] | None,
        typer.Option(
            "--copy",
            metavar=say("抄送", "COPY"),
            help=say("issue：抄送，可以写几次", "issue: a copy to; may be given again"),
        ),
    ] = None,
    on: Annotated[
        date | None,
        typer.Option(
            "--on",
            parser=parse_date,
            metavar=DATE,
            help=say("哪一天的事；不写就是今天（issue 是成文日期）", "the day it was done; today without it"),
        ),
    ] = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Open a notice, or record what became of it."""
    asked = {"comment": comment, "days": days, "from": from_, "until": until, "supplement": supplement}
    asked |= {"edition": edition, "channel": channel, "text": text, "adopted": adopted, "declined": declined}
    asked |= {"number": number, "to": to, "copy": copy, "on": on}
    _refuse_foreign(action, asked)
    _refuse_missing(action, asked)
    one, found = at_work(root, today, people)
    if action == "open":
        return Opening(days, from_, until, edition or "staff").run(
            name, supplement or (), channel or (), one, found
        )
    notice, day = notice_named(name, one.context), of_year(on, one.context, "after")
    acting = Acting(notice, day, one, found)
    if action == "comment":
        return acting.comment(channel or (), text)
    if action == "answer":
        return acting.answer(comment, adopted, declined)
    return acting.close() if action == "close" else acting.issue(number, to or (), copy or ())


def _refuse_foreign(action: str, asked: Mapping[str, object]) -> None:
    """Refuse what the action does not use, rather than leave it out in silence."""
    foreign = [name for name, value in asked.items() if value and name not in TAKES[action]]
    if foreign:
        _raise("foreign", action, foreign)


def _refuse_missing(action: str, asked: Mapping[str, object]) -> None:
    if missing := [name for name in NEEDS.get(action, ()) if not asked[name]]:
        _raise("missing", action, missing)


def _raise(key: str, action: str, names: Sequence[str]) -> None:
    words: list[object] = [Said(COMMENT) if name == "comment" else f"--{name}" for name in names]
    raise RiskctlError(Said(WORDS[key], {"action": action, "options": listed(words)}))
