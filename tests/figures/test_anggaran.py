"""Budget figures: sums up the account tree, the identities of the law, the rows of the LRA."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.figures.masukan import angka

from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.diagnostics import Formula, Span
from lkpj_report.figures.hasil import Uang
from lkpj_report.figures.lra import AngkaAnggaran, BarisLra, hitung_anggaran
from lkpj_report.laporan.anggaran import Anggaran, Rekening
from lkpj_report.laporan.skalar import KodeRekening, Tahun


def anggaran(rekening: str) -> AngkaAnggaran:
    rows = "".join(f"    {line}\n" for line in rekening.strip("\n").splitlines())
    value = angka(f"anggaran:\n  tahun: 2024\n  rekening:\n{rows}").anggaran
    assert value is not None
    return value


def nilai(uang: Uang | None) -> Decimal | None:
    return uang.isi.nilai if uang is not None else None


PURBALINGGA = """
4:
  anggaran: 2.038.485.069.000
  realisasi: 2.066.961.120.884,77
5:
  anggaran: 2.146.187.072.000
  realisasi: 2.068.992.338.825,92
6.1:
  anggaran: 113.064.503.748
  realisasi: 113.064.503.748
6.2:
  anggaran: 5.362.500.000
  realisasi: 5.362.500.000
"""


def test_the_figures_of_purbalingga_come_out_to_the_sen() -> None:
    a = anggaran(PURBALINGGA)
    assert nilai(a.surplus.realisasi) == Decimal("-2031217941.15")
    assert nilai(a.netto.realisasi) == Decimal("107702003748")
    assert nilai(a.silpa.realisasi) == Decimal("105670785806.85")
    assert a.kata_surplus is not None and a.kata_surplus.isi == "defisit"
    assert nilai(a.besar_surplus) == Decimal("2031217941.15")


def test_the_budget_column_of_purbalingga_leaves_its_residue_of_748_rupiah() -> None:
    a = anggaran(PURBALINGGA)
    assert nilai(a.surplus.anggaran) == Decimal("-107702003000")
    assert nilai(a.silpa.anggaran) == Decimal(748)


def test_the_shares_of_purbalingga_are_not_rounded_before_they_are_printed() -> None:
    a = anggaran(PURBALINGGA)
    assert a.pendapatan is not None and a.pendapatan.persen is not None
    assert a.belanja is not None and a.belanja.persen is not None
    assert round(a.pendapatan.persen.isi.nilai, 3) == Decimal("101.397")
    assert round(a.belanja.persen.isi.nilai, 3) == Decimal("96.403")


def test_more_revenue_than_spending_is_called_a_surplus_and_equality_balance() -> None:
    more = anggaran("4:\n  realisasi: 10\n5:\n  realisasi: 7")
    assert more.kata_surplus is not None and more.kata_surplus.isi == "surplus"
    even = anggaran("4:\n  realisasi: 10\n5:\n  realisasi: 10")
    assert even.kata_surplus is not None and even.kata_surplus.isi == "berimbang"


def test_a_parent_that_is_not_stated_is_the_sum_of_its_children() -> None:
    a = anggaran("4.1.01:\n  realisasi: 1,50\n4.1.02:\n  realisasi: 2,25\n4.2:\n  realisasi: 3")
    assert nilai(a.akun[KodeRekening("4.1")].realisasi) == Decimal("3.75")
    assert a.pendapatan is not None and nilai(a.pendapatan.realisasi) == Decimal("6.75")


def test_a_stated_parent_is_kept_even_when_its_children_say_otherwise() -> None:
    a = anggaran("4:\n  realisasi: 100\n4.1:\n  realisasi: 1")
    assert a.pendapatan is not None and nilai(a.pendapatan.realisasi) == 100


def test_a_sum_with_an_unknown_part_is_unknown_and_not_smaller() -> None:
    a = anggaran("4.1:\n  realisasi: 1\n  anggaran: 5\n4.2:\n  realisasi: 2")
    assert a.pendapatan is not None
    assert nilai(a.pendapatan.realisasi) == 3
    assert a.pendapatan.anggaran is None
    assert a.pendapatan.persen is None


def test_what_cannot_be_computed_is_absent() -> None:
    a = anggaran("4:\n  realisasi: 1")
    assert (a.belanja, a.surplus.realisasi, a.netto.realisasi, a.silpa.realisasi) == (None, None, None, None)
    assert a.kata_surplus is None and a.besar_surplus is None


def test_a_share_of_nothing_is_no_number() -> None:
    a = anggaran("4:\n  anggaran: 0\n  realisasi: 5")
    assert a.pendapatan is not None and a.pendapatan.persen is None


def test_accounts_have_the_name_of_the_input_else_of_the_table_else_their_code() -> None:
    a = anggaran("4.1.01:\n  uraian: Pajak\n  realisasi: 1\n4.1.02:\n  realisasi: 1\n4.9:\n  realisasi: 1")
    names = {str(k): v.uraian for k, v in a.akun.items()}
    assert names["4.1.01"] == "Pajak"
    assert names["4.1.02"] == "Retribusi Daerah"
    assert names["4.9"] == "Rekening 4.9"


def test_a_computed_amount_can_be_followed_to_the_lines_of_its_parts() -> None:
    asal = anggaran(PURBALINGGA).surplus.realisasi
    assert asal is not None and isinstance(asal.asal, Formula)
    assert asal.asal.name == "pendapatan - belanja"
    assert all(isinstance(p, Span) for p in asal.asal.parts) and len(asal.asal.parts) == 2


def test_receipts_and_payments_of_financing_are_not_added_up() -> None:
    akun = anggaran("6.1:\n  realisasi: 10\n6.2:\n  realisasi: 3").akun[KodeRekening("6")]
    assert akun.realisasi is None


# ---------------------------------------------------------------- LRA

KECIL = """
4.1.01:
  anggaran: 10
  realisasi: 12
