"""The one writer of YAML: new files, and the text of a value that is put into a file of somebody else's.

A person's own file is never written anew, only cut (`sources.yaml.splice`). Our reader takes every scalar for
text; others guess. So text that another reader would take for a number, a day or a truth is quoted, and what
is a day or a number by its type stands plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from riskctl.base.visible import IDEOGRAPHIC_SPACE
from riskctl.sources.yaml.plain import EMPTY

STEP = "  "
# Plain text that YAML reads back as itself in every place, brackets too; all else is quoted.
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=](?:[^:?#,\[\]{}\r\n]*[^\s:?#,\[\]{}])?")
# What YAML 1.1 or 1.2 reads as a truth, nothing, a day or a number; whole numbers come back as they were.
_WORD = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?")
_NUMBER = re.compile(
    r"[+-]?(0[xob]?[0-9a-f_]+|[0-9][0-9_]*(\.[0-9_]*)?(e[+-]?[0-9]+)?|\.[0-9_]+(e[+-]?[0-9]+)?|\.inf|\.nan)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"0|[1-9][0-9]*")

Scalar = str | date | Decimal | int


@dataclass(frozen=True, slots=True)
class Braced:
    """A mapping or a list of scalars that stands in brackets on one line."""

    value: Mapping[str, Scalar] | Sequence[Scalar]


@dataclass(frozen=True, slots=True)
class Noted:
    """A scalar with a comment behind it."""

    value: Scalar
    note: str


def emit(fields: Mapping[str, object]) -> str:
    """Return `fields` as the lines of a YAML mapping, every text such that it is read back as it is.

    A value is a scalar, `Noted`, `Braced`, a mapping or a sequence of such; any other is a TypeError.
    """
    return "".join(f"{line}\n" for line in _mapping(fields))


def remark(text: str) -> str:
    """Return `text` (one line) as a line of comment."""
    return f"# {text}\n"


def scalar(value: Scalar) -> str:
    """Return one value: read back as the same text by riskctl, and by others as the type it has here."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return _quoted(value) if value.isprintable() and _is_guessed(value) else written(value)


def written(text: str) -> str:
    """Return text whose field is not known here, such as a day: plain wherever riskctl reads it back."""
    if not text.isprintable():
        return '"' + "".join(map(_escaped, text)) + '"'
    return text if _PLAIN.fullmatch(text) and text not in EMPTY else _quoted(text)


def braced(value: Mapping[str, Scalar] | Sequence[Scalar]) -> str:
    """Return a mapping or a list of scalars in brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {scalar(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(scalar, value)) + "]"


def _mapping(fields: Mapping[str, object]) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, Mapping):
            yield f"{key}:"
            yield from (STEP + line for line in _mapping(value))
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield f"{key}:" if value else f"{key}: []"
            yield from (STEP + line for item in value for line in _item(item))
        else:
            yield f"{key}: {_on_the_line(value)}"


def _item(item: object) -> Iterator[str]:
    if not isinstance(item, Mapping):
        yield f"- {_on_the_line(item)}"
        return
    first, *rest = _mapping(item)
    yield f"- {first}"
    yield from (STEP + line for line in rest)


def _on_the_line(value: object) -> str:
    if isinstance(value, Noted):
        return f"{scalar(value.value)} # {value.note}"
    if isinstance(value, Braced):
        return braced(value.value)
    if not isinstance(value, Scalar):
        raise TypeError(f"no value of YAML: {type(value)}")
    return scalar(value)


def _is_guessed(text: str) -> bool:
    guessed = _WORD.fullmatch(text) or _DAY.fullmatch(text) or _NUMBER.fullmatch(text)
    return bool(guessed) and not _WHOLE.fullmatch(text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _escaped(character: str) -> str:
    if character in '\\"':
        return "\\" + character
    if character.isprintable() or character == IDEOGRAPHIC_SPACE:
        return character
    return f"\\u{ord(character):04X}" if character <= "\uffff" else f"\\U{ord(character):08X}"
