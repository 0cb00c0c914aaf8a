"""RK702 identity-number: a citizen's identity number (GB 11643), wherever it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from riskctl.base.location import Span
from riskctl.check.example import CLERK, changed
from riskctl.check.finding import Finding, Place
from riskctl.check.long_numbers import BLANK, DASH, masked, runs
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document

_GAP = f"[{BLANK}{DASH}]{{0,2}}"
_NUMBER = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{16}}{_GAP}[\dXxＸｘ](?!\d)")
_NOT_ITS = re.compile(r"[\W_]+")
_CHECK = "10X98765432"  # GB 11643: by the weighted sum of the first seventeen digits, modulo 11
EARLIEST, LATEST = 1850, 2100  # years of birth

RULE = Rule(
    id="RK702",
    name="identity-number",
    severity="error",
    scope="register",
    title=("写了公民身份号码", "A citizen's identity number"),
    why=(
        "登记表要公示，git 又会把写过的内容一直留着：身份号码写进来就收不回去。廉政风险登记用不着它。",
        "Registers are published, and git keeps all that was ever written: a number that got in cannot be "
        "taken back. No register of risks needs one.",
    ),
    words={
        "found": (
            "这里有一个公民身份号码：{number}",
            "Here stands a citizen's identity number: {number}",
        ),
        "help": (
            "删去号码，写岗位就够了。已经提交过的，历史里还有，请告诉管登记库的人清理。",
            "Delete it; the post is enough. Where it was committed already it is still in the history: tell "
            "who keeps the repository.",
        ),
    },
    bad=changed(CLERK, ("    level: 3\n", "    level: 3\n    note: 当事人 11010519491231002X\n")),
    good=changed(CLERK, ("    level: 3\n", "    level: 3\n    note: 当事人见案卷第 3 页\n")),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each valid number, in values, keys and comments."""
    for run in runs(document):
        assert document.text is not None
        for span in _numbers(document.text, run):
            digits = _digits(document.text[span.start : span.end])
            if is_valid(digits):
                found = RULE.found("found", Place(document.file, span=span), number=masked(digits))
                yield replace(found, private=True)


def _numbers(text: str, run: Span) -> Iterator[Span]:
    """Every part of a run with as many digits; numbers before it may stand in the same run."""
    at = run.start
    while found := _NUMBER.search(text, at, run.end + 1):
        yield Span(*found.span())
        at = found.start() + 1


def _digits(written: str) -> str:
    return _NOT_ITS.sub("", unicodedata.normalize("NFKC", written)).upper()


def is_valid(digits: str) -> bool:
    """Return whether eighteen characters are an identity number: a day of birth and the right check digit."""
    weighted = sum(int(digit) * 2 ** (17 - n) for n, digit in enumerate(digits[:17]))
    return _CHECK[weighted % 11] == digits[17] and _is_day(digits[6:14])


def _is_day(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return EARLIEST <= born.year <= LATEST
