"""What the two processes say to each other when a template is filled apart: jobs and answers, framed.

The side that starts the other believes nothing it hears: an answer has a largest size, and holds a text or
the parts of a failure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from riskctl.base.apart.frames import Broken, framed
from riskctl.base.messages import Language
from riskctl.render.template.failure import WORDS, Failure

LARGEST_ANSWER = 128 * 1024 * 1024  # bytes; a form of twelve thousand points takes about forty million


def job(template: str, folders: tuple[str, ...], view: Mapping[str, Any], language: Language) -> bytes:
    """Return the job to fill `template` with `view`."""
    return framed({"template": template, "folders": folders, "view": view, "language": language})


def answer(made: str | Failure) -> bytes:
    """Return the answer: the HTML made, or the failure; too long an answer is a failure as well."""
    if isinstance(made, Failure):
        return framed({"failure": asdict(made)})
    frame = framed({"html": made})
    return frame if len(frame) <= LARGEST_ANSWER else framed({"failure": None})


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
