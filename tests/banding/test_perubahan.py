"""What changed between two inputs, what follows from it, and on which page of a print it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.banding.kit import anggaran, laporan

from lkpj_report.bahasa.persen import Persen
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.banding.cetakan import berhalaman
from lkpj_report.banding.kata import cuplik
from lkpj_report.banding.perubahan import Perbedaan, Perubahan, perbedaan
from lkpj_report.diagnostics import Span

AKUN: dict[str, str | int] = {
    "4.1.01": 700, "4.1.02": 300, "5.1.01": 600, "5.2.02": 250, "6.1.01": 120, "6.2.02": 50,
}  # fmt: skip


def beda(lama: str, baru: str) -> Perbedaan:
    """Two inputs compared."""
    return perbedaan(("lama", "baru"), laporan(lama), laporan(baru))


def turunan(b: Perbedaan) -> dict[str, Perubahan]:
    """Derived figures by what they are called."""
    return {f"{p.pokok}, {p.uraian}": p for p in b.turunan}


def test_equal_inputs_have_no_change() -> None:
    assert beda(anggaran(AKUN), anggaran(AKUN)).sama


def test_a_figure_has_old_new_difference_and_both_lines() -> None:
    lama = anggaran(AKUN)
    (satu,) = beda(lama, "# baris baru\n" + lama.replace("700", "735")).isian
    assert (satu.pokok, satu.jenis) == ("anggaran", "angka berubah")
    assert satu.uraian.startswith("4.1.01 ") and satu.uraian.endswith(", realisasi")
    assert (satu.tertulis.isi, satu.seharusnya.isi) == ("Rp700", "Rp735")
    assert satu.selisih is not None and satu.selisih.isi == Rupiah(
        satu.selisih.isi.nilai, satu.selisih.isi.langkah
    )
    assert satu.selisih.isi.nilai == 35
    assert satu.persen is not None and satu.persen.isi.nilai == 5
    assert isinstance(satu.lama, Span) and isinstance(satu.baru, Span)
    assert satu.baru.line == satu.lama.line + 1


def test_derived_figures_change_with_it_down_to_silpa_and_say_why() -> None:
    found = turunan(beda(anggaran(AKUN), anggaran({**AKUN, "4.1.01": 735})))
    nama = {n.rpartition(", ")[0].split(" ", 2)[1].rstrip(",") for n in found}
    assert nama == {"4", "4.1", "surplus/(defisit)", "SiLPA"}
    silpa = found["anggaran, SiLPA, realisasi"]
    assert (silpa.tertulis.isi, silpa.seharusnya.isi) == ("Rp220", "Rp255")
    assert all(len(p.sebab) == 1 and "4.1.01" in p.sebab[0] for p in found.values())


def test_an_account_less_is_the_cause_of_what_follows() -> None:
    found = beda(anggaran(AKUN), anggaran({k: v for k, v in AKUN.items() if k != "4.1.02"})).turunan
    assert found and all("4.1.02" in " ".join(p.sebab) for p in found)


def test_leaves_that_cancel_out_leave_the_total_unchanged() -> None:
    found = turunan(beda(anggaran(AKUN), anggaran({**AKUN, "4.1.01": 690, "4.1.02": 310})))
    assert not found


def test_a_percentage_that_prints_the_same_has_not_changed() -> None:
    isi = "anggaran:\n  tahun: 2024\n  rekening:\n    4:\n      anggaran: {}\n      realisasi: 900.000.000\n"
    assert not beda(isi.format("1.000.000.000"), isi.format("1.000.000.001")).turunan
    (satu,) = beda(isi.format("1.000.000.000"), isi.format("1.001.000.000")).turunan
    assert (satu.tertulis.isi, satu.seharusnya.isi) == ("90,00%", "89,91%")
    assert satu.selisih is not None and isinstance(satu.selisih.isi, Persen) and satu.persen is None
    assert str(satu.selisih.isi.nilai) == "-0.09"


def test_an_account_more_and_an_account_less_are_entries() -> None:
    lain = {k: v for k, v in AKUN.items() if k != "5.2.02"} | {"5.3.01": 5}
    found = {p.jenis: p for p in beda(anggaran(AKUN), anggaran(lain)).isian}
    assert set(found) == {"ditambahkan", "dihapus"}
    assert found["ditambahkan"].tertulis.isi == "(tidak ada)"
    assert found["ditambahkan"].seharusnya.isi == "realisasi Rp5"
    assert found["dihapus"].seharusnya.isi == "(tidak ada)"


def test_an_indicator_is_called_by_its_name_and_its_change_is_derived() -> None:
    isi = "indikator:\n  ipm:\n    nilai:\n      2023: 82,00\n      2024: {}\n"
    b = beda(isi.format("82,50"), isi.format("83,00"))
    assert [p.uraian.split(",")[0] for p in b.isian] == ["Indeks Pembangunan Manusia"]
    selisih = [(p.tertulis.isi, p.seharusnya.isi) for p in b.turunan if p.uraian.endswith(", selisih")]
    assert selisih == [("0,50", "1,00")]


def test_a_new_indicator_is_told_in_words() -> None:
    (satu,) = beda("", "indikator:\n  ipm:\n    nilai:\n      2024: 83,21\n    sumber: BPS\n").isian
    assert (satu.tertulis.isi, satu.seharusnya.isi) == ("(tidak ada)", "nilai 2024 83,21, sumber BPS")


def test_a_long_text_is_shown_from_where_it_parts() -> None:
    kata = " ".join(f"kata{n}" for n in range(40))
    assert cuplik(kata, kata.replace("kata20 ", "lain ")) == (
        "… " + " ".join(f"kata{n}" for n in range(16, 32)) + " …",
        "… kata16 kata17 kata18 kata19 lain " + " ".join(f"kata{n}" for n in range(21, 32)) + " …",
    )
    assert cuplik("satu dua", "satu tiga") == ("satu dua", "satu tiga")


def test_texts_that_differ_only_in_blanks_are_equal_in_words() -> None:
    assert cuplik("a  b", "a b") == ("a b", "a b")


def test_what_is_printed_nowhere_is_not_in_the_errata() -> None:
    isi = anggaran(AKUN)
    tanda = isi.replace("  rekening", "  pernyataan:\n    - tentang: pendapatan\n      dari: 1\n  rekening")
    b = beda(isi, tanda)
    assert len(b.isian) == 1 and not b.tercetak


def test_the_subject_is_named_in_words_on_paper() -> None:
    (satu,) = beda(anggaran(AKUN), anggaran({**AKUN, "4.1.01": 701})).isian
    assert satu.bagian == "APBD dan realisasinya"


@given(st.dictionaries(st.sampled_from(sorted(AKUN)), st.integers(1, 10**12), max_size=6))
@settings(max_examples=30, deadline=None)
def test_planted_changes_are_exactly_those_listed(baru: dict[str, int]) -> None:
    b = beda(anggaran(AKUN), anggaran({**AKUN, **baru}))
    assert {p.jalur[2] for p in b.isian} == {k for k, v in baru.items() if v != AKUN[k]}
    assert len(b.isian) == len({p.jalur for p in b.isian})


HALAMAN = [
    "Sampul 2024",
    "Pajak Rp1.234.567 dan 21.234.567",
    "Jumlah 1.234.567,00",
    "Lain 1.234.567,50 dan 95,82%",
]


@pytest.mark.parametrize(
    ("lama", "halaman"),
    [
        ("1.234.567", "2, 3"), ("1.234.567,50", "4"), ("234.567", "–"), ("999", "–"), ("7.000.000", "–"),
    ],
)  # fmt: skip
def test_a_number_is_found_as_a_whole_number(lama: str, halaman: str) -> None:
    b = beda(anggaran({"4.1.01": lama, "5.1.01": 1}), anggaran({"4.1.01": 5, "5.1.01": 1}))
    assert [p.halaman for p in berhalaman(b, HALAMAN).isian] == [halaman]


def test_a_text_is_found_across_line_ends_and_soft_hyphens() -> None:
    isi = "visi_misi:\n  visi: {}\n"
    b = beda(isi.format("Maju bersama rakyat"), isi.format("Maju bersama warga"))
    assert [p.halaman for p in berhalaman(b, ["", "Visi: Maju ber\u00adsama\nrakyat."]).isian] == ["2"]


def test_derived_figures_that_a_print_does_not_show_are_left_out() -> None:
    b = beda(anggaran({"4.1.01": 7_000_000}), anggaran({"4.1.01": 8_000_000}))
    assert b.turunan and not berhalaman(b, HALAMAN).turunan
    assert all(p.halaman == "1" for p in berhalaman(b, ["7.000.000"]).turunan)


def test_without_a_print_pages_are_left_to_the_hand() -> None:
    b = berhalaman(beda(anggaran(AKUN), anggaran({**AKUN, "4.1.01": 1})), None)
    assert {p.halaman for p in b.semua} == {"……"}
