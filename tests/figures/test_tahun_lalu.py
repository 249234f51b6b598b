"""Two inputs beside each other: growth, last year's SiLPA, indicators, population; and tables in millions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.kasus import katalog
from tests.figures.masukan import laporan

from lkpj_report.figures.angka import Angka, hitung
from lkpj_report.figures.lra import CATATAN_PEMBULATAN, AngkaAnggaran

LALU = """
anggaran:
  tahun: 2023
  rekening:
    4.1:
      realisasi: 80
    4.2:
      realisasi: 20
    5:
      realisasi: 90
    6.1:
      realisasi: 15
    6.2:
      realisasi: 5
indikator:
  ipm:
    nilai:
      2023: 70,00
data_umum:
  penduduk:
    2023: 1.000
"""

INI = """
anggaran:
  tahun: 2024
  rekening:
    4:
      anggaran: 100
      realisasi: 120
    4.1:
      sebelum_perubahan: 70
      anggaran: 75
      realisasi: 100
    5:
      anggaran: 120
      realisasi: 100
    6.1:
      anggaran: 25
      realisasi: 25
    6.2:
      anggaran: 5
      realisasi: 5
indikator:
  ipm:
    nilai:
      2024: 71,50
    nasional:
      2024: 72,00
data_umum:
  luas_wilayah: 10,5
  penduduk:
    2024: 1.100
  desa: 3
  kelurahan: 2
  pegawai:
    pns: 7
"""


def dua(ini: str = INI, lalu: str | None = LALU, tahun_lalu: int = 2023) -> Angka:
    dulu = laporan(lalu, tahun=tahun_lalu) if lalu is not None else None
    return hitung(laporan(ini), katalog(), None, dulu)


def anggaran(a: Angka) -> AngkaAnggaran:
    assert a.anggaran is not None
    return a.anggaran


def test_growth_is_against_the_realisation_of_the_same_account_last_year() -> None:
    a = anggaran(dua())
    assert a.pendapatan is not None and a.pendapatan.pertumbuhan is not None
    assert a.pendapatan.pertumbuhan.isi.nilai == 20  # 120 of 80 + 20
    assert a.belanja is not None and a.belanja.pertumbuhan is not None
    assert f"{a.belanja.pertumbuhan.isi.nilai:.2f}" == "11.11"


def test_last_years_silpa_is_there_for_the_chain() -> None:
    a = anggaran(dua())
    assert a.silpa_tahun_lalu is not None and a.silpa_tahun_lalu.isi.nilai == 20


def test_without_last_years_input_nothing_is_compared() -> None:
    a = dua(lalu=None)
    assert a.tahun_lalu is None and not anggaran(a).ada_tahun_lalu
    assert anggaran(a).silpa_tahun_lalu is None
    assert a.indikator is not None and not a.indikator.ada_tahun_lalu


@pytest.mark.parametrize("salah", ["tahun: 2022", "tahun: 2023\n  skema_apbd: Permendagri 13/2006"])
def test_a_budget_of_another_year_or_chart_is_no_last_year(salah: str) -> None:
    assert not anggaran(dua(lalu=LALU.replace("tahun: 2023", salah))).ada_tahun_lalu


def test_an_indicator_takes_last_years_figure_from_last_years_input() -> None:
    i = dua().indikator
    assert i is not None
    (ipm,) = i.baris
    assert ipm.tahun_lalu is not None and ipm.tahun_lalu.isi.nilai == 70
    assert ipm.selisih is not None and ipm.selisih.isi.nilai == Decimal("1.50")
    assert ipm.terhadap_nasional is not None and ipm.terhadap_nasional.isi == "lebih rendah"
    assert ipm.terhadap_provinsi is None


def test_a_figure_that_this_years_input_repeats_stands_before_last_years() -> None:
    i = dua(ini=INI.replace("2024: 71,50", "2023: 70,50\n      2024: 71,50")).indikator
    assert i is not None and i.baris[0].tahun_lalu is not None
    assert i.baris[0].tahun_lalu.isi.nilai == Decimal("70.50")


def test_a_regions_own_indicator_is_judged_by_its_own_polarity() -> None:
    text = """
indikator:
  stunting:
    arah: turun
    nilai:
      2024: 16,10
    target:
      2024: 16,00
