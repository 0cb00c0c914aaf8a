"""RK703 phone-number: a mobile or landline number outside `contact`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from riskctl.base.location import Span
from riskctl.check.example import CLERK, PROGRAMME, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.long_numbers import BLANK, DASH, masked, runs
from riskctl.check.rule import Rule
from riskctl.corpus.contacts import contacts
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document

_GAP = f"[{BLANK}{DASH}]"
_AREA = r"0(?:10|2\d|[3-9]\d\d)"
_PARTED = rf"{_GAP}\d{{8}}|{_GAP}?\d{{4}}{_GAP}\d{{4}}|\d{_GAP}\d{{3}}{_GAP}\d{{4}}"
_MOBILE = rf"(?:(?:00)?86{_GAP}?|0)?1[3-9]\d(?:\d{{8}}|{_PARTED})"
_LANDLINE = rf"(?:[(（]{_AREA}[)）]{_GAP}?|{_AREA}{_GAP})\d{{7,8}}"
_NUMBER = re.compile(rf"(?<!\d)(?:{_MOBILE}|{_LANDLINE})(?!\d)")
_AFTER_WORD = re.compile(rf"(?<!\d){_AREA}\d{{7,8}}(?!\d)")
_WORD = re.compile(r"(电话|座机|传真|手机|联系|tel|phone|fax|call)(号码?)?\W{0,4}\Z", re.IGNORECASE)
# What stands before the number of something else, and what follows an amount or a document's number.
_OTHER = re.compile(r"([A-Za-z.¥￥$第]|(号码?|代码)\W{0,3})\Z")
_AMOUNT = re.compile(r"[元万亿号%‰A-Za-z]|\.\d")
LOOKED_AT = 8  # characters before a number
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")

RULE = Rule(
    id="RK703",
    name="phone-number",
    severity="warning",
    scope="register",
    title=("写了电话号码", "A phone number"),
    why=(
        "登记表要公示，个人的电话不公示。群众提意见的联系方式写在 riskctl.yaml 的 contact 里，"
        "通知上会印出来。",
        "Registers are published, phones of persons are not. Where people can reach you is written once, as "
        "contact in riskctl.yaml, and printed on notices.",
    ),
    words={
        "found": ("这里像是一个电话号码：{number}", "This looks like a phone number: {number}"),
        "help": (
            "删去号码，写岗位就够了；要公布的联系方式写到 riskctl.yaml 的 contact。不是电话的，"
            "在这一行末尾注明：# riskctl: 忽略[RK703] 理由。",
            "Delete it; the post is enough. What is to be published belongs to contact in riskctl.yaml. "
            "Where it is no phone, say so at the end of the line: # riskctl: ignore[RK703] reason.",
        ),
        "help-in-table": (
            "删去号码，写岗位就够了；要公布的联系方式写到 riskctl.yaml 的 contact。不是电话的，表格里注不"
            "了，在 riskctl.yaml 的 ignore 里加一条 {{rule: RK703, at: {at}, reason: 理由}}，{at} 里就"
            "都不再查号码。",
            "Delete it; the post is enough. What is to be published belongs to contact in riskctl.yaml. "
            "Where it is no phone, a table cannot say so beside the cell: add to ignore in riskctl.yaml {"
            "{rule: RK703, at: {at}, reason: …}}, and numbers in {at} are no longer asked about.",
        ),
    },
    bad=changed(CLERK, ("    level: 3\n", "    level: 3\n    note: 有疑问打 0937-2610000\n")),
    good=changed(PROGRAMME, ("contact: 领导小组办公室", "contact: 领导小组办公室 0937-2610000")),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each number in values, keys and comments, but not in what is a contact."""
    published = [_misspelt(document), *map(document.span, contacts(document))]
    for run in runs(document):
        assert document.text is not None
        for span in phones(document.text, run):
            if not any(contact.start <= span.start < contact.end for contact in published):
                number = masked(re.sub(r"\D", "", document.text[span.start : span.end].translate(_WIDE)))
                subject = document.subject if document.is_register else ""
                at = document.file if not subject or _NUMBER.search(subject) else subject
                found = RULE.found("found", Place(document.file, span=span), number=number, at=at)
                yield replace(found, private=True)


def _misspelt(document: Document) -> Span:
    """Where a contact stands under a misspelt key: what is published there may be a number."""
    near = (f.path for f in document.faults if f.cause == "near" and f.fields.get("near") == "contact")
    path = next(near, None)
    return document.tree.span(path) if path and document.tree else Span(0, 0)


def phones(text: str, run: Span) -> Iterator[Span]:
    """Yield the phone numbers in a run of digits; amounts and numbers of documents are none."""
    first = max(0, run.start - LOOKED_AT)
    piece = text[first : run.end + 2].translate(_WIDE)
    for pattern in (_NUMBER, _AFTER_WORD):
        for found in pattern.finditer(piece, max(0, run.start - first - 1), run.end - first + 1):
            before = piece[max(0, found.start() - LOOKED_AT) : found.start()]
            called = _WORD.search(before)
            plain = pattern is _NUMBER and not _OTHER.search(before) and not _AMOUNT.match(piece, found.end())
            if called or plain:
                yield Span(first + found.start(), first + found.end())
