"""Measures whole processes: CPU seconds and the most memory held, as the system accounts for them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

KIB = 1024
EVERY = 0.1  # seconds between two looks at the memory of a family of processes
UNIT = 1 if sys.platform == "darwin" else KIB  # of ru_maxrss, in bytes


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: CPU seconds (user and system), and its peak memory in MB."""

    seconds: float
    megabytes: float


def measured(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, Cost]:
    """Return the least costs of each command, run in turn so that a drifting machine is fair to all: what
    else is at work on it only ever adds. A first round, which is not counted, warms the caches; with no
    `runs` beside it that round is what there is."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            cost = cost_of(command)
            if number or not runs:
                costs[name].append(cost)
    return {name: _least(values) for name, values in costs.items()}


def _least(costs: Sequence[Cost]) -> Cost:
    return Cost(min(cost.seconds for cost in costs), min(cost.megabytes for cost in costs))


def cost_of(command: Sequence[str]) -> Cost:
    """Return what `command` took; end all where it fails."""
    sink = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, sink, 2)]
    # As it is installed: compiled modules are kept.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    pid = os.posix_spawn(command[0], list(command), environment, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    os.close(sink)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{' '.join(command)} failed")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * UNIT / 1e6)


def cost_of_family(command: Sequence[str]) -> Cost:
    """Return what `command` took with the processes it starts: the CPU time of all, and the most memory that
    all held at once, what they share counted once (PSS, looked at ten times a second; Linux alone)."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started, most = os.times(), 0
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            most = max(most, sum(map(_shared_out, _family(process.pid))))
            time.sleep(EVERY)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed")
    ended = os.times()
    taken = ended.children_user + ended.children_system - started.children_user - started.children_system
    return Cost(taken, most / 1e6)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # it has just ended
        return []
    return [pid, *(one for child in children for one in _family(int(child)))]


def _shared_out(pid: int) -> int:
    """Bytes of a process, of what it shares its part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * KIB for line in lines if line.startswith("Pss:")), 0)
