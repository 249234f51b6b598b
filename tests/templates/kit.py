"""A whole report in one text, and short ways to run a template or a paper over it without files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lkpj_report.diagnostics import Diagnostic
from lkpj_report.document.dump import dump
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Block, Document, Picture, plain
from lkpj_report.document.walk import block_runs, runs
from lkpj_report.figures.angka import Angka, hitung
from lkpj_report.laporan.katalog import Katalog, muat_katalog
from lkpj_report.laporan.laporan import Laporan, muat
from lkpj_report.source.bahan import Bahan, as_key
from lkpj_report.source.yaml_reader import read_yaml
from lkpj_report.templates.assemble import assemble
from lkpj_report.templates.body import no_pictures
from lkpj_report.templates.environment import Environment
from lkpj_report.templates.library import Library, package_folder
from lkpj_report.templates.papers import Naskah, parts, read_paper
from lkpj_report.templates.themes import read_theme
from lkpj_report.templates.values import Book
from lkpj_report.templates.workshop import Made, Workshop, context, context_names

SHORT = """\
laporan:
  tahun_anggaran: 2024
daerah:
  nama: Kota Contoh
  jenis: kota
  ibu_kota: Contoh
sidang:
  tanggal: 25 Maret 2025
"""

FULL = """\
laporan:
  tahun_anggaran: 2024
  nomor: 100.1/12/2025
  lampiran:
    - penghargaan
    - lra
daerah:
  nama: Kabupaten Contoh
  jenis: kabupaten
  provinsi: Contoh Raya
  ibu_kota: Kota Baru
  zona_waktu: WITA
pejabat:
  - jabatan: Bupati
    nama: Dr. Ani Wijaya, M.Si.
    sejak: 20 Februari 2025
  - jabatan: Bupati
    nama: Budi Hartono, S.H.
    status: Pj.
    sejak: 24 September 2023
  - jabatan: Sekretaris Daerah
    nama: Citra Lestari, S.Sos.
    sejak: 3 Januari 2022
    pangkat: Pembina Utama Madya
    nip: 19700101 199003 2 001
sidang:
  nomor: 16
  masa: III
  tahun_sidang: 2024/2025
  tanggal: 25 Maret 2025
  tempat: Gedung DPRD Kabupaten Contoh
  hadirin:
    - Wakil Bupati Contoh
    - unsur Forkopimda
    - pimpinan perangkat daerah
pidato:
  salam: lintas agama
  terima_kasih:
    - kepada: DPRD Kabupaten Contoh
      atas: kemitraan
      bidang:
        - penyelenggaraan pemerintahan
        - pembangunan
  belasungkawa:
    - kepada: keluarga korban
      peristiwa: banjir di Desa Ujung
    - kepada: Wakil Bupati
  pengakuan:
    dukungan: banyak pihak
    milik_bersama: masyarakat
  harapan:
    sebagai: bahan evaluasi bersama
    untuk:
      - perbaikan tata kelola
      - percepatan pembangunan
  bagian:
    penutup:
      tambah: Satu alinea tambahan.
perencanaan:
  rpjmd: RPJMD Kabupaten Contoh Tahun 2021–2026
  tahun_ke: 3
  rkpd: RKPD Tahun 2024
  tema: Pangan dan Air
  apbd: Peraturan Daerah Nomor 7 Tahun 2023 tentang APBD
visi_misi:
  visi: Contoh yang maju
  misi:
    - mencerdaskan warga
    - menata kota
    - membangun desa
indikator:
  ipm:
    nilai:
      2023: 70,11
      2024: 71,02
    target:
      2024: 71,00
    provinsi:
      2024: 69,50
    sumber: BPS
  kemiskinan:
    nilai:
      2023: 9,10
      2024: 9,10
anggaran:
  tahun: 2024
  status: belum diaudit
  sumber: BPKAD
  rekening:
    4:
      anggaran: 1.000.000.000
      realisasi: 990.000.000
    5:
      anggaran: 1.100.000.000
      realisasi: 1.020.000.000
    6.1:
      anggaran: 150.000.000
      realisasi: 150.000.000
    6.2:
      anggaran: 50.000.000
      realisasi: 50.000.000
urusan:
  daftar:
    - kode: 1.01
      perangkat_daerah: Dinas Pendidikan
      capaian:
        - angka partisipasi murni naik
        - 12 sekolah diperbaiki
      anggaran: 100.000.000
      realisasi: 98.000.000
    - kode: 1.02
kebijakan:
  daftar:
    - nama: penataan pasar
      dasar: Peraturan Bupati Nomor 4 Tahun 2024
      masalah: kemacetan
    - nama: beras daerah
