"""`riskctl rollover`: opens the next year, and tells what became of the points of the last."""

from __future__ import annotations

import json
from collections import Counter
from typing import Annotated

import typer

from riskctl.base.cells import table
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, term
from riskctl.base.visible import visible
from riskctl.cli import streams
from riskctl.cli.language import current, say
from riskctl.cli.opened import Opened, opened
from riskctl.cli.options import People, Root, Today, choice, offers
from riskctl.cli.standing import Standing, standing, written
from riskctl.cycle.carried import HOWS, Mark, file_of, marks, open_points
from riskctl.cycle.rollover import rolled

EXAMPLES = (
    (
        "riskctl rollover 2011 --dry-run",
        say("先看会写哪些文件", "see which files would be written"),
    ),
    ("riskctl rollover 2011", say("转入 2011 年度", "open the year 2011")),
    ("riskctl rollover 2011 --report", say("每个风险点后来怎样", "what became of each point")),
)
WORDS: Words = {
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
}
MARKS: Words = {
    "carried": ("转入", "carried"),
    "changed": ("有改动", "changed"),
    "level-moved": ("等级变动", "level moved"),
    "new": ("新增", "new"),
    "closed": ("已关闭", "closed"),
    "gone": ("登记表里没有了", "gone from the registers"),
}


def command(
    year: Annotated[
        int,
        typer.Argument(metavar=say("年度", "YEAR"), help=say("转入哪一年，如 2011", "the year to open")),
    ],
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
    one = opened(None, root, today, people)
    found = standing(one)
    if found is None:
        return 1
    return _report(year, format, one, found) if report else _roll(year, dry_run, one, found)


def _roll(year: int, dry_run: bool, one: Opened, found: Standing) -> int:
    context = one.context
    files = rolled(year, found.documents, found.graded, context, one.repository.source, found.language)
    fields = {"year": year, "n": len(open_points(found.documents, found.graded, context))}
    if dry_run:
        streams.write_text("".join(f"{file.file}\n" for file in files))
        streams.note(Said(WORDS["would"], fields).text(current()))
        return 0
    written(one, *files)
    streams.note(Said(WORDS["rolled"], fields).text(current()))
    if context.programme and context.programme.as_of:
        streams.note(Said(WORDS["as-of"], {"day": str(context.programme.as_of)}).text(current()))
    return 0


def _report(year: int, format: str, one: Opened, found: Standing) -> int:
    if year != one.context.year:
        raise RiskctlError(Said(WORDS["other"], {"year": one.context.year}))
    if file_of(year) not in one.context.documents:
        raise RiskctlError(Said(WORDS["no-log"], {"file": file_of(year)}))
    known = marks(found.documents, found.graded, one.context)
    if format == "json":
        streams.write_bytes(_json(year, known).encode("utf-8", "backslashreplace"))
        return 0
    rows = [(term(MARKS[m.how]).text(current()), visible(m.point), _said(m)) for m in known]
    streams.write_text("".join(f"{line}\n" for line in table(rows, streams.width(), indent=0)))
    counts = Counter(mark.how for mark in known)
    words = (f"{term(MARKS[how]).text(current())} {counts[how]}" for how in HOWS if counts[how])
    streams.note(" · ".join(words))
    return 0


def _said(mark: Mark) -> str:
    if mark.how == "closed":
        return visible(mark.reason)
    if mark.how == "level-moved":
        return Said(WORDS["levels"], {"then": mark.then or "-", "now": mark.now or "-"}).text(current())
    if mark.how == "carried" and mark.reviewed is None:
        return Said(WORDS["open"]).text(current())
    return Said(WORDS["reviewed"], {"day": str(mark.reviewed)}).text(current()) if mark.reviewed else ""


def _json(year: int, known: list[Mark]) -> str:
    points = [
        {
            "subject": mark.point,
            "mark": mark.how,
            "level_then": mark.then or None,
            "level_now": mark.now or None,
            "reviewed": str(mark.reviewed) if mark.reviewed else None,
            "reason": mark.reason or None,
        }
        for mark in known
    ]
    return json.dumps({"version": 1, "year": year, "points": points}, ensure_ascii=False, indent=2) + "\n"
