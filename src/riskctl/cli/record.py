"""`riskctl record`: one act of prevention or monitoring, as one appended row."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl.base.messages import Said, Words
from riskctl.cli import streams
from riskctl.cli.language import current, say
from riskctl.cli.opened import opened
from riskctl.cli.options import On, People, Root, Today, choice, offers
from riskctl.cli.standing import Standing, standing, written
from riskctl.corpus.subject import Subject
from riskctl.cycle.append import appended
from riskctl.cycle.checked import file_of, refuse, refuse_person
from riskctl.cycle.named import body_named, past, point_named, refuse_names, subject_named
from riskctl.records.checks import Check
from riskctl.records.kinds import kind_named
from riskctl.records.vocabulary import CODES, code_of

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
    "sign": (
        "发现了苗头性问题：要发风险预警通知书的，运行 riskctl warn {of}。",
        "An early sign was seen: for a warning letter run riskctl warn {of}.",
    ),
}


def command(
    subject: Annotated[
        str,
        typer.Argument(
            metavar=say("对象", "SUBJECT"),
            help=say(
                "风险点 单位/部门/岗位#编号；预防也可以是单位或部门",
                "a point, unit/department/post#id; to prevent also a unit or department",
            ),
        ),
    ],
    method: Annotated[
        str,
        typer.Argument(
            parser=choice(*BOTH),
            autocompletion=offers(*BOTH),
            metavar=say("方式", "METHOD"),
            help=say("怎样做的，代码或中文都行", "how, by code or Chinese word"),
        ),
    ],
    by: Annotated[
        str,
        typer.Option("--by", metavar=say("岗位", "POST"), help=say("由哪个岗位或机构做的", "who did it")),
    ],
    finding: Annotated[
        str,
        typer.Option("--finding", metavar=say("文字", "TEXT"), help=say("看到了什么", "what was seen")),
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
    on: On = None,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Record a check."""
    one = opened(None, root, today, people)
    found = standing(one)
    if found is None:
        return 1
    code, whose = code_of("check_method", method) or method, _whose(subject, found)
    refuse_names((finding,), one.context)
    check = Check.model_construct(
        day=past(on, one.context),
        method=code,
        point=subject if "#" in subject else "",
        by=_by(by, whose, found),
        finding=finding,
        sign=sign,
        sample=sample,
    )
    refuse(check, one.context)
    file = file_of(whose, one.context.year)
    written(one, appended(one.repository.root, file, kind_named("checks"), check, found.language))
    fields = {"day": str(check.day), "method": Said(METHODS[code]), "of": subject}
    streams.note(Said(WORDS["recorded"], fields).text(current()))
    if sign:
        streams.note(Said(WORDS["sign"], {"of": subject}).text(current()))
    return 0


def _whose(subject: str, found: Standing) -> Subject:
    """Whose the point is, or the unit or department named; raises RiskctlError where it is neither."""
    if "#" in subject:
        return point_named(subject, found.graded).owner
    whose = subject_named(subject, found.organization)
    refuse_person(whose)
    return whose


def _by(word: str, whose: Subject, found: Standing) -> str:
    department = whose.department.id if whose.department else ""
    return body_named(word, whose.unit.id, department, found.organization)
