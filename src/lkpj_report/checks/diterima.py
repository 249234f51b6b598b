"""Findings that somebody has looked at and accepts: `laporan.diterima`. Codes K906 to K909.

In: all findings of the checks. Out: the same, where an accepted warning has become a remark that says
why and by whom; and findings on entries that accept nothing. A fault can't be accepted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lkpj_report.bahasa.tanggal import format_tanggal
from lkpj_report.checks.perkara import Perkara
from lkpj_report.diagnostics import Diagnostic, Severity, warning
from lkpj_report.laporan.umum import Diterima


def terapkan(p: Perkara, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings after acceptance, with those on the entries themselves; not sorted."""
    out = list(found)
    tentang_entri: list[Diagnostic] = []
    for entri in p.laporan.laporan.diterima:
        sama = [i for i, d in enumerate(found) if d.code == entri.kode]
        tentang_entri += _keberatan(p, entri, [found[i] for i in sama])
        if not _lewat(p, entri):
            for i in sama:
                if found[i].severity in (Severity.WARNING, Severity.INFO):
                    out[i] = _terima(found[i], entri)
    return (*out, *tentang_entri)


def _terima(d: Diagnostic, entri: Diterima) -> Diagnostic:
    oleh = f" (oleh {entri.oleh})" if entri.oleh else ""
    return replace(
        d, severity=Severity.INFO, message=f"{d.message}; diterima: {entri.alasan}{oleh}", hints=()
    )


def _lewat(p: Perkara, entri: Diterima) -> bool:
    """Whether the acceptance had ended when the report was delivered; never compared with the clock."""
    tanggal = p.angka.penyampaian.tanggal
    return entri.sampai is not None and tanggal is not None and tanggal.isi > entri.sampai.tanggal


def _keberatan(p: Perkara, entri: Diterima, sama: list[Diagnostic]) -> Iterator[Diagnostic]:
    place = entri.letak["kode"]
    if not entri.kode.startswith("K"):
        yield warning(
            "K909", f"temuan {entri.kode} tidak dapat diterima: hanya temuan pemeriksaan isi (K) yang dapat",
            place, "perbaiki temuannya, lalu hapus butir ini",
        )  # fmt: skip
    elif not sama:
        yield warning(
            "K907", f"tidak ada temuan {entri.kode} yang diterima butir ini", place,
            "hapus butir ini, atau periksa kodenya",
        )  # fmt: skip
    elif _lewat(p, entri):
        assert entri.sampai is not None
        yield warning(
            "K908", f"penerimaan {entri.kode} berlaku sampai {format_tanggal(entri.sampai.tanggal)}, sebelum penyampaian",
            entri.letak["sampai"], "periksa lagi temuannya, lalu perpanjang atau hapus butir ini",
        )  # fmt: skip
    elif all(d.severity is Severity.FAULT for d in sama):
        yield warning(
            "K906", f"{entri.kode} adalah kesalahan dan tidak dapat diterima", place,
            "perbaiki angkanya atau isiannya, lalu hapus butir ini",
        )  # fmt: skip
