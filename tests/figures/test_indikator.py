"""Macro indicators: which year, which way, is that good, is the target met."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.figures.masukan import angka

from lkpj_report.figures.hasil import Hasil
from lkpj_report.figures.indikator import AngkaIndikator, BarisIndikator, tercapai
from lkpj_report.laporan.katalog import ArahBaik


def indikator(text: str, tahun: int = 2024) -> AngkaIndikator:
    rows = "".join(f"  {line}\n" for line in text.strip("\n").splitlines())
    value = angka("indikator:\n" + rows, tahun=tahun).indikator
    assert value is not None
    return value


def satu(kunci: str, lalu: str | None, ini: str, target: str | None = None) -> BarisIndikator:
    """The row of one indicator with last year's figure, this year's, and a target."""
    text = f"{kunci}:\n  nilai:\n    2024: {ini}\n"
    if lalu is not None:
        text += f"    2023: {lalu}\n"
    if target is not None:
        text += f"  target:\n    2024: {target}\n"
    (row,) = indikator(text).baris
    return row


def isi(h: Hasil[str] | None) -> str | None:
    return h.isi if h is not None else None


# lalu, ini, target, the word, better?, target met?  Figures of real regions where there are some.
@pytest.mark.parametrize(
    ("isian", "hasil"),
    [
        (("ipm", "82,77", "83,21", None), ("meningkat", True, None)),
        (("kemiskinan", "8,61", "8,24", None), ("menurun", True, None)),
        (("kemiskinan", "14,00", "13,12", "14,42"), ("menurun", True, "tercapai")),
        (("kemiskinan", "9,90", "9,84", "9,51"), ("menurun", True, "belum tercapai")),
        (("pertumbuhan_ekonomi", "4,05", "4,83", "5,00"), ("meningkat", True, "belum tercapai")),
        (("harapan_lama_sekolah", "12,02", "12,02", "12,02"), ("tetap", None, "tercapai")),
        (("tpt", "4,0", "4,2", "4,2"), ("meningkat", False, "tercapai")),
        (("gini", "0,280", "0,281", "0,280"), ("meningkat", False, "belum tercapai")),
    ],
)
def test_direction_polarity_and_target(
    isian: tuple[str, str, str, str | None], hasil: tuple[str, bool | None, str | None]
) -> None:
    row = satu(*isian)
    assert (isi(row.arah), row.membaik, isi(row.tercapai)) == hasil


def test_inflation_has_a_direction_but_is_neither_better_nor_worse() -> None:
    row = satu("inflasi", "2,21", "1,53")
    assert (isi(row.arah), row.membaik) == ("menurun", None)


def test_without_last_year_there_is_no_direction_and_no_difference() -> None:
    row = satu("ipm", None, "82,77")
    assert (row.arah, row.selisih, row.membaik, row.tercapai) == (None, None, None, None)


def test_an_unknown_indicator_has_its_own_name_and_unit_and_no_polarity() -> None:
    i = indikator(
        "air_minum:\n  nama: akses air minum\n  satuan: persen\n  nilai:\n    2023: 80\n    2024: 81\n  target:\n    2024: 82"
    )
    (row,) = i.baris
    assert (row.nama.isi, row.nama_tabel.isi, row.satuan.isi) == (
        "akses air minum",
        "Akses air minum",
        "persen",
    )
    assert (isi(row.arah), row.membaik, row.tercapai) == ("meningkat", None, None)


@pytest.mark.parametrize(
    ("kunci", "unit", "of_change"),
    [
        ("ipm", None, "poin"),
        ("kemiskinan", "persen", "poin persen"),
        ("pdrb_per_kapita", "juta rupiah", "juta rupiah"),
        ("umur_harapan_hidup", "tahun", "tahun"),
    ],
)
def test_an_index_changes_in_points_and_a_percentage_in_percentage_points(
    kunci: str, unit: str | None, of_change: str
) -> None:
    row = satu(kunci, "1", "2")
    assert (isi(row.sebutan_satuan), row.sebutan_selisih.isi) == (unit, of_change)


def test_the_difference_is_that_of_the_stated_figures() -> None:
    row = satu("ipm", "69,59", "70,12")
    assert row.selisih is not None and row.selisih.isi.nilai == Decimal("0.53")


def test_a_difference_is_as_coarse_as_the_coarser_figure() -> None:
    row = satu("ipm", "69,5", "70,12")
    assert row.selisih is not None and row.selisih.isi.langkah == Decimal("0.1")


def test_rows_stand_in_the_order_of_the_table_with_own_ones_last() -> None:
    plain = "".join(f"{k}:\n  nilai:\n    2024: 1\n" for k in ("zz", "inflasi", "ipm", "gini"))
    assert [r.nama.isi for r in indikator(plain).baris] == [
        "Indeks Pembangunan Manusia",
        "rasio Gini",
        "inflasi",
        "zz",
    ]


def test_the_year_is_the_reported_one_else_the_latest_before_it() -> None:
    rows = "ipm:\n  nilai:\n    2022: 1\n    2023: 2\n    2025: 3"
    assert indikator(rows, 2023).tahun.isi == 2023
    assert indikator(rows, 2024).tahun.isi == 2023
    assert indikator(rows, 2021).tahun.isi == 2025


def test_an_indicator_without_a_figure_of_that_year_is_left_out() -> None:
    i = indikator("ipm:\n  nilai:\n    2024: 72\ngini:\n  nilai:\n    2023: 0,3")
    assert [r.nama.isi for r in i.baris] == ["Indeks Pembangunan Manusia"]


def test_the_flags_say_which_comparisons_exist() -> None:
    bare = indikator("ipm:\n  nilai:\n    2024: 72")
    assert (bare.ada_tahun_lalu, bare.ada_target, bare.ada_provinsi, bare.ada_nasional) == (False,) * 4
    full = indikator(
        "ipm:\n  nilai:\n    2023: 71\n    2024: 72\n  target:\n    2024: 73\n"
        "  provinsi:\n    2024: 69,14\n  nasional:\n    2024: 75,02"
    )
    assert (full.ada_tahun_lalu, full.ada_target, full.ada_provinsi, full.ada_nasional) == (True,) * 4


def test_comparators_of_another_year_are_not_shown() -> None:
    i = indikator("ipm:\n  nilai:\n    2024: 72\n  target:\n    2023: 70\n  nasional:\n    2022: 75")
    assert (i.ada_target, i.ada_nasional) == (False, False)


def test_each_source_is_named_once() -> None:
    i = indikator(
        "ipm:\n  sumber: BPS\n  nilai:\n    2024: 72\ngini:\n  sumber: BPS\n  nilai:\n    2024: 0,3"
    )
    assert [s.isi for s in i.sumber] == ["BPS"]


NUMBER = st.integers(-(10**6), 10**6).map(lambda n: Decimal(n).scaleb(-2))


@given(NUMBER, NUMBER)
def test_a_target_is_met_by_itself_and_one_way_only(value: Decimal, target: Decimal) -> None:
    up, down = tercapai(value, target, ArahBaik.NAIK), tercapai(value, target, ArahBaik.TURUN)
    assert (up and down) == (value == target)
    assert up or down
