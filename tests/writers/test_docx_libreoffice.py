"""The DOCX writer, seen by LibreOffice: the pages hold what the tree holds, and follow its styles."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from tests.samples import everything, spanned_table, text, theme
from tests.writers.docx_reader import parts

from lkpj_report.document.tree import Document, Meta, Paragraph, Signatory, Signature
from lkpj_report.writers.docx import write_docx

pytestmark = [
    pytest.mark.needs("soffice", "libreoffice-writer-nogui"),
    pytest.mark.needs("pdftotext", "poppler-utils"),
]


def converted(data: bytes, folder: Path, *options: str) -> str:
    """What pdftotext says of the PDF that LibreOffice makes."""
    source = folder / "naskah.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    command = ["pdftotext", *options, str(folder / "naskah.pdf"), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def pages(data: bytes, folder: Path) -> list[str]:
    """The words of each page."""
    return converted(data, folder, "-layout").split("\f")[:-1]


def changed(data: bytes, part: str, pattern: str, new: str) -> bytes:
    """The file with one part edited, as Word would edit it."""
    members = parts(data)
    edited, times = re.subn(pattern, new, members[part].decode(), flags=re.S)
    assert times == 1
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in {**members, part: edited.encode()}.items():
            archive.writestr(name, content)
    return buffer.getvalue()


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
