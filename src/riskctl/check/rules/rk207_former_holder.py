"""RK207 former-holder: a record of the cycle is by a post that nobody held on that day."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import PEOPLE, changed
from riskctl.check.example_logs import signed
from riskctl.check.facts import CorpusFacts
from riskctl.check.finding import Finding, Place
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.people import PeopleIndex
from riskctl.records.kinds.people import People
from riskctl.records.log import Log

ACTS = (("by", "day"), ("recorded_by", "recorded"))  # who acted, and on which day
_HELD = "bureau/registration/clerk: [{name: 李丁四, from: 2008-01-01"

RULE = Rule(
    id="RK207",
    name="former-holder",
    severity="warning",
    scope="corpus",
    needs=("organization", "people"),
    whole=True,
    title=("记录的那一天岗位上没有人", "A record by nobody"),
    why=(
        "签字、检查要落到人。岗位那天没有人任职，要么是离任的人签的，要么是日期或岗位记错了，出了事找不到"
        "谁负责。",
        "Signatures and checks are somebody's. Where nobody held the post on that day it was signed by "
        "one who "
        "had left, or the day or the post is wrong, and nobody can be asked.",
    ),
    words={
        "former": (
            "{day} 没有人任 {post}，这条记录却是这个岗位的",
            "On {day} nobody held {post}, by which this record is",
        ),
        "help": (
            "由人代理的，在 people.yaml 里给 {post} 写上代理人和起止日期；岗位或日期记错了，改这一行。",
            "Where somebody acted, write that into people.yaml for {post} with the days; where the post or "
            "the day is wrong, correct this row.",
        ),
    },
    bad=signed() | changed(PEOPLE, (_HELD + "}", _HELD + ", to: 2010-04-01}")),
    good=signed(),
)


def check(facts: CorpusFacts, context: Context) -> Iterator[Finding]:
    """Yield a finding for each act in the year's logs by a post that nobody held on its day."""
    assert context.organization and context.people
    for document in context.documents.values():
        if isinstance(document.record, Log) and document.where.get("year") == str(context.year):
            yield from _acts(document, document.record, context.people.record, context.organization)


def _acts(document: Document, log: Log, people: People, organization: OrganizationIndex) -> Iterator[Finding]:
    unit, department = (document.where.get(part, "") for part in ("unit", "department"))
    for n, row in enumerate(log.rows):
        for who, when in ACTS:
            written, day = getattr(row, who, ""), getattr(row, when, None)
            if not written or day is None:
                continue
            seat = organization.seat(written, unit, department)
            if seat and not PeopleIndex(people, day).holders(seat):
                place = Place(document.file, ("rows", n, who))
                yield RULE.found("former", place, subject=seat.ref, post=seat.ref, day=str(day))
