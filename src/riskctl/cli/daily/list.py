"""`riskctl list`: the points that answer a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated

import typer

from riskctl.base.messages import Said, Words
from riskctl.cli.graded import Passing
from riskctl.cli.options import Fresh, People, Root, Today, choice, offers, parse_date
from riskctl.cli.shell import streams, told
from riskctl.cli.shell.language import current, say
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.workspace import opened
from riskctl.level.grade import GradedPoint
from riskctl.level.query import Query, answering
from riskctl.present.points import as_csv, as_json, as_text
from riskctl.present.put_by import whole

EXAMPLES = (
    ("riskctl list suzhou --level 3", say("一个单位的三级风险点", "one unit's gravest points")),
    (
        "riskctl list --monitor jiuquan/discipline_office",
        say("纪检组要监控的风险点", "what the discipline office has to watch"),
    ),
    ("riskctl list --regulation registration-review", say("靠这个制度防范的风险点", "what leans on a rule")),
    (
        "riskctl list --due 2010-05-31 --format csv",
        say("到期还没有完成的措施，给 Excel", "measures due and not done, for a spreadsheet"),
    ),
)
WORDS: Words = {
    "count": ("共 {n} 个风险点。", "Risk points: {n}."),
}


def command(
    subjects: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[主体]...", "[SUBJECT]..."),
            autocompletion=offered_subjects,
            help=say("单位、单位/部门 或 单位/部门/岗位", "unit, unit/department or unit/department/post"),
        ),
    ] = None,
    level: Annotated[
        str, typer.Option("--level", metavar=say("等级", "LEVEL"), help=say("等级的编号或名称", "id or name"))
    ] = "",
    monitor: Annotated[
        str,
        typer.Option(
            "--monitor",
            metavar=say("责任人", "MONITOR"),
            help=say("由谁监控：岗位、机构或其名称", "who watches: a post, a body, or its title"),
        ),
    ] = "",
    matter: Annotated[
        str, typer.Option("--matter", metavar=say("事项", "MATTER"), help=say("权力事项", "the matter"))
    ] = "",
    regulation: Annotated[
        str,
        typer.Option(
            "--regulation", metavar=say("制度", "ID"), help=say("措施对应的制度", "a rule leaned on")
        ),
    ] = "",
    owner: Annotated[
        str,
        typer.Option(
            "--owner", metavar=say("岗位", "POST"), help=say("措施责任人（岗位或部门）", "who owns a measure")
        ),
    ] = "",
    no_owner: Annotated[
        bool,
        typer.Option(
            "--no-owner",
            help=say("有措施没有写责任人、也没有写完成的", "a measure not done names no owner"),
        ),
    ] = False,
    due: Annotated[
        date | None,
        typer.Option(
            "--due",
            parser=parse_date,
            metavar=say("日期", "DATE"),
            help=say("有措施到这一天该完成而没有写完成的", "a measure is due by then and not done"),
        ),
    ] = None,
    closed: Annotated[
        bool, typer.Option("--closed", help=say("已关闭的也列出", "closed points as well"))
    ] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            parser=choice("text", "json", "csv"),
            autocompletion=offers("text", "json", "csv"),
            metavar=say("格式", "FORMAT"),
            help=say("text、json 或 csv", "text, json or csv"),
        ),
    ] = "text",
    no_cache: Fresh = False,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """List points."""
    one = opened(None, root, today, people).sound()
    if not (no_cache or people):
        told.follows_from(str(one.repository.root))
    query = Query(tuple(subjects or ()), level, monitor, matter, regulation, owner, due, closed, no_owner)
    passing = Passing(one)
    found = _Counted(answering(passing.graded(), query, one.context))
    if format == "json":
        streams.write_parts(whole(as_json(found, one.context)))
    elif format == "csv":
        streams.write_table_parts(whole(as_csv(found, one.context, current())))
    else:
        streams.write_lines(as_text(found, one.context, current(), streams.width()))
    passing.tell_partial()
    streams.note(Said(WORDS["count"], {"n": found.count}))
    return 0


class _Counted:
    """Points that are counted as they go by."""

    def __init__(self, points: Iterable[GradedPoint]) -> None:
        self._points = points
        self.count = 0

    def __iter__(self) -> Iterator[GradedPoint]:
        for point in self._points:
            self.count += 1
            yield point
