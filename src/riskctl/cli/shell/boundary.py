"""The edge of the program, and its only catch-all: every way to end becomes an exit code and a sentence.

0 clean · 1 findings · 2 riskctl cannot work · 3 a fault of its own · 130 interrupted. No traceback
reaches the screen; that of a fault goes into a log file which the message names.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from riskctl.base.errors import RiskctlError, UnsoundError
from riskctl.base.messages import Said, Words, term
from riskctl.base.visible import visible
from riskctl.cli.shell import streams, told

UNSOUND, CANNOT_WORK, OWN_FAULT, INTERRUPTED = 1, 2, 3, 130
Result = TypeVar("Result")

WORDS: Words = {
    "error": ("错误：{what}", "error: {what}"),
    "hint": ("  = 提示：{what}", "  = hint: {what}"),
    "interrupted": ("已中断。", "Interrupted."),
    "fault": (
        "riskctl 自身出了毛病（{kind}），不是登记表的问题，请报告给维护者。",
        "riskctl itself failed ({kind}); the registers are not to blame. Please report it.",
    ),
    "plugin": (
        "插件 {name}（安装包 {package}）出了毛病（{kind}），不是登记表的问题，请报告给这个安装包的维护者。",
        "The plug-in {name} (package {package}) failed ({kind}); the registers are not to blame. Please "
        "report it to those who maintain that package.",
    ),
    "log": (
        "经过记在 {file}，报告时请附上（里面有文件名，发送前请看一遍）。",
        "What happened is in {file}; attach it to the report (it names files: read it before sending).",
    ),
    "no-log": (
        "日志也写不进临时目录，请在报告中写明所用的命令。",
        "No log could be written to the temporary folder; please give the command in the report.",
    ),
}


def guarded(arguments: Sequence[str]) -> int:
    """Run the command line; return the exit code, having said on standard error what went wrong."""
    streams.veil_with(None)
    told.begin()
    try:
        short = _without_parser(arguments)
        return _with_parser(arguments) if short is None else short
    except KeyboardInterrupt:
        streams.note(Said(WORDS["interrupted"]))
        return INTERRUPTED
    except BrokenPipeError:
        streams.settle()
        return CANNOT_WORK
    except Exception as error:
        return ended_by(error)
    finally:
        if "riskctl.sources.turns" in sys.modules:  # who never wrote never loaded it
            sys.modules["riskctl.sources.turns"].leave()


def _with_parser(arguments: Sequence[str]) -> int:
    from riskctl.cli.shell import answers
    from riskctl.cli.shell.group import run

    code = run(arguments)
    answers.keep(arguments, code)
    return code


def _without_parser(arguments: Sequence[str]) -> int | None:
    """Do what needs no parser of command lines, which takes long to load; return the exit code, None where
    that parser is needed."""
    from riskctl.cli.shell.commands import COMPLETE

    if COMPLETE in os.environ:
        from riskctl.cli.shell import tab

        return tab.answered()
    from riskctl.cli.shell import language

    if arguments:
        from riskctl.cli.shell import answers

        return answers.again(arguments)
    if not language.is_outside("."):
        return None
    from riskctl.cli.start import outside

    return outside.show()


@dataclass(frozen=True, slots=True)
class Ended:
    """What ended a piece of work before it was done: the exit code of it, what is said of it, and a hint."""

    code: int
    said: Said
    hint: Said | None = None


def attempted(work: Callable[[], Result]) -> Result | Ended:
    """Return what `work` gives, or in words what ended it, for who goes on after one piece has failed.

    Raises KeyboardInterrupt, which ends all of it.
    """
    try:
        return work()
    except Exception as error:
        return _ending(error)


def ended_by(error: Exception) -> int:
    """Say what ended a run; return the exit code."""
    ended = _ending(error)
    unsound = ended.code == UNSOUND
    streams.note(ended.said if unsound else Said(WORDS["error"], {"what": ended.said}))
    if ended.hint is not None and not unsound:
        streams.note(Said(WORDS["hint"], {"what": ended.hint}))
    if ended.code == CANNOT_WORK:
        streams.settle()  # what a full disk left in the buffer would fail again at exit
    return ended.code


def _ending(error: Exception) -> Ended:
    expected = _expected(error)
    if expected is None:
        return _fault(error)
    code = UNSOUND if isinstance(expected, UnsoundError) else CANNOT_WORK
    return Ended(code, expected.said, expected.hint)


def _expected(error: Exception) -> RiskctlError | None:
    """Return the `error` in words where it is no fault of ours."""
    if isinstance(error, RiskctlError):
        return error
    if isinstance(error, OSError | MemoryError):
        from riskctl.cli.shell import os_errors as machine

        return machine.in_words(error)
    if "typer" not in sys.modules:
        return None
    from riskctl.cli.shell import usage_errors as usage

    return usage.in_words(error) if isinstance(error, usage.UsageError) else None


def _fault(error: Exception) -> Ended:
    from riskctl.cli.shell import crash

    log = crash.write_log(error)
    where = Said(WORDS["log"], {"file": term((visible(log),) * 2)}) if log else Said(WORDS["no-log"])
    return Ended(OWN_FAULT, _fault_of(error), where)


def _fault_of(error: Exception) -> Said:
    """Who failed: the plug-in in whose code it came up, or riskctl itself."""
    from riskctl.base.installed import at_fault

    fields: dict[str, object] = {"kind": type(error).__name__}
    plugin = at_fault(error)
    if plugin is None:
        return Said(WORDS["fault"], fields)
    return Said(WORDS["plugin"], fields | {"name": plugin.name, "package": plugin.package})
