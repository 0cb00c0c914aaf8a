"""`riskctl check`: every rule over the whole repository, its findings shown for the paths given."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Annotated

import typer

from riskctl import __version__, catalog
from riskctl.base.messages import Said, Words
from riskctl.check.finding import SEVERITIES, Severity
from riskctl.check.report import Settings
from riskctl.check.run import run
from riskctl.cli import streams
from riskctl.cli.language import current, say
from riskctl.cli.opened import opened
from riskctl.cli.options import People, Root, Today, choice, offers, refused
from riskctl.cli.suggest import did_you_mean, one_of

EXAMPLES = (
    ("riskctl check", say("检查整个登记库", "check the whole repository")),
    ("riskctl check registers/suzhou", say("只看一个单位的问题", "show one unit's findings only")),
    (
        "riskctl check --select RK3 --format json",
        say("只查定级与监控，给程序读", "levels and monitors, for programs"),
    ),
)
DETAILS = say(
    "有错误时退出码是 1，没有是 0。所有规则总是看整个登记库；路径只限定显示哪些。",
    "Exits 1 where an error is left, else 0. All rules see the whole repository; paths limit what is shown.",
)
WORDS: Words = {
    "unknown-rule": ("没有“{value}”这条规则。{hint}", "there is no rule “{value}”. {hint}"),
}
MOST = 50  # findings shown in full on a terminal

Names = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar=say("规则", "RULE"),
        help=say(
            "只查这些规则：编号、名称或编号开头，如 RK3",
            "only these rules: ids, names, or the start of ids such as RK3",
        ),
    ),
]
Left = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar=say("规则", "RULE"), help=say("不查这些规则", "leave these rules out")),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        parser=choice(*catalog.reports()),
        autocompletion=offers(*catalog.reports()),
        metavar=say("格式", "FORMAT"),
        help=say("结果的格式：{formats}", "the format of the findings: {formats}").format(
            formats=" / ".join(catalog.reports())
        ),
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        parser=choice(*SEVERITIES, "never"),
        autocompletion=offers(*SEVERITIES, "never"),
        metavar="error|warning|info|never",
        help=say("从哪一级起退出码为 1", "from which severity on to exit 1"),
    ),
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=say("[路径]...", "[PATH]..."),
        help=say("文件或文件夹；不写就是全部", "files or folders; all without it"),
    ),
]


def command(
    paths: Paths = None,
    format: Format = "text",
    select: Names = None,
    ignore: Left = None,
    fail_on: FailOn = "error",
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Check and report."""
    started = time.perf_counter()
    rules = _chosen(select or [], ignore or [])
    one = opened(paths, root, today, people)
    outcome = run(one.repository, one.context, rules, one.shows)
    report = catalog.report(format)
    failing = _failing(fail_on)
    text = report.write(outcome, _settings(failing, time.perf_counter() - started))
    if getattr(report, "TERMINAL", False):
        streams.write_text(text)
    else:
        streams.write_bytes(text.encode("utf-8", "backslashreplace"))
    return int(any(map(outcome.count, failing)))


def _chosen(select: list[str], ignore: list[str]) -> Sequence[catalog.LoadedRule]:
    everything = catalog.rules()
    picked = [loaded for word in select for loaded in _named(word, everything)] if select else everything
    left_out = {loaded.rule.id for word in ignore for loaded in _named(word, everything)}
    wanted = {loaded.rule.id for loaded in picked} - left_out
    return [loaded for loaded in everything if loaded.rule.id in wanted]


def _named(word: str, rules: Sequence[catalog.LoadedRule]) -> list[catalog.LoadedRule]:
    found: list[catalog.LoadedRule] = []
    for part in word.split(","):
        meant = [r for r in rules if part == r.rule.name or r.rule.id.startswith(part.upper() or "-")]
        if not meant:
            names = [name for r in rules for name in (r.rule.id, r.rule.name)]
            hint = did_you_mean(part, names) or one_of(("RK301", "level-mismatch", "RK3"))
            raise refused(Said(WORDS["unknown-rule"], {"value": part, "hint": hint}))
        found += meant
    return found


def _settings(failing: tuple[Severity, ...], seconds: float) -> Settings:
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    return Settings(
        language=current(),
        version=__version__,
        width=streams.width(),
        colour=streams.colour(),
        unicode=encoding.startswith("utf"),
        most=MOST if streams.is_terminal() else None,
        seconds=seconds,
        failing=failing,
    )


def _failing(fail_on: str) -> tuple[Severity, ...]:
    """The severities from `fail_on` on; none for `never`."""
    return next((SEVERITIES[: n + 1] for n, severity in enumerate(SEVERITIES) if severity == fail_on), ())
