"""RK310 inconsistent-level: one risk, graded differently in posts of the same name."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from riskctl.check.example import CLERK, ORGANIZATION, changed
from riskctl.check.facts import CorpusFacts, RegisterFacts
from riskctl.check.finding import Finding
from riskctl.check.point_facts import PointFacts
from riskctl.check.repeated import repeated
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context

_OTHER = "registers/bureau/window/clerk.yaml"
_WINDOW = """\
      - id: window
        name: 办证大厅
        head: registration/chief
        leader_in_charge: leadership/deputy
        posts: [{id: clerk, name: 科员}]
      - id: discipline
"""
_SECOND = (
    changed(CLERK, ("department: registration", "department: window"))[CLERK]
    .replace("    flow: registration/accept\n", "")
    .replace("材料不齐的", "材料不齐的、")
)
_BOTH = changed(ORGANIZATION, ("      - id: discipline\n", _WINDOW)) | {_OTHER: _SECOND}

RULE = Rule(
    id="RK310",
    name="inconsistent-level",
    severity="warning",
    scope="corpus",
    needs=("organization", "grading", "matters"),
    title=("同样的风险，定的等级不同", "One risk, graded differently"),
    why=(
        "同一种岗位、同一个权力事项、同样的风险，这里定三级，那里定一级，监控的人就差了几级，"
        "等级也就失去了可比性。",
        "Where one risk of one kind of post is of the gravest level here and of the lightest there, it is "
        "watched from very different heights, and levels can no longer be compared.",
    ),
    words={
        "differs": (
            "同样的风险定级不同：{post}的“{title}”在这里是{level}，在 {other} 是{there}",
            "One risk, graded differently: “{title}” of {post} is {level} here and {there} in {other}",
        ),
        "help": (
            "对照概率和危害的标准，把两处改成一致；情况确实不同的，在标题里写出不同在哪里，"
            "或由领导小组审定（override）并写明理由。",
            "Hold both against the criteria of probability and severity and make them agree; where they do "
            "differ, say in the title how, or have the leading group confirm a level with its reason.",
        ),
        "help-in-table": (
            "对照概率和危害的标准，把两行改成一致；情况确实不同的，在标题里写出不同在哪里，或由领导小组审"
            "定，在“审定等级”“审定理由”等列里写明。",
            "Hold both rows against the criteria of probability and severity and make them agree; where "
            "they do differ, say in the title how, or have the leading group confirm a level, in the "
            "columns of the override.",
        ),
        "there": ("这里是{there}", "{there} here"),
    },
    bad=_BOTH | {_OTHER: _SECOND.replace("严重\n    level: 3", "轻微\n    level: 2")},
    good=_BOTH,
)

Placed = tuple[RegisterFacts, PointFacts]
Likeness = tuple[str, str, int]  # the name of the post, the matter, the mark of the title


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each point graded other than the first of its kind; points not in force do not
    count, nor do levels that were confirmed with a reason."""
    first: dict[Likeness, Placed] = {}
    again = repeated(array("q", (hash(key) for key, _ in _graded(facts))), 2)
    for key, here in _graded(facts):
        if hash(key) in again:
            there = first.setdefault(key, here)
            if there[1].said.rank != here[1].said.rank:
                yield _found(key[0], here, there, facts, context)


def _graded(facts: CorpusFacts) -> Iterator[tuple[Likeness, Placed]]:
    for register, point in facts.point_refs():
        seat = register.subject.seat if register.subject else None
        if seat is None or point.said.rank is None or not point.said.in_force or point.said.overridden:
            continue
        yield (seat.post.name, point.said.matter, point.title_mark), (register, point)


def _found(post: str, here: Placed, there: Placed, facts: CorpusFacts, context: Context) -> Finding:
    assert context.grading
    levels = context.grading.ladder.levels
    (register, point), (other, same) = here, there
    return RULE.found(
        "differs",
        register.place("risk_points", point.number),
        related=(("there", other.place("risk_points", same.number)),),
        subject=f"{register.ref}#{point.id}",
        post=post,
        title=facts.title(register, point),
        level=levels[point.said.rank or 0].name,
        there=levels[same.said.rank or 0].name,
        other=f"{other.ref}#{same.id}",
    )
