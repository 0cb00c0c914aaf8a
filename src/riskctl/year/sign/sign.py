"""Signs registers: one step of one or of many, all recorded or none.

The order of the steps is kept: what is signed is what those before have signed, and not changed since. One
point of a register that was signed before is signed anew alone, from any step that the office decides, the
group's at the latest; those after it follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed, term
from riskctl.corpus.people import PeopleIndex
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.level.assign import Monitor, is_vacant
from riskctl.level.explain import titled
from riskctl.level.grade import named_monitor
from riskctl.records.kinds.signoffs import Signoff
from riskctl.records.vocabulary import word
from riskctl.year.log.repeated import is_again
from riskctl.year.log.rows import new_row
from riskctl.year.sign.signers import STEPS, objection, reference, signers, steps_of
from riskctl.year.sign.signoffs import GROUP, Print, Signed, Step, signed, steps, unmended

WORDS: Words = {
    "no-step": (
        "{ref} 的登记表没有“{step}”这一步，它的各步是：{steps}",
        "the register of {ref} has no step “{step}”; its steps are: {steps}",
    ),
    "unknown-signer": (
        "organization.yaml 里没有“{by}”这个岗位或机构",
        "organization.yaml has no post or body “{by}”",
    ),
    "say-by": (
        "“{step}”由别的部门签，请用 --by 写明是哪个岗位",
        "“{step}” is signed by another department; say which post with --by",
    ),
    "own-department": (
        "{by} 与 {ref} 同在一个部门，“交叉互查”要由别的部门来查",
        "{by} is of the same department as {ref}; a cross-check is another department's",
    ),
    "own-sheet": (
        "{by} 就是 {ref} 本人（或由本人担任），这一步不能自己签{instead}",
        "{by} is the holder of {ref}, or is held by the same person, who cannot sign this step{instead}",
    ),
    "not-holder": (
        "“{step}”只能由 {ref} 自己签，不能由 {by} 代签",
        "“{step}” is signed by {ref} alone, not by {by} instead",
    ),
    "not-signer": (
        "{ref} 的“{step}”不由 {by} 签{instead}",
        "“{step}” of {ref} is not signed by {by}{instead}",
    ),
    "instead": ("，应由{titles}签（--by {refs}）", "; it is signed by {titles} (--by {refs})"),
    "vacant": (
        "{by} 在 {day} 没有人任职；由人代理的，先写进 people.yaml",
        "nobody held {by} on {day}; where somebody acts, write that in people.yaml first",
    ),
    "missing": ("{ref} 还没有“{step}”的签字", "{ref} has no sign-off “{step}” yet"),
    "returned": (
        "{ref} 的“{step}”在 {day} 退回了，改好后先重签",
        "“{step}” of {ref} was returned on {day}; mend it and sign that again first",
    ),
    "stale": (
        "{ref} 在“{step}”签字（{day}）以后改过，先重签这一步",
        "{ref} was changed since “{step}” was signed on {day}; sign that again first",
    ),
    "new-holder": (
        "{ref} 在“{step}”签字（{day}）以后换了人，先由现任重签",
        "{ref} has another holder since “{step}” was signed on {day}, who has to sign it first",
    ),
    "before": (
        "{ref} 的“{step}”是 {day} 签的，后一步不能早于它",
        "“{step}” of {ref} was signed on {day}; the next step cannot be earlier",
    ),
    "again": (
        "{ref} 的“{step}”在 {day} 已经这样签过，内容没有再改，不用再签",
        "“{step}” of {ref} is recorded already, so signed on {day}, and nothing changed since",
    ),
    "contrary": (
        "{ref} 的“{step}”在 {day} 已经记了“{decision}”，内容没有再改；同一天又记相反的意见，分不清哪个算数，"
        "请改好再签，或者用 --on 写明另一天",
        "“{step}” of {ref} is recorded as “{decision}” on {day} already, and nothing changed since; of two "
        "opposite decisions on one day nobody can tell which holds: mend the register first, or sign as of "
        "another day with --on",
    ),
    "no-point": (
        "{ref} 的登记表里没有风险点“{point}”，签过的里也没有",
        "the register of {ref} has no point “{point}”, nor had it when it was signed",
    ),
    "whole-first": (
        "{ref} 的“{step}”还没有整份签过，不能单签 {point}；整份签：riskctl sign {code} {ref}",
        "“{step}” of {ref} was never signed as a whole, so {point} cannot be signed alone; sign all of it: "
        "riskctl sign {code} {ref}",
    ),
    "point-stands": (
        "{ref} 的 {point} 与“{step}”所签（{day}）没有不同，不用再签",
        "{point} of {ref} is what was signed as “{step}” on {day}; it need not be signed again",
    ),
    "point-first": (
        "{ref} 的 {point} 改过以后“{step}”还没有重签，先 riskctl sign {code} {ref}#{point}",
        "{point} of {ref} was changed and “{step}” has not signed it anew; first run "
        "riskctl sign {code} {ref}#{point}",
    ),
    "point-returned": (
        "单个风险点不能退回，只能改好再签；要退回，退回整份 {ref}",
        "a single point is not returned but mended and signed; to return something return all of {ref}",
    ),
    "unmended": (
        "{ref} 的“{step}”在 {day} 退回了（{reason}），内容一直没有改，不能照样同意：改好再签；确实不用改的，"
        "加 --unchanged 写明为什么",
        "“{step}” of {ref} was returned on {day} ({reason}) and nothing changed since, so it cannot be "
        "agreed to as it is: mend it and sign again; where nothing has to change, say why with --unchanged",
    ),
    "one": ("没有记录：{why}。", "Nothing was recorded: {why}."),
    "many": (
        "没有记录，{n} 份不能签：{why}。",
        "Nothing was recorded; {n} registers cannot be signed: {why}.",
    ),
}
BY_OPTION = ("say-by", "own-department", "own-sheet", "not-signer", "contrary", "unmended")
SHOWN = 8  # objections named in one message


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be recorded for each register, by the first of `by` who may sign it; without one, by whoever
    has to."""

    step: str
    day: date
    by: tuple[str, ...] = ()
    recorded_by: str = ""
    returned: str = ""  # the reason, where it is
    unchanged: str = ""  # why what was returned is agreed to though nothing changed
    reference: str = ""


