"""Work done by a Dask cluster: a real scheduler with workers, some of which are killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.executors import dask
from riskctl.check.executors.dask import DaskCluster
from tests import skips
from tests.check.executors.cluster import ROOT, Cluster, cluster
from tests.check.executors.test_processes import KilledElsewhere, Work
from tests.cli.conftest import bare_environment

Client = pytest.importorskip("distributed", reason=skips.missing("distributed", "make test")).Client


AT_WORK = 0.3  # seconds of CPU that a worker takes once it has begun


def slowly(number: int) -> tuple[int, int]:
    """Give a number back after a while, and where."""
    time.sleep(0.2)
    return number, os.getpid()


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler with two workers."""
    with cluster(tmp_path_factory.mktemp("two"), 2) as one:
        yield one


def test_answers_come_in_order_and_from_the_workers(two: Cluster, tmp_path: Path) -> None:
    done = list(DaskCluster(two.address).map(Work(tmp_path / "m"), range(50)))
    assert [square for square, _ in done] == [n * n for n in range(50)]
    assert {pid for _, pid in done} <= {process.pid for process in two.processes}


def test_what_fails_there_is_done_again_here(two: Cluster, tmp_path: Path) -> None:
    work = Work(tmp_path / "m", 7, "an exception")
    done = list(DaskCluster(two.address).map(work, range(20)))
    assert [square for square, _ in done] == [n * n for n in range(20)]
    assert done[7][1] == os.getpid()


def test_an_exception_of_the_work_is_raised_here(two: Cluster) -> None:
    with pytest.raises(TypeError):
        list(DaskCluster(two.address).map(len, [1, 2]))  # type: ignore[arg-type]  # what is wanted here


def test_only_so_many_batches_are_taken_as_keep_the_workers_busy(two: Cluster, tmp_path: Path) -> None:
    taken = []

    def batches() -> Iterator[int]:
        for n in range(1000):
            taken.append(n)
            yield n

    answers = DaskCluster(two.address).map(Work(tmp_path / "m"), batches())
    next(answers)
    assert len(taken) < 40
    answers.close()  # type: ignore[attr-defined]  # it is a generator


def test_a_worker_killed_at_its_work_is_made_good(tmp_path: Path) -> None:
    with cluster(tmp_path, 2) as one:
        work = Work(tmp_path / "m", 7, "killed")
        done = list(DaskCluster(one.address).map(work, range(40)))
        assert [square for square, _ in done] == [n * n for n in range(40)]
        assert os.getpid() not in {pid for _, pid in done}
        assert sum(process.poll() is None for process in one.processes) == 2  # the scheduler and a worker


def test_answers_that_are_lost_with_their_worker_are_worked_out_there_again(tmp_path: Path) -> None:
    with cluster(tmp_path, 2) as one, Client(one.address, set_as_default=False) as client:
        answers = DaskCluster(one.address).map(slowly, range(12))
        done = [next(answers)]
        while any(client.processing().values()):
            time.sleep(0.02)
        one.processes[-1].kill()
        while len(client.nthreads()) > 1:
            time.sleep(0.02)
        done += answers
        assert [number for number, _ in done] == [*range(12)]
        assert os.getpid() not in {pid for _, pid in done}


def test_when_every_worker_is_lost_the_rest_is_done_here(tmp_path: Path) -> None:
    with cluster(tmp_path, 2) as one:
        assert list(DaskCluster(one.address).map(KilledElsewhere(os.getpid()), range(6))) == [*range(6)]


def test_when_the_scheduler_is_lost_the_rest_is_done_here(tmp_path: Path) -> None:
    with cluster(tmp_path, 2) as one:
        answers = DaskCluster(one.address).map(Work(tmp_path / "m"), range(400))
        done = [next(answers) for _ in range(5)]
        one.processes[0].kill()
        done += answers
        assert [square for square, _ in done] == [n * n for n in range(400)]
        assert done[0][1] != os.getpid() == done[-1][1]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a finding on every second point."""
    root = tmp_path_factory.mktemp("faulty")
    generate = ROOT / "benchmarks/generate.py"
    subprocess.run([sys.executable, generate, "faulty", "600", root], check=True)
    return root


def checking(root: Path, executor: str) -> subprocess.Popen[bytes]:
    """Start a check."""
    words = ("check", "--format", "json", "--executor", executor, "-C", str(root))
    environment = bare_environment(PYTHONIOENCODING="utf-8")
    return subprocess.Popen(
        [sys.executable, "-m", "riskctl", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def findings(check: subprocess.Popen[bytes]) -> tuple[int, list[object]]:
    """Return how a check ended, and what it found."""
    out, error = check.communicate(timeout=400)
    assert not error, error.decode()
    return check.returncode, json.loads(out)["findings"]


def test_a_check_answers_alike_here_and_on_a_cluster(two: Cluster, faulty: Path) -> None:
    there = findings(checking(faulty, f"dask://{two.address}"))
    assert there == findings(checking(faulty, "here")) and len(there[1]) == 1800


def test_a_check_survives_a_worker_that_is_killed_in_its_middle(tmp_path: Path, faulty: Path) -> None:
    with cluster(tmp_path, 2) as one:
        check, worker = checking(faulty, f"dask://{one.address}"), one.processes[-1]
        idle, end = _busy_seconds(worker.pid), time.monotonic() + 60
        while _busy_seconds(worker.pid) < idle + AT_WORK and time.monotonic() < end:
            time.sleep(0.02)
        assert check.poll() is None
        worker.kill()
        assert findings(check) == findings(checking(faulty, "here"))


def _busy_seconds(pid: int) -> float:
    psutil = pytest.importorskip("psutil", reason=skips.missing("psutil", "make test"))
    return float(psutil.Process(pid).cpu_times().user)


@pytest.mark.parametrize(
    ("address", "said"),
    [("", "dask://"), ("127.0.0.1:1", "127.0.0.1:1"), ("nowhere", "nowhere")],
)
def test_a_cluster_that_cannot_be_had_is_told(
    address: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask, "SECONDS", 1)
    with pytest.raises(RiskctlError, match=said):
        list(dask.executor(address, None).map(abs, [1]))


def test_a_scheduler_without_workers_is_told(tmp_path: Path) -> None:
    with cluster(tmp_path, 0) as one, pytest.raises(RiskctlError, match="no worker"):
        list(DaskCluster(one.address).map(abs, [1]))


def test_other_versions_are_refused(two: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "__version__", "0.0.1")
    with pytest.raises(RiskctlError, match=r"0\.0\.1: other versions"):
        list(DaskCluster(two.address).map(abs, [1]))
