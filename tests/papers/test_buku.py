"""The LKPj book of the example region: its parts and their order, page numbers, references; what drops out."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from tests.papers.buku import bare, docx_entries, entries, headings, listed, pages_of, references, words
from tests.papers.kit import change, contoh, copy_of_contoh, docx_lines, made
from tests.writers import docx_gate, pdf_gate
from tests.writers.docx_reader import parts

from lkpj_report.document.tree import Chart, Figure, Heading, Table, plain
from lkpj_report.verify import verify_pair

BUKU = "lkpj"
BAB = [
    "KATA PENGANTAR",
    "BAB I PENDAHULUAN",
    "BAB II PERUBAHAN PENJABARAN APBD",
    "BAB III HASIL PENYELENGGARAAN URUSAN PEMERINTAHAN YANG MENJADI KEWENANGAN DAERAH",
    "BAB IV HASIL PELAKSANAAN TUGAS PEMBANTUAN DAN PENUGASAN",
    "BAB V PENUTUP",
    "LAMPIRAN I: DAFTAR PENGHARGAAN",
    "LAMPIRAN II: LAPORAN REALISASI ANGGARAN",
]


def test_chapters_stand_in_the_order_of_the_rule() -> None:
    assert headings(contoh(BUKU).tree(BUKU)) == BAB


def test_each_chapter_begins_a_page_and_its_number_stands_above_its_title() -> None:
    pdf = contoh(BUKU).file(BUKU, "pdf")
    file = pypdfium2.PdfDocument(pdf)
    first = {e.words: e.page for e in entries(pdf)}
    for title in BAB[1:6]:
        lines = file[first[title] - 1].get_textpage().get_text_bounded().split("\r\n")
        assert re.fullmatch(r"BAB [IV]+ *", lines[0]), lines[:3]
        assert bare(title).startswith(bare(lines[0] + lines[1]))


def test_the_cover_has_no_number_the_front_is_roman_and_chapters_count_from_one() -> None:
    labels = pages_of(contoh(BUKU).file(BUKU, "pdf")).labels
    roman = [x for x in labels if re.fullmatch("[ivx]+", x)]
    assert labels[: len(roman) + 2] == ["", *["i", "ii", "iii", "iv"][: len(roman)], "1"]
    assert labels[len(roman) + 1 :] == [str(n) for n in range(1, len(labels) - len(roman))]


def test_each_contents_entry_leads_to_the_page_it_prints_and_its_words_stand_there() -> None:
    pdf = contoh(BUKU).file(BUKU, "pdf")
    pages = pages_of(pdf)
    found = entries(pdf)
    assert [e.words for e in found] == listed(contoh(BUKU).tree(BUKU))
    for e in found:
        assert pages.labels[e.page - 1] == e.printed
        assert bare(e.words) in pages.texts[e.page - 1], e


def test_both_formats_print_the_same_contents() -> None:
    book = contoh(BUKU)
    assert docx_entries(book.file(BUKU, "docx")) == [
        (e.words, e.printed) for e in entries(book.file(BUKU, "pdf"))
    ]


def test_prescribed_tables_have_their_columns() -> None:
    tables = {words(t): t for t in contoh(BUKU).tree(BUKU).blocks if isinstance(t, Table)}

    def head(start: str) -> list[str]:
        (table,) = [t for name, t in tables.items() if name.startswith(start)]
        return [plain(c.children).replace("\u00a0", " ") for c in table.header[0].cells]

    assert head("Perubahan Penjabaran") == [
        "Kode", "Uraian", "Anggaran Sebelum Perubahan (Rp)", "Anggaran Setelah Perubahan (Rp)", "Realisasi (Rp)",
        "Lebih/(Kurang) (Rp)", "%",
    ]  # fmt: skip
    assert head("Capaian Program dan Kegiatan Urusan Pendidikan") == [
        "No.", "Kode", "Program, Kegiatan, Subkegiatan", "Perangkat Daerah", "Indikator", "Satuan", "Target",
        "Realisasi", "%", "Anggaran (Rp)", "Realisasi (Rp)", "%", "Permasalahan", "Upaya",
    ]  # fmt: skip
    assert head("Kebijakan Strategis") == [
        "No.", "Kebijakan", "Tujuan", "Dasar Hukum", "Masalah yang Diselesaikan", "Perangkat Daerah",
    ]  # fmt: skip
    assert head("Tindak Lanjut Rekomendasi") == [
        "No.", "Bidang", "Rekomendasi DPRD", "Tindak Lanjut", "Perangkat Daerah", "Status", "Keterangan",
    ]  # fmt: skip
    assert head("Pelaksanaan Tugas") == [
        "No.", "Dasar Hukum", "Instansi Pemberi", "Program/Kegiatan", "Lokasi", "Perangkat Daerah", "Anggaran (Rp)",
        "Realisasi (Rp)", "%", "Hasil", "Permasalahan",
    ]  # fmt: skip


def test_charts_of_money_count_in_billions() -> None:
    charts = [b.content for b in contoh(BUKU).tree(BUKU).blocks if isinstance(b, Figure)]
    assert [c.unit for c in charts if isinstance(c, Chart)] == ["miliar rupiah"] * 2
    assert all(
        v is None or v < 100_000 for c in charts if isinstance(c, Chart) for s in c.series for v in s.values
    )


def test_each_reference_leads_to_the_page_of_its_table() -> None:
    pdf = contoh(BUKU).file(BUKU, "pdf")
    pages = pages_of(pdf)
    captions = {e.words.split(". ")[0]: e for e in entries(pdf) if e.words.startswith(("Tabel ", "Gambar "))}
    found = references(pdf)
    assert len(found) >= 10
    for e in found:
        assert (e.printed, e.page) == (captions[e.words].printed, captions[e.words].page)
        assert bare(captions[e.words].words) in pages.texts[e.page - 1]
    said = " ".join(docx_lines(contoh(BUKU).file(BUKU, "docx"))).replace("\u00a0", " ")
    assert all(re.search(rf"pada {e.words}\b", said) for e in found)


def test_a_region_with_little_has_a_shorter_book_whose_numbers_close_up(tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    year = region / "2024"
    (year / "penghargaan.yaml").unlink()
    kinerja = (year / "kinerja.yaml").read_text("utf-8")
    change(year / "kinerja.yaml", kinerja[kinerja.index("tugas_pembantuan:") : kinerja.index("kendala:")], "")
    change(year / "laporan.yaml", "    - penghargaan\n", "")
    book = made("kabupaten-contoh/2024", BUKU, base=tmp_path, formats=("pdf",))
    assert headings(book.tree(BUKU)) == [
        *BAB[:4],
        "BAB IV PENUTUP",
        "LAMPIRAN I: LAPORAN REALISASI ANGGARAN",
    ]
    assert [e.words for e in entries(book.file(BUKU, "pdf"))] == listed(book.tree(BUKU))
    numbers = [b.number for b in book.tree(BUKU).blocks if isinstance(b, Table) and b.number]
    assert numbers == [f"Tabel {n}." for n in range(1, len(numbers) + 1)]


def test_chapters_of_a_book_printed_on_both_sides_begin_on_odd_pages(tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    look = region / "templat" / "tema" / "buku.yaml"
    look.parent.mkdir(parents=True)
    own = (Path(__file__).parents[2] / "report_templates/tema/buku.yaml").read_text("utf-8")
    look.write_text(own.replace("\ntema:\n", "\ntema:\n  bolak_balik: ya\n", 1), "utf-8")
    pdf = made("kabupaten-contoh/2024", BUKU, base=tmp_path).file(BUKU, "pdf")
    chapters = [e for e in entries(pdf) if e.words.startswith("BAB ")]
    assert len(chapters) == 5
    assert all(e.page % 2 == 1 and int(e.printed) % 2 == 1 for e in chapters)


def test_a_region_changes_the_columns_of_a_table_by_a_file_of_its_own(tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    own = region / "templat" / "lkpj" / "bab-4.md"
    own.parent.mkdir(parents=True)
    shipped = (Path(__file__).parents[2] / "report_templates/lkpj/bab-4.md").read_text("utf-8")
    own.write_text(shipped.replace("kolom: isi.lokasi | Lokasi | kiri | 1,2\n", ""), "utf-8")
    tree = made("kabupaten-contoh/2024", BUKU, base=tmp_path, formats=()).tree(BUKU)
    (table,) = [t for t in tree.blocks if isinstance(t, Table) and words(t).startswith("Pelaksanaan Tugas")]
    assert "Lokasi" not in [plain(c.children) for c in table.header[0].cells]


def test_sentences_say_which_way_a_figure_went() -> None:
    text = " ".join(docx_lines(contoh(BUKU).file(BUKU, "docx"))).replace("\u00a0", " ").replace("\u00ad", "")
    assert (
        "Belanja Transfer dianggarkan Rp178.384.000.000, berkurang Rp9.291.000.000 dari semula Rp187.675.000.000"
        in text
    )
    assert re.search(r"Pendapatan daerah dianggarkan Rp[\d.,]+, bertambah Rp[\d.,]+ dari semula", text)
    assert "tumbuh -" not in text and "turun -" not in text
    for line in map(str.strip, docx_lines(contoh(BUKU).file(BUKU, "docx"))):
        assert not re.search(r"None|\{\{|\{%|(?<!\.)\.\.(?!\.)| [,;.]|  ", line), line


def test_formats_say_the_same() -> None:
    book = contoh(BUKU)
    assert verify_pair(BUKU, book.file(BUKU, "docx"), book.file(BUKU, "pdf")) == []


def test_headings_without_a_number_are_the_foreword_and_the_annexes() -> None:
    bare_ones = [words(b) for b in contoh(BUKU).tree(BUKU).blocks if isinstance(b, Heading) and not b.number]
    assert bare_ones == [BAB[0], *BAB[6:]]


@pytest.mark.gate
def test_the_book_passes_all_gates(tmp_path: Path) -> None:
    book = contoh(BUKU)
    pdf, docx = book.file(BUKU, "pdf"), book.file(BUKU, "docx")
    assert pdf_gate.own_findings(pdf, book.tree(BUKU)) == []
    assert pdf_gate.page_validation(pdf) is None
    assert pdf_gate.vera({"lkpj": pdf}) == {"lkpj": []}
    assert docx_gate.own_findings(parts(docx)) == []
    assert docx_gate.audit_findings(docx, tmp_path) == []
    assert docx_gate.integrity_findings(docx, tmp_path) == []
