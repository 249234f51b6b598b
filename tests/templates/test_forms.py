"""What letters and books have besides text: letterheads, particulars, copies, covers, page numbers, blanks."""

from __future__ import annotations

import pytest

from lkpj_report.diagnostics import Span
from lkpj_report.document.theme import STAND_INS
from lkpj_report.document.tree import (
    Blank,
    Block,
    Letterhead,
    ListBlock,
    NumberForm,
    PageNumbers,
    Paragraph,
    Particulars,
    Picture,
    Signature,
    Table,
    plain,
)
from lkpj_report.source.yaml_reader import read_yaml
from lkpj_report.templates.assemble import assemble
from lkpj_report.templates.lines import Expanded
from lkpj_report.templates.theme_tree import theme_tree
from lkpj_report.templates.themes import read_theme
from lkpj_report.templates.values import Book
from tests.templates.kit import FULL, package, report, run

STATE = Picture(b"\x89PNG", 25.0, "Lambang negara", state=True)
REGION = Picture(b"\x89PNG", 25.0, "Lambang daerah")
OFFICE = ("::: kop", "lambang: a.png", "instansi: PEMERINTAH KABUPATEN CONTOH", "nama: SETDA", ":::")


def blocks(template: str) -> tuple[Block, ...]:
    made, found = run(template, report(FULL))
    assert made is not None, found
    return made


def fault_of(template: str) -> tuple[str, int]:
    made, found = run(template, report(FULL))
    assert made is None
    (one,) = found
    assert isinstance(one.place, Span)
    return one.code, one.place.line


def head(lines: tuple[str, ...], picture: Picture) -> tuple[tuple[Block, ...], list[str]]:
    spans = tuple(Span("t", n) for n in range(1, len(lines) + 1))
    made, found = assemble(Expanded(lines, spans), Book(), {"a.png": picture})
    return made, [f"{d.code} {d.place}" for d in found]


def test_an_office_has_the_regions_emblem_at_the_left_of_its_lines() -> None:
    (block,), found = head(OFFICE, REGION)
    assert not found
    assert isinstance(block, Letterhead)
    assert (block.emblem, block.beside, block.roles) == (REGION, True, ("kop-instansi", "kop-nama"))


def test_the_state_emblem_on_an_offices_letterhead_is_refused_at_its_line() -> None:
    assert head(OFFICE, STATE) == ((), ["T126 t:2:1"])


def test_the_state_emblem_stands_above_the_office_of_a_head_of_region() -> None:
    (block,), found = head(("::: kop", "lambang: a.png", "BUPATI CONTOH", ":::"), STATE)
    assert not found
    assert isinstance(block, Letterhead)
    assert (block.emblem, block.beside) == (STATE, False)


def test_lines_of_an_office_all_say_what_they_are() -> None:
    assert fault_of("::: kop\ninstansi: A\nB\n:::")[0] == "T110"


def test_particulars_keep_their_labels_and_go_on_below() -> None:
    (block,) = blocks("::: keterangan\nHari/Tanggal: {{ daerah.nama }}\nAcara: satu: dua\n: tiga\n:::")
    assert isinstance(block, Particulars)
    assert [(r.label, plain(r.value)) for r in block.rows] == [
        ("Hari/Tanggal", "Kabupaten Contoh"),
        ("Acara", "satu: dua"),
        ("", "tiga"),
    ]


@pytest.mark.parametrize("lines", ["tanpa titik dua", ": tanpa label", ""])
def test_particulars_that_are_none_are_refused(lines: str) -> None:
    assert fault_of(f"::: keterangan\n{lines}\n:::")[0] == "T110"


def test_copies_are_numbered_when_there_are_several() -> None:
    title, listing = blocks("::: tembusan\nGubernur\nInspektur\n:::")
    assert isinstance(title, Paragraph) and plain(title.children) == "Tembusan:"
    assert isinstance(listing, ListBlock) and len(listing.items) == 2
    _, single = blocks("::: tembusan\nGubernur\n:::")
    assert isinstance(single, Paragraph)


