"""Writes the papers of a result to its folder: what `build`, `trace`, `reconcile` and `diff` share.

In: a `JobResult` and where it goes. Out: each paper with what happened to its files, and what the disk refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lkpj_report.build import JobResult, Paper
    from lkpj_report.diagnostics import Diagnostic
    from lkpj_report.outputs import Written


def write_papers(
    result: JobResult, output: str, overwrite: bool
) -> tuple[list[tuple[Paper, list[Written]]], list[Diagnostic]]:
    """Write all papers; a konsep beside an old final paper is remarked on."""
    from lkpj_report.cli import show
    from lkpj_report.outputs import old_finals, outdated, write_all

    target = show.folder(output, result)
    done: list[tuple[Paper, list[Written]]] = []
    found: list[Diagnostic] = []
    for paper in result.papers:
        names = [name for name, _ in paper.files]
        stale = outdated(paper.name, names, bool(paper.konsep))
        written, wrong = write_all(target, paper.files, overwrite, stale)
        found += [*wrong, *(old_finals(target, names) if paper.konsep else ())]
        done.append((paper, written))
    return done, found
