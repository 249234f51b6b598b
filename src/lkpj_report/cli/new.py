"""`lkpj new` (baru): a fresh input to be filled, with two files to double-click on Windows.

What options don't say is asked, on a terminal only; the answers are read by the model's own readers. Nothing
that exists is written over, and a year is written whole or not at all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkpj_report.cli.codes import EXIT_GOOD, EXIT_MACHINE
from lkpj_report.cli.options import Decorator, as_path
from lkpj_report.cli.words import IndonesianCommand
from lkpj_report.records import dataclass

if TYPE_CHECKING:
    from lkpj_report.bahasa.tolak import Tolak
    from lkpj_report.build.starter import Place


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """What is asked: its place in the model, the option (English, Indonesian), the words of the question."""

    jalur: tuple[str, ...]
    english: str
    pilihan: str
    tanya: str
    wajib: bool = False

    @property
    def nama(self) -> str:
        """The parameter's name."""
        return self.pilihan.removeprefix("--").replace("-", "_")


NAMA, JENIS = ("daerah", "nama"), ("daerah", "jenis")
TAHUN = ("laporan", "tahun_anggaran")

PERTANYAAN = (
    Pertanyaan(NAMA, "--region", "--daerah", "Nama resmi daerah dengan jenisnya", wajib=True),
    Pertanyaan(JENIS, "--kind", "--jenis", "Jenis daerah: provinsi, kabupaten, atau kota", wajib=True),
    Pertanyaan(("daerah", "provinsi"), "--province", "--provinsi", "Nama provinsi"),
    Pertanyaan(("daerah", "ibu_kota"), "--capital", "--ibu-kota", "Ibu kota"),
    Pertanyaan(("pejabat", "0", "nama"), "--head", "--kepala", "Nama kepala daerah dengan gelar"),
    Pertanyaan(TAHUN, "--year", "--tahun", "Tahun anggaran yang dilaporkan", wajib=True),
    Pertanyaan(("sidang", "tanggal"), "--date", "--tanggal", "Tanggal sidang paripurna"),
    Pertanyaan(("sidang", "tempat"), "--place", "--tempat", "Tempat sidang"),
    Pertanyaan(("sidang", "masa"), "--term", "--masa", "Masa sidang dalam angka Romawi"),
    Pertanyaan(("sidang", "tahun_sidang"), "--session-year", "--tahun-sidang", "Tahun sidang"),
)
"""In the order of asking; the kind of region is only asked when its name doesn't say it."""


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for q in reversed(PERTANYAAN):
        option: Decorator = click.option(q.english, q.pilihan, q.nama, metavar="TEKS", help=f"{q.tanya}.")
        command = option(command)
    return command


@click.command(
    "new",
    cls=IndonesianCommand,
    help="Siapkan isian baru di FOLDER daerah: daerah.yaml, satu folder tahun, Periksa.cmd, dan Buat.cmd. "
    "Yang tidak disebut dengan pilihan akan ditanyakan. Berkas yang sudah ada tidak diubah.",
    short_help="Siapkan folder isian baru.",
)
@click.argument("folder", metavar="FOLDER", callback=lambda ctx, param, value: as_path(value))
@_options
@click.pass_context
def new(ctx: click.Context, /, *, folder: str, **given: str | None) -> int:
    from lkpj_report.build.starter import look_around

    place = look_around(folder)
    if place.refusal is not None:
        raise click.UsageError(_words(place.refusal), ctx)
    regions = _Wilayah(place)
    isi = _answers(ctx, place, {q: given[q.nama] for q in PERTANYAAN}, regions)
    return _make(place, isi, regions)


# ---------------------------------------------------------------- answers


