"""The workers of a Dask cluster, whose scheduler listens at the address (`--executor dask://host:8786`).

Each needs the same Python and the same riskctl, which is asked before anything is sent. Files and what is
shared go from here to the workers, so they read nothing themselves; whoever can reach the scheduler can read
that, and can run code on the workers: a cluster is as private as its network.
"""

from __future__ import annotations

import logging
import pickle
import platform
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

from riskctl import __version__
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase
from riskctl.check.executor import Batch, Executor, Result

if TYPE_CHECKING:
    from distributed import Client, Future

SECONDS = 10  # that a scheduler may take to answer at first
PATIENCE = 1  # seconds without an answer, after which it is asked whether there is still a worker
AHEAD = 4  # batches for each thread of the workers that are on their way
UNDER_WAY = ("pending", "lost")  # lost with the worker that kept the answer: the scheduler has it done again
_one_at_a_time = Lock()  # of a worker: a context is made for one thread


class WORDS:
    """What is said of a cluster."""

    missing = Phrase(
        "在 Dask 集群上检查要用 distributed，这里没有装",
        "To check on a Dask cluster takes distributed, which is not installed here",
    )
    install = Phrase('安装：pip install "riskctl[cluster]"', 'Install it: pip install "riskctl[cluster]"')
    no_address = Phrase(
        "没有写调度器在哪里，要写成 dask://HOST:8786（HOST 是那台机器）",
        "Where the scheduler is was not said; write dask://HOST:8786",
    )
    unreachable = Phrase("{address} 没有 Dask 调度器应答", "No Dask scheduler answers at {address}")
    start = Phrase(
        "在那台机器上运行 dask scheduler，核对地址；或者不写 --executor，就在本机检查。",
        "Run dask scheduler there and check the address; without --executor the check runs here.",
    )
    no_worker = Phrase("调度器 {address} 还没有工作进程", "The scheduler at {address} has no worker yet")
    start_worker = Phrase("运行 dask worker {address}。", "Run dask worker {address}.")
    other = Phrase(
        "工作进程 {worker} 用的是 {found}，这里是 {here}：版本不同，结果就可能不同",
        "The worker {worker} has {found}, and here is {here}: other versions may answer otherwise",
    )
    alike = Phrase(
        "在每个工作进程那里装同样的 Python 和 riskctl。",
        "Install the same Python and riskctl where each worker runs.",
    )


def executor(address: str, jobs: int | None) -> Executor:
    """Return the executor of the cluster, whatever number is asked: its workers are as many as they are.

    Raises RiskctlError without an address, and where the library is not installed.
    """
    if find_spec("distributed") is None:
        raise RiskctlError(WORDS.missing(), WORDS.install())
    if not address:
        raise RiskctlError(WORDS.no_address())
    return DaskCluster(address)


class DaskCluster:
    """Works on the workers of one scheduler; satisfies `Executor`.

    Dask does again what a lost worker had; what it gives up, and what it cannot be sent, is done here.
    """

    few = 0

    def __init__(self, address: str) -> None:
        self._address = address if "://" in address else f"tcp://{address}"

    def map(self, work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        try:
            packed = pickle.dumps(work, pickle.HIGHEST_PROTOCOL)
        except (pickle.PicklingError, TypeError, AttributeError):  # such as of files that git gives
            yield from map(work, batches)
            return
        with self._client() as client:
            self._ask_versions(client)
            ahead = AHEAD * sum(client.nthreads().values())
            yield from self._results(client, work, packed, batches, ahead)

    def _results(
        self,
        client: Client,
        work: Callable[[Batch], Result],
        packed: bytes,
        batches: Iterable[Batch],
        ahead: int,
    ) -> Iterator[Result]:
        """The answers in the order of the batches, of which so many are on their way at a time."""
        # As a task of its own it is sent to a worker once, and made again where those that had it are lost.
        there = client.submit(pickle.loads, packed, pure=False)
        sent: deque[tuple[Future | None, Batch]] = deque()
        for batch in batches:
            sent.append((_sent(client, there, batch), batch))
            if len(sent) >= ahead:
                yield _result(client, work, *sent.popleft())
        while sent:
            yield _result(client, work, *sent.popleft())

    def _client(self) -> Client:
        from distributed import Client

        for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is made good, or told
        try:
            return Client(self._address, timeout=SECONDS, set_as_default=False)
        except (OSError, ValueError):  # nobody there; an address that is none
            raise RiskctlError(WORDS.unreachable(address=self._address), WORDS.start()) from None

    def _ask_versions(self, client: Client) -> None:
        """Raise RiskctlError where there is no worker, or one that has other versions."""
        here, answers = versions(), client.run(versions, on_error="return")
        if not answers:
            raise RiskctlError(
                WORDS.no_worker(address=self._address), WORDS.start_worker(address=self._address)
            )
        for worker, found in answers.items():
            if found != here:  # one without riskctl answers with the error of not finding it
                raise RiskctlError(WORDS.other(worker=worker, found=str(found), here=here), WORDS.alike())


def versions() -> str:
    """Return what has to be the same on both sides."""
    return f"Python {'.'.join(platform.python_version_tuple()[:2])}, riskctl {__version__}"


def _done(work: Callable[[Any], Any], batch: Any) -> Any:
    """What a worker does."""
    with _one_at_a_time:
        return work(batch)


def _sent(client: Client, there: Future, batch: Any) -> Future | None:
    """A batch on its way; None where the scheduler is gone."""
    from distributed.client import ClosedClientError

    try:
        return client.submit(_done, there, batch, pure=False)
    except ClosedClientError:
        return None


def _result(client: Client, work: Callable[[Batch], Result], future: Future | None, batch: Batch) -> Result:
    """The answer of the cluster; where it gave up, or the work failed, that of this process."""
    while future and (future.status == "finished" or (future.status in UNDER_WAY and _has_workers(client))):
        with suppress(TimeoutError, CancelledError, OSError):
            if future.exception(timeout=PATIENCE) is None:
                answer: Result = future.result(timeout=PATIENCE)
                return answer
        if not _has_workers(client):
            break
    return work(batch)


def _has_workers(client: Client) -> bool:
    try:
        return client.status == "running" and bool(client.nthreads())
    except (OSError, CancelledError):  # the scheduler is gone
        return False
