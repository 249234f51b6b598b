"""Budget figures: the account tree with its sums and the identities, this year's and last year's.

Surplus/(defisit) = pendapatan - belanja; pembiayaan netto = penerimaan - pengeluaran pembiayaan;
SiLPA = surplus/(defisit) + pembiayaan netto; an account without a stated amount is the sum of its
children (PP 12/2019; Permendagri 77/2020). The rows of the printed tables are made in `lra`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from lkpj_report.bahasa.persen import Persen
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.diagnostics import Formula, Origin
from lkpj_report.figures.hasil import Hasil, Uang, bagian, dari, gabung, jumlah, pertumbuhan, rumus, uang
from lkpj_report.laporan.anggaran import Anggaran, KonvensiSelisih, Rekening
from lkpj_report.laporan.skalar import KodeRekening
from lkpj_report.records import dataclass

_PENERIMAAN, _PENGELUARAN = KodeRekening("6.1"), KodeRekening("6.2")

LAJUR = ("sebelum_perubahan", "anggaran", "realisasi")
"""The amounts that an account may state; `tahun_lalu` beside them comes from last year's input."""


class Lajur(Protocol):
    """Whatever has the four amounts of a budget table."""

    @property
    def sebelum_perubahan(self) -> Uang | None: ...
    @property
    def anggaran(self) -> Uang | None: ...
    @property
    def realisasi(self) -> Uang | None: ...
    @property
    def tahun_lalu(self) -> Uang | None: ...


@dataclass(frozen=True, slots=True)
class Akun:
    """An account with amounts, stated or summed. `anak` are the direct children that the input has;
    `tahun_lalu` is last year's realisation; `asal` is where code and name are from."""

    kode: KodeRekening
    uraian: str
    anggaran: Uang | None
    realisasi: Uang | None
    anak: tuple[Akun, ...] = ()
    sebelum_perubahan: Uang | None = None
    tahun_lalu: Uang | None = None
    konvensi: KonvensiSelisih = KonvensiSelisih.LEBIH_KURANG
    asal: Origin | None = None

    @property
    def persen(self) -> Hasil[Persen] | None:
        """Realised share of the budget in percent, unrounded; None when it can't be said."""
        return bagian(self.realisasi, self.anggaran)

    @property
    def selisih(self) -> Uang | None:
        """Realisation against budget, by the sign convention of the input."""
        return selisih(self, self.konvensi)

    @property
    def perubahan(self) -> Uang | None:
        """What the amended budget added (or, below nothing, took away)."""
        return gabung("anggaran setelah - sebelum perubahan", self.anggaran, self.sebelum_perubahan, -1)

    @property
    def pertumbuhan(self) -> Hasil[Persen] | None:
        """Growth of the realisation against last year's."""
        return pertumbuhan(self.realisasi, self.tahun_lalu)


@dataclass(frozen=True, slots=True)
class Selisih:
    """A difference or sum in all columns, each None when a part of it is not known."""

    anggaran: Uang | None = None
    realisasi: Uang | None = None
    sebelum_perubahan: Uang | None = None
    tahun_lalu: Uang | None = None


@dataclass(frozen=True, slots=True)
class AngkaPokok:
    """The account tree and the identities. What the input does not allow to compute is None."""

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
    konvensi: KonvensiSelisih


def kontribusi(akun: Lajur, atas: Lajur) -> Hasil[Persen] | None:
    """The share of an account in the realisation of the total above it."""
    return bagian(akun.realisasi, atas.realisasi, "realisasi / jumlah realisasi x 100")


def selisih(lajur: Lajur, konvensi: KonvensiSelisih) -> Uang | None:
    """Realisation minus budget, or the other way round, as the convention says (domain: both are in use)."""
    if konvensi is KonvensiSelisih.LEBIH_KURANG:
        return gabung("realisasi - anggaran", lajur.realisasi, lajur.anggaran, -1)
    return gabung("anggaran - realisasi", lajur.anggaran, lajur.realisasi, -1)