4.2.01:
  anggaran: 20
  realisasi: 18
5.1.01:
  anggaran: 35
  realisasi: 31
6.1.01:
  anggaran: 7
  realisasi: 7
6.2.02:
  anggaran: 2
  realisasi: 2
"""


def row(b: BarisLra) -> tuple[str, str, int, Decimal | None]:
    return b.uraian, b.peran, b.lekuk, nilai(b.realisasi)


def test_the_short_lra_stops_at_the_second_level() -> None:
    assert [row(b) for b in anggaran(KECIL).lra_ringkas] == [
        ("PENDAPATAN DAERAH", "kelompok", 0, None),
        ("Pendapatan Asli Daerah (PAD)", "isi", 1, 12),
        ("Pendapatan Transfer", "isi", 1, 18),
        ("Jumlah Pendapatan", "jumlah", 0, 30),
        ("BELANJA DAERAH", "kelompok", 0, None),
        ("Belanja Operasi", "isi", 1, 31),
        ("Jumlah Belanja", "jumlah", 0, 31),
        ("Surplus/(Defisit)", "jumlah", 0, -1),
        ("PEMBIAYAAN DAERAH", "kelompok", 0, None),
        ("Penerimaan Pembiayaan", "isi", 1, 7),
        ("Pengeluaran Pembiayaan", "isi", 1, 2),
        ("Pembiayaan Netto", "jumlah", 0, 5),
        ("SiLPA Tahun Berkenaan", "jumlah", 0, 4),
    ]


def test_the_full_lra_goes_to_the_third_level_with_totals_of_both_sides_of_financing() -> None:
    rows = [row(b) for b in anggaran(KECIL).lra]
    assert ("Pajak Daerah", "isi", 2, Decimal(12)) in rows
    assert [r[0] for r in rows[-6:]] == [
        "Sisa Lebih Perhitungan Anggaran Tahun Sebelumnya",
        "Jumlah Penerimaan Pembiayaan",
        "Penyertaan Modal Daerah",
        "Jumlah Pengeluaran Pembiayaan",
        "Pembiayaan Netto",
        "SiLPA Tahun Berkenaan",
    ]


def test_differences_have_no_share() -> None:
    shares = {b.uraian: b.persen for b in anggaran(KECIL).lra_ringkas}
    assert shares["Jumlah Belanja"] is not None
    for name in ("Surplus/(Defisit)", "Pembiayaan Netto", "SiLPA Tahun Berkenaan"):
        assert shares[name] is None


def test_a_budget_without_financing_ends_with_its_surplus() -> None:
    rows = anggaran("4:\n  realisasi: 2\n5:\n  realisasi: 1").lra_ringkas
    assert rows[-1].uraian == "Surplus/(Defisit)"


# ---------------------------------------------------------------- laws

LEAVES = st.sampled_from(
    ["4.1.01", "4.1.02", "4.2.01", "4.3.03", "5.1.01", "5.1.02", "5.2.04", "5.3.01", "6.1.01", "6.2.02"]
)
AMOUNT = st.integers(0, 10**17).map(lambda n: Decimal(n).scaleb(-2))
BUDGETS = st.dictionaries(LEAVES, st.tuples(AMOUNT, AMOUNT), min_size=1)


def from_leaves(leaves: dict[str, tuple[Decimal, Decimal]]) -> AngkaAnggaran:
    sen = Decimal("0.01")
    rows = {
        KodeRekening(k): Rekening(anggaran=Rupiah(a, sen), realisasi=Rupiah(r, sen))
        for k, (a, r) in leaves.items()
    }
    return hitung_anggaran(Anggaran(tahun=Tahun(2024), rekening=rows), {})


@given(BUDGETS)
def test_each_account_is_the_sum_of_the_leaves_below_it(leaves: dict[str, tuple[Decimal, Decimal]]) -> None:
    a = from_leaves(leaves)
    for kode, akun in a.akun.items():
        if kode == "6":
            continue  # receipts less payments, see SiLPA
        below = [v for k, v in leaves.items() if k == kode or k.startswith(f"{kode}.")]
        assert nilai(akun.anggaran) == sum((v[0] for v in below), Decimal(0))
        assert nilai(akun.realisasi) == sum((v[1] for v in below), Decimal(0))


@given(BUDGETS)
def test_silpa_is_all_that_came_in_less_all_that_went_out(leaves: dict[str, tuple[Decimal, Decimal]]) -> None:
    a = from_leaves(leaves)
    if a.silpa.realisasi is None:
        assert not {"4", "5", "6.1", "6.2"} <= {k[:3] if k[0] == "6" else k[0] for k in leaves}
        return
    masuk = sum((v[1] for k, v in leaves.items() if k[0] == "4" or k.startswith("6.1")), Decimal(0))
    keluar = sum((v[1] for k, v in leaves.items() if k[0] == "5" or k.startswith("6.2")), Decimal(0))
    assert nilai(a.silpa.realisasi) == masuk - keluar


@pytest.mark.parametrize("kode", ["4", "5"])
def test_the_tree_of_an_account_holds_its_children_only(kode: str) -> None:
    a = anggaran(KECIL)
    assert all(anak.kode.induk == kode for anak in a.akun[KodeRekening(kode)].anak)
