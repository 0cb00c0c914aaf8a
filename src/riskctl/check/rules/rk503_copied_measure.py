"""RK503 copied-measure: one text under many different points, or one reason in many places. It asks."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator

from riskctl.check.example import CLERK, changed
from riskctl.check.facts import CorpusFacts, RegisterFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.point_facts import PointFacts
from riskctl.check.repeated import repeated
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.wording import folded

SHOWN = 3  # of the other places; the message has their number
_TITLES = ("受理时对熟人的材料一看而过", "收取代办人礼品后提前受理", "把申请人的材料透露给同行")
_POINT = changed(CLERK, ("    flow: registration/accept\n", ""))[CLERK].partition("risk_points:\n")[2]
_POINTS = [
    _POINT.replace("R01", f"R1{n}").replace("受理时对材料不齐的熟人企业先行受理", t)
    for n, t in enumerate(_TITLES)
]
_ALL = changed(CLERK)[CLERK] + "".join(_POINTS)

RULE = Rule(
    id="RK503",
    name="copied-measure",
    severity="info",
    scope="corpus",
    needs=("grading",),
    title=("同一段话抄在许多地方", "One text copied to many places"),
    why=(
        "方案要的是“有针对性”的措施。一段话放在几个不同的风险点下都一样，多半哪一个也没有对准；"
        "“不追求数字和形式”，少而管用就好。",
        "The plan asks for measures that fit their risk. A text that stands unchanged under several "
        "different risks probably fits none. The plan wants “no numbers and no show”; a few that work are "
        "enough.",
    ),
    words={
        "measure": (
            "同一条措施写在 {count} 个不同的风险点下：“{text}”。每个风险点是不是真这样防？",
            "One measure stands under {count} different risk points: “{text}”. Is each guarded in this way?",
        ),
        "help": (
            "确实是一个办法管几处的，可以留着；不是的，按每个风险点写：谁查、查什么、留什么记录，"
            "没有专门措施的风险点也可以合并。",
            "Where one way does guard all, leave it; else write for each who checks what, leaving which "
            "record. Points without a measure of their own may also be merged.",
        ),
        "reason": (
            "同一个理由写了 {count} 处：“{text}”。是不是每一处都看过？",
            "One reason stands in {count} places: “{text}”. Was each of them looked at?",
        ),
        "help-reason": (
            "看过了、确实一样的，可以留着；没看过的，逐处看一遍，写上各自的原因。",
            "Where each was looked at and it holds for all, leave it; else look at each and write its own.",
        ),
        "also": ("这里也一样", "the same here"),
    },
    bad={CLERK: _ALL},
    good={CLERK: changed(CLERK)[CLERK] + _POINTS[0] + _POINTS[1]},
)

Written = tuple[RegisterFacts, PointFacts, int]  # a measure by its number
Reason = tuple[Place, str, str]  # where it stands, of whom, as it is written


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a question for each text, at the first of its places."""
    assert context.grading
    least = context.grading.policy.copied
    for places in _measures(facts, least):
        register, point, n = places[0]
        also = [_place(one) for one in places[1 : 1 + SHOWN]]
        subject = f"{register.ref}#{point.id}"
        text = facts.measure(register, point, n)
        yield _found("measure", _place(places[0]), also, subject, len(places), text)
    for reasons in _reasons(facts, context):
        if len(reasons) >= least:
            place, subject, text = reasons[0]
            also = [other for other, _, _ in reasons[1 : 1 + SHOWN]]
            yield _found("reason", place, also, subject, len(reasons), text)


def _found(cause: str, place: Place, also: Iterable[Place], subject: str, count: int, text: str) -> Finding:
    related = tuple(("also", other) for other in also)
    return RULE.found(cause, place, related=related, subject=subject, count=count, text=text)


def _place(one: Written) -> Place:
    register, point, n = one
    return register.place("risk_points", point.number, "measures", n, "text")


def _measures(facts: CorpusFacts, least: int) -> Iterator[list[Written]]:
    """Yield the places of each text, one a title: one risk in several posts may have one measure."""
    marks = array("q")
    for _, point in _in_force(facts):
        marks.extend(point.measure_marks)
    again = repeated(marks, least)
    found: dict[int, dict[int, Written]] = defaultdict(dict)
    for register, point in _in_force(facts):
        for n, mark in enumerate(point.measure_marks):
            if mark in again:
                found[mark].setdefault(point.title_mark, (register, point, n))
    return ([*by_title.values()] for by_title in found.values() if len(by_title) >= least)


def _in_force(facts: CorpusFacts) -> Iterator[tuple[RegisterFacts, PointFacts]]:
    return (one for one in facts.point_refs() if one[1].said.in_force)


def _reasons(facts: CorpusFacts, context: Context) -> Iterable[list[Reason]]:
    """Return the places of each reason why a node or a register has no risk, or a matter is not exercised."""
    found: dict[str, list[Reason]] = defaultdict(list)
    for flow in context.flows.values():
        for n, node in enumerate(flow.flow.nodes):
            for text in dict.fromkeys(node.none.values()):
                place = Place(flow.file, ("nodes", n, "none"))
                found[folded(text)].append((place, f"{flow.id}/{node.id}", text))
    for register in facts.registers:
        for path, text in register.reasons:
            found[folded(text)].append((register.place(*path), register.ref, text))
    return found.values()
