"""What a run leaves out: each skip says whether an install is missing or the system itself cannot do it.

A run ends with a list of both. With --nothing-missing, as in CI, only the system is an excuse: any other
skip fails, so that a green run has tested all there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator

import pytest

from requirements.system import found

OPTION = "--nothing-missing"
_MISSING, _SYSTEM, _END = "[missing] ", "[system] ", " <- "
_TOLD_MISSING = "缺 {what}，运行 {how} 装上 / missing: {what}, which {how} installs"
_TOLD_SYSTEM = "本系统做不了：{what} / not on this system: {what}"
_TOLD_OTHER = "跳过而没有归类：{what}，见 tests/skips.py / a skip of no kind: {what}, see tests/skips.py"


def missing(what: str, how: str) -> str:
    """Return the reason of a skip for want of an install, and the command that brings it."""
    return f"{_MISSING}{what}{_END}{how}"


def system(what: str) -> str:
    """Return the reason of a skip that no install would mend: what this system cannot do."""
    return f"{_SYSTEM}{what}"


def program(package: str, *others: str) -> str:
    """Return the program of a package of requirements/system.toml; skip unless it and `others` are here."""
    path = found(package)
    wanting = [name for name in (package, *others) if found(name) is None]
    if wanting or path is None:
        pytest.skip(missing(" ".join(wanting), "make system"))
    return path


def told(reason: str) -> str:
    """Return what is said of a skip, in both languages."""
    if reason.startswith(_MISSING):
        what, _, how = reason.removeprefix(_MISSING).partition(_END)
        return _TOLD_MISSING.format(what=what, how=how)
    if reason.startswith(_SYSTEM):
        return _TOLD_SYSTEM.format(what=reason.removeprefix(_SYSTEM))
    return _TOLD_OTHER.format(what=reason)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the option of CI."""
    parser.addoption(OPTION, action="store_true", help="fail a skip that is not about the system itself")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Judge the skip of a test."""
    report = yield
    _judge(report, item.config)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Judge the skip of a whole file."""
    report = yield
    _judge(report, collector.config)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in a line each what was left out, and how to have it."""
    reasons = Counter(_reason(report) for report in terminalreporter.stats.get("skipped", []))
    if reasons:
        terminalreporter.section("没有测的 / left out")
    for reason, times in sorted(reasons.items()):
        terminalreporter.line(f"{times} × {told(reason)}")


def _judge(report: pytest.TestReport | pytest.CollectReport, config: pytest.Config) -> None:
    """Where nothing may be missing, let a skip fail; an expected failure is reported as one, but is none."""
    if not report.skipped or hasattr(report, "wasxfail") or not config.getoption(OPTION):
        return
    if not (reason := _reason(report)).startswith(_SYSTEM):
        report.outcome = "failed"
        report.longrepr = told(reason)


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """The reason as the test gave it."""
    assert isinstance(report.longrepr, tuple)
    return report.longrepr[2].removeprefix("Skipped: ")
