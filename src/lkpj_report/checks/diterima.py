"""Findings that somebody has looked at and accepts: `laporan.diterima`. Codes K906 to K909.

In: all findings of the checks. Out: the same, where an accepted warning has become a remark that says
why and by whom; and findings on entries that accept nothing. A fault can't be accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lkpj_report.bahasa.tanggal import format_tanggal
from lkpj_report.checks.jelajah import baris_isian, baris_letak
from lkpj_report.checks.perkara import Perkara
from lkpj_report.diagnostics import Diagnostic, Severity, warning
from lkpj_report.laporan.umum import Diterima


def terapkan(
    p: Perkara, found: tuple[Diagnostic, ...], giliran: Callable[[str], bool] = lambda _: True
) -> tuple[Diagnostic, ...]:
    """The findings after acceptance, with those on the entries themselves; not sorted.

    `giliran` says whether it is the turn of an entry's code: checks over the finished papers come later.
    """
    out = list(found)
    tentang_entri: list[Diagnostic] = []
    for entri in p.laporan.laporan.diterima:
        if not giliran(entri.kode):
            continue
        kena = _ruang(p, entri)
        sama = [i for i, d in enumerate(found) if d.code == entri.kode and kena(d)]
        tentang_entri += _keberatan(p, entri, [found[i] for i in sama])
        if not _lewat(p, entri):
            for i in sama:
                if found[i].severity in (Severity.WARNING, Severity.INFO):
                    out[i] = _terima(found[i], entri)
    return (*out, *tentang_entri)


def _ruang(p: Perkara, entri: Diterima) -> Callable[[Diagnostic], bool]:
    """Whether a finding of the code is meant: all of them, or those at a place, or with a text in the message."""
    baris = baris_isian(p.laporan, entri.tempat) if entri.tempat else None

    def kena(d: Diagnostic) -> bool:
        at = baris is None or (d.place is not None and baris_letak(d.place) in baris)
        return at and (entri.memuat is None or entri.memuat.casefold() in d.message.casefold())

    return kena


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
        pesan, saran = f"tidak ada temuan {entri.kode} yang diterima butir ini", "kodenya"
        if entri.tempat and not baris_isian(p.laporan, entri.tempat):
            pesan, place, saran = f'isian "{entri.tempat}" tidak ada', entri.letak["tempat"], "tempatnya"
        elif entri.tempat or entri.memuat:
            saran = "kode, tempat, dan teks yang dimuatnya"
        yield warning("K907", pesan, place, f"hapus butir ini, atau periksa {saran}")
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
