"""The session's name by its parts, the legal dates, place and date of the signature."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.figures.masukan import angka, laporan

from lkpj_report.figures.sidang import penyampaian, tenggat, titimangsa
from lkpj_report.laporan.laporan import Laporan


def sidang(**isian: str) -> str:
    return "sidang:\n" + "".join(f"  {k}: {v}\n" for k, v in isian.items())


# Shapes that regions really use.
@pytest.mark.parametrize(
    ("isian", "name"),
    [
        (
            {"sebutan_masa": "Sidang", "masa": "II", "tahun_sidang": "2024/2025"},
            "Rapat Paripurna Sidang II Tahun 2024/2025",
        ),
        (
            {"nomor": "16", "masa": "III", "tahun_sidang": "2024/2025"},
            "Rapat Paripurna ke-16 Masa Sidang III Tahun 2024/2025",
        ),
        ({"rapat": "Sidang Paripurna", "nomor": "18"}, "Sidang Paripurna ke-18"),
        (
            {"nomor": "1", "sebutan_masa": "Masa Persidangan", "masa": "III", "tahun_sidang": "2023-2024"},
            "Rapat Paripurna ke-1 Masa Persidangan III Tahun 2023-2024",
        ),
        (
            {"rapat": "Sidang I", "sebutan_masa": "Masa Persidangan", "masa": "II"},
            "Sidang I Masa Persidangan II",
        ),
        ({"tempat": "Gedung DPRD"}, "Rapat Paripurna"),
    ],
)
def test_the_name_of_a_session_is_put_together_from_its_parts(isian: dict[str, str], name: str) -> None:
    s = angka(sidang(**isian)).sidang
    assert s is not None
    assert s.nama.isi == name
    assert s.nama_lengkap.isi == f"{name} DPRD Kabupaten Contoh"


def report(text: str, tahun: int = 2024) -> Laporan:
    """A report whose `laporan` has more lines; the rest of the text stands below."""
    return laporan(text, tahun=tahun)


@pytest.mark.parametrize(
    ("tahun", "hari", "terlambat"),
    [
        (2024, "31 Maret 2025", 0),
        (2024, "1 April 2025", 1),
        (2024, "15 April 2025", 15),
        (2023, "15 April 2025", 380),
        (2024, "24 Maret 2025", 0),
    ],
)
def test_days_late_are_counted_from_the_last_of_march(tahun: int, hari: str, terlambat: int) -> None:
    p = penyampaian(report(sidang(tanggal=hari), tahun))
    assert p.hari_terlambat == terlambat


def test_the_letter_counts_when_there_is_one() -> None:
    text = "  surat_penyampaian: 20 Maret 2025\n" + sidang(tanggal="9 Mei 2025")
    value = laporan_with(text)
    p = penyampaian(value)
    assert p.tanggal is not None and p.tanggal.isi == dt.date(2025, 3, 20)
    assert p.hari_terlambat == 0


def laporan_with(umum_then_rest: str) -> Laporan:
    """A report with more lines under `laporan`, which must come first."""
    from tests.figures.masukan import baca

    head = "daerah:\n  nama: Kabupaten Contoh\n  jenis: kabupaten\n  ibu_kota: Contoh Raya\nlaporan:\n  tahun_anggaran: 2024\n"
    value, found = baca(head + umum_then_rest)
    assert value is not None, found
    return value


def test_without_any_date_nothing_is_late() -> None:
    p = penyampaian(laporan())
    assert (p.tanggal, p.hari_terlambat) == (None, 0)


@given(st.integers(1990, 2100))
def test_the_deadline_is_three_months_after_the_year(tahun: int) -> None:
    assert tenggat(tahun) == dt.date(tahun + 1, 3, 31)


def test_the_signature_has_the_capital_and_the_day_of_the_session() -> None:
    t = titimangsa(laporan_with(sidang(tanggal="24 Maret 2025")))
    assert t.tempat is not None and t.tempat.isi == "Contoh Raya"
    assert t.tanggal is not None and t.tanggal.isi == dt.date(2025, 3, 24)


def test_a_stated_place_and_date_of_the_signature_come_first() -> None:
    t = titimangsa(
        laporan_with(
            "  titimangsa:\n    tempat: Lain\n    tanggal: 20 Maret 2025\n" + sidang(tanggal="24 Maret 2025")
        )
    )
    assert t.tempat is not None and t.tempat.isi == "Lain"
    assert t.tanggal is not None and t.tanggal.isi == dt.date(2025, 3, 20)


@pytest.mark.parametrize("typed", ["menyusul", ""])
def test_a_date_that_follows_or_is_empty_stays_blank_whatever_the_session(typed: str) -> None:
    t = titimangsa(
        laporan_with(f"  titimangsa:\n    tanggal: {typed}".rstrip() + "\n" + sidang(tanggal="24 Maret 2025"))
    )
    assert t.tanggal is None
    assert t.tempat is not None and t.tempat.isi == "Contoh Raya"


def test_own_acts_replace_those_of_the_table() -> None:
    a = angka("dasar_hukum:\n  - Undang-Undang Satu\n  - Undang-Undang Dua\n")
    assert [d.isi for d in a.dasar_hukum] == ["Undang-Undang Satu", "Undang-Undang Dua"]


def test_the_table_gives_the_acts_in_force_on_the_day_of_delivery() -> None:
    def acts(hari: str) -> list[str]:
        return [d.isi.split(" tentang ")[0] for d in angka(sidang(tanggal=hari)).dasar_hukum]

    assert acts("15 April 2016") == [
        "Undang-Undang Nomor 23 Tahun 2014",
        "Peraturan Pemerintah Nomor 3 Tahun 2007",
    ]
    assert acts("15 April 2019")[-1] == "Peraturan Pemerintah Nomor 13 Tahun 2019"
    assert acts("15 April 2022")[-1] == "Peraturan Menteri Dalam Negeri Nomor 18 Tahun 2020"
