"""The language of templates: what is left of Jinja once nothing in it can reach out or run away.

Jinja's sandbox stops every escape. What it does not stop - texts grown by arithmetic, endless loops,
unescaped markup - is taken out here: filters are those of an allow-list, and everything that repeats
or grows is paid for from one budget, so that a template ends with its place named, on every system
and without a process of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence, Sized
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from riskctl.render.template.failure import LARGEST
from riskctl.render.template.marks import Marks

BUDGET = (
    100_000_000  # what one document may cost, about a character each; ten thousand points cost 60 million
)
LOOP, CALL, LOAD = 10, 300, 3_000  # what a turn of a loop, a call and an included template cost
FILTERS = (
    *("count", "length", "first", "last", "list", "reverse", "sort", "unique", "groupby", "min", "max"),
    *(
        "select",
        "reject",
        "selectattr",
        "rejectattr",
        "default",
        "d",
        "lower",
        "upper",
        "trim",
        "escape",
        "e",
    ),
)


class Refused(TemplateRuntimeError):
    """Something a template may not do: the `key` of its wording in `sandbox`, and what it is about."""

    def __init__(self, key: str, what: str = "", among: Iterable[str] = ()) -> None:
        super().__init__(f"{key} {what}")
        self.key = key
        self.what = what
        self.among = tuple(among)


class Unknown(StrictUndefined):
    """A name that means nothing; says which one, and which there are, once it is used."""

    def __init__(self, hint: Any = None, obj: Any = missing, name: Any = None, exc: Any = None) -> None:
        super().__init__(hint, obj, name)
        key = "forbidden" if exc is SecurityError else "unknown-name" if obj is missing else "unknown"
        among = [str(known) for known in obj] if isinstance(obj, dict) else []
        self._undefined_exception = lambda _: Refused(key, str(name), among)  # type: ignore[assignment]


class _Generator(CodeGenerator):
    """Compiles templates so that loops and joined texts are paid for."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        """Have each turn paid for, with the text that stands in it."""
        if node.recursive:
            self.fail("recursive", node.lineno)
        cost = LOOP + sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        node.iter = _call("counted", node.iter, nodes.Const(cost))
        super().visit_For(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Join texts in `Environment.joined`."""
        self.visit(_call("joined", *node.nodes), frame)

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier, frame: Frame) -> None:
        """Refuse to switch the escaping off."""
        self.fail("autoescape", node.lineno)


def _call(method: str, *arguments: nodes.Node) -> nodes.Call:
    return nodes.Call(nodes.EnvironmentAttribute(method), list(arguments), [], None, None)


class Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with the filters of the allow-list, and a budget for each document."""

    code_generator_class = _Generator
    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, folders: Sequence[str], say: Any) -> None:
        super().__init__(
            loader=_Loader(folders, encoding="utf-8-sig"),
            undefined=Unknown,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[Marks],
            finalize=self.printed,
        )
        self.left = BUDGET
        self.filters = {name: self.filters[name] for name in FILTERS} | {"join": self.join}
        self.globals = {"say": say}

    def spend(self, cost: int) -> None:
        """Pay for something; refuse what the document can no longer afford."""
        self.left -= cost
        if self.left < 0:
            raise Refused("endless")

    def counted(self, items: Any, cost: int) -> Any:
        """Return what a loop goes through, paid for."""
        items = items if isinstance(items, Sized) else list(items)
        self.spend(len(items) * cost)
        return items

    def joined(self, *parts: Any) -> str:
        """Return the parts as one text, those that are no markup escaped where others are."""
        return markup_join([self.printed(part) for part in parts])

    def join(self, items: Any, between: str = "") -> str:
        """The filter `join`: the items as one text."""
        parts = [part for item in items for part in (between, item)]
        return self.joined(*parts[1:])

    def printed(self, value: Any) -> Any:
        """Return a value as it may stand in a document: a text or a number, paid for."""
        if isinstance(value, StrictUndefined):
            str(value)  # says that there is no such name
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise Refused("no-text")
        self.spend(len(value) if isinstance(value, str) else 1)
        return value

    def wrap_str_format(self, value: Any) -> None:
        """Let no text format itself: `{:999999999}` would fill the memory."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse what Jinja refuses, and every method of a text (`ljust`, `format` …)."""
        return not isinstance(obj, str) and super().is_safe_attribute(obj, attr, value)

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call what is safe, paid for."""
        self.spend(CALL)
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with small numbers; refuse powers, and texts added, multiplied or formatted."""
        small = isinstance(left, int) and isinstance(right, int) and max(abs(left), abs(right)) < LARGEST
        if operator == "**" or not small:
            raise Refused("operator", operator)
        return super().call_binop(context, operator, left, right)

    def join_path(self, template: str, parent: str) -> str:
        """Pay for every template that another one includes."""
        self.spend(LOAD)
        return template


class _Loader(FileSystemLoader):
    """Templates of some folders, and of no place a link in them leads to."""

    def get_source(self, environment: Any, template: str) -> Any:
        """Return a template's text."""
        found = super().get_source(environment, template)
        file = os.path.realpath(found[1])
        folders = map(os.path.realpath, self.searchpath)
        if not any(os.path.commonpath((folder, file)) == folder for folder in folders):
            raise TemplateNotFound(template)
        return found
