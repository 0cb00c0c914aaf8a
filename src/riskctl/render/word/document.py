"""A document from an office's own Word file: which file is a kind's, and the file filled for an order."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.render.blocks import Edition
from riskctl.render.make import whole_view
from riskctl.render.name_check import Name, names_left
from riskctl.render.order.kinds import WORD, Kind
from riskctl.render.order.order import Order
from riskctl.render.order.scope import Scope
from riskctl.render.view.fields import FIELDS, ROOT
from riskctl.render.word.own_process import Filled, filled
from riskctl.render.word.problem import Problem

WORDS: Words = {
    "wrong": ("Word 模板 {file}：{problem}", "The Word template {file}: {problem}"),
    "more": (
        "另外还有 {n} 处；运行 riskctl template check {file}，一次列出。",
        "There are {n} more; riskctl template check {file} lists them all.",
    ),
}


def word_template(kind: Kind, folder: Path | None) -> Path | None:
    """Return the Word file in `folder` that bears the kind's name, or what people call it; else None."""
    for name in (kind.name, *kind.called) if folder else ():
        file = folder / f"{name}{WORD}"  # type: ignore[operator]
        if file.is_file() and file.resolve().is_relative_to(folder.resolve()):  # type: ignore[union-attr]
            return file
    return None


def names_of_kind(kind: Kind) -> tuple[str, ...]:
    """Return the names that a template of the kind may print, those of the view itself."""
    return tuple(name for name in FIELDS[ROOT] if kind.prints(name))


def word_document(file: Path, order: Order, edition: Edition, scope: Scope) -> Filled:
    """Return the document of an order from a Word file.

    Raises RiskctlError naming the placeholder, where it stands, and what was meant.
    """
    view = whole_view(order, edition, scope)
    made = filled(file.read_bytes(), names_of_kind(order.kind), view, scope.language)
    if isinstance(made, list):
        raise wrong(file, made)
    return made


def names_in_word(
    made: Filled,
    file: Path,
    order: Order,
    edition: Edition,
    scope: Scope,
    cleared: Callable[[], Collection[str]] = frozenset,
) -> list[Name]:
    """Return the holders' names that a Word file shows, filled for an order; as `name_check.names_shown`."""
    return names_left(
        made.texts, lambda unnamed: word_document(file, order, edition, unnamed).texts, scope, cleared
    )


def wrong(file: Path, problems: list[Problem]) -> RiskctlError:
    """Return the first problem of a Word file as an error, and how many more there are."""
    first, *others = problems
    said = Said(WORDS["wrong"], {"file": file.name, "problem": first.said()})
    more = Said(WORDS["more"], {"n": len(others), "file": file.as_posix()}) if others else None
    return RiskctlError(said, more or first.hint())
