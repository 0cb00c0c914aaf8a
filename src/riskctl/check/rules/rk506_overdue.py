"""RK506 overdue: the due day of a measure or a regulation is past, and nothing says done."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Said
from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds import REGISTERS
from riskctl.records.kinds.regulations import Regulations
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.records.vocabulary import word
from riskctl.year.watch.letters import letters

OPEN = ("to_revise", "to_draft")
OWNED = ("，由 {owner} 负责", ", answered for by {owner}")
NOBODY = ("", "")

RULE = Rule(
    id="RK506",
    name="overdue",
    severity="warning",
    scope="register",
    kinds=(*REGISTERS, "regulations", "warnings"),
    title=("过了时限没有写完成", "Past its due day, and nothing says done"),
    why=(
        "方案要求“跟踪检查落实效果”。时限过了没有人说办没办，措施就停在纸上，到年底才知道没有落实。",
        "The plan wants what was decided followed up. Where a day passes and nobody says whether the thing "
        "was done, a measure stays paper, and one learns so in December.",
    ),
    words={
        "measure": (
            "防范措施应在 {due} 完成{owned}，已过 {days} 天，没有写完成日期",
            "The measure was due on {due}{owned}; it is {days} day(s) late, and nothing says it was done",
        ),
        "help-measure": (
            "办好了的，写 done: 日期，最好也写 effect: 效果（riskctl done {point} --measure {n} --effect "
            "效果）；没有办好的，把 due 改到办得到的一天，原因写在 note；改时限不影响签字和公示。",
            "Where it is done write done: and the day, best with effect: what came of it (riskctl done "
            "{point} --measure {n} --effect EFFECT); where it is not, move due to "
            "a day that can be kept and say why in note, which costs no signature and no notice.",
        ),
        "help-measure-in-table": (
            "办好了的，在这一行的“完成日期”列写上日期，最好也写“落实效果”（riskctl done {point} "
            "--measure {n} --effect 效果）；没有办好的，把“完成时限”改到办得到的一天，原因写在“备注”列；"
            "改时限不影响签字和公示。",
            "Where it is done write the day in the column done of this row, best with effect (riskctl "
            "done {point} --measure {n} --effect EFFECT); where it is not, move due to a day that can be "
            "kept and say why in the column note, which costs no signature and no notice.",
        ),
        "warning": (
            "风险预警通知书 {id} 应在 {due} 前回复{owned}，已过 {days} 天，没有回复",
            "Warning letter {id} was to be answered by {due}{owned}; it is {days} day(s) late, without a "
            "reply",
        ),
        "help-warning": (
            "回复了的，记下：riskctl warn {id} replied --on 日期；没有回复的，去催。",
            "Where there is a reply, record it: riskctl warn {id} replied --on DATE; else ask for it.",
        ),
        "regulation": (
            "“{title}”{state}，应在 {due} 办好{owned}，已过 {days} 天",
            "“{title}” ({state}) was due on {due}{owned} and is {days} day(s) late",
        ),
        "help-regulation": (
            "已经印发的，改成 state: in_force，写上 number 和 from；没有办好的，把 due 改到办得到的一天，"
            "原因写在 note。",
            "Where it is issued write state: in_force with number and from; else move due to a day that "
            "can be "
            "kept and say why in note.",
        ),
    },
    bad=changed(CLERK, ("due: 2010-05-31", "due: 2010-04-09")),
    good=changed(CLERK, ("due: 2010-05-31", "due: 2010-04-09\n        done: 2010-04-08")),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each measure of an open point, regulation and warning whose day is past."""
    if isinstance(document.record, Regulations):
        yield from _regulations(document.file, document.record, context)
    elif document.kind == "warnings":
        yield from _warnings(document.file, context)
    else:
        yield from _measures(document, context)


def _measures(document: Document, context: Context) -> Iterator[Finding]:
    for n, point in enumerate(document.points):
        for m, measure in enumerate(point.measures if point.in_force else ()):
            if measure.due and not measure.done and measure.due < context.day:
                yield RULE.found(
                    "measure",
                    Place(document.file, ("risk_points", n, "measures", m, "due")),
                    subject=f"{document.subject}#{point.id}",
                    due=str(measure.due),
                    days=(context.day - measure.due).days,
                    owned=_owned(measure.owner),
                    point=f"{document.subject}#{point.id}",
                    n=m + 1,
                )


def _regulations(file: str, record: Regulations, context: Context) -> Iterator[Finding]:
    for n, one in enumerate(record.regulations):
        if one.state in OPEN and one.due and one.due < context.day:
            yield RULE.found(
                "regulation",
                Place(file, ("regulations", n, "due")),
                title=one.title,
                state=word("state", one.state),
                due=str(one.due),
                days=(context.day - one.due).days,
                owned=_owned(one.owner),
            )


def _warnings(file: str, context: Context) -> Iterator[Finding]:
    for letter in letters(context, WarningLetter):
        row = letter.issued.row
        if letter.issued.file == file and letter.is_late(context.day) and row.due:
            yield RULE.found(
                "warning",
                Place(file, ("rows", letter.issued.number, "due")),
                subject=row.point or None,
                id=letter.id,
                due=str(row.due),
                days=(context.day - row.due).days,
                owned=_owned(row.to),
            )


def _owned(owner: str) -> Said:
    return Said(OWNED, {"owner": owner}) if owner else Said(NOBODY)
