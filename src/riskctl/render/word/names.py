"""The names of a Word template held against what its kind prints, before anything is filled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from jinja2 import nodes

from riskctl.render.template.filling import FAILURES
from riskctl.render.template.sandbox import Environment
from riskctl.render.view.fields import FIELDS, ROOT
from riskctl.render.word.problem import Problem
from riskctl.render.word.source import WordSource

SAME = ("list", "reverse", "sort", "unique", "select", "reject", "selectattr", "rejectattr", "first", "last")
ALWAYS = ("say", "loop", "edition", "withheld")
LEAF = "(leaf)"  # a text or a number: nothing stands in it


def unknown_names(made: WordSource, roots: Collection[str], environment: Environment) -> Iterator[Problem]:
    """Yield a problem for each name of a template that is not there; `roots` are the names of the kind."""
    try:
        tree = environment.parse(made.text)
    except FAILURES:
        return  # said once it is filled
    yield from _Names(made, roots).of(tree, {})


class _Names:
    """Walks a template, knowing in each loop what its name stands for."""

    def __init__(self, made: WordSource, roots: Collection[str]) -> None:
        self._made, self._roots = made, roots

    def of(self, node: nodes.Node, scope: Mapping[str, str]) -> Iterator[Problem]:
        """Yield the problems of a node, in which the names of `scope` mean a part of the view."""
        if isinstance(node, nodes.For):
            yield from self.of(node.iter, scope)
            inner = {
                **scope,
                **dict.fromkeys((one.name for one in _targets(node.target)), self._part(node.iter, scope)),
            }
            for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
                yield from self.of(child, inner)
            return
        if isinstance(node, nodes.Name | nodes.Getattr):
            yield from self._known(node, scope)
        for child in node.iter_child_nodes():
            yield from self.of(child, scope)

    def _known(self, node: nodes.Name | nodes.Getattr, scope: Mapping[str, str]) -> Iterator[Problem]:
        if isinstance(node, nodes.Name):
            among, word = {*self._roots, *scope, *ALWAYS}, node.name
            key = "unknown-name"
        else:
            part = self._part(node.node, scope)
            if part == "loop" or not part:
                return
            among, word, key = {*FIELDS.get(part, {})}, node.attr, "unknown"
        if word not in among:
            yield Problem(
                key,
                word,
                self._made.place(node.lineno),
                self._made.token(node.lineno, word),
                tuple(sorted(among)),
            )

    def _part(self, node: nodes.Node, scope: Mapping[str, str]) -> str:
        """The part of the view that an expression means: LEAF for a text, blank where it cannot be told."""
        if isinstance(node, nodes.Name):
            if node.name in scope:
                return scope[node.name]
            return "loop" if node.name == "loop" else _named(node.name) if node.name in FIELDS[ROOT] else ""
        if isinstance(node, nodes.Getattr):
            part = self._part(node.node, scope)
            return _named(node.attr) if node.attr in FIELDS.get(part, {}) else ""
        if isinstance(node, nodes.Filter) and node.name in SAME and node.node:
            return self._part(node.node, scope)
        return ""


def _named(name: str) -> str:
    return name if name in FIELDS else LEAF


def _targets(target: nodes.Node) -> Iterator[nodes.Name]:
    yield from [target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name)
