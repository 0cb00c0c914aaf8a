"""What the lines of commands take, as Tab reads it, is made of the commands."""

from __future__ import annotations

from pathlib import Path

from riskctl.cli.shell.tab import LINES
from tests.docs.conftest import Script


def test_the_table_of_lines_is_of_these_commands(script: Script) -> None:
    assert Path(LINES).read_text("utf-8") == script("lines").lines_text(), "run make regen"
