"""The kinds of thing that the status knows, in one table: what each is called and counted in, its command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from riskctl.base.messages import Pair, Said
from riskctl.records.vocabulary import word
from riskctl.year.status.item import ItemKind, StatusItem


@dataclass(frozen=True, slots=True)
class Naming:
    """What things of a kind are called; what they are counted in, None where a unit has but one; how the
    command for one begins, blank where a file is edited or a day waited for. None has a default."""

    name: Pair
    counter: Pair | None
    command: str


ITEMS: Pair = ("{n} 项", "{n}")
PIECES: Pair = ("{n} 个", "{n}")
PAPERS: Pair = ("{n} 份", "{n}")
KINDS: Mapping[ItemKind, Naming] = {
    "no-head-register": Naming(
        ("一把手没有个人登记表", "head of the unit without a register"), PIECES, "new person {ref}"
    ),
    "no-leader-register": Naming(
        ("主管领导没有个人登记表", "leaders in charge without a register"), PIECES, "new person {ref}"
    ),
    "no-key-register": Naming(
        ("部门负责人、重点岗位没有个人登记表", "heads of departments and key posts without a register"),
        PIECES,
        "new person {ref}",
    ),
    "no-unit-register": Naming(
        ("单位登记表（附件3）没有建", "no register of the unit's own (annex 3)"), None, "new unit {ref}"
    ),
    "no-department-register": Naming(
        ("部门没有登记表", "departments without a register"), PIECES, "new department {ref}"
    ),
    "no-post-register": Naming(
        ("其他岗位没有个人登记表", "other posts without a register"), PIECES, "new person {ref}"
    ),
    "unread-register": Naming(("登记表读不全", "registers not read whole"), PAPERS, "check {ref}"),
    "empty-register": Naming(
        ("登记表是空的，也没有写原因", "registers that are empty and say no reason"), PAPERS, "check {ref}"
    ),
    "example-left": Naming(
        ("建库时的示例没有换成自己的", "examples not replaced yet"), PIECES, "check --select example-left"
    ),
    "ungraded": Naming(("风险点没有定级", "points not graded"), PIECES, "explain {ref}"),
    "no-owner": Naming(("防范措施没有责任人", "measures without an owner"), ITEMS, "list --no-owner {at}"),
    "uncovered-matter": Naming(
        ("权力事项既没有风险点也没有原因", "matters with neither a risk point nor a reason"),
        ITEMS,
        "check --select matter-uncovered",
    ),
    "unanalysed-node": Naming(
        ("流程环节没有分析", "workflow nodes not analysed"), PIECES, "check --select node-unanalysed"
    ),
    "check": Naming(("风险点监控", "checks of points"), PIECES, "due {unit}"),
    "measure": Naming(("防范措施", "measures"), ITEMS, "done {ref}"),
    "regulation": Naming(("待修订、待制定的制度", "regulations to revise or draft"), ITEMS, ""),
    "warning": Naming(("风险预警通知书", "warning letters"), PAPERS, "warn {ref} replied"),
    "rectification": Naming(("整改通知书", "rectification notices"), PAPERS, "rectify {ref} replied"),
    "comment": Naming(("公示意见", "comments on a notice"), ITEMS, "notice answer {ref}"),
    "preparation": Naming(("{step}已办", "{step} done"), None, ""),
    "no-preparation": Naming(("没有记录{step}", "no {step} recorded"), None, "prepare {step} {unit}"),
    "group": Naming(("领导小组名单已记", "members of the leading group recorded"), None, ""),
    "no-group": Naming(
        ("没有记录领导小组名单", "no members of the leading group recorded"),
        None,
        "prepare group {unit} --leader",
    ),
    "signed": Naming(("{step}已签", "{step} signed"), PAPERS, ""),
    "signoff-missing": Naming(("{step}没有签", "{step} not signed"), PAPERS, "sign {step} {ref}"),
    "signoff-returned": Naming(("{step}退回", "{step} returned"), PAPERS, "sign {step} {ref}"),
    "signoff-stale": Naming(
        ("{step}签字后内容又改了", "{step} signed before the content changed"), PAPERS, "sign {step} {ref}"
    ),
    "signoff-new-holder": Naming(
        ("{step}签字后换了人", "{step} signed by a former holder"), PAPERS, "sign {step} {ref}"
    ),
    "no-notice": Naming(("还没有公示", "no notice opened"), None, "notice open {unit}"),
    "not-issued": Naming(("公示期满没有印发", "notices over and not issued"), PAPERS, "notice issue {ref}"),
    "notice": Naming(("正在公示", "notices open"), PAPERS, ""),
    "issued": Naming(("公示后已印发", "notices issued"), PAPERS, ""),
    "announced": Naming(
        ("预告了还没有抽的抽查", "draws announced and not drawn"), ("{n} 次", "{n}"), "sample --reveal {ref}"
    ),
    "drawn": Naming(("随机抽查", "points drawn for a random check"), PIECES, "record {ref}"),
    "carried": Naming(("上年转入的风险点复核", "reviews of points carried over"), PIECES, "review {ref}"),
    "suggestion": Naming(("建议", "suggestions"), ITEMS, "suggest {ref} --answer {id}"),
    "inspected": Naming(("已检查", "inspected"), None, ""),
    "not-inspected": Naming(("还没有检查", "not inspected yet"), None, "inspect {unit}"),
    "no-tally": Naming(
        ("调查表、民主评议没有记合计", "survey or appraisal sheets without totals"), PAPERS, "tally {ref}"
    ),
    "assessed": Naming(("已考核", "assessed"), None, ""),
    "not-assessed": Naming(("还没有考核", "not assessed yet"), None, "assess {unit} --new"),
    "department-not-assessed": Naming(
        ("部门还没有考核", "departments not assessed yet"), PIECES, "assess {ref} --new"
    ),
}


def what(kind: ItemKind, step: str) -> Said:
    """Return what things of a kind are called, at a step where it has steps."""
    group = "preparation" if kind.endswith("preparation") else "step"
    return Said(KINDS[kind].name, {"step": word(group, step) if step else ""})


def amount(kind: ItemKind, n: int) -> Said | None:
    """Return how many of a kind there are, with its counter; None where they are not counted."""
    counter = KINDS[kind].counter
    return Said(counter, {"n": n}) if counter else None


def command(one: StatusItem) -> str:
    """Return how the command for this thing begins; blank where there is none."""
    begins = KINDS[one.kind].command
    ref, _, id = one.ref.partition(" ") if one.kind == "suggestion" else (one.ref, "", "")
    at = ref.partition("#")[0]
    return "riskctl " + begins.format(unit=one.unit, ref=ref, id=id, step=one.step, at=at) if begins else ""
