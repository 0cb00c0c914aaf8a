"""Which registers of a notice the superior has not confirmed (上一级领导小组办公室审议确定)."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import find_subject
from riskctl.year.notice.notices import NoticeStanding
from riskctl.year.sign.decisions import is_decided
from riskctl.year.sign.signers import steps_of
from riskctl.year.sign.signoffs import Changed, Print, Step, print_of, signed, steps

SUPERIOR = "superior"


def unconfirmed(
    one: NoticeStanding, documents: Sequence[Document], context: Sound, awaited: Container[str] = ()
) -> list[str]:
    """Return the registers of a notice whose last step is not signed as they stand now, in its order.

    A unit that stands under none is confirmed by nobody, so nothing of it is missing; nor is a point that was
    amended under the notice, and decided by the group since, or `awaited` to be.
    """
    rows, found = signed(context), list[str]()
    by_subject = {document.subject: document for document in documents}
    for ref in asked_of(one, context.organization):
        subject, document = find_subject(ref, context.organization), by_subject.get(ref)
        now = print_of(document, context) if document else None
        if subject is None or now is None:
            continue  # its points are gone, which is said of each of them
        last = steps(subject, now, rows.get(ref, ()), context, context.organization)[-1]
        is_signed = last.name == SUPERIOR and last.state == "signed"
        if not (is_signed or _is_settled(last, ref, now, one, awaited, context)):
            found.append(ref)
    return found


def _is_settled(
    last: Step, ref: str, now: Print, one: NoticeStanding, awaited: Container[str], context: Context
) -> bool:
    """Whether all that the superior has not signed are points of a notice that the group decided since, or is
    asked to."""
    published, points = one.points(), last.changed.changed
    if (
        last.name != SUPERIOR
        or last.state != "stale"
        or last.changed != Changed(changed=points)
        or not points
    ):
        return False
    opened, refs = one.notice.opened, [(f"{ref}#{id}", now.parts[id]) for id in points]
    return all(
        each in published and (each in awaited or is_decided(each, at, opened, context)) for each, at in refs
    )


def unconfirmed_on(
    one: NoticeStanding, day: date, context: Context, organization: OrganizationIndex
) -> list[str]:
    """Return the registers of a notice that the superior had not signed at all up to `day`."""
    rows = signed(context)
    return [
        ref
        for ref in asked_of(one, organization)
        if not any(
            each.row.step == SUPERIOR and each.row.decision == "agreed" and each.row.day <= day
            for each in rows.get(ref, ())
        )
    ]


def asked_of(one: NoticeStanding, organization: OrganizationIndex) -> list[str]:
    """Return the registers of a notice that take the superior's step."""
    found = ((each.subject, find_subject(each.subject, organization)) for each in one.notice.snapshot)
    return [ref for ref, subject in found if subject and SUPERIOR in steps_of(subject, organization)]
