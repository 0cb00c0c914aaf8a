"""Writes `src/riskctl/cli/shell/lines.json`: what the lines of commands take, for Tab."""

from pathlib import Path

from pages.lines import lines_text

from riskctl.cli.shell.tab import LINES

Path(LINES).write_text(lines_text(), encoding="utf-8", newline="\n")
