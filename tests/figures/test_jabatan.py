"""Names of the region and its offices; who holds an office on a day; how that is said."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.figures.masukan import laporan

from lkpj_report.figures.jabatan import masa, nama_daerah, orang, pemegang, pemimpin_tahun_laporan, sebutan
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.source.skema import Kosong


@pytest.mark.parametrize(
    ("nama", "jenis", "kepala", "wakil"),
    [
        ("Kota Kupang", "kota", "Wali Kota Kupang", "Wakil Wali Kota Kupang"),
        ("Kabupaten Purbalingga", "kabupaten", "Bupati Purbalingga", "Wakil Bupati Purbalingga"),
        ("Provinsi Lampung", "provinsi", "Gubernur Lampung", "Wakil Gubernur Lampung"),
        ("Daerah Istimewa Yogyakarta", "provinsi", "Gubernur Yogyakarta", "Wakil Gubernur Yogyakarta"),
    ],
)
def test_the_head_is_named_by_the_kind_of_region(nama: str, jenis: str, kepala: str, wakil: str) -> None:
    names = nama_daerah(laporan(nama=nama, jenis=jenis).daerah)
    assert (names.jabatan_kepala.isi, names.wakil.isi) == (kepala, wakil)
    assert (names.dprd.isi, names.pemerintah.isi) == (f"DPRD {nama}", f"Pemerintah {nama}")


def test_the_head_and_deputy_take_the_short_name_and_other_offices_the_whole_one() -> None:
    daerah = laporan().daerah
    assert sebutan("Bupati", daerah) == "Bupati Contoh"
    assert sebutan("Wakil Bupati", daerah) == "Wakil Bupati Contoh"
    assert sebutan("Sekretaris Daerah", daerah) == "Sekretaris Daerah Kabupaten Contoh"
    assert sebutan("Inspektur Kabupaten Contoh", daerah) == "Inspektur Kabupaten Contoh"


def pejabat(*rows: str) -> Laporan:
    """Each row: office, name, status, first day, last day, with "|" between; empty: not stated."""
    text = "pejabat:\n"
    for row in rows:
        cells = dict(zip(("jabatan", "nama", "status", "sejak", "sampai"), row.split("|"), strict=False))
        lines = [f"{k}: {v}" for k, v in cells.items() if v]
        text += f"  - {lines[0]}\n" + "".join(f"    {line}\n" for line in lines[1:])
    return laporan(text)


def name_on(report: Laporan, day: str, office: str = "Bupati") -> str | None:
    p = pemegang(report.pejabat, office, dt.date.fromisoformat(day))
    return p.nama if p else None


BERGANTI = pejabat(
    "Bupati|Lama||1 Januari 2019|",
    "Bupati|Penjabat|Pj.|22 Agustus 2023|",
    "Bupati|Baru||20 Februari 2025|",
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2018-12-31", None),
        ("2019-01-01", "Lama"),
        ("2023-08-21", "Lama"),
        ("2023-08-22", "Penjabat"),
        ("2025-02-19", "Penjabat"),
        ("2025-02-20", "Baru"),
        ("2030-01-01", "Baru"),
    ],
)
def test_a_term_ends_the_day_before_the_next_one(day: str, name: str | None) -> None:
    assert name_on(BERGANTI, day) == name


def test_a_stated_last_day_is_the_last_and_leaves_a_vacancy() -> None:
    report = pejabat("Bupati|A||1 Januari 2020|31 Maret 2024", "Bupati|B||1 Mei 2024|")
    assert [name_on(report, d) for d in ("2024-03-31", "2024-04-15", "2024-05-01")] == ["A", None, "B"]


@pytest.mark.parametrize("status", ["Plt.", "Plh.", "Pjs."])
def test_a_stand_in_signs_in_his_days_and_ends_nobodys_term(status: str) -> None:
    report = pejabat(
        "Bupati|Tetap||26 Februari 2021|", f"Bupati|Ganti|{status}|25 September 2024|23 November 2024"
    )
    days = ("2024-09-24", "2024-09-25", "2024-11-23", "2024-11-24")
    assert [name_on(report, d) for d in days] == ["Tetap", "Ganti", "Ganti", "Tetap"]
    assert masa(report.pejabat, report.pejabat[0])[1] is None


def test_who_comes_after_a_stand_in_ends_his_term() -> None:
    report = pejabat("Bupati|Ganti|Plt.|1 Januari 2024|", "Bupati|Tetap||1 Juni 2024|")
    assert masa(report.pejabat, report.pejabat[0])[1] == dt.date(2024, 5, 31)


def test_other_offices_end_nobodys_term() -> None:
    report = pejabat("Bupati|A||1 Januari 2020|", "Wakil Bupati|B||1 Januari 2022|")
    assert name_on(report, "2024-01-01") == "A"


def test_somebody_without_dates_holds_the_office_when_nobody_else_does() -> None:
    report = pejabat("Wakil Bupati|Tanpa Tanggal", "Wakil Bupati|Berjangka||1 Januari 2020|31 Desember 2022")
    assert name_on(report, "2021-06-01", "Wakil Bupati") == "Berjangka"
    assert name_on(report, "2025-06-01", "Wakil Bupati") == "Tanpa Tanggal"


def test_without_a_date_a_definite_holder_is_taken_and_else_the_only_one() -> None:
    assert (p := pemegang(BERGANTI.pejabat, "Bupati", None)) is not None and p.nama == "Lama"
    alone = pejabat("Bupati|Penjabat|Pj.|22 Agustus 2023|")
    assert (p := pemegang(alone.pejabat, "Bupati", None)) is not None and p.nama == "Penjabat"


def test_the_case_of_an_office_does_not_matter() -> None:
    assert name_on(BERGANTI, "2025-03-01", "bupati") == "Baru"


def test_a_definite_holder_has_no_status_before_the_office() -> None:
    o = orang(BERGANTI, "Bupati", dt.date(2025, 3, 24))
    assert (o.status, o.sebutan_lengkap.isi, o.nama.isi) == (None, "Bupati Contoh", "Baru")
    assert o.kepala_daerah and o.menjabat_sesudah_tahun_laporan


def test_another_holder_has_his_status_before_the_office() -> None:
    o = orang(BERGANTI, "Bupati", dt.date(2024, 3, 24))
    assert o.status is not None and o.status.isi == "Pj."
    assert (o.sebutan.isi, o.sebutan_lengkap.isi) == ("Bupati Contoh", "Pj. Bupati Contoh")
    assert not o.menjabat_sesudah_tahun_laporan


def test_a_head_of_region_has_no_rank_and_no_number_and_a_civil_servant_has_both() -> None:
    text = "pejabat:\n" + "".join(
        f"  - jabatan: {j}\n    nama: N\n    pangkat: Pembina\n    nip: 1\n"
        for j in ("Bupati", "Sekretaris Daerah")
    )
    report = laporan(text)
    kepala, sekda = (orang(report, j, dt.date(2025, 1, 1)) for j in ("Bupati", "Sekretaris Daerah"))
    assert (kepala.pangkat, kepala.nip) == (None, None)
    assert sekda.pangkat is not None and sekda.nip is not None and sekda.nip.isi == "1"


def test_an_office_that_nobody_holds_has_a_gap_for_a_name() -> None:
    o = orang(laporan(), "Bupati", dt.date(2025, 3, 24))
    assert isinstance(o.nama.isi, Kosong) and o.nama.isi == "[BELUM DIISI: nama Bupati Contoh]"


def test_those_who_governed_in_the_reported_year_are_listed_by_time() -> None:
    report = pejabat(
        "Bupati|Baru||20 Februari 2025|",
        "Bupati|Kedua|Pj.|24 Agustus 2024|",
        "Bupati|Pertama|Pj.|22 Agustus 2023|",
        "Wakil Bupati|Wakil||1 Januari 2020|",
        "Bupati|Harian|Plh.|22 Agustus 2024|23 Agustus 2024",
    )
    assert [o.nama.isi for o in pemimpin_tahun_laporan(report)] == ["Pertama", "Harian", "Kedua"]


def test_a_stand_in_who_began_last_year_does_not_hide_the_one_he_stood_in_for() -> None:
    report = pejabat("Bupati|Tetap||1 Januari 2021|", "Bupati|Ganti|Plt.|1 Desember 2023|31 Januari 2024")
    assert [o.nama.isi for o in pemimpin_tahun_laporan(report)] == ["Tetap", "Ganti"]
