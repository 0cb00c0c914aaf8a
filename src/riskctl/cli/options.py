"""Options that several commands share, and the parsers of their values.

``--lang`` and ``--help`` are not here: every command has them without asking (see `command`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from riskctl.base.messages import Said, Words
from riskctl.base.nearest import did_you_mean, nearest_first, one_of
from riskctl.cli.shell.language import say
from riskctl.cli.shell.usage_errors import Refused
from riskctl.cli.subjects_offered import offered_subjects

if TYPE_CHECKING:
    from riskctl.records.fields import Within

WORDS: Words = {
    "bad-date": ("“{value}”不是日期，要写成 2010-05-31 这样", "“{value}” is no date; write it as 2010-05-31"),
    "bad-month": (
        "“{value}”不是月份，要写成 2010-06 这样，月份是 01 到 12",
        "“{value}” is no month; write it as 2010-06, with a month from 01 to 12",
    ),
    "year-out-of-range": (
        "“{value}”的年份不在 {first} 到 {last} 之间",
        "the year of “{value}” is not between {first} and {last}",
    ),
    "unknown-choice": ("没有“{value}”这个选择", "there is no choice “{value}”"),
}

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1949, 2100


def refused(said: Said, hint: Said | None = None) -> Refused:
    """Return the error for a value that an option or argument cannot take."""
    return Refused(said, hint)


def parse_date(text: str) -> date:
    """Return the date that `text` writes as YYYY-MM-DD; raise Refused where it is none."""
    if not _DATE.fullmatch(text):
        raise Refused(Said(WORDS["bad-date"], {"value": text}))
    _refuse_year(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(Said(WORDS["bad-date"], {"value": text})) from None


def parse_month(text: str) -> date:
    """Return the first day of the month that `text` writes as YYYY-MM; raise Refused where it is none."""
    if not _MONTH.fullmatch(text):
        raise Refused(Said(WORDS["bad-month"], {"value": text}))
    _refuse_year(text)
    return date.fromisoformat(f"{text}-01")


def _refuse_year(text: str) -> None:
    """Refuse the year with which `text` begins where none is meant, by what people wrote."""
    if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        fields = {"value": text, "first": FIRST_YEAR, "last": LAST_YEAR}
        raise Refused(Said(WORDS["year-out-of-range"], fields))


def choice(*names: str) -> Callable[[str], str]:
    """Return a parser that takes one of `names` and refuses others with the nearest one."""

    def parse(text: str) -> str:
        if text in names:
            return text
        hint = did_you_mean(text, names) or one_of(nearest_first(text, names))
        raise Refused(Said(WORDS["unknown-choice"], {"value": text}), hint)

    return parse


def coded(group: str) -> Callable[[str], str]:
    """Return a parser of a code of the vocabulary, or its zh word, giving the code."""

    def parse(text: str) -> str:
        from riskctl.records.vocabulary import CODES, code_of

        code = code_of(group, text)
        words = [word for code, (zh, _) in CODES[group].items() for word in (code, zh)]
        return choice(*words)(text) if code is None else code

    return parse


def number(name: str, range: Within, metavar: str, help: str) -> Any:
    """Return the option `name` for a whole number that lies within `range`."""
    return typer.Option(name, min=range.least, max=range.most, metavar=metavar, help=help)


def year_argument(help: str) -> Any:
    """Return the argument for a year."""
    return typer.Argument(min=FIRST_YEAR, max=LAST_YEAR, metavar=say("年度", "YEAR"), help=help)


def offers(*names: str) -> Callable[[str], list[str]]:
    """Return what Tab offers for a value: those of `names` that go on from what is typed."""

    def offer(incomplete: str) -> list[str]:
        return [name for name in names if name.startswith(incomplete)]

    return offer


Fresh: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help=say(
            "每个文件都重新看，用户缓存目录里的不读也不写",
            "look at every file anew; neither read nor write the user's cache",
        ),
    ),
]

Root: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "-C",
        metavar=say("目录", "DIR"),
        help=say(
            "从这个目录往上找 riskctl.yaml，而不是从当前目录",
            "look for riskctl.yaml at and above this folder, not the current one",
        ),
    ),
]

Today: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--today",
        parser=parse_date,
        envvar="RISKCTL_TODAY",
        metavar=say("日期", "DATE"),
        help=say("按这一天判断到期和任职，写作 2010-05-31", "the day to judge by, written as 2010-05-31"),
    ),
]

Points: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar=say("风险点...", "POINT..."),
        autocompletion=offered_subjects,
        help=say("单位/部门/岗位#编号，可以写几个", "unit/department/post#id, one or several"),
    ),
]

SomePoints: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=say("[风险点]...", "[POINT]..."),
        autocompletion=offered_subjects,
        help=say(
            "单位/部门/岗位#编号，可以写几个；--table 出表时也可以写单位、部门、岗位",
            "unit/department/post#id, one or several; for --table also units, departments or posts",
        ),
    ),
]

On: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--on",
        parser=parse_date,
        metavar=say("日期", "DATE"),
        help=say("哪一天的事；不写就是今天", "the day it was done; today without it"),
    ),
]

WithDepartments: TypeAlias = Annotated[
    bool, typer.Option("--gather", help=say("连同单位的各部门", "a unit's departments too"))
]

Number: TypeAlias = Annotated[
    str,
    typer.Option("--number", metavar=say("文号", "NUMBER"), help=say("文件的文号", "the document's number")),
]

Note: TypeAlias = Annotated[
    str, typer.Option("--note", metavar=say("备注", "TEXT"), help=say("备注", "a note"))
]

People: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--people",
        envvar="RISKCTL_PEOPLE",
        metavar=say("文件", "PATH"),
        help=say(
            "任职名单 people.yaml，或者一个单位一个文件的文件夹，可以放在登记库之外",
            "the holders: people.yaml, or a folder of one file a unit; they may lie outside the repository",
        ),
    ),
]
