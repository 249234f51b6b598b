"""Money: every form that staff and spreadsheets write, and no form that may be meant otherwise."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.rupiah import (
    Rupiah,
    baca_rupiah,
    format_angka_tabel,
    format_rupiah,
    sebut_rupiah,
)
from lkpj_report.bahasa.tolak import Tolak, kutip

AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**16), max_value=10**16)


def refused(text: str) -> Tolak:
    read = baca_rupiah(text)
    assert isinstance(read, Tolak), read
    return read


@pytest.mark.parametrize(
    ("text", "nilai", "langkah"),
    [
        ("2.066.961.120.884,77", "2066961120884.77", "0.01"),
        ("2066961120884.77", "2066961120884.77", "0.01"),
        ("2066961120884,77", "2066961120884.77", "0.01"),
        ("2066961120884", "2066961120884", "1"),
        ("1234.5", "1234.5", "0.1"),
        ("750.000", "750000", "1"),
        ("1.234", "1234", "1"),
        ("1.000,5", "1000.5", "0.1"),
        ("(1.000)", "-1000", "1"),
        ("(Rp1.000,00)", "-1000.00", "0.01"),
        ("Rp(1.000)", "-1000", "1"),
        ("-1.000", "-1000", "1"),
        ("-Rp1.000,00", "-1000.00", "0.01"),
        ("Rp-1.000", "-1000", "1"),
        ("Rp1.000,00", "1000.00", "0.01"),
        ("Rp 1.000", "1000", "1"),
        ("Rp\u00a01.000", "1000", "1"),
        ("Rp. 1.000", "1000", "1"),
        ("1.000 rupiah", "1000", "1"),
        ("Rp815 miliar", "815000000000", "1000000000"),
        ("Rp815\u00a0miliar", "815000000000", "1000000000"),
        ("815 Miliar rupiah", "815000000000", "1000000000"),
        ("1,23 triliun", "1230000000000", "10000000000"),
        ("1,234 triliun", "1234000000000", "1000000000"),
        ("1.234 miliar", "1234000000000", "1000000000"),
        ("815 juta", "815000000", "1000000"),
        ("-0,5 juta", "-500000", "100000"),
        ("500 ribu", "500000", "1000"),
        ("1,23456789 juta", "1234567.89", "0.01"),
        ("0", "0", "1"),
        ("-0,00", "0", "0.01"),
    ],
)
def test_rupiah_is_read_with_its_step(text: str, nilai: str, langkah: str) -> None:
    assert baca_rupiah(text) == Rupiah(Decimal(nilai), Decimal(langkah))


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1,234", "1.234 atau 1,23"),
        ("1.23.456", "123.456 atau 123,46"),
        ("1234.567", "1.234.567 atau 1.234,57"),
        ("82.77", "8.277 atau 82,77"),
        ("1,234,567.89", "123.456.789 atau 1.234.567,89"),
        ("1.23 triliun", "123 triliun atau 1,23 triliun"),
        ("815 M", "815 miliar atau 815 juta"),
        ("-1,234", "-1.234 atau -1,23"),
    ],
)
def test_rupiah_refuses_what_is_unclear_and_shows_the_readings(text: str, readings: str) -> None:
    tolak = refused(text)
    assert f'"{text}"' in tolak.pesan
    assert tolak.pesan.endswith(f"dapat berarti {readings}")
    assert len(tolak.saran) == 2


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", "1,2E+06", "12e5", "--5", "-(5)", "(-5)", "Rp(-5)", "-Rp-5", "+5", "Rp", "Rp1,2,3", "1,23,45", "01.000", "0.750", "1.000,", ",50", "1.000,001", "1 000 000", "Rp1.000,-", "815 milyar", "5 ton", "1.000 2.000", "1.000,00 juta lebih", "Rp Rp5", "٥٠٠"],
)  # fmt: skip
def test_rupiah_refuses_anything_else_with_a_cure(text: str) -> None:
    tolak = refused(text)
    assert kutip(text) in tolak.pesan
    assert tolak.saran


def test_rupiah_rejects_two_commas() -> None:
    assert "1,2,3" in refused("1,2,3").pesan


def test_an_excel_exponent_is_named_as_what_it_is() -> None:
    tolak = refused("2,06696E+12")
    assert "bentuk ilmiah" in tolak.pesan
    assert "Excel" in tolak.saran[0]


@pytest.mark.parametrize(
    ("text", "cure"),
    [("815 milyar", "815 miliar"), ("Rp1.000,-", "1.000"), ("1 000 000", "1.000.000"), ("0.750", "0,75"), ("2 trilyun", "2 triliun")],
)  # fmt: skip
def test_rupiah_names_the_one_likely_cure(text: str, cure: str) -> None:
    assert f'"{cure}"' in refused(text).saran[0]


@given(st.text(alphabet="0019,.- ()RpeEjutam", max_size=12))
def test_every_reading_that_is_suggested_can_be_read(text: str) -> None:
    read = baca_rupiah(text)
    if isinstance(read, Tolak):
        for hint in read.saran:
            if hint.startswith(('tulis "', "mungkin")) and not hint.startswith('tulis "-"'):
                assert isinstance(baca_rupiah(hint.split('"')[1]), Rupiah), (text, hint)


@given(AMOUNTS)
def test_printed_rupiah_is_read_back(value: Decimal) -> None:
    for printed in (format_rupiah(value), format_angka_tabel(value)):
        assert baca_rupiah(printed) == Rupiah(value, Decimal("0.01"))


@given(st.integers(-(10**16), 10**16))
def test_printed_whole_rupiah_is_read_back(value: int) -> None:
    assert baca_rupiah(format_rupiah(Decimal(value), sen=False)) == Rupiah(Decimal(value), Decimal(1))


@given(AMOUNTS, st.integers(0, 2))
def test_a_spoken_amount_is_the_amount_within_half_its_step(value: Decimal, decimals: int) -> None:
    said = sebut_rupiah(value, decimals)
    read = baca_rupiah(said)
    assert isinstance(read, Rupiah), said
    size = abs(value)
    unit = next((u for u in (10**12, 10**9, 10**6) if size >= u), 0)
    # Only a whole unit may be reached from below, so a step is at most a unit's.
    assert abs(read.nilai - value) * 2 <= (Decimal(unit) / 10**decimals if unit else 0)


@pytest.mark.parametrize(
    ("value", "sen", "text"),
    [("1234", True, "Rp1.234,00"), ("1234.5", True, "Rp1.234,50"), ("-1234", True, "-Rp1.234,00"), ("1234.5", False, "Rp1.235"), ("-0.4", False, "Rp0"), ("2066961120884.77", True, "Rp2.066.961.120.884,77")],
)  # fmt: skip
def test_rupiah_in_text(value: str, sen: bool, text: str) -> None:
    assert format_rupiah(Decimal(value), sen) == text


@pytest.mark.parametrize(
    ("value", "text"), [("1234", "1.234,00"), ("-1234", "(1.234,00)"), ("0", "0,00"), ("-0.001", "0,00")]
)
def test_table_cells_put_negatives_in_brackets(value: str, text: str) -> None:
    assert format_angka_tabel(Decimal(value)) == text


def test_a_zero_cell_is_a_dash_only_when_asked() -> None:
    assert format_angka_tabel(Decimal(0), nol="-") == "-"
    assert format_angka_tabel(Decimal("0.00"), nol="-") == "-"
    assert format_angka_tabel(Decimal(1), 0, nol="-") == "1"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1234567890123", "Rp1,23 triliun"), ("815000000000", "Rp815 miliar"), ("999999999999", "Rp1 triliun"),
        ("6010000000000", "Rp6,01 triliun"), ("1500000", "Rp1,5 juta"), ("999999.99", "Rp999.999,99"), ("750000", "Rp750.000"),
        ("-815000000000", "-Rp815 miliar"), ("0", "Rp0"), ("-0.001", "Rp0"), ("100000000", "Rp100 juta"),
        ("999994999", "Rp999,99 juta"), ("999995000", "Rp1 miliar"), ("1500000000000000", "Rp1.500 triliun"), ("999999.996", "Rp1 juta"),
    ],
)  # fmt: skip
def test_rupiah_as_it_is_spoken(value: str, text: str) -> None:
    assert sebut_rupiah(Decimal(value)) == text


def test_rupiah_spoken_without_decimals_keeps_zeros_of_whole_numbers() -> None:
    assert sebut_rupiah(Decimal("100400000000"), 0) == "Rp100 miliar"
