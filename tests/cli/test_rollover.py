"""`lkpj rollover`: says what is to be written, writes whole or not at all, never over anything."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.command import ROOT, here

Capsys = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the example's region."""
    shutil.copytree(ROOT / "inputs" / "kabupaten-contoh", tmp_path / "contoh")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: str) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(Path(folder).rglob("*")) if p.is_file()}


def test_the_new_year_is_written_beside_the_old_one_which_stays_as_it_was(capsys: Capsys) -> None:
    before = files("contoh")
    ran = here(capsys, "rollover", "contoh/2024")
    assert ran.code == 0 and ran.err == ""
    assert ran.out.startswith("contoh/2025 dibuat dari contoh/2024:\n  contoh/2025/anggaran.yaml\n")
    after = files("contoh")
    assert {k: v for k, v in after.items() if not k.startswith("contoh/2025")} == before
    assert sorted(p.name for p in Path("contoh/2025").iterdir()) == sorted(
        p.name for p in Path("contoh/2024").iterdir()
    )


def test_the_screen_lists_sentences_figures_and_what_was_taken_away(capsys: Capsys) -> None:
    out = here(capsys, "tahun-baru", "contoh/2024").out
    sentences, rest = out.split("tulis kalimatnya:\n")[1].split("isi angka atau tanggalnya:\n")
    assert "  pidato.yaml: pidato.bagian.penutup.ganti\n" in sentences
    assert "  penghargaan.yaml: penghargaan.daftar\n" in sentences
    assert "  anggaran.yaml: anggaran.rekening.realisasi (38)\n" in rest
    assert "dihapus karena hanya berlaku tahun lalu:\n" in rest
    assert "  pidato.yaml: pidato.belasungkawa\n" in rest


def test_recommendations_that_are_not_done_are_named_by_their_numbers(capsys: Capsys) -> None:
    out = here(capsys, "rollover", "contoh/2024").out
    told = out.split("belum selesai tahun lalu; pastikan masih ditindaklanjuti:\n")[1].splitlines()
    assert told[0] == "  rekomendasi.yaml: rekomendasi.daftar ← 2, 3, 5, 8"


def test_a_second_call_changes_nothing(capsys: Capsys) -> None:
    here(capsys, "rollover", "contoh/2024")
    before = files("contoh")
    ran = here(capsys, "rollover", "contoh/2024")
    assert ran.code == 2 and "sudah ada; tidak ada yang diubah" in ran.err
    assert files("contoh") == before


def test_spreadsheets_and_other_files_are_named_not_copied(capsys: Capsys) -> None:
    Path("contoh/2024/urusan.yaml").write_text(
        "format: 1\nurusan:\n  daftar:\n    berkas: urusan.csv\n", encoding="utf-8"
    )
    Path("contoh/2024/urusan.csv").write_text("kode;nama\n1.01;x\n", encoding="utf-8")
    out = here(capsys, "rollover", "contoh/2024").out
    assert "ganti berkasnya:\n  urusan.yaml: urusan.daftar ← urusan.csv\n" in out
    assert "tidak disalin: urusan.csv\n" in out
    assert not Path("contoh/2025/urusan.csv").exists()


def test_a_file_with_faults_of_form_stops_it_and_is_shown(capsys: Capsys) -> None:
    Path("contoh/2024/sidang.yaml").write_text("sidang:\n\ttanggal: x\n", encoding="utf-8")
    ran = here(capsys, "rollover", "contoh/2024")
    assert ran.code == 1 and "contoh/2024/sidang.yaml:2:1: kesalahan[S101]" in ran.err
    assert not Path("contoh/2025").exists()


@pytest.mark.parametrize("path", ["contoh/2024/sidang.yaml", "contoh/2030", "contoh"])
def test_what_is_no_year_folder_is_refused(path: str, capsys: Capsys) -> None:
    ran = here(capsys, "rollover", path)
    assert ran.code in (1, 2) and "kesalahan" in ran.err
    assert sorted(p.name for p in Path("contoh").iterdir()) == ["2023", "2024", "daerah.yaml"]


def test_the_new_year_can_be_built_as_a_konsep_at_once(capsys: Capsys) -> None:
    here(capsys, "rollover", "contoh/2024")
    ran = here(capsys, "build", "contoh/2025", "--doc", "nota-pengantar", "--format", "pdf", "-o", "hasil")
    assert ran.code == 0, ran.err
    assert "(KONSEP: ada yang belum diisi)" in ran.out
