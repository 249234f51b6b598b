"""Reconciliation: what two books say of the same accounts, and where they part.

In: two `Buku`. Out: a `Rekonsiliasi`: differences (the input minus the other source) from the greatest to the
smallest, each at the finest account that both have, so that one wrong leaf is one row; the accounts above it
whose difference it explains stand apart. Also by agency, and the control totals down to SiLPA.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from lkpj_report.bahasa.rupiah import Rupiah, format_angka_tabel
from lkpj_report.banding.buku import PEMBIAYAAN, PENGELUARAN, Buku, Jumlah, anak
from lkpj_report.banding.pembanding import LAJUR
from lkpj_report.figures.hasil import Hasil, Uang, rumus, uang
from lkpj_report.laporan.skalar import KodeRekening
from lkpj_report.records import dataclass

ISIAN_KURANG_PEMBANDING = "isian - sumber pembanding"
_NOL = Decimal(0)

_Jelas = tuple[Decimal, Decimal]
"""How much of a difference the rows below explain: all of them, and without the accounts of one book only. A
book whose totals are whole may list only some of its accounts; then those that it leaves out explain nothing."""


class Keadaan(StrEnum):
    """What a row of differences is."""

    BERBEDA = "berbeda"
    HANYA_ISIAN = "hanya di isian"
    HANYA_PEMBANDING = "hanya di pembanding"
    DIJELASKAN = "dijelaskan oleh rinciannya"


@dataclass(frozen=True, slots=True)
class BarisSelisih:
    """An account (or an agency, without code) of which the books differ; `selisih` is input minus other.

    `sisa` is what the rows of the accounts below leave unexplained; it is the whole difference without such.
    """

    uraian: Hasil[str]
    lajur: str
    isian: Uang | None
    pembanding: Uang | None
    selisih: Uang
    sisa: Uang
    keadaan: str
    kode: Hasil[str] | None = None

    @property
    def keterangan(self) -> Hasil[str]:
        """What a table says of the row: how much of a parent's difference its own rows leave open."""
        if self.keadaan != Keadaan.BERBEDA.value or self.sisa.isi.nilai == self.selisih.isi.nilai:
            return Hasil(self.keadaan, self.selisih.asal)
        sisa = format_angka_tabel(self.sisa.isi.nilai)
        return Hasil(f"tidak dijelaskan rinciannya: {sisa}", self.selisih.asal)


@dataclass(frozen=True, slots=True)
class BarisKontrol:
    """A control total by both books; `selisih` is None unless both have it."""

    uraian: str
    lajur: str
    isian: Uang | None
    pembanding: Uang | None
    selisih: Uang | None


@dataclass(frozen=True, slots=True)
class Rekonsiliasi:
    """Two books side by side. `rincian` are the differences, `induk` the accounts above that these explain,
    each from the greatest to the smallest; `dibandingkan` counts the amounts that both have, `lebih_rinci`
    the accounts that one of them only divides further."""

    isian: Hasil[str]
    pembanding: Hasil[str]
    toleransi: Rupiah
    rincian: tuple[BarisSelisih, ...]
    induk: tuple[BarisSelisih, ...]
    perangkat: tuple[BarisSelisih, ...]
    kontrol: tuple[BarisKontrol, ...]
    dibandingkan: Hasil[int]
    lebih_rinci: Hasil[int]

    @property
    def sama(self) -> bool:
        """Whether nothing differs by more than the tolerance."""
        return not self.rincian and not self.perangkat and not self.kontrol_berbeda

    @property
    def berbeda(self) -> tuple[BarisSelisih, ...]:
        """The differences of accounts that both books have."""
        return tuple(b for b in self.rincian if b.keadaan == Keadaan.BERBEDA.value)

    @property
    def satu_sumber(self) -> tuple[BarisSelisih, ...]:
        """The accounts that only one book has."""
        return tuple(b for b in self.rincian if b.keadaan != Keadaan.BERBEDA.value)

    @property
    def kontrol_berbeda(self) -> tuple[BarisKontrol, ...]:
        """The control totals that differ."""
        return tuple(k for k in self.kontrol if k.selisih and abs(k.selisih.isi.nilai) > self.toleransi.nilai)

    @property
    def selisih_silpa(self) -> Uang | None:
        """The difference of the realised SiLPA."""
        return next((k.selisih for k in self.kontrol if (k.uraian, k.lajur) == ("SiLPA", "Realisasi")), None)

    @property
    def tanpa_toleransi(self) -> bool:
        """Whether each difference counts."""
        return not self.toleransi.nilai


