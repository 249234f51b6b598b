"""Edges of the checks on language and numerals: what is told, and what must stay silent."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.kasus import katalog, temuan

from lkpj_report.checks.pribadi import POLA
from lkpj_report.checks.sitasi import Kutipan, kutipan
from lkpj_report.diagnostics import Span

KEPALA = """laporan:
  tahun_anggaran: 2024
daerah:
  nama: Kabupaten Contoh
  jenis: kabupaten
"""


def _temuan(tmp_path: Path, isi: str) -> list[tuple[str, str]]:
    """Codes and messages of a small input with some lines more."""
    path = tmp_path / "masukan.yaml"
    path.write_text(KEPALA + isi, encoding="utf-8")
    return [(d.code, d.message) for d in temuan(path)]


def _kendala(text: str) -> str:
    return f"kendala:\n  daftar:\n    - masalah: {text}\n"


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("PP 13/2019", Kutipan("PP", 13, 2019)),
        ("PP No. 13 Tahun 2019", Kutipan("PP", 13, 2019)),
        ("Undang-Undang Republik Indonesia Nomor 23 Tahun 2014 tentang", Kutipan("UU", 23, 2014)),
        ("menurut Permendagri Nomor 18 Tahun 2020", Kutipan("Permendagri", 18, 2020)),
        ("Peraturan Menteri Dalam Negeri 18/2020", Kutipan("Permendagri", 18, 2020)),
    ],
)
def test_act_is_read_however_it_is_cited(teks: str, hasil: Kutipan) -> None:
    assert [k for k, _ in kutipan(teks)] == [hasil]


@pytest.mark.parametrize("teks", ["TPP 13/2019", "Peraturan Daerah Nomor 13 Tahun 2019", "UU Desa", "PP 13"])
def test_what_is_no_act_of_the_centre_is_not_read_as_one(teks: str) -> None:
    assert not list(kutipan(teks))


@pytest.mark.parametrize(
    "teks", ["PP 3/2019", "PP 133/2019", "PP 13/2018", "PP 13/2020", "Permen 13/2019", "UU 23/2015"]
)
def test_slip_in_an_act_is_told_with_the_right_one(teks: str, tmp_path: Path) -> None:
    found = dict(_temuan(tmp_path, _kendala(f"menurut {teks} dan lainnya")))
    assert set(found) == {"K402"} and teks in found["K402"]


@pytest.mark.parametrize(
    "teks", ["PP 12/2017", "PP 13/2010", "Permendagri 86/2017", "UU 1/2022", "Permendagri 19/2024"]
)
def test_act_that_may_well_exist_is_not_told(teks: str, tmp_path: Path) -> None:
    assert not _temuan(tmp_path, _kendala(f"menurut {teks} dan lainnya"))


@given(st.sampled_from([p.singkat for p in katalog().peraturan]), st.sampled_from(["", "menurut ", "("]))
def test_each_act_of_the_table_can_be_cited(singkat: str, awal: str) -> None:
    acts = {k for p in katalog().peraturan for k, _ in kutipan(p.singkat)}
    assert next(k for k, _ in kutipan(f"{awal}{singkat})")) in acts


@pytest.mark.parametrize(
    ("nama", "benar"),
    [
        ("Ratna Dewi, S.Pd, M.Pd", ["S.Pd.", "M.Pd."]),
        ("Ratna Dewi, SE., M.Si.", ["S.E."]),
        ("Ratna Dewi, S. Sos., MM", ["S.Sos.", "M.M."]),
        ("Ratna Dewi, S.E., M.Si.", []),
        ("dr. Ratna Dewi", []),
        ("Ratna, Dewi, dan Budi", []),
    ],
)
def test_degrees_are_written_with_points(nama: str, benar: list[str], tmp_path: Path) -> None:
    path = tmp_path / "masukan.yaml"
    path.write_text(KEPALA + f"pejabat:\n  - jabatan: Bupati\n    nama: {nama}\n", encoding="utf-8")
    found = [d for d in temuan(path) if d.code == "K403"]
    assert [d.hints[0] for d in found] == [f'tulis "{b}"' for b in benar]


def test_degree_is_pointed_at_in_its_line(tmp_path: Path) -> None:
    path = tmp_path / "masukan.yaml"
    path.write_text(KEPALA + "pejabat:\n  - jabatan: Bupati\n    nama: Ratna Dewi, S.Pd\n", encoding="utf-8")
    (found,) = temuan(path)
    assert isinstance(found.place, Span)
    line = path.read_text(encoding="utf-8").splitlines()[found.place.line - 1]
    assert line[found.place.col - 1 : found.place.end_col - 1] == "S.Pd"


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("LKPJ belum selesai", ["K404"]),
        ("lkpj belum selesai", ["K404"]),
        ("LKPj belum selesai", []),
        ("SILPa belum pasti", ["K404"]),
        ("SiLPA dan SILPA belum pasti", []),
        ("Rp10 miliar rupiah belum cair", ["K401"]),
        ("Rp. 10 miliar belum cair", ["K401"]),
        ("Walikota belum hadir", ["K401"]),
    ],
)
def test_one_spelling_of_words_and_short_forms(teks: str, kode: list[str], tmp_path: Path) -> None:
    assert [k for k, _ in _temuan(tmp_path, _kendala(teks))] == kode


ANGGARAN = """anggaran:
  tahun: 2024
  rekening:
    4:
      anggaran: 2.000.000.000
      realisasi: 1.950.500.000
    5:
      anggaran: 2.000.000.000
      realisasi: 1.800.000.000
