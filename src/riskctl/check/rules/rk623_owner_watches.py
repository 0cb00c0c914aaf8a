"""RK623 owner-watches: a measure is carried out by the only one who watches its point."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Said, listed
from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.level.grade import GradedPoint, grade
from riskctl.level.own_watch import in_one_hand
from riskctl.records.kinds import REGISTERS

_SECOND = (("严重\n    level: 3", "较严重\n    level: 2"), ("type: supervision", "type: education"))

RULE = Rule(
    id="RK623",
    name="owner-watches",
    severity="info",
    scope="register",
    kinds=REGISTERS,
    needs=("organization", "grading", "matters"),
    title=("措施责任人就是唯一的监控责任人", "Who owns a measure is the only one who watches it"),
    why=(
        "方案把监控交给风险所在的人以外的人，好有第二双眼睛。教育、制度类的措施由监控责任人自己落实，而这个风险"
        "点又没有别人监控，落实没落实就只有他自己知道。监督类的措施就是监控本身，不问；哪几个等级问，由政策的"
        " owner_asked 定（本项目补定）。",
        "The plan has somebody other than the holder watch, for a second pair of eyes. Where the monitor "
        "himself carries out a measure of education or institution, and nobody else watches the point, he "
        "alone knows whether it was done. A measure of supervision is the watching itself and not asked "
        "about; at which levels is asked is `owner_asked` of the policy (our completion).",
    ),
    words={
        "asks": (
            "{measures}的责任人就是唯一的监控责任人，谁来看他落实？",
            "The owner of {measures} is the only one who watches; who sees that it is done?",
        ),
        "measure": ("{point} 第 {n} 条措施", "{point}, measure {n}"),
        "help": (
            "由别的岗位落实的，改措施责任人；本来就由他落实的，在 monitor 里加一个别的岗位或机构来看，或者另"
            "写一条别人落实的监督措施。改责任人、加监控责任人都不动签字。",
            "Where another post carries it out, name that as the owner; where it is truly his, add another "
            "post or body under monitor, or a measure of supervision that is another's. Neither owner nor "
            "monitor touches a signature.",
        ),
        "help-in-table": (
            "由别的岗位落实的，改“措施责任人”；本来就由他落实的，在“监控责任人”里加一个别的岗位或机构来看，或者"
            "另加一行别人落实的监督措施。改责任人、加监控责任人都不动签字。",
            "Where another post carries it out, name that in the column owner; where it is truly his, add "
            "another post or body in the column monitor, or a row with a measure of supervision that is "
            "another's. Neither owner nor monitor touches a signature.",
        ),
    },
    # The leader in charge watches a point of level two, and gives the lessons himself.
    bad=changed(CLERK, *_SECOND, ("owner: registration/chief", "owner: leadership/deputy")),
    good=changed(CLERK, *_SECOND),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield one finding for all such measures of a register, at the first of them."""
    assert context.grading
    asked = {*context.grading.policy.owner_asked}
    graded = grade(document, context) if asked else ()
    found = [(one, n) for one in graded if _is_asked(one, asked) for n in in_one_hand(one, context)]
    if not found:
        return
    named: list[object] = [Said(RULE.words["measure"], {"point": g.point.id, "n": n + 1}) for g, n in found]
    first, place = found[0]
    path = ("risk_points", first.number, "measures", place, "owner")
    yield RULE.found("asks", Place(document.file, path), subject=first.id, measures=listed(named))


def _is_asked(one: GradedPoint, asked: set[int]) -> bool:
    return one.point.in_force and one.score.level.id in asked
