"""Checks of time: fiscal year, delivery, deadline, weekdays, session year. Codes K1xx.

Dates of the input are compared with each other, never with the clock.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lkpj_report.bahasa.tanggal import Tanggal, format_tanggal, nama_hari
from lkpj_report.checks.jelajah import pada
from lkpj_report.checks.perkara import Perkara, tempat, temuan
from lkpj_report.diagnostics import Diagnostic, Place, Severity, fault, warning
from lkpj_report.figures.sidang import penyampaian, tenggat


def selisih_tahun(p: Perkara) -> Iterator[Diagnostic]:
    """The report is delivered in the year after its fiscal year (UU 23/2014 art. 69 par. 1; PP 13/2019 art. 19)."""
    tanggal, lazim = p.angka.penyampaian.tanggal, p.tahun_lazim
    if tanggal is None or lazim is None or lazim == p.tahun:
        return
    beda = tanggal.isi.year - p.tahun
    saran = f"periksa tahun anggaran; bila seharusnya {lazim}, penyampaian {_terlambat(tanggal.isi, lazim)}"
    yield temuan(
        Severity.WARNING, "K101",
        f"tahun anggaran {p.tahun}, disampaikan tahun {tanggal.isi.year}: selisih {beda} tahun (lazimnya {lazim})",
        p.laporan.laporan.letak["tahun_anggaran"], saran=(saran,),
        terkait=((tempat(tanggal.asal), "tanggal penyampaian"),),
    )  # fmt: skip


def _terlambat(tanggal: dt.date, tahun_anggaran: int) -> str:
    hari = (tanggal - tenggat(tahun_anggaran)).days
    return f"{hari} hari lewat {format_tanggal(tenggat(tahun_anggaran))}" if hari > 0 else "tepat waktu"


def lewat_tenggat(p: Perkara) -> Iterator[Diagnostic]:
    """At most three months after the fiscal year ends: 31 March (UU 23/2014 art. 69 par. 1; PP 13/2019 art. 19 par. 1).

    Sessions in April are common and the report may have come by letter before: a warning, and the
    letter's date (`surat_penyampaian`) counts.
    """
    disampaikan, lazim = p.angka.penyampaian, p.tahun_lazim
    if disampaikan.tanggal is None or not disampaikan.hari_terlambat:
        return
    pesan = f"penyampaian {disampaikan.hari_terlambat} hari lewat {format_tanggal(disampaikan.tenggat)}"
    if lazim is not None and lazim != p.tahun:
        hari = (disampaikan.tanggal.isi - tenggat(lazim)).days
        pesan += f"; bila tahun anggaran {lazim}: {f'{hari} hari' if hari > 0 else 'tepat waktu'}"
    saran = "bila LKPj sudah diserahkan dengan surat sebelum sidang, isi laporan.surat_penyampaian dengan tanggal surat itu"
    if p.laporan.laporan.surat_penyampaian is not None:
        saran = "siapkan penjelasan keterlambatan bagi DPRD"
    yield warning("K102", pesan, tempat(disampaikan.tanggal.asal), saran)


def hari_cocok(p: Perkara) -> Iterator[Diagnostic]:
    """A weekday written before a date is the weekday of that date (calendar)."""
    for n in p.nilai:
        if isinstance(n.isi, Tanggal) and n.isi.hari is not None and n.isi.hari != nama_hari(n.isi.tanggal):
            benar = nama_hari(n.isi.tanggal)
            yield fault(
                "K103", f"{format_tanggal(n.isi.tanggal)} jatuh pada hari {benar}, bukan {n.isi.hari}", n.place,
                f'tulis "{benar}, {format_tanggal(n.isi.tanggal)}", atau perbaiki tanggalnya',
            )  # fmt: skip


def tahun_angka_anggaran(p: Perkara) -> Iterator[Diagnostic]:
    """The budget figures are those of the reported fiscal year (PP 13/2019 art. 1: one fiscal year)."""
    anggaran = p.laporan.anggaran
    if anggaran is not None and anggaran.tahun != p.tahun:
        yield temuan(
            Severity.WARNING, "K104",
            f"angka anggaran tahun {anggaran.tahun}, sedangkan laporan untuk tahun anggaran {p.tahun}",
            anggaran.letak["tahun"], saran=("ganti angkanya dengan angka tahun yang dilaporkan, atau perbaiki tahunnya",),
            terkait=((p.laporan.laporan.letak["tahun_anggaran"], "tahun anggaran laporan"),),
        )  # fmt: skip


def tahun_nama_folder(p: Perkara) -> Iterator[Diagnostic]:
    """The folder of a year holds that fiscal year's report (a rule of this program's folders)."""
    if p.tahun_folder is None or p.tahun_folder[0] == p.tahun:
        return
    yield temuan(
        Severity.WARNING, "K105", f"folder bernama {p.tahun_folder[0]}, sedangkan tahun anggaran {p.tahun}",
        p.laporan.laporan.letak["tahun_anggaran"],
        saran=("perbaiki tahun anggaran, atau pindahkan berkas ke folder tahun yang benar",),
        terkait=((p.tahun_folder[1], "folder tahun"),),
    )  # fmt: skip


def tahun_sidang(p: Perkara) -> Iterator[Diagnostic]:
    """The session's date lies in its session year, which may span two calendar years (council rules [M])."""
    sidang = p.laporan.sidang
    if sidang is None or sidang.tahun_sidang is None or sidang.tanggal is None:
        return
    tahun = sidang.tanggal.tanggal.year
    if tahun not in {int(t) for t in re.findall(r"\d{4}", sidang.tahun_sidang)}:
        yield temuan(
            Severity.WARNING, "K106", f"tahun sidang {sidang.tahun_sidang} tidak memuat tahun {tahun} dari tanggal sidang",
            sidang.letak["tahun_sidang"], saran=("periksa tahun sidang pada undangan DPRD",),
            terkait=((sidang.letak["tanggal"], "tanggal sidang"),),
        )  # fmt: skip


