"""Processes that work batches off, and what becomes of their answers: order, losses, the end.

A process gets its next batch only once it has answered, so that neither side ever waits for the other to
read. What a process did not finish, since it was killed or the work raised an exception, is done again in
this one: an exception then says where it came from, as it would without processes.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic

from riskctl.check.executor import Batch, Result

AHEAD = 8  # answers for each process that may wait for one before them
LOST = (EOFError, OSError)  # what a connection says once the other end is gone


class Workers(Generic[Batch, Result]):
    """So many processes that do one piece of work, batch by batch."""

    def __init__(self, work: Callable[[Batch], Result], jobs: int, method: str | None = None) -> None:
        self._work = work
        self._idle: list[Connection[Any, Any]] = []
        self._busy: dict[Connection[Any, Any], tuple[int, Batch]] = {}
        self._answers: dict[int, Result] = {}
        self._lost: dict[int, Batch] = {}  # done here, once it is their turn
        self._most = AHEAD * jobs
        self._handed_out = -1  # the last batch that was
        self._processes: list[BaseProcess] = []
        method = method or _method()
        for _ in range(jobs):
            self._start(method)
        if method != "fork":
            self._send_work()

    def results(self, batches: Iterable[Batch]) -> Iterator[Result]:
        """Yield the answers in the order of `batches`."""
        numbered, turn = enumerate(batches), 0
        while True:
            self._hand_out(numbered, turn)
            if turn in self._lost:
                yield self._work(self._lost.pop(turn))
                turn += 1
            elif turn in self._answers:
                yield self._answers.pop(turn)
                turn += 1
            elif self._busy:
                self._take_in()
            elif (left := next(numbered, None)) is None:
                return
            else:  # every process is lost
                self._lost[turn] = left[1]

    def close(self) -> None:
        """End every process."""
        for channel in (*self._idle, *self._busy):
            channel.close()
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()

    def _start(self, method: str) -> None:
        context: Any = get_context(method)  # each has a class of its own for processes
        here, there = context.Pipe()
        copied = (self._work, [here, *self._idle]) if method == "fork" else (None, [])
        process = context.Process(target=_serve, args=(there, *copied), daemon=True)
        process.start()
        there.close()
        self._processes.append(process)
        self._idle.append(here)

    def _send_work(self) -> None:
        """Send the work to processes that are no copies; what cannot be sent is done here. With what starts a
        process it would wait for ever where one ends before it has read so much."""
        try:
            packed = pickle.dumps(self._work, pickle.HIGHEST_PROTOCOL)
        except (pickle.PicklingError, TypeError, AttributeError):  # such as of files that git gives
            self.close()
            self._idle.clear()
            return
        for channel in [*self._idle]:
            try:
                channel.send_bytes(packed)
            except OSError:
                self._idle.remove(channel)

    def _hand_out(self, numbered: Iterator[tuple[int, Batch]], turn: int) -> None:
        while self._idle and self._handed_out < turn + self._most:
            if (batch := next(numbered, None)) is None:
                return
            channel = self._idle.pop()
            self._busy[channel] = batch
            self._handed_out = batch[0]
            try:
                channel.send(batch[1])
            except OSError:
                self._lose(channel)

    def _take_in(self) -> None:
        for channel in wait([*self._busy]):
            assert isinstance(channel, Connection)
            try:
                answer = channel.recv()
            except LOST:
                self._lose(channel)
            else:
                self._answers[self._busy.pop(channel)[0]] = answer
                self._idle.append(channel)

    def _lose(self, channel: Connection[Any, Any]) -> None:
        channel.close()
        number, batch = self._busy.pop(channel)
        self._lost[number] = batch


def _method() -> str:
    """How processes are started: a copy of this one costs least, where a copy is safe."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _serve(
    channel: Connection[Any, Any], work: Callable[[Any], Any] | None, others: Iterable[Connection[Any, Any]]
) -> None:
    """What a process does: an answer for each batch, until the other end is gone.

    It says nothing by itself: Ctrl-C is for the process that started it, and what fails is done again there.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for other in others:  # a copy has the ends of those started before, and would hold them open
        other.close()
    try:
        do = work or channel.recv()
        while True:
            channel.send(do(channel.recv()))
    except LOST:
        return
