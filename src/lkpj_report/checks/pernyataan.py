"""What is wrong with a claim about a figure: direction, end points, difference, growth, target.

In: a `Pernyataan`, and the indicator that it is about when there is one. Out: sentences, each with
the field that it stands at. A stated number is right when the rounding of what it is made of allows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkpj_report.bahasa.bilangan import Bilangan, format_bilangan
from lkpj_report.bahasa.persen import format_persen, rasio
from lkpj_report.figures.indikator import tercapai
from lkpj_report.laporan.anggaran import ArahPernyataan, Indikator, Pernyataan
from lkpj_report.laporan.katalog import ArahBaik, JenisIndikator
from lkpj_report.laporan.skalar import Tahun

Sanggahan = tuple[str, str]
"""A sentence and the field of the claim that it is about."""


def sanggahan(
    s: Pernyataan, isi: Indikator | None, jenis: JenisIndikator | None, tahun: int,
    dahulu: Bilangan | None = None,
) -> Iterator[Sanggahan]:  # fmt: skip
    """All that contradicts the claim. What the claim leaves out is taken from the indicator's figures, that of
    the year before from last year's input (`dahulu`) when this one has none."""
    lalu = isi.nilai.get(Tahun(tahun - 1), dahulu) if isi else dahulu
    ini = isi.nilai.get(Tahun(tahun)) if isi else None
    yield from _titik(s, lalu, ini)
    dari, ke = s.dari or lalu, s.ke or ini
    if dari is not None and ke is not None:
        yield from perubahan(s, dari, ke)
    target = isi.target.get(Tahun(tahun)) if isi and isi.target else None
    arah = isi.arah if isi is not None and isi.arah is not None else jenis.arah if jenis is not None else None
    if ke is not None and target is not None and arah is not None:
        yield from _target(s, ke, target, arah)


def _sama(a: Bilangan, b: Bilangan) -> bool:
    return abs(a.nilai - b.nilai) <= max(a.langkah, b.langkah) / 2


def _titik(s: Pernyataan, lalu: Bilangan | None, ini: Bilangan | None) -> Iterator[Sanggahan]:
    """The end points that are named are the figures of the input."""
    for field, disebut, angka in (("dari", s.dari, lalu), ("ke", s.ke, ini)):
        if disebut is not None and angka is not None and not _sama(disebut, angka):
            yield f"disebut {_angka(disebut)}, sedangkan datanya {_angka(angka)}", field


def _angka(b: Bilangan) -> str:
    return format_bilangan(b.nilai)


def perubahan(s: Pernyataan, dari: Bilangan, ke: Bilangan) -> Iterator[Sanggahan]:
    """What contradicts the claim's direction, difference and growth, when it went from one figure to the other."""
    beda = ke.nilai - dari.nilai
    arah = ArahPernyataan.NAIK if beda > 0 else ArahPernyataan.TURUN if beda < 0 else ArahPernyataan.TETAP
    if s.arah is not None and s.arah is not arah:
        yield (
            f'disebut "{s.arah.value}", sedangkan dari {_angka(dari)} ke {_angka(ke)} berarti {arah.value}',
            "arah",
        )
    lebar = (dari.langkah + ke.langkah) / 2
    if s.selisih is not None and abs(abs(s.selisih.nilai) - abs(beda)) > lebar + s.selisih.langkah / 2:
        yield (
            f"disebut selisih {_angka(s.selisih)}, sedangkan hitungannya {format_bilangan(abs(beda))}",
            "selisih",
        )
    yield from _persen(s, dari, ke)


def _persen(s: Pernyataan, dari: Bilangan, ke: Bilangan) -> Iterator[Sanggahan]:
    """A relative change lies between the least and the greatest that the rounding of both ends allows."""
    separuh_dari, separuh_ke = dari.langkah / 2, ke.langkah / 2
    if s.persen is None or abs(dari.nilai) <= separuh_dari:
        return  # a change from nothing has no percentage
    sudut = [
        q
        for akhir in (ke.nilai - separuh_ke, ke.nilai + separuh_ke)
        for awal in (dari.nilai - separuh_dari, dari.nilai + separuh_dari)
        if (q := rasio(akhir - awal, awal)) is not None
    ]
    lebar = s.persen.langkah / 2
    # "turun 4,3 persen" is written with and without its sign.
    if not any(min(sudut) - lebar <= n <= max(sudut) + lebar for n in (s.persen.nilai, -s.persen.nilai)):
        tengah = rasio(ke.nilai - dari.nilai, dari.nilai) or Decimal(0)
        disebut = format_persen(s.persen.nilai)
        yield (
            f"disebut perubahan {disebut} persen, sedangkan hitungannya {format_persen(abs(tengah))} persen",
            "persen",
        )


def _target(s: Pernyataan, ke: Bilangan, target: Bilangan, arah: ArahBaik) -> Iterator[Sanggahan]:
    if s.target_tercapai is None or arah is ArahBaik.TERKENDALI:
        return
    benar = tercapai(ke.nilai, target.nilai, arah)
    if benar is not s.target_tercapai:
        kata = "tercapai" if benar else "belum tercapai"
        makna = "makin tinggi makin baik" if arah is ArahBaik.NAIK else "makin rendah makin baik"
        yield (
            f"target {_angka(target)} dengan capaian {_angka(ke)} berarti {kata} ({makna})",
            "target_tercapai",
        )
