"""Plain numbers: decimal comma, dots between thousands, unclear texts refused with their readings."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.bilangan import Bilangan, baca_bilangan, format_bilangan
from lkpj_report.bahasa.tolak import Tolak, kutip


def refused(text: str) -> Tolak:
    read = baca_bilangan(text)
    assert isinstance(read, Tolak), read
    return read


@pytest.mark.parametrize(
    ("text", "nilai", "langkah"),
    [
        ("3,5", "3.5", "0.1"), ("12", "12", "1"), ("82.77", "82.77", "0.01"), ("0.323", "0.323", "0.001"),
        ("0,323", "0.323", "0.001"), ("1.234,0", "1234.0", "0.1"), ("1.234.567", "1234567", "1"), ("1,234", "1.234", "0.001"),
        ("1234", "1234", "1"), ("-3,5", "-3.5", "0.1"), ("−3,5", "-3.5", "0.1"), ("–3,5", "-3.5", "0.1"),
        ("(3,5)", "-3.5", "0.1"), (" 3,50 ", "3.50", "0.01"), ("\u00a03,5", "3.5", "0.1"), ("-0", "0", "1"),
    ],
)  # fmt: skip
def test_a_number_is_read_with_its_step(text: str, nilai: str, langkah: str) -> None:
    read = baca_bilangan(text)
    assert read == Bilangan(Decimal(nilai), Decimal(langkah))
    assert isinstance(read, Bilangan)
    assert str(read.nilai) == nilai


def test_a_dot_before_three_digits_is_unclear_and_both_readings_are_shown() -> None:
    tolak = refused("1.234")
    assert '"1.234"' in tolak.pesan
    assert "1234 atau 1,234" in tolak.pesan
    assert refused("-1.234").pesan.endswith("-1234 atau -1,234")
    assert "1.234.567 atau 1.234,567" in refused("1234.567").pesan


@pytest.mark.parametrize(
    "text",
    ["", "  ", "x", "1,2E+06", "1e5", "--3", "-(3)", "(-3)", "((3))", "(3", "3)", "+3", "1.2.3", "1,234,567", "01.234", "1,", ",5", "٣", "3 5", "1.23,4", "1.234.56", "²", "3,5%"],
)  # fmt: skip
def test_anything_else_is_refused_with_a_cure(text: str) -> None:
    tolak = refused(text)
    assert kutip(text) in tolak.pesan
    assert tolak.saran


def test_a_long_text_is_cut_in_the_message() -> None:
    assert len(refused("9x" * 5000).pesan) < 120


def test_a_number_of_five_thousand_digits_is_no_trouble() -> None:
    read = baca_bilangan("9" * 5000)
    assert isinstance(read, Bilangan)
    assert format_bilangan(read.nilai).replace(".", "") == "9" * 5000
    refused("1" * 5000 + ".2.3")


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15),
    st.integers(0, 3),
)
def test_what_is_printed_is_read_back(value: Decimal, decimals: int) -> None:
    printed = format_bilangan(value, decimals)
    read = baca_bilangan(printed)
    if isinstance(read, Tolak):  # "1.234" alone, the one form that people must not type
        assert decimals == 0
        assert 4 <= len(printed.removeprefix("-").replace(".", "")) <= 6
    else:
        assert format_bilangan(read.nilai, decimals) == printed
        assert read.langkah == Decimal(1).scaleb(-decimals)


@given(st.text(alphabet="0019..,,-() eE+x", max_size=12))
def test_every_reading_that_is_suggested_can_be_read(text: str) -> None:
    read = baca_bilangan(text)
    if isinstance(read, Tolak):
        for hint in read.saran:
            if hint.startswith(('tulis "', "mungkin")) and not hint.startswith('tulis "-"'):
                assert isinstance(baca_bilangan(hint.split('"')[1]), Bilangan), (text, hint)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [("1234.5", None, "1.234,5"), ("1E+6", None, "1.000.000"), ("-1234.567", 2, "-1.234,57"), ("-0.001", 2, "0,00"), ("0.50", None, "0,50"), ("999.995", 2, "1.000,00")],
)  # fmt: skip
def test_numbers_are_printed_in_the_indonesian_way(value: str, decimals: int | None, text: str) -> None:
    assert format_bilangan(Decimal(value), decimals) == text
