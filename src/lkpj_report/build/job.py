"""What `build` takes and gives: plain data, small, ready for another process.

A `Job` goes in, a `JobResult` comes out; both can be pickled for a spawned worker.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from lkpj_report.diagnostics import Diagnostic
from lkpj_report.records import dataclass
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

    With a `print_plan` each paper gets a print file too (`*-cetak.pdf`); `theme` takes the place of the
    papers' own themes, "" leaves them. `only` makes of the papers that would be made just these: a batch
    names those that are no longer fresh. `verify` reads each final paper back and compares its two formats,
    when the extra that reads PDF is installed. With `trace` each paper gets the file that says where all of
    it is from (`*.jejak.json`). With an `issuer` only that office's papers of the set are made.
    """

    input: str
    papers: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    templates: tuple[str, ...] = ()
    mode: Mode = Mode.AUTOMATIC
    base: str = "."
    print_plan: Plan | None = None
    theme: str = ""
    only: tuple[str, ...] = ()
    verify: bool = False
    trace: bool = False
    issuer: str = ""


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

    `skipped` are papers of the set that nobody named and whose subjects the input lacks, each with these;
    `region` and `year` name the folder of the papers; `log` is what was read, for a later freshness check;
    `uses` are the names of the template files that each paper depends on, those that failed included;
    `by_paper` are those of `found` that arose in one paper; `released` is `laporan.terbit`; `seconds` are CPU seconds by phase, for the user's eye only.
    """

    region: str
    year: str
    papers: tuple[Paper, ...]
    found: tuple[Diagnostic, ...]
    files_read: tuple[str, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    skipped: tuple[tuple[str, tuple[str, ...]], ...] = ()
    excerpts: Mapping[tuple[str, int], str] = field(default_factory=dict, repr=False)
    seconds: Mapping[str, float] = field(default_factory=dict)
    log: Log = field(default=(), repr=False)
    uses: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    by_paper: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict, repr=False)
    released: str = ""

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