def hitung_pokok(
    anggaran: Anggaran, bagan: Mapping[KodeRekening, str], lalu: Anggaran | None = None
) -> AngkaPokok:
    """Tree and identities; `bagan` names the accounts, `lalu` is last year's budget by the same chart."""
    akun = _pohon(anggaran, bagan, _tahun_lalu(anggaran, lalu))
    top = {k: akun.get(KodeRekening(k)) for k in ("4", "5", "6.1", "6.2")}
    surplus = _selisih("pendapatan - belanja", top["4"], top["5"], -1)
    netto = _selisih("penerimaan pembiayaan - pengeluaran pembiayaan", top["6.1"], top["6.2"], -1)
    return AngkaPokok(
        akun=akun,
        pendapatan=top["4"],
        belanja=top["5"],
        penerimaan_pembiayaan=top["6.1"],
        pengeluaran_pembiayaan=top["6.2"],
        surplus=surplus,
        netto=netto,
        silpa=_selisih("surplus/(defisit) + pembiayaan netto", surplus, netto, 1),
        kata_surplus=_kata_surplus(surplus.realisasi),
        besar_surplus=_besar(surplus.realisasi),
        konvensi=anggaran.selisih,
    )


def _tahun_lalu(ini: Anggaran, lalu: Anggaran | None) -> dict[KodeRekening, Uang]:
    """Last year's realisation by code; nothing when it is another year's or by another chart."""
    if lalu is None or lalu.tahun != ini.tahun - 1 or lalu.skema_apbd is not ini.skema_apbd:
        return {}
    return {k: a.realisasi for k, a in _pohon(lalu, {}, {}).items() if a.realisasi is not None}


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


def _pohon(
    anggaran: Anggaran, bagan: Mapping[KodeRekening, str], lalu: Mapping[KodeRekening, Uang]
) -> dict[KodeRekening, Akun]:
    anak = anak_langsung(anggaran.rekening)
    akun: dict[KodeRekening, Akun] = {}
    for kode in sorted(anak, key=lambda k: (-k.tingkat, k)):
        baris = anggaran.rekening.get(kode)
        cabang = tuple(akun[k] for k in anak[kode])
        akun[kode] = Akun(
            kode,
            (baris.uraian if baris and baris.uraian else None) or bagan.get(kode) or f"Rekening {kode}",
            _jumlah(baris, cabang, "anggaran"),
            _jumlah(baris, cabang, "realisasi"),
            cabang,
            _jumlah(baris, cabang, "sebelum_perubahan"),
            lalu.get(kode),
            anggaran.selisih,
            _nama(anggaran, kode, cabang),
        )
    return {kode: akun[kode] for kode in sorted(akun)}


def _nama(anggaran: Anggaran, kode: KodeRekening, cabang: tuple[Akun, ...]) -> Formula:
    """Where code and name of an account are from: its row, or those of the accounts below it."""
    baris = anggaran.rekening.get(kode)
    if baris is None:
        return Formula("kode rekening di atasnya", tuple(a.asal for a in cabang if a.asal is not None))
    uraian = baris.letak["uraian"] if baris.uraian else None
    return rumus("kode dan uraian rekening", anggaran.letak[f"rekening.{kode}"], uraian)


def _jumlah(baris: Rekening | None, cabang: tuple[Akun, ...], lajur: str) -> Uang | None:
    """The stated amount, or the sum of the children when all of them have one; receipts and outlays of
    financing (6.1, 6.2) are not added up: their net has its own figure."""
    disebut: Hasil[Rupiah] | None = dari(baris, lajur) if baris is not None else None
    if disebut is not None or any(a.kode in (_PENERIMAAN, _PENGELUARAN) for a in cabang):
        return disebut
    nilai: list[Uang | None] = [getattr(a, lajur) for a in cabang]
    return jumlah("jumlah rekening di bawahnya", nilai) if None not in nilai else None


def _selisih(nama: str, a: Lajur | None, b: Lajur | None, tanda: int) -> Selisih:
    if a is None or b is None:
        return Selisih()
    return Selisih(
        gabung(nama, a.anggaran, b.anggaran, tanda),
        gabung(nama, a.realisasi, b.realisasi, tanda),
        gabung(nama, a.sebelum_perubahan, b.sebelum_perubahan, tanda),
        gabung(nama, a.tahun_lalu, b.tahun_lalu, tanda),
    )
