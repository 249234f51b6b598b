"""`lkpj theme`: where a theme goes, what is shown, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.surat import as_bytes, letter
from tests.cli.command import here
from tests.small_input import write_input

USUAL = "templat/tema/naskah-dinas.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a letter, which is the working folder."""
    (tmp_path / "surat.docx").write_bytes(as_bytes(letter()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("command", "option"), [("theme", "--from"), ("tema", "--acuan")])
def test_a_theme_goes_to_the_region_and_its_papers_wear_it(
    command: str, option: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_input(folder)
    region = next(p.parent for p in folder.rglob("daerah.yaml"))
    ran = here(capsys, command, option, "surat.docx", "-o", str(region))
    assert ran.code == 0, ran.text
    assert "Arial 11" in ran.out and "W305" in ran.err
    assert (region / USUAL).is_file()
    assert (region / "templat" / "tema" / "naskah-dinas-kop.png").is_file()
    year = next(p for p in region.iterdir() if p.is_dir() and p.name != "templat")
    ran = here(capsys, "build", str(year), "-o", "hasil", "--format", "pdf")
    assert ran.code == 0, ran.text


def test_without_a_region_it_goes_to_a_template_folder_here(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = here(capsys, "theme", "dinas", "--from", "surat.docx")
    assert ran.code == 0, ran.text
    assert (folder / "templat" / "tema" / "dinas.yaml").is_file()
    assert "--tema dinas --templat templat" in ran.out


def test_a_letter_inside_a_region_makes_the_regions_theme(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "daerah.yaml").write_text("format: 1\n", encoding="utf-8")
    assert here(capsys, "theme", "--from", "surat.docx").code == 0
    assert (folder / USUAL).is_file()


def test_a_theme_that_exists_is_written_over_only_when_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here(capsys, "theme", "--from", "surat.docx").code == 0
    (folder / USUAL).write_text("disunting", encoding="utf-8")
    ran = here(capsys, "theme", "--from", "surat.docx")
    assert (ran.code, "W307" in ran.err) == (1, True)
    assert (folder / USUAL).read_text(encoding="utf-8") == "disunting"
    assert here(capsys, "theme", "--from", "surat.docx", "--timpa").code == 0
    assert (folder / USUAL).read_text(encoding="utf-8").startswith("# Tema naskah-dinas")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--from", "tidak-ada.docx"), 1, "W301"),
        (("--from", "."), 1, "W301"),
        (("--from", "bukan.docx"), 1, "RTF"),
        ((), 2, "--acuan"),
        (("Tema Kami", "--from", "surat.docx"), 2, "huruf kecil"),
        (("../tema", "--from", "surat.docx"), 2, "huruf kecil"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: tuple[str, ...], code: int, words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bukan.docx").write_bytes(b"{\\rtf1 halo}")
    ran = here(capsys, "theme", *arguments)
    assert (ran.code, words in ran.err) == (code, True), ran.text
    assert not (folder / "templat").exists()
