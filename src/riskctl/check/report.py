"""The contract of a findings format: one file in `reports/`, holding `write`.

    write(outcome, settings) -> str

A format is written as UTF-8 whatever the locale says; one that people read on a terminal says
`TERMINAL = True`, and is written as that can show it.
"""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.base.messages import Language
from riskctl.check.finding import Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """How to write findings: for which reader, on how wide and able a terminal."""

    language: Language = "zh"
    version: str = ""
    width: int = 80
    colour: bool = False
    unicode: bool = True  # whether the terminal can draw box characters
    most: int | None = None  # findings shown in full; the rest are counted by rule
    taken: str = ""  # the seconds that the check took; blank where that is not told
    failing: tuple[Severity, ...] = ("error",)  # the severities that make the check fail
    within: str = ""  # where the register repository lies in that of git, with / at its end

    def path(self, file: str) -> str:
        """Return a file as a code host knows it: by its path in the repository of git."""
        return self.within + file
