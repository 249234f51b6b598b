"""The other side of a local worker's pipe: takes jobs, builds, sends results; one at a time, until told to end.

A worker stays warm: compiled templates, tables, fonts. It ends when its pipe or its parent is gone, so that
nothing is left behind when the batch is killed.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
import traceback
from multiprocessing.connection import Connection, wait
from multiprocessing.process import parent_process

from lkpj_report.batch.runner import Usage, Work
from lkpj_report.build.job import Job, JobResult
from lkpj_report.build.run import build_one
from lkpj_report.build.warm import Warm


def build(job: Job, warm: Warm) -> JobResult:
    """The work of a batch: `build_one`."""
    return build_one(job, warm)


def serve(pipe: Connection, work: Work) -> None:
    """Do jobs from a pipe: `(number, job)` in, `(number, result, usage)` or `(number, traceback, None)` out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(100_000, 20, 20)  # as in `cli.main`: what one report makes lives until it is done
    warm, first = Warm(), True
    while True:
        try:
            number, job = pipe.recv()
            wall, cpu = time.perf_counter(), time.process_time()
            try:
                result = work(job, warm)
            except Exception:
                pipe.send((number, traceback.format_exc(), None))
                continue
            usage = Usage(time.perf_counter() - wall, time.process_time() - cpu, memory(), os.getpid())
            pipe.send((number, result, usage))
            del result
        except (EOFError, OSError):  # the batch has gone, or told us to
            return
        if first:  # what is there now stays: modules, tables, templates
            gc.collect()
            gc.freeze()
            first = False


def memory() -> int:
    """Bytes of memory that this process holds now; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return _peak()


def _peak() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
