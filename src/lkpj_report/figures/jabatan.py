"""Names put together: the region, its offices, who holds them on a date, who speaks and who signs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lkpj_report.diagnostics import Place
from lkpj_report.figures.hasil import Hasil, dari, rumus
from lkpj_report.laporan.daerah import Daerah, JenisDaerah, Pejabat, StatusJabatan
from lkpj_report.laporan.dprd import Dprd, SekretarisDprd
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Kosong

KEPALA = {JenisDaerah.PROVINSI: "Gubernur", JenisDaerah.KABUPATEN: "Bupati", JenisDaerah.KOTA: "Wali Kota"}
"""The office of a head of region by the kind of region (UU 23/2014 art. 59)."""

SEMENTARA = frozenset({StatusJabatan.PLT, StatusJabatan.PLH, StatusJabatan.PJS})
"""Kinds of holders who stand in for somebody who may keep the office."""

KETUA_DPRD, WAKIL_KETUA_DPRD, SEKRETARIS_DPRD = "Ketua DPRD", "Wakil Ketua DPRD", "Sekretaris DPRD"
"""Offices whose holders stand in the subject `dprd`."""

_AWALAN = ("Provinsi Daerah Istimewa ", "Provinsi ", "Kabupaten ", "Kota ", "Daerah Istimewa ")


@dataclass(frozen=True, slots=True)
class NamaDaerah:
    """The names of a region that sentences need."""

    nama: Hasil[str]
    pendek: Hasil[str]
    kepala: Hasil[str]
    jabatan_kepala: Hasil[str]
    wakil: Hasil[str]
    dprd: Hasil[str]
    pemerintah: Hasil[str]


@dataclass(frozen=True, slots=True)
class Orang:
    """Somebody in an office: `sebutan` with the region ("Wali Kota Kupang"), `status` before it ("Pj.")."""

    sebutan: Hasil[str]
    sebutan_lengkap: Hasil[str]
    status: Hasil[str] | None
    nama: Hasil[str]
    pangkat: Hasil[str] | None
    nip: Hasil[str] | None
    kepala_daerah: bool
    sejak: Hasil[dt.date] | None = None
    menjabat_sesudah_tahun_laporan: bool = False


def nama_pendek(daerah: Daerah) -> str:
    """The region's name without its kind ("Kupang")."""
    for awal in _AWALAN:
        if daerah.nama.casefold().startswith(awal.casefold()):
            return daerah.nama[len(awal) :]
    return daerah.nama


def nama_daerah(daerah: Daerah) -> NamaDaerah:
    """All names of the region, traced to its one entry."""
    asal = rumus("nama daerah", daerah.letak["nama"])
    kepala = KEPALA[daerah.jenis]
    pendek = nama_pendek(daerah)

    def h(text: str) -> Hasil[str]:
        return Hasil(text, asal)

    return NamaDaerah(
        nama=Hasil(daerah.nama, daerah.letak["nama"]),
        pendek=h(pendek),
        kepala=Hasil(kepala, rumus("jabatan kepala daerah", daerah.letak["jenis"])),
        jabatan_kepala=h(f"{kepala} {pendek}"),
        wakil=h(f"Wakil {kepala} {pendek}"),
        dprd=h(f"DPRD {daerah.nama}"),
        pemerintah=h(f"Pemerintah {daerah.nama}"),
    )


def sebutan(jabatan: str, daerah: Daerah) -> str:
    """An office with its region: "Wakil Bupati Contoh", "Sekretaris Daerah Kabupaten Contoh"."""
    kepala = KEPALA[daerah.jenis]
    if jabatan.casefold() in (kepala.casefold(), f"wakil {kepala}".casefold()):
        return f"{jabatan} {nama_pendek(daerah)}"
    return jabatan if daerah.nama.casefold() in jabatan.casefold() else f"{jabatan} {daerah.nama}"


def masa(pejabat: Sequence[Pejabat], orang: Pejabat) -> tuple[dt.date | None, dt.date | None]:
    """First and last day in office; the next holder's first day ends an open term.

    Somebody who only stands in (Plt., Plh., Pjs.) does not end the term of the one who keeps the office.
    """
    mulai = orang.sejak.tanggal if orang.sejak else None
    if orang.sampai is not None:
        return mulai, orang.sampai.tanggal
    if mulai is None:
        return None, None
    tetap = orang.status not in SEMENTARA
    sesudah = [
        p.sejak.tanggal
        for p in pejabat
        if p.jabatan.casefold() == orang.jabatan.casefold() and not (tetap and p.status in SEMENTARA)
        and p.sejak is not None and p.sejak.tanggal > mulai
    ]  # fmt: skip
    return mulai, min(sesudah) - dt.timedelta(days=1) if sesudah else None


