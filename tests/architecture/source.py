"""The source of riskctl as the architecture tests read it: files, syntax trees, modules, words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

from riskctl.base.messages import Phrase

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
FILES = tuple(sorted(SOURCE.rglob("*.py")))


def module_name(file: Path) -> str:
    """Return the dotted name of a source file."""
    parts = file.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(file: Path) -> ast.Module:
    """Return the syntax tree of a source file."""
    return ast.parse(file.read_text("utf-8"))


def mappings_of_words(file: Path) -> dict[str, dict[str, tuple[str, str]]]:
    """Return the module-level mappings declared `: Words` in `file`, by their names."""
    names = [
        node.target.id
        for node in tree(file).body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and isinstance(node.annotation, ast.Name)
        and node.annotation.id == "Words"
        and node.value is not None
    ]
    return {name: dict(getattr(import_module(module_name(file)), name)) for name in names}


def phrases(file: Path) -> dict[str, dict[str, tuple[str, str]]]:
    """Return the wordings of the classes of `file` that hold phrases, by class and name."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for node in tree(file).body:
        calls = [part.value for part in ast.walk(node) if isinstance(part, ast.Assign)]
        if isinstance(node, ast.ClassDef) and any(map(is_phrase, calls)):
            held = vars(getattr(import_module(module_name(file)), node.name))
            found[node.name] = {n: (p.zh, p.en) for n, p in held.items() if isinstance(p, Phrase)}
    return found


def is_phrase(node: ast.expr) -> bool:
    """Tell whether an expression makes a phrase."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "Phrase"


def fields(template: str) -> set[str]:
    """Return the names of the fields in a template."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def constants(node: ast.expr) -> Iterator[str]:
    """Yield the strings an expression can be: a constant, or the branches of a conditional."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)
