"""What the two processes say to each other when a template is filled apart: jobs and answers, framed.

A frame is its length in eight bytes, then that many bytes of JSON. The side that starts the other
believes nothing it hears: an answer has a largest size, and holds a text or the parts of a failure.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, BinaryIO

from riskctl.base.messages import Language
from riskctl.render.template.failure import WORDS, Failure

LENGTH = 8
LARGEST_ANSWER = 128 * 1024 * 1024  # bytes; a form of twelve thousand points takes about forty million


class Broken(Exception):
    """The other side said nothing, or nothing that can be meant."""


def job(template: str, folders: tuple[str, ...], view: Mapping[str, Any], language: Language) -> bytes:
    """Return the job to fill `template` with `view`."""
    return _framed({"template": template, "folders": folders, "view": view, "language": language})


def answer(made: str | Failure) -> bytes:
    """Return the answer: the HTML made, or the failure; too long an answer is a failure as well."""
    if isinstance(made, Failure):
        return _framed({"failure": asdict(made)})
    framed = _framed({"html": made})
    return framed if len(framed) <= LARGEST_ANSWER else _framed({"failure": None})


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


def answered(said: dict[str, Any], template: str) -> str | Failure:
    """Return what an answer means; raise Broken where it means nothing."""
    html, failure = said.get("html"), said.get("failure")
    if isinstance(html, str):
        return html
    if failure is None and "failure" in said:
        return Failure(template, 0, "large")
    match failure:
        case {
            "template": str(name),
            "line": int(line),
            "key": str(key),
            "what": str(what),
            "among": list(among),
        }:
            if key in WORDS and all(isinstance(one, str) for one in among):
                return Failure(name, line, key, what, tuple(among))
    raise Broken


def _framed(said: object) -> bytes:
    body = json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return len(body).to_bytes(LENGTH, "big") + body