tugas_pembantuan:
  daftar:
    - kegiatan: perbaikan irigasi
      pemberi: Kementerian Pertanian
      anggaran: 10.000.000
      realisasi: 10.000.000
      hasil: 3 saluran selesai
penghargaan:
  lengkap: ya
  daftar:
    - nama: Opini Wajar Tanpa Pengecualian
      jenis: opini
      pemberi: Badan Pemeriksa Keuangan
      atas: laporan keuangan Pemerintah Kabupaten Contoh
      untuk_tahun: 2023
      kali_ke: 5
      bukti: 1/2024
    - jenis: penghargaan
      pemberi: Kementerian Keuangan
      jumlah: 4
      rincian:
        - penyaluran DAK Fisik terbaik
        - penyaluran Dana TKD terbaik
    - nama: Kompetisi Inovasi
      jenis: kompetisi
      besar: 10
      inovasi: Si Hebat
kendala:
  daftar:
    - masalah: jalan rusak
      langkah: perbaikan bertahap
    - masalah: air bersih
rekomendasi:
  keputusan: Keputusan DPRD Nomor 9 Tahun 2024
  tanggal: 2 Mei 2024
  daftar:
    - rekomendasi: perbaiki jalan
      tindak_lanjut: 20 km diperbaiki
      status: selesai
    - rekomendasi: tambah guru
      status: dalam proses
"""

Report = tuple[Laporan, Angka, Katalog]


@cache
def package() -> Library:
    """The shipped templates alone."""
    folder = package_folder()
    return Library(Bahan.on_disk([folder]), (as_key(folder),))


@cache
def catalogue() -> Katalog:
    """The shipped tables."""
    katalog, found = muat_katalog(package().tree)
    assert katalog is not None, found
    return katalog


def report(text: str = SHORT) -> Report:
    """A report from YAML that has no fault."""
    file, found = read_yaml("uji.yaml", text.encode())
    assert file.root is not None, found
    laporan, wrong = muat(file.root)
    assert laporan is not None, wrong
    return laporan, hitung(laporan, catalogue()), catalogue()


def reader(files: Mapping[str, str]):
    """Templates by name; those that are not given come from the package."""

    def read(name: str) -> tuple[str, str] | None:
        return (files[name], f"uji/{name}") if name in files else package().text(name)

    return read


PNG = b"\x89PNG\r\n\x1a\n"
EMBLEM = "lambang.png"


def read_picture(name: str) -> bytes | tuple[str, str]:
    """Folders that hold one picture."""
    return PNG if name == "peta.png" else no_pictures(name)


def check(template: str, **others: str) -> list[Diagnostic]:
    """Static findings of one template."""
    return Environment(reader({"t.md": template, **others})).check("t.md", context_names())


def run(
    template: str, made: Report | None = None, **others: str
) -> tuple[tuple[Block, ...] | None, list[Diagnostic]]:
    """Blocks of a template over a report, or None with the findings; as `Workshop.make` does it."""
    laporan, angka, _ = made or report()
    environment = Environment(reader({"t.md": template, **others}))
    found = environment.check("t.md", context_names())
    if found:
        return None, found
    book = Book()
    names = context(book, laporan, angka, parts(paper(), laporan))
    expanded, found = environment.expand("t.md", names, book)
    if expanded is None:
        return None, found
    blocks, found = assemble(expanded, book, {EMBLEM: Picture(PNG, 25.0, "Lambang")}, read_picture)
    return (None if found else blocks), found


@cache
def paper(name: str = "nota-pengantar") -> Naskah:
    """The description of a shipped paper."""
    root, found = package().tree(f"{name}/dokumen.yaml")
    assert root is not None, found
    naskah, wrong = read_paper(root)
    assert naskah is not None, wrong
    return naskah


@cache
def theme() -> Theme:
    """The shipped theme."""
    root, found = package().tree("tema/naskah-dinas.yaml")
    assert root is not None, found
    made, wrong = read_theme("naskah-dinas", root)
    assert made is not None, wrong
    return made


@cache
def _workshop() -> Workshop:
    return Workshop(package().text)


def make(text: str) -> Made:
    """The shipped Nota Pengantar of a report."""
    return _workshop().make("nota-pengantar", paper(), report(text), theme(), {})


def nota(text: str) -> str:
    """Its dump."""
    made = make(text)
    assert made.document is not None, made.found
    return dump(made.document)


def words(document: Document) -> list[str]:
    """All stretches of text that a reader sees."""
    return [plain(children) for children in runs(document)]


def words_of(blocks: tuple[Block, ...]) -> list[str]:
    """The same of some blocks."""
    return [plain(children) for block in blocks for children in block_runs(block)]
