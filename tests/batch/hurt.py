"""Work that goes wrong in a worker, by the region's name; importable by spawned processes."""

from __future__ import annotations

import os
import signal
import time

from lkpj_report.batch.worker import build
from lkpj_report.build.job import Job, JobResult
from lkpj_report.build.warm import Warm


def hurting(job: Job, warm: Warm) -> JobResult:
    """Build, but die, hang or raise where a folder beside the year says so."""
    region = os.path.dirname(job.input)
    if os.path.exists(os.path.join(region, "mati")):
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    if os.path.exists(os.path.join(region, "mati-sekali")):
        os.unlink(os.path.join(region, "mati-sekali"))
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    if os.path.exists(os.path.join(region, "macet")):
        time.sleep(600)
    if os.path.exists(os.path.join(region, "rusak")):
        raise RuntimeError("rencana rusak")
    return build(job, warm)
