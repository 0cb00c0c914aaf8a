"""The language of templates: what is left of Jinja once nothing in it can reach out.

Jinja's sandbox stops every escape. What it lets through - unescaped markup, texts grown by arithmetic or by
their own methods - is taken out here by what Jinja documents for that: allow-lists of filters and names, and
hooks for attributes, operators and output. What runs away all the same, such as loops within loops, is
stopped from outside, by the limits of the process in which templates of one's own are filled (`own_process`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from riskctl.render.template.failure import LARGEST
from riskctl.render.template.marks import Marks

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


class TemplateRefusal(TemplateRuntimeError):
    """Something a template may not do: the `key` of its wording in `filling`, and what it is about."""

    def __init__(self, key: str, what: str = "", among: Iterable[str] = ()) -> None:
        super().__init__(f"{key} {what}")
        self.key = key
        self.what = what
        self.among = tuple(among)


class Unknown(StrictUndefined):
    """A name that means nothing; says which one, and which there are, once it is used."""

    def __init__(self, hint: Any = None, obj: Any = missing, name: Any = None, exc: Any = None) -> None:
        key = "forbidden" if exc is SecurityError else "unknown-name" if obj is missing else "unknown"
        among = [str(known) for known in obj] if isinstance(obj, dict) else []
        super().__init__(hint, obj, name, lambda _: TemplateRefusal(key, str(name), among))  # type: ignore[arg-type]


class Escaped(Extension):
    """Refuses to switch the escaping off."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens; raise TemplateSyntaxError where a tag would change what is escaped."""
        opened = False
        for token in stream:
            if opened and token.test("name:autoescape"):
                raise TemplateSyntaxError("autoescape", token.lineno, stream.name, stream.filename)
            opened = token.type == "block_begin"
            yield token


class Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with the filters of the allow-list, which prints texts and numbers alone."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(
        self, folders: Sequence[str], say: Any, extensions: Sequence[type[Extension]] = (Escaped, Marks)
    ) -> None:
        super().__init__(
            loader=_Loader(folders, encoding="utf-8-sig"),
            undefined=Unknown,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=extensions,
            finalize=self.printed,
        )
        self.filters = {name: self.filters[name] for name in FILTERS} | {"join": self.join}
        self.globals = {"say": say}
        self._trees: dict[str, nodes.Template] = {}

    def tree(self, template: str) -> nodes.Template:
        """Return what a template says, parsed; it is kept until the template is compiled.

        Raises TemplateNotFound, and TemplateSyntaxError for one that cannot be parsed.
        """
        assert self.loader
        source, _, _ = self.loader.get_source(self, template)
        self._trees[template] = tree = self.parse(source, template)
        return tree

    def compile(self, source: Any, name: str | None = None, *how: Any, **named: Any) -> Any:
        """Compile a template, from its tree where it was parsed before: to parse takes as long again."""
        return super().compile(self._trees.pop(name or "", source), name, *how, **named)

    def join(self, items: Any, between: str = "") -> str:
        """The filter `join`: the items as one text, those that are no markup escaped where others are."""
        parts = [self.printed(part) for item in items for part in (between, item)]
        return markup_join(parts[1:])

    def printed(self, value: Any) -> Any:
        """Return a value as it may stand in a document: a text or a number."""
        if isinstance(value, StrictUndefined):
            str(value)  # says that there is no such name
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise TemplateRefusal("no-text")
        return value

    def wrap_str_format(self, value: Any) -> None:
        """Let no text format itself: `{:999999999}` would fill the memory."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse what Jinja refuses, and every method of a text (`ljust`, `format` …)."""
        return not isinstance(obj, str) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with small numbers; refuse powers, and texts added, multiplied or formatted."""
        small = isinstance(left, int) and isinstance(right, int) and max(abs(left), abs(right)) < LARGEST
        if operator == "**" or not small:
            raise TemplateRefusal("operator", operator)
        return super().call_binop(context, operator, left, right)


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
