"""What a command line would do, shown before it is done; then done, where nothing moved in between.

Commands run in a process of their own for each language, kept from one to the next: starting one takes longer
than most commands. They run one after the other.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from riskctl.base.apart.frames import Broken, framed
from riskctl.base.apart.process import Died, Late, ProcessApart, places_of, starting
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Phrase
from riskctl.desk.acts.command_run import CommandOutcome, CommandRun, moved

START = starting("riskctl.desk.acts.child")
PACKAGES = ("riskctl", "typer", "pydantic")
SECONDS = 180.0  # what one command may take: it may wait a minute for its turn
LARGEST = 256_000_000  # bytes of what it answers
COLUMNS = "100"


class WORDS:
    """What is said where a command did not end."""

    late = Phrase(
        "“{line}”运行了 {seconds} 秒还没有结束，已经停下；什么都没有写",
        "“{line}” was not done after {seconds} seconds and was stopped; nothing was written",
    )
    died = Phrase(
        "“{line}”中途断了；看看登记库里有没有写一半的，再试一次",
        "“{line}” ended midway; look at what it may have written, then try again",
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """A command line in a language, and what it would do."""

    words: tuple[str, ...]
    language: Language
    outcome: CommandOutcome


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What came of confirming a preview: done, or shown anew with the files that moved since."""

    preview: Preview
    moved: Sequence[str]

    @property
    def is_done(self) -> bool:
        """Whether it was written."""
        return self.preview.outcome.is_done


@dataclass(slots=True)
class Commands:
    """Runs command lines on the repository of `root`, in the environment of the desk and `environment`."""

    root: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    _running: dict[Language, ProcessApart] = field(default_factory=dict)
    _turn: Lock = field(default_factory=Lock)

    def preview(self, words: Sequence[str], language: Language) -> Preview:
        """Return what the command line would do; raises RiskctlError where it does not end."""
        return Preview(tuple(words), language, self._ran(words, language, ""))

    def confirm(self, shown: Preview) -> Confirmation:
        """Do what was shown, where every file it read is as it was and it would write the same still.

        Raises RiskctlError where the command does not end.
        """
        now = self._ran(shown.words, shown.language, shown.outcome.mark)
        return Confirmation(Preview(shown.words, shown.language, now), moved(shown.outcome, now))

    def end(self) -> None:
        """End the processes."""
        with self._turn:
            while self._running:
                self._running.popitem()[1].end()

    def _ran(self, words: Sequence[str], language: Language, meant: str) -> CommandOutcome:
        environment = {**os.environ, "COLUMNS": COLUMNS, "NO_COLOR": "1", **self.environment}
        environment.pop("RISKCTL_LANG", None)  # the page says which
        run = CommandRun(tuple(words), self.root, environment, language, meant)
        with self._turn:
            process = self._running.get(language) or ProcessApart(START, places_of(PACKAGES))
            self._running[language] = process
            try:
                return CommandOutcome.heard(process.asked(framed(run.as_said()), SECONDS, LARGEST))
            except Late:
                self._running.pop(language).end()
                raise RiskctlError(WORDS.late(line=" ".join(words), seconds=int(SECONDS))) from None
            except (Died, Broken):
                self._running.pop(language).end()
                raise RiskctlError(WORDS.died(line=" ".join(words))) from None
