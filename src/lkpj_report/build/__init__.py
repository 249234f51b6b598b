"""One report, from its files to the bytes of its papers: the phases in order, no rules of its own.

In: a `Job`, plain data that can be sent to another process. Out: a `JobResult` with the papers, all
findings and the lines to show them with. Nothing is written here and nothing is printed; the caller does
both. `reading` gives the checked report, `paper` makes one paper of it, `pictures` looks at emblems.
"""

from __future__ import annotations

from lkpj_report.build.job import Job, JobResult, Mode, Paper
from lkpj_report.build.paper import describe
from lkpj_report.build.reading import open_library
from lkpj_report.build.run import build_one, check_one, edits_of, paper_named, trace_one

__all__ = [
    "Job",
    "JobResult",
    "Mode",
    "Paper",
    "build_one",
    "check_one",
    "describe",
    "edits_of",
    "open_library",
    "paper_named",
    "trace_one",
]
