"""Budget figures: the account tree with its sums, the identities, and the short form of the
Laporan Realisasi Anggaran.

Surplus/(defisit) = pendapatan - belanja; pembiayaan netto = penerimaan - pengeluaran pembiayaan;
SiLPA = surplus/(defisit) + pembiayaan netto; an account without a stated amount is the sum of its
children (PP 12/2019; Permendagri 77/2020).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from lkpj_report.bahasa.persen import Persen, rasio
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.figures.hasil import Hasil, Uang, rumus, uang
from lkpj_report.laporan.anggaran import Anggaran, Rekening
from lkpj_report.laporan.skalar import KodeRekening

_PENERIMAAN, _PENGELUARAN = KodeRekening("6.1"), KodeRekening("6.2")


class Kolom(StrEnum):
    """The two amounts that every account may have."""

    ANGGARAN = "anggaran"
    REALISASI = "realisasi"


@dataclass(frozen=True, slots=True)
class Akun:
    """An account with amounts, stated or summed. `anak` are the direct children that the input has."""

    kode: KodeRekening
    uraian: str
    anggaran: Uang | None
    realisasi: Uang | None
    anak: tuple[Akun, ...] = ()

    @property
    def persen(self) -> Hasil[Persen] | None:
        """Realised share of the budget in percent, unrounded; None when it can't be said."""
        return bagian(self.realisasi, self.anggaran)


@dataclass(frozen=True, slots=True)
class BarisLra:
    """A row of the LRA table."""

    uraian: str
    anggaran: Uang | None
    realisasi: Uang | None
    persen: Hasil[Persen] | None
    peran: str = "isi"
    lekuk: int = 0


@dataclass(frozen=True, slots=True)
class AngkaAnggaran:
    """All budget figures. What the input does not allow to compute is None."""

    tahun: Hasil[int]
    status: Hasil[str] | None
    sumber: Hasil[str] | None
    akun: Mapping[KodeRekening, Akun]
    pendapatan: Akun | None
    belanja: Akun | None
    penerimaan_pembiayaan: Akun | None
    pengeluaran_pembiayaan: Akun | None
    surplus: Selisih
    netto: Selisih
    silpa: Selisih
    kata_surplus: Hasil[str] | None
    besar_surplus: Uang | None
    lra: tuple[BarisLra, ...]
    lra_ringkas: tuple[BarisLra, ...]


@dataclass(frozen=True, slots=True)
class Selisih:
    """A difference or sum in both columns, each None when a part of it is not known."""

    anggaran: Uang | None = None
    realisasi: Uang | None = None


def bagian(atas: Uang | None, bawah: Uang | None) -> Hasil[Persen] | None:
    """atas / bawah in percent; None without both or with a budget of nothing."""
    if atas is None or bawah is None:
        return None
    value = rasio(atas.isi.nilai, bawah.isi.nilai)
    if value is None:
        return None
    return Hasil(Persen(value, Decimal("0.01")), rumus("realisasi / anggaran x 100", atas, bawah))


def hitung_anggaran(anggaran: Anggaran, bagan: Mapping[KodeRekening, str]) -> AngkaAnggaran:
    """All figures of a budget; `bagan` names the accounts."""
    akun = _pohon(anggaran, bagan)
    top = {k: akun.get(KodeRekening(k)) for k in ("4", "5", "6.1", "6.2")}
    surplus = _gabung("pendapatan - belanja", top["4"], top["5"], -1)
    netto = _gabung("penerimaan pembiayaan - pengeluaran pembiayaan", top["6.1"], top["6.2"], -1)
    silpa = Selisih(
        _jumlah_dua("surplus/(defisit) + pembiayaan netto", surplus.anggaran, netto.anggaran, 1),
        _jumlah_dua("surplus/(defisit) + pembiayaan netto", surplus.realisasi, netto.realisasi, 1),
    )
    angka = AngkaAnggaran(
        tahun=Hasil(anggaran.tahun, anggaran.letak["tahun"]),
        status=Hasil(anggaran.status.value, anggaran.letak["status"]) if anggaran.status else None,
        sumber=Hasil(anggaran.sumber, anggaran.letak["sumber"]) if anggaran.sumber else None,
        akun=akun,
        pendapatan=top["4"],
        belanja=top["5"],
        penerimaan_pembiayaan=top["6.1"],
        pengeluaran_pembiayaan=top["6.2"],
        surplus=surplus,
        netto=netto,
        silpa=silpa,
        kata_surplus=_kata_surplus(surplus.realisasi),
        besar_surplus=_besar(surplus.realisasi),
        lra=(),
        lra_ringkas=(),
    )
    return replace(angka, lra=_lra(angka, 3), lra_ringkas=_lra(angka, 2))


def _kata_surplus(nilai: Uang | None) -> Hasil[str] | None:
    """What a speech calls the difference of revenue and spending."""
    if nilai is None:
        return None
    kata = "surplus" if nilai.isi.nilai > 0 else "defisit" if nilai.isi.nilai < 0 else "berimbang"
    return Hasil(kata, rumus("tanda surplus/(defisit)", nilai))


def _besar(nilai: Uang | None) -> Uang | None:
    return uang(abs(nilai.isi.nilai), rumus("besar surplus/(defisit)", nilai)) if nilai is not None else None


