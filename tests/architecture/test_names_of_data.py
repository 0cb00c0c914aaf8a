"""No behaviour hangs on what a template is called or on the id of a phase: both are free, and data.

A template's head says what it is about and reads, a phase its role; whoever asks compares those.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from riskctl.records.kinds.cycle import ROLES
from riskctl.render.order.kinds import kind_names
from tests.architecture.source import FILES, SOURCE, tree

ROLES_OF_IDS = "riskctl/records/kinds/cycle.py"  # where an id of before is read as a role


def strings(node: ast.AST, constants: dict[str, set[str]]) -> set[str]:
    """The texts in an expression, and those of the constants that it names."""
    found = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
    named = (constants.get(part.id, set()) for part in ast.walk(node) if isinstance(part, ast.Name))
    return {text for text in set(found).union(*named) if isinstance(text, str)}


def constants() -> dict[str, set[str]]:
    """The texts in every constant of the source, by its name; of several of one name all."""
    found: dict[str, set[str]] = {}
    for file in FILES:
        for said in tree(file).body:
            if not isinstance(said, ast.Assign | ast.AnnAssign) or said.value is None:
                continue
            targets = said.targets if isinstance(said, ast.Assign) else [said.target]
            for part in (part for target in targets for part in ast.walk(target)):
                if isinstance(part, ast.Name) and part.id.isupper():
                    found.setdefault(part.id, set()).update(strings(said.value, {}))
    return found


CONSTANTS = constants()


def comparisons() -> Iterator[tuple[str, list[ast.expr]]]:
    """Yield both sides of everything that is compared, matched or looked up, with where it stands."""
    for file in FILES:
        place = str(file.relative_to(SOURCE))
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Compare):
                yield f"{place}:{node.lineno}", [node.left, *node.comparators]
            elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Attribute):
                yield f"{place}:{node.lineno}", [node.value, node.slice]
            elif isinstance(node, ast.Match):
                patterns = [p.value for p in ast.walk(node) if isinstance(p, ast.MatchValue)]
                yield f"{place}:{node.lineno}", [node.subject, *patterns]


def is_asked(sides: list[ast.expr], of: str, words: set[str], known: dict[str, set[str]]) -> bool:
    """Whether something that is called `of` stands beside one of `words`."""
    called = any(re.fullmatch(of, ast.unparse(side)) for side in sides)
    return called and any(strings(side, known) & words for side in sides)


TEMPLATES, NAME = {*kind_names()}, r"kind|(.+\.)?(kind|what)\.(name|template)"
PHASES, ID = {*ROLES}, r"(.+\.)?(phase|p|self|one)\.id"


def test_nothing_asks_what_a_template_is_called() -> None:
    assert [place for place, sides in comparisons() if is_asked(sides, NAME, TEMPLATES, CONSTANTS)] == []


def test_nothing_asks_for_the_id_of_a_phase_but_where_one_of_before_is_read_as_a_role() -> None:
    places = [place for place, sides in comparisons() if is_asked(sides, ID, PHASES, CONSTANTS)]
    assert [place.partition(":")[0] for place in places] == [ROLES_OF_IDS]


@pytest.mark.parametrize(
    ("text", "of", "words"),
    [
        ('order.kind.name in ("summary", "warning")', NAME, TEMPLATES),
        ("kind.name in SHOWN_ALONE", NAME, TEMPLATES),
        ("kind == SHOWN_ALONE", NAME, TEMPLATES),
        ('next(p for p in phases if p.id == "supervision")', ID, PHASES),
    ],
)
def test_what_it_looks_for_is_found(text: str, of: str, words: set[str]) -> None:
    (one,) = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Compare)]
    assert is_asked([one.left, *one.comparators], of, words, {"SHOWN_ALONE": {"board"}})
