"""The legal groups of government affairs, by the first digit of the code (UU 23/2014 art. 12)."""

from __future__ import annotations

from lkpj_report.laporan.skalar import KodeUrusan

KELOMPOK = {
    "1": "urusan wajib yang berkaitan dengan pelayanan dasar",
    "2": "urusan wajib yang tidak berkaitan dengan pelayanan dasar",
    "3": "urusan pilihan",
}
"""Groups of affairs; all other codes are supporting elements."""

PENUNJANG = "unsur pendukung, penunjang, dan pengawasan"


def kelompok(kode: KodeUrusan) -> str:
    """The group of an affair."""
    return KELOMPOK.get(kode[0], PENUNJANG)
