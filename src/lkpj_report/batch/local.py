"""Workers on this machine: one spawned process and one pipe each, one job in flight each.

Spawned, not forked: the same on Windows, and no lock of ours is copied. A worker that dies or is late is
replaced, and only its own job suffers: a dead worker's job is tried once more on another, a late one is not.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from collections import Counter, deque
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from lkpj_report.batch.runner import MOST_DEATHS, Cause, Done, Event, Lost, Work
from lkpj_report.batch.worker import build, serve
from lkpj_report.build.job import Job
from lkpj_report.records import dataclass

MOST_MEMORY = 300_000_000
"""Bytes; a worker beyond this is replaced after its job. In practice none comes near it."""


MOST_JOBS = 400
"""Reports after which a worker is replaced: it grows by some 8 KB a report, and a new one costs half a second."""


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    number: int | None = None
    until: float = 0.0
    done: int = 0


class LocalRunner:
    """The runner for one machine. `limit` are the seconds that one job may take."""

    def __init__(self, workers: int, limit: float, work: Work = build) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._limit, self._work, self._most = limit, work, workers
        self._jobs: dict[int, Job] = {}
        self._queue: deque[int] = deque()
        self._workers: list[_Worker] = []
        self._deaths: Counter[int] = Counter()

    def submit(self, number: int, job: Job) -> None:
        """Queue a job; workers start with `events`, no more of them than there are jobs."""
        self._jobs[number] = job
        self._queue.append(number)

    def events(self) -> Iterator[Event]:
        """What came of the jobs; the next job is on its way before an event is handed out."""
        try:
            while self._jobs:
                self._feed()
                yield from self._listen()
        finally:
            self.kill()

    def kill(self) -> None:
        """End all workers."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()
        self._jobs.clear()
        self._queue.clear()

    def _feed(self) -> None:
        idle = [w for w in self._workers if w.number is None]
        while self._queue and (idle or len(self._workers) < self._most):
            worker = idle.pop() if idle else self._start()
            worker.number = self._queue.popleft()
            worker.until = time.monotonic() + self._limit
            # a worker that died while idle is found out by its sentinel, like any other
            with contextlib.suppress(OSError):
                worker.pipe.send((worker.number, self._jobs[worker.number]))

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._work), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _listen(self) -> list[Event]:
        """Wait for a message, a death or a deadline; refill the workers before the events are handled."""
        busy = [w for w in self._workers if w.number is not None]
        left = max(0.0, min(w.until for w in busy) - time.monotonic())
        ready = set(wait([*(w.pipe for w in busy), *(w.process.sentinel for w in busy)], left))
        events: list[Event] = []
        for worker in busy:
            if worker.pipe in ready or worker.process.sentinel in ready:
                events += self._hear(worker)
            elif time.monotonic() >= worker.until:
                events.append(self._lose(worker, Cause.LATE, f"{self._limit:g}"))
        self._feed()
        return events

    def _hear(self, worker: _Worker) -> list[Event]:
        number = worker.number
        assert number is not None
        try:
            if not worker.pipe.poll():
                raise EOFError
            _, answer, usage = worker.pipe.recv()
        except (EOFError, OSError):
            return self._died(worker)
        worker.number = None
        del self._jobs[number]
        if usage is None:
            return [Lost(number, Cause.RAISED, answer)]
        worker.done += 1
        if usage.memory > MOST_MEMORY or worker.done >= MOST_JOBS:
            self._remove(worker)
        return [Done(number, answer, usage)]

    def _died(self, worker: _Worker) -> list[Event]:
        number = worker.number
        assert number is not None
        self._deaths[number] += 1
        if self._deaths[number] >= MOST_DEATHS:
            worker.process.join(1)
            return [self._lose(worker, Cause.DIED, str(worker.process.exitcode))]
        self._remove(worker)
        self._queue.appendleft(number)
        return []

    def _lose(self, worker: _Worker, cause: Cause, text: str) -> Lost:
        number = worker.number
        assert number is not None
        del self._jobs[number]
        self._remove(worker)
        return Lost(number, cause, text)

    def _remove(self, worker: _Worker) -> None:
        _end(worker)
        self._workers.remove(worker)


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()
    worker.process.close()
