"""Word files of an office in a process of their own: checked, and filled with the view of a document.

See docs/internals/safety.md#own-templates.
"""

from __future__ import annotations

import atexit
from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from riskctl.base.apart.frames import Broken, framed
from riskctl.base.apart.process import Died, Late, ProcessApart, places_of, starting
from riskctl.base.messages import Language
from riskctl.render.template.own_process import A_SECOND_FOR, SECONDS
from riskctl.render.word.problem import Problem, problem_of

START = starting("riskctl.render.word.child")
PACKAGES = ("riskctl", "jinja2", "markupsafe", "lxml")
LARGEST_ANSWER = 128 * 1024 * 1024  # bytes

_running: list[ProcessApart] = []


@dataclass(frozen=True, slots=True)
class Filled:
    """A Word file filled, and its paragraphs as text."""

    data: bytes
    texts: tuple[str, ...]


def checked(file: bytes, roots: Collection[str], language: Language) -> int | list[Problem]:
    """Return how many placeholders a Word file has, or what is wrong; `roots` are the names there are."""
    said = _asked(file, roots, None, language)
    if isinstance(said, list):
        return said
    count = said.get("tokens")
    return count if isinstance(count, int) else [Problem("died")]


def filled(
    file: bytes, roots: Collection[str], view: Mapping[str, Any], language: Language
) -> Filled | list[Problem]:
    """Return a Word file filled with `view`, or what is wrong with it."""
    said = _asked(file, roots, view, language)
    if isinstance(said, list):
        return said
    match said:
        case {"file": str(data), "texts": list(texts)}:
            return Filled(b64decode(data), tuple(map(str, texts)))
    return [Problem("died")]


def _asked(
    file: bytes, roots: Collection[str], view: Mapping[str, Any] | None, language: Language
) -> dict[str, Any] | list[Problem]:
    job = framed({"file": b64encode(file).decode(), "roots": [*roots], "view": view, "language": language})
    patience = SECONDS + len(job) // A_SECOND_FOR
    if not _running:
        _running.append(ProcessApart(START, places_of(PACKAGES)))
    try:
        said = _running[0].asked(job, patience, LARGEST_ANSWER)
        problems = said.get("problems")
        return said if problems is None else [problem_of(one) for one in problems]
    except Late:
        _end()
        return [Problem("late", f"{patience:g}")]
    except (Died, Broken, KeyError, TypeError, ValueError):
        _end()
        return [Problem("died")]


@atexit.register
def _end() -> None:
    while _running:
        _running.pop().end()
