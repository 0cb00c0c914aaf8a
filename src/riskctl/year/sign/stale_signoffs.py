"""The sign-offs in force that a change makes stale: what each was of, who signed it, what is different now.

`diff` stands below and knows no signatures; what is told here joins its changes. A signature is in force
where it held in the old state. It is stale in the new one where the register means something else, is
gone, has another holder (for what one found in oneself), or where the signature itself is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from riskctl.base.messages import Said, Words, listed, term
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.subject import find_subject
from riskctl.diff.change import Cause, Change, FileLine, at
from riskctl.diff.compare import Comparison
from riskctl.diff.grounds import OF_ALL
from riskctl.diff.side import Side
from riskctl.level.explain import body_name
from riskctl.level.substance import prints
from riskctl.records.vocabulary import word
from riskctl.year.sign.signoffs import Changed, Print, Signed, Step, latest_of, print_of, signed, standing

WORDS: Words = {
    "signed": ("{step}（{by} {day} 签）", "{step} (signed by {by} on {day})"),
    "gone": ("登记表不在了", "the register is gone"),
    "unsigned": ("签字记录被删去", "the record of the signature was taken away"),
    "new-holder": ("岗位换了人", "the post has another holder"),
    "changed": ("改了 {ids}", "{ids} changed"),
    "added": ("新增 {ids}", "{ids} added"),
    "removed": ("删去 {ids}", "{ids} removed"),
    "own": ("职责、不适用事项等有改动", "duties, matters declined or the like changed"),
    "unknown": ("内容变了", "its content is another"),
}
Registers = Mapping[str, Document]  # by subject


def stale_signoffs(comparison: Comparison) -> tuple[Change, ...]:
    """Return a `signoff-stale` for each signature in force that holds no more.

    Registers and logs that cannot be read whole are left out: nobody knows what they mean.
    """
    base, head = comparison.base, comparison.head
    if not (comparison.grounds.are_sound and (before := signed(base.context))):
        return ()
    after = signed(head.context, base.context.year)
    relied_on = comparison.grounds.differing or before != after
    alike = () if relied_on else comparison.same
    old = _registers(base, {*before}, alike)
    new = _registers(head, {*map(comparison.renamed, before)}, alike)
    found = []
    for subject, document in old.items():
        now = comparison.renamed(subject)
        is_read = not comparison.unread & {now, subject, document.file}
        if is_read and (now in new or not comparison.unread):
            rows = after.get(now) or after.get(subject, [])  # a log may keep the name of before
            signoffs = _Signoffs(comparison, document, new.get(now), before[subject], rows)
            found += list(signoffs.stale(subject, now))
    return tuple(found)


def _registers(side: Side, wanted: set[str], alike: Iterable[str]) -> Registers:
    """The registers that were signed, less those that stand in files which are the same on both sides."""
    files = sorted({*side.registers()} - {*alike})
    documents = (document for file in files for document in side.documents(file))
    return {document.subject: document for document in documents if document.subject in wanted}


class _Signoffs:
    """The signatures of one register on both sides."""

    def __init__(
        self,
        comparison: Comparison,
        old: Document,
        new: Document | None,
        before: list[Signed],
        after: list[Signed],
    ) -> None:
        self.comparison = comparison
        self.contexts = comparison.base.context, comparison.head.context
        self.old, self.new = old, new
        self.before, self.after = before, after

    def stale(self, was: str, now: str) -> Iterator[Change]:
        """Yield a change for each step that held under the name `was` and does not under `now`."""
        meaning = print_of(self.old, self.contexts[0])
        meant = print_of(self.new, self.contexts[1]) if self.new else None
        organization = self.contexts[0].organization
        subject = find_subject(was, organization) if organization else None
        for name, latest in latest_of(self.before, meaning).items():
            if not (meaning and subject) or (self.new and not meant):
                return
            if standing(name, self.before, subject, meaning, self.contexts[0]).state == "signed":
                step = self._now(name, now, meant)
                stale = step is None or step.state in ("stale", "new-holder", "missing")
                if stale and not self._may_be_unread(latest, step):
                    yield self._change(latest, now, meant, step)

    def _now(self, name: str, ref: str, meant: Print | None) -> Step | None:
        """Where the step stands in the new state, None where the register is gone."""
        organization = self.contexts[1].organization
        subject = find_subject(ref, organization) if organization else None
        if not (meant and subject):
            return None
        return standing(name, self.after, subject, meant, self.contexts[1])

    def _may_be_unread(self, latest: Signed, step: Step | None) -> bool:
        """Whether the row is missing since its log cannot be read whole: then nobody took it away."""
        log = self.contexts[1].documents.get(latest.file)
        return step is not None and step.state == "missing" and log is not None and bool(log.faults)

    def _change(self, latest: Signed, ref: str, meant: Print | None, step: Step | None) -> Change:
        row, organization = latest.row, self.contexts[0].organization
        assert organization
        place = _place(step.latest, self.contexts[1]) if step and step.latest else None
        fields = {"step": word("step", row.step), "by": _title(row.by, ref, organization)}
        said = Said(WORDS["signed"], fields | {"day": row.day.isoformat()})
        return Change(
            kind="signoff-stale",
            subject=ref,
            place=place or _place(latest, self.contexts[0]),
            before=row.fingerprint,
            after=meant.whole if meant else None,
            cause=self._cause(step),
            field=row.step,
            signed_by=row.by,
            shown=(said, _what(step)),
        )

    def _cause(self, step: Step | None) -> Cause:
        """Why it holds no more: by itself what the register says, else which of the grounds."""
        grounds = self.comparison.grounds
        if step and step.state == "new-holder":
            return "people"
        if self.new is None or (step and step.state == "missing"):
            return "register"
        before = _meant(self.old, grounds.old)
        if _meant(self.new, grounds.old) != before:
            return "register"
        alone = (
            cause
            for cause in OF_ALL
            if cause in grounds.differing and _meant(self.old, grounds.mixed(frozenset((cause,)))) != before
        )
        return next(alone, "policy")


def _meant(document: Document, context: Context) -> dict[str, str]:
    return {id: one.written() for id, one in prints(document, context).items()}


def _place(one: Signed, context: Context) -> FileLine:
    document = context.documents[one.file]
    return at(document, ("rows", one.number, "fingerprint"))


def _title(ref: str, subject: str, organization: OrganizationIndex) -> str:
    """Who signed, by title, as the organisation has it; a reference that leads nowhere stays."""
    unit, _, rest = subject.partition("/")
    if seat := organization.seat(ref, unit, rest.partition("/")[0]):
        return organization.title(seat)
    if office := organization.office(ref, unit):
        return body_name(*office) or ref
    found = organization.department(ref, unit)
    return found[1].name if found else ref


def _what(step: Step | None) -> Said:
    if step is None:
        return term(WORDS["gone"])
    if step.state != "stale":
        return term(WORDS["unsigned" if step.state == "missing" else "new-holder"])
    changed: Changed = step.changed
    each = [("changed", changed.changed), ("added", changed.added), ("removed", changed.removed)]
    found: list[object] = [Said(WORDS[key], {"ids": listed([*ids])}) for key, ids in each if ids]
    found += [term(WORDS["own"])] if changed.own else []
    return listed(found or [term(WORDS["unknown"])])
