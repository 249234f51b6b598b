"""`lkpj build --buku` and `--2up`: a file to print beside the paper, and which calls are refused."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.command import ROOT, here

INPUT = str(ROOT / "inputs" / "kota-kupang" / "2023")
MM = 72 / 25.4


def built(folder: Path) -> dict[str, Path]:
    return {path.name: path for path in folder.rglob("*.pdf")}


def size(path: Path) -> tuple[int, int, int]:
    """Sides of a PDF, width and height of the first (mm)."""
    document = pypdfium2.PdfDocument(path)
    return len(document), round(document[0].get_width() / MM), round(document[0].get_height() / MM)


@pytest.mark.parametrize("flag", ["--buku", "--booklet"])
def test_a_booklet_lies_beside_the_paper(
    flag: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = here(
        capsys, "build", INPUT, "--doc", "nota-pengantar", "-o", str(tmp_path), "--format", "pdf", flag
    )
    assert ran.code == 0, ran.text
    files = built(tmp_path)
    (printed,) = (name for name in files if name.endswith("-cetak.pdf"))
    paper = files[printed.replace("-cetak", "")]
    pages, width, height = size(paper)
    assert size(files[printed]) == (-(-pages // 4) * 2, 2 * width, height)
    assert printed in ran.out


def test_two_pages_on_a_sheet_of_a_named_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = here(
        capsys,
        "build",
        INPUT,
        "--doc",
        "nota-pengantar",
        "-o",
        str(tmp_path),
        "--format",
        "pdf",
        "--2up",
        "--kertas",
        "a4",
    )
    assert ran.code == 0, ran.text
    files = built(tmp_path)
    (printed,) = (name for name in files if name.endswith("-cetak.pdf"))
    pages, _, _ = size(files[printed.replace("-cetak", "")])
    assert size(files[printed]) == (-(-pages // 2), 297, 210)


def test_without_a_wish_there_is_no_print_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here(capsys, "build", INPUT, "--doc", "nota-pengantar", "-o", str(tmp_path), "--format", "pdf")
    assert not [name for name in built(tmp_path) if "cetak" in name]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--buku", "--2up"), "pilih salah satu"),
        (("--kertas", "a4"), "--kertas dipakai bersama"),
        (("--buku", "--kertas", "folio"), "pilihannya: a3, a4, f4"),
    ],
)
def test_wishes_that_do_not_go_together_are_refused(
    arguments: tuple[str, ...], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = here(capsys, "build", INPUT, "--doc", "nota-pengantar", "-o", str(tmp_path), *arguments)
    assert ran.code != 0
    assert words in ran.err
    assert not built(tmp_path)


def test_a_konsep_s_print_file_is_a_konsep_too_and_goes_when_the_paper_is_final(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ("build", INPUT, "--doc", "nota-pengantar", "-o", str(tmp_path), "--format", "pdf", "--buku")
    here(capsys, *common, "--konsep")
    assert {name.endswith(("-konsep.pdf", "-konsep-cetak.pdf")) for name in built(tmp_path)} == {True}
    here(capsys, *common)
    assert not [name for name in built(tmp_path) if "konsep" in name]


def test_a_print_file_of_an_older_text_goes_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ("build", INPUT, "--doc", "nota-pengantar", "-o", str(tmp_path), "--format", "pdf")
    here(capsys, *common, "--buku")
    assert [name for name in built(tmp_path) if "cetak" in name]
    here(capsys, *common)
    assert not [name for name in built(tmp_path) if "cetak" in name]
