"""Checks of completeness: each affair, each basic service, each recommendation; counts and numbers. Codes K821 to K827."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lkpj_report.checks.perkara import Perkara, temuan
from lkpj_report.diagnostics import Diagnostic, Place, Severity, warning
from lkpj_report.figures.program import urusan_baris
from lkpj_report.laporan.kinerja import ButirRekomendasi, StatusTindakLanjut
from lkpj_report.laporan.program import BarisProgram, BarisSpm
from lkpj_report.laporan.skalar import KodeUrusan

PELAYANAN_DASAR = tuple(KodeUrusan(f"1.0{n}") for n in range(1, 7))
"""The six affairs with minimum service standards (UU 23/2014 art. 12 par. 1)."""


def _program(p: Perkara) -> tuple[BarisProgram, ...]:
    return p.laporan.program_kegiatan.daftar if p.laporan.program_kegiatan else ()


def _spm(p: Perkara) -> tuple[BarisSpm, ...]:
    return p.laporan.spm.daftar if p.laporan.spm else ()


def _rekomendasi(p: Perkara) -> tuple[ButirRekomendasi, ...]:
    return p.laporan.rekomendasi.daftar if p.laporan.rekomendasi else ()


def urusan_lengkap(p: Perkara) -> Iterator[Diagnostic]:
    """Each affair that the region carries out is reported on (PP 13/2019 art. 15 letter a)."""
    isi = p.laporan.urusan
    if isi is None:
        return
    ada = {u.kode for u in isi.daftar} | {urusan_baris(b) for b in _program(p)}
    if not ada:
        return  # nothing is reported by affair yet
    for i, kode in enumerate(isi.diselenggarakan):
        if kode not in ada:
            yield warning(
                "K821", f"urusan {kode} {p.katalog.urusan.get(kode, '')}".rstrip() + " diselenggarakan, tetapi tidak dilaporkan",
                isi.letak[f"diselenggarakan.{i}"],
                "tambahkan barisnya di urusan.daftar atau program_kegiatan.daftar, atau hapus dari daftar ini",
            )  # fmt: skip


def spm_lengkap(p: Perkara) -> Iterator[Diagnostic]:
    """Each of the six basic affairs has its minimum service standards (UU 23/2014 art. 18; PP 2/2018 [M])."""
    if not p.lengkap:
        return
    isi = p.laporan.urusan
    wajib = [k for k in PELAYANAN_DASAR if isi is None or not isi.diselenggarakan or k in isi.diselenggarakan]
    ada = {b.urusan for b in _spm(p)}
    tanpa = [k for k in wajib if k not in ada]
    if tanpa:
        place = p.laporan.letak.kunci.get("spm") or p.laporan.laporan.letak["tahun_anggaran"]
        yield warning(
            "K822", f"standar pelayanan minimal belum diisi untuk urusan {', '.join(tanpa)}", place,
            "tambahkan barisnya di spm.daftar",
        )  # fmt: skip


def rekomendasi_dijawab(p: Perkara) -> Iterator[Diagnostic]:
    """A recommendation that is called answered says how (PP 13/2019 art. 16 [M])."""
    for b in _rekomendasi(p):
        if (
            b.status is not StatusTindakLanjut.BELUM
            and b.tindak_lanjut is None
            and "tindak_lanjut" not in b.letak.kosong
        ):
            yield warning(
                "K823", f'rekomendasi {b.nomor or ""} disebut "{b.status.value}" tanpa tindak lanjut'.replace("  ", " "),
                b.letak["status"], 'isi "tindak_lanjut", atau ubah statusnya menjadi "belum ditindaklanjuti"',
            )  # fmt: skip


def jumlah_rekomendasi(p: Perkara) -> Iterator[Diagnostic]:
    """As many recommendations are answered as the council's decree has (arithmetic)."""
    isi = p.laporan.rekomendasi
    if isi is not None and isi.jumlah is not None and isi.daftar and isi.jumlah != len(isi.daftar):
        yield temuan(
            Severity.WARNING, "K824", f"disebut {isi.jumlah} rekomendasi, sedangkan daftarnya {len(isi.daftar)}",
            isi.letak["jumlah"], saran=("lengkapi daftarnya, atau perbaiki jumlahnya",),
            terkait=((isi.daftar[-1].letak.diri, "butir terakhir"),),
        )  # fmt: skip


