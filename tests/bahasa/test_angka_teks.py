"""Numbers inside of words: where they begin and end, and which words are numbers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.angka_teks import angka_dalam, deretan_angka, terbilang_semua
from lkpj_report.bahasa.terbilang import terbilang
from lkpj_report.bahasa.urutan import urutan


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Rp1,23 triliun atau 95,82 persen", ["Rp1,23 triliun", "95,82"]),
        ("Selasa, 15 April 2025", ["15 April 2025"]),
        ("KUPANG, 15\u00a0APRIL\u00a02025", ["15\u00a0APRIL\u00a02025"]),
        ("Pasal 71 ayat (2)", ["71", "2"]),
        ("turun -0,65% dari 9,86 %", ["-0,65%", "9,86 %"]),
        ("tahun 2023–2026", ["2023", "2026"]),
        ("S.99/2024", ["99", "2024"]),
        ("(36.639.734.387,20)", ["36.639.734.387,20"]),
        ("tiga belas", ["tiga belas"]),
        ("Kedua puluh satu", ["Kedua puluh satu"]),
        ("dua kali lipat", []),
        ("rupiah", []),
        ("", []),
    ],
)
def test_numbers_are_found_whole(text: str, numbers: list[str]) -> None:
    assert [text[start:end] for start, end in angka_dalam(text)] == numbers


@given(st.text(alphabet="0123456789., Rp%-aJunirt", max_size=40))
def test_no_digit_is_left_out_and_none_is_counted_twice(text: str) -> None:
    found = angka_dalam(text)
    inside = "".join(text[start:end] for start, end in found)
    if any(c.isdecimal() for c in text):
        assert [c for c in inside if c.isdecimal()] == [c for c in text if c.isdecimal()]
    assert all(a[1] <= b[0] for a, b in pairwise(found))


@given(st.integers(1, 10**15))
def test_what_we_spell_out_is_a_number_in_words(n: int) -> None:
    assert terbilang_semua(terbilang(n))
    assert terbilang_semua(urutan(n))
    assert terbilang_semua(f"{terbilang(n)} rupiah")


def test_digits_keep_the_signs_between_them() -> None:
    assert deretan_angka("Rp1.234,5 pada 15 April 2025.") == ("1.234,5", "15", "2025")
