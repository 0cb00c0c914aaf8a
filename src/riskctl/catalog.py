"""The plug-in folders: lists what lies in them, loads it, and refuses wrong names and duplicates.

A new rule, findings format, document format or executor is one new file, found here by listing its folder;
or the entry point of an installed package (docs/plugins.md), held to the same contract. A file of ours that
breaks it is a fault of riskctl; of a package it is told which one.
Nothing else looks plug-ins up; they are passed down from `cli`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, cast

from riskctl.base import installed
from riskctl.base.errors import RiskctlError
from riskctl.base.installed import InstalledPlugin
from riskctl.base.messages import Said, Words, listed

if TYPE_CHECKING:  # a check writes no document, and what writes documents checks nothing
    from riskctl.check.executor import Executor
    from riskctl.check.rule import LoadedRule
    from riskctl.render.writer import Library, Writer

RULES = "riskctl.check.rules"
REPORTS = "riskctl.check.reports"
WRITERS = "riskctl.render.writers"
EXECUTORS = "riskctl.check.executors"
GROUPS = {
    RULES: installed.RULES,
    REPORTS: installed.REPORTS,
    WRITERS: installed.WRITERS,
    EXECUTORS: installed.EXECUTORS,
}

WORDS: Words = {
    "unknown-rule": ("没有“{name}”这条规则。", "There is no rule “{name}”."),
    "library": (
        '{formats} 格式要用 {packages}，这里没有装；安装：pip install "riskctl[{extras}]"',
        "To write {formats} takes {packages}, which is not installed here; install it: "
        'pip install "riskctl[{extras}]"',
    ),
    "rule-name": (
        "规则要叫 编号_名称，如 ac001_seal_ledger：编号是两到八个小写字母加三个数字，RK 留给 riskctl 自己",
        "a rule is called id_name, such as ac001_seal_ledger: its id is two to eight small letters and three "
        "digits, and rk is riskctl's own",
    ),
    "taken": ("已经有一个叫这个名字的", "there is one of that name already"),
    "no-rule": ("里面要有 RULE 和 check", "it must hold RULE and check"),
    "other-rule": (
        "入口点的名字与里面的规则 {id} {name} 不符",
        "its entry point is not named for the rule in it, {id} {name}",
    ),
    "without": ("里面要有 {name}", "it must hold {name}"),
    "see-rules": ("全部规则见 riskctl rules。", "For all rules see riskctl rules."),
}

_RULE_FILE = re.compile(r"(rk\d{3})_([a-z0-9_]+)")
_RULE_OF_A_PACKAGE = re.compile(r"((?!rk\d)[a-z]{2,8}\d{3})_([a-z0-9_]+)")


class BrokenPlugin(Exception):
    """A plug-in file breaks the contract of its folder: a fault of riskctl's own, for its developers."""


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule as its file or its entry point promises it by its name, not yet imported."""

    id: str
    name: str
    module: str
    plugin: InstalledPlugin | None = None


def plugins(folder: str) -> tuple[str, ...]:
    """Return the names of the plug-in modules in the package `folder`, with what installed packages add,
    sorted; imports none of them. Raises RiskctlError where a package takes a name that is taken."""
    own = [m.name for m in iter_modules(import_module(folder).__path__) if m.name[0] != "_"]
    names = set(own)
    for plugin in _installed(folder):
        if plugin.name in names:
            raise plugin.unusable(Said(WORDS["taken"]))
        names.add(plugin.name)
    return tuple(sorted(names))


def load(folder: str, name: str) -> ModuleType:
    """Import one plug-in of `folder`; raises RiskctlError where it is a package's and cannot be used."""
    plugin = next((one for one in _installed(folder) if one.name == name), None)
    if plugin is None:
        return import_module(f"{folder}.{name}")
    module = plugin.load()
    asked = "executor" if folder == EXECUTORS else "write"
    if folder != RULES and not callable(getattr(module, asked, None)):
        raise plugin.unusable(Said(WORDS["without"], {"name": asked}))
    return module


def _installed(folder: str) -> tuple[InstalledPlugin, ...]:
    return installed.installed(GROUPS[folder]) if folder in GROUPS else ()


def rule_files(folder: str = RULES) -> tuple[RuleFile, ...]:
    """Return the rules by their file names, sorted by id; raise BrokenPlugin for a wrong or doubled one."""
    packaged = {plugin.name for plugin in _installed(folder)}
    files = tuple(_rule_file(folder, name) for name in plugins(folder) if name not in packaged)
    _refuse_doubles(f.id for f in files)
    _refuse_doubles(f.name for f in files)
    for plugin in _installed(folder):
        file = _rule_of_a_package(plugin)
        if any(file.id == other.id or file.name == other.name for other in files):
            raise plugin.unusable(Said(WORDS["taken"]))
        files = (*files, file)
    return tuple(sorted(files, key=lambda file: file.id))


def rules(folder: str = RULES) -> tuple[LoadedRule, ...]:
    """Return all rules, sorted by id; raise BrokenPlugin for a file that is not the rule it is named for."""
    return tuple(_loaded(file) for file in rule_files(folder))


