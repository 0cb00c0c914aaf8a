"""RK202 unknown-matter: a matter that the catalogue of matters does not have."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.location import DataPath
from riskctl.base.messages import Said, listed
from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Fix, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.nearest_reference import nearest_matter
from riskctl.records.kinds import REGISTERS
from riskctl.records.kinds.flow import Flow
from riskctl.records.kinds.policy import Policy
from riskctl.records.register import Register

SHOWN = 30  # matters listed in a help; a longer catalogue is told by its size

RULE = Rule(
    id="RK202",
    name="unknown-matter",
    severity="error",
    scope="register",
    kinds=(*REGISTERS, "flow", "policy"),
    needs=("matters",),
    whole=True,
    title=("目录里没有的权力事项", "A matter not in the catalogue"),
    why=(
        "方案在四项权力下逐项点名权力事项，要一项一项查到。事项写成另一个词，就看不出这一项查过没有，"
        "也用不上为它规定的等级底线；政策的底线写了目录里没有的事项，这个政策就不用来定级。",
        "The plan names the matters under each power, and each is to be looked at. Under another word nobody "
        "sees whether it was, and a floor set for it does not hold; a policy with a floor under an unknown "
        "matter grades nothing.",
    ),
    words={
        "unknown": ("权力事项目录里没有“{written}”", "The catalogue of matters has no “{written}”"),
        "help": (
            "改成目录里有的事项：{known}；确实另有一项的，写进 matters.yaml。",
            "Write a matter of the catalogue: {known}; write one of your own into matters.yaml.",
        ),
        "no-catalogue": (
            "“{written}”无处可查：没有权力事项目录",
            "“{written}” cannot be looked up: there is no catalogue of matters",
        ),
        "help-no-catalogue": (
            "在政策文件里写 extends 引用现成的政策，它带着权力事项；或者写一份 matters.yaml。",
            "Let the policy file extend a ready policy, which brings its matters, or write a matters.yaml.",
        ),
        "near": (
            "权力事项目录里没有“{written}”，是不是“{near}”（{name}）？",
            "The catalogue of matters has no “{written}”; did you mean “{near}” ({name})?",
        ),
        "help-near": (
            "改成“{near}”或“{name}”；确实另有一项的，写进 matters.yaml。",
            "Write “{near}” or “{name}”; write one of your own into matters.yaml.",
        ),
        "more": ("{known}等 {n} 项", "{known} and others, {n} in all"),
    },
    bad=changed(CLERK, ("matter: acceptance-review", "matter: acceptance")),
    good=changed(CLERK, ("matter: acceptance-review", "matter: 受理审查")),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each unknown matter of a register, a chart or a policy."""
    for path, written, subject in _matters(document, context):
        if written and context.matter(written) is None:
            yield _found(Place(document.file, path), written, subject, context)


def _matters(document: Document, context: Context) -> Iterator[tuple[DataPath, str, str | None]]:
    match document.record:
        case Register() as register:
            for n, point in enumerate(register.risk_points):
                if point.matter not in context.matter_by_word:
                    yield ("risk_points", n, "matter"), point.matter, f"{document.subject}#{point.id}"
            for n, declined in enumerate(register.declined):
                yield ("declined", n, "matter"), declined.matter, document.subject
        case Flow() as flow:
            yield from ((("matters", n), written, None) for n, written in enumerate(flow.matters))
        case Policy() as policy:
            yield from (
                (("floors", n, "matter"), floor.matter, None) for n, floor in enumerate(policy.floors)
            )


def _found(place: Place, written: str, subject: str | None, context: Context) -> Finding:
    matters = context.matters or {}
    near = nearest_matter(written, context)
    if near:
        fix = Fix(near.id, safe=False) if place.path[0] == "risk_points" else None
        return RULE.found(
            "near", place, subject=subject, fix=fix, written=written, near=near.id, name=near.name
        )
    names: list[object] = [m.name for m in matters.values()]
    known = listed(names[:SHOWN])
    if len(matters) > SHOWN:
        known = Said(RULE.words["more"], {"known": known, "n": len(matters)})
    cause = "unknown" if matters else "no-catalogue"
    return RULE.found(cause, place, subject=subject, written=written, known=known)
