"""The budget as templates see it: the figures of `anggaran` with the rows of the Laporan Realisasi Anggaran.

Row order: revenue, its total, spending, its total, surplus/(defisit), financing, net, SiLPA, as real
tables have it. In: `AngkaPokok`. Out: `AngkaAnggaran`; rounded tables with their note on request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.pembulatan import geser, langkah_desimal, round_half_up
from lkpj_report.bahasa.persen import Persen
from lkpj_report.bahasa.rupiah import SATUAN
from lkpj_report.diagnostics import Origin
from lkpj_report.figures.anggaran import (
    LAJUR,
    Akun,
    AngkaPokok,
    Lajur,
    Selisih,
    hitung_pokok,
    kontribusi,
    selisih,
)
from lkpj_report.figures.hasil import Hasil, Uang, bagian, dari, pertumbuhan, rumus
from lkpj_report.laporan.anggaran import Anggaran
from lkpj_report.laporan.skalar import KodeRekening
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class BarisLra:
    """A row of the LRA table; a heading has no amounts, differences have no shares. `asal` is where its code
    and words are from."""

    uraian: str
    anggaran: Uang | None
    realisasi: Uang | None
    persen: Hasil[Persen] | None
    peran: str = "isi"
    lekuk: int = 0
    kode: KodeRekening | None = None
    sebelum_perubahan: Uang | None = None
    tahun_lalu: Uang | None = None
    selisih: Uang | None = None
    pertumbuhan: Hasil[Persen] | None = None
    kontribusi: Hasil[Persen] | None = None
    asal: Origin | None = None


class SatuanTabel(StrEnum):
    """The units of a rounded table."""

    JUTA = "juta"
    MILIAR = "miliar"


@dataclass(frozen=True, slots=True)
class BarisBulat:
    """A row of a rounded table: amounts in its unit with two decimals."""

    uraian: str
    sebelum_perubahan: Hasil[Bilangan] | None
    anggaran: Hasil[Bilangan] | None
    realisasi: Hasil[Bilangan] | None
    tahun_lalu: Hasil[Bilangan] | None
    persen: Hasil[Persen] | None
    peran: str
    lekuk: int
    asal: Origin | None = None


@dataclass(frozen=True, slots=True)
class TabelBulat:
    """A rounded table; `catatan` says that rounded parts don't add up, and is None when they all do."""

    satuan: str
    baris: tuple[BarisBulat, ...]
    catatan: str | None


CATATAN_PEMBULATAN = "Jumlah dapat berbeda dari penjumlahan rinciannya karena pembulatan."


@dataclass(frozen=True, slots=True)
class AngkaAnggaran(AngkaPokok):
    """All budget figures. `lra` goes down to the third level of the code, `lra_ringkas` to the second."""

    tahun: Hasil[int]
    status: Hasil[str] | None
    sumber: Hasil[str] | None
    sebutan_selisih: Hasil[str]
    ada_sebelum_perubahan: bool
    ada_tahun_lalu: bool
    lra: tuple[BarisLra, ...]
    lra_ringkas: tuple[BarisLra, ...]

    @property
    def lra_rinci(self) -> tuple[BarisLra, ...]:
        """The LRA with all accounts that the input has."""
        return _lra(self, max((kode.tingkat for kode in self.akun), default=3))

    @property
    def silpa_tahun_lalu(self) -> Uang | None:
        """Last year's SiLPA, for the chain to this year's account 6.1.01."""
        return self.silpa.tahun_lalu

    @property
    def kontribusi(self) -> dict[KodeRekening, Hasil[Persen]]:
        """Shares of the accounts down to the third level in the realised revenue or spending."""
        atas = [a for a in (self.pendapatan, self.belanja) if a is not None]
        shares = {
            kode: kontribusi(akun, a)
            for a in atas
            for kode, akun in self.akun.items()
            if 1 < kode.tingkat <= 3 and kode.startswith(f"{a.kode}.")
        }
        return {k: v for k, v in shares.items() if v is not None}

    @property
    def lra_juta(self) -> TabelBulat:
        """The short table in millions."""
        return tabel_bulat(self, SatuanTabel.JUTA)

    @property
    def lra_miliar(self) -> TabelBulat:
        """The short table in billions."""
        return tabel_bulat(self, SatuanTabel.MILIAR)


