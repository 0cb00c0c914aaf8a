"""A notice at work: opened with its year on the day of an act, and given the row that the act adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from riskctl.base.messages import Said, Words
from riskctl.cli.graded import Standing, standing, tell_partial, written
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.workspace import SoundlyOpened
from riskctl.level.whole import refuse_partial
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.notice_log import NoticeEntry
from riskctl.sources.replace import Replacement
from riskctl.year.log.append import appended
from riskctl.year.notice.notices import NoticeStanding, log_of
from riskctl.year.notice.steps import notice_named
from riskctl.year.resolve import of_year

WORDS: Words = {"why": ("  - {why}", "  - {why}")}

NoticeId: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar=say("公示", "NOTICE"), help=say("公示的编号，如 suzhou", "the notice's id, such as suzhou")
    ),
]


@dataclass(frozen=True, slots=True)
class NoticeAtWork:
    """A notice, the day of what is done to it, and the repository it stands in."""

    notice: NoticeStanding
    day: date
    one: SoundlyOpened
    found: Standing

    def recorded(self, row: NoticeEntry, said: Said, *beside: Replacement) -> int:
        """Append a row to the notice's log, write what is kept beside it, and say so."""
        file, kind = log_of(self.notice.id, self.one.context.year), kind_named("notice_log")
        written(self.one, appended(self.one.context, file, kind, row), *beside)
        streams.note(said)
        return 0


def refused(said: Said, why: Sequence[Said]) -> int:
    """Say all that stands against an act; return the exit code of what the repository holds."""
    streams.note(said)
    for each in why:
        streams.note(Said(WORDS["why"], {"why": each}))
    return 1


def notice_at_work(
    id: str,
    on: date | None,
    root: Path | None,
    today: date | None,
    people: Path | None,
    *,
    whole: bool = False,
) -> NoticeAtWork:
    """Return the notice `id` on the day `on`.

    Raises RiskctlError where there is none, or not that day; with `whole` UnsoundError where what it
    published cannot be read whole.
    """
    one, found = standing(root, today, people, writes=True)
    notice = notice_named(id, one.context)
    if whole:
        subjects = dict.fromkeys(published.subject for published in notice.notice.snapshot)
        refuse_partial(subjects, False, found.documents, one.context)
    tell_partial(found.documents, one)
    return NoticeAtWork(notice, of_year(on, one.context, "after"), one, found)
