"""Compares `riskctl check` with a peer and with its own floor, in one run; writes the table to docs.

The figures are CPU seconds (user and system) of whole processes, the median of several runs in
turn; only their ratios mean anything on another machine.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generate import generate

RUNS = 5
HERE = Path(__file__).resolve().parent
TABLE = HERE.parent / "docs" / "benchmarks.md"
BIN = Path(sys.executable).parent
CACHE = Path(tempfile.gettempdir()) / "riskctl-bench-bytecode"


def main() -> None:
    """Run every comparison and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        generate(root, 1000)
        size = sum(f.stat().st_size for f in (root / "registers").rglob("*.yaml")) // 1000
        commands = {
            "yamale": [
                str(BIN / "yamale"),
                "-s",
                str(HERE / "register.yamale"),
                "--no-strict",
                str(root / "registers"),
            ],
            "check": [str(BIN / "riskctl"), "-C", folder, "check", "--fail-on", "never"],
            "read": [sys.executable, str(HERE / "read_only.py"), folder],
            "version": [str(BIN / "riskctl"), "--version"],
        }
        seconds = _measured(commands)
    report = _table(seconds, size)
    TABLE.write_text(report, encoding="utf-8", newline="\n")
    print(report)


def _measured(commands: dict[str, list[str]]) -> dict[str, float]:
    """The median CPU seconds of each command, run in turn so that a drifting machine is fair to all."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(RUNS + 1):
        for name, command in commands.items():
            seconds = _cpu(command)
            if number:  # the first round warms the caches
                times[name].append(seconds)
    return {name: statistics.median(values) for name, values in times.items()}


def _cpu(command: Sequence[str]) -> float:
    sink = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, sink, 2)]
    pid = os.posix_spawn(command[0], command, _environment(), file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    os.close(sink)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime


def _environment() -> dict[str, str]:
    """The caller's, but with compiled modules kept, as an installed program has them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(CACHE)}


def _table(seconds: dict[str, float], size: int) -> str:
    peer = seconds["yamale"]
    rows = (
        ("yamale 6.1, PyYAML parser: the shape alone", "yamale"),
        ("riskctl check: every rule", "check"),
        ("riskctl: reading alone (gate, YAML with spans, records)", "read"),
        ("riskctl --version", "version"),
    )
    lines = [f"| {title} | {seconds[key]:.2f} | {seconds[key] / peer:.2f} |" for title, key in rows]
    return "\n".join(
        (
            "# Benchmarks",
            "",
            f"1,000 personal registers of {size / 1000:.1f} kB, 6 points each; CPU seconds of whole",
            f"processes, median of {RUNS} runs in turn. `make bench` makes this page again;",
            "only the ratios travel.",
            "",
            "| what | CPU s | to yamale |",
            "|---|---|---|",
            *lines,
            "",
        )
    )


if __name__ == "__main__":
    main()
