"""`riskctl rollover`: opens the next year, and tells what became of the points of the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import Standing, standing, tell_partial, written
from riskctl.cli.options import People, Root, Today, choice, offers, year_argument
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import SoundlyOpened
from riskctl.present.outcomes import Outcomes, as_json, as_text, counted
from riskctl.year.close.carried import file_of, marks, open_points
from riskctl.year.close.outcomes import shown
from riskctl.year.close.rollover import rolled
from riskctl.year.resolve import subject_named

EXAMPLES = (
    (
        "riskctl rollover 2011 --dry-run",
        say("先看会写哪些文件", "see which files would be written"),
    ),
    ("riskctl rollover 2011", say("转入 2011 年度", "open the year 2011")),
    ("riskctl rollover 2011 suzhou --report", say("每个风险点后来怎样", "what became of each point")),
)
WORDS: Words = {
    "other": (
        "riskctl.yaml 里现在是 {year} 年度，只能报告这一年。",
        "The year in riskctl.yaml is {year}, and only that can be reported on.",
    ),
    "no-log": (
        "没有 {file}：这一年不是用 riskctl rollover 转入的，比不出来。",
        "There is no {file}: the year was not opened by riskctl rollover, so nothing can be compared.",
    ),
    "whole": (
        "转入是整个登记库的事；只看几个主体的，加 --report",
        "The whole repository is rolled over; to look at some subjects alone add --report",
    ),
    "rolled": (
        "已转入 {year} 年度：{n} 个在防的风险点都记为转入，登记表没有动。逐个复核：没有变化的，用 riskctl "
        "review 记下看了什么。",
        "The year is {year} now: points carried: {n}; the registers are as they were. Look at each: where "
        "nothing changed, note with riskctl review what was looked at.",
    ),
    "would": (
        "会转入 {year} 年度，{n} 个在防的风险点记为转入；还没有写任何文件。",
        "This would open {year} with {n} points carried; nothing was written.",
    ),
    "as-of": (
        "riskctl.yaml 里的 as_of 还是 {day}，请改成新的一天或删去。",
        "riskctl.yaml still says as_of: {day}; change it or take it out.",
    ),
}


def command(
    year: Annotated[
        int,
        year_argument(say("转入哪一年，如 2011", "the year to open")),
    ],
    subjects: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[主体]...", "[SUBJECT]..."),
            autocompletion=offered_subjects,
            help=say("--report 只看这些单位、部门或岗位", "with --report: these units, departments or posts"),
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("只看，不写", "show, and write nothing"))
    ] = False,
    report: Annotated[
        bool,
        typer.Option("--report", help=say("看转入的风险点后来怎样", "say what became of the points carried")),
    ] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            parser=choice("text", "json"),
            autocompletion=offers("text", "json"),
            metavar=say("格式", "FORMAT"),
            help=say("报告的格式：text 或 json", "of the report: text or json"),
        ),
    ] = "text",
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Open the year, or report on it."""
    one, found = standing(root, today, people, writes=not (dry_run or report))
    refs = [subject_named(word.rstrip("/"), found.organization).ref for word in subjects or ()]
    if report:
        tell_partial(found.documents, one)
        return _report(year, refs, format, one, found)
    if refs:
        raise RiskctlError(Said(WORDS["whole"]))
    return _roll(year, dry_run, one, found)


def _roll(year: int, dry_run: bool, one: SoundlyOpened, found: Standing) -> int:
    context = one.context
    files = rolled(year, found.documents, found.graded, context, one.repository.source)
    tell_partial(found.documents, one)
    fields = {"year": year, "n": len(open_points(found.documents, found.graded, context))}
    if dry_run:
        streams.write_text("".join(f"{file.file}\n" for file in files))
        streams.note(Said(WORDS["would"], fields))
        return 0
    written(one, *files)
    streams.note(Said(WORDS["rolled"], fields))
    if context.programme and context.programme.as_of:
        streams.note(Said(WORDS["as-of"], {"day": str(context.programme.as_of)}))
    return 0


def _report(year: int, refs: Sequence[str], format: str, one: SoundlyOpened, found: Standing) -> int:
    """Say what became of each point carried into `year`; with `refs` of those below these subjects alone."""
    if year != one.context.year:
        raise RiskctlError(Said(WORDS["other"], {"year": one.context.year}))
    if file_of(year) not in one.context.documents:
        raise RiskctlError(Said(WORDS["no-log"], {"file": file_of(year)}))
    every = marks(found.documents, found.graded, one.context)
    known = [mark for mark in every if not refs or any(_is_below(mark.point, ref) for ref in refs)]
    points = {point.id: point for point in found.graded}
    outcomes = Outcomes(known, shown(year - 1, one.context), points, one.context)
    if format == "json":
        streams.write_bytes(as_json(outcomes))
    else:
        streams.write_text(as_text(outcomes, current(), streams.width()))
        streams.note(counted(outcomes, current()))
    return 0


def _is_below(point: str, ref: str) -> bool:
    return f"{point.partition('#')[0]}/".startswith(f"{ref}/")
