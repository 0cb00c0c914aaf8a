"""`riskctl notice issue`: the issue of what was published, once nothing stands against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from riskctl.base.messages import Said, Words, listed
from riskctl.cli.options import People, Root, Today, parse_date
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.year.notice.at_work import NoticeAtWork, NoticeId, notice_at_work, refused
from riskctl.cli.year.notice.early import (
    GO_PAST,
    EarlyBy,
    EarlyOn,
    EarlyReason,
    decision,
    on_record,
    recorded,
)
from riskctl.corpus.subject import Subject
from riskctl.level.fingerprint import CUT
from riskctl.records.kinds.notice_log import NoticeEntry
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.published import ISSUED
from riskctl.render.order.scope import Scope
from riskctl.render.view.published_points import rows_of
from riskctl.render.view.shown_points import by_department
from riskctl.render.view.subject_view import whose
from riskctl.sources.replace import Replacement
from riskctl.year.corrections import corrections
from riskctl.year.early import Decision
from riskctl.year.notice.contents import kept
from riskctl.year.notice.notices import of_unit
from riskctl.year.notice.publication import Content, Moved, content_of, moved, unproved
from riskctl.year.notice.steps import against_issue, issued
from riskctl.year.sign.decisions import undecided
from riskctl.year.sign.superior import unconfirmed
from riskctl.year.status.complete import against_incomplete, incomplete, lacking
from riskctl.year.status.item import StatusItem

EXAMPLES = (
    (
        "riskctl notice issue suzhou --number 肃工商发〔2010〕15号 --to 各科室 --copy 市局",
        say("期满后印发", "issue, once the period is over"),
    ),
)
WORDS: Words = {
    "done": (
        "公示 {id} 印发了。打印通知用 riskctl render issuance {id}。",
        "The notice {id} is issued. Print it with riskctl render issuance {id}.",
    ),
    "cut": (
        "{points} 公示时只记了指纹的前 {digits} 位，而登记表公示以后改过：印发的就是公示过的那段文字，"
        "记录证明不了。请与公示那天的版本对一遍（riskctl diff 那天的提交）。",
        "Of {points} the notice keeps the first {digits} digits of the fingerprint, and the register was "
        "changed since: nothing on record proves that what is issued is what was published. Compare it "
        "with the state of that day (riskctl diff COMMIT).",
    ),
    "refused": ("公示 {id} 没有印发：", "The notice {id} was not issued:"),
}


def command(
    notice: NoticeId,
    number: Annotated[
        str,
        typer.Option(
            "--number",
            metavar=say("文号", "NUMBER"),
            help=say("发文字号", "the document number"),
        ),
    ],
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar=say("主送", "TO"),
            help=say("主送，可以写几次", "to whom; may be given again"),
        ),
    ] = None,
    copy: Annotated[
        list[str] | None,
        typer.Option(
            "--copy",
            metavar=say("抄送", "COPY"),
            help=say("抄送，可以写几次", "a copy to; may be given again"),
        ),
    ] = None,
    on: Annotated[
        date | None,
        typer.Option(
            "--on",
            parser=parse_date,
            metavar=say("日期", "DATE"),
            help=say("成文日期；不写就是今天", "the day of the document; today without it"),
        ),
    ] = None,
    early: EarlyReason = None,
    early_by: EarlyBy = None,
    early_on: EarlyOn = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Issue a notice, or say what stands against it."""
    act = notice_at_work(notice, on, root, today, people, whole=True)
    unit, context = act.notice.notice.unit, act.one.context
    decided, lack = decision(early, early_by, early_on, unit, context), _lacking(act)
    if why := _against(act, lack, decided):
        return refused(Said(WORDS["refused"], {"id": act.notice.id}), why)
    if cut := unproved(act.notice, _now(act), of_unit(unit, context)):
        streams.note(Said(WORDS["cut"], {"points": listed([*cut]), "digits": CUT}))
    row, kept_words = _issued(act, number, to, copy)
    done = Said(WORDS["done"], {"id": act.notice.id})
    if not (decided and lack.items):
        return act.recorded(row, done, kept_words)
    said = lacking(lack.items)
    early_row = recorded("issue", act.notice.id, unit, decided, said, act.found.language, context)
    streams.note(on_record(decided, said))
    return act.recorded(row, done, kept_words, early_row)


def _issued(
    act: NoticeAtWork, number: str, to: Sequence[str] | None, copy: Sequence[str] | None
) -> tuple[NoticeEntry, Replacement]:
    """The row of the issue, to whom the unit issues where nobody else is named; and what is issued."""
    unit = act.one.context.organization.units[act.notice.notice.unit]
    scope = Scope(act.one.context, act.one.context.programme.language)
    default = whose(Subject(unit), scope)["unit"]
    row = issued(act.day, number, to or default["addressees"], copy or [*filter(None, [default["above"]])])
    return row, _kept(act, unit, scope)


def _kept(act: NoticeAtWork, unit: Unit, scope: Scope) -> Replacement:
    """What is issued, in the words of its annex."""
    points = act.notice.points()
    shown = by_department((one for one in act.found.graded if one.id in points), unit)
    return kept(act.notice.id, ISSUED, [*rows_of(shown, scope)], scope.context)


@dataclass(frozen=True, slots=True)
class _Lacking:
    """What can be gone past: the registers not confirmed, and all that the unit lacks, these among it."""

    unconfirmed: list[str]
    items: list[StatusItem]

    def said(self, changed: Sequence[Moved]) -> list[Said]:
        """What is lacking but for what is said of the superior and of points `changed`, a sentence a kind."""
        return against_incomplete(self.items, self.unconfirmed, {one.point for one in changed})


def _lacking(act: NoticeAtWork) -> _Lacking:
    context, documents = act.one.context, act.found.documents
    refs = unconfirmed(act.notice, documents, context)
    return _Lacking(refs, incomplete(act.notice, refs, documents, context))


def _against(act: NoticeAtWork, lack: _Lacking, decided: Decision | None) -> Sequence[Said]:
    """What stands against the issue, with the registers as they are now; a decision to be early goes past
    what is lacking, and past nothing else."""
    context, now = act.one.context, _now(act)
    known = of_unit(act.notice.notice.unit, context)
    found = moved(act.notice, now, known, corrections(context), act.day, context.grading.ladder)
    changed = undecided(found, act.notice.notice.opened, now, context)
    hard = against_issue(act.notice, act.day, (), changed)
    if decided or act.notice.issue:
        return hard
    amended = {each.point for each in changed if each.how == "amended"}
    waiting = unconfirmed(act.notice, act.found.documents, context, amended)
    all = [*against_issue(act.notice, act.day, waiting, changed), *lack.said(changed)]
    return all if hard or not all else [*all, GO_PAST]


def _now(act: NoticeAtWork) -> list[Content]:
    """What the registers of the notice would publish now."""
    subjects = {published.subject for published in act.notice.notice.snapshot}
    own = (document for document in act.found.documents if document.subject in subjects)
    return [content_of(d, d.register, act.one.context) for d in own if d.register]
