"""Every message that is used is defined with the fields it needs, and every one defined is used."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from riskctl import catalog
from riskctl.check.rule import IN_TABLE, Rule
from tests.architecture.source import FILES, SOURCE, constants, fields, mappings_of_words, phrases, tree

Wanted = tuple[str, str, set[str] | None]  # rule id, cause, the fields given (None: not known here)


def rule_file(rule: catalog.RuleFile) -> Path:
    return SOURCE / Path(*rule.module.split(".")).with_suffix(".py")


RULES = {f.id: (catalog.rule(f.id).rule, tree(rule_file(f))) for f in catalog.rule_files()}


def given(call: ast.Call, skipped: tuple[str, ...] = ()) -> set[str] | None:
    """Return the names of a call's keywords; None where a ** hides some."""
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else {name for name in names if name and name not in skipped}


def wanted_by_rule(rule: str, module: ast.Module) -> Iterator[Wanted]:
    """Yield what a rule's own `RULE.found(…)` calls ask of its words."""
    for call in ast.walk(module):
        if not (isinstance(call, ast.Call) and ast.unparse(call.func) in ("RULE.found", "RULE.worded")):
            continue
        known = (
            given(call, ("label", "related", "subject", "fix")) if "found" in ast.unparse(call.func) else None
        )
        for cause in constants(call.args[0]):
            yield rule, cause, known
        for keyword in call.keywords:
            if keyword.arg == "label":
                yield from ((rule, cause, known) for cause in constants(keyword.value))
            if keyword.arg == "related" and isinstance(keyword.value, ast.Tuple):
                pairs = [e for e in keyword.value.elts if isinstance(e, ast.Tuple)]
                yield from ((rule, cause, known) for pair in pairs for cause in constants(pair.elts[0]))


def wanted_by_faults(module: ast.Module) -> Iterator[Wanted]:
    """Yield what calls such as `Fault("RK002", "cause", …, {fields})` ask of a rule's words."""
    for call in ast.walk(module):
        if not (isinstance(call, ast.Call) and len(call.args) > 1):
            continue
        for rule in constants(call.args[0]):
            if rule in RULES:
                last = call.args[-1]
                known = literal_keys(last) if len(call.args) > 2 and isinstance(last, ast.Dict) else None
                yield from ((rule, cause, known) for cause in constants(call.args[1]))


def literal_keys(node: ast.Dict) -> set[str] | None:
    """Return the keys of a literal mapping; None where one is not a constant."""
    keys = [list(constants(key)) if key else [] for key in node.keys]
    return None if not all(keys) else {name for found in keys for name in found}


@cache
def all_wanted() -> list[Wanted]:
    own = [want for id, (_, module) in RULES.items() for want in wanted_by_rule(id, module)]
    return own + [want for file in FILES for want in wanted_by_faults(tree(file))]


def lacking(rule: Rule, cause: str, known: set[str] | None) -> str:
    """Return what is missing for a message: its words, its help, or a field; empty where nothing is."""
    if cause not in rule.words:
        return f"{rule.id} has no words for {cause}"
    needed = fields(rule.words[cause][0])
    return "" if known is None or needed <= known else f"{rule.id} {cause}: no {needed - known}"


def test_every_message_a_rule_says_is_worded_and_filled() -> None:
    assert [said for id, cause, known in all_wanted() if (said := lacking(RULES[id][0], cause, known))] == []


@pytest.mark.parametrize("id", sorted(RULES))
def test_every_message_of_a_rule_has_its_help(id: str) -> None:
    rule = RULES[id][0]
    messages = {cause for rule_id, cause, _ in all_wanted() if rule_id == id}
    assert "help" in rule.words or all(f"help-{cause}" in rule.words for cause in messages)


@pytest.mark.parametrize("id", sorted(RULES))
def test_every_message_of_a_rule_is_said_somewhere(id: str) -> None:
    rule, module = RULES[id]
    outside = [
        node
        for node in module.body
        if not (isinstance(node, ast.Assign) and "RULE" in ast.unparse(node.targets[0]))
    ]
    said = {text for node in outside for text in strings(node)}
    said |= {cause for rule_id, cause, _ in all_wanted() if rule_id == id}
    said |= {text for text in fault_sources() if text in rule.words}
    causes = {key: key.removesuffix(IN_TABLE).removeprefix("help-") for key in rule.words}
    assert not {key for key, cause in causes.items() if cause != "help" and not is_said(cause, said)}


