"""A list for programs: one JSON object that begins with its version and ends in a line break."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from riskctl.base.visible import inert_json

VERSION = 1


def data(fields: Mapping[str, object]) -> bytes:
    """Return `fields` in their order, after the version; lone surrogates (odd file names) as escapes."""
    return _bytes(_text({"version": VERSION, **fields}) + "\n")


def data_parts(fields: Mapping[str, object], name: str, items: Iterable[object]) -> Iterator[bytes]:
    """Yield the bytes of the same in parts, with a last field `name` that lists `items`, of which none is
    kept."""
    head = _text({"version": VERSION, **fields}).removesuffix("\n}")
    yield _bytes(f'{head},\n  "{name}": [')
    between = ""
    for item in items:
        yield _bytes(f"{between}\n    " + _text(item).replace("\n", "\n    "))  # texts in it break no line
        between = ","
    yield b"\n  ]\n}\n" if between else b"]\n}\n"


def _text(value: object) -> str:
    return inert_json(json.dumps(value, ensure_ascii=False, indent=2))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
