"""Checks of targets and results in programs and minimum service standards: range, unit, missing halves. Codes K507 to K509."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkpj_report.bahasa.bilangan import Bilangan, format_bilangan
from lkpj_report.checks.perkara import Perkara, temuan
from lkpj_report.diagnostics import Diagnostic, Place, Severity
from lkpj_report.laporan.katalog import ArahBaik
from lkpj_report.laporan.program import BarisProgram, BarisSpm

JAUH = Decimal("1.5")
"""A result of more than half again its target speaks of a low target or a wrong unit."""

Baris = BarisProgram | BarisSpm

SERATUS = Decimal(100)
PERSEN = frozenset({"persen", "%"})


def _program(p: Perkara) -> tuple[BarisProgram, ...]:
    return p.laporan.program_kegiatan.daftar if p.laporan.program_kegiatan else ()


def _spm(p: Perkara) -> tuple[BarisSpm, ...]:
    return p.laporan.spm.daftar if p.laporan.spm else ()


def _semua(p: Perkara) -> tuple[Baris, ...]:
    return (*_program(p), *_spm(p))


def _sebut(b: Baris) -> str:
    return (
        f"{b.kode.tingkat.value} {b.kode}" if isinstance(b, BarisProgram) else f"pelayanan {b.jenis_layanan}"
    )


def _angka(b: Baris, nama: str) -> Bilangan | None:
    isi = getattr(b, nama)
    return isi if isi is None or isinstance(isi, Bilangan) else isi.bilangan


def jauh_di_atas_target(p: Perkara) -> Iterator[Diagnostic]:
    """A result far above its target is looked at again: target, unit, place of the comma (a rule of this program)."""
    jauh: list[BarisProgram] = []
    for b in _program(p):
        target, realisasi = _angka(b, "target"), _angka(b, "realisasi")
        if target is None or realisasi is None or b.arah is not ArahBaik.NAIK:
            continue
        if target.nilai > 0 and realisasi.nilai > target.nilai * JAUH:
            jauh.append(b)
    if jauh:
        yield _ringkas(
            "K507", Severity.INFO, f"{len(jauh)} indikator melebihi 150 persen targetnya", [(b, "realisasi") for b in jauh],
            "periksa target, satuan, dan letak komanya",
        )  # fmt: skip


def persen_lewat_seratus(p: Perkara) -> Iterator[Diagnostic]:
    """A share of a whole is not above 100 percent: target of a program, target and result of a basic service (arithmetic)."""
    for b in _semua(p):
        spm = isinstance(b, BarisSpm)
        if (b.satuan.casefold().strip() if b.satuan else "persen" if spm else "") not in PERSEN:
            continue
        for nama in ("target", "realisasi") if spm else ("target",):
            angka = _angka(b, nama)
            if angka is not None and not 0 <= angka.nilai <= SERATUS:
                yield temuan(
                    Severity.WARNING, "K508",
                    f"{nama} {_sebut(b)} {format_bilangan(angka.nilai)} persen, di luar 0 sampai 100", b.letak[nama],
                    saran=("periksa angka, satuan, dan letak komanya",),
                )  # fmt: skip


def separuh_terisi(p: Perkara) -> Iterator[Diagnostic]:
    """A target has its result, a result its target, and a number its unit (Permendagri 18/2020, table of achievements [M])."""
    tanpa: dict[str, list[tuple[Baris, str]]] = {}
    for b in _semua(p):
        for ada, isian in (("target", "realisasi"), ("realisasi", "target")):
            if getattr(b, ada) is not None and _absen(b, isian):
                tanpa.setdefault(isian, []).append((b, ada))
        if isinstance(b, BarisProgram) and _angka(b, "target") is not None and _absen(b, "satuan"):
            tanpa.setdefault("satuan", []).append((b, "target"))
    for isian, baris in tanpa.items():
        yield _ringkas(
            "K509",
            Severity.WARNING,
            f"{len(baris)} indikator tanpa {isian}",
            baris,
            f'isi "{isian}" pada barisnya',
        )


def _absen(b: Baris, nama: str) -> bool:
    """Not written at all; what stands there empty is a gap (D120) and said once."""
    return getattr(b, nama) is None and nama not in b.letak.kosong


def _ringkas(
    kode: str, keparahan: Severity, pesan: str, baris: Sequence[tuple[Baris, str]], saran: str
) -> Diagnostic:  # fmt: skip
    """One finding for many rows: the first one's place, the next two as further places."""
    place = [(b.letak[nama], _sebut(b)) for b, nama in baris]
    terkait: tuple[tuple[Place | None, str], ...] = tuple(place[1:3])
    return temuan(
        keparahan, kode, f"{pesan}, misalnya {place[0][1]}", place[0][0], saran=(saran,), terkait=terkait
    )
