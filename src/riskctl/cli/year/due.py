"""`riskctl due`: which points are to be looked at by which day, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.graded import at_work
from riskctl.cli.options import People, Root, Today, choice, offers, parse_date
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.year.table_output import Output, laid_out
from riskctl.corpus.sound import Sound
from riskctl.level.basis import how_often
from riskctl.level.grade import GradedPoint
from riskctl.present.due import as_json, as_text
from riskctl.records.kinds.cycle import SUPERVISION
from riskctl.year.resolve import subject_named
from riskctl.year.watch.check_table import Blank, blank, looker_ref
from riskctl.year.watch.monitoring import Due, due_in, watched

EXAMPLES = (
    ("riskctl due suzhou", say("一个单位该看的风险点", "the points of one unit")),
    (
        "riskctl due --today 2010-06-30",
        say("到六月底该看的；过期的排在前面", "what is due by the end of June; late ones first"),
    ),
    (
        "riskctl due suzhou --until 2010-06-30 --format csv --output 六月.csv",
        say("出一张表，填好后用 riskctl record --from 六月.csv 记", "a table to fill in and to record from"),
    ),
)
DETAILS = say(
    "多久看一次，方案没有规定：写在政策的 monitoring 里，各级可以改；预设里的由本项目补定（basis: ours）。"
    "不定期限的，在 riskctl.yaml 写 monitoring_frequency: none，此后什么都不到期，也不提醒。",
    "The plan does not say how often. `monitoring` of the policy does, for each level, and may be changed; "
    "what the presets have is our completion of it (basis: ours). With monitoring_frequency: none in "
    "riskctl.yaml there are no periods: nothing falls due, and nobody is reminded.",
)
WORDS: Words = {
    "output": ("--output 只用于 --format csv", "--output goes with --format csv"),
    "count": ("共 {n} 个风险点，其中已过期 {late} 个。", "Points: {n}, of which late: {late}."),
    "no-phase": (
        "年度循环里没有监督防范阶段（cycles/{year}/cycle.yaml 里 role: supervision），所以没有到期的监控。",
        "The cycle has no phase of supervision (role: supervision in cycles/{year}/cycle.yaml), so nothing "
        "is due.",
    ),
    "off": (
        "riskctl.yaml 写了 monitoring_frequency: none：多久看一次不定期限，所以没有到期的监控。",
        "riskctl.yaml says monitoring_frequency: none: there are no periods, so nothing is due.",
    ),
    "no-policy": (
        "政策没有写多久看一次（monitoring），所以没有到期的监控。",
        "The policy does not say how often (monitoring), so nothing is due.",
    ),
}
FORMATS = ("text", "json", "csv")


def command(
    subjects: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[主体]...", "[SUBJECT]..."),
            autocompletion=offered_subjects,
            help=say("单位、单位/部门 或 单位/部门/岗位", "unit, unit/department or unit/department/post"),
        ),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            parser=choice(*FORMATS),
            autocompletion=offers(*FORMATS),
            metavar=say("格式", "FORMAT"),
            help=say(
                "text、json，或 csv：出一张表，填好后用 riskctl record --from 记",
                "text, json, or csv: a table to fill in, for riskctl record --from",
            ),
        ),
    ] = "text",
    until: Annotated[
        date | None,
        typer.Option(
            "--until",
            parser=parse_date,
            metavar=say("日期", "DATE"),
            help=say("只列这一天以前（含）该看的", "only what is due up to this day"),
        ),
    ] = None,
    output: Output = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """List what is due."""
    if output and format != "csv":
        raise RiskctlError(Said(WORDS["output"]))
    one, found = at_work(root, today, people)
    refs = [subject_named(word, found.organization).ref for word in subjects or ()]
    points = {
        g.id: g for g in found.graded if not refs or any(f"{g.owner.ref}/".startswith(f"{r}/") for r in refs)
    }
    due = [d for d in due_in(watched(points.values()), one.context) if until is None or d.day <= until]
    if format == "csv":
        rows = [_blank(d, points[d.point.id]) for d in due]
        laid_out(blank(rows, found.language), output, one.repository.root)
    elif format == "json":
        streams.write_bytes(as_json(due, points, one.context))
    else:
        streams.write_text(as_text(due, points, one.context, current(), streams.width()))
    _say(due, one.context)
    return 0


def _say(due: Sequence[Due], context: Sound) -> None:
    late = sum(one.is_late(context.day) for one in due)
    streams.note(Said(WORDS["count"], {"n": len(due), "late": late}))
    for said in how_often(context.grading) if due else ():
        streams.note(said)
    if context.phase(SUPERVISION) is None:
        streams.note(Said(WORDS["no-phase"], {"year": context.year}))
    elif not context.grading.watches and context.grading.policy.monitoring:
        streams.note(Said(WORDS["off"]))
    elif not context.grading.watches:
        streams.note(Said(WORDS["no-policy"]))


def _blank(due: Due, point: GradedPoint) -> Blank:
    return Blank(point.id, point.point.title, due.watch.methods[0], looker_ref(point), str(due.day))
