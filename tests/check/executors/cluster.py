"""A Dask scheduler and its workers, started as people start them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 60


@dataclass
class Cluster:
    """A scheduler with its address, and the workers that were started."""

    home: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The scheduler's `host:port`, once it listens."""
        told: str = json.loads(_awaited(self.home / "scheduler.json"))["address"]
        return told.removeprefix("tcp://")

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start `dask` with these words."""
        command = [
            sys.executable,
            "-m",
            "dask",
            *words,
            "--scheduler-file",
            str(self.home / "scheduler.json"),
        ]
        python = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
        with (self.home / f"{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                command, cwd=self.home, env={**os.environ, "PYTHONPATH": python}, stdout=log, stderr=log
            )
        self.processes.append(process)
        return process

    def worker(self, name: str) -> subprocess.Popen[bytes]:
        """Start a worker, which nobody starts again once it is killed; wait until the scheduler has it."""
        process = self.start("worker", "--no-nanny", "--nthreads", "1", "--no-dashboard", "--name", name)
        log = self.home / f"{len(self.processes) - 1}.log"
        end = time.monotonic() + SECONDS
        while b"Registered to" not in log.read_bytes():
            assert process.poll() is None and time.monotonic() < end, log.read_text("utf-8")
            time.sleep(0.1)
        return process

    def close(self) -> None:
        """End all of it."""
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@contextmanager
def cluster(home: Path, workers: int) -> Iterator[Cluster]:
    """Give a scheduler with so many workers, and end them afterwards."""
    one = Cluster(home)
    try:
        one.start("scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard")
        for number in range(workers):
            one.worker(f"w{number}")
        yield one
    finally:
        one.close()


def _awaited(file: Path) -> str:
    end = time.monotonic() + SECONDS
    while not file.exists() or not file.read_text("utf-8").strip():
        assert time.monotonic() < end, f"{file} was not written"
        time.sleep(0.05)
    return file.read_text("utf-8")
