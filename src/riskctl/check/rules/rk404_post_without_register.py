"""RK404 post-without-register: a post, or some of its seats, that no personal register speaks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from riskctl.base.messages import listed
from riskctl.check.example import ORGANIZATION, changed, unchanged
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.expected import PostExpected, Weight, posts_without_register

WORDS: Mapping[Weight, str] = {
    "head": "head",
    "leader": "leader",
    "department-head": "head",
    "key": "key",
    "other": "post",
}

RULE = Rule(
    id="RK404",
    name="post-without-register",
    severity="info",
    scope="corpus",
    needs=("organization",),
    title=("岗位没有个人登记表", "A post without a personal register"),
    why=(
        "方案要求“对每个部门、每个岗位”认真梳理，又“不搞人人过关”：一般岗位只提示；重点岗位、负责人和主管领导"
        "给警告，因为“对象上以领导干部特别是主要领导干部为重点”。",
        "The plan covers “each post” and wants no drill for everybody: for most posts this only informs; "
        "for key posts, heads and leaders in charge it warns, since the plan puts its weight on leading "
        "cadres.",
    ),
    words={
        "post": (
            "“{department}”的岗位“{post}”没有个人登记表",
            "The post “{post}” of “{department}” has no personal register",
        ),
        "key": (
            "“{department}”的重点岗位“{post}”没有个人登记表",
            "The key post “{post}” of “{department}” has no personal register",
        ),
        "head": (
            "“{department}”的负责人岗位“{post}”没有个人登记表",
            "“{post}” of “{department}” is the post of a head and has no personal register",
        ),
        "leader": (
            "主管领导的岗位“{post}”（{department}）没有个人登记表",
            "“{post}” of “{department}” is the post of a leader in charge and has no personal register",
        ),
        "seats": (
            "“{department}”的“{post}”有 {seats} 个席位，其中 {count} 个没有登记表：{missing}",
            "“{post}” of “{department}” has {seats} seats; {count} of them without a register: {missing}",
        ),
        "help": (
            "建立 registers/{ref}.yaml，或在本部门的表格里加它的行；确实没有风险点的，写 none: 原因，"
            "表格里写在“无风险原因”列。",
            "Make registers/{ref}.yaml, or add rows of it to a table of its department; where there is no "
            "risk point, write none: and the reason, in a table in its column.",
        ),
    },
    bad=changed(ORGANIZATION, ("key: true}\n", "key: true}\n          - {id: archivist, name: 档案员}\n")),
    good=unchanged(ORGANIZATION),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each post not wholly covered; a register that could not be read counts."""
    assert context.organization
    for one in posts_without_register(facts.spoken(), context.organization):
        yield _found(one, Place(*context.organization.place(one.path)))


def _found(one: PostExpected, place: Place) -> Finding:
    seat, whole = one.seat, one.missing == (one.seat.ref,)
    finding = RULE.found(
        WORDS[one.weight] if whole else "seats",
        place,
        subject=seat.ref,
        department=seat.department.name,
        post=seat.post.name,
        ref=one.missing[0],
        seats=seat.post.seats,
        count=len(one.missing),
        missing=listed([*one.missing]),
    )
    return replace(finding, severity="warning") if one.weight != "other" else finding
