"""A paper's `dokumen.yaml`: what it is, who issues it, what it needs, which parts it has.

`docs`, `check` and `build` read this; none guesses from the template.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lkpj_report.diagnostics import Diagnostic, Place
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, baca, isian
from lkpj_report.source.tree import Mapping as RawMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class BagianNaskah(Bagian):
    """A part of the paper: it is printed when all that it needs is there."""

    kunci: str = isian("Nama bagian di templat")
    nama: str = isian("Nama bagian untuk dibaca orang")
    perlu: tuple[str, ...] = isian('Isian yang diperlukan, misalnya "pidato.belasungkawa"', bawaan=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Naskah(Bagian):
    """The description of a paper."""

    nama: str = isian("Nama naskah")
    keterangan: str = isian("Untuk apa naskah ini")
    penerbit: str = isian("Siapa yang menerbitkan")
    tema: str = isian("Nama tema di folder tema", bawaan="naskah-dinas")
    judul: str = isian("Judul berkas, boleh memuat {naskah}, {singkatan}, {daerah}, {tahun}")
    wajib: tuple[str, ...] = isian('Isian yang harus ada, misalnya "sidang" atau "dprd.ketua"', bawaan=())
    inti: bool = isian("Naskah utama: kesalahan bila isian wajibnya tidak ada (ya atau tidak)", bawaan=False)
    diminta: bool = isian("Hanya dibuat bila disebut dengan --doc (ya atau tidak)", bawaan=False)
    perintah: str | None = isian(
        "Perintah yang membuat naskah ini dari dua sumber: rekonsiliasi atau beda", bawaan=None
    )
    bagian: tuple[BagianNaskah, ...] = isian("Bagian naskah menurut urutan", bawaan=())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Berkas(Bagian):
    """The file: its one subject."""

    naskah: Naskah = isian("Keterangan naskah")
    format: str | None = isian("Versi bentuk berkas", bawaan=None)
    sumber: str | None = isian("Sumber", bawaan=None)
    catatan: str | None = isian("Catatan", bawaan=None)


def read_paper(root: RawMapping) -> tuple[Naskah | None, tuple[Diagnostic, ...]]:
    """The description in a `dokumen.yaml`."""
    value, found = baca(_Berkas, root, "dokumen.yaml")
    return (value.naskah if value else None), found


def find(report: Laporan, path: str) -> tuple[bool, Place | None]:
    """Whether a dotted path of the report has a value, and where it stands without one, if it does."""
    part: Any = report
    for name in path.split("."):
        if isinstance(part, dict):
            part = part.get(name)
            continue
        if not isinstance(part, Bagian):
            return False, None
        if name in part.letak.kosong:
            return False, part.letak[name]
        if name in part.letak.menyusul:
            return True, None
        part = getattr(part, name, None)
    return part is not None and part != () and part != {}, None


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts of a paper are printed, and which stand in the input without a value."""

    present: Mapping[str, bool]
    gaps: tuple[tuple[str, Place], ...]


def parts(paper: Naskah, report: Laporan) -> Parts:
    """Look at what each part needs."""
    present: dict[str, bool] = {}
    gaps: list[tuple[str, Place]] = []
    for part in paper.bagian:
        looked = [find(report, path) for path in part.perlu]
        present[part.kunci] = all(ok for ok, _ in looked)
        gaps += [(part.nama, place) for _, place in looked if place is not None]
    return Parts(present, tuple(gaps))
