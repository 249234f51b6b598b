"""What the terminal shows of a whole set: a line a paper, in columns, so that twenty papers fit on a screen.

In: the papers with what was written of each, and those that the input has nothing for. A build of a few papers
shows each at length (`show.paper`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from lkpj_report.build import JobResult, Paper
from lkpj_report.cli.show import paper as show_paper
from lkpj_report.cli.show import size
from lkpj_report.outputs import Outcome, Written, shown

AT_LENGTH = 3
"""Up to so many papers are shown each with its paths and parts."""

Line = tuple[Paper, Sequence[Written]]


def show_set(result: JobResult, lines: Sequence[Line], target: Path) -> None:
    """The papers that were written, then those that were not made and why."""
    written = [(paper, files) for paper, files in lines if files]
    head = f"{result.region} {result.year}".strip()
    if len(written) <= AT_LENGTH:
        click.echo(head)
        for paper, files in written:
            show_paper(paper, files)
    else:
        click.echo(f"{head}: {len(written)} naskah di {shown(target)}")
        _columns(written)
    for name, lacks in result.skipped:
        click.echo(f"  {name} tidak dibuat: tidak ada {', '.join(lacks)}")
    if not written:
        click.echo("  tidak ada naskah yang dibuat")


def _columns(written: Sequence[Line]) -> None:
    heads = [f"{p.name}{' (KONSEP)' if p.konsep else ''}:" for p, _ in written]
    names = max(len(h) for h in heads)
    pages = max(len(str(p.pages)) for p, _ in written)
    files = [_files(p, w) for p, w in written]
    widest = max(len(f) for f in files)
    for head, (paper, _), said in zip(heads, written, files, strict=True):
        count = len(paper.included) + len(paper.left_out)
        parts = f"{len(paper.included)} dari {count} bagian" if paper.left_out else "semua bagian"
        click.echo(f"  {head:<{names}} {paper.pages:>{pages}} halaman  {said:<{widest}}  {parts}")
        if paper.left_out:
            click.echo("    tidak dimuat: " + "; ".join(f"{name} ({why})" for name, why in paper.left_out))
    why = dict.fromkeys(p.konsep for p, _ in written if p.konsep)
    if why:
        click.echo(f"  KONSEP: {'; '.join(why)}")


def _files(paper: Paper, written: Sequence[Written]) -> str:
    """Each file by its ending and size; by its name when it is not what the paper's name says."""
    out = []
    for w in written:
        name = w.path.name.removeprefix(f"{paper.name}-konsep").removeprefix(paper.name).lstrip(".-")
        note = "" if w.outcome in (Outcome.WRITTEN, Outcome.UNCHANGED) else f" [{w.outcome.value}]"
        out.append(f"{name} {size(w.size) if w.size else ''}".rstrip() + note)
    return ", ".join(out)
