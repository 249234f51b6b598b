"""Years, counts, codes, clock times, session numbers: what is read and what is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.romawi import romawi
from lkpj_report.bahasa.tolak import Tolak
from lkpj_report.laporan.skalar import (
    Cacah,
    KodeProgram,
    KodeRekening,
    KodeUrusan,
    KunciNama,
    NamaNaskah,
    Pukul,
    Tahun,
    TingkatProgram,
    Ukuran,
)
from lkpj_report.laporan.umum import MasaSidang, TahunSidang

ALL: tuple[Any, ...] = (
    Tahun, Cacah, KodeRekening, KodeUrusan, KodeProgram, KunciNama, NamaNaskah, Ukuran, Pukul, MasaSidang, TahunSidang,
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Tahun, "2024", 2024),
        (Tahun, "1945", 1945),
        (Tahun, "2200", 2200),
        (Cacah, "0", 0),
        (Cacah, "13", 13),
        (Cacah, "1.250", 1250),
        (Cacah, "999.999.999", 999_999_999),
        (Cacah, "007", 7),
        (KodeRekening, "4", "4"),
        (KodeRekening, "5.1.02.01.001.00025", "5.1.02.01.001.00025"),
        (KodeUrusan, "1.01", "1.01"),
        (KunciNama, "pertumbuhan_ekonomi", "pertumbuhan_ekonomi"),
        (MasaSidang, "II", "II"),
        (TahunSidang, "2025", "2025"),
        (TahunSidang, "2024/2025", "2024/2025"),
        (TahunSidang, "2023-2024", "2023-2024"),
        (TahunSidang, "2023–2024", "2023–2024"),
    ],
)
def test_what_is_right_is_read_as_its_kind(kind: Any, text: str, value: Any) -> None:
    read = kind.baca(text)
    assert (type(read), read) == (kind, value)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Tahun, "2023/2024"),
        (Tahun, "2023-24"),
        (Tahun, "24"),
        (Tahun, "1944"),
        (Tahun, "2201"),
        (Tahun, "2.024"),
        (Tahun, "٢٠٢٤"),
        (Cacah, "-1"),
        (Cacah, "3,5"),
        (Cacah, "1.25"),
        (Cacah, "tiga"),
        (Cacah, "1234567890"),
        (Cacah, "１３"),
        (KodeRekening, "7.1"),
        (KodeRekening, "4."),
        (KodeRekening, "4,1"),
        (KodeRekening, "4.1.٠١"),
        (KodeUrusan, "1.1"),
        (KodeUrusan, "0.01"),
        (KodeUrusan, "1.01.01"),
        (KunciNama, "Pertumbuhan Ekonomi"),
        (KunciNama, "2ipm"),
        (Pukul, "25.00"),
        (Pukul, "09.00 WITA"),
        (MasaSidang, "ke-II"),
        (MasaSidang, "2"),
        (MasaSidang, "ii"),
        (MasaSidang, "IIII"),
        (TahunSidang, "2024/2026"),
        (TahunSidang, "2024/25"),
        (TahunSidang, "2024/"),
        (TahunSidang, "2025/2024"),
    ],
)
def test_what_is_wrong_is_refused_with_the_text_and_a_cure(kind: Any, text: str) -> None:
    refused = kind.baca(text)
    assert isinstance(refused, Tolak)
    assert text in refused.pesan or kind is Pukul
    assert refused.saran


def test_a_range_of_years_is_called_a_range() -> None:
    refused = Tahun.baca("2023/2024")
    assert isinstance(refused, Tolak) and "rentang" in refused.pesan


@pytest.mark.parametrize("text", ["09.00", "9:00", "pukul 09.00"])
def test_a_clock_time_is_read_with_dot_or_colon(text: str) -> None:
    read = Pukul.baca(text)
    assert isinstance(read, Pukul) and read.waktu == dt.time(9, 0)


@pytest.mark.parametrize(
    ("kode", "induk", "tingkat"),
    [("4", None, 1), ("4.1", "4", 2), ("5.1.02", "5.1", 3), ("5.1.02.01", "5.1.02", 4)],
)
def test_an_account_code_knows_its_parent_and_level(kode: str, induk: str | None, tingkat: int) -> None:
    assert (KodeRekening(kode).induk, KodeRekening(kode).tingkat) == (induk, tingkat)


@pytest.mark.parametrize(
    ("kode", "tingkat", "induk"),
    [
        ("1.01.02", TingkatProgram.PROGRAM, None),
        ("1.01.02.2.01", TingkatProgram.KEGIATAN, "1.01.02"),
        ("1.01.02.2.01.0001", TingkatProgram.SUBKEGIATAN, "1.01.02.2.01"),
        ("1.01.02.2.01.1", TingkatProgram.SUBKEGIATAN, "1.01.02.2.01"),
    ],
)
def test_a_program_code_knows_its_level_its_parent_and_its_affair(
    kode: str, tingkat: TingkatProgram, induk: str | None
) -> None:
    read = KodeProgram.baca(kode)
    assert isinstance(read, KodeProgram)
    assert (read.tingkat, read.induk, read.urusan) == (tingkat, induk, "1.01")


@pytest.mark.parametrize("text", ["1.01", "1.1.02", "1.01.02.2", "1.01.02.2.01.0001.1", "X.XX.01", "1,01,02"])
def test_what_is_no_program_code_is_refused(text: str) -> None:
    assert isinstance(KodeProgram.baca(text), Tolak)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("84,31", "84,31"),
        ("84.31", "84,31"),
        ("100%", "100"),
        ("3250", "3.250"),
        ("WTP", "WTP"),
        ("-0,5", "-0,5"),
    ],
)
def test_a_measure_is_a_number_as_it_is_printed_or_a_word(text: str, value: str) -> None:
    read = Ukuran.baca(text)
    assert isinstance(read, Ukuran) and read == value
    assert (read.bilangan is None) is (text == "WTP")


def test_a_measure_of_thousands_keeps_its_number() -> None:
    read = Ukuran.baca("3250")
    assert isinstance(read, Ukuran) and read.bilangan is not None and read.bilangan.nilai == 3250


@pytest.mark.parametrize("text", ["80 orang", "1.234", "12,5 kali", "x" * 61])
def test_a_number_with_its_unit_or_with_two_readings_is_no_measure(text: str) -> None:
    assert isinstance(Ukuran.baca(text), Tolak)


@pytest.mark.parametrize("text", ["Surat", "surat_pengantar", "surat--dua", "-surat", "surat-", "2surat"])
def test_what_cannot_be_the_folder_of_a_paper_is_refused(text: str) -> None:
    assert isinstance(NamaNaskah.baca(text), Tolak)
    assert NamaNaskah.baca("surat-penyampaian") == "surat-penyampaian"


def test_each_kind_has_its_own_code_and_name() -> None:
    assert len({k.kode for k in ALL}) == len({k.nama_tipe for k in ALL}) == len(ALL)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    for kind in ALL:
        assert isinstance(kind.baca(text), (kind, Tolak))


@given(st.integers(1945, 2199))
def test_each_pair_of_following_years_is_a_session_year(tahun: int) -> None:
    assert not isinstance(TahunSidang.baca(f"{tahun}/{tahun + 1}"), Tolak)
    assert isinstance(TahunSidang.baca(f"{tahun}/{tahun}"), Tolak)


@given(st.integers(1, 3999))
def test_each_roman_number_is_a_session_number(n: int) -> None:
    assert MasaSidang.baca(romawi(n)) == romawi(n)


@given(st.integers(0, 999_999_999))
def test_a_count_with_dots_is_the_count(n: int) -> None:
    assert Cacah.baca(f"{n:,}".replace(",", ".")) == n == Cacah.baca(str(n))
