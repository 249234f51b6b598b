"""Ordinals: "ke" joins the first word only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.terbilang import baca_terbilang
from lkpj_report.bahasa.urutan import huruf, ke_angka, urutan, urutan_kapital


@pytest.mark.parametrize(
    ("n", "word"),
    [
        (1, "pertama"), (2, "kedua"), (9, "kesembilan"), (10, "kesepuluh"), (11, "kesebelas"), (12, "kedua belas"),
        (13, "ketiga belas"), (15, "kelima belas"), (20, "kedua puluh"), (22, "kedua puluh dua"), (100, "keseratus"),
        (101, "keseratus satu"), (999, "kesembilan ratus sembilan puluh sembilan"), (1000, "keseribu"),
    ],
)  # fmt: skip
def test_ordinals(n: int, word: str) -> None:
    assert urutan(n) == word


@given(st.integers(2, 10**6))
def test_an_ordinal_is_ke_and_the_number_in_words(n: int) -> None:
    assert urutan(n).startswith("ke")
    assert baca_terbilang(urutan(n).removeprefix("ke")) == n
    assert urutan_kapital(n) == "K" + urutan(n)[1:]


def test_a_dictum_counts_from_kesatu() -> None:
    assert urutan(1, diktum=True) == "kesatu"
    assert urutan(2, diktum=True) == "kedua"
    assert urutan_kapital(1, diktum=True).upper() == "KESATU"


def test_the_first_letter_alone_is_raised() -> None:
    assert [urutan_kapital(n) for n in (1, 12, 13)] == ["Pertama", "Kedua belas", "Ketiga belas"]


def test_an_ordinal_in_digits_takes_a_hyphen() -> None:
    assert ke_angka(5) == "ke-5"


def test_letters_of_a_list_go_on_after_z() -> None:
    assert [huruf(n) for n in (1, 2, 26, 27, 28, 52, 53, 702, 703)] == [
        "a",
        "b",
        "z",
        "aa",
        "ab",
        "az",
        "ba",
        "zz",
        "aaa",
    ]
    assert len({huruf(n) for n in range(1, 2000)}) == 1999


@pytest.mark.parametrize("make", [urutan, urutan_kapital, ke_angka, huruf])
def test_there_is_no_ordinal_below_one(make: object) -> None:
    assert callable(make)
    for n in (0, -1):
        with pytest.raises(ValueError, match="for"):
            make(n)
