"""Ids made from names: what stands in paths and on command lines, so only what is safe there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from pydantic import TypeAdapter, ValidationError

from riskctl.records.fields import Id

LONGEST = 40  # characters; a path has three of them
_UNSAFE = re.compile(r"[^A-Za-z0-9一-鿿]+")
_ID: TypeAdapter[str] = TypeAdapter(Id)


def is_id(text: str) -> bool:
    """Return whether `text` may be an id."""
    try:
        _ID.validate_python(text)
    except ValidationError:
        return False
    return True


def ids_for(names: Iterable[str], taken: Iterable[str], stem: str) -> Iterator[str]:
    """Yield an id for each name, apart from each other and from those `taken`.

    A name of which nothing is left gets `stem` and a number.
    """
    used = {one.casefold() for one in taken}
    for name in names:
        plain = _UNSAFE.sub("-", unicodedata.normalize("NFKC", name)).strip("-").lower()[:LONGEST]
        base = plain.strip("-") if is_id(plain.strip("-")) else stem
        free = next(one for one in _numbered(base) if one.casefold() not in used)
        used.add(free.casefold())
        yield free


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
