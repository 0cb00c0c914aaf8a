"""How far a long run is: one line on a terminal, written over and gone at its end; nothing anywhere else."""

from __future__ import annotations

import sys
import time

from riskctl.base.messages import Pair, Said, Words
from riskctl.cli.shell.language import current

WORDS: Words = {"made": ("正在生成：{n} / {total}", "Making documents: {n} of {total}")}
AFTER, EVERY = 1.0, 0.1  # seconds: a short run says nothing
CLEARED = "\r\x1b[K"


class Progress:
    """The line of one run, in the words `said` of what is counted."""

    def __init__(self, said: Pair = WORDS["made"]) -> None:
        self.said = said
        self.done, self.started, self.told = 0, time.monotonic(), 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away, however the run ended."""
        if self.told:
            _write(CLEARED)

    def step(self, total: int) -> None:
        """Count one more of `total`, and say so where it is time to."""
        self.done += 1
        now = time.monotonic()
        if _is_terminal() and now - self.started > AFTER and now - self.told > EVERY:
            self.told = now
            said = Said(self.said, {"n": self.done, "total": total}).text(current())
            _write(CLEARED + said)


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _write(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        pass  # nobody is left to be told
