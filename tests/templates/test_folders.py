"""Themes, paper descriptions, and which folder a file comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkpj_report.diagnostics import Diagnostic, Severity, Span
from lkpj_report.document.theme import ROLES, Theme
from lkpj_report.source.bahan import Bahan, as_key
from lkpj_report.source.yaml_reader import read_yaml
from lkpj_report.templates.library import Library, package_folder, shown, unknown_paper
from lkpj_report.templates.papers import find, parts, read_paper
from lkpj_report.templates.themes import read_theme
from lkpj_report.templates.workshop import Workshop, as_konsep, context_names, is_complete
from tests.templates.kit import FULL, SHORT, package, paper, report, theme

SHIPPED = (package_folder() / "tema" / "naskah-dinas.yaml").read_text(encoding="utf-8")


def read(text: str) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    file, found = read_yaml("tema.yaml", text.encode())
    assert file.root is not None, found
    return read_theme("uji", file.root)


def changed(old: str, new: str) -> str:
    assert old in SHIPPED
    return SHIPPED.replace(old, new, 1)


def line_of(text: str, part: str) -> int:
    return next(i for i, line in enumerate(text.split("\n"), 1) if part in line)


# ---------------------------------------------------------------- themes


def test_the_shipped_theme_has_all_roles_and_no_finding() -> None:
    made, found = read(SHIPPED)
    assert made is not None
    assert found == ()
    assert set(ROLES) <= set(made.paragraphs)


@pytest.mark.parametrize(("name", "size"), [("F4", (215, 330)), ("F4-210", (210, 330)), ("A4", (210, 297))])
def test_a_paper_size_has_its_measures(name: str, size: tuple[int, int]) -> None:
    made, found = read(changed("kertas: F4", f"kertas: {name}"))
    assert made is not None, found
    assert (made.page.width, made.page.height) == size


def test_looks_come_as_written() -> None:
    made = theme()
    assert (made.look("isi").size, made.look("isi").leading, made.look("isi").first_indent) == (12, 1.5, 12.5)
    assert made.look("judul").bold
    assert made.look("kutipan").italic
    assert made.page_number.pattern == "- {halaman} -"
    assert made.list.numbers[0] == "{angka}."


def test_a_role_that_begins_an_odd_page_begins_a_new_one() -> None:
    text = changed("      nama: Judul Bagian\n", "      nama: Judul Bagian\n      halaman_ganjil: ya\n")
    made, found = read(text)
    assert made is not None, found
    assert (made.look("judul-1").recto, made.look("judul-1").page_before) == (True, True)
    assert not made.look("judul-2").recto


def test_a_book_is_printed_on_both_sides_and_bound() -> None:
    text = changed(
        "    kanan: 20\n",
        '    kanan: 20\n    jilid: 5\n  bolak_balik: ya\n  nomor_baris: ya\n  titik_daftar: "_"\n',
    )
    made, found = read(
        text.replace(
            "      nama: Judul Bagian\n",
            "      nama: Judul Bagian\n      halaman_baru: ya\n      penggal: ya\n",
        )
    )
    assert made is not None, found
    assert (made.page.duplex, made.page.binding, made.line_numbers, made.contents_leader) == (
        True,
        5,
        True,
        "_",
    )
    assert (
        made.look("judul-1").page_before,
        made.look("judul-1").hyphenate,
        made.look("salam").hyphenate,
    ) == (
        True,
        True,
        False,
    )


WRONG = {
    "a first page number that Word can't have": ("    mulai: 2", "    mulai: 3", "mulai: 3", "D119"),
    "a table key that is not known": ("    garis: 0,5", "    garisan: 9", "garisan: 9", "D101"),
    "unknown paper": ("kertas: F4", "kertas: F5", "kertas: F5", "D104"),
    "unknown key": ("  kertas: F4", "  krtas: F4", "krtas", "D101"),
    "unknown font": ("      huruf: judul", "      huruf: jdul", "huruf: jdul", "D119"),
    "unknown heading number": ('"{ROMAWI}."', '"{ROMWI}."', "{ROMWI}", "D119"),
    "unknown list number": ('"{angka})"', '"{nomor})"', "{nomor}", "D119"),
    "a pattern that reaches into objects": ('"{huruf}."', '"{huruf.__class__}."', "__class__", "D119"),
    "a pattern with an open brace": ('"- {halaman} -"', '"- {halaman -"', "{halaman -", "D119"),
    "no number": ("ukuran: 13", "ukuran: besar", "ukuran: besar", "D107"),
    "too large": ("ukuran: 13", "ukuran: 130", "ukuran: 130", "D119"),
    "too small": ("ukuran: 13", "ukuran: 0", "ukuran: 0", "D119"),
    "no leading": ("spasi: 1,5", "spasi: 0", "spasi: 0", "D119"),
    "neither yes nor no": ("tebal: ya", "tebal: betul", "tebal: betul", "D111"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_slip_in_a_theme_is_told_at_its_line(case: str) -> None:
    old, new, part, code = WRONG[case]
    text = changed(old, new)
    made, found = read(text)
    assert made is None
    assert (code, line_of(text, part)) in [(d.code, d.place.line) for d in found if isinstance(d.place, Span)]


def test_margins_must_leave_room() -> None:
    made, found = read(changed("kiri: 30", "kiri: 190"))
    assert made is None
    assert [d.code for d in found] == ["D119"]


def test_a_missing_role_is_a_fault_and_its_misspelling_is_named() -> None:
    made, found = read(changed("    isi-rapat:\n", "    isi-rpat:\n"))
    assert made is None
    assert [(d.code, d.severity) for d in found] == [("D102", Severity.FAULT), ("D101", Severity.WARNING)]
    assert found[1].hints == ('mungkin maksudnya "isi-rapat"',)


def test_a_theme_may_have_roles_of_its_own() -> None:
    made, found = read(SHIPPED + "    pojok-kanan:\n      nama: Pojok\n")
    assert found == ()
    assert made is not None
    assert made.look("pojok-kanan").name == "Pojok"


def test_all_faults_of_a_theme_are_told_at_once() -> None:
    _, found = read(changed("ukuran: 13", "ukuran: 0").replace("{ROMAWI}", "{X}"))
    assert len(found) == 2


# ---------------------------------------------------------------- papers


def test_the_nota_pengantar_says_what_it_needs() -> None:
    assert paper().wajib == ("laporan", "daerah", "sidang")
    assert "kendala.daftar" in {p for b in paper().bagian for p in b.perlu}


def test_a_slip_in_a_description_is_told_at_its_line() -> None:
    file, _ = read_yaml("d.yaml", b"naskah:\n  nama: A\n  keterangn: B\n")
    assert file.root is not None
    made, found = read_paper(file.root)
    assert made is None
    assert ("D101", 3) in [(d.code, d.place.line) for d in found if isinstance(d.place, Span)]


def test_parts_follow_the_data() -> None:
    full, short = report(FULL)[0], report(SHORT)[0]
    assert all(parts(paper(), full).present.values())
    assert not parts(paper(), short).present["kendala"]
    assert parts(paper(), short).present["pembuka"]


def test_an_empty_entry_is_a_gap_of_its_part() -> None:
    looked = parts(paper(), report(SHORT + "kendala:\n  daftar:\n")[0])
    assert not looked.present["kendala"]
    assert [name for name, _ in looked.gaps] == ["permasalahan dan langkah"]


def test_a_path_is_found_or_not() -> None:
    made = report(FULL)[0]
    assert find(made, "visi_misi.visi") == (True, None)
    assert find(made, "visi_misi.tidak_ada") == (False, None)
    assert find(made, "daerah.nama.panjang") == (False, None)


# ---------------------------------------------------------------- folders


def library(tmp_path: Path, files: dict[str, str]) -> Library:
    """Folders `sendiri` over `daerah` over `paket`."""
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    folders = [tmp_path / f for f in ("sendiri", "daerah", "paket")]
    return Library(Bahan.on_disk([str(f) for f in folders], str(tmp_path)), tuple(as_key(f) for f in folders))


def test_the_users_folder_lies_over_the_regions_over_the_package_file_by_file(tmp_path: Path) -> None:
    made = library(
        tmp_path,
        {"paket/a.md": "paket", "paket/b.md": "paket", "paket/c.md": "paket", "daerah/a.md": "daerah", "daerah/b.md": "daerah",
         "sendiri/a.md": "sendiri"},
    )  # fmt: skip
    texts = [made.text(f"{n}.md") for n in "abc"]
    assert [t[0] for t in texts if t] == ["sendiri", "daerah", "paket"]
    assert made.text("d.md") is None


def test_a_papers_name_is_its_folder(tmp_path: Path) -> None:
    made = library(
        tmp_path, {"paket/a/dokumen.yaml": "", "daerah/b/dokumen.yaml": "", "paket/c/naskah.md": ""}
    )
    assert made.papers() == ("a", "b")


def test_a_line_of_a_template_is_shown_from_the_file_that_is_used(tmp_path: Path) -> None:
    made = library(tmp_path, {"daerah/a.md": "x\ny"})
    got = made.text("a.md")
    assert got is not None
    assert made.line(got[1], 2) == "y"
    assert made.line(got[1], 9) is None
    assert made.line("lain/a.md", 1) is None


def test_the_shipped_folder_is_named_and_not_where_it_lies() -> None:
    assert shown(as_key(package_folder() / "tema" / "x.yaml")) == "report_templates/tema/x.yaml"
    assert shown("lain/x.yaml") == "lain/x.yaml"


def test_a_missing_yaml_file_is_a_fault() -> None:
    root, found = package().tree("tema/tidak-ada.yaml")
    assert root is None
    assert [d.code for d in found] == ["T101"]


def test_an_unknown_paper_names_those_that_are_there() -> None:
    assert unknown_paper("x", package().papers()).hints == ("yang ada: " + ", ".join(package().papers()),)


# ---------------------------------------------------------------- workshop


def test_templates_know_the_subjects_and_the_figures() -> None:
    assert {"laporan", "daerah", "angka", "ada", "celah", "pidato"} <= context_names()


def test_a_second_report_does_not_see_the_first() -> None:
    shop = Workshop(package().text)
    first = shop.make("nota-pengantar", paper(), report(FULL), theme(), {})
    second = shop.make("nota-pengantar", paper(), report(SHORT), theme(), {})
    again = Workshop(package().text).make("nota-pengantar", paper(), report(SHORT), theme(), {})
    assert first.document is not None
    assert second.document == again.document


def test_properties_come_from_the_report_and_never_from_a_clock() -> None:
    made = Workshop(package().text).make("nota-pengantar", paper(), report(FULL), theme(), {})
    assert made.document is not None
    meta = made.document.meta
    assert meta.title == "Nota Pengantar LKPj Kabupaten Contoh Tahun Anggaran 2024"
    assert (meta.author, meta.date.isoformat()) == ("Bupati Contoh", "2025-03-25")
    assert as_konsep(made.document).konsep
    assert is_complete(())