"""
    i = dua(text, None).indikator
    assert i is not None and i.baris[0].tercapai is not None
    assert i.baris[0].tercapai.isi == "belum tercapai"
    assert (i.dinilai.isi, i.target_tercapai.isi) == (1, 0)


def test_the_region_in_figures() -> None:
    d = dua().data_umum
    assert d is not None and d.kepadatan is not None and d.kepadatan.isi.nilai == 105
    assert d.pertumbuhan_penduduk is not None and d.pertumbuhan_penduduk.isi.nilai == 10
    assert d.desa_kelurahan is not None and d.desa_kelurahan.isi == 5
    assert d.jumlah_asn is not None and d.jumlah_asn.isi == 7


def test_per_head_needs_people_of_the_budgets_own_year() -> None:
    ini = INI.replace("realisasi: 120", "realisasi: 2.200.550")
    d = dua(ini).data_umum
    assert d is not None and d.pendapatan_per_kapita is not None
    assert d.pendapatan_per_kapita.isi.nilai == 2001  # 2000,5 rounded half up
    older = dua(ini.replace("    2024: 1.100", "    2022: 1.100")).data_umum
    assert older is not None and older.pendapatan_per_kapita is None


@pytest.mark.parametrize(
    ("konvensi", "selisih"), [("Lebih/(Kurang)", 20), ("Bertambah/(Berkurang)", -20), ("Sisa", -20)]
)
def test_the_difference_has_the_sign_that_its_heading_promises(konvensi: str, selisih: int) -> None:
    a = anggaran(dua(ini=INI.replace("tahun: 2024", f"tahun: 2024\n  selisih: {konvensi}")))
    assert a.sebutan_selisih.isi == konvensi
    assert a.pendapatan is not None and a.pendapatan.selisih is not None
    assert a.pendapatan.selisih.isi.nilai == selisih
    total = next(b for b in a.lra if b.uraian == "Jumlah Pendapatan")
    assert total.selisih is not None and total.selisih.isi.nilai == selisih


def test_a_share_is_of_the_realised_total_and_a_change_of_the_first_budget() -> None:
    a = anggaran(dua())
    assert {str(k): f"{v.isi.nilai:.2f}" for k, v in a.kontribusi.items()} == {"4.1": "83.33"}
    pad = a.akun[next(k for k in a.akun if k == "4.1")]
    assert pad.perubahan is not None and pad.perubahan.isi.nilai == 5
    assert a.ada_sebelum_perubahan


def test_the_old_chart_has_its_own_names() -> None:
    text = """
anggaran:
  tahun: 2018
  skema_apbd: Permendagri 13/2006
  rekening:
    5.1:
      realisasi: 1
    5.2:
      realisasi: 2
"""
    a = anggaran(dua(text, None))
    assert [x.uraian for x in a.akun.values()] == [
        "Belanja Daerah",
        "Belanja Tidak Langsung",
        "Belanja Langsung",
    ]


def bulat(*realisasi: int) -> AngkaAnggaran:
    rows = "".join(f"    4.{i}:\n      realisasi: {n}\n" for i, n in enumerate(realisasi, 1))
    return anggaran(dua("anggaran:\n  tahun: 2024\n  rekening:\n" + rows, None))


def test_rounded_parts_that_do_not_add_up_get_their_note() -> None:
    assert bulat(1_004_000, 1_004_000, 1_004_000).lra_juta.catatan == CATATAN_PEMBULATAN
    assert bulat(1_000_000, 2_000_000).lra_juta.catatan is None


def test_each_rounded_amount_comes_from_the_exact_one() -> None:
    rows = bulat(1_004_000, 1_004_000, 1_004_000).lra_juta.baris
    assert [b.realisasi.isi.nilai for b in rows if b.realisasi] == [
        Decimal("1.00"),
        Decimal("1.00"),
        Decimal("1.00"),
        Decimal("3.01"),
    ]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_the_note_stands_exactly_where_a_reader_would_add_up_in_vain(nilai: list[int]) -> None:
    tabel = bulat(*nilai).lra_juta
    parts = [b.realisasi.isi.nilai for b in tabel.baris if b.realisasi and b.peran == "isi"]
    total = [b.realisasi.isi.nilai for b in tabel.baris if b.realisasi and b.peran == "jumlah"]
    assert (tabel.catatan is None) is (sum(parts) == total[0])