def hitung_anggaran(
    anggaran: Anggaran, bagan: Mapping[KodeRekening, str], lalu: Anggaran | None = None
) -> AngkaAnggaran:
    """All figures of a budget; `bagan` names the accounts, `lalu` is last year's budget when there is one."""
    pokok = hitung_pokok(anggaran, bagan, lalu)
    status = Hasil(anggaran.status.value, anggaran.letak["status"]) if anggaran.status else None
    return AngkaAnggaran(
        **{f.name: getattr(pokok, f.name) for f in fields(AngkaPokok)},
        tahun=Hasil(anggaran.tahun, anggaran.letak["tahun"]),
        status=status,
        sumber=dari(anggaran, "sumber"),
        sebutan_selisih=Hasil(anggaran.selisih.value, anggaran.letak["selisih"]),
        ada_sebelum_perubahan=any(a.sebelum_perubahan for a in pokok.akun.values()),
        ada_tahun_lalu=any(a.tahun_lalu for a in pokok.akun.values()),
        lra=_lra(pokok, 3),
        lra_ringkas=_lra(pokok, 2),
    )


def _lra(angka: AngkaPokok, tingkat: int) -> tuple[BarisLra, ...]:
    """Rows of the LRA down to a level of the account code, with its totals and identities."""
    rows: list[BarisLra] = []
    for akun, judul in ((angka.pendapatan, "Jumlah Pendapatan"), (angka.belanja, "Jumlah Belanja")):
        if akun is not None:
            rows += [
                _kelompok(akun),
                *_cabang(angka, akun, akun, tingkat),
                _baris(angka, judul, akun, "jumlah", atas=akun),
            ]
    if angka.surplus != Selisih():
        rows.append(_baris(angka, "Surplus/(Defisit)", angka.surplus, "jumlah"))
    rows += _pembiayaan(angka, tingkat)
    if angka.silpa != Selisih():
        rows.append(_baris(angka, "SiLPA Tahun Berkenaan", angka.silpa, "jumlah"))
    return tuple(rows)


def _pembiayaan(angka: AngkaPokok, tingkat: int) -> list[BarisLra]:
    pembiayaan = angka.akun.get(KodeRekening("6"))
    if pembiayaan is None:
        return []
    rows = [_kelompok(pembiayaan)]
    for akun, judul in (
        (angka.penerimaan_pembiayaan, "Penerimaan Pembiayaan"),
        (angka.pengeluaran_pembiayaan, "Pengeluaran Pembiayaan"),
    ):
        if akun is not None and tingkat > 2 and akun.anak:
            rows += [
                *_cabang(angka, akun, None, tingkat),
                _baris(angka, f"Jumlah {judul}", akun, "jumlah"),
            ]
        elif akun is not None:
            rows.append(_baris(angka, akun.uraian, akun, lekuk=1))
    if angka.netto != Selisih():
        rows.append(_baris(angka, "Pembiayaan Netto", angka.netto, "jumlah"))
    return rows


def _kelompok(akun: Akun) -> BarisLra:
    return BarisLra(akun.uraian.upper(), None, None, None, "kelompok", kode=akun.kode, asal=akun.asal)


def _cabang(angka: AngkaPokok, akun: Akun, atas: Akun | None, tingkat: int, lekuk: int = 1) -> list[BarisLra]:
    """Rows of the levels below an account, down to a level of the code; `atas` is the total of the shares."""
    rows: list[BarisLra] = []
    for anak in akun.anak:
        rows.append(_baris(angka, anak.uraian, anak, lekuk=lekuk, atas=atas))
        if anak.kode.tingkat < tingkat:
            rows += _cabang(angka, anak, atas, tingkat, lekuk + 1)
    return rows