def anak_langsung(rekening: Mapping[KodeRekening, Rekening]) -> dict[KodeRekening, list[KodeRekening]]:
    """Codes by their nearest parent that the input or the sum needs; every level up to the top exists."""
    semua: set[KodeRekening] = set(rekening)
    for kode in rekening:
        induk = kode.induk
        while induk is not None:
            semua.add(induk)
            induk = induk.induk
    anak: dict[KodeRekening, list[KodeRekening]] = {k: [] for k in semua}
    for kode in sorted(semua):
        if kode.induk is not None:
            anak[kode.induk].append(kode)
    return anak


def _pohon(anggaran: Anggaran, bagan: Mapping[KodeRekening, str]) -> dict[KodeRekening, Akun]:
    anak = anak_langsung(anggaran.rekening)
    akun: dict[KodeRekening, Akun] = {}
    for kode in sorted(anak, key=lambda k: (-k.tingkat, k)):
        baris = anggaran.rekening.get(kode)
        cabang = tuple(akun[k] for k in anak[kode])
        akun[kode] = Akun(
            kode,
            (baris.uraian if baris and baris.uraian else None) or bagan.get(kode) or f"Rekening {kode}",
            _jumlah(baris, cabang, Kolom.ANGGARAN),
            _jumlah(baris, cabang, Kolom.REALISASI),
            cabang,
        )
    return dict(sorted(akun.items()))


def _jumlah(baris: Rekening | None, cabang: tuple[Akun, ...], kolom: Kolom) -> Uang | None:
    """The stated amount, or the sum of the children when all of them have one; receipts and outlays of
    financing (6.1, 6.2) are not added up: their net has its own figure."""
    disebut: Rupiah | None = getattr(baris, kolom.value) if baris is not None else None
    if baris is not None and disebut is not None:
        return Hasil(disebut, baris.letak[kolom.value])
    if any(a.kode in (_PENERIMAAN, _PENGELUARAN) for a in cabang):
        return None
    nilai: list[Uang] = [v for v in (getattr(a, kolom.value) for a in cabang) if v is not None]
    if not nilai or len(nilai) < len(cabang):
        return None
    return uang(sum((v.isi.nilai for v in nilai), Decimal(0)), rumus("jumlah rekening di bawahnya", *nilai))


def _gabung(nama: str, a: Akun | None, b: Akun | None, tanda: int) -> Selisih:
    if a is None or b is None:
        return Selisih()
    return Selisih(
        _jumlah_dua(nama, a.anggaran, b.anggaran, tanda), _jumlah_dua(nama, a.realisasi, b.realisasi, tanda)
    )


def _jumlah_dua(nama: str, a: Uang | None, b: Uang | None, tanda: int) -> Uang | None:
    if a is None or b is None:
        return None
    return uang(a.isi.nilai + tanda * b.isi.nilai, rumus(nama, a, b))


def _lra(angka: AngkaAnggaran, tingkat: int) -> tuple[BarisLra, ...]:
    """Rows of the LRA down to a level of the account code, with its totals and identities."""
    rows: list[BarisLra] = []
    for akun, judul in ((angka.pendapatan, "Jumlah Pendapatan"), (angka.belanja, "Jumlah Belanja")):
        if akun is not None:
            rows += [
                _kelompok(akun),
                *_cabang(akun, 1, tingkat),
                _total(judul, akun.anggaran, akun.realisasi),
            ]
    if angka.surplus != Selisih():
        rows.append(
            _total("Surplus/(Defisit)", angka.surplus.anggaran, angka.surplus.realisasi, persen=False)
        )
    rows += _pembiayaan(angka, tingkat)
    if angka.silpa != Selisih():
        rows.append(
            _total("SiLPA Tahun Berkenaan", angka.silpa.anggaran, angka.silpa.realisasi, persen=False)
        )
    return tuple(rows)


def _pembiayaan(angka: AngkaAnggaran, tingkat: int) -> list[BarisLra]:
    pembiayaan = angka.akun.get(KodeRekening("6"))
    if pembiayaan is None:
        return []
    rows = [_kelompok(pembiayaan)]
    for akun, judul in (
        (angka.penerimaan_pembiayaan, "Penerimaan Pembiayaan"),
        (angka.pengeluaran_pembiayaan, "Pengeluaran Pembiayaan"),
    ):
        if akun is not None and tingkat > 2 and akun.anak:
            rows += [*_cabang(akun, 1, tingkat), _total(f"Jumlah {judul}", akun.anggaran, akun.realisasi)]
        elif akun is not None:
            rows.append(BarisLra(akun.uraian, akun.anggaran, akun.realisasi, akun.persen, "isi", 1))
    if angka.netto != Selisih():
        rows.append(_total("Pembiayaan Netto", angka.netto.anggaran, angka.netto.realisasi, persen=False))
    return rows


def _kelompok(akun: Akun) -> BarisLra:
    return BarisLra(akun.uraian.upper(), None, None, None, "kelompok")


def _total(judul: str, anggaran: Uang | None, realisasi: Uang | None, persen: bool = True) -> BarisLra:
    return BarisLra(judul, anggaran, realisasi, bagian(realisasi, anggaran) if persen else None, "jumlah")


def _cabang(akun: Akun, lekuk: int, tingkat: int) -> list[BarisLra]:
    """Rows of the levels below an account, down to a level of the code."""
    rows: list[BarisLra] = []
    for anak in akun.anak:
        rows.append(BarisLra(anak.uraian, anak.anggaran, anak.realisasi, anak.persen, "isi", lekuk))
        if anak.kode.tingkat < tingkat:
            rows += _cabang(anak, lekuk + 1, tingkat)
    return rows
