"""Rolls a year over: the phases moved on, every point in force noted as carried, the registers untouched.

The period of public notice is not moved: it is counted in working days, which fall on others each year.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.document import Document
from riskctl.corpus.repository import PROGRAMME
from riskctl.corpus.sound import Sound, unsound
from riskctl.level.grade import GradedPoint
from riskctl.level.whole import not_whole
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.cycle import Cycle, Phase
from riskctl.sources.files import Files
from riskctl.sources.gate import BOM, Limits
from riskctl.sources.replace import Replacement
from riskctl.sources.yaml.emit import Braced, emit
from riskctl.sources.yaml.reader import YamlTree
from riskctl.sources.yaml.splice import Edit, splice
from riskctl.year.close.carried import file_of, open_points
from riskctl.year.log.append import begun

FEBRUARY = 2
WORDS: Words = {
    "next": (
        "riskctl.yaml 里现在是 {year} 年度，只能转入 {wanted} 年，不能转入 {asked} 年。",
        "The year in riskctl.yaml is {year}, which rolls over to {wanted} and not to {asked}.",
    ),
    "there": (
        "cycles/{year}/ 里已经有文件（{file}），{year} 年已经开始，不能再转一次。",
        "cycles/{year}/ holds files already ({file}): {year} has begun and is not rolled over to again.",
    ),
    "there-hint": (
        "看转入以后怎样了：riskctl rollover {year} --report。要重来，先把这个目录移走，"
        "再把 riskctl.yaml 的 cycle 改回 {before}。",
        "See what became of it with riskctl rollover {year} --report; to do it anew, move the folder "
        "away and set cycle in riskctl.yaml back to {before}.",
    ),
    "move-hint": (
        "riskctl.yaml 里还是 {now} 年度：先把 cycles/{year}/ 移走，再转入。",
        "The year in riskctl.yaml is still {now}: move cycles/{year}/ away, then roll over.",
    ),
    "next-hint": (
        "转入下一年度：riskctl rollover {next}。",
        "To open the next year: riskctl rollover {next}.",
    ),
    "no-cycle": (
        "没有 cycles/{year}/cycle.yaml，不知道各阶段的日期，没法往后移一年。",
        "There is no cycles/{year}/cycle.yaml to take the phases from.",
    ),
    "programme": (
        "riskctl.yaml 里没有 cycle，请先写上 cycle: {year}。",
        "riskctl.yaml has no cycle; write cycle: {year} first.",
    ),
}


def rolled(
    year: int,
    documents: Sequence[Document],
    graded: Sequence[GradedPoint],
    context: Sound,
    source: Files,
) -> list[Replacement]:
    """Return the files that open `year`, riskctl.yaml last; those that a roll-over cut off has written stay.

    Raises RiskctlError where it cannot follow now.
    """
    cycle = _refused(year, documents, context)
    rows, log = open_points(documents, graded, context), kind_named("carried")
    opening = [
        Replacement(kind_named("cycle").example.format(year=year), None, cycle_text(cycle, year).encode()),
        begun(context, file_of(year), log, rows),
    ]
    there = _there(year, context)
    kept = [one for one in opening if source.read(one.file, Limits().csv_bytes) == one.after]
    if other := sorted(there - {one.file for one in kept}):
        raise RiskctlError(Said(WORDS["there"], {"year": year, "file": other[0]}), _way_out(year, context))
    return [*(one for one in opening if one not in kept), _programme(year, context, source)]


def cycle_text(cycle: Cycle, year: int) -> str:
    """Return the file of the phases of `cycle`, moved into `year`."""
    by = year - cycle.year
    phases = []
    before: Phase | None = None
    for phase in cycle.phases:
        first, last = moved(phase.from_, by), moved(phase.to, by)
        if before and phase.from_ == before.to + timedelta(1):  # phases that meet still meet
            first = moved(before.to, by) + timedelta(1)
        before = phase
        role = {"role": phase.role} if phase.role else {}
        phases.append(Braced({"id": phase.id, **role, "name": phase.name, "from": first, "to": last}))
    return emit({"schema": kind_named("cycle").schema, "year": year, "phases": phases})


def moved(day: date, years: int) -> date:
    """Return the same day `years` later; the last of February stays the last."""
    if day.month == FEBRUARY and (day + timedelta(1)).month != FEBRUARY:
        return date(day.year + years, FEBRUARY + 1, 1) - timedelta(1)
    return day.replace(year=day.year + years)


def _refused(year: int, documents: Sequence[Document], context: Sound) -> Cycle:
    there = min(_there(year, context), default="")
    if year != context.year + 1:
        fields: dict[str, object] = {"year": year, "file": there}
        if there:
            raise RiskctlError(Said(WORDS["there"], fields), _way_out(year, context))
        fields = {"year": context.year, "wanted": context.year + 1, "asked": year}
        raise RiskctlError(Said(WORDS["next"], fields))
    if context.cycle is None:
        raise RiskctlError(Said(WORDS["no-cycle"], {"year": context.year}))
    if files := not_whole(documents, context):  # their points would be lost
        raise unsound(files)
    return context.cycle


def _there(year: int, context: Sound) -> set[str]:
    """The files of a year."""
    return {file for file in context.documents if file.startswith(f"cycles/{year}/")}


def _way_out(year: int, context: Sound) -> Said:
    if year > context.year:
        return Said(WORDS["move-hint"], {"year": year, "now": context.year})
    if year == context.year and f"cycles/{year}/carried.csv" in context.documents:
        return Said(WORDS["there-hint"], {"year": year, "before": year - 1})
    return Said(WORDS["next-hint"], {"next": context.year + 1})


def _programme(year: int, context: Sound, source: Files) -> Replacement:
    """riskctl.yaml with `cycle:` set and nothing else changed."""
    tree = context.documents[PROGRAMME].tree
    data = source.read(PROGRAMME, Limits().yaml_bytes)
    if not isinstance(tree, YamlTree) or not isinstance(data, bytes) or "cycle" not in (tree.data or ()):
        raise RiskctlError(Said(WORDS["programme"], {"year": context.year}))
    text = splice(tree, [Edit(("cycle",), str(year))]).encode()
    return Replacement(PROGRAMME, data, BOM + text if data.startswith(BOM) else text)
