"""`lkpj verify`, `lkpj cocokkan`, and the same inside `lkpj build`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.command import here
from tests.verify.papers import ROOT, built, edited, lkpj
from tests.verify.test_docx_damages import put

from lkpj_report import verify
from lkpj_report.build import Job, build_one
from lkpj_report.diagnostics import fault

NOTA = "nota-pengantar"
INPUT = str(ROOT / "inputs" / "kota-kupang" / "2023")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a paper in both formats."""
    pair = built("kota-kupang/2023")[NOTA]
    (tmp_path / f"{NOTA}.docx").write_bytes(pair.docx)
    (tmp_path / f"{NOTA}.pdf").write_bytes(pair.pdf)
    return tmp_path


@pytest.mark.parametrize("command", ["verify", "cocokkan"])
def test_a_clean_folder_is_good(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = here(capsys, command, str(folder))
    assert (ran.code, "DOCX dan PDF sama" in ran.out) == (0, True)


def test_one_file_finds_the_other_beside_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here(capsys, "verify", str(folder / f"{NOTA}.pdf")).code == 0


def test_differences_end_with_code_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / f"{NOTA}.docx"
    path.write_bytes(edited(path.read_bytes(), put("Kupang", "Kumpang")))
    ran = here(capsys, "verify", str(folder))
    assert ran.code == 1
    assert "W321" in ran.err
    assert "[Kumpang" in ran.err


def test_a_paper_without_its_other_format_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / f"{NOTA}.pdf").unlink()
    ran = here(capsys, "verify", str(folder))
    assert (ran.code, "W327" in ran.err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "HASIL… belum disebut"),
        (("tidak-ada",), "tidak ditemukan"),
        ((".lkpj",), "tidak ada berkas DOCX atau PDF"),
        (("{pdf}", "--masukan", INPUT), "satu berkas DOCX"),
        (("{pdf}", "--naskah", NOTA), "bersama --masukan"),
    ],
)
def test_wrong_calls_end_with_code_two(
    arguments: tuple[str, ...], words: str, folder: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (folder / ".lkpj").mkdir()
    monkeypatch.chdir(folder)
    ran = here(capsys, "verify", *(a.replace("{pdf}", f"{NOTA}.pdf") for a in arguments))
    assert ran.code == 2
    assert words in ran.err


def test_without_the_reader_the_command_says_how_to_install_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "can_read", lambda: False)
    ran = here(capsys, "verify", str(folder))
    assert (ran.code, "pip install pikepdf" in ran.err) == (1, True)
    assert build_one(Job(INPUT, (NOTA,), verify=True)).papers, "a build goes on without it"


def test_edits_are_shown_with_the_line_of_the_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lkpj-baru.docx"
    path.write_bytes(edited(lkpj().docx, put(">74,20<", ">75,20<")))
    ran = here(capsys, "cocokkan", str(path), "--masukan", str(ROOT / "inputs/kabupaten-contoh/2024"))
    assert ran.code == 1
    assert "W331" in ran.err
    assert "indikator.yaml:" in ran.err
    assert "74,20" in ran.err.splitlines()[1], "the line itself is shown"


def test_a_final_paper_whose_formats_part_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def parted(name: str, docx: bytes, pdf: bytes) -> list[object]:
        asked.append(name)
        return [fault("W321", "berbeda")]

    monkeypatch.setattr(verify, "verify_pair", parted)
    result = build_one(Job(INPUT, (NOTA,), verify=True))
    assert asked == [NOTA]
    assert result.papers == ()
    assert "W321" in {d.code for d in result.found}
    assert build_one(Job(INPUT, (NOTA,))).papers, "not asked, not read back"
    assert build_one(Job(INPUT, (NOTA,), formats=("docx",), verify=True)).papers, (
        "one format alone has no pair"
    )
    assert asked == [NOTA]


@pytest.mark.parametrize(
    ("flags", "reads"), [((), True), (("--no-verify",), False), (("--tanpa-cocokkan",), False)]
)
def test_build_reads_final_papers_back_unless_told_not_to(
    flags: tuple[str, ...], reads: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = here(capsys, "build", INPUT, "-o", str(tmp_path), "--rinci", *flags)
    assert ran.code == 0
    assert ("cocokkan:" in ran.out) == reads
