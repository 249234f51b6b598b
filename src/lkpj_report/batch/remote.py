"""Workers of a Dask cluster (extra `[dask]`): the same port, over a network, without a shared disk.

Templates are scattered once, each input travels with its job, bytes come back. Workers whose program, Python
or templates differ from ours would give other bytes, so versions are compared first. Dask gives a lost
worker's job to another by itself; the time limit is held inside the worker.
"""

from __future__ import annotations

import ctypes
import gc
import hashlib
import importlib
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lkpj_report.batch.find import Target
from lkpj_report.batch.parcel import Parcel, Shipment, library, shared_parcel, shipment
from lkpj_report.batch.runner import Cause, Done, Event, Lost, Usage
from lkpj_report.batch.settings import Settings, program
from lkpj_report.batch.worker import memory
from lkpj_report.build.job import Job, JobResult
from lkpj_report.build.run import build_one
from lkpj_report.build.warm import Warm
from lkpj_report.diagnostics import Diagnostic, fault

AHEAD = 2
"""Jobs that each worker has in flight: one that it does, one that waits, so inputs never pile up over there."""

PATIENCE = 20.0
"""Seconds to wait for the cluster to answer."""

_warm = threading.local()
"""The memory of each thread of a worker; only what `Warm` holds, never anything of a report."""


class Late(Exception):
    """A job has had its time."""


class Unfit(Exception):
    """The cluster can't be used; `finding` says why (B106 to B108)."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


class DaskRunner:
    """The runner for a cluster; raises `Unfit` when it is not there or not the same program."""

    def __init__(self, address: str, settings: Settings, tries: int = 1) -> None:
        self._client = _connect(address)
        _compare(self._client)
        self._settings = settings
        self._parcel = self._client.scatter(shared_parcel(settings), broadcast=True)
        self._queue: deque[tuple[int, Job]] = deque()
        self._again: Counter[int] = Counter()
        self._tries = tries

    def submit(self, number: int, job: Job) -> None:
        """Queue a job; its input is read when its turn comes."""
        self._queue.append((number, job))

    def events(self) -> Iterator[Event]:
        """What came of the jobs."""
        running = _dask().as_completed(loop=self._client.loop)
        jobs: dict[str, tuple[int, Job]] = {}
        while self._queue or jobs:
            room = AHEAD * max(1, sum(self._client.nthreads().values())) - len(jobs)
            for _ in range(min(room, len(self._queue))):
                number, job = self._queue.popleft()
                future = self._start(number, job)
                jobs[future.key] = (number, job)
                running.add(future)
            future = next(running)
            number, job = jobs.pop(future.key)
            event = self._event(number, job, future)
            if event is not None:
                yield event

    def kill(self) -> None:
        """Give up what is under way and leave the cluster."""
        self._queue.clear()
        self._client.close()

    def _start(self, number: int, job: Job) -> Any:
        region, _, year = job.input.rpartition("/")
        packed = shipment(self._settings, Target(region, year, job.input))
        return self._client.submit(
            work, job, packed, self._parcel, self._settings.limit, pure=False, key=f"lkpj-{number}-{self._again[number]}"
        )  # fmt: skip

    def _event(self, number: int, job: Job, future: Any) -> Event | None:
        """What came of a future; None when the job is given another try."""
        if future.status == "finished":
            return Done(number, *future.result())
        error = future.exception() if future.status == "error" else None
        if isinstance(error, Late):
            return Lost(number, Cause.LATE, f"{self._settings.limit:g}")
        if type(error).__name__ == "KilledWorker":  # Dask has given it to several workers already
            return Lost(number, Cause.DIED, "Dask")
        if error is not None and not isinstance(error, OSError):
            return Lost(number, Cause.RAISED, f"{type(error).__name__}: {error}")
        if self._again[number] >= self._tries:
            return Lost(number, Cause.DIED, str(error or future.status))
        self._again[number] += 1
        self._queue.appendleft((number, job))
        return None


def work(job: Job, packed: Shipment, shared: Parcel, limit: float) -> tuple[JobResult, Usage]:
    """Build one report over there."""
    if not hasattr(_warm, "memory"):
        _warm.memory = Warm()
        gc.set_threshold(100_000, 20, 20)
    warm: Warm = _warm.memory
    wall, cpu = time.perf_counter(), time.thread_time()
    with limited(limit):
        result = build_one(job, warm, library(packed, shared, warm.read_tree))
    return result, Usage(time.perf_counter() - wall, time.thread_time() - cpu, memory(), 0)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `Late` in this thread when the time is over; what it does is Python, so it takes notice at once."""
    thread = threading.get_ident()
    over = threading.Timer(seconds, _raise_in, (thread,))
    over.daemon = True
    over.start()
    try:
        yield
    finally:
        over.cancel()


def _raise_in(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(Late))


def identity() -> str:
    """The program and the templates of a process, in one word."""
    parcel = shared_parcel(Settings("", ""))
    digest = hashlib.sha256(program().encode())
    for key in sorted(parcel.files, key=lambda k: k.rsplit("report_templates/", 1)[-1]):
        digest.update(key.rsplit("report_templates/", 1)[-1].encode() + parcel.files[key])
    return f"{program()} #{digest.hexdigest()[:12]}"


def _dask() -> Any:
    """The library, which most machines do not have; it takes a second to load."""
    return importlib.import_module("distributed")


def _connect(address: str) -> Any:
    try:
        dask = _dask()
    except ImportError as error:
        raise Unfit(
            fault(
                "B106", "pustaka Dask belum terpasang", None, "pasang dengan: py -m pip install distributed"
            )
        ) from error
    try:
        client = dask.Client(address, timeout=PATIENCE, set_as_default=False)
        client.wait_for_workers(1, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise Unfit(
            fault(
                "B107", f'klaster Dask di "{address}" tidak menjawab', None,
                "periksa alamatnya, dan apakah penjadwal serta pekerjanya sudah berjalan",
            )
        ) from error  # fmt: skip
    return client


def _compare(client: Any) -> None:
    """Refuse a cluster with a worker whose program or templates are not ours."""
    ours = identity()
    try:
        theirs: dict[str, str] = client.run(identity)
    except Exception as error:  # the package is not there, or cannot say
        theirs = {"pekerja": f"{type(error).__name__}: {error}"}
    others = sorted({f"{worker}: {text}" for worker, text in theirs.items() if text != ours})
    if others:
        client.close()
        raise Unfit(
            fault(
                "B108", f"program atau templat di pekerja Dask tidak sama dengan yang di sini: {others[0]}", None,
                f"samakan dengan: {ours}",
            )
        )  # fmt: skip
