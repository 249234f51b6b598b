"""Real regions through reading and last year's input: Kota Kupang 2024 after 2023 (acceptance D0), Purbalingga 2023 (D1)."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.checks.kasus import ROOT

from lkpj_report.build.job import Clock, Job
from lkpj_report.build.reading import Report, read_report
from lkpj_report.build.warm import Warm
from lkpj_report.diagnostics import Diagnostic, Severity
from lkpj_report.source.bahan import Bahan
from lkpj_report.templates.library import Library

KUPANG = "inputs/kota-kupang"


def _baca(masukan: str, ganti: dict[str, tuple[str, str]] | None = None) -> tuple[Report, list[Diagnostic]]:
    """A region's folder in memory, with one text of some files replaced."""
    files: dict[str, bytes] = {}
    for root in (ROOT / masukan).parent, ROOT / "report_templates":
        for path in sorted(p for p in root.rglob("*") if p.suffix in (".yaml", ".csv", ".md")):
            files[path.relative_to(ROOT).as_posix()] = path.read_bytes()
    for name, (old, new) in (ganti or {}).items():
        text = files[name].decode()
        assert old in text, f"{old!r} is not in {name}"
        files[name] = text.replace(old, new, 1).encode()
    library = Library(Bahan.packed(files), ("report_templates",))
    _, report, found = read_report(Job(masukan), library, Clock(), Warm())
    assert report is not None, found
    return report, found


def _kode(found: list[Diagnostic]) -> Counter[str]:
    return Counter(d.code for d in found)


def test_next_year_of_kota_kupang_is_compared_with_the_year_before() -> None:
    report, found = _baca(f"{KUPANG}/2024")
    assert report.lalu is not None and report.angka.tahun_lalu is not None
    assert int(report.angka.tahun_lalu.isi) == 2023
    # New figures and new sentences: nothing is a copy. What the news leaves open is told.
    assert _kode(found) == {"K303": 1, "K304": 1, "K305": 1, "K901": 2}


def test_copied_indicator_of_kota_kupang_is_a_remark_with_both_lines() -> None:
    _, found = _baca(f"{KUPANG}/2024", {f"{KUPANG}/2024/indikator.yaml": ("2024: 8,24", "2024: 8,61")})
    (copy,) = [d for d in found if d.code == "K703"]
    assert copy.severity is Severity.INFO and "kemiskinan" in copy.message
    assert str(copy.related[0].place).startswith(f"{KUPANG}/2023/indikator.yaml")


def test_deputy_mayor_who_took_office_after_the_year_is_not_credited_with_it() -> None:
    office = ("    nama: Serena Francis\n", "    nama: Serena Francis\n    sejak: 20 Februari 2025\n")
    day = "  tanggal: Selasa, 15 April 2025\n"
    session = ("sidang:\n", f"sidang:\n{day}")
    _, found = _baca(
        f"{KUPANG}/2024", {f"{KUPANG}/daerah.yaml": office, f"{KUPANG}/2024/sidang.yaml": session}
    )
    (late,) = [d for d in found if d.code == "K601"]
    assert "Wakil Wali Kota" in late.message and "sesudah tahun yang dilaporkan (2024)" in late.message


def test_claim_about_a_city_uses_the_year_before_from_its_own_input() -> None:
    claim = (
        "  kemiskinan:\n    nilai:\n      2024: 8,24\n",
        "  kemiskinan:\n    pernyataan:\n      - arah: naik\n    nilai:\n      2024: 8,24\n",
    )
    _, found = _baca(f"{KUPANG}/2024", {f"{KUPANG}/2024/indikator.yaml": claim})
    (wrong,) = [d for d in found if d.code == "K506"]
    assert "dari 8,61 ke 8,24 berarti turun" in wrong.message


def test_purbalingga_has_a_residue_within_its_declared_rounding_and_no_fault() -> None:
    report, found = _baca("inputs/kabupaten-purbalingga/2023")
    (residue,) = [d for d in found if d.code[0] == "K"]
    assert (residue.code, residue.severity) == ("K203", Severity.INFO) and "Rp748" in residue.message
    angka = report.angka.anggaran
    assert angka is not None and angka.silpa.realisasi is not None
    assert str(angka.silpa.realisasi.isi.nilai) == "105670785806.85"


@pytest.mark.parametrize(("lama", "baru", "kode"), [("94.231.708.455,62", "94.231.708.455,63", {"K207"})])
def test_chain_of_two_years_of_the_made_up_region_breaks_by_one_sen(
    lama: str, baru: str, kode: set[str]
) -> None:
    year = "inputs/kabupaten-contoh/2024"
    at = f"      realisasi: {lama}\n    6.1.04"
    _, found = _baca(year, {f"{year}/anggaran.yaml": (at, at.replace(lama, baru))})
    assert {d.code for d in found if d.severity is Severity.WARNING} == kode
    assert {d.code for d in found if d.severity is Severity.FAULT} == {"K201"}