def is_said(cause: str, said: set[str]) -> bool:
    """Return whether a cause is said whole, or joined of a stem and endings that are, such as `-taken`."""
    endings = (text for text in said if text.startswith("-") and cause.endswith(text))
    return cause in said or any(is_said(cause.removesuffix(ending), said) for ending in endings)


def strings(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


@cache
def fault_sources() -> set[str]:
    """Return all strings of the rooms that give faults: a cause may be chosen there by name."""
    rooms = ("sources", "records", "corpus", "level", "year")
    files = [f for f in FILES if f.relative_to(SOURCE).parts[1] in rooms]
    return {text for file in files for text in strings(tree(file))}


def asked_for(module: ast.Module, name: str) -> tuple[set[str], set[str], bool]:
    """Return what a mapping is asked for: constants, beginnings of built keys, whether variables."""
    exact, beginnings, by_variable = set(), set(), False
    for node in ast.walk(module):
        if not (
            isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == name
        ):
            continue
        for key in alternatives(node.slice):
            exact |= set(constants(key))
            if isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
                beginnings.add(str(key.values[0].value))
            by_variable |= not isinstance(key, ast.Constant | ast.JoinedStr)
    return exact, beginnings, by_variable


def alternatives(node: ast.expr) -> list[ast.expr]:
    """Return the branches of a conditional expression, or the expression itself."""
    return [*alternatives(node.body), *alternatives(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def named(node: ast.AST) -> set[str]:
    """Return the names of fields and functions: `getattr` may ask for one by its name."""
    parts = list(ast.walk(node))
    fields = {ast.unparse(part.target) for part in parts if isinstance(part, ast.AnnAssign)}
    return fields | {part.name for part in parts if isinstance(part, ast.FunctionDef)}


def unused_words(file: Path, name: str, words: dict[str, tuple[str, str]]) -> set[str]:
    """Return the messages of a mapping that nothing asks for; a key in a variable may come from any room."""
    _, beginnings, by_variable = asked_for(tree(file), name)
    places = [node for node in tree(file).body if not declares(node, name)]
    said = {text for place in places for text in {*strings(place), *named(place)}}
    said |= {text for other in FILES if by_variable and other != file for text in texts(other)}
    return {
        key
        for key in words
        if not is_said(key, said)
        and key.removeprefix("help-") not in said
        and not key.startswith(tuple(beginnings))
    }


@cache
def texts(file: Path) -> frozenset[str]:
    """Return every string and name of a file: each is asked for many times."""
    return frozenset({*strings(tree(file)), *named(tree(file))})


def declares(node: ast.stmt, name: str) -> bool:
    return isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == name


@pytest.mark.parametrize("file", [f for f in FILES if mappings_of_words(f)], ids=lambda f: f.stem)
def test_the_words_of_a_module_are_defined_and_used(file: Path) -> None:
    for name, words in mappings_of_words(file).items():
        exact, _, _ = asked_for(tree(file), name)
        assert exact <= set(words), f"{name} lacks {exact - set(words)}"
        if name == "WORDS":  # others are tables of codes, looked up by value
            assert not unused_words(file, name, words)


@pytest.mark.parametrize("file", [f for f in FILES if phrases(f)], ids=lambda f: f.stem)
def test_the_phrases_of_a_module_are_filled_and_used(file: Path) -> None:
    for name, words in phrases(file).items():
        calls = [n for n in ast.walk(tree(file)) if isinstance(n, ast.Call)]
        said = {ast.unparse(call.func): given(call) for call in calls}
        for key, pair in words.items():
            known = said.get(f"{name}.{key}", set())
            assert f"{name}.{key}" in said, f"nothing says {key}"
            assert known is None or fields(pair[0]) == known


def test_the_search_finds_what_rules_say() -> None:
    found = {(rule, cause) for rule, cause, _ in all_wanted()}
    assert {("RK405", "no-start"), ("RK401", "uncovered"), ("RK401", "uncovered-unread")} <= found


def test_a_message_without_words_or_field_is_caught() -> None:
    rule = RULES["RK301"][0]
    assert lacking(rule, "absent", None) and lacking(rule, "should", set())
    assert not lacking(rule, "should", {"id"})
