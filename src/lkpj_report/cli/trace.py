"""`lkpj trace` (telusur): where each printed number is from, and where a line of the input is printed.

In: an input, a question ("95,82", "anggaran.yaml:12"). Out: lines on the screen, the JSON file, the annex.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkpj_report.cli.codes import EXIT_FAULT, code_of, worst
from lkpj_report.cli.console import progress
from lkpj_report.cli.options import as_path, input_argument, output_option, paper_option, template_option
from lkpj_report.cli.words import IndonesianCommand

if TYPE_CHECKING:
    from lkpj_report.build import JobResult
    from lkpj_report.build.jejak.trace import Entry, Trace
    from lkpj_report.diagnostics import Diagnostic


@click.command(
    "trace",
    cls=IndonesianCommand,
    help="Sebutkan sumber setiap angka yang tercetak dari MASUKAN: halaman, tempat, lalu berkas, baris, dan kolom "
    "isian atau rumusnya. Yang diketik di templat disebut tanpa sumber.",
    short_help="Telusuri sumber setiap angka.",
    epilog="Kode keluar: 0 baik, 1 ada kesalahan atau tidak ada yang cocok dengan --cari.",
)
@input_argument
@paper_option
@click.option(
    "--find", "--cari", "question", default="", metavar="TEKS",
    help='Hanya angka atau kata ini ("95,82"), atau yang berasal dari baris atau sel ini '
    "(anggaran.yaml:12, anggaran.xlsx:D14), beserta rumusnya.",
)  # fmt: skip
@click.option("--json", "json_file", metavar="BERKAS", help="Tulis jejak semua naskah sebagai JSON.")
@click.option(
    "--annex", "--lampiran", "annex", is_flag=True, help="Buat juga Lampiran Sumber Data (DOCX dan PDF)."
)
@output_option("FOLDER", "output", "Folder hasil lampiran. Bawaan: output.")
@click.option("--overwrite", "--timpa", "overwrite", is_flag=True, help="Timpa berkas yang sudah disunting.")
@template_option
def trace(**given: Any) -> int:
    from lkpj_report.build import Job, trace_one
    from lkpj_report.cli import show

    progress(f"menelusuri {given['masukan']} …")
    try:
        job = Job(given["masukan"], given["papers"], templates=given["templates"])
        result, traces = trace_one(job, given["annex"])
    finally:
        progress("")
    silent = given["annex"] or given["json_file"]
    shown = 0
    for one in traces:
        for line in screen(one, given["question"]) if given["question"] or not silent else ():
            click.echo(line)
            shown += 1
    found = list(result.found)
    found += _json_file(traces, given["json_file"])
    found += _annex(result, given["output"], given["overwrite"])
    show.findings([d for d in found if d.severity.value == "kesalahan"], result.line)
    code = code_of(found, strict=False)
    if given["question"] and not shown:
        click.echo(f'tidak ada yang cocok dengan "{given["question"]}"')
        return worst((code, EXIT_FAULT))
    return code


def screen(one: Trace, question: str = "") -> Iterator[str]:
    """The lines of a paper: all numbers, or what a question finds with its formulas; what has no source last.

    What the program counts by itself (labels, page numbers) is only shown when it is asked for.
    """
    from lkpj_report.build.jejak.find import find
    from lkpj_report.build.jejak.trace import Source, untraced
    from lkpj_report.build.jejak.write import formula_lines

    if question:
        found = find(one.entries, question)
        if found:
            yield f"{one.title} ({one.paper}): {len(found)} tempat"
        for entry in found:
            yield from _entry(entry)
            yield from (f"      {line}" for line in formula_lines(entry.origin))
        return
    numbers = [e for e in one.entries if e.numbers and e.source is not Source.PROGRAM]
    bare = untraced(one.entries)
    yield f"{one.title} ({one.paper}), {one.pages} halaman: {len(numbers)} isian memuat angka, {len(bare)} tanpa sumber"
    for entry in numbers:
        yield from _entry(entry)
    if bare:
        yield "  tanpa sumber, diketik di templat:"
        for entry in bare:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    from lkpj_report.build.jejak.write import pages_words, source_words

    text = entry.text if len(entry.text) <= 100 else f"{entry.text[:99]}…"
    where = f"{entry.where}: " if str(entry.where) else ""
    yield f"  hlm. {pages_words(entry.pages) or '–'}  {where}{text}"
    yield f"      = {source_words(entry)}"


def _json_file(traces: Sequence[Trace], file: str | None) -> list[Diagnostic]:
    if not file or not traces:
        return []
    from lkpj_report.build.jejak.write import all_as_json
    from lkpj_report.outputs import shown, write_file

    path = Path(as_path(file))
    refused = write_file(path, all_as_json(tuple(traces)))
    if refused is not None:
        return [refused]
    click.echo(f"  {shown(path)}")
    return []


def _annex(result: JobResult, output: str, overwrite: bool) -> list[Diagnostic]:
    from lkpj_report.cli import show
    from lkpj_report.cli.deliver import write_papers

    made, found = write_papers(result, output, overwrite)
    for paper, written in made:
        if written:
            show.paper(paper, written)
    return found
