"""What a notice is to publish and nobody confirmed: the leading group's and the superior's step come first.

A register counts as confirmed for the points that are published: what else of it changed is not in a notice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import find_subject
from riskctl.records.vocabulary import word
from riskctl.year.notice.notices import NoticeStanding
from riskctl.year.notice.publication import Content
from riskctl.year.sign.signers import steps_of
from riskctl.year.sign.signoffs import Step, print_of, signed, steps

ASKED = ("group", "superior")
WORDS: Words = {
    "lacking": ("{step} {n} 份", "{step}, {n} registers"),
    "unconfirmed": (
        "{n} 份登记表没有“{step}”的有效签字（{subjects}）。办好后运行 riskctl sign {code} {at} "
        "--reference 文号。",
        "{n} registers have no valid sign-off “{step}” ({subjects}). Once that is done, run riskctl sign "
        "{code} {at} --reference NUMBER.",
    ),
}
SHOWN = 3  # registers named in one sentence
Unconfirmed = Mapping[str, Sequence[str]]  # by the step, the registers that lack it


def unconfirmed_steps(
    contents: Sequence[Content], documents: Sequence[Document], context: Sound
) -> Unconfirmed:
    """Return the registers of `contents` whose points are not confirmed as they stand now, by the step."""
    rows, found = signed(context), dict[str, list[str]]()
    by_subject = {document.subject: document for document in documents}
    for content in contents:
        ref = content.subject
        subject, document = find_subject(ref, context.organization), by_subject.get(ref)
        now = print_of(document, context) if document else None
        if subject is None or now is None:
            continue  # what cannot be read whole is not published
        for step in steps(subject, now, rows.get(ref, ()), context, context.organization):
            if step.name in ASKED and not _confirms(step, content.points):
                found.setdefault(step.name, []).append(ref)
    return found


def unconfirmed_steps_on(
    one: NoticeStanding, day: date, context: Context, organization: OrganizationIndex
) -> Unconfirmed:
    """Return the registers of a notice that had not been signed at all up to `day`, by the step."""
    rows, found = signed(context), dict[str, list[str]]()
    for published in one.notice.snapshot:
        ref = published.subject
        subject = find_subject(ref, organization)
        agreed = {
            each.row.step
            for each in rows.get(ref, ())
            if each.row.decision == "agreed" and each.row.day <= day
        }
        for name in steps_of(subject, organization) if subject else ():
            if name in ASKED and name not in agreed:
                found.setdefault(name, []).append(ref)
    return found


def against_opening(unit: str, found: Unconfirmed) -> list[Said]:
    """Return what stands against opening a notice of a unit, a sentence a step with its command."""
    return [_unconfirmed(unit, step, found[step]) for step in ASKED if step in found]


def lacking(found: Unconfirmed) -> Said:
    """Return in few words which steps are lacking, of how many registers."""
    each = [(step, len(found[step])) for step in ASKED if step in found]
    return listed([Said(WORDS["lacking"], {"step": word("step", step), "n": n}) for step, n in each])


def _unconfirmed(unit: str, step: str, refs: Sequence[str]) -> Said:
    shown: list[object] = [*refs[:SHOWN], *(["…"] if len(refs) > SHOWN else [])]
    at = refs[0] if len(refs) == 1 else f"{unit} --gather"
    fields = {"n": len(refs), "step": word("step", step), "code": step, "subjects": listed(shown), "at": at}
    return Said(WORDS["unconfirmed"], fields)


def _confirms(step: Step, points: Collection[str]) -> bool:
    """Whether a step was signed of these points as they are now; of a record that cannot tell, it was not."""
    if step.state == "signed":
        return True
    changed = {*step.changed.changed, *step.changed.added, *step.changed.removed}
    return step.state == "stale" and (bool(changed) or step.changed.own) and not changed & {*points}