"""


@pytest.mark.parametrize(
    ("kalimat", "asing"),
    [
        ("Pendapatan Rp1,95 miliar.", 0),
        ("Pendapatan Rp1.950.500.000 atau 97,53 persen.", 0),
        ("Pendapatan 97,5 persen dan surplus Rp150,5 juta.", 0),
        ("Pendapatan Rp1,96 miliar.", 1),
        ("Belanja 91 persen.", 1),
        ("Pada tanggal 31 Maret 2025 pukul 13.30 menurut Pasal 69 dan Nomor 188.", 0),
        ("Ada 5 bidang dan 12 kecamatan.", 0),
        ("Ada 13 kecamatan.", 1),
        ("Tahun 2024 lebih baik daripada tahun 2023.", 0),
        ("Bagi 40 sampai 60 keluarga.", 2),
    ],
)
def test_numeral_of_own_wording_is_a_figure_of_the_input(kalimat: str, asing: int, tmp_path: Path) -> None:
    own = f"pidato:\n  bagian:\n    anggaran:\n      tambah: {kalimat}\n"
    assert [k for k, _ in _temuan(tmp_path, ANGGARAN + own)] == ["K405"] * asing


def test_numeral_that_another_text_of_the_input_has_is_known(tmp_path: Path) -> None:
    own = "pidato:\n  bagian:\n    urusan:\n      tambah: Sebanyak 148 ruang kelas selesai.\n"
    other = "urusan:\n  daftar:\n    - kode: 1.01\n      capaian:\n        - 148 ruang kelas diperbaiki\n"
    assert not _temuan(tmp_path, own + other)


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("196802291993031099", "NIP"),
        ("19680229 199303 1 099", "NIP"),
        ("5371011203850001", "NIK atau nomor kartu keluarga"),
        ("0812-3456-7890", "nomor telepon"),
        ("+62812 3456 7890", "nomor telepon"),
        ("1.950.500.000.000", None),
        ("100.2.1.3/112/Setda/2025", None),
        ("(0380) 123456", None),
    ],
)
def test_personal_numbers_are_known_by_their_form(teks: str, nama: str | None) -> None:
    assert [n for n, pola in POLA if pola.search(teks)] == ([nama] if nama else [])
