"""`riskctl record`: acts of prevention or monitoring, each an appended row: one typed, or a table of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.cli.graded import at_work
from riskctl.cli.options import On, People, Root, Today, choice, offers
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.shell.usage_errors import lacking
from riskctl.cli.subjects_offered import offered_subjects
from riskctl.cli.year.record_rows import made, of_table, write
from riskctl.records.kinds.checks import Check
from riskctl.records.vocabulary import CODES, code_of
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import of_year, past

ARGUMENTS: Words = {"subject": ("对象", "SUBJECT"), "method": ("方式", "METHOD")}
METHODS = CODES["check_method"]
BOTH = (*METHODS, *(zh for zh, _ in METHODS.values()))
EXAMPLES = (
    (
        "riskctl record suzhou/registration/clerk#R01 spot_check --by suzhou/discipline_office "
        "--finding 抽查二十件，都有复核签名",
        say("一次随机抽查", "a random check"),
    ),
    (
        "riskctl record suzhou/registration warning_education --by suzhou/discipline_office",
        say("一个科室的警示教育", "a department's education by warning"),
    ),
    (
        "riskctl record --from 六月.csv",
        say("照填好的表一次记下（riskctl due --format csv 出表）", "a table of them, made by riskctl due"),
    ),
)
DETAILS = say(
    "预防：warning_education 警示教育、integrity_talk 廉政谈话、regulation_revision 制度修订。"
    "监控：information 信息监测、self_check 定期自查、spot_check 随机抽查。"
    "记在 cycles/年度/checks/ 里，每次一行，只加不改。",
    "To prevent: warning_education, integrity_talk, regulation_revision. To monitor: information, "
    "self_check, "
    "spot_check. Each is a row below cycles/YEAR/checks/, added and never changed.",
)
WORDS: Words = {
    "recorded": ("记下了：{day}，{method}，{of}。", "Recorded: {day}, {method}, {of}."),
    "many": ("照表记下了 {n} 条。", "Recorded from the table: {n}."),
    "before": (
        "第 {lines} 行以前已经记过，没有再记。",
        "Recorded before, and not again, lines {lines}.",
    ),
    "either": (
        "照表记的都写在表里；--from 不和别的一起写",
        "Of a table everything stands in it; give --from without the rest",
    ),
    "sign": (
        "发现了苗头性问题：要发风险预警通知书的，运行 riskctl warn {of}。",
        "An early sign was seen: for a warning letter run riskctl warn {of}.",
    ),
}


def command(
    subject: Annotated[
        str,
        typer.Argument(
            metavar=say("[对象]", "[SUBJECT]"),
            autocompletion=offered_subjects,
            help=say(
                "风险点 单位/部门/岗位#编号；预防也可以是单位或部门",
                "a point, unit/department/post#id; to prevent also a unit or department",
            ),
        ),
    ] = "",
    method: Annotated[
        str | None,
        typer.Argument(
            parser=choice(*BOTH),
            autocompletion=offers(*BOTH),
            metavar=say("[方式]", "[METHOD]"),
            help=say("怎样做的，代码或中文都行", "how, by code or Chinese word"),
        ),
    ] = None,
    by: Annotated[
        str,
        typer.Option("--by", metavar=say("岗位", "POST"), help=say("由哪个岗位或机构做的", "who did it")),
    ] = "",
    finding: Annotated[
        str,
        typer.Option(
            "--finding",
            metavar=say("文字", "TEXT"),
            help=say("看到了什么；没有发现问题的不用写", "what was seen; not needed where nothing was found"),
        ),
    ] = "",
    sign: Annotated[
        bool, typer.Option("--sign", help=say("发现苗头性问题", "an early sign was seen"))
    ] = False,
    sample: Annotated[
        str,
        typer.Option(
            "--sample", metavar=say("编号", "ID"), help=say("属于哪一次随机抽查", "the draw it answers")
        ),
    ] = "",
    table: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar=say("表格", "FILE"),
            help=say(
                "照填好的表记许多条；表用 riskctl due --format csv 出",
                "many at once, from a table filled in; riskctl due --format csv makes it",
            ),
        ),
    ] = None,
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record checks."""
    typed = {"subject": subject, "method": method, "--by": by, "--finding": finding, "--sample": sample}
    if table and any((*typed.values(), sign)):
        raise RiskctlError(Said(WORDS["either"]))
    left_out = [] if table else [name for name in ("subject", "method", "--by") if not typed[name]]
    if left_out:
        arguments = [say(*ARGUMENTS[name]) for name in left_out if name in ARGUMENTS]
        raise lacking("riskctl record", arguments, [name for name in left_out if name not in ARGUMENTS])
    one, found = at_work(root, today, people, points=[subject] if subject else (), writes=True)
    before: list[int] = []
    day = past(on, one.context) if table else of_year(on, one.context)  # a table may say each day
    if table:
        rows, before = of_table(table, day, found, one.context)
    else:
        code, point = code_of("check_method", method or "") or method or "", subject if "#" in subject else ""
        said = {"day": day, "method": code, "point": point, "by": by, "finding": finding, "sign": sign}
        check = new_row(Check, said | {"sample": sample})
        rows = [made(subject, check, found, one.context)]
    write(rows, one)
    for whose, check in rows:
        of = check.point or whose.ref
        fields: dict[str, object] = {"day": str(check.day), "method": Said(METHODS[check.method]), "of": of}
        if not table:
            streams.note(Said(WORDS["recorded"], fields))
        if check.sign:
            streams.note(Said(WORDS["sign"], {"of": of}))
    if table:
        streams.note(Said(WORDS["many"], {"n": len(rows)}))
        if before:
            streams.note(Said(WORDS["before"], {"lines": listed([*map(str, before)])}))
    return 0
