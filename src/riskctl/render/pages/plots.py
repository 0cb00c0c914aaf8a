"""Plots of the year: the matrix of points, the steps of identification, measures by month, then and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from riskctl.base.messages import Words
from riskctl.corpus.document import Document
from riskctl.level.grade import GradedPoint
from riskctl.records.vocabulary import CODES
from riskctl.render.blocks import Bar, Group, Paragraph, Plot, Run, Table, TableCell
from riskctl.render.looks import Look
from riskctl.render.order.scope import Scope
from riskctl.render.view.matrix import matrix_rows
from riskctl.year.close.carried import carried
from riskctl.year.status.item import StatusItem
from riskctl.year.suggestions import suggestions

WORDS: Words = {
    "funnel": ("查找和审定：各步签了几份登记表", "Identification: registers signed at each step"),
    "suggested": ("群众帮、领导提、互查：提了几条建议", "Suggestions, from which side"),
    "open": ("没有答复", "unanswered"),
    "signed": ("签字有效", "signed"),
    "changed": ("签后有变", "changed since"),
    "returned": ("退回", "returned"),
    "unsigned": ("没有签", "not signed"),
    "measures": ("防范措施：按完成时限的月份", "Measures by the month they are due"),
    "done": ("已落实", "carried out"),
    "overdue": ("过期", "overdue"),
    "ahead": ("没有到期", "not due yet"),
    "month": ("{year}-{month:02}", "{year}-{month:02}"),
    "then-now": ("风险点等级：上年转入和现在", "Levels: carried over, and now"),
    "then": ("{level}，上年", "{level}, then"),
    "now": ("{level}，现在", "{level}, now"),
    "points": ("风险点", "points"),
    "matrix": ("发生概率 ＼ 危害程度", "probability \\ severity"),
}


def funnel(items: Iterable[StatusItem], scope: Scope) -> Plot | None:
    """Return how many registers passed each step; None while none has to be signed."""
    kinds = Counter((one.step, one.kind) for one in items)
    bars = []
    for step in CODES["step"]:
        signed, missing = kinds[step, "signed"], kinds[step, "signoff-missing"]
        changed = kinds[step, "signoff-stale"] + kinds[step, "signoff-new-holder"]
        numbers = (signed, changed, kinds[step, "signoff-returned"], missing)
        if any(numbers):
            bars.append(Bar(scope.word("step", step), numbers))
    series = tuple(scope.say(WORDS, key) for key in ("signed", "changed", "returned", "unsigned"))
    return Plot(scope.say(WORDS, "funnel"), series, tuple(bars)) if bars else None


def suggested(refs: Iterable[str], scope: Scope) -> Plot | None:
    """Return what others saw (群众帮、领导提、互查) and what came of it; None where nothing was suggested."""
    own, day = set(refs), scope.context.day
    found: Counter[tuple[str, str]] = Counter()
    for one in suggestions(scope.context):
        answer = one.answer.row if one.answer and one.answer.row.day <= day else None
        if one.made.row.subject in own and one.made.row.day <= day:
            found[one.made.row.side, answer.disposition or "" if answer else "open"] += 1
    states = (*CODES["disposition"], "open")
    bars = tuple(
        Bar(scope.word("side", side), tuple(found[side, s] for s in states)) for side in CODES["side"]
    )
    series = (*(scope.word("disposition", code) for code in CODES["disposition"]), scope.say(WORDS, "open"))
    return Plot(scope.say(WORDS, "suggested"), series, bars) if found else None


def measures(documents: Sequence[Document], scope: Scope) -> Plot | None:
    """Return the measures due in the year by month; None where none is."""
    day, year = scope.context.day, scope.context.year
    found: Counter[tuple[int, str]] = Counter()
    for document in documents:
        for point in document.points:
            for measure in point.measures if point.in_force else ():
                if measure.due and measure.due.year == year:
                    done = measure.done and measure.done <= day
                    state = "done" if done else "overdue" if measure.due < day else "ahead"
                    found[measure.due.month, state] += 1
    months = sorted({month for month, _ in found})
    states = ("done", "overdue", "ahead")
    bars = (
        Bar(scope.say(WORDS, "month", month=month, year=year), tuple(found[month, state] for state in states))
        for month in months
    )
    series = tuple(scope.say(WORDS, state) for state in states)
    return Plot(scope.say(WORDS, "measures"), series, tuple(bars)) if found else None


def then_and_now(graded: Sequence[GradedPoint], refs: Iterable[str], scope: Scope) -> Plot | None:
    """Return each level's points as carried into the year and as they are; None where none was carried."""
    own, grading = set(refs), scope.context.grading
    rows = [row for id, row in carried(scope.context).items() if id.partition("#")[0] in own]
    if not rows:
        return None
    before = Counter(row.level for row in rows)
    after = Counter(str(one.score.level.id) for one in graded if one.point.in_force)
    bars = []
    for level in reversed(grading.ladder.levels):
        for key, many in (("then", before), ("now", after)):
            bars.append(Bar(scope.say(WORDS, key, level=level.name), (many[str(level.id)],)))
    return Plot(scope.say(WORDS, "then-now"), (scope.say(WORDS, "points"),), tuple(bars))


def matrix(graded: Sequence[GradedPoint], scope: Scope) -> Table | None:
    """Return how many open points stand in each cell; None where the policy grades otherwise."""
    found = matrix_rows(graded, scope)
    if found is None:
        return None
    head = (_head(scope.say(WORDS, "matrix")), *map(_head, found["severities"]))
    groups = [
        Group(((_head(one["probability"]), *map(_cell, one["cells"])),)) for one in found["probabilities"]
    ]
    width = 100 // (1 + len(found["severities"]))
    columns = (100 - width * len(found["severities"]), *(width for _ in found["severities"]))
    return Table(columns, (head,), tuple(groups), (Look.MATRIX,))


def _cell(one: dict[str, Any]) -> TableCell:
    """A cell with the mark of its level and the number of points."""
    runs = [Run(str(one["number"]))]
    if one["level"]:
        mark = Run(f"{one['mark']} {one['level']}", (Look(f"level-{one['weight']}"),))
        runs = [mark, Run(f"　{one['number']}")]
    return TableCell((Paragraph(tuple(runs)),), looks=(Look.CENTRE,))


def _head(text: str) -> TableCell:
    return TableCell((Paragraph((Run(text),)),), header=True)
