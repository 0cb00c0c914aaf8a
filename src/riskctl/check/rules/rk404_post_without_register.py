"""RK404 post-without-register: a post, or some of its seats, that no personal register speaks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from riskctl.base.messages import listed
from riskctl.check.example import ORGANIZATION, changed, unchanged
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.organization import OrganizationIndex, Seat

FILE = "organization.yaml"

RULE = Rule(
    id="RK404",
    name="post-without-register",
    severity="info",
    scope="corpus",
    needs=("organization",),
    title=("岗位没有个人登记表", "A post without a personal register"),
    why=(
        "方案要求“对每个部门、每个岗位”认真梳理，又“不搞人人过关”：一般岗位只提示；重点岗位和负责人岗位"
        "给警告，因为“对象上以领导干部特别是主要领导干部为重点”。",
        "The plan covers “each post” and wants no drill for everybody: for most posts this only informs; "
        "for key posts and heads it warns, since the plan puts its weight on leading cadres.",
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
        "seats": (
            "“{department}”的“{post}”有 {seats} 个席位，其中 {count} 个没有登记表：{missing}",
            "“{post}” of “{department}” has {seats} seats; {count} of them without a register: {missing}",
        ),
        "help": (
            "建立 registers/{ref}.yaml；确实没有风险点的，在其中写 none: 原因。",
            "Make registers/{ref}.yaml; where there is no risk point, write none: and the reason in it.",
        ),
    },
    bad=changed(ORGANIZATION, ("key: true}\n", "key: true}\n          - {id: archivist, name: 档案员}\n")),
    good=unchanged(ORGANIZATION),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each post not wholly covered; a register that could not be read counts."""
    assert context.organization
    covered, heads = {register.meant for register in facts.registers}, _heads(context.organization)
    for n, unit in enumerate(context.organization.record.units):
        for m, department in enumerate(unit.departments if not unit.external else ()):
            for k, post in enumerate(department.posts):
                seat = Seat(unit, department, post)
                if missing := _missing(seat, covered):
                    path = ("units", n, "departments", m, "posts", k, "id")
                    yield _found(seat, missing, seat.ref in heads, Place(FILE, path))


def _missing(seat: Seat, covered: set[str]) -> list[str]:
    """The post, or those of its seats, that no register speaks for."""
    seats = [f"{seat.ref}-{number}" for number in range(1, seat.post.seats + 1)]
    missing = [ref for ref in seats if ref not in covered]
    if seat.ref in covered or (seat.post.seats > 1 and not missing):
        return []
    return missing if 1 <= len(missing) < seat.post.seats else [seat.ref]


def _found(seat: Seat, missing: list[str], head: bool, place: Place) -> Finding:
    whole = missing == [seat.ref]
    finding = RULE.found(
        ("head" if head else "key" if seat.post.key else "post") if whole else "seats",
        place,
        subject=seat.ref,
        department=seat.department.name,
        post=seat.post.name,
        ref=missing[0],
        seats=seat.post.seats,
        count=len(missing),
        missing=listed(list(missing)),
    )
    return replace(finding, severity="warning") if head or seat.post.key else finding


def _heads(organization: OrganizationIndex) -> set[str]:
    """The posts that head a unit or a department."""
    seats = [organization.seat(unit.head, unit.id) for unit in organization.record.units if unit.head]
    for unit, department in organization.departments.values():
        seats.append(organization.in_charge(unit, department.head, department))
    return {seat.post_ref for seat in seats if seat}
