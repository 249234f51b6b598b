"""Prose and directives to the tree: each form of Markdown that is offered, each directive, each fault."""

from __future__ import annotations

import pytest

from lkpj_report.diagnostics import Span
from lkpj_report.document.dump import dump
from lkpj_report.document.tree import (
    Align,
    Document,
    Emph,
    Heading,
    Letterhead,
    LineBreak,
    ListBlock,
    Meta,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    RowRole,
    Signature,
    Strong,
    Table,
    Text,
    plain,
)
from lkpj_report.templates.assemble import assemble
from lkpj_report.templates.directives import DIRECTIVES
from lkpj_report.templates.lines import Expanded
from lkpj_report.templates.values import Book
from tests.templates.kit import FULL, report, run


def tree(template: str, text: str = FULL) -> tuple:
    blocks, found = run(template, report(text))
    assert blocks is not None, found
    return blocks


def faults(template: str) -> list[tuple[str, int]]:
    blocks, found = run(template, report(FULL))
    assert blocks is None
    return [(d.code, d.place.line if isinstance(d.place, Span) else 0) for d in found]


def shown(template: str) -> str:
    return dump(Document(Meta(""), tree(template))).split("\n", 1)[1]


# ---------------------------------------------------------------- markdown


def test_paragraphs_are_parted_by_an_empty_line_and_lines_are_joined() -> None:
    assert tree("a\nb\n\nc") == (Paragraph((Text("a b"),)), Paragraph((Text("c"),)))


def test_headings_have_their_level() -> None:
    assert [b.level for b in tree("# a\n\n## b\n\n### c") if isinstance(b, Heading)] == [1, 2, 3]


def test_a_heading_may_be_without_a_number_and_still_have_an_anchor() -> None:
    made = [
        b
        for b in tree("# Kata Pengantar {-}\n\n# Isi\n\n# Lampiran {-} {#lampiran}")
        if isinstance(b, Heading)
    ]
    assert [(plain(b.children), b.bare, b.anchor) for b in made] == [
        ("Kata Pengantar", True, ""),
        ("Isi", False, ""),
        ("Lampiran", True, "lampiran"),
    ]


def test_bold_italic_and_a_hard_line_end() -> None:
    (p,) = tree("a **b** *c* **d *e***\\\nf")
    assert p.children == (
        Text("a "), Strong((Text("b"),)), Text(" "), Emph((Text("c"),)), Text(" "),
        Strong((Text("d "), Emph((Text("e"),)))), LineBreak(), Text("f"),
    )  # fmt: skip


def test_a_backslash_takes_a_signs_meaning() -> None:
    assert tree(r"\*a\* \# \1") == (Paragraph((Text(r"*a* # \1"),)),)


def test_runs_of_blanks_are_one() -> None:
    assert tree("a   b") == (Paragraph((Text("a b"),)),)


def test_lists_nest_and_begin_at_their_number() -> None:
    (block,) = tree("3. a\n   - b\n   - c\n4. d")
    assert isinstance(block, ListBlock)
    assert (block.ordered, block.start, len(block.items)) == (True, 3, 2)
    inner = block.items[0].blocks[1]
    assert isinstance(inner, ListBlock)
    assert not inner.ordered
    assert block.items[0].blocks[0] == Paragraph((Text("a"),), "isi-rapat")


def test_a_pipe_table_has_a_header_and_alignments() -> None:
    (table,) = tree("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |")
    assert isinstance(table, Table)
    assert [c.align for c in table.columns] == [Align.KIRI, Align.TENGAH, Align.ANGKA]
    assert [r.role for r in (*table.header, *table.rows)] == [RowRole.KEPALA, RowRole.ISI]


@pytest.mark.parametrize(
    "source", ["`a`", "[a] (b)", "<b>a</b>", "&amp;", "~~a~~", "http://contoh.id", "> a", "---", "a[^1]"]
)
def test_what_is_not_offered_is_text(source: str) -> None:
    assert tree("x\n\n" + source)[1] == Paragraph((Text(source),))


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("\n".join("  " * i + "- a" for i in range(12)), 9),
        ("\n".join("  " * i + "- a" for i in range(60)), 9),
        ("a\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 |", 6),
    ],
)
def test_nothing_is_dropped_silently(template: str, line: int) -> None:
    assert faults(template) == [("T109", line)]


