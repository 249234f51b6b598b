"""`lkpj reconcile` (rekonsiliasi): an input against a second source, account by account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from lkpj_report.cli.options import as_path, input_argument, output_option, template_option
from lkpj_report.cli.words import IndonesianCommand

if TYPE_CHECKING:
    from lkpj_report.banding.rekonsiliasi import BarisSelisih, Rekonsiliasi
    from lkpj_report.figures.hasil import Uang

_HEAD = ("Kode", "Uraian", "Lajur", "Isian", "Pembanding", "Selisih", "Keterangan")
_AMOUNTS = (3, 4, 5)


@click.command(
    "reconcile",
    cls=IndonesianCommand,
    help="Bandingkan APBD MASUKAN dengan PEMBANDING: isian lain (folder atau berkas YAML), atau tabel CSV/XLSX "
    "berkolom kode, anggaran, realisasi, perangkat_daerah. Selisih ialah isian dikurangi pembanding.",
    short_help="Bandingkan APBD dengan sumber kedua.",
    epilog="Kode keluar: 0 sama, 3 ada selisih, 1 ada sumber yang tidak dapat dibandingkan.",
)
@input_argument
@click.argument("pembanding", metavar="PEMBANDING", callback=lambda ctx, param, value: as_path(value))
@click.option(
    "--tolerance", "--toleransi", "tolerance", default="0", metavar="RUPIAH",
    help="Selisih sampai sebesar ini tidak dihitung. Bawaan: 0.",
)  # fmt: skip
@click.option(
    "--worksheet",
    "--lembar",
    "sheet",
    default="",
    metavar="NAMA",
    help="Lembar buku kerja, bila lebih dari satu.",
)
@click.option(
    "--name", "--sebutan", "name", default="", metavar="TEKS",
    help='Sebutan sumber pembanding di lampiran, misalnya "LKPD audited". Bawaan: nama berkasnya.',
)  # fmt: skip
@click.option("--csv", "csv", metavar="BERKAS", help="Tulis semua selisih sebagai CSV.")
@click.option(
    "--paper", "--naskah", "paper", is_flag=True, help="Buat juga Lampiran Rekonsiliasi (DOCX dan PDF)."
)
@output_option("FOLDER", "output", "Folder hasil. Bawaan: output.")
@click.option("--overwrite", "--timpa", "overwrite", is_flag=True, help="Timpa berkas yang sudah disunting.")
@template_option
@click.pass_context
def reconcile(ctx: click.Context, /, **given: Any) -> int:
    from lkpj_report.bahasa.rupiah import baca_rupiah
    from lkpj_report.bahasa.tolak import Tolak
    from lkpj_report.build.compare import ANNEX, Other, reconcile_one
    from lkpj_report.build.job import Job
    from lkpj_report.cli.columns import as_csv
    from lkpj_report.cli.compared import deliver, exit_code, notes

    tolerance = baca_rupiah(given["tolerance"])
    if isinstance(tolerance, Tolak) or tolerance.nilai < 0:
        raise click.UsageError("toleransi bukan jumlah rupiah; tulis misalnya --toleransi 1.000", ctx)
    job = Job(given["masukan"], (ANNEX,) if given["paper"] else (), templates=given["templates"], verify=True)
    compared = reconcile_one(job, Other(given["pembanding"], given["sheet"], given["name"]), tolerance.nilai)
    made = compared.rekonsiliasi
    csv = (as_path(given["csv"]), as_csv(_CSV_HEAD, csv_rows(made))) if given["csv"] and made else None
    if made is not None:
        for line in screen(made, (given["masukan"], given["pembanding"])):
            click.echo(line)
        notes(compared)
    found = deliver(compared, given["output"], given["overwrite"], csv)
    stated_wrong = any(d.code == "S177" for d in found)
    return exit_code(found, (made.sama and not stated_wrong) if made is not None else None)


def screen(r: Rekonsiliasi, paths: tuple[str, str]) -> list[str]:
    """The lines of the report."""
    from lkpj_report.bahasa.rupiah import format_rupiah
    from lkpj_report.cli.columns import lines

    out = [f"Isian: {paths[0]}", f"Pembanding: {paths[1]}", ""]
    rows = [(k.uraian, k.lajur, *map(amount, (k.isian, k.pembanding, k.selisih))) for k in r.kontrol]
    out += lines(("Jumlah pokok", "Lajur", "Isian", "Pembanding", "Selisih"), rows, (2, 3, 4))
    for title, some, columns in (
        ("Selisih menurut rekening, dari yang terbesar", r.berbeda, slice(0, 7)),
        ("Rekening yang hanya ada di satu sumber", r.satu_sumber, slice(0, 7)),
        ("Rekening induk yang selisihnya dijelaskan oleh rinciannya", r.induk, slice(0, 6)),
        ("Selisih belanja menurut perangkat daerah", r.perangkat, slice(1, 7)),
    ):
        if some:
            amounts = [n - columns.start for n in _AMOUNTS]
            out += ["", f"{title}:", *lines(_HEAD[columns], [_row(b)[columns] for b in some], amounts)]
    out += ["", f"{r.dibandingkan.isi} jumlah dibandingkan; {_outcome(r)}"]
    if r.lebih_rinci.isi:
        out.append(
            f"{r.lebih_rinci.isi} rekening dirinci oleh satu sumber saja; jumlah di atasnya yang dibandingkan"
        )
    if not r.tanpa_toleransi:
        out.append(f"selisih sampai {format_rupiah(r.toleransi.nilai)} tidak dihitung")
    return out


def _outcome(r: Rekonsiliasi) -> str:
    if r.sama:
        return "tidak ada selisih"
    parts = [f"{len(r.berbeda)} selisih rekening"]
    parts += [f"{len(r.satu_sumber)} rekening hanya di satu sumber"] if r.satu_sumber else []
    parts += [f"{len(r.perangkat)} selisih perangkat daerah"] if r.perangkat else []
    return ", ".join(parts)


def _row(b: BarisSelisih) -> tuple[str, ...]:
    amounts = map(amount, (b.isian, b.pembanding, b.selisih))
    return (b.kode.isi if b.kode else "", b.uraian.isi, b.lajur, *amounts, b.keterangan.isi)


def amount(u: Uang | None) -> str:
    """An amount as tables print it."""
    from lkpj_report.bahasa.rupiah import format_angka_tabel

    return format_angka_tabel(u.isi.nilai) if u is not None else "–"


_CSV_HEAD = (
    "bagian", "kode", "uraian", "lajur", "isian", "pembanding", "selisih", "keterangan", "letak_isian",
    "letak_pembanding",
)  # fmt: skip


def csv_rows(r: Rekonsiliasi) -> Iterable[tuple[str, ...]]:
    """All rows for a spreadsheet: amounts with a decimal comma and without dots, so that they stay numbers."""
    for k in r.kontrol:
        yield (
            "jumlah pokok",
            "",
            k.uraian,
            k.lajur,
            *map(_bare, (k.isian, k.pembanding, k.selisih)),
            "",
            "",
            "",
        )
    for part, some in (
        ("rekening", r.rincian),
        ("rekening induk", r.induk),
        ("perangkat daerah", r.perangkat),
    ):
        for b in some:
            yield (
                part, b.kode.isi if b.kode else "", b.uraian.isi, b.lajur,
                *map(_bare, (b.isian, b.pembanding, b.selisih)), b.keterangan.isi, _place(b.isian), _place(b.pembanding),
            )  # fmt: skip


def _bare(u: Uang | None) -> str:
    return f"{u.isi.nilai:f}".replace(".", ",") if u is not None else ""


def _place(u: Uang | None) -> str:
    from lkpj_report.banding.perubahan import tempat
    from lkpj_report.cli.compared import where

    return where(next(tempat(u.asal), None)) if u is not None else ""
