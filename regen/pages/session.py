"""Runs the commands that a page shows, in a folder of their own, and puts what they print below them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from riskctl.base.messages import Language

COLUMNS = 110
_BLOCK = re.compile(r"(<!-- run -->\n```text\n)(.*?)(```\n<!-- /run -->)", re.DOTALL)
_TAKEN = re.compile(r"，用时 [\d.]+ 秒|; [\d.]+ s(?=\.$)", re.MULTILINE)  # differs from run to run


def with_output(text: str, folder: Path, language: Language) -> str:
    """Return `text` with every marked block's commands (lines after ``$ ``) followed by their output."""

    def rerun(block: re.Match[str]) -> str:
        commands = [line[2:] for line in block[2].splitlines() if line.startswith("$ ")]
        shown = "\n".join(f"$ {command}\n{_output(command, folder, language)}" for command in commands)
        return f"{block[1]}{shown}{block[3]}"

    return _BLOCK.sub(rerun, text)


def _output(command: str, folder: Path, language: Language) -> str:
    """What `riskctl …` prints, both streams as a terminal shows them."""
    program, *words = shlex.split(command)
    if program != "riskctl":
        raise SystemExit(f"only riskctl is run here: {command}")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RISKCTL_")}
    environment |= {"RISKCTL_LANG": language, "COLUMNS": str(COLUMNS), "PYTHONUTF8": "1", "NO_COLOR": "1"}
    ended = subprocess.run(
        [sys.executable, "-P", "-m", "riskctl", *words],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode not in (0, 1):
        raise SystemExit(f"{command}\n{ended.stdout}")
    return _TAKEN.sub("", ended.stdout)
