"""The DOCX writer, seen by LibreOffice: the pages hold what the tree holds, and follow its styles."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from tests.samples import LONG, everything, money_table, spanned_table, text, theme
from tests.writers.docx_gate import packed
from tests.writers.docx_office import converted, pages, updated_pages
from tests.writers.docx_reader import parts, texts
from tests.writers.docx_torture import BARS, torture
from tests.writers.pdf_reader import shipped_fonts

from lkpj_report.document.resolve import resolve
from lkpj_report.document.tree import (
    Block,
    Contents,
    ContentsKind,
    Document,
    Figure,
    Heading,
    Meta,
    Paragraph,
    Ref,
    Signatory,
    Signature,
    Text,
)
from lkpj_report.writers.docx import write_docx

pytestmark = [
    pytest.mark.needs("soffice", "libreoffice-writer-nogui"),
    pytest.mark.needs("pdftotext", "poppler-utils"),
]


def changed(data: bytes, part: str, pattern: str, new: str) -> bytes:
    """The file with one part edited, as Word would edit it."""
    members = parts(data)
    edited, times = re.subn(pattern, new, members[part].decode(), flags=re.S)
    assert times == 1
    return packed({**members, part: edited.encode()})


def test_pages_labels_numbers_and_header_rows_are_as_a_secretary_expects(tmp_path: Path) -> None:
    one, two, three = pages(write_docx(everything(), theme()), tmp_path)
    shown = [re.findall(r"(?m)^ *- ?(\d+) ?-$", page) for page in (one, two, three)]
    assert shown == [[], ["2"], ["3"]]
    assert all("Anggaran (Rp)" in page for page in (one, two))  # the header row is repeated
    assert re.search(r"I\. +Dasar dan Kedudukan", one)
    assert re.search(r"A\. +Anggaran", one)
    assert re.search(r"B\. +Tabel Bertingkat", two)
    for label, words in (
        ("1.", "butir pertama"),
        ("2.", "butir kedua"),
        ("a.", "anak butir"),
        ("1.", "mulai lagi"),
    ):
        assert re.search(rf"{re.escape(label)} +{words}", two)
    assert "LAMPIRAN" in three


def test_one_change_of_the_style_isi_changes_every_body_paragraph(tmp_path: Path) -> None:
    party = Signatory((text("Wali Kota,"),), text("Nama"))
    blocks = (
        Paragraph(text("biasa")),
        spanned_table(),
        Paragraph(text("sesudah")),
        Paragraph(text("terikat")),
    )
    data = write_docx(Document(Meta("x"), (*blocks, Signature((party,)))), theme())
    larger = changed(
        data, "word/styles.xml", r'(w:styleId="Isi">.*?</w:pPr>)', r'\1<w:rPr><w:sz w:val="60"/></w:rPr>'
    )
    found = re.findall(r'yMin="([\d.]+)"[^>]*yMax="([\d.]+)">(\w+)<', converted(larger, tmp_path, "-bbox"))
    height = {word: float(bottom) - float(top) for top, bottom, word in found}
    assert all(height[word] > 30 for word in ("biasa", "sesudah", "terikat"))
    assert height["Keterangan"] < 15


def test_a_heading_and_an_item_that_staff_put_in_renumber_the_rest(tmp_path: Path) -> None:
    data = write_docx(everything(), theme())
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Sisipan</w:t></w:r></w:p>'
    before = r'(?=<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:bookmarkStart w:id="2")'
    data = changed(data, "word/document.xml", before, heading)
    item = r"(<w:p>(?:(?!<w:p>).)*?mulai lagi dari satu.*?</w:p>)"
    words = "\n".join(pages(changed(data, "word/document.xml", item, r"\1\1"), tmp_path))
    for expected in (
        r"A\. +Sisipan",
        r"B\. +Anggaran",
        r"C\. +Tabel",
        r"1\. +mulai lagi",
        r"2\. +mulai lagi",
    ):
        assert re.search(expected, words)


# ---------------------------------------------------------------- contents, references, notes, figures


def prose(start: int, count: int) -> str:
    """A paragraph of `count` words; another start gives other words."""
    words = (LONG + "Hal itu telah dan akan terus kami upayakan pada tahun ini di semua kecamatan.").split()
    return " ".join(words[(start * 5 + at * 11) % len(words)].strip(".") for at in range(count)) + "."


def book(chapters: int) -> Document:
    """A paper of many pages with contents lists and references back."""
    blocks: list[Block] = [
        Contents(title=text("DAFTAR ISI")),
        Contents(ContentsKind.TABEL, text("DAFTAR TABEL")),
        Contents(ContentsKind.GAMBAR, text("DAFTAR GAMBAR")),
    ]
    for at in range(1, chapters + 1):
        blocks.append(Heading(1, text(f"Urusan Kesatu{at}"), anchor=f"bab-{at}"))
        for part in range(1, 4):
            blocks.append(Heading(2, text(f"Program Kedua{at}x{part}"), anchor=f"bab-{at}-{part}"))
            blocks += [Paragraph(text(prose(at * 7 + part * 3 + k, 75))) for k in range(2)]
        blocks.append(
            Paragraph((Text("Lihat "), Ref(f"bab-{at}"), Text(" dan "), Ref(f"tabel-{at}"), Text(".")))
        )
        blocks.append(money_table())
        if at % 3 == 1:
            blocks.append(Figure(BARS, text(f"Grafik Ketiga{at}")))
    document, found = resolve(Document(Meta("Buku"), tuple(blocks)), theme(), {})
    assert not found
    return document


def laid_out(document: Document) -> tuple[bytes, int]:
    """The file with the page numbers of our own layout, and how many pages that has."""
    from lkpj_report.writers.pdf import lay_out

    layout, found = lay_out(document, theme(), shipped_fonts())
    assert not found
    return write_docx(document, theme(), layout.anchor_pages), layout.pages


_ENTRY = re.compile(r"(?m)^ *((?:[IVX]+\.|[A-C]\.|Tabel \d+\.|Gambar \d+\.)\s.*?[^.\s])[.\s]+(\d+)$")


def entries(lines: str) -> list[tuple[str, int]]:
    """The lines of contents lists with their pages."""
    return [(" ".join(words.split()), int(page)) for words, page in _ENTRY.findall(lines)]


def test_page_numbers_of_contents_are_within_one_page_of_those_of_libreoffice(tmp_path: Path) -> None:
    data, count = laid_out(book(7))
    ours = entries("\n".join(texts(data)))
    anew = updated_pages(data, tmp_path)
    theirs = entries("\n".join(anew[:2]))
    assert count >= 15
    assert len(ours) == 7 * 5 + 3
    assert [words for words, _ in ours] == [words for words, _ in theirs]
    assert all(abs(page - real) <= 1 for (_, page), (_, real) in zip(ours, theirs, strict=True))
    # The lists themselves are true: each heading is on the page that its new entry names.
    for words, page in theirs:
        assert words in " ".join(anew[page - 1].split())


def test_contents_made_anew_list_what_staff_have_put_in(tmp_path: Path) -> None:
    data, _ = laid_out(book(2))
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Sisipan</w:t></w:r></w:p>'
    first = r'(?=<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="1" )'
    anew = entries(updated_pages(changed(data, "word/document.xml", first, heading), tmp_path)[0])
    assert ("I. Sisipan", 1) in anew
    assert [words for words, _ in anew if "Urusan" in words] == ["II. Urusan Kesatu1", "III. Urusan Kesatu2"]


def test_a_chapter_and_a_table_that_staff_put_in_renumber_captions_and_references(tmp_path: Path) -> None:
    data = write_docx(book(2), theme())
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Sisipan</w:t></w:r></w:p>'
    first = r'(?=<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="1" )'
    caption = (
        '<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t xml:space="preserve">Tabel </w:t></w:r>'
        '<w:fldSimple w:instr=" SEQ Tabel \\\\* ARABIC "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        "<w:r><w:t>. Baru</w:t></w:r></w:p>"
    )
    words = "\n".join(pages(changed(data, "word/document.xml", first, heading + caption), tmp_path))
    for expected in (
        r"I\. +Sisipan",
        r"III\. +Urusan Kesatu2",
        r"Tabel 1\. Baru",
        r"Tabel 3\. Ringkasan",
        r"Lihat III dan Tabel 3\.",
    ):
        assert re.search(expected, words), expected


def test_notes_turned_pages_and_mirrored_numbers_are_on_their_pages(tmp_path: Path) -> None:
    shown = pages(write_docx(*torture()), tmp_path)
    foot = next(page for page in shown if "Dari butir." in page)
    assert foot.index("butir bercatatan") < foot.index("Dari kutipan.") < foot.index("Halaman")
    cover = next(
        at for at, page in enumerate(shown) if "SAMPUL" in page
    )  # from there pages are numbered anew
    counted = list(enumerate(shown[1:cover], start=2))
    # LibreOffice counts the blank pages before odd ones in the total too
    assert all(re.search(rf"Halaman {at} dari \d+", page) for at, page in counted)
    assert "Halaman" not in shown[cover]
    assert any("Halaman i dari" in page for page in shown[cover:])
    assert "Halaman" not in shown[0]
    command = ["pdfinfo", "-f", "1", "-l", "99", str(tmp_path / "naskah.pdf")]
    sizes = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    shapes = [float(w) > float(h) for w, h in re.findall(r"size: +([\d.]+) x ([\d.]+)", sizes)]
    assert shapes == ["BAB II Lampiran Lebar" in page and at > 0 for at, page in enumerate(shown)]
    column = {at: re.search(r"(?m)^( *)Halaman", page) for at, page in counted}
    assert all((len(found[1]) < 12) == (at % 2 == 0) for at, found in column.items() if found)
