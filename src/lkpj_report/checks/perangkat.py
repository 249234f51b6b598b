"""Checks of the set: one name, date, number and title in all papers of a session. Codes K811 to K815.

What a paper prints is derived from one entry unless somebody wrote it by hand for that paper alone; these checks
report such an entry, at its line, when it disagrees with the one that all others follow.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lkpj_report.bahasa.tanggal import format_tanggal
from lkpj_report.checks.perkara import Perkara, temuan
from lkpj_report.diagnostics import Diagnostic, Place, Severity
from lkpj_report.figures.jabatan import KETUA_DPRD, SEKRETARIS_DPRD, WAKIL_KETUA_DPRD, pemegang
from lkpj_report.laporan.dprd import Hadirin
from lkpj_report.laporan.persidangan import Pihak, Surat
from lkpj_report.laporan.pidato import BagianPidato
from lkpj_report.laporan.skalar import NamaNaskah
from lkpj_report.source.skema import Bagian, susunan

NOTA, PENYAMPAIAN = NamaNaskah("nota-pengantar"), NamaNaskah("surat-penyampaian")
BERITA_ACARA = NamaNaskah("berita-acara-serah-terima")

_SEBUTAN = re.compile(r"\bLKPj\b[^.]{0,80}?\bTahun Anggaran [12]\d{3}", re.IGNORECASE)
_TAHUN = re.compile(r"\bTahun Anggaran ([12]\d{3})(?!\d)", re.IGNORECASE)


def _surat(p: Perkara, nama: NamaNaskah) -> Surat | None:
    return (p.laporan.surat or {}).get(nama)


def _beda(
    kode: str, pesan: str, place: Place | None, saran: str, lain: tuple[Place | None, str]
) -> Diagnostic:
    return temuan(Severity.WARNING, kode, pesan, place, saran=(saran,), terkait=(lain,))


def serah_terima(p: Perkara) -> Iterator[Diagnostic]:
    """The book is handed over in the session: its day and place are the session's (a rule of this program's papers).

    A day before the session is K109's.
    """
    isi, sidang = p.laporan.serah_terima, p.laporan.sidang
    if isi is None or sidang is None:
        return
    if isi.tanggal and sidang.tanggal and isi.tanggal.tanggal > sidang.tanggal.tanggal:
        yield _beda(
            "K811", f"serah terima {format_tanggal(isi.tanggal.tanggal)}, sidang {format_tanggal(sidang.tanggal.tanggal)}",
            isi.letak["tanggal"], "samakan tanggalnya, atau hapus baris ini agar mengikuti tanggal sidang",
            (sidang.letak["tanggal"], "tanggal sidang"),
        )  # fmt: skip
    if isi.tempat and sidang.tempat and isi.tempat != sidang.tempat:
        yield _beda(
            "K811", f"tempat serah terima “{isi.tempat}”, tempat sidang “{sidang.tempat}”", isi.letak["tempat"],
            "samakan tempatnya, atau hapus baris ini agar mengikuti tempat sidang", (sidang.letak["tempat"], "tempat sidang"),
        )  # fmt: skip


def nomor_kembar(p: Perkara) -> Iterator[Diagnostic]:
    """A number belongs to one paper (numbering of official papers, tata naskah dinas)."""
    umum = p.laporan.laporan
    pertama: dict[str, tuple[Place | None, str]] = {}
    if umum.nomor is not None:
        pertama[_rapat(umum.nomor)] = (umum.letak["nomor"], "nomor naskah pidato")
    for nama, surat in (p.laporan.surat or {}).items():
        if surat.nomor is None or nama == NOTA:
            continue
        lain = pertama.setdefault(_rapat(surat.nomor), (surat.letak["nomor"], f"nomor {nama}"))
        if lain[0] != surat.letak["nomor"]:
            yield _beda(
                "K812", f'nomor "{surat.nomor}" dipakai dua naskah', surat.letak["nomor"],
                "periksa nomor kedua naskah itu di buku agenda", lain,
            )  # fmt: skip


def _rapat(nomor: str) -> str:
    return re.sub(r"\s", "", nomor).casefold()


def dua_kali(p: Perkara) -> Iterator[Diagnostic]:
    """What is written in two places for one paper is the same in both (a rule of this program's input)."""
    umum, nota, antar = p.laporan.laporan, _surat(p, NOTA), _surat(p, PENYAMPAIAN)
    acara, serah = _surat(p, BERITA_ACARA), p.laporan.serah_terima
    pasangan: list[tuple[Bagian, str, Bagian, str]] = []
    if nota is not None:
        pasangan += [
            (nota, "nomor", umum, "nomor"),
            (nota, "ditandatangani_oleh", umum, "ditandatangani_oleh"),
        ]
        if umum.titimangsa is not None:
            pasangan.append((nota, "tanggal", umum.titimangsa, "tanggal"))
    if antar is not None:
        pasangan.append((antar, "tanggal", umum, "surat_penyampaian"))
    if acara is not None and serah is not None:
        pasangan.append((acara, "tanggal", serah, "tanggal"))
    for satu, kunci, dua, kunci_dua in pasangan:
        kiri, kanan = getattr(satu, kunci), getattr(dua, kunci_dua)
        if kiri is None or kanan is None or _isi(kiri) == _isi(kanan):
            continue
        yield _beda(
            "K813", f'"{kunci}" di sini “{_isi(kiri)}”, di tempat lain “{_isi(kanan)}”', satu.letak[kunci],
            "samakan keduanya, atau hapus salah satu", (dua.letak[kunci_dua], "tertulis lain di sini"),
        )  # fmt: skip


def _isi(value: object) -> str:
    """A value for comparing and for showing: dates without their weekday."""
    tanggal = getattr(value, "tanggal", None)
    return format_tanggal(tanggal) if isinstance(tanggal, dt.date) else " ".join(str(value).split())


def nama_berbeda(p: Perkara) -> Iterator[Diagnostic]:
    """A name that is written by hand for an office is its holder's (names stand once, in `pejabat` and `dprd`: input rule)."""
    sidang, serah, hadir = p.laporan.sidang, p.laporan.serah_terima, p.laporan.daftar_hadir
    hari = sidang.tanggal.tanggal if sidang is not None and sidang.tanggal is not None else None
    if sidang is not None and sidang.pimpinan is not None:
        pimpinan = (*_pemegang(p, KETUA_DPRD, hari), *_pemegang(p, WAKIL_KETUA_DPRD, hari))
        yield from _bukan("pimpinan sidang", sidang.pimpinan, sidang.letak["pimpinan"], pimpinan)
    pihak: list[Pihak | Hadirin] = list(hadir.daftar) if hadir is not None else []
    if serah is not None:
        pihak += [serah.pihak_pertama, serah.pihak_kedua, *serah.saksi]
    for orang in pihak:
        if orang.nama is not None and orang.jabatan is not None:
            dikenal = _pemegang(p, orang.jabatan, hari)
            yield from _bukan(orang.jabatan, orang.nama, orang.letak["nama"], dikenal)
    for pejabat in p.laporan.pejabat:  # an office of the council that stands in both subjects
        dikenal = _dprd(p, pejabat.jabatan)
        if pejabat is pemegang(p.laporan.pejabat, pejabat.jabatan, hari):
            yield from _bukan(pejabat.jabatan, pejabat.nama, pejabat.letak["nama"], dikenal)


_Nama = tuple[tuple[str, Place | None], ...]


def _bukan(jabatan: str, nama: str, place: Place | None, dikenal: _Nama) -> Iterator[Diagnostic]:
    """The finding when a name is none of those that are known for an office; nothing when none is."""
    if not dikenal or any(_isi(nama) == _isi(lain) for lain, _ in dikenal):
        return
    yield _beda(
        "K814", f"{jabatan}: “{nama}”, sedangkan pemegangnya “{dikenal[0][0]}”", place,
        "samakan namanya dengan gelarnya, atau perbarui pemegang jabatan itu", (dikenal[0][1], "pemegang jabatan"),
    )  # fmt: skip


def _pemegang(p: Perkara, jabatan: str, hari: dt.date | None) -> _Nama:
    """Who holds an office: somebody who stands in for the holder counts beside the council's own list."""
    pejabat = pemegang(p.laporan.pejabat, jabatan, hari)
    of_region: _Nama = ((pejabat.nama, pejabat.letak["nama"]),) if pejabat is not None else ()
    return (*_dprd(p, jabatan), *of_region)


def _dprd(p: Perkara, jabatan: str) -> _Nama:
    dprd = p.laporan.dprd
    if dprd is None:
        return ()
    match jabatan.casefold():
        case x if x == KETUA_DPRD.casefold() and dprd.ketua is not None:
            return ((dprd.ketua, dprd.letak["ketua"]),)
        case x if x == WAKIL_KETUA_DPRD.casefold():
            return tuple((nama, dprd.letak[f"wakil_ketua.{n}"]) for n, nama in enumerate(dprd.wakil_ketua))
        case x if x == SEKRETARIS_DPRD.casefold() and dprd.sekretaris is not None:
            return ((dprd.sekretaris.nama, dprd.sekretaris.letak["nama"]),)
        case _:
            return ()


def judul(p: Perkara) -> Iterator[Diagnostic]:
    """A title that is written by hand names the report's own year (one title a report)."""
    umum = p.laporan.laporan
    for text, place in _judul(p):
        tahun = [t for t in _TAHUN.findall(text) if int(t) != p.tahun]
        if tahun:
            yield _beda(
                "K815", f"menyebut tahun anggaran {tahun[0]}, sedangkan laporan untuk {p.tahun}", place,
                "perbaiki tahunnya", (umum.letak["tahun_anggaran"], "tahun anggaran laporan"),
            )  # fmt: skip


def _judul(p: Perkara) -> Iterator[tuple[str, Place | None]]:
    """Texts that are written by hand and name the report: subjects of letters, items of the agenda and the handover."""
    for surat in (p.laporan.surat or {}).values():
        if surat.hal is not None:
            yield surat.hal, surat.letak["hal"]
    for mata in p.laporan.acara.daftar if p.laporan.acara else ():
        yield mata.kegiatan, mata.letak["kegiatan"]
    for butir in p.laporan.serah_terima.butir if p.laporan.serah_terima else ():
        yield butir.nama, butir.letak["nama"]
    yield from _judul_pidato(p)


def _judul_pidato(p: Perkara) -> Iterator[tuple[str, Place | None]]:
    """Where the office's own wording names the report with its year; recommendations are on last year's."""
    bagian = p.laporan.pidato.bagian if p.laporan.pidato is not None else None
    if bagian is None:
        return
    for kunci in susunan(BagianPidato).isian:
        naskah = getattr(bagian, kunci)
        if kunci == "rekomendasi" or naskah is None:
            continue
        for isian in ("tambah", "ganti"):
            for found in _SEBUTAN.finditer(getattr(naskah, isian) or ""):
                yield found[0], naskah.letak[isian]
