"""Last year's input beside this one: where it is, whether it can be used, what is said when not.

In: this year's input as read, and the gate. Out: last year's report, or one warning; a fault over there
never blocks this year's papers. Only a folder of the same region and of the year before counts.
"""

from __future__ import annotations

import posixpath

from lkpj_report.diagnostics import Diagnostic, Place, Span, has_fault, warning
from lkpj_report.laporan.laporan import Laporan, muat
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import Bahan
from lkpj_report.source.folder import Source, load_source


@dataclass(frozen=True, slots=True)
class LastYear:
    """Last year's input as read, and its report."""

    source: Source
    laporan: Laporan


def read_last_year(
    source: Source, laporan: Laporan, bahan: Bahan
) -> tuple[LastYear | None, tuple[Diagnostic, ...]]:
    """The input that `laporan.tahun_lalu` names, else the folder of the year before beside this one, if any."""
    place = laporan.laporan.letak["tahun_lalu"] if laporan.laporan.tahun_lalu else None
    key = _named(laporan, place) or _beside(source, laporan)
    if key is None:
        return None, ()
    if bahan.kind(key) is None:
        return None, (_unused(f'isian tahun lalu "{key}" tidak ditemukan', place),) if place else ()
    before = load_source(key, bahan)
    lalu, wrong = muat(before.root)
    if lalu is None or has_fault((*before.diagnostics, *wrong)):
        return None, (_unused(f'isian tahun lalu "{key}" tidak terbaca', place or Span(key, 1, 1)),)
    reason = _other(laporan, lalu)
    if reason:
        return None, (_unused(f'isian tahun lalu "{key}" {reason}', place or Span(key, 1, 1)),)
    return LastYear(before, lalu), ()


def _named(laporan: Laporan, place: Place | None) -> str | None:
    stated = laporan.laporan.tahun_lalu
    if not stated:
        return None
    folder = posixpath.dirname(place.file) if place is not None else ""
    return posixpath.normpath(posixpath.join(folder, stated.replace("\\", "/")))


def _beside(source: Source, laporan: Laporan) -> str | None:
    """The sibling folder of the fiscal year before; an input that is no year folder has none."""
    here = source.found.year_folder
    name = str(int(laporan.laporan.tahun_anggaran) - 1)
    if not here or source.year == name:
        return None
    parent = source.found.region_folder
    return name if parent == "." else posixpath.join(parent, name)


def _other(laporan: Laporan, lalu: Laporan) -> str:
    """Why a report is not last year's of the same region; "" when it is."""
    if lalu.daerah.nama.casefold() != laporan.daerah.nama.casefold():
        return f"milik {lalu.daerah.nama}"
    if lalu.laporan.tahun_anggaran != laporan.laporan.tahun_anggaran - 1:
        return f"memuat tahun anggaran {int(lalu.laporan.tahun_anggaran)}"
    return ""


def _unused(message: str, place: Place | None) -> Diagnostic:
    return warning(
        "S146", f"{message}; pembanding dari sana tidak dipakai", place,
        "jalankan lkpj periksa di sana, atau betulkan laporan.tahun_lalu",
    )  # fmt: skip