def rekonsiliasi(isian: Buku, pembanding: Buku, toleransi: Decimal = _NOL) -> Rekonsiliasi:
    """Compare the columns that both books have."""
    langkah = Decimal("0.01")
    telusur: list[_Telusur] = []
    perangkat: list[BarisSelisih] = []
    kontrol: list[BarisKontrol] = []
    for lajur, sebutan in LAJUR.items():
        kiri, kanan = isian.jumlah.get(lajur, {}), pembanding.jumlah.get(lajur, {})
        if not kiri or not kanan:
            continue
        t = _Telusur(kiri, kanan, {**pembanding.uraian, **isian.uraian}, sebutan, toleransi)
        for kode in t.anak.get(None, ()):
            t.lihat(kode, None)
        telusur.append(t)
        perangkat += _perangkat(isian.perangkat[lajur], pembanding.perangkat[lajur], sebutan, toleransi)
        kontrol += _kontrol(isian, pembanding, lajur)
    return Rekonsiliasi(
        isian=Hasil(isian.nama),
        pembanding=Hasil(pembanding.nama),
        toleransi=Rupiah(toleransi, langkah),
        rincian=_urut(b for t in telusur for b in t.rincian),
        induk=_urut(b for t in telusur for b in t.induk),
        perangkat=_urut(perangkat),
        kontrol=tuple(kontrol),
        dibandingkan=Hasil(
            sum(t.dibandingkan for t in telusur), rumus("banyaknya jumlah yang ada di kedua sumber")
        ),
        lebih_rinci=Hasil(
            sum(t.lebih_rinci for t in telusur), rumus("banyaknya rekening yang dirinci satu sumber saja")
        ),
    )


@dataclass(slots=True)
class _Telusur:
    """A walk down the accounts of one column; collects rows."""

    kiri: Jumlah
    kanan: Jumlah
    uraian: Mapping[KodeRekening, str]
    lajur: str
    toleransi: Decimal
    anak: dict[KodeRekening | None, list[KodeRekening]] = field(init=False)
    ada_di_bawah: tuple[frozenset[KodeRekening], frozenset[KodeRekening]] = field(init=False)
    rincian: list[BarisSelisih] = field(default_factory=list)
    induk: list[BarisSelisih] = field(default_factory=list)
    dibandingkan: int = 0
    lebih_rinci: int = 0

    def __post_init__(self) -> None:
        self.anak = anak([*self.kiri, *self.kanan])
        self.ada_di_bawah = (_beranak(self.kiri), _beranak(self.kanan))

    def lihat(self, kode: KodeRekening, atas: KodeRekening | None) -> _Jelas:
        """Look at an account and all below it; gives the difference that the rows found explain.

        `atas` is the nearest account above that both books have.
        """
        a, b = self.kiri.get(kode), self.kanan.get(kode)
        if a is not None and b is not None:
            return self._keduanya(kode, a, b)
        if (a is None and kode in self.ada_di_bawah[0]) or (b is None and kode in self.ada_di_bawah[1]):
            return self._di_bawah(kode, atas)  # a level that one of them leaves without a sum
        return self._satu_saja(kode, a, b, atas)

    def _keduanya(self, kode: KodeRekening, a: Uang, b: Uang) -> _Jelas:
        self.dibandingkan += 1
        sebelum = len(self.rincian)
        jelas = self._di_bawah(kode, kode)
        selisih = a.isi.nilai - b.isi.nilai
        if abs(selisih) <= self.toleransi:
            return (selisih, selisih) if len(self.rincian) > sebelum else (_NOL, _NOL)
        sisa = min((selisih - j for j in jelas), key=abs)
        if abs(sisa) > self.toleransi:
            self._catat(kode, a, b, Keadaan.BERBEDA, sisa)
            return selisih, selisih
        self._catat(kode, a, b, Keadaan.DIJELASKAN, sisa)
        return selisih, jelas[1]

    def _di_bawah(self, kode: KodeRekening, atas: KodeRekening | None) -> _Jelas:
        tanda = {PENGELUARAN: -1} if kode == PEMBIAYAAN else {}
        semua = [(tanda.get(k, 1), self.lihat(k, atas)) for k in self.anak.get(kode, ())]
        return sum((t * j[0] for t, j in semua), _NOL), sum((t * j[1] for t, j in semua), _NOL)

    def _satu_saja(
        self, kode: KodeRekening, a: Uang | None, b: Uang | None, atas: KodeRekening | None
    ) -> _Jelas:
        """An account of one book: a difference, unless the other does not divide the account above it."""
        seberang = self.ada_di_bawah[1 if b is None else 0]
        if atas is not None and atas not in seberang:
            self.lebih_rinci += 1
            return _NOL, _NOL
        nilai = (a.isi.nilai if a else _NOL) - (b.isi.nilai if b else _NOL)
        if abs(nilai) <= self.toleransi:
            return _NOL, _NOL
        self._catat(kode, a, b, Keadaan.HANYA_ISIAN if b is None else Keadaan.HANYA_PEMBANDING, nilai)
        return nilai, _NOL

    def _catat(
        self, kode: KodeRekening, a: Uang | None, b: Uang | None, keadaan: Keadaan, sisa: Decimal
    ) -> None:
        selisih = _selisih(a, b)
        row = BarisSelisih(
            Hasil(self.uraian.get(kode) or f"Rekening {kode}", selisih.asal), self.lajur, a, b, selisih,
            uang(sisa, selisih.asal), keadaan.value, Hasil(str(kode), selisih.asal),
        )  # fmt: skip
        (self.induk if keadaan is Keadaan.DIJELASKAN else self.rincian).append(row)


