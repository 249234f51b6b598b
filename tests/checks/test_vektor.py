"""The real numbers of domain knowledge (acceptance D2): what was wrong in print is found, what was right is silent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.checks.kasus import SUITE, perkara, temuan

from lkpj_report.diagnostics import Diagnostic

VEKTOR = [
    ("purbalingga-2023", "persen_disebut: 101,40", None),
    ("purbalingga-2023", "persen_disebut: 96,40", None),
    ("purbalingga-2023", "realisasi: 105.670.785.806,85", None),
    ("purbalingga-2023", "anggaran:", "K203"),
    ("purbalingga-2023", "arah: naik", "K506"),
    ("kayong-utara", "persen_disebut: 95,82", None),
    ("kayong-utara", "persen_disebut: 94,44", "K204"),
    ("kayong-utara", "satuan: persen", "K503"),
    ("bojonegoro", "persen_disebut: 78,63", None),
    ("bojonegoro", "selisih: 0,58", "K506"),
    ("bojonegoro", "persen: 0,77", None),
    ("bojonegoro", "tanggal: Kamis, 13 Maret 2024", "K103"),
    ("lubuklinggau", "persen_disebut: 79,07", "K204"),
    ("lubuklinggau", "target_tercapai: tidak", "K506"),
    ("magetan", "target_tercapai: ya", "K506"),
    ("kupang-2024", "selisih: 0,44", None),
]
"""A case of the suite, the line that holds what was printed, and the code that has to be told there."""


def _di_baris(nama: str, isi: str) -> list[Diagnostic]:
    path = SUITE / f"vektor-{nama}.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = [n for n, line in enumerate(lines, 1) if line.strip().removeprefix("- ") == isi]
    assert at, f"{nama}: {isi}"
    return [d for d in temuan(path) if getattr(d.place, "line", 0) == at[0]]


@pytest.mark.parametrize(("nama", "isi", "kode"), VEKTOR)
def test_vector_is_found_when_it_was_wrong_and_silent_when_it_was_right(
    nama: str, isi: str, kode: str | None
) -> None:
    assert [d.code for d in _di_baris(nama, isi)] == ([kode] if kode else [])


def test_right_figures_of_a_whole_city_are_silent() -> None:
    assert temuan(SUITE / "vektor-kupang-2024.yaml") == ()


def test_deficit_and_silpa_of_purbalingga_are_computed() -> None:
    angka = perkara(SUITE / "vektor-purbalingga-2023.yaml").angka.anggaran
    assert angka is not None and angka.surplus.realisasi is not None and angka.silpa.realisasi is not None
    assert angka.surplus.realisasi.isi.nilai == Decimal("-2031217941.15")
    assert angka.silpa.realisasi.isi.nilai == Decimal("105670785806.85")


def test_residue_of_a_rounded_budget_is_within_tolerance_once_the_rounding_is_declared() -> None:
    (exact,) = [d for d in temuan(SUITE / "vektor-purbalingga-2023.yaml") if d.code == "K203"]
    (thousands,) = [d for d in temuan(SUITE / "vektor-purbalingga-2023-ribuan.yaml") if d.code == "K203"]
    assert exact.severity == "peringatan" and "Rp748" in exact.message
    assert thousands.severity == "catatan" and "toleransi" in thousands.message
