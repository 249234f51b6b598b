"""The law of the account tree (acceptance D3): a tree whose sums fit has no finding, and one rupiah more in one
leaf gives exactly the identities that it breaks, each with the line of the sum and the lines of its parts."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.kasus import katalog

from lkpj_report.checks.table import Perkara, periksa
from lkpj_report.diagnostics import Diagnostic, Span
from lkpj_report.figures.angka import hitung
from lkpj_report.laporan.laporan import muat
from lkpj_report.source.yaml_reader import read_yaml

KEPALA = "laporan:\n  tahun_anggaran: 2024\ndaerah:\n  nama: Kabupaten Acak\n  jenis: kabupaten\nanggaran:\n  tahun: 2024\n"
AKAR = ("4", "5", "6.1", "6.2")
TERBANYAK, TERDALAM = 300, 5


@dataclass(frozen=True)
class Pohon:
    """Amounts of all accounts, those that are written down, and the leaves among them."""

    nilai: dict[str, int]
    ditulis: frozenset[str]
    daun: tuple[str, ...]

    def teks(self, ganti: dict[str, int]) -> str:
        rows = [
            f"    {k}:\n      realisasi: {ganti.get(k, self.nilai[k])}"
            for k in sorted(self.ditulis, key=_urut)
        ]
        return KEPALA + "  rekening:\n" + "\n".join(rows) + "\n"

    def baris(self, kode: str) -> int:
        """The line of an account's amount."""
        at = sorted(self.ditulis, key=_urut).index(kode)
        return KEPALA.count("\n") + 1 + at * 2 + 2


def _urut(kode: str) -> tuple[int, ...]:
    return tuple(int(n) for n in kode.split("."))


def pohon(seed: int) -> Pohon:
    """A random tree: parents are sums, some of them are left out, 6 and 6.3 are written now and then."""
    acak = random.Random(seed)
    nilai: dict[str, int] = {}
    daun: list[str] = []

    def tumbuh(kode: str) -> int:
        tingkat, sisa = kode.count(".") + 1, TERBANYAK - len(nilai)
        banyak = acak.randrange(0, 6) if tingkat < TERDALAM and sisa > 20 else 0
        if banyak == 0:
            nilai[kode] = acak.randrange(0, 10**12)
            daun.append(kode)
            return nilai[kode]
        nilai[kode] = 0
        nilai[kode] = sum(tumbuh(f"{kode}.{n:02d}") for n in range(1, banyak + 1))
        return nilai[kode]

    for akar in AKAR:
        tumbuh(akar)
    nilai["6"] = nilai["6.1"] - nilai["6.2"]
    nilai["6.3"] = nilai["4"] - nilai["5"] + nilai["6"]
    ditulis = {k for k in nilai if k in daun or acak.random() < 0.6}
    return Pohon(nilai, frozenset(ditulis), tuple(daun))


def temuan(text: str) -> list[Diagnostic]:
    file, _ = read_yaml("masukan.yaml", text.encode())
    assert file.root is not None
    laporan, faults = muat(file.root)
    assert laporan is not None, faults
    return list(periksa(Perkara(laporan, hitung(laporan, katalog()), katalog())))


def diharapkan(p: Pohon, daun: str) -> set[tuple[str, int]]:
    """What one more rupiah in a leaf breaks: the nearest sum that is written above it, else the identities."""
    atas = daun
    while atas not in AKAR:
        atas = atas.rpartition(".")[0]
        if atas in p.ditulis:
            return {("K201", p.baris(atas))}
    # The root's own amount has moved with the leaf.
    kena = ["6.3", *(["6"] if atas[0] == "6" else [])]
    return {("K202", p.baris(k)) for k in kena if k in p.ditulis}


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_tree_whose_sums_fit_has_no_finding(seed: int) -> None:
    assert temuan(pohon(seed).teks({})) == []


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from((1, -1)))
def test_one_rupiah_in_one_leaf_breaks_exactly_the_sums_above_it(seed: int, pilih: int, beda: int) -> None:
    p = pohon(seed)
    daun = p.daun[pilih % len(p.daun)]
    found = [d for d in temuan(p.teks({daun: p.nilai[daun] + beda})) if d.code != "K206"]
    assert {(d.code, d.place.line) for d in found if isinstance(d.place, Span)} == diharapkan(p, daun)
    assert len(found) == len(diharapkan(p, daun))
    for d in found:
        lines = [r.place.line for r in d.related if isinstance(r.place, Span)]
        assert "Rp1" in d.message and min(lines) <= p.baris(daun) <= max(lines)


@pytest.mark.parametrize(
    ("rincian", "anak", "kode"),
    [("lengkap", 999, ["K201"]), ("sebagian", 999, []), ("sebagian", 1001, ["K201"]), ("sebagian", 1000, [])],
)
def test_partial_list_may_be_less_than_its_parent_never_more(
    rincian: str, anak: int, kode: list[str]
) -> None:
    rows = f"    4:\n      realisasi: 1000\n    4.1:\n      realisasi: {anak}\n"
    found = temuan(KEPALA + f"  rincian: {rincian}\n  rekening:\n" + rows)
    assert [d.code for d in found] == kode


def test_sum_that_is_too_small_names_the_way_to_say_that_it_is_partial() -> None:
    rows = "    4:\n      realisasi: 1000\n    4.1:\n      realisasi: 900\n"
    (found,) = temuan(KEPALA + "  rekening:\n" + rows)
    assert any("rincian: sebagian" in h for h in found.hints)
    assert str(Decimal(100)) in found.message