def nomor_berulang(p: Perkara) -> Iterator[Diagnostic]:
    """What has a number or code has its own; a program's amounts are stated once (arithmetic: the second is not counted)."""
    kunci: list[tuple[str, Place | None]] = []
    kunci += [(f"nomor rekomendasi {b.nomor}", b.letak["nomor"]) for b in _rekomendasi(p) if b.nomor]
    urusan = p.laporan.urusan.daftar if p.laporan.urusan else ()
    kunci += [(f"urusan {u.kode}", u.letak["kode"]) for u in urusan]
    kunci += [
        (f"jumlah uang {b.kode.tingkat.value} {b.kode}" + (f" ({b.perangkat_daerah})" if b.perangkat_daerah else ""),
         b.letak["kode"])
        for b in _program(p)
        if b.anggaran is not None or b.realisasi_anggaran is not None
    ]  # fmt: skip
    kunci += [
        (f"pelayanan {b.urusan} {b.jenis_layanan} {b.indikator or ''}".rstrip(), b.letak["jenis_layanan"])
        for b in _spm(p)
    ]
    banyak = Counter(k for k, _ in kunci)
    pertama: dict[str, Place | None] = {}
    for nama, place in kunci:
        if banyak[nama] > 1 and nama in pertama:
            yield temuan(
                Severity.WARNING, "K825", f"{nama} ditulis lebih dari satu kali", place,
                saran=("hapus atau perbaiki salah satunya",), terkait=((pertama[nama], "pertama kali ditulis di sini"),),
            )  # fmt: skip
        pertama.setdefault(nama, place)


def urusan_dikenal(p: Perkara) -> Iterator[Diagnostic]:
    """A code of an affair is one of the table (UU 23/2014, annex; codes of Permendagri 90/2019 [M])."""
    isi = p.laporan.urusan
    kode: list[tuple[KodeUrusan, Place | None]] = []
    if isi is not None:
        kode += [(u.kode, u.letak["kode"]) for u in isi.daftar if u.nama is None]
        kode += [(k, isi.letak[f"diselenggarakan.{i}"]) for i, k in enumerate(isi.diselenggarakan)]
    kode += [(urusan_baris(b), b.letak["urusan" if b.urusan else "kode"]) for b in _program(p)]
    sudah: set[KodeUrusan] = set()
    for k, place in kode:
        if k not in p.katalog.urusan and k not in sudah:
            sudah.add(k)
            yield warning(
                "K826", f"kode urusan {k} tidak ada di daftar urusan", place,
                "periksa kodenya; urusan sendiri ditambahkan di _bersama/urusan.yaml",
            )  # fmt: skip
    for b in _spm(p):
        if b.urusan not in PELAYANAN_DASAR:
            yield warning(
                "K826", f"urusan {b.urusan} bukan urusan pelayanan dasar, jadi tidak memiliki SPM", b.letak["urusan"],
                "tulis 1.01 sampai 1.06",
            )  # fmt: skip


def tahun_rekomendasi(p: Perkara) -> Iterator[Diagnostic]:
    """The recommendations are those on the report of the year before (PP 13/2019 art. 16 [M])."""
    isi = p.laporan.rekomendasi
    if isi is not None and isi.untuk_tahun is not None and isi.untuk_tahun != p.tahun - 1:
        yield temuan(
            Severity.WARNING, "K827",
            f"rekomendasi atas LKPj tahun {isi.untuk_tahun}, sedangkan laporan ini menjawab rekomendasi tahun {p.tahun - 1}",
            isi.letak["untuk_tahun"], saran=("ganti dengan rekomendasi tahun sebelumnya, atau perbaiki tahunnya",),
            terkait=((p.laporan.laporan.letak["tahun_anggaran"], "tahun anggaran laporan"),),
        )  # fmt: skip
