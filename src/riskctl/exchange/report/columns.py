"""The columns of a monthly report, and the words that stand in its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from riskctl.base.messages import Language, Pair, Words
from riskctl.records.vocabulary import CODES
from riskctl.year.close.month_items import ReportItem

METHODS = CODES["check_method"]


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column: its code, what stands above it, whether people fill it in, how wide it is, how to fill it."""

    code: str
    title: Pair
    filled: bool
    width: float
    prompt: Pair = ("", "")

    def word(self, language: Language) -> str:
        """Return what stands above the column."""
        return self.title[0 if language == "zh" else 1]


COLUMNS = (
    ReportColumn("what", ("事项", "What"), False, 8),
    ReportColumn("point", ("风险点编号", "Risk point id"), False, 20),
    ReportColumn("title", ("风险点", "Risk point"), False, 24),
    ReportColumn("told", ("要办的事", "To be done"), False, 34),
    ReportColumn("due", ("应办日期", "Due"), False, 11.5),
    ReportColumn(
        "day",
        ("办理日期", "Done on"),
        True,
        11.5,
        ("哪一天办的，如 2010-06-11", "the day, such as 2010-06-11"),
    ),
    ReportColumn(
        "said",
        ("办理情况", "What was done"),
        True,
        36,
        (
            "落实：到什么程度；监控：看到了什么，没有发现问题的不用写；复核：看了什么、有没有变化",
            "measure: to what effect; check: what was seen, nothing where nothing was found; review: what "
            "was looked at",
        ),
    ),
    ReportColumn(
        "method", ("方式", "How"), True, 11, ("只有监控、预防要填", "for checks and prevention only")
    ),
    ReportColumn(
        "by",
        ("检查人", "By"),
        True,
        20,
        (
            "由哪个岗位或机构做的；只有监控、预防要填",
            "the post or body that did it, for checks and prevention",
        ),
    ),
    ReportColumn(
        "sign",
        ("苗头性问题", "Early sign"),
        True,
        9,
        ("发现苗头性问题的选“是”", "“yes” where an early sign was seen"),
    ),
    ReportColumn("answer", ("检查结果", "Answer"), False, 28),
    ReportColumn("key", ("标识", "Key"), False, 4),
)
FILLED = tuple(column.code for column in COLUMNS if column.filled)
WHAT: Words = {
    "measure": ("落实措施", "carry out"),
    "check": ("监控", "look at"),
    "review": ("复核", "review"),
}
TOLD: Words = {
    "check": ("由 {by} 看，方式：{methods}", "looked at by {by}, by {methods}"),
    "review": (
        "上年转来的风险点，看一看有没有变化",
        "carried over from last year: look whether anything changed",
    ),
}
YES = ("是", "yes")


def say(pair: Pair, language: Language) -> str:
    """Return a text of this module in the workbook's language."""
    return pair[0 if language == "zh" else 1]


def method_words(language: Language) -> list[str]:
    """Return the ways to check as cells have them."""
    return [say(pair, language) for pair in METHODS.values()]


def cells_of(item: ReportItem, language: Language) -> Mapping[str, str]:
    """Return the cells of a row that is sent out, by the codes of their columns."""
    methods = [say(METHODS[code], language) for code in item.methods]
    told = item.told
    if item.key.what == "check":
        joined = ("、" if language == "zh" else ", ").join(methods)
        told = say(TOLD["check"], language).format(by=item.by or "-", methods=joined)
    if item.key.what == "review":
        told = say(TOLD["review"], language)
    known = {"point": item.key.point, "title": item.title, "told": told, "by": item.by, "key": str(item.key)}
    known |= {"what": say(WHAT[item.key.what], language), "due": str(item.due or "")}
    return known | {"method": methods[0] if methods else ""}
