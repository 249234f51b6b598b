"""Lists, capitals, nearest names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.kata import daftar, huruf_besar, kapital_awal, kapital_judul, terdekat


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c"), (("a", "b", "c", "d"), "a, b, c, dan d")],
)  # fmt: skip
def test_a_list_has_a_comma_before_dan_from_three_on(items: list[str], text: str) -> None:
    assert daftar(items) == text


@pytest.mark.parametrize(
    ("text", "raised"),
    [("peringkat I", "Peringkat I"), ("", ""), ("LKPj", "LKPj"), ("“kota kasih”", "“Kota kasih”"), ("(satu)", "(Satu)"), ("3 besar", "3 besar"), ("  a", "  A")],
)  # fmt: skip
def test_the_first_letter_is_raised_and_the_rest_left(text: str, raised: str) -> None:
    assert kapital_awal(text) == raised


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("pekerjaan umum dan penataan ruang", "Pekerjaan Umum dan Penataan Ruang"),
        ("untuk desa", "Untuk Desa"),
        ("BPK dan DPRD", "BPK dan DPRD"),
        ("", ""),
    ],
)
def test_a_title_raises_each_word_but_the_small_ones(text: str, raised: str) -> None:
    assert kapital_judul(text) == raised


@given(st.text(max_size=20))
def test_raising_the_first_letter_twice_changes_nothing_more(text: str) -> None:
    assert kapital_awal(kapital_awal(text)) == kapital_awal(text)


def test_capitals_keep_lkpj_titles_and_degrees() -> None:
    assert huruf_besar("Nota Pengantar LKPj Tahun 2024") == "NOTA PENGANTAR LKPj TAHUN 2024"
    assert huruf_besar("dr. Contoh Nama, M.Si.") == "dr. CONTOH NAMA, M.Si."
    assert huruf_besar("Dr. Linus Lusi, S.Pd., M.Pd.") == "Dr. LINUS LUSI, S.Pd., M.Pd."
    assert huruf_besar("sebesar Rp815 miliar") == "SEBESAR Rp815 MILIAR"
    assert huruf_besar("wakil kadr. kota") == "WAKIL KADR. KOTA"


def test_the_nearest_name_is_found_without_regard_to_case() -> None:
    names = ["sidang", "penghargaan", "anggaran"]
    assert terdekat("Penghargan", names) == ("penghargaan",)
    assert terdekat("penghargaan", names, 2)[0] == "penghargaan"
    assert terdekat("xyz", names) == ()
    assert terdekat("", names) == ()
    assert terdekat("tangagl", ("judul", "tanggal")) == ("tanggal",)


def test_names_that_are_equally_near_keep_their_order() -> None:
    assert terdekat("ab", ["ac", "ad", "ab"], 3) == ("ab",)
    assert terdekat("abcd", ["abcx", "abcy"], 2) == ("abcx", "abcy")
    assert terdekat("abcd", ["abcy", "abcx"], 2) == ("abcy", "abcx")
