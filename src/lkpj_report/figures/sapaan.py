"""Who a speech addresses, in order: the region's own list, or a named set with the region's names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkpj_report.diagnostics import Place
from lkpj_report.figures.hasil import Hasil, rumus
from lkpj_report.figures.jabatan import NamaDaerah, Orang
from lkpj_report.laporan.katalog import Katalog
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.source.tipe import Kosong

HADIRIN = "{hadirin}"
"""A line of a set that stands for the guests of the session, a line each."""

SEBUTAN = ("dprd", "daerah", "kepala", "wakil")
"""What a line of a set may name in braces besides the guests."""

_NAMA = re.compile(r"\{([^{}]*)\}")


def susunan_dipilih(laporan: Laporan) -> str:
    """The name of the set that a speech asks for."""
    return laporan.pidato.susunan_sapaan if laporan.pidato else "dprd"


def sebutan_asing(baris: str) -> tuple[str, ...]:
    """Names in braces that nothing stands for."""
    return tuple(n for n in _NAMA.findall(baris) if n not in SEBUTAN and baris.strip() != HADIRIN)


def sapaan(
    laporan: Laporan, katalog: Katalog, daerah: NamaDaerah, penyampai: Orang
) -> tuple[Hasil[str], ...]:
    """The lines; none when the chosen set is not known. Nobody addresses himself."""
    pidato = laporan.pidato
    if pidato is not None and "sapaan" in pidato.letak.kosong:
        return (Hasil(Kosong("[BELUM DIISI: sapaan]"), pidato.letak["sapaan"]),)
    if pidato is not None and pidato.sapaan:
        return tuple(Hasil(s, pidato.letak[f"sapaan.{i}"]) for i, s in enumerate(pidato.sapaan))
    susunan = katalog.susunan_sapaan(susunan_dipilih(laporan))
    if susunan is None:
        return ()
    out: list[Hasil[str]] = []
    for i, baris in enumerate(susunan.baris):
        if baris.strip() == HADIRIN:
            out += _hadirin(laporan)
            continue
        line = _terisi(baris, daerah, susunan.letak[f"baris.{i}"])
        if line.isi != penyampai.sebutan.isi:
            out.append(line)
    return tuple(out)


def _hadirin(laporan: Laporan) -> Iterator[Hasil[str]]:
    sidang = laporan.sidang
    if sidang is not None and "hadirin" in sidang.letak.kosong:
        yield Hasil(Kosong("[BELUM DIISI: hadirin]"), sidang.letak["hadirin"])
    for i, h in enumerate(sidang.hadirin if sidang is not None else ()):
        yield Hasil(h, sidang.letak[f"hadirin.{i}"] if sidang is not None else None)


def _terisi(baris: str, daerah: NamaDaerah, place: Place | None) -> Hasil[str]:
    nama = {
        "dprd": daerah.dprd,
        "daerah": daerah.nama,
        "kepala": daerah.jabatan_kepala,
        "wakil": daerah.wakil,
    }
    used = [nama[n] for n in _NAMA.findall(baris) if n in nama]
    text = _NAMA.sub(lambda m: nama[m[1]].isi if m[1] in nama else m[0], baris)
    return Hasil(text, rumus("susunan sapaan", place, *used))
