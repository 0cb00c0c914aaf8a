"""The rules as an editor offers them where one is ignored or its severity changed."""

from __future__ import annotations

from riskctl import catalog
from riskctl.base.messages import Language, Said
from riskctl.scaffold.own_words import Choice


def offered_rules(language: Language) -> list[Choice]:
    """Return the names of all rules, then their ids, each with what it finds."""
    rules = [loaded.rule for loaded in catalog.rules()]
    titles = {rule.id: Said(rule.title).text(language) for rule in rules}
    names = [Choice(rule.name, f"{rule.id} {titles[rule.id]}") for rule in rules]
    return names + [Choice(rule.id, f"{rule.name} {titles[rule.id]}") for rule in rules]
