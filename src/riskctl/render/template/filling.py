"""Fills templates, and says which template and line could not be filled, and why."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates

from riskctl.base.messages import Language
from riskctl.render.order.kinds import SUFFIX
from riskctl.render.template.failure import Failure
from riskctl.render.template.sandbox import FILTERS, Environment, TemplateRefusal

FAILURES = (  # what the code of a template can raise; anything else is a fault of riskctl's own
    *(TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError),
    *(SyntaxError, TypeError, ValueError),
)
_NO_SUCH = re.compile(r"No (filter|test) named '(.*?)'")


def filled(
    template: str, folders: tuple[str, ...], view: Mapping[str, Any], language: Language
) -> str | Failure:
    """Return the restricted HTML that `template`, in the first of `folders` that has it, makes of `view`."""
    try:
        return _environment(folders, language).get_template(template).render(view)
    except FAILURES as error:
        return _failure(error, template, (*view, "say"))


@cache
def names_in(template: str, folder: str, language: Language) -> frozenset[str]:
    """Return every name that a template of `folder` uses, itself or in a template that it imports.

    It is asked of the language in which the template will be filled, so that what was parsed is filled then.
    """
    tree = _environment((folder,), language).tree(template)
    imported = (names_in(other, folder, language) for other in find_referenced_templates(tree) if other)
    return frozenset(name.name for name in tree.find_all(nodes.Name)).union(*imported)


@cache
def _environment(folders: tuple[str, ...], language: Language) -> Environment:
    """One for all documents of a run, so that a template is read once."""

    def say(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    return Environment(folders, say)


def _failure(error: Exception, template: str, names: tuple[str, ...]) -> Failure:
    said = refused(error)
    among = names if said.key == "unknown-name" else said.among
    return Failure(*_place(error, template), said.key, said.what, among)


def refused(error: Exception) -> TemplateRefusal:
    """Return a failure of the engine, one of FAILURES, as one of ours."""
    if isinstance(error, TemplateRefusal):
        return error
    if match := _NO_SUCH.match(str(error)):
        if match[1] == "test":
            return TemplateRefusal("no-test", match[2])
        return TemplateRefusal("no-filter", match[2], (*FILTERS, "join"))
    if isinstance(error, TemplateNotFound):
        return TemplateRefusal("no-template", str(error.name))
    if isinstance(error, RecursionError | UnicodeDecodeError):
        return TemplateRefusal("endless" if isinstance(error, RecursionError) else "encoding")
    if isinstance(error, TemplateSyntaxError):
        message = error.message or ""
        return TemplateRefusal(message) if message == "autoescape" else TemplateRefusal("syntax", message)
    key, what = ("syntax", error.msg) if isinstance(error, SyntaxError) else ("other", str(error))
    return TemplateRefusal(key, what)


def _place(error: Exception, template: str) -> tuple[str, int]:
    """The template and line nearest to where the error arose."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or template, error.lineno
    line = 1
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(SUFFIX):
            template, line = Path(frame.filename).name, frame.lineno or 1
    return template, line