def _selisih(a: Uang | None, b: Uang | None) -> Uang:
    nilai = (a.isi.nilai if a else _NOL) - (b.isi.nilai if b else _NOL)
    return uang(nilai, rumus(ISIAN_KURANG_PEMBANDING, a, b))


def _beranak(jumlah: Iterable[KodeRekening]) -> frozenset[KodeRekening]:
    """The accounts that have some of these below them."""
    return frozenset(k for k, isi in anak(jumlah).items() if k is not None and isi)


def _perangkat(
    kiri: Mapping[str, Uang], kanan: Mapping[str, Uang], lajur: str, toleransi: Decimal
) -> list[BarisSelisih]:
    """Differences by agency; names are the same when they differ by capitals or blanks only."""
    if not kiri or not kanan:
        return []
    per_kiri, per_kanan = ({_baku(n): (n, u) for n, u in k.items()} for k in (kiri, kanan))
    rows = []
    for baku in dict.fromkeys([*per_kiri, *per_kanan]):
        nama, a = per_kiri.get(baku, ("", None))
        nama_b, b = per_kanan.get(baku, ("", None))
        selisih = _selisih(a, b)
        if abs(selisih.isi.nilai) <= toleransi:
            continue
        keadaan = (
            Keadaan.HANYA_PEMBANDING if a is None else Keadaan.HANYA_ISIAN if b is None else Keadaan.BERBEDA
        )
        sebutan = Hasil(nama or nama_b, selisih.asal)
        rows.append(BarisSelisih(sebutan, lajur, a, b, selisih, selisih, keadaan.value))
    return rows


def _baku(nama: str) -> str:
    return " ".join(nama.split()).casefold()


def _kontrol(isian: Buku, pembanding: Buku, lajur: str) -> list[BarisKontrol]:
    return [
        BarisKontrol(nama, LAJUR[lajur], a, b, _selisih(a, b) if a is not None and b is not None else None)
        for (nama, a), (_, b) in zip(isian.pokok(lajur), pembanding.pokok(lajur), strict=True)
        if a is not None or b is not None
    ]


def _urut(rows: Iterable[BarisSelisih]) -> tuple[BarisSelisih, ...]:
    """From the greatest difference to the smallest; equal ones by account."""
    return tuple(
        sorted(
            rows,
            key=lambda b: (
                -abs(b.selisih.isi.nilai), b.kode.isi if b.kode else "", b.uraian.isi.casefold(), b.lajur,
            ),
        )
    )  # fmt: skip
