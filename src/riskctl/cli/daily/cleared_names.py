"""The texts in which an ignore says that a name is none: what it clears in `check` it clears in documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from riskctl import catalog
from riskctl.base.location import DataPath
from riskctl.cli.workspace import Opened
from riskctl.records.table import TableTree, items
from riskctl.sources.tree import Data

if TYPE_CHECKING:
    from riskctl.check.run import Outcome

NAME_RULE = "RK701"


def cleared_in(one: Opened) -> Callable[[], frozenset[str]]:
    """Return what tells those texts; the repository is checked only once it is asked."""

    @cache
    def cleared() -> frozenset[str]:
        from riskctl.check.run import run  # few documents hold what may be a name

        rules = [catalog.rule(NAME_RULE)]
        return frozenset(_values(run(one.repository, one.context, rules, lambda file: True)))

    return cleared


def _values(outcome: Outcome) -> Iterator[str]:
    for finding in outcome.hidden:
        document = outcome.locator.document(finding.place)
        if document and isinstance(document.tree, TableTree) and finding.place.span:
            span = finding.place.span
            cell = document.tree.text[span.start : span.end].replace('""', '"')
            yield from (cell.strip(), *items(cell))
        elif document and document.tree and finding.place.path:  # a name in a comment is in no document
            yield _at(finding.place.path, document.tree.data).strip()


def _at(path: DataPath, data: Data) -> str:
    here: Any = data
    for step in path:
        here = here[step]
    return str(here)
