"""Both languages say the same: every message is there in zh and en, with the same fields."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from riskctl import catalog
from riskctl.cli.commands import COMMANDS
from tests.architecture.source import FILES, fields, mappings_of_words, module_name, tree

Pair = tuple[str, str]
_QUOTED = re.compile(r"“[^”]*”|\{[^}]*\}")  # what is quoted is the user's word or the plan's
_CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!][\u4e00-\u9fff]")


def pairs() -> Iterator[tuple[str, Pair]]:
    """Yield every pair of wordings, each with where it stands."""
    for file in FILES:
        for name, words in mappings_of_words(file).items():
            yield from ((f"{module_name(file)}.{name}[{key}]", pair) for key, pair in words.items())
        yield from said_directly(module_name(file), tree(file))
    for rule in (loaded.rule for loaded in catalog.rules()):
        yield from ((f"{rule.id}.words[{key}]", pair) for key, pair in rule.words.items())
        yield from ((f"{rule.id}.title", rule.title), (f"{rule.id}.why", rule.why))
    yield from ((f"COMMANDS[{name}]", summary) for name, (_, _, summary) in COMMANDS.items())


def said_directly(module: str, node: ast.AST) -> Iterator[tuple[str, Pair]]:
    """Yield the pairs of `say("…", "…")`."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "say":
            texts = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if len(texts) == 2:
                yield f"{module}:{call.lineno}", (texts[0], texts[1])


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
    if _HALF_WIDTH.search(zh):
        found.append("half-width punctuation between Chinese characters")
    return found


def test_every_wording_is_there_in_both_languages() -> None:
    assert [(where, found) for where, pair in pairs() if (found := faults(pair))] == []


def test_the_search_finds_words_of_every_kind() -> None:
    found = {where for where, _ in pairs()}
    assert "riskctl.cli.boundary.WORDS[error]" in found and "RK301.words[mismatch]" in found
    assert "RK301.why" in found and "COMMANDS[check]" in found
    assert any(re.fullmatch(r"riskctl\.cli\.options:\d+", where) for where in found)


@pytest.mark.parametrize(
    ("pair", "fault"),
    [
        (("有", ""), "empty"),
        (("缺{a}", "no {b}"), "fields differ"),
        (("写明理由", "write the 理由"), "Chinese in English"),
        (("写明理由", "a reason。"), "Chinese in English"),
        (("理由,机构", "reason, body"), "half-width"),
    ],
)
def test_a_wrong_pair_is_caught(pair: Pair, fault: str) -> None:
    assert any(fault in found for found in faults(pair))


def test_a_right_pair_passes() -> None:
    assert (
        faults(("把“{key}”改成“廉政风险”，见 level: 3", "write “廉政风险” for “{key}”, see level: 3")) == []
    )
