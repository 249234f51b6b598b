"""Keys of a theme that a house style needs: another sheet, colours, places of page numbers, a letterhead."""

from __future__ import annotations

import pytest

from lkpj_report.diagnostics import Diagnostic
from lkpj_report.document.theme import LetterheadLook, Theme
from lkpj_report.source.yaml_reader import read_yaml
from lkpj_report.templates.library import package_folder
from lkpj_report.templates.themes import read_theme

SHIPPED = (package_folder() / "tema" / "naskah-dinas.yaml").read_text(encoding="utf-8")


def read(old: str = "", new: str = "") -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The shipped theme with one thing changed."""
    assert old in SHIPPED
    file, found = read_yaml("tema.yaml", SHIPPED.replace(old, new, 1).encode())
    theme, wrong = read_theme("contoh", file.root)
    return theme, (*found, *wrong)


def test_the_shipped_theme_has_no_letterhead_of_its_own_and_prints_in_black() -> None:
    theme, _ = read()
    assert theme is not None
    assert theme.letterhead == LetterheadLook(rule=2.0)
    assert {look.colour for look in theme.paragraphs.values()} == {""}
    assert (theme.page.header, theme.page.footer) == (0, 0)


def test_another_sheet_takes_the_place_of_the_named_one() -> None:
    theme, found = read("  kertas: F4\n", "  ukuran_kertas:\n    lebar: 176\n    tinggi: 250\n")
    assert theme is not None, found
    assert (theme.page.width, theme.page.height) == (176, 250)


@pytest.mark.parametrize("size", ["lebar: 20\n    tinggi: 250", "lebar: 176\n    tinggi: 2500"])
def test_a_sheet_that_no_printer_takes_is_refused(size: str) -> None:
    theme, found = read("  kertas: F4\n", f"  ukuran_kertas:\n    {size}\n")
    assert theme is None and {d.code for d in found} == {"D119"}


def test_margins_must_leave_room_on_the_sheet_that_is_used() -> None:
    theme, found = read("  kertas: F4\n", "  ukuran_kertas:\n    lebar: 100\n    tinggi: 250\n")
    assert theme is None and "ruang untuk isi" in found[0].message


def test_a_colour_is_six_digits() -> None:
    theme, found = read("      nama: Judul Bagian\n", '      nama: Judul Bagian\n      warna: "1f3864"\n')
    assert theme is not None, found
    assert theme.look("judul-1").colour == "1F3864"


@pytest.mark.parametrize("colour", ["biru", "#1F3864", "1F38", "1F3864FF"])
def test_another_colour_is_refused_at_its_line(colour: str) -> None:
    theme, found = read("      nama: Judul Bagian\n", f'      nama: Judul Bagian\n      warna: "{colour}"\n')
    assert theme is None
    assert [(d.code, "warna" in d.message) for d in found] == [("D119", True)]


def test_black_is_the_black_of_print() -> None:
    theme, _ = read("      nama: Judul Bagian\n", '      nama: Judul Bagian\n      warna: "000000"\n')
    assert theme is not None and theme.look("judul-1").colour == ""


def test_a_letterhead_is_read_with_its_picture() -> None:
    new = (
        "  kop:\n    garis: 3\n    baris:\n      - Satu\n      - Dua\n    gambar: tema/kop.png\n"
        "    tinggi_gambar: 22\n    letak_gambar: kiri\n  peran:\n"
    )
    theme, found = read("  peran:\n", new)
    assert theme is not None, found
    assert theme.letterhead == LetterheadLook(3, ("Satu", "Dua"), "tema/kop.png", 22, True)


def test_a_line_of_a_letterhead_takes_a_role_of_its_own_where_there_is_one() -> None:
    theme, found = read("  peran:\n", "  peran:\n    kop-2:\n      nama: Kop 2\n      ukuran: 18\n")
    assert theme is not None, found
    assert [theme.head_role(n) for n in (1, 2, 3)] == ["kop", "kop-2", "kop"]
    assert not found
