"""Marks before every element a template writes: they name template and line, until `markup` has read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_ELEMENT = re.compile(r"<!--|-->|<(?=[a-zA-Z/])")
_MARK = re.compile(r"@(.+):(\d+)")


def read_mark(remark: str) -> tuple[str, int] | None:
    """Return the template and line that the text of a remark marks, None where it is no mark."""
    match = _MARK.fullmatch(remark)
    return (match[1], int(match[2])) if match else None


class Marks(Extension):
    """Leaves ``<!--@template:line-->`` before every element of a template that is not in a remark."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens, marks put into those that are text."""
        remark = False
        for token in stream:
            if token.type == "data":
                text, remark = _marked(token, stream.name or "", remark)
                token = Token(token.lineno, token.type, text)
            yield token


def _marked(token: Token, template: str, remark: bool) -> tuple[str, bool]:
    def mark(match: re.Match[str]) -> str:
        nonlocal remark
        if match[0] != "<":
            remark = match[0] == "<!--" or (remark and match[0] != "-->")
        elif not remark:
            line = token.lineno + token.value.count("\n", 0, match.start())
            return f"<!--@{template}:{line}--><"
        return match[0]

    return _ELEMENT.sub(mark, token.value), remark
