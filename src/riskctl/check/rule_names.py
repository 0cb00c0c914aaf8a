"""The ids and names of all rules, by their file names: what an ignore may name.

The catalogue stands above this room, and `--select` may leave rules out that are known all the same.
"""

from __future__ import annotations

from functools import cache
from pkgutil import iter_modules

from riskctl.check.rules import __path__ as folder


@cache
def rule_names() -> dict[str, str]:
    """Return the name of every rule by its id."""
    files = sorted(module.name for module in iter_modules(folder) if module.name.startswith("rk"))
    parts = (file.partition("_") for file in files)
    return {id.upper(): name.replace("_", "-") for id, _, name in parts}


def is_rule(word: str) -> bool:
    """Return whether `word` is the id or the name of a rule."""
    return word in rule_names() or word in rule_names().values()