def rule(asked: str, folder: str = RULES) -> LoadedRule:
    """Return the rule with the id or name `asked`, importing only that one.

    Raises RiskctlError where there is none.
    """
    wanted = asked.casefold()
    wanted = f"rk{wanted}" if wanted.isdecimal() else wanted.replace("_", "-")
    files = rule_files(folder)
    for file in files:
        if wanted in (file.id.casefold(), file.name):
            return _loaded(file)
    raise RiskctlError(Said(WORDS["unknown-rule"], {"name": asked}), Said(WORDS["see-rules"]))


def reports(folder: str = REPORTS) -> tuple[str, ...]:
    """Return the names of the formats that findings can be written in."""
    return tuple(name.replace("_", "-") for name in plugins(folder))


def report(name: str, folder: str = REPORTS) -> ModuleType:
    """Import the findings format `name`, one of `reports()`."""
    return load(folder, name.replace("-", "_"))


def executors(folder: str = EXECUTORS) -> tuple[str, ...]:
    """Return the names of what can work portions out, here or elsewhere."""
    return tuple(name.replace("_", "-") for name in plugins(folder))


def executor(name: str, address: str, jobs: int | None, folder: str = EXECUTORS) -> Executor:
    """Return the executor `name`, one of `executors()`, for its `address` and so many processes; raises
    RiskctlError where it cannot be had."""
    made: Executor = load(folder, name.replace("-", "_")).executor(address, jobs)
    return made


def writers(folder: str = WRITERS) -> tuple[str, ...]:
    """Return the names of the document formats, which are also the endings of their files."""
    return plugins(folder)


def writer(name: str, folder: str = WRITERS) -> Writer:
    """Import the document format `name`, one of `writers()`; raise RiskctlError as `writers_of` does."""
    return writers_of([name], folder)[name]


def writers_of(names: Iterable[str], folder: str = WRITERS) -> dict[str, Writer]:
    """Import the document formats `names`, each one of `writers()`.

    Raises RiskctlError where a library that they name is not installed: one line for all of them.
    """
    modules = {name: load(folder, name) for name in names}
    lacking = {name: found for name, module in modules.items() if (found := _missing(module))}
    if lacking:
        packages = dict.fromkeys(package for found in lacking.values() for package in found)
        fields = {"formats": listed([*lacking]), "packages": listed([*packages]), "extras": ",".join(lacking)}
        raise RiskctlError(Said(WORDS["library"], fields))
    return {name: cast("Writer", module) for name, module in modules.items()}


def _missing(module: ModuleType) -> list[str]:
    """The packages that a document format names and that are not here."""
    needs: tuple[Library, ...] = getattr(module, "NEEDS", ())
    return [library.package for library in needs if library.is_missing]


def _rule_file(folder: str, module: str) -> RuleFile:
    match = _RULE_FILE.fullmatch(module)
    if match is None:
        raise BrokenPlugin(f"{module}: 规则文件要叫 rkNNN_slug.py / a rule file is named rkNNN_slug.py")
    return RuleFile(match[1].upper(), match[2].replace("_", "-"), f"{folder}.{module}")


def _rule_of_a_package(plugin: InstalledPlugin) -> RuleFile:
    match = _RULE_OF_A_PACKAGE.fullmatch(plugin.name)
    if match is None:
        raise plugin.unusable(Said(WORDS["rule-name"]))
    return RuleFile(match[1].upper(), match[2].replace("_", "-"), plugin.module, plugin)


def _loaded_of_a_package(file: RuleFile, plugin: InstalledPlugin) -> LoadedRule:
    from riskctl.check.rule import LoadedRule, Rule

    module = plugin.load()
    rule, check = getattr(module, "RULE", None), getattr(module, "check", None)
    if not isinstance(rule, Rule) or not callable(check):
        raise plugin.unusable(Said(WORDS["no-rule"]))
    if (rule.id, rule.name) != (file.id, file.name):
        raise plugin.unusable(Said(WORDS["other-rule"], {"id": rule.id, "name": rule.name}))
    return LoadedRule(rule, check)


def _loaded(file: RuleFile) -> LoadedRule:
    from riskctl.check.rule import LoadedRule, Rule  # who writes documents needs no rule

    if file.plugin is not None:
        return _loaded_of_a_package(file, file.plugin)
    module = import_module(file.module)
    rule, check = getattr(module, "RULE", None), getattr(module, "check", None)
    if not isinstance(rule, Rule) or not callable(check):
        raise BrokenPlugin(f"{file.module}: 缺少 RULE 或 check / RULE or check is missing")
    if (rule.id, rule.name) != (file.id, file.name):
        raise BrokenPlugin(
            f"{file.module}: 文件名与规则 {rule.id} {rule.name} 不符 / the file is not named for its rule"
        )
    return LoadedRule(rule, check)


def _refuse_doubles(names: Iterator[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise BrokenPlugin(f"{name}: 有 {times} 个规则文件同用 / {times} rule files share it")
