"""Fills foreign templates in a process of their own, killed once a document takes too long.

See docs/internals/safety.md#own-templates.
One process serves all documents of a call: starting one takes longer than filling a form. It gets
no environment, no argument from the repository, and nothing but the view of a document.
"""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Timer
from typing import Any, BinaryIO, cast

import jinja2
import markupsafe

import riskctl
from riskctl.base.messages import Language
from riskctl.render.template.child_protocol import LARGEST_ANSWER, Broken, answered, heard, job
from riskctl.render.template.failure import Failure

SECONDS = 10.0  # what one document may take, and one second more
A_SECOND_FOR = 1_000_000  # bytes that go into it: ten thousand points take longer than ten
# Isolated from the folder it starts in and from the environment; it finds what this process has found.
START = "import sys; sys.path += sys.argv[1:]; from riskctl.render.template.child import main; main()"
PLACES = tuple({str(Path(one.__path__[0]).parent) for one in (riskctl, jinja2, markupsafe)})
KEPT = ("SYSTEMROOT",)  # without it Windows starts nothing


class Child:
    """The process, until it fails: then it is gone, and the next document gets another."""

    def __init__(self) -> None:
        self._process = Popen(
            [sys.executable, "-I", "-B", "-c", START, *PLACES],
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={name: os.environ[name] for name in KEPT if name in os.environ},
        )
        self._late = False

    def filled(self, job: bytes, template: str) -> str | Failure:
        """Return what the process answers to a job in time."""
        patience = SECONDS + len(job) // A_SECOND_FOR
        timer = Timer(patience, self._stop)
        timer.start()
        try:
            said = self._asked(job)
            return answered(said, template) if said is not None else self._ended(template, patience)
        except (OSError, Broken):
            return self._ended(template, patience)
        finally:
            timer.cancel()

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def _asked(self, job: bytes) -> dict[str, Any] | None:
        stdin, stdout = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        stdin.write(job)
        stdin.flush()
        return heard(stdout, LARGEST_ANSWER)

    def _stop(self) -> None:
        self._late = True
        self._process.kill()

    def _ended(self, template: str, patience: float) -> Failure:
        return Failure(template, 0, "late", f"{patience:g}") if self._late else Failure(template, 0, "died")


_running: list[Child] = []


def filled_apart(
    template: str, folders: tuple[str, ...], view: Mapping[str, Any], language: Language
) -> str | Failure:
    """Return the restricted HTML that a foreign template makes of `view`, or how it failed."""
    if not _running:
        _running.append(Child())
    made = _running[0].filled(job(template, folders, view, language), template)
    if isinstance(made, Failure):
        _end()
    return made


@atexit.register
def _end() -> None:
    while _running:
        _running.pop().end()
