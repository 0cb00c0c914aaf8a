"""What two processes say to each other: frames of JSON.

A frame is its length in eight bytes, then that many bytes. The side that starts the other believes nothing
it hears: what it listens for has a largest size.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

LENGTH = 8


class Broken(Exception):
    """The other side said nothing, or nothing that can be meant."""


def framed(said: object) -> bytes:
    """Return `said` as a frame."""
    body = json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return len(body).to_bytes(LENGTH, "big") + body


def heard(stream: BinaryIO, largest: int | None = None) -> dict[str, Any] | None:
    """Return the next frame of `stream`, None where it has ended.

    Raises Broken for one that is cut off, larger than `largest` or no JSON object.
    """
    head = stream.read(LENGTH)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH or (largest is not None and length > largest):
        raise Broken
    body = stream.read(length)
    try:
        said = json.loads(body.decode("utf-8", "surrogatepass")) if len(body) == length else None
    except (ValueError, RecursionError):
        raise Broken from None
    if not isinstance(said, dict):
        raise Broken
    return said
