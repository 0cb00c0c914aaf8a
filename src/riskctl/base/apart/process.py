"""A process apart: started without environment, asked in frames, killed once it takes too long.

It is isolated from the folder it starts in, and finds only the libraries that it is told of.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Timer
from typing import Any, BinaryIO, cast

from riskctl.base.apart.frames import Broken, heard

KEPT = ("SYSTEMROOT",)  # without it Windows starts nothing


class Late(Exception):
    """The process took longer than it was given, and is gone."""


class Died(Exception):
    """The process ended midway, or said what means nothing; it is gone."""


def starting(module: str) -> str:
    """Return the code that runs `main` of a module in the new process."""
    return f"import sys; sys.path += sys.argv[1:]; from {module} import main; main()"


def places_of(packages: Iterable[str]) -> tuple[str, ...]:
    """Return the folders in which those of `packages` lie that are installed."""
    found = (find_spec(package) for package in packages)
    homes = (one.submodule_search_locations for one in found if one)
    return tuple(dict.fromkeys(str(Path(place).parent) for home in homes if home for place in home))


class ProcessApart:
    """The process, until it fails: then it is gone, and whoever wants to go on starts another."""

    def __init__(self, start: str, places: Iterable[str]) -> None:
        self._process = Popen(
            [sys.executable, "-I", "-B", "-c", start, *places],
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={name: os.environ[name] for name in KEPT if name in os.environ},
        )
        self._late = False

    def asked(self, job: bytes, seconds: float, largest: int) -> dict[str, Any]:
        """Return what the process answers to a job, in at most `largest` bytes.

        Raises Late after `seconds`, and Died where the process ends or what it says means nothing.
        """
        timer = Timer(seconds, self._stop)
        timer.start()
        try:
            said = self._answer(job, largest)
        except (OSError, Broken):
            said = None
        finally:
            timer.cancel()
        if said is None:
            raise Late if self._late else Died
        return said

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def _answer(self, job: bytes, largest: int) -> dict[str, Any] | None:
        stdin, stdout = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        stdin.write(job)
        stdin.flush()
        return heard(stdout, largest)

    def _stop(self) -> None:
        self._late = True
        self._process.kill()
