"""What `riskctl rollover --report` says: what became of each point, beside what the year before showed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from riskctl.base.cells import table
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, term
from riskctl.base.visible import visible
from riskctl.cli.graded import Standing
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current
from riskctl.cli.workspace import Opened
from riskctl.corpus.context import Context
from riskctl.level.grade import GradedPoint
from riskctl.year.close.carried import HOWS, MARKS, Mark, file_of, marks
from riskctl.year.close.outcomes import Doubt, Shown, doubt, shown

WORDS: Words = {
    "other": (
        "riskctl.yaml 里现在是 {year} 年度，只能报告这一年。",
        "The year in riskctl.yaml is {year}, and only that can be reported on.",
    ),
    "no-log": (
        "没有 {file}：这一年不是用 riskctl rollover 转入的，比不出来。",
        "There is no {file}: the year was not opened by riskctl rollover, so nothing can be compared.",
    ),
    "levels": ("{then} → {now}", "{then} → {now}"),
    "reviewed": ("{day} 已复核", "reviewed on {day}"),
    "open": ("待复核", "to be reviewed"),
    "shown": (
        "{year} 年看 {checks} 次，苗头 {signs} 次，预警 {warnings} 份",
        "in {year} watched {checks} times, early signs {signs}, warnings {warnings}",
    ),
    "too-low": ("：概率“{probability}”是否估低了？", ": is the probability “{probability}” too low?"),
    "too-high": (
        "：没有苗头，概率“{probability}”的依据还在不在？",
        ": no sign; do the grounds for “{probability}” still hold?",
    ),
}


def report_on(year: int, refs: Sequence[str], format: str, one: Opened, found: Standing) -> int:
    """Say what became of each point carried into `year`, and what the year before showed of it.

    With `refs` of those below these subjects alone.
    """
    if year != one.context.year:
        raise RiskctlError(Said(WORDS["other"], {"year": one.context.year}))
    if file_of(year) not in one.context.documents:
        raise RiskctlError(Said(WORDS["no-log"], {"file": file_of(year)}))
    every = marks(found.documents, found.graded, one.context)
    known = [mark for mark in every if not refs or any(_is_below(mark.point, ref) for ref in refs)]
    before, points = shown(year - 1, one.context), {point.id: point for point in found.graded}
    if format == "json":
        doubts = {id: doubt(seen, points[id], one.context) for id, seen in before.items() if id in points}
        streams.write_bytes(_json(year, known, before, doubts).encode("utf-8", "backslashreplace"))
        return 0
    asked = {id: _shown(year - 1, seen, points.get(id), one.context) for id, seen in before.items()}
    last = {mark.point: " · ".join(filter(None, (_said(mark), asked.get(mark.point)))) for mark in known}
    rows = [(term(MARKS[m.how]).text(current()), visible(m.point), last[m.point]) for m in known]
    streams.write_text("".join(f"{line}\n" for line in table(rows, streams.width(), indent=0)))
    counts = Counter(mark.how for mark in known)
    words = (f"{term(MARKS[how]).text(current())} {counts[how]}" for how in HOWS if counts[how])
    streams.note(" · ".join(words))
    return 0


def _is_below(point: str, ref: str) -> bool:
    return f"{point.partition('#')[0]}/".startswith(f"{ref}/")


def _said(mark: Mark) -> str:
    if mark.how == "closed":
        return visible(mark.reason)
    if mark.how == "level-moved":
        return Said(WORDS["levels"], {"then": mark.then or "-", "now": mark.now or "-"}).text(current())
    if mark.how == "carried" and mark.reviewed is None:
        return Said(WORDS["open"]).text(current())
    return Said(WORDS["reviewed"], {"day": str(mark.reviewed)}).text(current()) if mark.reviewed else ""


def _shown(year: int, seen: Shown, graded: GradedPoint | None, context: Context) -> str:
    """What the year before showed of a point, and what that asks of who reviews it."""
    fields = {name: getattr(seen, name) for name in ("checks", "signs", "warnings")}
    said = Said(WORDS["shown"], {"year": year, **fields}).text(current())
    asks = doubt(seen, graded, context) if graded else ""
    if not asks or graded is None or graded.score.probability is None:
        return said
    return said + visible(Said(WORDS[asks], {"probability": graded.score.probability.name}).text(current()))


def _json(year: int, known: list[Mark], before: Mapping[str, Shown], doubts: Mapping[str, Doubt]) -> str:
    points = [
        {
            "subject": mark.point,
            "mark": mark.how,
            "level_then": mark.then or None,
            "level_now": mark.now or None,
            "reviewed": str(mark.reviewed) if mark.reviewed else None,
            "reason": mark.reason or None,
            "shown": asdict(before[mark.point]) if mark.point in before else None,
            "doubt": doubts.get(mark.point) or None,
        }
        for mark in known
    ]
    return json.dumps({"version": 1, "year": year, "points": points}, ensure_ascii=False, indent=2) + "\n"
