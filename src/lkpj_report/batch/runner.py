"""The port through which reports are built elsewhere: numbers and jobs go in, events come out.

An adapter has `submit`, `events`, `kill`; it never raises for what a job does. What a job did not survive
is said in words by `Cause`. A job that has taken two workers down is named and not tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from enum import StrEnum
from typing import Protocol

from lkpj_report.build.job import Job, JobResult
from lkpj_report.build.warm import Warm
from lkpj_report.records import dataclass

Work = Callable[[Job, Warm], JobResult]
"""What a worker does with a job; a name that another process can import."""

MOST_DEATHS = 2


class Cause(StrEnum):
    """Why a job gave no result."""

    RAISED = "gangguan program"
    DIED = "proses pekerja mati"
    LATE = "melewati batas waktu"


@dataclass(frozen=True, slots=True)
class Usage:
    """What a job cost: seconds on the clock, CPU seconds, the worker's memory after it (bytes, 0: unknown)."""

    wall: float = 0.0
    cpu: float = 0.0
    memory: int = 0
    worker: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """A job's result."""

    number: int
    result: JobResult
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class Lost:
    """A job without result; `text` is a traceback or an exit code, for us."""

    number: int
    cause: Cause
    text: str = ""


Event = Done | Lost


class Runner(Protocol):
    """Has jobs done elsewhere."""

    def submit(self, number: int, job: Job) -> None:
        """Queue a job under a number that its event will carry."""

    def events(self) -> Iterator[Event]:
        """What came of the jobs, in the order of their end, until none is left."""

    def kill(self) -> None:
        """End all at once; jobs under way are lost."""
