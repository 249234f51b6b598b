"""What the terminal shows: findings, papers with their parts, counts, sizes, seconds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import click

from lkpj_report.bahasa.bilangan import format_bilangan
from lkpj_report.build import JobResult, Paper
from lkpj_report.cli.console import shows
from lkpj_report.diagnostics import Diagnostic, LineOf, Severity, as_json, render
from lkpj_report.outputs import Outcome, Written, shown
from lkpj_report.source.names import PassedOver


def findings(found: Iterable[Diagnostic], line_of: LineOf) -> None:
    """All findings, to the error stream."""
    for d in found:
        click.echo(render(d, line_of) + "\n", err=True)


def json_lines(found: Iterable[Diagnostic]) -> None:
    """All findings to the output, one JSON object a line; signs that the console lacks are escaped."""
    for d in found:
        line = as_json(d)
        click.echo(line if shows(line) else json.dumps(json.loads(line)))


def counts(found: Iterable[Diagnostic]) -> str:
    """ "2 kesalahan, 1 peringatan", worst first; "tidak ada temuan" when there is nothing."""
    per = Counter(d.severity for d in found)
    parts = [f"{per[s]} {s.value}" for s in Severity if per[s]]
    return ", ".join(parts) or "tidak ada temuan"


def paper(paper: Paper, written: Sequence[Written]) -> None:
    """A paper with its pages, files and parts."""
    state = f" (KONSEP: {paper.konsep})" if paper.konsep else ""
    click.echo(f"  {paper.name}{state}: {paper.pages} halaman")
    for w in written:
        note = "" if w.outcome is Outcome.WRITTEN else f"  [{w.outcome.value}]"
        click.echo(f"    {shown(w.path)}{'  ' + size(w.size) if w.size else ''}{note}")
    total = len(paper.included) + len(paper.left_out)
    if not paper.left_out:
        click.echo(f"    dimuat semua bagian ({total}): {', '.join(paper.included)}")
        return
    click.echo(f"    dimuat {len(paper.included)} dari {total} bagian: {', '.join(paper.included)}")
    click.echo("    tidak dimuat:")
    for name, why in paper.left_out:
        click.echo(f"      {name}: {why}")


def files(read: Sequence[str], passed_over: Sequence[PassedOver]) -> None:
    """Which files were read, and which were not and why."""
    click.echo(f"dibaca: {', '.join(read) or 'tidak ada berkas'}")
    for p in passed_over:
        click.echo(f"tidak dibaca: {p.name} ({p.reason})")


def size(count: int) -> str:
    """Bytes as KB."""
    return f"{format_bilangan(Decimal(max(1, round(count / 1000))), 0)} KB"


def seconds(value: float) -> str:
    """Seconds with a decimal comma."""
    return format_bilangan(Decimal(f"{value:.2f}"), 2) + " detik"


def folder(output: str, result: JobResult) -> Path:
    """Where the papers of a report go: output/<daerah>/<tahun>."""
    return Path(output) / result.region / result.year
