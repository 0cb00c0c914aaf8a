"""Fills templates, and says in words which template and line could not be filled, and why."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Said, Words, listed
from riskctl.render.environment import BUDGET, FILTERS, LARGEST, Environment, Refused
from riskctl.render.kinds import SUFFIX, Kind

WORDS: Words = {
    "failed": ("模板 {template} 第 {line} 行：{why}", "Template {template}, line {line}: {why}"),
    "unknown-name": ("没有“{what}”这个名字", "there is no name “{what}”"),
    "unknown": ("没有“{what}”这一项", "there is no “{what}” in it"),
    "forbidden": ("不能用“{what}”", "“{what}” cannot be used"),
    "operator": (
        "这里不能用运算“{what}”：只能算小于 {largest} 的整数，文字用 ~ 连接",
        "the operator “{what}” cannot be used here: it takes whole numbers below {largest}; ~ joins texts",
    ),
    "endless": (
        "内容没完没了，已经停下；看看循环和引用是不是套得太多",
        "what it writes has no end, so it was stopped; see whether loops or includes are nested too deep",
    ),
    "no-text": (
        "写得出的只有文字和数字，这里两样都不是",
        "only texts and numbers can be written, and this is neither",
    ),
    "no-template": ("没有模板“{what}”", "there is no template “{what}”"),
    "no-filter": ("没有过滤器“{what}”", "there is no filter “{what}”"),
    "no-test": ("没有判断“{what}”", "there is no test “{what}”"),
    "recursive": ("循环不能写 recursive", "a loop cannot be recursive"),
    "autoescape": ("不能关闭或改变转义（autoescape）", "escaping (autoescape) cannot be changed"),
    "syntax": ("写法不对（{what}）", "it cannot be read ({what})"),
    "encoding": ("不是 UTF-8 编码的文件", "the file is not in UTF-8"),
    "other": ("写不下去（{what}）", "it cannot go on ({what})"),
    "near": ("是不是想写 {near}？", "Did you mean {near}?"),
    "known": ("可以写：{known}。", "It can be: {known}."),
}
FAILURES = (  # what the code of a template can raise; anything else is a fault of riskctl's own
    *(TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError),
    *(SyntaxError, TypeError, ValueError),
)
NOT_ALLOWED = ("recursive", "autoescape")
MOST = 24  # names in a hint
_NO_SUCH = re.compile(r"No (filter|test) named '(.*?)'")


def fill(kind: Kind, view: Mapping[str, Any], language: Language) -> str:
    """Return the restricted HTML that the template of `kind` makes of `view`.

    Raises RiskctlError naming the template and line where it fails.
    """
    environment = _environment(str(kind.folder), language)
    environment.left = BUDGET
    try:
        return environment.get_template(kind.template).render(view)
    except FAILURES as error:
        raise _worded(error, kind, [*view, "say"]) from error


@cache
def _environment(folder: str, language: Language) -> Environment:
    """One for all documents of a run, so that a template is read once."""

    def say(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    return Environment(folder, say)


def _worded(error: Exception, kind: Kind, names: list[str]) -> RiskctlError:
    refused = _refused(error)
    template, line = _place(error, kind)
    why = Said(WORDS[refused.key], {"what": refused.what, "largest": LARGEST})
    said = Said(WORDS["failed"], {"template": template, "line": line, "why": why})
    return RiskctlError(said, _hint(refused, names if refused.key == "unknown-name" else refused.among))


def _hint(refused: Refused, known: Sequence[str]) -> Said | None:
    """The right name nearest to the wrong one, else those there are."""
    near = get_close_matches(refused.what, known, 1) if refused.key != "no-filter" else []
    if near:
        return Said(WORDS["near"], {"near": near[0]})
    return Said(WORDS["known"], {"known": listed([*known[:MOST]])}) if known else None


def _refused(error: Exception) -> Refused:
    """The failure as one of ours."""
    if isinstance(error, Refused):
        return error
    if match := _NO_SUCH.match(str(error)):
        if match[1] == "test":
            return Refused("no-test", match[2])
        return Refused("no-filter", match[2], (*FILTERS, "join"))
    if isinstance(error, TemplateNotFound):
        return Refused("no-template", str(error.name))
    if isinstance(error, RecursionError | UnicodeDecodeError):
        return Refused("endless" if isinstance(error, RecursionError) else "encoding")
    if isinstance(error, TemplateSyntaxError):
        message = error.message or ""
        return Refused(message) if message in NOT_ALLOWED else Refused("syntax", message)
    return Refused("syntax", error.msg) if isinstance(error, SyntaxError) else Refused("other", str(error))


def _place(error: Exception, kind: Kind) -> tuple[str, int]:
    """The template and line nearest to where the error arose."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or kind.template, error.lineno
    template, line = kind.template, 1
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(SUFFIX):
            template, line = Path(frame.filename).name, frame.lineno or 1
    return template, line
