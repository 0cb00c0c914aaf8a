"""RK620 assessment-unsound: an assessment that takes off what is not there, or by nobody who may."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds.assessment import Assessment
from riskctl.year.assess.assessment import WORDS, problems

_FILE = "cycles/2010/assessments/bureau.yaml"
_SHEET = """\
schema: riskctl/assessment/v1
unit: bureau
day: 2010-04-12
by: province/party_group
entries:
  - {{item: effective, points: 2, reason: 两条措施到期没有落实, lapse: 失管, answers: {body}}}
"""

RULE = Rule(
    id="RK620",
    name="assessment-unsound",
    severity="error",
    scope="register",
    kinds=("assessment",),
    needs=("organization", "grading"),
    title=("考核写得不成立", "An assessment that does not hold"),
    why=(
        "方案要求“实行下管一级，上究一级”。该由上一级考核的自己考核，扣的分不在细则里，失管没有写上一级由谁负责，"
        "这样的考核不作数。",
        "The plan has each body assessed by the one above, and the one above answer for a lapse. An "
        "assessment of oneself, or one that takes off what the rules have not, or that names nobody above, "
        "counts for nothing.",
    ),
    words={
        **{
            cause: WORDS[cause]
            for cause in ("item", "too-much", "no-reason", "answers", "wrong-answers", "assessor")
        },
        "help-item": ("写政策里有的编号：{known}。", "Write an id of the policy: {known}."),
        "help-too-much": (
            "核对扣几分；细则里的满分不对的，改政策。",
            "Check what was taken off; where the full points are wrong, change the policy.",
        ),
        "help-no-reason": ("在这一条写 reason：扣分的原因。", "Write in this entry, under reason, what for."),
        "help-answers": ("在这一条写 answers: {body}。", "Write answers: {body} in this entry."),
        "help-wrong-answers": (
            "改成上一级的机构，如 {body}。",
            "Write a body of the unit above, such as {body}.",
        ),
        "help-assessor": (
            "由上一级的机构考核，by 写那个机构；部门由本单位考核。",
            "Have it assessed by the unit above, and write its body under by; a department's is its unit.",
        ),
        "twice": (
            "“{assessed}”本年度另有一份考核 {other}，算的是那一份",
            "“{assessed}” has another assessment this year, {other}, and that one counts",
        ),
        "help-twice": ("两份合成一份，删去多的。", "Join the two, and delete the one too many."),
    },
    bad={_FILE: _SHEET.format(body="bureau")},
    good={_FILE: _SHEET.format(body="province")},
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield what does not hold in an assessment."""
    record = document.record
    if not isinstance(record, Assessment) or context.organization is None or context.grading is None:
        return
    if (other := _first_of(document, record.body, context)) != document.file:
        place, body = Place(document.file, ("unit",)), record.body
        yield RULE.found("twice", place, subject=body, assessed=body, other=other)
        return
    rules = context.grading.policy.assessment
    for one in problems(record, rules, context.organization) if rules else ():
        yield RULE.found(one.cause, Place(document.file, one.path), subject=record.body, **one.fields)


def _first_of(document: Document, body: str, context: Context) -> str:
    """The file of the assessment that counts of those of one body in one year: the first."""
    year = document.where.get("year")
    known = (one for one in context.documents.values() if one.where.get("year") == year)
    own = (one.file for one in known if isinstance(one.record, Assessment) and one.record.body == body)
    return next(own, document.file)