def _baris(
    angka: AngkaPokok, uraian: str, lajur: Lajur, peran: str = "isi", *, lekuk: int = 0, atas: Akun | None = None
) -> BarisLra:  # fmt: skip
    """A row with amounts; the share of a difference (no account) says nothing and is left out."""
    akun = lajur if isinstance(lajur, Akun) else None
    return BarisLra(
        uraian,
        lajur.anggaran,
        lajur.realisasi,
        bagian(lajur.realisasi, lajur.anggaran) if akun else None,
        peran,
        lekuk,
        akun.kode if akun else None,
        lajur.sebelum_perubahan,
        lajur.tahun_lalu,
        selisih(lajur, angka.konvensi),
        pertumbuhan(lajur.realisasi, lajur.tahun_lalu) if akun else None,
        kontribusi(lajur, atas) if atas is not None else None,
        akun.asal if akun else rumus("baris hitungan", lajur.anggaran, lajur.realisasi),
    )


def tabel_bulat(angka: AngkaAnggaran, satuan: SatuanTabel) -> TabelBulat:
    """The short LRA in a unit, each amount rounded by itself from the exact one (never summed from rounded)."""
    pangkat = SATUAN[satuan.value]

    def bulat(nilai: Uang | None) -> Hasil[Bilangan] | None:
        if nilai is None:
            return None
        value = bulatkan(nilai.isi.nilai, pangkat)
        return Hasil(Bilangan(value, langkah_desimal(2)), rumus(f"dibulatkan ke {satuan.value}", nilai))

    rows = tuple(
        BarisBulat(
            b.uraian, bulat(b.sebelum_perubahan), bulat(b.anggaran), bulat(b.realisasi), bulat(b.tahun_lalu),
            b.persen, b.peran, b.lekuk, b.asal,
        )
        for b in angka.lra_ringkas
    )  # fmt: skip
    cocok = all(
        bulatkan(a, pangkat) == sum(bulatkan(n, pangkat) for n in parts) for a, parts in _rincian(angka)
    )
    return TabelBulat(satuan.value, rows, None if cocok else CATATAN_PEMBULATAN)


def bulatkan(nilai: Decimal, pangkat: int) -> Decimal:
    """An amount in units of ten to `pangkat`, rounded half up to two decimals."""
    return round_half_up(geser(nilai, -pangkat), 2)


def _rincian(angka: AngkaAnggaran) -> Iterator[tuple[Decimal, list[Decimal]]]:
    """Totals of the short table with the amounts that a reader would add up to them, column by column."""
    for lajur in LAJUR:
        for akun in (angka.pendapatan, angka.belanja):
            if akun is not None and akun.anak:
                yield from _satu(akun, akun.anak, lajur)
        for atas, plus, minus in (
            (angka.surplus, angka.pendapatan, angka.belanja),
            (angka.netto, angka.penerimaan_pembiayaan, angka.pengeluaran_pembiayaan),
        ):
            isi: list[Uang | None] = [getattr(x, lajur) for x in (atas, plus, minus) if x is not None]
            if len(isi) == 3 and all(isi):
                a, b, c = (u.isi.nilai for u in isi if u is not None)
                yield a, [b, -c]
        yield from _satu(angka.silpa, (angka.surplus, angka.netto), lajur)


def _satu(atas: Lajur, rincian: tuple[Lajur, ...], lajur: str) -> Iterator[tuple[Decimal, list[Decimal]]]:
    total: Uang | None = getattr(atas, lajur)
    parts: list[Uang | None] = [getattr(r, lajur) for r in rincian]
    ada = [p.isi.nilai for p in parts if p is not None]
    if total is not None and len(ada) == len(parts):
        yield total.isi.nilai, ada
