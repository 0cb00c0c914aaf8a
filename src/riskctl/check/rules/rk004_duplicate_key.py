"""RK004 duplicate-key: a mapping names a key twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from riskctl.base.location import Span
from riskctl.base.messages import Said
from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding, Label, Place
from riskctl.check.rule import Rule

if TYPE_CHECKING:
    from riskctl.corpus.context import Context
    from riskctl.corpus.document import Document

RULE = Rule(
    id="RK004",
    name="duplicate-key",
    severity="error",
    scope="register",
    title=("同一个字段写了两次", "A field is written twice"),
    why=(
        "两个值里哪个算数，不同的程序有不同的读法；概率写两次，等级就说不清。",
        "Programs differ in which of two values counts; with two probabilities the level is anyone's guess.",
    ),
    words={
        "twice-same": ("字段“{key}”写了两次", "The field “{key}” is written twice"),
        "twice": (
            "“{key}”与“{other}”是同一个字段，写了两次",
            "“{key}” and “{other}” are one field, written twice",
        ),
        "first": ("第一次写在这里", "first written here"),
        "help": ("留下对的那个，删去另一个。", "Keep the right one and delete the other."),
    },
    bad=changed(CLERK, ("    severity: 严重", "    severity: 严重\n    probability: 低")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each repeated key, with the place of the first."""
    for fault in document.faults:
        if fault.rule != RULE.id:
            continue
        finding = RULE.worded(fault.cause, Place(document.file, span=fault.span), fault.fields)
        first = fault.fields["first"]
        assert isinstance(first, Span)
        label = Label(Place(document.file, span=first), Said(RULE.words["first"]))
        yield replace(finding, related=(label,))