def pemegang(pejabat: Sequence[Pejabat], jabatan: str, pada: dt.date | None) -> Pejabat | None:
    """Who holds an office on a date: of several the one who came last, so that a stand-in signs.

    Somebody without dates counts when nobody else fits.
    """
    calon = [p for p in pejabat if p.jabatan.casefold() == jabatan.casefold()]
    if pada is None:
        return (
            calon[0]
            if len(calon) == 1
            else next((p for p in calon if p.status is StatusJabatan.DEFINITIF), None)
        )
    tanpa_tanggal = [p for p in calon if p.sejak is None and p.sampai is None]
    menjabat: list[tuple[dt.date, Pejabat]] = []
    for p in calon:
        mulai, akhir = masa(pejabat, p)
        if p not in tanpa_tanggal and (mulai is None or mulai <= pada) and (akhir is None or pada <= akhir):
            menjabat.append((mulai or dt.date.min, p))
    if menjabat:
        return max(menjabat, key=lambda x: x[0])[1]
    return tanpa_tanggal[0] if tanpa_tanggal else None


def orang(
    laporan: Laporan, jabatan: str, pada: dt.date | None, nama: tuple[str, Place | None] | None = None
) -> Orang:
    """The holder of an office on a date, with the forms that letters and speeches need.

    Offices of the council are looked up in `dprd` when `pejabat` has no holder; `nama` with its place is
    somebody whom the input names outright.
    """
    if nama is not None:
        return _orang(laporan, jabatan, _Pemegang(Hasil(*nama)))
    p = pemegang(laporan.pejabat, jabatan, pada)
    return _orang(laporan, jabatan, _dari_pejabat(p) if p is not None else _dari_dprd(laporan.dprd, jabatan))


@dataclass(frozen=True, slots=True)
class _Pemegang:
    """Who holds an office, wherever the input says it."""

    nama: Hasil[str]
    status: Hasil[str] | None = None
    pangkat: Hasil[str] | None = None
    nip: Hasil[str] | None = None
    sejak: Hasil[dt.date] | None = None


def _dari_pejabat(p: Pejabat) -> _Pemegang:
    return _Pemegang(
        Hasil(p.nama, p.letak["nama"]),
        _status(p),
        dari(p, "pangkat"),
        dari(p, "nip"),
        Hasil(p.sejak.tanggal, p.letak["sejak"]) if p.sejak else None,
    )


def _status(p: Pejabat | SekretarisDprd) -> Hasil[str] | None:
    return Hasil(p.status.value, p.letak["status"]) if p.status is not StatusJabatan.DEFINITIF else None


def _dari_dprd(dprd: Dprd | None, jabatan: str) -> _Pemegang | None:
    """The one holder of an office of the council; of several deputies nobody can be meant."""
    if dprd is None:
        return None
    kunci = jabatan.casefold()
    if kunci == KETUA_DPRD.casefold() and dprd.ketua is not None:
        return _Pemegang(Hasil(dprd.ketua, dprd.letak["ketua"]))
    if kunci == WAKIL_KETUA_DPRD.casefold() and len(dprd.wakil_ketua) == 1:
        return _Pemegang(Hasil(dprd.wakil_ketua[0], dprd.letak["wakil_ketua.0"]))
    s = dprd.sekretaris
    if kunci == SEKRETARIS_DPRD.casefold() and s is not None:
        return _Pemegang(Hasil(s.nama, s.letak["nama"]), _status(s), dari(s, "pangkat"), dari(s, "nip"))
    return None


def _orang(laporan: Laporan, jabatan: str, p: _Pemegang | None) -> Orang:
    daerah = laporan.daerah
    kepala = jabatan.casefold() == KEPALA[daerah.jenis].casefold()
    text = sebutan(jabatan, daerah)
    asal = rumus("jabatan", daerah.letak["nama"])
    status = p.status if p is not None else None
    akhir_tahun = dt.date(laporan.laporan.tahun_anggaran, 12, 31)
    return Orang(
        sebutan=Hasil(text, asal),
        sebutan_lengkap=Hasil(f"{status.isi} {text}" if status is not None else text, asal),
        status=status,
        nama=p.nama if p is not None else Hasil(Kosong(f"[BELUM DIISI: nama {text}]"), asal),
        pangkat=p.pangkat if p is not None and not kepala else None,
        nip=p.nip if p is not None and not kepala else None,
        kepala_daerah=kepala,
        sejak=p.sejak if p is not None else None,
        menjabat_sesudah_tahun_laporan=bool(p and p.sejak and p.sejak.isi > akhir_tahun),
    )


def pemimpin_tahun_laporan(laporan: Laporan) -> tuple[Orang, ...]:
    """Heads of region who are known to have held office in the reported year, by time."""
    tahun = laporan.laporan.tahun_anggaran
    awal, akhir = dt.date(tahun, 1, 1), dt.date(tahun, 12, 31)
    kepala = KEPALA[laporan.daerah.jenis]
    found: list[tuple[dt.date, Orang]] = []
    for p in laporan.pejabat:
        if p.jabatan.casefold() != kepala.casefold() or p.sejak is None:
            continue
        mulai, selesai = masa(laporan.pejabat, p)
        if mulai is not None and mulai <= akhir and (selesai is None or selesai >= awal):
            found.append((mulai, _orang(laporan, kepala, _dari_pejabat(p))))
    return tuple(o for _, o in sorted(found, key=lambda x: x[0]))
