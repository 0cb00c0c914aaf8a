"""RK601 stale-signoff: a register was changed after it was signed, or its post has another holder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.base.messages import Pair, Said, listed
from riskctl.check.example import CLERK, PEOPLE, changed
from riskctl.check.example_logs import signed
from riskctl.check.facts import CorpusFacts, RegisterFacts, signature_place, signed_registers
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.records.vocabulary import word
from riskctl.year.sign import signoffs
from riskctl.year.sign.signoffs import GROUP, Changed, Step, asked_anew, point_of

_HOLDER = "bureau/registration/clerk: [{name: 李丁四, from: 2008-01-01"

RULE = Rule(
    id="RK601",
    name="stale-signoff",
    severity="warning",
    scope="corpus",
    needs=("organization", "grading", "matters"),
    whole=True,
    title=("签字以后又改了", "Changed after it was signed"),
    why=(
        "风险点由“个人自查、部门评查、交叉互查、评估审查”一层一层认可。签字以后风险、等级、措施变了，"
        "或者本人自查"
        "后换了人，签的就不是现在这一份，公示、印发都没有了依据。改时限、责任人、落实情况等，签字仍然有效。",
        "Points are agreed step by step: by oneself, the department, another one, the leading group. Where "
        "a risk, its grade or its measures changed since, or the post has another holder, what was signed is "
        "not what stands here, and the notice rests on nothing. A deadline, an owner or what came of a "
        "measure changes no signature.",
    ),
    words={
        "changed": (
            "{ref} 的登记表在{steps}签字（最近 {day}）以后改过：{what}",
            "The register of {ref} was changed after it was signed ({steps}; last {day}): {what}",
        ),
        "help-changed": (
            "只改了说法、等级和措施条数都没变的，由办公室记一次更正，不用重签：riskctl correct {ref} "
            "--reason 原因 --by 机构；风险、等级、措施变了的，只重签变了的风险点，从办公室定的环节起，"
            "至迟从评估审查起：riskctl sign {anew} {points}，后面的步骤接着签；"
            "不该改的，改回去，签字就仍然有效。",
            "Where the wording alone changed, with the same grade and as many measures, the office records "
            "it and nothing is signed again: riskctl correct {ref} --reason REASON --by OFFICE. Where the "
            "risk, its grade or its measures did, have what changed signed anew, from the step that the "
            "office decides, the group's at the latest: riskctl sign {anew} {points}, then the steps after "
            "it. A "
            "change that should not be: undo it and the signature holds.",
        ),
        "new-holder": (
            "{ref} 在个人自查（{day}）以后换了人，现任还没有自查",
            "{ref} has another holder since its own review of {day}, who has not reviewed it",
        ),
        "help-new-holder": (
            "请现任对照自己的职责看一遍，改好后签字：riskctl sign {step} {ref}。",
            "Have the present holder go through it, mend it and sign: riskctl sign {step} {ref}.",
        ),
        "decided-later": (
            "{point} 的审定日期是 {date}，领导小组在 {day} 就签了字，签的时候还没有这个审定",
            "The level of {point} was confirmed on {date}, but the leading group had signed on {day}, when "
            "there was no such decision",
        ),
        "help-decided-later": (
            "日期写错了的，改正审定日期或签字日期；没有写错的，审定以后请领导小组再签：riskctl sign group "
            "{ref} --on 日期 --reference 纪要号。",
            "Correct the day of the decision or of the signature where one is wrong; where both are right "
            "have the group sign once more after it decided: riskctl sign group {ref} --on DAY --reference "
            "NUMBER.",
        ),
        "also": ("这里也是", "and here"),
    },
    bad=signed() | changed(CLERK, ("每周抽查受理件的一成", "有空时抽查")),
    good=signed() | changed(PEOPLE, (_HOLDER, _HOLDER.replace(", from: 2008-01-01", ", from: 2009-01-01"))),
)
CHANGES: dict[str, Pair] = {
    "changed": ("改了 {ids}", "{ids} changed"),
    "added": ("新增 {ids}", "{ids} added"),
    "removed": ("删去 {ids}", "{ids} removed"),
    "own": ("职责、不适用事项等有改动", "duties, matters declined or the like changed"),
    "unknown": ("指纹对不上了", "its fingerprint is another"),
}


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each register with signatures that no longer hold, at the first of them."""
    known = signoffs.signed(context)
    for register, steps in signed_registers(facts, context):
        stale = [step for step in steps if step.state == "stale"]
        if stale:
            yield _changed(register, stale)
        yield from _decided_later(register, steps, known.get(register.ref, ()))
        for step in steps:
            if step.state == "new-holder" and step.latest:
                yield RULE.found(
                    "new-holder",
                    signature_place(step.latest, "by"),
                    subject=register.ref,
                    ref=register.ref,
                    day=str(step.latest.row.day),
                    step=step.name,
                )


def _decided_later(
    register: RegisterFacts, steps: Sequence[Step], signed: Sequence[signoffs.Signed]
) -> Iterator[Finding]:
    """What the group signed and yet decided only later: the levels that its minutes cannot have."""
    rows = [one for one in signed if one.row.step == GROUP]
    if not any(step.name == GROUP and step.state == "signed" for step in steps):
        return
    for point in register.points:
        own = [one for one in rows if point_of(one) in ("", point.id) and one.row.decision == "agreed"]
        if point.said.decided and own and point.said.decided > own[-1].row.day:
            ref = f"{register.ref}#{point.id}"
            yield RULE.found(
                "decided-later",
                signature_place(own[-1], "day"),
                subject=ref,
                point=ref,
                ref=register.ref,
                date=str(point.said.decided),
                day=str(own[-1].row.day),
            )


def _changed(register: RegisterFacts, stale: Sequence[Step]) -> Finding:
    rows = [step.latest for step in stale if step.latest]
    anew, points = asked_anew(stale)
    return RULE.found(
        "changed",
        signature_place(rows[0], "subject"),
        subject=register.ref,
        related=tuple(("also", signature_place(row, "subject")) for row in rows[1:]),
        ref=register.ref,
        steps=listed([word("step", step.name) for step in stale]),
        anew=anew,
        points=" ".join(f"{register.ref}#{id}" for id in points) or register.ref,
        day=str(rows[-1].row.day),
        what=_what(stale[-1].changed),
    )


def _what(found: Changed) -> Said:
    """What differs from the latest signature that no longer holds."""
    parts = {"changed": found.changed, "added": found.added, "removed": found.removed}
    said: list[object] = [Said(CHANGES[key], {"ids": listed([*ids])}) for key, ids in parts.items() if ids]
    if found.own:
        said.append(Said(CHANGES["own"]))
    return listed(said or [Said(CHANGES["unknown"])])
