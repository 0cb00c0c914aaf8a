"""Corrections (更正) made: what was signed or published is said in other words, and judged as before.

That it is judged as before is proved, never taken on trust: by what the record keeps beside the signature, or
for a record of the first reading by the state of the register that it was of, which git still has. Of a
measure worded anew riskctl can tell that it looks more rarely, at less, or says nothing but slogans, which is
refused; that it is no weaker otherwise is the office's word, and recorded as such.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.diff.likeness import alike, best_pairs
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
    "looser": (
        "{refs} 的措施放松了（{what}），不是更正，要由领导小组决定：riskctl sign group {first} --reference "
        "纪要号。",
        "{refs}: a measure became weaker ({what}), which is no correction but for the group to decide: "
        "riskctl sign group {first} --reference NUMBER.",
    ),
    "unsaid": (
        "{refs} 的措施换了说法。{what}，是不是真的没有放松，由更正的机构认定：没有放松的，加 --no-weaker；"
        "放松了的，由领导小组决定：riskctl sign group {first} --reference 纪要号。",
        "{refs}: a measure is worded anew. {what}; that it is no weaker is for the office to say, with "
        "--no-weaker. Where it is, the group decides: riskctl sign group {first} --reference NUMBER.",
    ),
    "told": (
        "条数、对应制度、多久一次、抽多少，riskctl 没有看出放松",
        "By number, regulation, how often and at what share riskctl sees nothing weaker",
    ),
    "untold-before": (
        "条数和对应制度没有变；改前的说法在历史里找不到，别的无从比较",
        "Number and regulations are as they were; the history has no state with the words of "
        "before to compare",
    ),
    "gave-way": ("“{before}”改成“{after}”", "“{before}” became “{after}”"),
    "gone": ("不再写“{before}”", "“{before}” is gone"),
    "nothing": (
        "{ref} 与签字、公示的内容没有不同，没有要更正的。",
        "{ref} is what was signed and published; there is nothing to correct.",
    ),
}


TOUCH = 0.001  # of likeness, so that what is left is paired too: there are as many now as then


@dataclass(frozen=True, slots=True)
class PartState:
    """A part of a register as it stood once: its print, and what its measures said."""

    print: PointPrint
    measures: tuple[str, ...] = ()


Earlier = Callable[[str, str], PartState | None]  # a part's id, and what was recorded of it


@dataclass(frozen=True, slots=True)
class Correcting:
    """Who corrects, on which day, and why; whether that office says that no measure is weaker."""

    by: str
    day: date
    reason: str
    no_weaker: bool = False


@dataclass(frozen=True, slots=True)
class _Recorded:
    """A part of a register as a signature or a notice has it; `holds` says what of its print counts."""

    id: str
    digest: str
    holds: Holds


def corrected(
    act: Correcting,
    subject: Subject,
    id: str,
    now: Print,
    context: Sound,
    said: Mapping[str, Sequence[str]],
    earlier: Earlier,
) -> list[Correction]:
    """Return the rows that correct a register, or its point `id` alone: one for each state that was signed or
    published. `said` is what the measures of each point say now; `earlier` finds a state of before.

    Raises RiskctlError where nothing differs, more than the wording, or a measure that the office does not
    say is no weaker, or that riskctl sees is.
    """
    known, rows = corrections(context), dict[tuple[str, str], Correction]()
    judging, failed = _Judging(act, context, said, earlier), dict[str, list[str]]()
    told: dict[str, Said | None] = {}
    for one in dict.fromkeys(_recorded(subject, now, context)):
        ref, part = corrected_ref(subject.ref, one.id), now.parts[one.id]
        if (id and one.id != id) or is_still(one.digest, part, ref, known, one.holds):
            continue
        part = _as_named_then(part, one)
        if why := judging.against(one, part):
            failed.setdefault(why[0], []).append(ref)
            told.setdefault(*why)
        else:
            rows[ref, one.digest] = _row(act, ref, one.digest, part, context.day)
    for key, refs in failed.items():
        fields = {"refs": listed([*dict.fromkeys(refs)]), "first": refs[0], "what": told[key]}
        raise RiskctlError(Said(WORDS[key], fields))
    if not rows:
        raise RiskctlError(Said(WORDS["nothing"], {"ref": f"{subject.ref}#{id}" if id else subject.ref}))
    return [*rows.values()]


class _Judging:
    """What stands against calling a change a correction."""

    def __init__(
        self, act: Correcting, context: Sound, said: Mapping[str, Sequence[str]], earlier: Earlier
    ) -> None:
        self.act, self.words, self.said, self.earlier = act, context.wording, said, earlier

    def against(self, one: _Recorded, now: PointPrint) -> tuple[str, Said | None] | None:
        """Return the word for what stands against it with what it has to tell, None where nothing does."""
        was = read(one.digest)
        before = self.earlier(one.id, one.digest) if was is None or was.measures != now.measures else None
        was = was or (before.print if before else None)
        if was is None:
            return "untold", None
        if not is_judged_as(was, now, one.holds):
            return "judged", None
        return self._weaker(before, self.said.get(one.id, ())) if was.measures != now.measures else None

    def _weaker(self, before: PartState | None, now: Sequence[str]) -> tuple[str, Said | None] | None:
        """What stands against measures that are worded anew: that one is weaker, or that nobody says it is
        not."""
        pairs = _pairs(before.measures, now) if before and self.words else ()
        for one, other in pairs:
            if self.words and (found := self.words.looser(one, other)):
                key = "gave-way" if found[1] else "gone"
                return "looser", Said(WORDS[key], {"before": found[0], "after": found[1]})
        if self.act.no_weaker:
            return None
        return "unsaid", Said(WORDS["told" if before else "untold-before"])


def _pairs(then: Sequence[str], now: Sequence[str]) -> list[tuple[str, str]]:
    """The measures that are said otherwise now, each with what it said then: the likest, and who is left."""
    old, new = [*(Counter(then) - Counter(now)).elements()], [*(Counter(now) - Counter(then)).elements()]
    return best_pairs(old, new, product(range(len(old)), range(len(new))), _likeness, str)


def _likeness(one: str, other: str) -> float:
    return alike(one, other) + TOUCH


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


def _as_named_then(part: PointPrint, one: _Recorded) -> PointPrint:
    """The part under the names by which it was recorded: what is worded anew after a reorganisation."""
    was = read(one.digest)
    named = (each for each in part.earlier if was and is_judged_as(was, each, one.holds))
    return part if was and is_judged_as(was, part, one.holds) else next(named, part)


def _row(act: Correcting, ref: str, before: str, now: PointPrint, today: date) -> Correction:
    said = {"point": ref, "by": act.by, "day": str(act.day), "reason": act.reason, "before": before}
    was = read(before)
    if act.no_weaker and (was is None or was.measures != now.measures):
        said["no_weaker"] = "true"
    return new_row(Correction, said | {"after": now.written(), "recorded": str(today)})