class _Wilayah:
    """The table of regions, read when a name is known; what it says of that name."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.catatan = ""

    def isian(self, nama: str) -> dict[tuple[str, ...], str]:
        """Code, province and time zone of a name; none for one that is not in the table, with a remark."""
        from lkpj_report.build import Job, open_library
        from lkpj_report.build.starter import cari_nama, isian_wilayah, nama_terdekat
        from lkpj_report.laporan.katalog import BERKAS_WILAYAH
        from lkpj_report.laporan.wilayah import baca_wilayah

        got = open_library(Job(str(self.place.folder))).text(BERKAS_WILAYAH)
        wilayah = baca_wilayah(got[0]) if got is not None else ()
        found = cari_nama(nama, wilayah)
        if found is not None:
            self.catatan = (
                "" if found.otonom else f"{nama} tidak mempunyai DPRD, jadi tidak menyampaikan LKPj"
            )
            return isian_wilayah(found)
        near = nama_terdekat(nama, wilayah)
        self.catatan = f'"{nama}" tidak ada di daftar wilayah; mungkin maksudnya "{near}"' if near else ""
        return {}


def _answers(
    ctx: click.Context, place: Place, given: dict[Pertanyaan, str | None], regions: _Wilayah
) -> dict[tuple[str, ...], str]:
    """All answers by their place in the model; a usage fault for what is wrong or missing."""
    from lkpj_report.build.starter import jenis_dari_nama

    terminal, isi, known = _on_terminal(), dict[tuple[str, ...], str](), dict[tuple[str, ...], str]()
    missing: list[str] = []
    if terminal:
        click.echo("Tekan Enter untuk yang akan diisi kemudian.")
    for q, text in given.items():
        if not _applies(ctx, q, text, place, isi):
            continue
        if q.jalur == JENIS and text is None:
            text = jenis_dari_nama(isi.get(NAMA, ""))
        if q.jalur in known and not text:
            continue
        if text is None and terminal:
            isi[q.jalur] = _ask(q, place, isi)
            known |= _of_region(q, isi, regions)
            continue
        value = _read(q, text or "", place, isi)
        if not isinstance(value, str):
            raise click.UsageError(f"{q.pilihan}: {_words(value)}", ctx)
        isi[q.jalur] = value
        known |= _of_region(q, isi, regions)
        unsaid = q.wajib and not value
        if unsaid and (q.jalur != JENIS or isi.get(NAMA)):  # the name says the kind, mostly
            missing.append(q.pilihan)
    if missing:
        raise click.UsageError(f"pilihan ini belum disebut: {', '.join(missing)}", ctx)
    return known | isi


def _of_region(
    q: Pertanyaan, isi: dict[tuple[str, ...], str], regions: _Wilayah
) -> dict[tuple[str, ...], str]:
    """What the table of regions says as soon as the name has been answered."""
    return regions.isian(isi[NAMA]) if q.jalur == NAMA and isi[NAMA] else {}


def _applies(
    ctx: click.Context, q: Pertanyaan, text: str | None, place: Place, isi: dict[tuple[str, ...], str]
) -> bool:
    """Whether a question is to be asked here; a usage fault for an option that would be lost in silence."""
    why = ""
    if q.jalur[0] in place.subjects:
        why = f"{q.jalur[0]} sudah ada di folder itu"
    elif q.jalur[:2] == ("daerah", "provinsi") and isi.get(JENIS) == "provinsi":
        why = "daerah itu sendiri provinsi"
    if why and text is not None:
        raise click.UsageError(f"{q.pilihan} tidak dipakai: {why}", ctx)
    return not why


def _ask(q: Pertanyaan, place: Place, isi: dict[tuple[str, ...], str]) -> str:
    """Ask until the answer can be taken; Enter takes the default, or leaves for later what may wait."""
    default = _default(q, place)
    shown = f"{q.tanya} [{default}]" if default else q.tanya
    while True:
        typed = click.prompt(shown, default="", show_default=False, prompt_suffix=": ")
        value = _read(q, str(typed).strip() or default, place, isi)
        if not isinstance(value, str):
            click.echo(f"  {_words(value)}")
        elif q.wajib and not value:
            click.echo("  ini harus diisi sekarang")
        else:
            return value


def _default(q: Pertanyaan, place: Place) -> str:
    """A proposal: the region's name from its folder, the year after the last one there."""
    if q.jalur == TAHUN and place.years:
        return str(int(place.years[-1]) + 1)
    if q.jalur == NAMA:
        from lkpj_report.build.starter import jenis_dari_nama

        words = Path(os.path.abspath(place.folder)).name.replace("_", "-").split("-")
        name = " ".join(w.capitalize() for w in words if w)
        return name if jenis_dari_nama(name) else ""
    return ""


def _read(q: Pertanyaan, text: str, place: Place, isi: dict[tuple[str, ...], str]) -> str | Tolak:
    """The answer, or why it can't be taken: by itself, beside the others, or in this folder."""
    from lkpj_report.build.starter import baca_jawaban, tolak_bersama

    value = baca_jawaban(q.jalur, text)
    if not isinstance(value, str) or not value:
        return value
    wrong = place.takes(value) if q.jalur == TAHUN else tolak_bersama(q.jalur, value, isi)
    return wrong or value


def _words(wrong: Tolak) -> str:
    return "; ".join((wrong.pesan, *wrong.saran))


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


# ---------------------------------------------------------------- files


def _make(place: Place, isi: dict[tuple[str, ...], str], regions: _Wilayah) -> int:
    """Write what is not there yet, and say so."""
    from lkpj_report.build import Job, open_library
    from lkpj_report.build.starter import fresh_files, write_new
    from lkpj_report.cli import show
    from lkpj_report.cli.schema import schema_text
    from lkpj_report.laporan.katalog import muat_katalog
    from lkpj_report.outputs import shown

    katalog, _ = muat_katalog(open_library(Job(str(place.folder))).tree)
    indikator = tuple(katalog.indikator) if katalog is not None else ()
    tahun = isi[TAHUN]
    files = fresh_files(isi, place.subjects, indikator, schema_text())
    new_ones = [(_free(place, name, tahun), data) for name, data in files]
    made, refused = write_new(place.folder, [(n, d) for n, d in new_ones if n.casefold() not in place.taken])
    if refused is not None:
        show.findings((refused,), lambda file, number: None)
        return EXIT_MACHINE
    for path in made:
        click.echo(f"  {shown(path)}")
    if regions.catatan:
        click.echo(f"periksa nama daerah: {regions.catatan}")
    year = shown(place.folder / tahun)
    command = f'"{year}"' if " " in year else year
    click.echo(f"isian baru siap; sesudah diisi: lkpj periksa {command}")
    return EXIT_GOOD


def _free(place: Place, name: str, tahun: str) -> str:
    """The files to double-click belong to one year: those of a further year get it into their name."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-{tahun}.{ending}" if dot and ending == "cmd" and name.casefold() in place.taken else name
