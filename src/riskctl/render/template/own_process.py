"""Fills foreign templates in a process of their own, killed once a document takes too long.

See docs/internals/safety.md#own-templates.
One process serves all documents of a call: starting one takes longer than filling a form. It gets
no environment, no argument from the repository, and nothing but the view of a document.
"""

from __future__ import annotations

import atexit
from collections.abc import Mapping
from typing import Any

from riskctl.base.apart.frames import Broken
from riskctl.base.apart.process import Died, Late, ProcessApart, places_of, starting
from riskctl.base.messages import Language
from riskctl.render.template.child_protocol import LARGEST_ANSWER, answered, job
from riskctl.render.template.failure import Failure

SECONDS = 10.0  # what one document may take, and one second more
A_SECOND_FOR = 1_000_000  # bytes that go into it: ten thousand points take longer than ten
START = starting("riskctl.render.template.child")
PACKAGES = ("riskctl", "jinja2", "markupsafe")

_running: list[ProcessApart] = []


def filled_apart(
    template: str, folders: tuple[str, ...], view: Mapping[str, Any], language: Language
) -> str | Failure:
    """Return the restricted HTML that a foreign template makes of `view`, or how it failed."""
    if not _running:
        _running.append(ProcessApart(START, places_of(PACKAGES)))
    made = _filled(_running[0], job(template, folders, view, language), template)
    if isinstance(made, Failure):
        _end()
    return made


def _filled(process: ProcessApart, job: bytes, template: str) -> str | Failure:
    """What the process answers to a job in time."""
    patience = SECONDS + len(job) // A_SECOND_FOR
    try:
        return answered(process.asked(job, patience, LARGEST_ANSWER), template)
    except Late:
        return Failure(template, 0, "late", f"{patience:g}")
    except (Died, Broken):
        return Failure(template, 0, "died")


@atexit.register
def _end() -> None:
    while _running:
        _running.pop().end()
