"""How heavy a region wants findings to weigh: subject `pemeriksaan`, a map from code to weight. Codes K911 to K913.

In: all findings of the checks. Out: the same with the region's weights, and findings on entries that have no
effect. Arithmetic stays a fault whatever is written, and a rule that nobody has compared with its act can
never become one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.checks.perkara import Perkara
from lkpj_report.diagnostics import Diagnostic, Severity, warning
from lkpj_report.laporan.pemeriksaan import Bobot
from lkpj_report.records import dataclass

KEPARAHAN = {
    Bobot.KESALAHAN: Severity.FAULT,
    Bobot.PERINGATAN: Severity.WARNING,
    Bobot.CATATAN: Severity.INFO,
}
"""What becomes of a finding; `abaikan` drops it."""


@dataclass(frozen=True, slots=True)
class Batas:
    """Codes that there are, those that can't be lowered, and those that can't become faults."""

    dikenal: Collection[str]
    hitungan: Collection[str]
    ingatan: Collection[str]


def timbang(p: Perkara, found: tuple[Diagnostic, ...], batas: Batas) -> tuple[Diagnostic, ...]:
    """The findings with the region's weights."""
    bobot = p.laporan.pemeriksaan
    if not bobot:
        return found
    berlaku = {kode: b for kode, b in bobot.items() if not any(True for _ in _keberatan(p, kode, b, batas))}
    out: list[Diagnostic] = []
    for d in found:
        match berlaku.get(d.code):
            case None:
                out.append(d)
            case Bobot.ABAIKAN:
                continue
            case ganti:
                out.append(replace(d, severity=KEPARAHAN[ganti]))
    return tuple(out)


def salah_bobot(p: Perkara, batas: Batas) -> tuple[Diagnostic, ...]:
    """Findings on entries of `pemeriksaan` that have no effect."""
    return tuple(
        d for kode, b in (p.laporan.pemeriksaan or {}).items() for d in _keberatan(p, kode, b, batas)
    )


def _keberatan(p: Perkara, kode: str, bobot: Bobot, batas: Batas) -> Iterator[Diagnostic]:
    place = p.laporan.letak[f"pemeriksaan.{kode}"]
    if kode not in batas.dikenal:
        dekat = terdekat(kode.upper(), sorted(batas.dikenal))
        yield warning(
            "K913", f'"{kode}" bukan kode pemeriksaan isi', place,
            f'mungkin maksudnya "{dekat[0]}"' if dekat else "tulis kode seperti K401; daftar kode: lkpj jelaskan",
        )  # fmt: skip
    elif kode in batas.hitungan:
        if bobot is Bobot.KESALAHAN:
            return  # that is what it weighs by itself
        yield warning(
            "K911", f"{kode} adalah kesalahan hitungan dan tidak dapat dijadikan {bobot.value}", place,
            "hapus baris ini; perbaiki angkanya",
        )  # fmt: skip
    elif kode in batas.ingatan and bobot is Bobot.KESALAHAN:
        yield warning(
            "K912", f"{kode} tidak dapat dijadikan kesalahan: bunyi aturannya belum dicocokkan", place,
            "tulis peringatan, atau hapus baris ini",
        )  # fmt: skip
