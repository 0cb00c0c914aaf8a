"""RK505 regulation-without-plan: a regulation (制度) to revise or to draft that nobody has to bring about."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Said, listed
from riskctl.check.example import REGULATIONS, REPOSITORY
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds.regulations import Regulations
from riskctl.records.vocabulary import word

PLANNED = ("to_revise", "to_draft")
FIELDS = {"owner": ("责任岗位（owner）", "owner"), "due": ("期限（due）", "due")}
_TO_DRAFT = """\
  - id: window
    title: 登记窗口管理规定
    state: to_draft
    owner: bureau/registration/chief
"""

RULE = Rule(
    id="RK505",
    name="regulation-without-plan",
    severity="warning",
    scope="register",
    kinds=("regulations",),
    title=("待修订、待制定的制度没有人管", "A regulation to revise or draft without a plan"),
    why=(
        "方案要求制度有漏洞的“及时进行修订完善”，没有的“及时制定”。没有写谁来办、哪一天办好，"
        "制度就一直停在“待”字上，靠它的措施也落不了地。",
        "The plan wants gaps “mended in time” and what is missing “drafted in time”. With nobody to do it, "
        "or no day, it stays to be done, and the measures that rest on it hang in the air.",
    ),
    words={
        "missing": (
            "“{title}”{state}，没有写{missing}",
            "“{title}” ({state}) lacks: {missing}",
        ),
        "help": (
            "补上{missing}，如 owner: suzhou/registration/chief、due: 2010-06-30。",
            "Add what is missing ({missing}), such as owner: suzhou/registration/chief, due: 2010-06-30.",
        ),
    },
    bad={REGULATIONS: REPOSITORY[REGULATIONS] + _TO_DRAFT},
    good={REGULATIONS: REPOSITORY[REGULATIONS] + _TO_DRAFT + "    due: 2010-06-30\n"},
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such regulation, at its place in the list."""
    record = document.record
    for n, regulation in enumerate(record.regulations if isinstance(record, Regulations) else ()):
        missing = [name for name in FIELDS if not getattr(regulation, name)]
        if regulation.state in PLANNED and missing:
            yield RULE.found(
                "missing",
                Place(document.file, ("regulations", n, missing[0])),
                title=regulation.title,
                state=word("state", regulation.state),
                missing=listed([Said(FIELDS[name]) for name in missing]),
            )