def sign(act: Act, registers: Sequence[tuple[Subject, Print]], context: Sound) -> list[Signoff]:
    """Return the record of `act` for each register, given with what it means now, in their order.

    Raises RiskctlError, with every objection, where one of them cannot be signed so.
    """
    return _all_of(sign_each([(act, subject, now, "") for subject, now in registers], context))


def sign_each(meant: Sequence[tuple[Act, Subject, Print, str]], context: Sound) -> list[Signoff | Said]:
    """Return for each act, on a register given with what it means now or on the point of it whose id is not
    blank, its record or why there can be none."""
    known = signed(context)
    signing = {act: _Signing(act, context) for act in dict.fromkeys(act for act, *_ in meant)}
    found: list[Signoff | Said] = []
    for act, subject, now, id in meant:
        one, rows = signing[act], known.get(subject.ref, ())
        found.append(one.point(subject, now, rows, id) if id else one.one(subject, now, rows))
    return found


def is_given(why: Said) -> bool:
    """Return whether the reason why something cannot be signed is that it is so signed already."""
    return why.pair in (WORDS["again"], WORDS["point-stands"])


def is_answered_by_option(why: Said) -> bool:
    """Return whether what keeps something from being signed is answered by an option of the command line: in
    a table the same stands in a column."""
    return why.pair in [WORDS[name] for name in BY_OPTION]


def signer_refs(act: Act, subjects: Sequence[Subject], context: Sound) -> list[str]:
    """Return who signs the register of each subject, as records write it; blank where nobody named may."""
    signing = _Signing(act, context)
    found = [signing.signer(subject) for subject in subjects]
    return [reference(one) if isinstance(one, Monitor) else "" for one in found]


def _all_of(found: Sequence[Signoff | Said]) -> list[Signoff]:
    if refused := [made for made in found if isinstance(made, Said)]:
        raise RiskctlError(_refusal(refused))
    return [made for made in found if isinstance(made, Signoff)]


