"""Dates as in a letter, and no others; clock times."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.tanggal import (
    BULAN,
    HARI,
    ZONA,
    Tanggal,
    baca_pukul,
    baca_tanggal,
    format_hari_tanggal,
    format_pukul,
    format_tanggal,
    nama_bulan,
    nama_hari,
    rentang_tanggal,
    tanggal_terbilang,
)
from lkpj_report.bahasa.tolak import Tolak, kutip

SESSION = dt.date(2025, 4, 15)
DATES = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))


def refused(text: str) -> Tolak:
    read = baca_tanggal(text)
    assert isinstance(read, Tolak), read
    assert kutip(text) in read.pesan
    assert read.saran
    return read


@pytest.mark.parametrize(
    "text", ["15 April 2025", "2025-04-15", "15 april 2025", "15 APRIL 2025", " 15  April\u00a02025 "]
)
def test_a_date_without_weekday_is_read(text: str) -> None:
    assert baca_tanggal(text) == Tanggal(SESSION)


@pytest.mark.parametrize("text", ["Selasa, 15 April 2025", "selasa 15 April 2025", "Selasa , 15 April 2025"])
def test_a_stated_weekday_is_kept(text: str) -> None:
    assert baca_tanggal(text) == Tanggal(SESSION, "Selasa")


def test_a_wrong_weekday_is_kept_for_the_check() -> None:
    assert baca_tanggal("Kamis, 13 Maret 2024") == Tanggal(dt.date(2024, 3, 13), "Kamis")
    assert nama_hari(dt.date(2024, 3, 13)) == "Rabu"


@pytest.mark.parametrize("day", ["Jumat", "Jum'at", "Jum’at", "JUM'AT"])
def test_jumat_is_read_with_and_without_apostrophe(day: str) -> None:
    assert baca_tanggal(f"{day}, 18 April 2025") == Tanggal(dt.date(2025, 4, 18), "Jumat")


@pytest.mark.parametrize("text", ["04/05/2025", "4-5-2025", "04.05.2025", "4 / 5 / 2025"])
def test_a_date_in_digits_is_refused_with_both_readings(text: str) -> None:
    assert "4 Mei 2025 atau 5 April 2025" in refused(text).pesan


@pytest.mark.parametrize("text", ["15/04/2025", "04/15/2025", "2025/04/15", "2025.04.15"])
def test_a_date_in_digits_with_one_reading_names_it(text: str) -> None:
    assert '"15 April 2025"' in refused(text).saran[0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31 April 2025", "hanya sampai tanggal 30"),
        ("29 Februari 2023", "hanya sampai tanggal 28"),
        ("29 Februari 2100", "hanya sampai tanggal 28"),
        ("2023-02-29", "hanya sampai tanggal 28"),
        ("32 Desember 2025", "hanya sampai tanggal 31"),
        ("0 April 2025", "tidak ada tanggal 0"),
        ("2025-13-01", "tidak ada bulan ke-13"),
        ("15 April 1899", "di luar 1900–2200"),
        ("15 April 2201", "di luar 1900–2200"),
        ("15 April 25", "di luar 1900–2200"),
        ("15 April", "tahunnya belum ditulis"),
    ],
)
def test_an_impossible_date_says_why(text: str, message: str) -> None:
    assert message in refused(text).pesan


def test_leap_days_are_read() -> None:
    assert baca_tanggal("29 Februari 2024") == Tanggal(dt.date(2024, 2, 29))
    assert baca_tanggal("29 Februari 2000") == Tanggal(dt.date(2000, 2, 29))


@pytest.mark.parametrize(
    ("month", "name"),
    [("Apr", "April"), ("Apr.", "April"), ("Nop", "November"), ("Nopember", "November"), ("Pebruari", "Februari"), ("Aprl", "April"), ("Agt", "Agustus"), ("October", "Oktober"), ("Ags", "Agustus")],
)  # fmt: skip
def test_a_month_that_is_short_or_misspelt_is_refused_with_its_name(month: str, name: str) -> None:
    assert f'"Selasa, 15 {name} 2025"' in refused(f"Selasa, 15 {month} 2025").saran[0]


def test_an_unknown_weekday_is_refused_with_the_nearest() -> None:
    assert '"Selasa"' in refused("Selas, 15 April 2025").saran[0]
    assert "Senin" in refused("Tuesday, 15 April 2025").saran[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kemarin",
        "April 2025",
        "2025",
        "15 Xyz 2025",
        "2025-4-5",
        "15 April 2025 09.00",
        "20250415",
        "45762",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    refused(text)


@given(DATES)
def test_printed_dates_are_read_back(date: dt.date) -> None:
    assert baca_tanggal(format_tanggal(date)) == Tanggal(date)
    assert baca_tanggal(date.isoformat()) == Tanggal(date)
    assert baca_tanggal(format_hari_tanggal(date)) == Tanggal(date, nama_hari(date))


def test_dates_are_printed_as_in_a_letter() -> None:
    assert format_tanggal(SESSION) == "15 April 2025"
    assert format_hari_tanggal(SESSION) == "Selasa, 15 April 2025"
    assert (nama_hari(SESSION), nama_bulan(SESSION)) == ("Selasa", "April")


def test_a_berita_acara_opens_in_words() -> None:
    words = "hari ini Selasa, tanggal lima belas, bulan April, tahun dua ribu dua puluh lima"
    assert tanggal_terbilang(SESSION) == words


def test_seven_days_and_twelve_months_are_each_named_once() -> None:
    week = [nama_hari(SESSION + dt.timedelta(days=i)) for i in range(7)]
    assert sorted(week) == sorted(HARI)
    assert [nama_bulan(dt.date(2025, m, 1)) for m in range(1, 13)] == list(BULAN)


@pytest.mark.parametrize(
    ("last", "text"),
    [
        (dt.date(2025, 4, 15), "15 April 2025"),
        (dt.date(2025, 4, 17), "15 sampai dengan 17 April 2025"),
        (dt.date(2025, 5, 2), "15 April sampai dengan 2 Mei 2025"),
        (dt.date(2026, 4, 15), "15 April 2025 sampai dengan 15 April 2026"),
    ],
)
def test_a_range_says_month_and_year_once(last: dt.date, text: str) -> None:
    assert rentang_tanggal(SESSION, last) == text


def test_a_range_backwards_is_a_bug() -> None:
    with pytest.raises(ValueError, match="before"):
        rentang_tanggal(SESSION, dt.date(2025, 4, 14))


@pytest.mark.parametrize("text", ["09.00", "09:00", "9.00", "pukul 09.00", " 09.00 "])
def test_a_clock_time_is_read(text: str) -> None:
    assert baca_pukul(text) == dt.time(9, 0)


@pytest.mark.parametrize(
    "text", ["", "9", "24.00", "09.60", "0900", "09.00 WITA", "jam sembilan", "09.00.00", "9.5"]
)
def test_what_is_no_clock_time_is_refused(text: str) -> None:
    read = baca_pukul(text)
    assert isinstance(read, Tolak)
    assert kutip(text) in read.pesan
    assert read.saran


@given(st.times(), st.sampled_from(ZONA))
def test_a_printed_clock_time_is_read_back(time: dt.time, zona: str) -> None:
    printed = format_pukul(time, zona)
    assert baca_pukul(printed.removesuffix(f" {zona}")) == time.replace(second=0, microsecond=0, fold=0)


def test_clock_times_have_a_dot_and_the_zone() -> None:
    assert format_pukul(dt.time(9, 0), "WITA") == "pukul 09.00 WITA"