def test_a_row_may_be_shorter_and_a_bar_may_be_escaped() -> None:
    (table,) = tree("| a | b |\n|---|---|\n| 1 |\n| 1 \\| 2 | 3 |\n1 | 2")
    assert isinstance(table, Table)
    assert [len(r.cells) for r in table.rows] == [2, 2, 2]


# ---------------------------------------------------------------- directives

EXAMPLES: dict[str, str] = {
    "kop": "::: kop\nruang: 25\nBUPATI CONTOH\n:::",
    "judul": "::: judul\nNOTA\nPENGANTAR\n:::",
    "subjudul": "::: subjudul\na\n\nb\n:::",
    "salam": "::: salam\nShalom,\nSalam.\n:::",
    "sapaan": "::: sapaan\nYang saya hormati:\n\n- Ketua;\n:::",
    "lampiran": "::: lampiran\nLAMPIRAN\n:::",
    "isi-rapat": "::: isi-rapat\na\n\nb\n:::",
    "kutipan": "::: kutipan\na\n:::",
    "tabel": "::: tabel {{ penghargaan.daftar }}\njudul: J\nkolom: nama | Nama | kiri | 2\ncatatan: C\n:::",
    "tanda-tangan": "::: tanda-tangan\npembuka: A,\nnama: B\nbawah: C\n---\nnama: D\n:::",
    "halaman-baru": "::: halaman-baru\n:::",
    "mendatar": "::: mendatar\n:::\na",
    "tegak": "::: tegak\n:::\na",
    "daftar-isi": "::: daftar-isi\n:::",
    "grafik": "::: grafik {{ angka.indikator.baris }}\nkategori: nama\nseri: tahun_ini | Tahun ini\n:::",
    "gambar": "::: gambar\nberkas: peta.png\nalt: Peta\n:::",
    "keterangan": "::: keterangan\nHari/Tanggal: Senin\nAcara: a\n: b\n:::",
    "tanggal-surat": "::: tanggal-surat\nKupang, 1 Maret 2025\n:::",
    "yth": "::: yth\nYth. Ketua DPRD\ndi Kupang\n:::",
    "tembusan": "::: tembusan\nGubernur\nInspektur\n:::",
    "sampul": "::: sampul\nruang: 30\njudul: LKPj\nkaki: 2025\n:::",
    "nomor-halaman": "::: nomor-halaman\nbentuk: romawi\n:::",
    "waktu-baca": "::: waktu-baca\n:::",
}


