"""`riskctl check`: every rule over the whole repository, its findings shown for the paths given."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from riskctl import __version__, catalog
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.check.executor import Executor
from riskctl.check.finding import SEVERITIES, Severity
from riskctl.check.ignore_comments import Held, held_at
from riskctl.check.report import Settings
from riskctl.check.rule import LoadedRule
from riskctl.check.run import Outcome, run
from riskctl.cli.daily.execution import DEFAULT, Execute, Jobs, executor_of
from riskctl.cli.daily.rule_selection import Ignore, Select, chosen
from riskctl.cli.options import Fresh, People, Root, Today, choice, offers
from riskctl.cli.shell import streams, told
from riskctl.cli.shell.language import current, say
from riskctl.cli.shell.progress import Progress
from riskctl.cli.workspace import Opened, opened
from riskctl.corpus.repository import git_folder
from riskctl.scaffold.staleness import is_stale

EXAMPLES = (
    ("riskctl check", say("检查整个登记库", "check the whole repository")),
    ("riskctl check registers/suzhou", say("只看一个单位的问题", "show one unit's findings only")),
    (
        "riskctl check --changed-since main",
        say("只看这次改动带来的问题", "only what the change brought about"),
    ),
    (
        "riskctl check --select RK3 --format json",
        say("只查定级与监控，给程序读", "levels and monitors, for programs"),
    ),
)
DETAILS = say(
    "有错误时退出码是 1，没有是 0。所有规则总是看整个登记库；路径只限定显示哪些。",
    "Exits 1 where an error is left, else 0. All rules see the whole repository; paths limit what is shown.",
)
REGISTERED = (".yaml", ".csv")  # no result ends so, a register does
WORDS: Words = {
    "checked": ("正在检查：{n} / {total} 个文件", "Checking files: {n} of {total}"),
    "over": (
        "{file} 已经有了，看样子是登记库的文件，没有写；结果另写一个文件，如 --output findings.json",
        "{file} is there already and looks like a file of the repository; nothing was written. Name another "
        "file, such as --output findings.json",
    ),
    "no-folder": ("没有这个目录：{folder}", "There is no such folder: {folder}"),
    "written": ("写好了 {file}，{n} 个问题。", "Written: {file}; findings: {n}."),
    "stale": (
        "编辑器的提示（.riskctl/schema）过时了；运行 riskctl schema --write。",
        "What editors offer (.riskctl/schema) is out of date; run riskctl schema --write.",
    ),
}
AT_ONCE = 500  # findings that are written at once
MOST = 50  # findings shown in full on a terminal

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
ChangedSince = Annotated[
    str,
    typer.Option(
        "--changed-since",
        metavar=say("提交", "REV"),
        help=say(
            "只看这个提交以后新出现的问题，别处因此出的也算",
            "only findings that were not there at this commit, wherever they stand",
        ),
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar=say("文件", "FILE"),
        help=say("不列这份结果（json 格式）里已有的问题", "leave out what this report (json) has already"),
    ),
]
ConfigFrom = Annotated[
    str,
    typer.Option(
        "--config-from",
        metavar=say("提交", "REV"),
        help=say(
            "配置、政策、忽略（注释里的也算）和任职名单用这个提交里的，防止改动放松对自己的检查",
            "configuration, policy, ignores (in comments too) and holders of this commit, lest a change "
            "loosens its own check",
        ),
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", metavar=say("文件", "FILE"), help=say("结果写到这个文件", "write the result to this file")
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
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = "error",
    changed_since: ChangedSince = "",
    baseline: Baseline = None,
    config_from: ConfigFrom = "",
    output: Output = None,
    jobs: Jobs = None,
    execute: Execute = DEFAULT,
    no_cache: Fresh = False,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Check and report."""
    started = time.perf_counter()
    rules = chosen(select or [], ignore or [])
    one = opened(paths, root, today, people, config_from=config_from)
    if not (no_cache or config_from or changed_since or baseline or output or people):
        told.follows_from(str(one.repository.root))
    held, left = _held(config_from, one), _baseline(baseline)
    executor = executor_of(execute, jobs)
    with Progress(WORDS["checked"]) as line:
        checked = partial(run, comments=held, executor=executor, keep=not no_cache, step=line.step)
        if changed_since:
            outcome = _since(changed_since, one, rules, people, executor, checked)
        else:
            outcome = checked(one.repository, one.context, rules, one.shows)
    outcome = left(outcome)
    failing = _failing(fail_on)
    report = catalog.report(format)
    settings = replace(
        _settings(failing, _taken(report, output, started), terminal=output is None),
        within=git_folder(one.repository.root)[1],
    )
    _write(report, outcome, settings, output, one.repository.root)
    if config_from:
        from riskctl.cli.daily.comparison import other_configuration

        if other := other_configuration(config_from, one, today, people):
            streams.note(other)
    if not config_from and is_stale(one.repository.root, one.context):
        streams.note(Said(WORDS["stale"]))
    return int(any(map(outcome.count, failing)))


