"""A region's name is looked up in the table: code, province and time zone need not be typed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.build.fresh import scalars, tree
from tests.cli.command import here

from lkpj_report.build.starter import cari_nama, isian_wilayah, nama_terdekat
from lkpj_report.laporan.wilayah import baca_wilayah

ROOT = Path(__file__).resolve().parents[2]
WILAYAH = baca_wilayah((ROOT / "report_templates" / "_bersama" / "wilayah.csv").read_text("utf-8"))


@pytest.mark.parametrize(
    ("nama", "kode", "provinsi", "zona"),
    [
        ("Kota Kupang", "53.71", "Nusa Tenggara Timur", "WITA"),
        ("kabupaten  kupang", "53.01", "Nusa Tenggara Timur", "WITA"),
        ("Provinsi Bali", "51", None, "WITA"),
        ("Daerah Istimewa Yogyakarta", "34", None, "WIB"),
        ("Provinsi Daerah Istimewa Yogyakarta", "34", None, "WIB"),
    ],
)
def test_a_name_gives_code_province_and_zone(nama: str, kode: str, provinsi: str | None, zona: str) -> None:
    found = cari_nama(nama, WILAYAH)
    assert found is not None
    expected = {("daerah", "kode"): kode, ("daerah", "zona_waktu"): zona}
    assert isian_wilayah(found) == expected | ({("daerah", "provinsi"): provinsi} if provinsi else {})


def test_each_region_is_found_by_its_own_name() -> None:
    assert [w for w in WILAYAH if cari_nama(w.nama_lengkap, WILAYAH) != w] == []


@pytest.mark.parametrize(
    ("nama", "near"),
    [("Kota Kupan", "Kota Kupang"), ("Kabupaten Purbalinga", "Kabupaten Purbalingga"), ("Kota Xyzzy", None)],
)
def test_a_name_that_is_not_there_gives_the_one_most_like_it(nama: str, near: str | None) -> None:
    assert cari_nama(nama, WILAYAH) is None
    assert nama_terdekat(nama, WILAYAH) == near


def test_new_fills_in_what_the_table_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = here(capsys, "new", "kupang", "--daerah", "Kota Kupang", "--tahun", "2024")
    assert ran.code == 0 and "periksa nama daerah" not in ran.out
    assert {"53.71", "Nusa Tenggara Timur", "WITA"} <= set(scalars(tree(Path("kupang/daerah.yaml"))))
    ran = here(capsys, "new", "lain", "--daerah", "Kota Kupan", "--tahun", "2024")
    assert ran.code == 0
    assert (
        'periksa nama daerah: "Kota Kupan" tidak ada di daftar wilayah; mungkin maksudnya "Kota Kupang"'
        in ran.out
    )


def test_what_is_typed_stands_over_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    here(capsys, "new", "k", "--daerah", "Kota Kupang", "--tahun", "2024", "--provinsi", "Timor")
    text = Path("k/daerah.yaml").read_text("utf-8")
    assert "provinsi: Timor\n" in text and "kode: 53.71\n" in text


def test_a_fresh_input_offers_each_subject_of_the_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    here(capsys, "new", "k", "--daerah", "Kota Kupang", "--tahun", "2024")
    lines = {line for p in Path("k").rglob("*.yaml") for line in p.read_text("utf-8").splitlines()}
    for subject in (
        "dprd",
        "program_kegiatan",
        "spm",
        "surat",
        "acara",
        "daftar_hadir",
        "serah_terima",
        "distribusi",
    ):
        assert f"# {subject}:" in lines


def test_at_a_terminal_the_province_of_a_known_region_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = io.StringIO("Kota Kupang\nKupang\n\n2024\n\n\n\n\n")
    monkeypatch.setattr(keys, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", keys)
    monkeypatch.chdir(tmp_path)
    ran = here(capsys, "new", "k")
    assert ran.code == 0, ran.text
    assert "Nama provinsi" not in ran.out
    text = Path("k/daerah.yaml").read_text("utf-8")
    assert "provinsi: Nusa Tenggara Timur\n" in text and "ibu_kota: Kupang\n" in text