def sidang_sesudah_tahun(p: Perkara) -> Iterator[Diagnostic]:
    """A report of a year is delivered after that year has ended (UU 23/2014 art. 69 par. 1)."""
    sidang = p.laporan.sidang
    if sidang is None or sidang.tanggal is None or sidang.tanggal.tanggal.year > p.tahun:
        return
    yield warning(
        "K107", f"sidang {format_tanggal(sidang.tanggal.tanggal)}, padahal tahun anggaran {p.tahun} belum berakhir",
        sidang.letak["tanggal"], "periksa tanggal sidang dan tahun anggaran",
    )  # fmt: skip


HARI_PEMBAHASAN = 30
"""Days that the council has for its recommendations (PP 13/2019 art. 20 par. 1; article number from memory)."""


def pembahasan(p: Perkara) -> Iterator[Diagnostic]:
    """The council's recommendations come within 30 days after the report was delivered (PP 13/2019 art. 20 par. 1 [M])."""
    isi = p.laporan.rekomendasi
    if isi is None or isi.tanggal is None or p.lalu is None or isi.untuk_tahun not in (None, p.tahun - 1):
        return
    diterima = penyampaian(p.lalu).tanggal
    if diterima is None:
        return
    hari = (isi.tanggal.tanggal - diterima.isi).days
    if 0 <= hari <= HARI_PEMBAHASAN:
        return
    kata = f"{hari} hari sesudah" if hari > 0 else f"{-hari} hari sebelum"
    yield temuan(
        Severity.WARNING, "K108",
        f"rekomendasi DPRD {format_tanggal(isi.tanggal.tanggal)}, {kata} LKPj tahun lalu disampaikan "
        f"({format_tanggal(diterima.isi)})",
        isi.letak["tanggal"], saran=(f"periksa kedua tanggalnya; pembahasan paling lama {HARI_PEMBAHASAN} hari",),
        terkait=((tempat(diterima.asal), "penyampaian tahun lalu"),),
    )  # fmt: skip


URUTAN = (
    ("laporan.surat_penyampaian", "sidang.tanggal", "surat penyampaian", "sidang"),
    ("surat.surat-penyampaian.tanggal", "sidang.tanggal", "surat penyampaian", "sidang"),
    ("surat.undangan-paripurna.tanggal", "sidang.tanggal", "undangan rapat paripurna", "sidang"),
    ("rekomendasi.tanggal", "sidang.tanggal", "keputusan rekomendasi DPRD tahun lalu", "sidang"),
)
"""Dates of which the first is not after the second, with their names."""


def urutan_tanggal(p: Perkara) -> Iterator[Diagnostic]:
    """Dates stand in the order in which things happen (calendar): recommendations, letter, invitation, session."""
    for awal, akhir, nama_awal, nama_akhir in URUTAN:
        dahulu, kemudian = _tanggal(p, awal), _tanggal(p, akhir)
        if dahulu is None or kemudian is None or dahulu[0].tanggal <= kemudian[0].tanggal:
            continue
        yield temuan(
            Severity.WARNING, "K109",
            f"{nama_awal} {format_tanggal(dahulu[0].tanggal)} sesudah {nama_akhir} {format_tanggal(kemudian[0].tanggal)}",
            dahulu[1], saran=("periksa kedua tanggal itu",), terkait=((kemudian[1], nama_akhir),),
        )  # fmt: skip
    sidang = p.laporan.sidang
    if sidang is None or sidang.pukul is None or sidang.selesai is None:
        return
    if sidang.selesai.waktu <= sidang.pukul.waktu:
        yield temuan(
            Severity.WARNING, "K109", "sidang selesai sebelum mulai", sidang.letak["selesai"],
            saran=("periksa kedua waktu itu",), terkait=((sidang.letak["pukul"], "mulai"),),
        )  # fmt: skip


def _tanggal(p: Perkara, jalur: str) -> tuple[Tanggal, Place | None] | None:
    atas, _, nama = jalur.rpartition(".")
    for b in pada(p.laporan, atas):
        isi = getattr(b, nama, None)
        if isinstance(isi, Tanggal):
            return isi, b.letak[nama]
    return None