# What compares two states is loaded once two are compared: most checks see one.


def _held(config_from: str, one: Opened) -> Held:
    """Which ignores in comments hold: of a check by the configuration of a commit those that stood there."""
    if not config_from:
        return tuple
    from riskctl.cli.daily.comparison import comments_at

    return partial(held_at, before=comments_at(config_from, one))


def _baseline(file: Path | None) -> Callable[[Outcome], Outcome]:
    """What takes out of an outcome the findings that the report `file` has already."""
    if file is None:
        return lambda outcome: outcome
    from riskctl.check.baseline import less_known, read_baseline

    known = read_baseline(file)
    return lambda outcome: less_known(outcome, known)


def _since(
    rev: str,
    one: Opened,
    rules: Sequence[LoadedRule],
    people: Path | None,
    executor: Executor,
    checked: Callable[..., Outcome],
) -> Outcome:
    """The findings less those that were there at `rev`; where there are none it need not be checked."""
    from riskctl.check.baseline import known_at, less_known
    from riskctl.diff.side import load_side
    from riskctl.history.git import History

    root = one.repository.root
    with History(root) as history:
        before = load_side(root, history.commit(rev), one.context.day, people)
        outcome = checked(one.repository, one.context, rules, one.shows, before.context)
        known = known_at(before, rules, executor) if outcome.findings else {}
    return less_known(outcome, known)


def _taken(report: ModuleType, output: Path | None, started: float) -> str:
    """How long it took, for who waited: a file that is kept or sent says the same of the same state."""
    if not getattr(report, "TERMINAL", False):
        return ""
    return f"{time.perf_counter() - started:.1f}" if output else told.TAKEN


def _write(report: ModuleType, outcome: Outcome, settings: Settings, output: Path | None, home: Path) -> None:
    pieces: Iterator[str] = _joined(report, outcome, settings)
    if output:
        if not output.parent.is_dir():
            raise RiskctlError(Said(WORDS["no-folder"], {"folder": str(output.parent)}))
        if output.suffix in REGISTERED and output.exists():
            raise RiskctlError(Said(WORDS["over"], {"file": str(output)}))
        from riskctl.sources.output import write_file  # few write their findings into a file

        write_file(output, b"".join(map(_encoded, pieces)), home)
        said = Said(WORDS["written"], {"file": str(output), "n": len(outcome.findings)})
        streams.note(said)
    elif getattr(report, "TERMINAL", False):
        for text in pieces:
            streams.write_text(text)
    else:
        streams.write_parts(map(_encoded, pieces))


def _joined(report: ModuleType, outcome: Outcome, settings: Settings) -> Iterator[str]:
    """What the report says, in pieces of many findings where it can be had so."""
    made = getattr(report, "pieces", None)
    if made is None:
        yield report.write(outcome, settings)
        return
    pieces = iter(made(outcome, settings))
    while text := "".join(islice(pieces, AT_ONCE)):
        yield text


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _settings(failing: tuple[Severity, ...], taken: str, terminal: bool) -> Settings:
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    return Settings(
        language=current(),
        version=__version__,
        width=streams.width(),
        colour=terminal and streams.colour(),
        unicode=not terminal or encoding.startswith("utf"),
        most=MOST if terminal and streams.is_terminal() else None,
        taken=taken,
        failing=failing,
    )


def _failing(fail_on: str) -> tuple[Severity, ...]:
    """The severities from `fail_on` on; none for `never`."""
    return next((SEVERITIES[: n + 1] for n, severity in enumerate(SEVERITIES) if severity == fail_on), ())
