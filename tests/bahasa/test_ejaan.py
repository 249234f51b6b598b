"""Spellings to be cured, and words that are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.ejaan import KATA, salah_eja


def cured(text: str) -> str:
    """The text with all cures put in."""
    for finding in reversed(salah_eja(text)):
        assert text[finding.start : finding.end] == finding.salah
        assert finding.alasan
        text = text[: finding.start] + finding.benar + text[finding.end :]
    return text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Walikota Kupang", "Wali Kota Kupang"),
        ("WALIKOTA KUPANG", "WALI KOTA KUPANG"),
        ("para walikota", "para wali kota"),
        ("Wakil Walikota dan wakil walikota", "Wakil Wali Kota dan wakil wali kota"),
        ("Rp5 milyar", "Rp5 miliar"),
        ("dua Trilyun", "dua Triliun"),
        ("Rp. 1.000", "Rp1.000"),
        ("Rp.1.000.", "Rp1.000."),
        ("Rp 1.000,00", "Rp1.000,00"),
        ("Rp\u00a01.000", "Rp1.000"),
        ("Rp1.000,-", "Rp1.000"),
        ("1.000,-", "1.000"),
        ("Rp10 miliar rupiah", "Rp10 miliar"),
        ("Rp. 5 milyar rupiah,", "Rp5 miliar,"),
        ("Keduabelas", "Kedua belas"),
        ("KETIGABELAS", "KETIGA BELAS"),
        ("kelimabelas", "kelima belas"),
        ("keduapuluh dua", "kedua puluh dua"),
        ("keduapuluhdua", "kedua puluh dua"),
        ("Jum'at dan Jum’at", "Jumat dan Jumat"),
        ("bulan Pebruari dan nopember", "bulan Februari dan November"),
        ("Di karenakan ijin", "Dikarenakan izin"),
        ("analisa-analisa resiko", "analisis-analisis risiko"),
        ("Masa Sidang ke-II", "Masa Sidang II"),
        ("prosentase aktifitas propinsi", "persentase aktivitas provinsi"),
    ],
)
def test_a_wrong_spelling_is_cured_in_its_case(wrong: str, right: str) -> None:
    assert cured(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "Wali Kota Kupang menyampaikan LKPj sebesar Rp815 miliar, kedua belas, ketiga puluh dua",
        "Undang-Undang Nomor 1 Tahun 2015 tentang Pemilihan Gubernur, Bupati, dan Walikota",
        "Peraturan Walikota Kupang Nomor 5 Tahun 2010",
        "surel walikota@kupang.go.id, laman walikota.kupang.go.id, www.walikota.id",
        "kesepuluh, kesebelas, keseratus, ke-2, kedua",
        "pertanggungjawaban, ditandatangani, diizinkan, mengijinkannyalah",
        "tiga puluh rupiah; Rp1.000,00; Rp1.000, yang lain",
        "sistimewa, perhutangan, resikonya",
        "",
    ],
)
def test_right_spellings_titles_and_addresses_are_left(text: str) -> None:
    assert salah_eja(text) == ()


def test_a_title_of_an_act_shields_only_its_capitals_and_its_clause() -> None:
    text = "Undang-Undang Nomor 1 Tahun 2015 tentang Pemilihan Walikota; Walikota dan para walikota"
    assert [f.start for f in salah_eja(text)] == [text.index("; Wali") + 2, text.rindex("walikota")]


@pytest.mark.parametrize("word", sorted(KATA))
def test_each_word_of_the_table_is_found_and_its_cure_is_clean(word: str) -> None:
    (finding,) = salah_eja(f"ada {word}, lagi")
    assert (finding.salah, finding.benar) == (word, KATA[word][0])
    assert salah_eja(finding.benar) == ()


PIECES = st.sampled_from(
    [*KATA, "Walikota", "Rp. ", "Rp", "1.000", ",-", " rupiah", "keduabelas", " ", ". ", "tentang", "Nomor"]
)


@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=10).map(" ".join)))
def test_findings_lie_in_order_and_apart(text: str) -> None:
    end = 0
    for finding in salah_eja(text):
        assert end <= finding.start < finding.end <= len(text)
        assert finding.salah != finding.benar
        end = finding.end
