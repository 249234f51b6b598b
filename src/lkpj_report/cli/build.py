"""`lkpj build` (buat): make the papers of one report and write them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from lkpj_report.cli.codes import code_of
from lkpj_report.cli.console import progress
from lkpj_report.cli.options import (
    input_argument,
    output_option,
    paper_option,
    strict_option,
    template_option,
)
from lkpj_report.cli.words import IndonesianCommand
from lkpj_report.writers import FORMATS

if TYPE_CHECKING:
    from lkpj_report.build import Job, JobResult, Mode
    from lkpj_report.build.bundle import Bundle
    from lkpj_report.diagnostics import Diagnostic
    from lkpj_report.writers.pdf.impose import Plan

SHEETS = ("a3", "a4", "f4")  # `impose.PAPERS`, which is not loaded to show a help page


@click.command(
    "build",
    cls=IndonesianCommand,
    help="Buat naskah dari MASUKAN: folder tahun (inputs/kota-kupang/2023) atau satu berkas YAML.",
    short_help="Buat naskah DOCX dan PDF.",
)
@input_argument
@paper_option
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(FORMATS), metavar="docx|pdf",
    help="Bentuk berkas; boleh diulang. Bawaan: keduanya.",
)  # fmt: skip
@output_option("FOLDER", "output", "Folder hasil. Bawaan: output.")
@click.option("--draft", "--konsep", "konsep", is_flag=True, help="Buat konsep walaupun isian sudah lengkap.")
@click.option("--final", "final", is_flag=True, help="Tolak bila masih ada yang belum diisi atau salah.")
@click.option("--overwrite", "--timpa", "overwrite", is_flag=True, help="Timpa berkas yang sudah disunting.")
@click.option(
    "--booklet", "--buku", "booklet", is_flag=True,
    help="Buat juga berkas cetak buku lipat (*-cetak.pdf): cetak bolak-balik, balik di sisi pendek, lalu lipat.",
)  # fmt: skip
@click.option(
    "--2up", "--dua", "two_up", is_flag=True,
    help="Buat juga berkas cetak dua halaman selembar (*-cetak.pdf).",
)  # fmt: skip
@click.option(
    "--sheet", "--kertas", "sheet", type=click.Choice(SHEETS), metavar="|".join(SHEETS),
    help="Kertas berkas cetak; halaman diperkecil bila perlu. Bawaan: lembar selebar dua halaman.",
)  # fmt: skip
@click.option(
    "--theme", "--tema", "theme", default="", metavar="NAMA",
    help="Tema untuk semua naskah, menggantikan tema masing-masing.",
)  # fmt: skip
@click.option(
    "--no-verify", "--tanpa-cocokkan", "no_verify", is_flag=True,
    help="Jangan cocokkan DOCX dan PDF naskah final sesudah dibuat.",
)  # fmt: skip
@click.option(
    "--trace", "--jejak", "trace", is_flag=True,
    help="Tulis juga sumber setiap angka yang tercetak (*.jejak.json).",
)  # fmt: skip
@click.option("--timings", "--rinci", "timings", is_flag=True, help="Tampilkan waktu tiap tahap.")
@click.option(
    "--issuer", "--penerbit", "issuer", default="", metavar="NAMA",
    help="Hanya naskah penerbit ini, misalnya DPRD; penerbit tiap naskah disebut oleh lkpj daftar.",
)  # fmt: skip
@click.option(
    "--bundle", "--bundel", "bundle", is_flag=False, flag_value="zip", default=None,
    type=click.Choice(("zip", "folder")), metavar="[zip|folder]",
    help="Buat juga paket: semua naskah, tabel CSV, isian, jejak, temuan, daftar cetak, dan jumlah SHA-256. Ditulis sesudah MASUKAN; bawaan: zip.",
)  # fmt: skip
@strict_option
@template_option
@click.pass_context
def build(
    ctx: click.Context, /, *, masukan: str, papers: tuple[str, ...], formats: tuple[str, ...], output: str,
    konsep: bool, final: bool, overwrite: bool, booklet: bool, two_up: bool, sheet: str | None, timings: bool,
    strict: bool, templates: tuple[str, ...], theme: str, no_verify: bool,
    trace: bool, issuer: str, bundle: str | None,
) -> int:  # fmt: skip
    if konsep and final:
        raise click.UsageError("pilih salah satu: --konsep atau --final", ctx)
    if booklet and two_up:
        raise click.UsageError("pilih salah satu: --buku atau --2up", ctx)
    if sheet and not booklet and not two_up:
        raise click.UsageError("--kertas dipakai bersama --buku atau --2up", ctx)
    from lkpj_report.build import Job, build_one
    from lkpj_report.cli import show

    started = time.perf_counter()
    progress(f"menyusun {masukan} …")
    plan = _print_plan(booklet, sheet or "") if booklet or two_up else None
    try:
        job = Job(
            masukan,
            papers,
            formats or FORMATS,
            templates,
            _mode(konsep, final),
            print_plan=plan,
            theme=theme,
            verify=not no_verify,
            trace=trace,
            issuer=issuer,
        )
        result, packed = _bundled(job) if bundle else (build_one(job), None)
    finally:
        progress("")
    found = _deliver(result, output, overwrite)
    if bundle:
        found = (*found, *_deliver_bundle(result, packed, output, bundle, overwrite))
    click.echo(f"{show.counts(found)}; {show.seconds(time.perf_counter() - started)}")
    if timings:
        for name, value in result.seconds.items():
            click.echo(f"  {name}: {show.seconds(value)} CPU")
    return code_of(found, strict)


def _bundled(job: Job) -> tuple[JobResult, Bundle | None]:
    from lkpj_report.build.bundle import bundle_one  # late: most builds make none

    return bundle_one(job)


def _deliver_bundle(
    result: JobResult, packed: Bundle | None, output: str, way: str, overwrite: bool
) -> list[Diagnostic]:
    """Write the bundle, or say that there is none."""
    from lkpj_report.cli import show
    from lkpj_report.cli.bundle import deliver_bundle

    if packed is None:
        click.echo("  paket tidak dibuat: tidak ada naskah")
        return []
    found = deliver_bundle(packed, show.folder(output, result), way, overwrite)
    show.findings(found, result.line)
    return found


def _mode(konsep: bool, final: bool) -> Mode:
    from lkpj_report.build import Mode

    return Mode.KONSEP if konsep else Mode.FINAL if final else Mode.AUTOMATIC


def _print_plan(booklet: bool, sheet: str) -> Plan:
    from lkpj_report.writers.pdf.impose import Plan, Way

    return Plan(Way.BUKU if booklet else Way.DUA, sheet)


def _deliver(result: JobResult, output: str, overwrite: bool) -> tuple[Diagnostic, ...]:
    """Write the papers, show all findings and what was made; gives all findings."""
    from lkpj_report.cli import show
    from lkpj_report.cli.deliver import write_papers
    from lkpj_report.cli.set_screen import show_set

    lines, wrong = write_papers(result, output, overwrite)
    found = (*result.found, *wrong)
    show.findings(found, result.line)
    show_set(result, lines, show.folder(output, result))
    return found
