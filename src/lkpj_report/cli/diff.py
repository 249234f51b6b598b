"""`lkpj diff` (beda): what changed from one input to another, and the errata sheet about it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkpj_report.cli.options import as_path, output_option, template_option
from lkpj_report.cli.words import IndonesianCommand

if TYPE_CHECKING:
    from lkpj_report.banding.perubahan import Perbedaan, Perubahan

LARGEST_PRINT = 200_000_000
"""Bytes of a print that is read."""

_HEAD = ("Uraian", "Lama", "Baru", "Selisih", "%", "Letak")


@click.command(
    "diff",
    cls=IndonesianCommand,
    help="Tunjukkan yang berubah dari isian LAMA ke isian BARU: angka, teks, entri, dan angka turunan yang ikut "
    "berubah. Entri dikenali dari kode atau namanya, bukan dari urutannya.",
    short_help="Tunjukkan yang berubah di antara dua isian.",
    epilog="Kode keluar: 0 sama, 3 ada perubahan, 1 ada isian yang tidak terbaca.",
)
@click.argument("lama", metavar="LAMA", callback=lambda ctx, param, value: as_path(value))
@click.argument("baru", metavar="BARU", callback=lambda ctx, param, value: as_path(value))
@click.option("--json", "as_json", is_flag=True, help="Tampilkan sebagai JSON, satu perubahan sebaris.")
@click.option("--csv", "csv", metavar="BERKAS", help="Tulis semua perubahan sebagai CSV.")
@click.option(
    "--paper",
    "--naskah",
    "paper",
    is_flag=True,
    help="Buat juga lembar ralat (DOCX dan PDF) dari isian BARU.",
)
@click.option(
    "--print", "--cetakan", "pdf", metavar="PDF",
    help="PDF naskah lama yang sudah dicetak: nomor halaman dicari di sana.",
)  # fmt: skip
@output_option("FOLDER", "output", "Folder hasil. Bawaan: output.")
@click.option("--overwrite", "--timpa", "overwrite", is_flag=True, help="Timpa berkas yang sudah disunting.")
@template_option
@click.pass_context
def diff(ctx: click.Context, /, **given: Any) -> int:
    from lkpj_report.build.compare import ERRATA, diff_one
    from lkpj_report.build.job import Job
    from lkpj_report.cli.columns import as_csv
    from lkpj_report.cli.compared import deliver, exit_code, notes

    pdf = _print(ctx, as_path(given["pdf"])) if given["pdf"] else None
    job = Job(given["baru"], (ERRATA,) if given["paper"] else (), templates=given["templates"], verify=True)
    compared = diff_one(given["lama"], job, pdf)
    made = compared.beda
    csv = (as_path(given["csv"]), as_csv(_CSV_HEAD, csv_rows(made))) if given["csv"] and made else None
    if made is not None:
        for line in json_lines(made) if given["as_json"] else screen(made):
            click.echo(line)
        if not given["as_json"]:
            notes(compared)
    found = deliver(compared, given["output"], given["overwrite"], csv)
    return exit_code(found, made.sama if made is not None else None)


def _print(ctx: click.Context, path: str) -> bytes:
    file = Path(path)
    if not file.is_file():
        raise click.UsageError(f'cetakan "{path}" tidak ditemukan', ctx)
    if file.stat().st_size > LARGEST_PRINT:
        raise click.UsageError(f'cetakan "{path}" terlalu besar', ctx)
    return file.read_bytes()


def screen(b: Perbedaan) -> list[str]:
    """The lines of the report, by subject in the order of the model."""
    from lkpj_report.cli.columns import lines

    out = [f"Lama: {b.lama.isi}", f"Baru: {b.baru.isi}"]
    paged = any(p.halaman for p in b.semua)
    for title, some in (("", b.isian), ("Angka turunan yang ikut berubah", b.turunan)):
        if title and some:
            out += ["", f"{title}:"]
        for subject in dict.fromkeys(p.pokok for p in some):
            rows = [_row(p, paged) for p in some if p.pokok == subject]
            head = (*_HEAD[:5], *(("Halaman",) if paged else ()), *_HEAD[5:])
            out += ["", f"{subject}:", *lines(head, rows, (3, 4))]
    count = len(b.isian)
    told = f"{count} perubahan isian, {len(b.turunan)} angka turunan ikut berubah"
    return [*out, "", "tidak ada perubahan" if b.sama else told]


def _row(p: Perubahan, paged: bool) -> tuple[str, ...]:
    name = p.uraian if p.jenis in ("angka berubah", "ikut berubah") else f"{p.uraian} ({p.jenis})"
    page = (p.halaman,) if paged else ()
    return (name, p.tertulis.isi, p.seharusnya.isi, _difference(p), _percent(p), *page, _places(p))


def _difference(p: Perubahan) -> str:
    from lkpj_report.banding.kata import tulis

    return tulis(p.selisih.isi) if p.selisih is not None else ""


def _percent(p: Perubahan) -> str:
    from lkpj_report.bahasa.persen import persen_tabel

    return persen_tabel(p.persen.isi.nilai) if p.persen is not None else ""


def _places(p: Perubahan) -> str:
    """Both lines of an entry; of a derived figure the changed entries that it follows from."""
    from lkpj_report.cli.compared import where

    if p.sebab:
        return (
            "karena "
            + "; ".join(p.sebab[:2])
            + (f"; dan {len(p.sebab) - 2} lagi" if len(p.sebab) > 2 else "")
        )
    return "\n".join(dict.fromkeys(w for place in (p.lama, p.baru) if (w := where(place))))


def json_lines(b: Perbedaan) -> Iterable[str]:
    """One JSON object a change."""
    from lkpj_report.cli.compared import where
    from lkpj_report.cli.console import shows

    for p in b.semua:
        row = {
            "pokok": p.pokok, "uraian": p.uraian, "jalur": list(p.jalur), "jenis": p.jenis, "lama": p.tertulis.isi,
            "baru": p.seharusnya.isi, "selisih": _difference(p) or None, "persen": _percent(p) or None,
            "letak_lama": where(p.lama) or None, "letak_baru": where(p.baru) or None, "sebab": list(p.sebab),
            "halaman": p.halaman or None,
        }  # fmt: skip
        line = json.dumps(row, ensure_ascii=False)
        yield line if shows(line) else json.dumps(row)


_CSV_HEAD = (
    "pokok", "uraian", "jenis", "lama", "baru", "selisih", "persen", "halaman", "letak_lama", "letak_baru", "sebab",
)  # fmt: skip


def csv_rows(b: Perbedaan) -> Iterable[tuple[str, ...]]:
    """All changes for a spreadsheet."""
    from lkpj_report.cli.compared import where

    for p in b.semua:
        yield (
            p.pokok, p.uraian, p.jenis, p.tertulis.isi, p.seharusnya.isi, _difference(p), _percent(p), p.halaman,
            where(p.lama), where(p.baru), "; ".join(p.sebab),
        )  # fmt: skip