def test_a_cover_has_no_number_and_its_lines_in_order() -> None:
    made = blocks("::: sampul\nruang: 30\njudul: A\njudul: B\nkaki: C\n:::")
    numbers, emblem, title, foot = made
    assert numbers == PageNumbers(NumberForm.TIDAK)
    assert isinstance(emblem, Letterhead) and not emblem.ruled
    assert isinstance(title, Paragraph) and (plain(title.children), title.role) == ("A B", "sampul")
    assert isinstance(foot, Paragraph) and foot.role == "sampul-kaki"


def test_page_numbers_have_a_form_and_a_first_one() -> None:
    assert blocks("::: nomor-halaman\nbentuk: romawi\nmulai: 3\n:::\na")[0] == PageNumbers(
        NumberForm.ROMAWI, 3
    )
    assert fault_of("::: nomor-halaman\nmulai: tiga\n:::") == ("T110", 2)


def test_an_electronic_signature_is_a_word_of_its_party() -> None:
    (block,) = blocks("::: tanda-tangan\nnama: A\nelektronik: ya\n---\nnama: B\n:::")
    assert isinstance(block, Signature)
    assert [one.electronic for one in block.parties] == [True, False]


def test_places_to_sign_in_are_staggered() -> None:
    (table,) = blocks(
        "::: tabel {{ penghargaan.daftar }}\nkolom: nama | Nama | kiri | 2\nkolom: #ttd | TT | kiri | 2\ntinggi: 9\n:::"
    )
    assert isinstance(table, Table)
    assert [c.colspan for c in table.header[0].cells] == [1, 2]
    signed = [[bool(cell.children) for cell in row.cells[1:]] for row in table.rows[:2]]
    assert signed[0] == [True, False]
    assert all(row.height_mm == 9 for row in table.rows)


def test_a_blank_says_what_belongs_there_and_how_long_it_is() -> None:
    (block,) = blocks("Pukul [[isian pukul mulai 21]] dan [[isian]]")
    assert isinstance(block, Paragraph)
    first, second = (node for node in block.children if isinstance(node, Blank))
    assert (first.text, first.hint) == ("…" * 5, "diisi dengan tangan: pukul mulai")
    assert second == Blank("…" * 10)


def test_a_blank_that_is_not_closed_is_refused() -> None:
    assert fault_of("a\n\n[[isian tanggal]") == ("T122", 3)


# ---------------------------------------------------------------- themes


@pytest.mark.parametrize("name", ["surat", "naskah-podium", "buku"])
def test_a_shipped_theme_is_whole_with_what_it_takes_from_its_base(name: str) -> None:
    root, found = theme_tree(name, package().tree)
    assert root is not None, found
    theme, wrong = read_theme(name, root)
    assert theme is not None, wrong
    assert not wrong


def test_a_theme_gives_only_what_differs() -> None:
    files = {
        "tema/a.yaml": "dasar: b\ntema:\n  peran:\n    isi:\n      ukuran: 17\n",
        "tema/b.yaml": "tema:\n  kertas: A4\n  peran:\n    isi:\n      ukuran: 12\n      rata: kiri\n",
    }

    def read(name: str):  # type: ignore[no-untyped-def]
        file, found = read_yaml(name, files[name].encode())
        return file.root, found

    root, found = theme_tree("a", read)
    assert root is not None and not found
    tema = root.get("tema")
    assert tema is not None
    said = repr(tema.value)
    assert "'17'" in said and "'12'" not in said and "'kiri'" in said and "'A4'" in said


def test_a_theme_that_leads_back_to_itself_is_refused() -> None:
    def read(name: str):  # type: ignore[no-untyped-def]
        other = "b" if name.endswith("a.yaml") else "a"
        file, found = read_yaml(name, f"dasar: {other}\ntema:\n  kertas: A4\n".encode())
        return file.root, found

    root, (one,) = theme_tree("a", read)
    assert root is None
    assert one.code == "D128"


def test_roles_that_a_theme_leaves_out_have_a_stand_in() -> None:
    root, _ = package().tree("tema/naskah-dinas.yaml")
    assert root is not None
    theme, _ = read_theme("naskah-dinas", root)
    assert theme is not None
    assert all(theme.known(role) in theme.paragraphs for role in STAND_INS)
    assert theme.known("kop-nama") == "kop"
