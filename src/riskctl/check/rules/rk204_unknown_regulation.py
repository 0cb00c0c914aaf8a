"""RK204 unknown-regulation: a measure names a regulation (制度) that regulations.yaml does not have."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.nearest import nearest
from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Fix, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds import REGISTERS

_OWNER = "owner: registration/chief"

RULE = Rule(
    id="RK204",
    name="unknown-regulation",
    severity="error",
    scope="register",
    kinds=REGISTERS,
    needs=("regulations",),
    whole=True,
    title=("制度清单里没有的制度", "A regulation that is not listed"),
    why=(
        "方案要求防范措施“与制度对接”，有漏洞的修订、缺失的制定。措施挂着一个查不到的制度，"
        "就没有人知道它现行还是待修订。",
        "The plan ties measures to regulations, to be revised or drafted where they fall short. Of one that "
        "cannot be found nobody knows whether it is in force or to be revised.",
    ),
    words={
        "unknown": (
            "regulations.yaml 里没有制度“{written}”",
            "regulations.yaml has no regulation “{written}”",
        ),
        "help": (
            "改成里面有的编号；没有的，在 regulations.yaml 里加一条：{{id: 编号, title: 名称, state: 现行}}，"
            "还没有制定的，状态写 缺失待制定。",
            "Write an id that stands there; add to regulations.yaml what is not listed: {{id: …, title: …, "
            "state: in_force}}, its state to_draft where it has yet to be drafted.",
        ),
        "near": (
            "regulations.yaml 里没有制度“{written}”，是不是“{near}”（{title}）？",
            "regulations.yaml has no regulation “{written}”; did you mean “{near}” ({title})?",
        ),
        "help-near": (
            "改成编号“{near}”；另有其制的，在 regulations.yaml 里加一条。",
            "Write the id “{near}”; add another regulation to regulations.yaml.",
        ),
        "no-list": (
            "还没有制度清单 regulations.yaml，对应制度“{written}”无从查对",
            "There is no regulations.yaml yet in which to look up “{written}”",
        ),
        "help-no-list": (
            "建立 regulations.yaml，把各登记表里写到的制度列进去，写明编号、名称和状态。",
            "Make regulations.yaml and list the regulations that registers name, with id, title and state.",
        ),
    },
    bad=changed(CLERK, (_OWNER, f"{_OWNER}\n        regulation: registration-reviews")),
    good=changed(CLERK, (_OWNER, f"{_OWNER}\n        regulation: registration-review")),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each unknown regulation; where there is no list at all, one for the register."""
    regulations = context.regulations or {}
    for n, point in enumerate(document.points):
        for m, measure in enumerate(point.measures):
            if not measure.regulation or measure.regulation in regulations:
                continue
            place = Place(document.file, ("risk_points", n, "measures", m, "regulation"))
            yield _found(measure.regulation, place, f"{document.subject}#{point.id}", context)
            if not regulations:
                return


def _found(written: str, place: Place, subject: str, context: Context) -> Finding:
    regulations = context.regulations or {}
    bare = written.strip("《》")
    near = regulations.get(nearest(bare, ((r.id, r.title, r.number) for r in regulations.values())))
    if near:
        fix = Fix(near.id, safe=False)
        return RULE.found(
            "near", place, subject=subject, fix=fix, written=written, near=near.id, title=near.title
        )
    cause = "unknown" if regulations else "no-list"
    return RULE.found(cause, place, subject=subject, written=written)