def _refusal(refused: Sequence[Said]) -> Said:
    if len(refused) == 1:
        return Said(WORDS["one"], {"why": refused[0]})
    each = [*{said.text("zh"): said for said in refused}.values()]  # one that is of no register is said once
    shown = {f"i{n}": one for n, one in enumerate(each[:SHOWN])} | (
        {"more": "…"} if len(each) > SHOWN else {}
    )
    slots = [f"{{{name}}}" for name in shown]
    return Said(WORDS["many"], {"n": len(refused), "why": Said(("；".join(slots), "; ".join(slots)), shown)})


def sign_points(act: Act, points: Sequence[tuple[Subject, Print, str]], context: Sound) -> list[Signoff]:
    """Return the record of `act` for each point alone, given with its register and what that means now.

    Raises RiskctlError, with every objection, where one of them cannot be signed so.
    """
    return _all_of(sign_each([(act, subject, now, id) for subject, now, id in points], context))


class _Signing:
    """One act: who held the posts on its day, and what stands against each register."""

    def __init__(self, act: Act, context: Sound) -> None:
        self.act, self.context, self.organization = act, context, context.organization
        self.people = PeopleIndex(context.people.record, act.day) if context.people else None

    def one(self, subject: Subject, now: Print, rows: Sequence[Signed]) -> Signoff | Said:
        """Return the record for one register, or why there can be none."""
        act, ref = self.act, subject.ref
        made = self._made(subject, now)
        if isinstance(made, Said):
            return made
        own = steps_of(subject, self.organization)
        before = own[: own.index(act.step)]
        for step in steps(subject, now, rows, self.context, self.organization):
            if step.name in before and (said := self._not_yet(step, ref)):
                return said
            if step.name == act.step and (said := self._again(step, made)):
                return said
        return self._contrary(made, rows) or self._unmended(made, rows) or made

    def point(self, subject: Subject, now: Print, rows: Sequence[Signed], id: str) -> Signoff | Said:
        """Return the record for the point `id` of a register alone, or why there can be none."""
        ref, made = subject.ref, self._made(subject, now)
        if isinstance(made, Said):
            return made
        if self.act.returned:
            return Said(WORDS["point-returned"], {"ref": ref})
        own = steps(subject, now, rows, self.context, self.organization)
        if id not in now.parts and not any(id in step.changed.points for step in own):
            return Said(WORDS["no-point"], {"ref": ref, "point": id})
        for step in own:
            if STEPS.index(step.name) <= STEPS.index(self.act.step) and (said := self._bars(step, ref, id)):
                return said
        return made.model_copy(update={"subject": f"{ref}#{id}", "parts": now.of_point(id)})

    def _bars(self, step: Step, ref: str, id: str) -> Said | None:
        """What a step says against signing the point `id` alone: its own step, or one before it. Another
        holder says nothing: he reviews his own sheet."""
        fields: dict[str, object] = {"ref": ref, "point": id, "step": word("step", step.name)}
        fields |= {"code": step.name, "day": str(step.latest.row.day) if step.latest else ""}
        if step.state in ("missing", "returned"):
            return Said(WORDS["whole-first" if step.state == "missing" else "returned"], fields)
        if step.latest and step.latest.row.day > self.act.day:
            return Said(WORDS["before"], fields)
        differs = id in step.changed.points
        if step.name == self.act.step:
            return None if differs else Said(WORDS["point-stands"], fields)
        is_due = differs and STEPS.index(step.name) >= STEPS.index(GROUP)
        return Said(WORDS["point-first"], fields) if is_due else None

    def _made(self, subject: Subject, now: Print) -> Signoff | Said:
        """The record for a register by itself, whatever was signed before, or who cannot sign it."""
        act, ref = self.act, subject.ref
        own = steps_of(subject, self.organization)
        if act.step not in own:
            names = listed([word("step", step) for step in own])
            return Said(WORDS["no-step"], {"ref": ref, "step": word("step", act.step), "steps": names})
        signer = self.signer(subject)
        if isinstance(signer, Said):
            return signer
        recorder = named_monitor(act.recorded_by, subject, self.organization) if act.recorded_by else None
        if act.recorded_by and recorder is None:
            return Said(WORDS["unknown-signer"], {"by": act.recorded_by})
        return self._record(signer, recorder, ref, now)

    def _record(self, signer: Monitor, recorder: Monitor | None, ref: str, now: Print) -> Signoff:
        act = self.act
        said = {"step": act.step, "subject": ref, "by": reference(signer), "day": act.day.isoformat()}
        said |= {"decision": "returned" if act.returned else "agreed", "fingerprint": now.whole}
        said |= {"recorded_by": reference(recorder) if recorder else ""}
        said |= {"reason": act.returned or act.unchanged, "reference": act.reference, "parts": now.written()}
        said |= {"recorded": self.context.day.isoformat()}
        return new_row(Signoff, said)

    def _again(self, step: Step, made: Signoff) -> Said | None:
        """What stands against signing as the last signature of the step has it; a new holder may."""
        last = step.latest.row if step.latest and step.state != "new-holder" else None
        if last is None or not is_again(made, (last,), {"recorded", "parts"}):
            return None
        fields = {"ref": made.subject, "step": word("step", made.step), "day": str(last.day)}
        return Said(WORDS["again"], fields)

    def _contrary(self, made: Signoff, rows: Sequence[Signed]) -> Said | None:
        """What stands against agreeing to what was returned on the same day, or the other way round."""
        of_it = (one.row for one in rows if one.row.subject == made.subject)
        same = (row for row in of_it if (row.step, row.day) == (made.step, made.day))
        other = next((row for row in same if row.fingerprint == made.fingerprint), None)
        if other is None or other.decision == made.decision:
            return None
        decision = word("decision", other.decision)
        fields = {"ref": made.subject, "step": word("step", made.step), "day": str(made.day)}
        return Said(WORDS["contrary"], fields | {"decision": decision})

    def _unmended(self, made: Signoff, rows: Sequence[Signed]) -> Said | None:
        """What stands against agreeing, as if nothing had been, to the very text that was returned last."""
        if made.decision != "agreed" or made.reason:
            return None
        last = unmended(rows, made)
        if last is None:
            return None
        fields = {"ref": made.subject, "step": word("step", made.step), "day": str(last.row.day)}
        return Said(WORDS["unmended"], fields | {"reason": last.row.reason})

    def _not_yet(self, step: Step, ref: str) -> Said | None:
        """What stands against signing after `step`."""
        fields: dict[str, object] = {"ref": ref, "step": word("step", step.name)}
        if step.latest:
            fields["day"] = step.latest.row.day.isoformat()
        if step.state != "signed":
            return Said(WORDS[step.state], fields)
        late = step.latest is not None and step.latest.row.day > self.act.day
        return Said(WORDS["before"], fields) if late else None

    def signer(self, subject: Subject) -> Monitor | Said:
        """Return who signs, or why the first who is named may not."""
        wanted = signers(subject, self.act.step, self.organization, self.people)
        if not self.act.by and not wanted:
            return Said(WORDS["say-by"], {"step": word("step", self.act.step)})
        tried = [self._tried(by, subject, wanted) for by in self.act.by or ("",)]
        return next((one for one in tried if isinstance(one, Monitor)), tried[0])

    def _tried(self, by: str, subject: Subject, wanted: Sequence[Monitor]) -> Monitor | Said:
        """The signer named `by`, blank for the one wanted, or why he may not sign."""
        act = self.act
        signer = named_monitor(by, subject, self.organization, self.people) if by else wanted[0]
        if signer is None:
            return Said(WORDS["unknown-signer"], {"by": by})
        fields: dict[str, object] = {"by": reference(signer), "ref": subject.ref}
        if why := objection(signer, subject, act.step, self.organization, self.people):
            instead = self._instead(subject, wanted)
            return Said(WORDS[why], fields | {"step": word("step", act.step), "instead": instead})
        if signer.seat and is_vacant(signer, self.organization, self.people):
            return Said(WORDS["vacant"], fields | {"day": act.day.isoformat()})
        return signer

    def _instead(self, subject: Subject, wanted: Sequence[Monitor]) -> Said:
        if not wanted:
            return term(("", ""))
        titles: list[object] = [titled(one, subject.unit, self.organization) for one in wanted]
        refs: list[object] = [reference(one) for one in wanted]
        return Said(WORDS["instead"], {"titles": listed(titles), "refs": listed(refs)})
