"""What `build` takes and gives: plain data, small, ready for another process.

A `Job` goes in, a `JobResult` comes out; both can be pickled for a spawned worker.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from lkpj_report.diagnostics import Diagnostic
from lkpj_report.source.bahan import Log
from lkpj_report.source.names import PassedOver
from lkpj_report.writers import FORMATS

if TYPE_CHECKING:
    from lkpj_report.writers.pdf.impose import Plan


class Mode(StrEnum):
    """What to do with gaps: a konsep when there are any, always a konsep, or refuse them."""

    AUTOMATIC = "otomatis"
    KONSEP = "konsep"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Job:
    """What to build. Paths are as the user gave them, relative to `base` (the working folder).

    With a `print_plan` each paper gets a print file too (`*-cetak.pdf`).
    """

    input: str
    papers: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    templates: tuple[str, ...] = ()
    mode: Mode = Mode.AUTOMATIC
    base: str = "."
    print_plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A built paper: its files by name, its pages, which parts are in, and which are not and why.

    `konsep` says in words why the paper is marked as unfinished; "" for a final paper.
    """

    name: str
    konsep: str
    pages: int
    files: tuple[tuple[str, bytes], ...] = field(repr=False)
    included: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class JobResult:
    """All that one job gave; `excerpts` are the source lines that the findings show.

    `region` and `year` name the folder of the papers; `log` is what was read, for a later freshness check;
    `seconds` are CPU seconds by phase, for the user's eye only.
    """

    region: str
    year: str
    papers: tuple[Paper, ...]
    found: tuple[Diagnostic, ...]
    files_read: tuple[str, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    excerpts: Mapping[tuple[str, int], str] = field(default_factory=dict, repr=False)
    seconds: Mapping[str, float] = field(default_factory=dict)
    log: Log = field(default=(), repr=False)

    def line(self, file: str, number: int) -> str | None:
        """A source line for `diagnostics.render`."""
        return self.excerpts.get((file, number))


class Clock:
    """CPU seconds of each phase."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count what is done inside under a name."""
        start = time.process_time()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - start
