"""RK610 assessment-bands: classes of results that leave a score without a class, or give it two."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import PROGRAMME, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds.policy import Assessing, Policy
from riskctl.year.assess.bands import band_defects

_OWN = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml"))
_CLASSES = """\
schema: riskctl/policy/v1
extends: jiuquan-2010
assessment:
  items: [{{id: all, name: 防范管理, points: 100}}]
  classes:
    - {{name: 优秀, from: 90, to: 100}}
    - {{name: 其他, from: 0, {end}}}
"""

RULE = Rule(
    id="RK610",
    name="assessment-bands",
    severity="error",
    scope="register",
    kinds=("policy",),
    title=("考核等次有空档或重叠", "Assessment classes with a gap or an overlap"),
    why=(
        "方案要求“制定考核细则”。分数落在两档之间没有等次，或者两档都算，定哪一档就成了人情。",
        "The plan wants assessment by written rules. A score that falls between two classes, or into both, "
        "is "
        "left to favour.",
    ),
    words={
        "gap": (
            "“{other}”到 {low}，“{name}”从 {high} 起：{low} < x < {high} 的分数没有等次",
            "“{other}” ends at {low} and “{name}” begins at {high}: a score x with {low} < x < {high} has no "
            "class",
        ),
        "gap-from": (
            "“{other}”到不满 {low} 为止，“{name}”从 {high} 起：{low} ≤ x < {high} 的分数没有等次",
            "“{other}” stays below {low} and “{name}” begins at {high}: a score x with {low} ≤ x < {high} "
            "has no "
            "class",
        ),
        "overlap": (
            "从 {low} 到 {high} 的分数，“{other}”和“{name}”都算",
            "Scores from {low} to {high} belong to both “{other}” and “{name}”",
        ),
        "bottom": (
            "最低的一档“{name}”从 {high} 起：更低的分数没有等次",
            "The lowest class, “{name}”, begins at {high}: lower scores have no class",
        ),
        "top": (
            "最高的一档“{name}”到 {low} 为止，满分是 {high}：更高的分数没有等次",
            "The highest class, “{name}”, ends at {low} of {high} points: higher scores have no class",
        ),
        "turned": (
            "“{name}”从 {low} 到 {high}，里面没有分数",
            "“{name}” runs from {low} to {high} and holds no score",
        ),
        "both": (
            "“{name}”同时写了 to 和 below",
            "“{name}” has both to and below",
        ),
        "none": ("没有写等次", "There are no classes"),
        "unknown-item": (
            "没有“{item}”这个考核项目",
            "There is no item “{item}”",
        ),
        "help-unknown-item": ("改成 items 里有的编号。", "Write an id that stands in items."),
        "help": (
            "各档首尾相接：上一档 from: 90，下一档就写 below: 90（不含 90）；最低一档 from: 0，"
            "最高一档不写上限。",
            "Let the classes meet: where one begins with from: 90 the next has below: 90, which leaves 90 "
            "out; "
            "the lowest begins with 0, and the highest needs no upper end.",
        ),
    },
    bad=_OWN | {"policy.yaml": _CLASSES.format(end="to: 89")},
    good=_OWN | {"policy.yaml": _CLASSES.format(end="below: 90")},
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the classes that a policy file writes itself, and with what it takes off."""
    rules = document.record.assessment if isinstance(document.record, Policy) else None
    if rules is None:
        return
    for defect in band_defects(rules):
        name = rules.classes[defect.number].name if rules.classes else ""
        path = ("assessment", "classes", defect.number) if rules.classes else ("assessment", "classes")
        low, high = f"{defect.low:f}", f"{defect.high:f}"
        place = Place(document.file, path)
        yield RULE.found(defect.cause, place, name=name, other=defect.other, low=low, high=high)
    yield from _deductions(document, rules)


def _deductions(document: Document, rules: Assessing) -> Iterator[Finding]:
    known = {item.id for item in rules.items}
    for n, deduction in enumerate(rules.deductions):
        if deduction.item not in known:
            place = Place(document.file, ("assessment", "deductions", n, "item"))
            yield RULE.found("unknown-item", place, item=deduction.item)
