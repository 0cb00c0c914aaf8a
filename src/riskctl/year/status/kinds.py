"""The kinds of thing that the status knows: what each is called and counted in, and the command for it."""

from __future__ import annotations

from riskctl.base.messages import Said, Words
from riskctl.records.vocabulary import word
from riskctl.year.status.item import StatusItem

KINDS: Words = {
    "check": ("风险点监控", "checks of points"),
    "measure": ("防范措施", "measures"),
    "regulation": ("待修订、待制定的制度", "regulations to revise or draft"),
    "warning": ("风险预警通知书", "warning letters"),
    "rectification": ("整改通知书", "rectification notices"),
    "comment": ("公示意见", "comments on a notice"),
    "preparation": ("{step}已办", "{step} done"),
    "no-preparation": ("没有记录{step}", "no {step} recorded"),
    "signed": ("{step}已签", "{step} signed"),
    "signoff-missing": ("{step}没有签", "{step} not signed"),
    "signoff-returned": ("{step}退回", "{step} returned"),
    "signoff-stale": ("{step}签字后内容又改了", "{step} signed before the content changed"),
    "signoff-new-holder": ("{step}签字后换了人", "{step} signed by a former holder"),
    "no-notice": ("还没有公示", "no notice opened"),
    "not-issued": ("公示期满没有印发", "notices over and not issued"),
    "notice": ("正在公示", "notices open"),
    "issued": ("公示后已印发", "notices issued"),
    "drawn": ("随机抽查", "points drawn for a random check"),
    "carried": ("上年转入的风险点复核", "reviews of points carried over"),
    "suggestion": ("建议", "suggestions"),
    "inspected": ("已检查", "inspected"),
    "not-inspected": ("还没有检查", "not inspected yet"),
    "no-tally": ("调查表、民主评议没有记合计", "survey or appraisal sheets without totals"),
    "assessed": ("已考核", "assessed"),
    "not-assessed": ("还没有考核", "not assessed yet"),
}
AMOUNTS: Words = {"item": ("{n} 项", "{n}"), "piece": ("{n} 个", "{n}"), "paper": ("{n} 份", "{n}")}
COUNTERS = {
    "check": "piece",
    "drawn": "piece",
    "carried": "piece",
    "comment": "item",
    "suggestion": "item",
    "regulation": "item",
    "measure": "item",
}  # else papers
UNCOUNTED = (
    *("preparation", "no-preparation", "no-notice"),
    *("inspected", "not-inspected", "assessed", "not-assessed"),
)
COMMANDS = {
    "check": "due {unit}",
    "measure": "done {ref}",
    "warning": "warn {ref} replied",
    "rectification": "rectify {ref} replied",
    "comment": "notice answer {ref}",
    "suggestion": "suggest {ref} --answer {id}",
    "no-preparation": "prepare {step} {unit}",
    "signoff-missing": "sign {step} {ref}",
    "signoff-returned": "sign {step} {ref}",
    "signoff-stale": "sign {step} {ref}",
    "signoff-new-holder": "sign {step} {ref}",
    "no-notice": "notice open {unit}",
    "not-issued": "notice issue {ref}",
    "drawn": "record {ref}",
    "carried": "review {ref}",
    "not-inspected": "inspect {unit}",
    "no-tally": "tally {ref}",
    "not-assessed": "assess {unit} --new",
}  # of the rest a file is edited, or a day waited for


def what(kind: str, step: str) -> Said:
    """Return what things of a kind are called, at a step where it has steps."""
    group = "preparation" if kind.endswith("preparation") else "step"
    return Said(KINDS[kind], {"step": word(group, step) if step else ""})


def amount(kind: str, n: int) -> Said:
    """Return how many of a kind there are, with its counter."""
    return Said(AMOUNTS[COUNTERS.get(kind, "paper")], {"n": n})


def command(one: StatusItem) -> str:
    """Return how the command for this thing begins; blank where there is none."""
    if one.kind not in COMMANDS:
        return ""
    ref, _, id = one.ref.partition(" ") if one.kind == "suggestion" else (one.ref, "", "")
    return "riskctl " + COMMANDS[one.kind].format(unit=one.unit, ref=ref, id=id, step=one.step)
