"""RK607 notice-content-changed: a point is not what was published, or is in no notice of its unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.check.example_logs import confirmed, noticed
from riskctl.check.facts import CorpusFacts, RegisterFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.level.fingerprint import CUT
from riskctl.year.corrections import corrections
from riskctl.year.notice.notices import NoticeStanding, current, of_unit
from riskctl.year.notice.publication import Content, moved, unproved, unpublished
from riskctl.year.sign.decisions import undecided

RULE = Rule(
    id="RK607",
    name="notice-content-changed",
    severity="warning",
    scope="corpus",
    needs=("organization", "grading", "matters"),
    whole=True,
    title=("与公示的内容不一致", "Not what was published"),
    why=(
        "大家看到的、提意见的，是公示的那一份。公示以后悄悄改了，印发的就不是公示过的；年中新发现的风险点，"
        "也要补充公示，接受监督。",
        "People saw, and spoke to, what was published. What is changed afterwards in silence was never put "
        "to them; and a point found in mid-year is published too.",
    ),
    words={
        "changed": (
            "{point} 公示（{notice}，{opened}）以后改过，没有再公示",
            "{point} was changed after it was published in {notice} on {opened}, and not published again",
        ),
        "amended": (
            "{point} 公示（{notice}，{opened}）以后改过，等级没有降、措施没有少，"
            "还没有领导小组对这一点的决定",
            "{point} was changed after it was published in {notice} on {opened}; no level fell and no "
            "measure "
            "went, but the group has not decided on it yet",
        ),
        "new": (
            "{point} 不在本单位今年的任何一次公示里",
            "{point} is in none of the unit's notices of this year",
        ),
        "cut": (
            "{point} 是不是公示过的（{notice}，{opened}）已经证明不了：公示时只记了指纹的前 {digits} 位，"
            "凑得出另一段文字有同样的前几位，而这份登记表公示以后改过",
            "Nothing proves any more that {point} is what was published in {notice} on {opened}: the record "
            "keeps {digits} digits of its fingerprint, to which another text can be fitted, and the register "
            "was changed since",
        ),
        "help-cut": (
            "与公示那天的版本对一遍：riskctl diff 那天的提交；要留下证明，运行 riskctl notice open {unit} "
            "--supplement {point} 补充公示，新的记录记完整的指纹。",
            "Compare it with the state of that day: riskctl diff COMMIT; to have it proved, publish it: "
            "riskctl notice open {unit} --supplement {point}, whose record keeps the whole of it.",
        ),
        "help": (
            "只改了说法、等级和措施条数都没变的，记一次更正：riskctl correct {point} --reason 原因 --by "
            "机构；否则运行 riskctl notice open {unit} --supplement {point} 补充公示。只是改错了的，改回来。",
            "Where the wording alone changed, with the same grade and as many measures, record it: riskctl "
            "correct {point} --reason REASON --by OFFICE. Else publish it: riskctl notice open {unit} "
            "--supplement {point}. A change that is a slip: undo it.",
        ),
        "help-amended": (
            "由领导小组对这一点作出决定，不用再公示：riskctl sign group {point} --reference 纪要号。"
            "只改了说法的，记一次"
            "更正：riskctl correct {point} --reason 原因 --by 机构。",
            "Have the group decide on that point; it takes no second notice: riskctl sign group {point} "
            "--reference NUMBER. Where the wording alone changed, record it: riskctl correct {point} "
            "--reason "
            "REASON --by OFFICE.",
        ),
        "closed": (
            "{point} 正在公示（{notice}），登记表里却关闭了",
            "{point} is being published in {notice}, but is closed in its register",
        ),
        "gone": (
            "{point} 正在公示（{notice}），登记表里却没有了",
            "{point} is being published in {notice}, but is not in its register any more",
        ),
        "help-closed": (
            "恢复原状，或先 riskctl notice close {notice}，再重新公示。",
            "Undo that, or close the notice with riskctl notice close {notice} and open a new one.",
        ),
        "help-gone": (
            "写回去，或先 riskctl notice close {notice}，再重新公示。",
            "Put it back, or close the notice with riskctl notice close {notice} and open a new one.",
        ),
    },
    bad=confirmed() | noticed(digest="0" * 64),
    good=confirmed() | noticed(),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each point of a unit that has published which is not what was published."""
    by_unit: dict[str, list[RegisterFacts]] = {}
    for register in facts.registers:
        if register.subject and register.print:
            by_unit.setdefault(register.subject.unit.id, []).append(register)
    for unit, registers in by_unit.items():
        if known := of_unit(unit, context):
            yield from _of_unit(registers, known, current(unit, context), context)


def _of_unit(
    registers: Sequence[RegisterFacts],
    known: Sequence[NoticeStanding],
    valid: Sequence[NoticeStanding],
    context: Context,
) -> Iterator[Finding]:
    places = {f"{r.ref}#{p.id}": r.place("risk_points", p.number) for r in registers for p in r.points}
    now, said = [_content(register) for register in registers], set[str]()
    ladder = context.grading.ladder if context.grading else None
    for one in reversed(valid):
        found = moved(one, now, known, corrections(context), ladder=ladder)
        for each in undecided(found, one.notice.opened, now, context):
            if each.how in ("changed", "amended") and each.point not in said:
                said.add(each.point)
                yield _found(each.how, each.point, one, places[each.point])
            elif each.how in ("closed", "gone") and one.is_open:
                yield _found(each.how, each.point, one, _published_at(one, each.point))
    for point, last in {point: one for one in valid for point in unproved(one, now, known)}.items():
        if point not in said:
            yield _found("cut", point, last, places[point])
    for content in now:
        for id in unpublished(content, known):
            point = f"{content.subject}#{id}"
            unit = content.subject.partition("/")[0]
            yield RULE.found("new", places[point], subject=point, point=point, unit=unit)


def _content(register: RegisterFacts) -> Content:
    assert register.print
    closed = frozenset(point.id for point in register.points if point.said.closed)
    parts = register.print.parts
    points = {p.id: parts[p.id] for p in register.points if p.id not in closed}
    return Content(register.ref, register.print.whole, points, closed)


def _found(how: str, point: str, one: NoticeStanding, place: Place) -> Finding:
    opened, unit = str(one.notice.opened), one.notice.unit
    return RULE.found(
        how, place, subject=point, point=point, notice=one.id, opened=opened, unit=unit, digits=CUT
    )


def _published_at(one: NoticeStanding, point: str) -> Place:
    for n, published in enumerate(one.notice.snapshot):
        for m, each in enumerate(published.points):
            if f"{published.subject}#{each.id}" == point:
                return Place(one.file, ("snapshot", n, "points", m))
    return Place(one.file)
