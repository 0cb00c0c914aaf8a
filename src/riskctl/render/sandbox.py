"""Templates run here: they only arrange what the view gives, and can neither reach out nor run away.

Jinja's sandbox stops every escape; what it does not stop - texts grown by arithmetic, endless
ranges, unescaped markup - is taken out here (TRUST §3). Before every element a mark is left that
names template and line, so that `markup` can say where something stands.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Said, Words
from riskctl.base.visible import visible
from riskctl.render.kinds import SUFFIX, Kind

LARGEST = 10_000  # numbers a template may reckon with
DANGEROUS_FILTERS = ("center", "indent", "wordwrap", "format", "attr", "safe", "map", "xmlattr", "tojson")
DANGEROUS_GLOBALS = ("range", "lipsum", "cycler", "namespace", "joiner", "dict")

WORDS: Words = {
    "failed": ("模板 {template} 第 {line} 行：{why}", "Template {template}, line {line}: {why}"),
    "too-much": ("这里不能用运算“{operator}”", "the operator “{operator}” cannot be used here"),
}
_ELEMENT = re.compile(r"<(?=[a-zA-Z/])")


def fill(kind: Kind, view: Mapping[str, Any], language: Language) -> str:
    """Return the restricted HTML that the template of `kind` makes of `view`.

    Raises RiskctlError naming the template and line where it fails.
    """

    def say(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    environment = _environment(kind, say)
    try:
        return environment.get_template(kind.template).render(view)
    except (TemplateError, ArithmeticError, TypeError, ValueError) as error:
        raise _worded(error, kind) from error


class TooMuch(TemplateError):
    """An operation that could grow without end."""


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox without what can grow a text: powers, formatting, and the methods of texts."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse what Jinja refuses, and every method of a text (`ljust`, `format` …)."""
        return not isinstance(obj, str) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Reckon with small numbers; refuse powers, and texts multiplied or formatted."""
        small = isinstance(left, int) and isinstance(right, int) and max(abs(left), abs(right)) < LARGEST
        if operator == "**" or not small:
            raise TooMuch(operator)
        return super().call_binop(context, operator, left, right)


class _Marks(Extension):
    """Leaves ``<!--@template:line-->`` before every element of a template."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens, marks put into those that are text."""
        for token in stream:
            yield (
                Token(token.lineno, token.type, _marked(token, stream.name or ""))
                if (token.type == "data")
                else token
            )


def _marked(token: Token, template: str) -> str:
    def mark(match: re.Match[str]) -> str:
        line = token.lineno + token.value.count("\n", 0, match.start())
        return f"<!--@{template}:{line}-->{match[0]}"

    return _ELEMENT.sub(mark, token.value)


def _environment(kind: Kind, say: Callable[[str, str], str]) -> _Environment:
    environment = _Environment(
        loader=FileSystemLoader(kind.folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
        extensions=[_Marks],
    )
    for name in DANGEROUS_FILTERS:
        environment.filters.pop(name, None)
    for name in DANGEROUS_GLOBALS:
        environment.globals.pop(name, None)
    environment.globals["say"] = say
    return environment


def _finalized(value: Any) -> Any:
    """A value as it may stand in a document: nothing invisible, and blanks for its line breaks."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return " ".join(visible(line) for line in value.splitlines())
    return value


def _worded(error: Exception, kind: Kind) -> RiskctlError:
    template, line = kind.template, 1
    if isinstance(error, TemplateSyntaxError):
        template, line = error.name or template, error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename.endswith(SUFFIX):
                template, line = frame.filename.replace("\\", "/").rsplit("/", 1)[-1], frame.lineno or 1
    why = Said(WORDS["too-much"], {"operator": str(error)}) if isinstance(error, TooMuch) else str(error)
    fields = {"template": template, "line": line, "why": why}
    return RiskctlError(Said(WORDS["failed"], fields))
