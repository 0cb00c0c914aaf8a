"""Plug-ins of installed packages: which there are, by the entry points that packages declare.

Only the folders that Python installs into are looked at, never the current one nor what PYTHONPATH adds: a
repository that is checked must not bring code (SECURITY.md). What is read is a line of text for each; nothing
is imported. Python's own reader of metadata takes longer to load than all of this takes to run.
"""

from __future__ import annotations

import os
import site
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType, TracebackType

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words

RULES, REPORTS, WRITERS = "riskctl.rules", "riskctl.reports", "riskctl.writers"
EXECUTORS = "riskctl.executors"
GROUPS = (RULES, REPORTS, WRITERS, EXECUTORS)
_FILE = "entry_points.txt"

WORDS: Words = {
    "unusable": (
        "插件 {name}（安装包 {package}）不能用：{why}。",
        "The plug-in {name} (package {package}) cannot be used: {why}.",
    ),
    "not-loaded": ("装载 {module} 时出错：{error}", "{module} could not be loaded: {error}"),
    "remedy": (
        "升级这个安装包，或者卸载它：pip uninstall {package}",
        "Upgrade that package, or remove it: pip uninstall {package}",
    ),
}


@dataclass(frozen=True, slots=True)
class InstalledPlugin:
    """A plug-in as its package declares it: its group and name, the module that it is, the package."""

    group: str
    name: str
    module: str
    package: str

    def unusable(self, why: Said) -> RiskctlError:
        """Return the refusal of this plug-in, which names it and its package."""
        fields = {"name": self.name, "package": self.package}
        return RiskctlError(Said(WORDS["unusable"], fields | {"why": why}), Said(WORDS["remedy"], fields))

    def load(self) -> ModuleType:
        """Import it; raises RiskctlError where that cannot be."""
        try:
            return import_module(self.module)
        except (ImportError, SyntaxError) as error:
            fields = {"module": self.module, "error": str(error)}
            raise self.unusable(Said(WORDS["not-loaded"], fields)) from error


def installed(group: str) -> tuple[InstalledPlugin, ...]:
    """Return the plug-ins of `group` that installed packages declare, sorted by name."""
    return tuple(one for one in _declared() if one.group == group)


def packages() -> tuple[str, ...]:
    """Return which packages are installed, each with its version, as Python names their folders."""
    found = (name for folder in _folders() if os.path.isdir(folder) for name in os.listdir(folder))
    return tuple(sorted(name for name in found if name.endswith(".dist-info")))


def at_fault(error: BaseException) -> InstalledPlugin | None:
    """Return the plug-in in whose code `error` came up; None where it was riskctl's own."""
    tops = {one.module.partition(".")[0]: one for one in _declared()}
    names = [name.partition(".")[0] for name in _modules(error.__traceback__)]
    return next((tops[name] for name in reversed(names) if name in tops), None)


def _modules(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        yield str(trace.tb_frame.f_globals.get("__name__", ""))
        trace = trace.tb_next


@cache
def _declared() -> tuple[InstalledPlugin, ...]:
    found = {one for folder in _folders() for one in _of_folder(folder)}
    return tuple(sorted(found, key=lambda one: (one.name, one.package)))


def _folders() -> list[str]:
    """Where Python installs packages; that of the user alone where this Python looks there."""
    return [*site.getsitepackages(), *([site.getusersitepackages()] if site.ENABLE_USER_SITE else [])]


def _of_folder(folder: str) -> Iterator[InstalledPlugin]:
    try:
        names = [name for name in os.listdir(folder) if name.endswith(".dist-info")]
    except OSError:
        return  # the folder of a user who has installed nothing
    for name in names:
        try:
            with open(os.path.join(folder, name, _FILE), encoding="utf-8") as file:
                text = file.read()
        except (OSError, UnicodeDecodeError):
            continue  # most packages declare nothing
        if "[riskctl." in text:
            yield from _of_package(text, name.partition("-")[0])


def _of_package(text: str, package: str) -> Iterator[InstalledPlugin]:
    """Read the sections that are riskctl's: a line a plug-in, its name, `=`, its module."""
    group = ""
    for line in map(str.strip, text.splitlines()):
        name, equals, module = (part.strip() for part in line.partition("="))
        if line.startswith("["):
            group = line.strip("[]")
        elif equals and group in GROUPS:
            yield InstalledPlugin(group, name.replace("-", "_"), module, package.replace("_", "-"))
