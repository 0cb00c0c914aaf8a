"""Corrections (更正) made: what was signed or published is said in other words, and judged as before.

That it is judged as before is proved, never taken on trust: by what the record keeps beside the signature, or
for a record of the first reading by the state of the register that it was of, which git still has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.level.substance import PointPrint, read
from riskctl.records.kinds.corrections import Correction
from riskctl.year.corrections import Holds, corrected_ref, corrections, is_judged_as, is_still
from riskctl.year.log.rows import new_row
from riskctl.year.notice.notices import current
from riskctl.year.sign.signoffs import Print, Signed, latest_of, parts_signed, signed

WORDS: Words = {
    "judged": (
        "{refs} 改的不只是说法：性质、等级、事项、措施的条数或对应制度与签字、公示时不同了，要重签，"
        "至迟从评估审查起：riskctl sign group {first} --reference 纪要号。",
        "{refs}: not the wording alone is another. The risk, its grade, its matter, the number of measures "
        "or their regulations differ from what was signed or published; have it signed anew, from the "
        "group's review at the latest: riskctl sign group {first} --reference NUMBER.",
    ),
    "untold": (
        "{refs} 是按旧的指纹签的，登记库的历史里找不到签字时的内容，证明不了只改了说法：改回去，或者重签："
        "riskctl sign group {first} --reference 纪要号。",
        "{refs} was signed by an older fingerprint, and the history has no state that it is of, so nothing "
        "proves that the wording alone changed: undo it, or have it signed anew: riskctl sign group {first} "
        "--reference NUMBER.",
    ),
    "nothing": (
        "{ref} 与签字、公示的内容没有不同，没有要更正的。",
        "{ref} is what was signed and published; there is nothing to correct.",
    ),
}
Earlier = Callable[[str, str], PointPrint | None]  # a part's id and its digest by the first reading


@dataclass(frozen=True, slots=True)
class Correcting:
    """Who corrects, on which day, and why."""

    by: str
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class _Recorded:
    """A part of a register as a signature or a notice has it; `holds` says what of its print counts."""

    id: str
    digest: str
    holds: Holds


def corrected(
    act: Correcting, subject: Subject, id: str, now: Print, context: Sound, earlier: Earlier
) -> list[Correction]:
    """Return the rows that correct a register, or its point `id` alone: one for each state that was signed or
    published; `earlier` finds a state of before.

    Raises RiskctlError where nothing differs, or more than the wording.
    """
    known, rows = corrections(context), dict[tuple[str, str], Correction]()
    failed: dict[str, list[str]] = {}
    for one in dict.fromkeys(_recorded(subject, now, context)):
        ref, part = corrected_ref(subject.ref, one.id), now.parts[one.id]
        if (id and one.id != id) or is_still(one.digest, part, ref, known, one.holds):
            continue
        was = read(one.digest) or earlier(one.id, one.digest)
        if was is None or not is_judged_as(was, part, one.holds):
            failed.setdefault("judged" if was else "untold", []).append(ref)
        else:
            rows[ref, one.digest] = _row(act, ref, one.digest, part, context.day)
    for key, refs in failed.items():
        fields = {"refs": listed([*dict.fromkeys(refs)]), "first": refs[0]}
        raise RiskctlError(Said(WORDS[key], fields))
    if not rows:
        raise RiskctlError(Said(WORDS["nothing"], {"ref": f"{subject.ref}#{id}" if id else subject.ref}))
    return [*rows.values()]


def _recorded(subject: Subject, now: Print, context: Sound) -> Iterator[_Recorded]:
    """What signatures in force and the unit's notices have of each part that is there now."""
    rows: Sequence[Signed] = signed(context).get(subject.ref, ())
    steps: Mapping[str, Signed] = latest_of(rows, now)
    for latest in steps.values():
        if latest.row.decision == "agreed":
            for id, digest in parts_signed(latest, rows).items():
                if digest and id in now.parts:
                    yield _Recorded(id, digest, PointPrint.is_signed_as)
    for notice in current(subject.unit.id, context):
        published = notice.points()
        for id in now.parts:
            if shown := published.get(corrected_ref(subject.ref, id)):
                yield _Recorded(id, shown, PointPrint.is_published_as)


def _row(act: Correcting, ref: str, before: str, now: PointPrint, today: date) -> Correction:
    said = {"point": ref, "by": act.by, "day": str(act.day), "reason": act.reason, "before": before}
    return new_row(Correction, said | {"after": now.written(), "recorded": str(today)})
