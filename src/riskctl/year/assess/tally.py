"""The totals of an inspection's survey or appraisal sheets, written into its file; no sheet is kept."""

from __future__ import annotations

import re

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.records.kinds.inspection import Inspection, SheetTotals
from riskctl.records.vocabulary import word
from riskctl.sources.yaml.emit import braced

_LIST = re.compile(r"^totals:[ \t]*(#[^\n]*)?\n", re.MULTILINE)  # a block list; another is left to people
WORDS: Words = {
    "sums": (
        "份数对不上：发出 {sent}，收回 {returned}，好、一般、差合起来 {answers}；后一个不能多于前一个",
        "The numbers do not fit: sent {sent}, returned {returned}, good, fair and poor together {answers}; "
        "none may be above the one before it",
    ),
    "twice": (
        "{file} 里已经有{sheet}的合计，什么都没有写",
        "{file} has totals of the {sheet} already; nothing was written",
    ),
    "by-hand": (
        "{file} 的 totals 不是逐行的列表，请直接在文件里写",
        "In {file} totals is no list line by line; write them there by hand",
    ),
    "edit": ("写错了的，直接改这个文件。", "Correct them in that file."),
}


def tallied(file: str, text: str, record: Inspection, totals: SheetTotals) -> str:
    """Return the `text` of an inspection's `file` with the totals in it; nothing else is touched.

    Raises RiskctlError where the numbers do not fit, or the sheet has its totals already.
    """
    numbers = totals.model_dump(exclude={"sheet"})
    answers = totals.good + totals.fair + totals.poor
    if answers > totals.returned or totals.returned > totals.sent:
        raise RiskctlError(Said(WORDS["sums"], numbers | {"answers": answers}))
    fields: dict[str, object] = {"file": file, "sheet": word("way", totals.sheet)}
    if any(one.sheet == totals.sheet for one in record.totals):
        raise RiskctlError(Said(WORDS["twice"], fields), Said(WORDS["edit"]))
    line = f"  - {braced({'sheet': totals.sheet, **numbers})}\n"
    if not record.totals and not re.search(r"^totals:", text, re.MULTILINE):
        return text.rstrip("\n") + f"\ntotals:\n{line}"
    if not (found := _LIST.search(text)):
        raise RiskctlError(Said(WORDS["by-hand"], fields))
    return text[: found.end()] + line + text[found.end() :]
