"""The registers to be signed, of those one names: each with what it means now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.sound import Sound, unsound
from riskctl.corpus.subject import Subject, subject_of
from riskctl.year.sign.signers import steps_of
from riskctl.year.sign.signoffs import SELF, Print, is_vacant_on, print_of, signed, steps

WORDS: Words = {
    "none": ("{ref} 还没有登记表，没有可签的。", "{ref} has no register; there is nothing to sign."),
    "none-hint": (
        "先用 riskctl new 建立；要签它下面的全部登记表，加 --gather。",
        "Make one with riskctl new; to sign every register below it, add --gather.",
    ),
}
Sheet = tuple[Subject, Print]


def sheets(
    subjects: Sequence[Subject],
    step: str,
    day: date,
    gather: bool,
    documents: Sequence[Document],
    context: Sound,
) -> list[Sheet]:
    """Return the registers of `subjects` in the order of files; with `gather` also those below them that
    take `step` on `day` and whose signature for it does not hold already.

    Raises RiskctlError where one has no register, UnsoundError where one cannot be read whole.
    """
    refs = {subject.ref for subject in subjects}
    found = list(_meant(refs, step, day, gather, documents, context))
    have = {subject.ref for subject, _ in found}
    for ref in sorted(refs - have):
        if not gather:
            raise _none(ref)
    return found


def refuse_none(ref: str, documents: Sequence[Document]) -> None:
    """Raise RiskctlError where the subject `ref` has no register."""
    if all(document.subject != ref for document in documents):
        raise _none(ref)


def _none(ref: str) -> RiskctlError:
    return RiskctlError(Said(WORDS["none"], {"ref": ref}), Said(WORDS["none-hint"]))


def is_asked(
    step: str, subject: Subject, day: date, context: Context, organization: OrganizationIndex
) -> bool:
    """Return whether a register of `subject` takes `step` on `day`; a vacant post reviews nothing."""
    if step == SELF and is_vacant_on(day, subject, context):
        return False
    return step in steps_of(subject, organization)


def unreviewed(
    subjects: Sequence[Subject], day: date, documents: Sequence[Document], context: Sound
) -> list[str]:
    """Return the registers below `subjects` that a gathered `self` of `day` leaves out: of vacant posts."""
    refs = {subject.ref for subject in subjects}
    own = [(d.subject, subject_of(d, context.organization)) for d in documents]
    return [
        ref
        for ref, subject in own
        if subject
        and any(f"{ref}/".startswith(f"{above}/") for above in refs)
        and is_vacant_on(day, subject, context)
    ]


def _meant(
    refs: set[str], step: str, day: date, gather: bool, documents: Sequence[Document], context: Sound
) -> Iterator[Sheet]:
    known = signed(context)
    for document in documents:
        subject = subject_of(document, context.organization)
        named = document.subject in refs
        below = gather and any(document.subject.startswith(f"{ref}/") for ref in refs)
        if subject is None or not (named or below):
            continue
        if gather and not is_asked(step, subject, day, context, context.organization):
            continue
        now = print_of(document, context)
        if now is None:
            raise unsound([document.file])
        own = steps(subject, now, known.get(subject.ref, ()), context, context.organization)
        if not (gather and any(one.name == step and one.state == "signed" for one in own)):
            yield subject, now
