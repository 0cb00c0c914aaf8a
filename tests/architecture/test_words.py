"""Both languages say the same: every message is there in zh and en, with the same fields."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from riskctl import catalog
from riskctl.cli.shell.commands import COMMANDS, SUBCOMMANDS
from tests.architecture.source import FILES, fields, mappings_of_words, module_name, phrases, tree

Pair = tuple[str, str]
_QUOTED = re.compile(r"“[^”]*”|`[^`]*`|\{\{.*?\}\}+|\{[^}]*\}")  # the user's word, the plan's, what is typed
_HAN = re.compile(r"[\u3400-\u9fff]")
_CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_FULL_WIDTH = re.compile(r"[\u3000-\u303f\uff00-\uffef]")
_HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,:;?!]")
_SAYING = {"say", "_in", "_out"}  # functions that take the two wordings first


def pairs() -> Iterator[tuple[str, Pair]]:
    """Yield every pair of wordings, each with where it stands."""
    for file in FILES:
        for name, words in mappings_of_words(file).items():
            yield from ((f"{module_name(file)}.{name}[{key}]", pair) for key, pair in words.items())
        for name, phrase in phrases(file).items():
            yield from ((f"{module_name(file)}.{name}.{key}", pair) for key, pair in phrase.items())
        yield from said_directly(module_name(file), tree(file))
        yield from declared(module_name(file), tree(file))
        yield from told(module_name(file), tree(file))
    for rule in (loaded.rule for loaded in catalog.rules()):
        yield from ((f"{rule.id}.words[{key}]", pair) for key, pair in rule.words.items())
        yield from ((f"{rule.id}.title", rule.title), (f"{rule.id}.why", rule.why))
    yield from ((f"COMMANDS[{name}]", summary) for name, (_, _, summary) in COMMANDS.items())
    for above, own in SUBCOMMANDS.items():
        yield from ((f"SUBCOMMANDS[{above} {name}]", summary) for name, (_, summary) in own.items())


def said_directly(module: str, node: ast.AST) -> Iterator[tuple[str, Pair]]:
    """Yield the pairs of `say("…", "…")` and its like."""
    for call in ast.walk(node):
        says = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _SAYING
        if isinstance(call, ast.Call) and says and (pair := pair_of(call.args[:2])):
            yield f"{module}:{call.lineno}", pair


def declared(module: str, node: ast.Module) -> Iterator[tuple[str, Pair]]:
    """Yield the pairs of what is declared as holding some, however deep, and of tables of fields."""
    for said in node.body:
        holds = isinstance(said, ast.AnnAssign) and {"Pair", "Words", "Naming"} & set(names(said.annotation))
        for part in ast.walk(said) if holds else ():
            if isinstance(part, ast.Tuple) and (pair := pair_of(part.elts)):
                yield f"{module}:{part.lineno}", pair


def told(module: str, node: ast.AST) -> Iterator[tuple[str, Pair]]:
    """Yield what fields of records mean: the pairs of `means=("…", "…")`."""
    for part in ast.walk(node):
        means = isinstance(part, ast.keyword) and part.arg == "means" and part.value
        if isinstance(means, ast.Tuple) and (pair := pair_of(means.elts)):
            yield f"{module}:{means.lineno}", pair


def names(node: ast.AST) -> Iterator[str]:
    """Yield the names that an expression holds."""
    return (part.id for part in ast.walk(node) if isinstance(part, ast.Name))


def pair_of(parts: list[ast.expr]) -> Pair | None:
    """Return two constant texts as a pair."""
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return (texts[0], texts[1]) if len(texts) == len(parts) == 2 else None


def faults(pair: Pair) -> list[str]:
    """Return what is wrong with a pair of wordings."""
    zh, en = pair
    found = []
    if not zh.strip() or not en.strip():
        found.append("one language is empty")
    if fields(zh) != fields(en):
        found.append(f"fields differ: {fields(zh) ^ fields(en)}")
    if _CJK.search(_QUOTED.sub("", en)):
        found.append("Chinese in English, outside quotes")
    if _FULL_WIDTH.search(_QUOTED.sub("", en)):
        found.append("full-width punctuation in English")
    if _HALF_WIDTH.search(_QUOTED.sub("", zh)):
        found.append("half-width punctuation after a Chinese character")
    return found


def test_every_wording_is_there_in_both_languages() -> None:
    assert [(where, found) for where, pair in pairs() if (found := faults(pair))] == []


def test_the_search_finds_words_of_every_kind() -> None:
    found = {where for where, _ in pairs()}
    assert "riskctl.cli.shell.boundary.WORDS[error]" in found and "RK301.words[mismatch]" in found
    assert "riskctl.base.nearest.WORDS.did_you_mean" in found
    assert "RK301.why" in found and "COMMANDS[check]" in found
    modules = {where.rpartition(":")[0] for where in found}
    assert modules >= {
        f"riskctl.{name}" for name in ("cli.options", "render.view.year_fields", "present.points")
    }
    assert modules >= {f"riskctl.records.{name}" for name in ("vocabulary", "risk_point", "kinds.signoffs")}


@pytest.mark.parametrize(
    ("pair", "fault"),
    [
        (("有", ""), "empty"),
        (("缺{a}", "no {b}"), "fields differ"),
        (("写明理由", "write the 理由"), "Chinese in English"),
        (("写明理由", "a reason。"), "Chinese in English"),
        (("理由,机构", "reason, body"), "half-width"),
        (("写明理由: {a}", "reason: {a}"), "half-width"),
        (("是不是“{a}”?", "did you mean “{a}”?"), "half-width"),
        (("理由（{a}）", "reason（{a}）"), "full-width"),
    ],
)
def test_a_wrong_pair_is_caught(pair: Pair, fault: str) -> None:
    assert any(fault in found for found in faults(pair))


def test_a_right_pair_passes() -> None:
    assert (
        faults(("把“{key}”改成“廉政风险”，见 level: 3", "write “廉政风险” for “{key}”, see level: 3")) == []
    )
    typed = ("加 {{matter: {id}, reason: 原因}}。", "Add {{matter: {id}, reason: …}}.")
    assert faults(typed) == faults(("`原因: 甲`", "`原因: 甲`")) == []
