"""Sums over the account tree as the input states them, in all three columns, with their tolerance.

In: the subject `anggaran`. Out: for an account and a column the stated amount, or the sum of its
children, with the error that the declared rounding allows. Rounding is declared, never guessed: by
`anggaran.pembulatan`, or by an amount that is itself written in miliar or triliun.
"""

from __future__ import annotations

from decimal import Decimal

from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.diagnostics import Place
from lkpj_report.figures.anggaran import anak_langsung
from lkpj_report.laporan.anggaran import Anggaran
from lkpj_report.laporan.skalar import KodeRekening
from lkpj_report.records import dataclass

KOLOM = ("sebelum_perubahan", "anggaran", "realisasi")
"""The columns of an account."""

SEBUTAN = {
    "sebelum_perubahan": "anggaran sebelum perubahan",
    "anggaran": "anggaran",
    "realisasi": "realisasi",
}

NETTO, SILPA = KodeRekening("6"), KodeRekening("6.3")
"""Rows that are no sum of what stands below them: 6 is net financing, 6.3 the SiLPA as some templates print it."""


@dataclass(frozen=True, slots=True)
class Jumlah:
    """An amount, true within `toleransi` rupiah; `places` are the stated amounts that it was made of."""

    nilai: Decimal
    toleransi: Decimal
    places: tuple[Place, ...] = ()

    def gabung(self, lain: Jumlah, tanda: int = 1) -> Jumlah:
        """This and `tanda` times the other; errors add up."""
        return Jumlah(
            self.nilai + tanda * lain.nilai, self.toleransi + lain.toleransi, self.places + lain.places
        )

    @property
    def rupiah(self) -> Rupiah:
        """As an amount whose step is the width of the tolerance, for `bahasa.persen`."""
        return Rupiah(self.nilai, max(self.toleransi * 2, Decimal("0.01")))


@dataclass(frozen=True, slots=True)
class Pohon:
    """The accounts of an input with their nearest children."""

    isi: Anggaran
    anak: dict[KodeRekening, list[KodeRekening]]

    def disebut(self, kode: KodeRekening, kolom: str) -> Jumlah | None:
        """The stated amount of an account."""
        baris = self.isi.rekening.get(kode)
        if baris is None:
            return None
        rupiah: Rupiah | None = getattr(baris, kolom)
        if rupiah is None:
            return None
        place = baris.letak[kolom]
        return Jumlah(rupiah.nilai, self._separuh(rupiah), (place,) if place else ())

    def _separuh(self, rupiah: Rupiah) -> Decimal:
        langkah = max(Decimal(self.isi.pembulatan), rupiah.langkah)
        # One rupiah and less is "not rounded": then sums are exact.
        return langkah / 2 if langkah > 1 else Decimal(0)

    def jumlah_anak(self, kode: KodeRekening, kolom: str) -> Jumlah | None:
        """The sum of the children, or None when there are none or one of them has no amount."""
        anak = [self.nilai(k, kolom) for k in self.anak.get(kode, [])]
        total = Jumlah(Decimal(0), Decimal(0))
        for a in anak:
            if a is None:
                return None
            total = total.gabung(a)
        return total if anak else None

    def nilai(self, kode: KodeRekening, kolom: str) -> Jumlah | None:
        """The stated amount, else the sum of the children."""
        disebut = self.disebut(kode, kolom)
        return disebut if disebut is not None else self.jumlah_anak(kode, kolom)

    def selisih(self, a: str, b: str, kolom: str) -> Jumlah | None:
        """The difference of two accounts, None when one of them is not known."""
        x, y = self.nilai(KodeRekening(a), kolom), self.nilai(KodeRekening(b), kolom)
        return x.gabung(y, -1) if x is not None and y is not None else None


def pohon(isi: Anggaran) -> Pohon:
    """The account tree of an input."""
    return Pohon(isi, anak_langsung(isi.rekening))


def netto(p: Pohon, kolom: str) -> Jumlah | None:
    """Net financing: receipts minus payments."""
    return p.selisih("6.1", "6.2", kolom)


def silpa(p: Pohon, kolom: str) -> Jumlah | None:
    """SiLPA: surplus/(deficit) and net financing."""
    surplus, pembiayaan = p.selisih("4", "5", kolom), netto(p, kolom)
    return surplus.gabung(pembiayaan) if surplus is not None and pembiayaan is not None else None