def test_each_directive_has_its_example() -> None:
    assert set(EXAMPLES) == set(DIRECTIVES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_directive_makes_a_block_and_no_words_are_lost(name: str) -> None:
    assert len(tree(EXAMPLES[name])) >= 1


def test_lines_of_a_title_are_lines_of_one_paragraph() -> None:
    assert tree(EXAMPLES["judul"]) == (Paragraph((Text("NOTA"), LineBreak(), Text("PENGANTAR")), "judul"),)
    assert [p.role for p in tree(EXAMPLES["subjudul"])] == ["subjudul", "subjudul"]


def test_prose_of_a_directive_takes_its_role() -> None:
    assert [getattr(b, "role", "") for b in tree(EXAMPLES["sapaan"])] == ["sapaan", "isi"]
    assert [b.role for b in tree(EXAMPLES["isi-rapat"])] == ["isi-rapat", "isi-rapat"]


def test_a_letterhead_has_room_or_an_emblem() -> None:
    (block,) = tree(EXAMPLES["kop"])
    assert block == Letterhead(((Text("BUPATI CONTOH"),),), None, 25.0)
    lines = ("::: kop", "lambang: a.png", "X", ":::")
    picture = Picture(b"\x89PNG", 25.0, "Lambang")
    blocks, found = assemble(Expanded(lines, (Span("t", 1),) * 4), Book(), {"a.png": picture})
    assert not found
    assert blocks == (Letterhead(((Text("X"),),), picture, 0.0),)


def test_a_quote_holds_paragraphs_of_its_role() -> None:
    assert tree(EXAMPLES["kutipan"]) == (Quote((Paragraph((Text("a"),), "kutipan"),)),)


def test_a_page_break() -> None:
    assert tree(EXAMPLES["halaman-baru"]) == (PageBreak(),)


def test_a_signature_has_one_party_or_two() -> None:
    (block,) = tree(EXAMPLES["tanda-tangan"])
    assert isinstance(block, Signature)
    assert [len(p.opening) for p in block.parties] == [1, 0]
    assert block.parties[0].below == ((Text("C"),),)
    assert block.witnesses == ()


def test_witnesses_of_a_signature_have_a_name_and_an_office() -> None:
    (block,) = tree(
        "::: tanda-tangan\nnama: B\nsaksi: Maria | Camat\nsaksi: {{ daerah.nama }}\n---\nnama: D\n:::"
    )
    assert isinstance(block, Signature)
    first, second = block.witnesses
    assert (first.opening, first.name, first.below) == ((), (Text("Maria"),), ((Text("Camat"),),))
    assert (plain(second.name), second.below) == ("Kabupaten Contoh", ())
    assert len(block.parties) == 2


def test_a_table_of_data_has_its_columns_caption_and_notes() -> None:
    (table,) = tree(EXAMPLES["tabel"])
    assert isinstance(table, Table)
    assert (table.caption, table.notes, table.summary) == ((Text("J"),), ((Text("C"),),), "J")
    assert len(table.rows) == 3
    assert table.rows[1].cells[0].children == ()  # a group of awards has no name


def test_amounts_of_a_table_have_dots_decimals_and_brackets() -> None:
    text = shown(
        "::: tabel {{ angka.anggaran.lra_ringkas }}\nkolom: uraian | U | kiri | 2\nkolom: realisasi | R | angka | 2\n:::"
    )
    assert "kelompok: <2x1>‹PENDAPATAN DAERAH›" in text
    assert "jumlah: ‹Surplus/(Defisit)› | ‹(30.000.000,00)›" in text


WRONG = {
    "unknown": ("\n::: judull\n:::", "T104", 2),
    "not closed": ("\n::: judul\na", "T111", 2),
    "closed twice": ("\na\n\n:::", "T111", 4),
    "one in another": ("\n::: kutipan\n::: judul\n:::\n:::", "T111", 3),
    "a break with words": ("\n::: halaman-baru\na\n:::", "T110", 2),
    "room that is no number": ("\n::: kop\nruang: luas\n:::", "T110", 3),
    "a signature without a name": ("\n::: tanda-tangan\npembuka: a\n:::", "T110", 2),
    "three parties": ("\n::: tanda-tangan\nnama: a\n---\nnama: b\n---\nnama: c\n:::", "T110", 2),
    "a line without a key": ("\n::: tanda-tangan\nnama: a\nb\n:::", "T110", 4),
    "a witness without a name": ("\n::: tanda-tangan\nnama: a\nsaksi: | Camat\n:::", "T110", 4),
    "a witness with two offices": ("\n::: tanda-tangan\nnama: a\nsaksi: b | c | d\n:::", "T110", 4),
    "an unknown key": ("\n::: tanda-tangan\nnma: a\n:::", "T110", 3),
    "a table without rows": ("\n::: tabel\nkolom: a | b | kiri | 1\n:::", "T110", 2),
    "a table of one value": ("\n::: tabel {{ daerah.nama }}\nkolom: a | b | kiri | 1\n:::", "T110", 2),
    "a table without columns": ("\n::: tabel {{ penghargaan.daftar }}\n:::", "T110", 2),
    "a column that is not whole": ("\n::: tabel {{ penghargaan.daftar }}\nkolom: nama | a\n:::", "T110", 3),
    "a column that stands wrongly": ("\n::: tabel {{ penghargaan.daftar }}\nkolom: nama | a | kri | 1\n:::", "T110", 3),
    "a column that is not there": ("\n::: tabel {{ penghargaan.daftar }}\nkolom: nma | a | kiri | 1\n:::", "T203", 2),
    "a column that is a list of parts": ("\n::: tabel {{ angka.urusan }}\nkolom: baris | a | kiri | 1\n:::", "T110", 2),
    "a column that is a part": ("\n::: tabel {{ angka.tugas }}\nkolom: isi | a | kiri | 1\n:::", "T110", 2),
    "a table of lists": ("\n::: tabel {{ visi_misi.misi }}\nkolom: nama | a | kiri | 1\n:::", "T110", 2),
    "a list as a value": ("\n{{ visi_misi.misi }}", "T205", 2),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_fault_of_a_directive_has_its_line(case: str) -> None:
    template, code, line = WRONG[case]
    assert (code, line) in faults(template)


def test_a_stretch_with_a_fault_does_not_hide_the_next() -> None:
    found = faults("{{ visi_misi.misi }}\n\n::: tanda-tangan\n:::\n\n{{ visi_misi.misi }}")
    assert [code for code, _ in found] == ["T205", "T110", "T205"]
    assert [line for _, line in found] == [1, 3, 6]
