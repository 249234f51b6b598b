"""Reconciliation: planted differences are those that are listed, once, whatever the shape of the two books."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.banding.kit import baris, csv, isian, kode, rp, tabel

from lkpj_report.banding.pembanding import sisa_salah
from lkpj_report.banding.rekonsiliasi import Rekonsiliasi, rekonsiliasi
from lkpj_report.diagnostics import Severity

POKOK: dict[str, str | int] = {
    "4.1.01": 700, "4.1.02": 300, "4.2.01": 2000, "5.1.01": 1500, "5.1.02": 900, "5.2.02": 400, "6.1.01": 120, "6.2.02": 50,
}  # fmt: skip


def selisih(r: Rekonsiliasi) -> list[tuple[str, int]]:
    """Code and difference of each row, in order."""
    return [(b.kode.isi if b.kode else b.uraian.isi, int(b.selisih.isi.nilai)) for b in r.rincian]


def test_equal_books_have_no_difference() -> None:
    r = rekonsiliasi(isian(POKOK), tabel(csv(POKOK)))
    assert r.sama and not r.induk
    # eight accounts and all levels above; 6 itself has no amount
    assert r.dibandingkan.isi == len(POKOK) + len(["4", "4.1", "4.2", "5", "5.1", "5.2", "6.1", "6.2"])


def test_one_leaf_is_one_row_and_its_parents_are_marked_as_explained() -> None:
    r = rekonsiliasi(isian(POKOK), tabel(csv({**POKOK, "5.1.02": 899})))
    assert selisih(r) == [("5.1.02", 1)]
    assert {b.kode.isi for b in r.induk if b.kode} == {"5", "5.1"}
    assert {b.keadaan for b in r.induk} == {"dijelaskan oleh rinciannya"}


def test_differences_are_sorted_from_the_greatest_whatever_their_sign() -> None:
    r = rekonsiliasi(isian(POKOK), tabel(csv({**POKOK, "4.1.01": 690, "5.1.01": 1530, "5.2.02": 399})))
    assert selisih(r) == [("5.1.01", -30), ("4.1.01", 10), ("5.2.02", 1)]


def test_a_parent_that_is_stated_wrongly_is_told_with_what_its_rows_leave_unexplained() -> None:
    r = rekonsiliasi(isian(POKOK), tabel(csv({**POKOK, "5": 2795, "5.1.01": 1499})))
    assert selisih(r) == [("5", 5), ("5.1.01", 1)]
    assert r.rincian[0].sisa.isi.nilai == 4
    assert [b.keterangan.isi for b in r.rincian] == ["tidak dijelaskan rinciannya: 4,00", "berbeda"]


def test_leaves_that_cancel_out_are_two_rows_and_no_parent() -> None:
    r = rekonsiliasi(isian(POKOK), tabel(csv({**POKOK, "5.1.01": 1510, "5.1.02": 890})))
    assert selisih(r) == [("5.1.01", -10), ("5.1.02", 10)]
    assert not r.induk


def test_an_account_of_one_book_only_is_told_once_with_its_amount() -> None:
    tanpa = {k: v for k, v in POKOK.items() if k != "5.2.02"}
    r = rekonsiliasi(isian(POKOK), tabel(csv({**tanpa, "5.1.05": 25})))
    assert selisih(r) == [("5.2", 400), ("5.1.05", -25)]
    assert [b.keadaan for b in r.rincian] == ["hanya di isian", "hanya di pembanding"]


def test_a_book_that_lists_some_accounts_under_whole_totals_is_compared_at_the_totals() -> None:
    """What it leaves out is told apart, and does not explain the difference of the total."""
    r = rekonsiliasi(isian(POKOK), tabel(csv({"5": 2803, "5.1.01": 1499})))
    assert [(b.kode.isi, int(b.selisih.isi.nilai), int(b.sisa.isi.nilai)) for b in r.berbeda if b.kode] == [
        ("5", -3, -4), ("5.1.01", 1, 1),
    ]  # fmt: skip
    assert {b.kode.isi for b in r.satu_sumber if b.kode} == {"4", "5.1.02", "5.2", "6.1", "6.2"}


def test_codes_of_different_depth_meet_at_the_account_that_both_have() -> None:
    dalam = {k: v for k, v in POKOK.items() if k != "5.1.02"} | {"5.1.02.01.01": 600, "5.1.02.02": 300}
    r = rekonsiliasi(isian(POKOK), tabel(csv(dalam)))
    assert r.sama
    assert r.lebih_rinci.isi == 2
    r = rekonsiliasi(isian(POKOK), tabel(csv({**dalam, "5.1.02.02": 301})))
    assert selisih(r) == [("5.1.02", -1)]


def test_an_account_that_is_split_over_agencies_is_added_up() -> None:
    text = "kode;skpd;realisasi\n5.1.01;Dinas A;1.000\n5.1.01;Dinas B;500\n5.1.02;Dinas B;900\n"
    r = rekonsiliasi(isian({"5.1.01": 1500, "5.1.02": 900}), tabel(text))
    assert r.sama


def test_each_agency_is_summed_up_by_itself() -> None:
    """One agency states 5.1, another only divides it; a row without an agency is the total of the others."""
    text = "kode;skpd;realisasi\n5.1;A;1.000\n5.1.01;A;1.000\n5.1.01;B;500\n5.2;;70\n5.2;A;40\n5.2;B;30\n"
    r = rekonsiliasi(isian({"5.1.01": 1500, "5.2": 70}), tabel(text))
    assert r.sama, selisih(r)


def test_rows_without_a_code_are_told_when_they_hold_an_amount() -> None:
    rows, found = baris(
        "kode;uraian;realisasi\n;PENDAPATAN DAERAH;\n4.1.01;Pajak;700\n;SiLPA;5\n;Jumlah;700\n"
    )
    assert rows is not None and [str(b.kode) for b in rows] == ["4.1.01"]
    told = [(d.code, d.severity, str(d.place)) for d in found]
    assert ("S172", Severity.WARNING, "audit.csv, sel C4") in told


def test_negative_amounts_differ_by_their_sign() -> None:
    r = rekonsiliasi(isian({"4.1.04": "(500)"}), tabel(csv({"4.1.04": 500})))
    assert selisih(r) == [("4.1.04", -1000)]
    assert rekonsiliasi(isian({"4.1.04": "(500)"}), tabel(csv({"4.1.04": -500}))).sama


def test_what_lies_within_the_tolerance_is_no_difference() -> None:
    lain = tabel(csv({**POKOK, "5.1.02": 899}))
    assert rekonsiliasi(isian(POKOK), lain, Decimal(1)).sama
    assert not rekonsiliasi(isian(POKOK), lain, Decimal("0.99")).sama


def test_small_differences_that_add_up_above_the_tolerance_are_told_at_the_sum() -> None:
    lain = tabel(csv({**POKOK, "5.1.01": 1499, "5.1.02": 899}))
    assert selisih(rekonsiliasi(isian(POKOK), lain, Decimal(1))) == [("5.1", 2)]


def test_a_parent_within_the_tolerance_still_passes_on_what_its_rows_explain() -> None:
    lain = {**POKOK, "5.1.01": 1490, "5.1.02": 909, "5.2.01": 10, "5.2.02": 381}
    r = rekonsiliasi(isian({**POKOK, "5.2.01": 1}), tabel(csv(lain)), Decimal(9))
    assert selisih(r) == [("5.2.02", 19), ("5.1.01", 10)]
    assert {b.kode.isi for b in r.induk if b.kode} <= {"5", "5.2"}


def test_rows_without_an_agency_join_those_that_have_one() -> None:
    text = "kode;skpd;realisasi\n5.1.01;A;100\n5.1.02;;70\n"
    r = rekonsiliasi(isian({"5.1.01": 100, "5.1.02": 70}), tabel(text))
    assert r.sama, selisih(r)


def test_receipts_and_outlays_of_financing_are_not_added_up() -> None:
    r = rekonsiliasi(isian({**POKOK, "6": 70}), tabel(csv(POKOK)))
    assert r.sama, selisih(r)


def test_outlays_of_financing_lower_the_stated_net() -> None:
    r = rekonsiliasi(isian({**POKOK, "6": 70}), tabel(csv({**POKOK, "6": 60, "6.2.02": 60})))
    assert selisih(r) == [("6.2.02", -10)]
    assert {b.kode.isi for b in r.induk if b.kode} == {"6", "6.2"}


def test_columns_that_only_one_book_has_are_not_compared() -> None:
    r = rekonsiliasi(isian(POKOK), tabel("kode;anggaran\n4.1.01;1\n"))
    assert r.sama and not r.kontrol and not r.dibandingkan.isi


def test_luwu_timur_2017_silpa_differs_by_54_908_153_398() -> None:
    """The press subtracted one rupiah wrongly (features 2.2)."""
    lkpj, lkpd = "210.972.167.753", "156.064.014.355"
    rest: dict[str, str | int] = {"5": 0, "6.1": 0, "6.2": 0}
    r = rekonsiliasi(isian({"4": lkpj, **rest}), tabel(csv({"4": lkpd, **rest})))
    silpa = next(k for k in r.kontrol if k.uraian == "SiLPA")
    assert silpa.isian and silpa.isian.isi.nilai == rp(lkpj)
    assert silpa.pembanding and silpa.pembanding.isi.nilai == rp(lkpd)
    assert r.selisih_silpa and r.selisih_silpa.isi.nilai == rp("54.908.153.398")


def test_madiun_2025_silpa_differs_by_51_710_587() -> None:
    """Only the difference is known (features 2.2); the amounts here are invented."""
    audit: dict[str, str | int] = {
        "4": 1_200_000_000_000,
        "5": 1_100_000_000_000,
        "6.1": 90_000_000_000,
        "6.2": 0,
    }
    r = rekonsiliasi(isian({**audit, "5": 1_100_000_000_000 - 51_710_587}), tabel(csv(audit)))
    assert r.selisih_silpa and r.selisih_silpa.isi.nilai == 51_710_587


def test_pematangsiantar_2020_two_of_three_books_state_a_wrong_remainder() -> None:
    """Two flagged, one clean (features 2.2); the press gives no amounts, those here are invented."""
    buku = ("5;1.000.000;900.000;100.000", "5;1.000.000;910.000;80.000", "5;990.000;900.000;100.000")
    salah = []
    for isi in buku:
        rows, found = baris(f"kode;anggaran;realisasi;sisa\n{isi}\n")
        assert rows is not None and not found
        salah.append([(d.code, d.severity, str(d.place)) for d in sisa_salah(rows, Decimal(0))])
    satu = [("S177", Severity.WARNING, "audit.csv, sel D2")]
    assert salah == [[], satu, satu]


def test_agencies_are_compared_by_name_without_regard_to_capitals_and_blanks() -> None:
    pemda = isian({"5": 1500})
    kiri = tabel(
        "kode;skpd;realisasi\n5.1;Dinas Kesehatan;1.000\n5.1.01;Dinas Kesehatan;600\n5.2;DINAS SOSIAL;400\n"
    )
    kanan = tabel(
        "kode;opd;realisasi\n5.1.01;dinas  kesehatan;900\n5.2.02;Dinas Sosial;400\n5;Inspektorat;7\n"
    )
    r = rekonsiliasi(kiri, kanan)
    assert [(b.uraian.isi, int(b.selisih.isi.nilai), b.keadaan) for b in r.perangkat] == [
        ("Dinas Kesehatan", 100, "berbeda"), ("Inspektorat", -7, "hanya di pembanding"),
    ]  # fmt: skip
    assert not rekonsiliasi(pemda, kanan).perangkat  # the input says nothing by agency


def test_a_table_without_amounts_is_refused() -> None:
    assert kode(baris("kode;uraian\n4.1.01;Pajak\n")[1])[-1] == "S176"


def test_the_cure_for_an_unknown_column_does_not_speak_of_links() -> None:
    found = baris("rekening apa;jumlah\n4.1.01;5\n")[1]
    assert found and not any("tautan" in h or '"kolom:"' in h for d in found for h in d.hints)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_table_is_read_with_each_separator(separator: str) -> None:
    text = f"kode{separator}realisasi\n4.1.01{separator}700\n4.1.02{separator}301\n"
    assert selisih(rekonsiliasi(isian({"4.1.01": 700, "4.1.02": 300}), tabel(text))) == [("4.1.02", -1)]


KODE = st.lists(st.integers(1, 4), min_size=1, max_size=4).map(
    lambda p: "5." + ".".join(f"{n:02d}" for n in p)
)


@st.composite
def pohon(draw: st.DrawFn) -> tuple[dict[str, str | int], dict[str, int]]:
    """Leaves of an account tree with amounts, and differences planted in some of them."""
    codes = sorted(draw(st.sets(KODE, min_size=1, max_size=25)))
    leaves = [k for k in codes if not any(o.startswith(f"{k}.") for o in codes)]
    akun: dict[str, str | int] = {k: draw(st.integers(-(10**12), 10**13)) for k in leaves}
    hit = draw(st.sets(st.sampled_from(leaves)))
    return akun, {k: draw(st.integers(-(10**9), 10**9).filter(bool)) for k in sorted(hit)}


@given(pohon())
@settings(max_examples=60)
def test_planted_differences_are_exactly_those_listed(
    case: tuple[dict[str, str | int], dict[str, int]],
) -> None:
    akun, tanam = case
    lain: dict[str, str | int] = {k: int(v) - tanam.get(k, 0) for k, v in akun.items()}
    r = rekonsiliasi(tabel(csv(akun)), tabel(csv(lain)))
    assert dict(selisih(r)) == tanam and len(r.rincian) == len(tanam)
    assert r.sama is not bool(tanam)
    # what the leaves say together is what the total says
    belanja = next(k.selisih for k in r.kontrol if k.uraian == "Jumlah Belanja")
    assert belanja is not None and belanja.isi.nilai == sum(tanam.values())
    # turned round, each difference has the other sign
    assert dict(selisih(rekonsiliasi(tabel(csv(lain)), tabel(csv(akun))))) == {
        k: -v for k, v in tanam.items()
    }
