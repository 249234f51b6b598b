"""What the table of regions knows of a region by its name: code, province, time zone; or the name most like it.

In: an official name and the rows of `_bersama/wilayah.csv`. Out: answers by their place in the model.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.build.starter.blank import Jalur
from lkpj_report.laporan.daerah import JenisDaerah
from lkpj_report.laporan.wilayah import Wilayah


def cari_nama(nama: str, wilayah: Sequence[Wilayah]) -> Wilayah | None:
    """The region of a name with its kind ("Kota Kupang", "Daerah Istimewa Yogyakarta"), letter case aside."""
    clean = " ".join(nama.split()).casefold()
    return next((w for w in wilayah if clean in _sebutan(w)), None)


def _sebutan(w: Wilayah) -> tuple[str, ...]:
    full = w.nama_lengkap.casefold()
    own = w.jenis is JenisDaerah.PROVINSI and w.nama.startswith("Daerah ")
    return (full, w.nama.casefold()) if own else (full,)


def nama_terdekat(nama: str, wilayah: Sequence[Wilayah]) -> str | None:
    """The full name most like one that is not in the table; of the same kind when the name says it."""
    jenis, _, pendek = nama.partition(" ")
    alike = [w for w in wilayah if w.jenis.value == jenis.casefold()]
    if not pendek or not alike:
        alike, pendek = list(wilayah), nama
    near = terdekat(pendek, [w.nama for w in alike])
    return next((w.nama_lengkap for w in alike if near and w.nama == near[0]), None)


def isian_wilayah(w: Wilayah) -> dict[Jalur, str]:
    """What a fresh input can say of a region of the table."""
    out: dict[Jalur, str] = {("daerah", "kode"): w.kode, ("daerah", "zona_waktu"): w.zona.value}
    if w.jenis is not JenisDaerah.PROVINSI:
        out["daerah", "provinsi"] = w.provinsi
    return out
