"""Remarks on a konsep as Word's comments."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import docx
import pytest
from lxml import etree
from tests.samples import everything, text, theme
from tests.writers.docx_gate import audit_findings, integrity_findings, own_findings
from tests.writers.docx_office import exported
from tests.writers.docx_reader import NS, W, parts, words, xml
from tests.writers.docx_torture import torture

from lkpj_report.diagnostics import Span
from lkpj_report.document.remarks import Remark
from lkpj_report.document.tree import (
    Block,
    Column,
    Document,
    Footnote,
    Gap,
    Link,
    Meta,
    Paragraph,
    Row,
    RowRole,
    Strong,
    Table,
    TableCell,
    Text,
    Value,
)
from lkpj_report.writers.docx import write_docx


def at(line: int) -> Span:
    return Span("anggaran.yaml", line)


def remark(line: int | None, *lines: str) -> Remark:
    return Remark(lines or (f"hal {line}",), at(line) if line else None)


def written(blocks: tuple[Block, ...], *remarks: Remark, konsep: bool = True) -> bytes:
    return write_docx(Document(Meta("Contoh"), blocks, konsep), theme(), None, (), remarks)


def marked(data: bytes) -> list[tuple[str, str]]:
    """(words that a comment is about, what it says) in the body's order."""
    body = parts(data)["word/document.xml"].decode()
    said = {c.get(W + "id"): words(c) for c in xml(data, "word/comments.xml")}
    out = []
    for start in re.finditer(r'<w:commentRangeStart w:id="(\d+)"/>', body):
        end = body.index(f'<w:commentRangeEnd w:id="{start[1]}"/>')
        about = body[start.end() : end]
        out.append((re.sub("<[^>]+>", "", about), said[start[1]]))
        assert f'<w:commentReference w:id="{start[1]}"/>' in body[end:]
    return out


PLACES = (
    Paragraph(text("NOTA"), "judul"),
    Paragraph((Text("Belanja "), Strong((Value("Rp10", at(3)), Text(" juta"))), Text("."))),
    Paragraph((Text("Lihat "), Link((Value("laman", at(4)),), "https://contoh.go.id/"), Gap("[BELUM DIISI: x]", at(5)))),
    Table(
        (Column(),),
        (Row((TableCell(text("Nilai")),), RowRole.KEPALA),),
        (Row((TableCell((Value("77", at(6)),)),)),),
    ),
    Paragraph((Text("Akhir"), Footnote((Value("catatan", at(7)),)))),
)  # fmt: skip


def test_each_comment_is_about_the_very_words_of_its_place(tmp_path: Path) -> None:
    data = written(PLACES, *(remark(n) for n in (7, 6, 5, 4, 3)), remark(None, "umum"))
    assert marked(data) == [
        ("NOTA", "umum"),
        ("Rp10", "hal 3"),
        ("laman", "hal 4"),
        ("[BELUM DIISI: x]", "hal 5"),
        ("77", "hal 6"),
        ("", "hal 7"),  # the call of the note, which Word counts
    ]
    assert (
        own_findings(parts(data))
        == audit_findings(data, tmp_path)
        == integrity_findings(data, tmp_path)
        == []
    )


def test_a_comment_has_a_fixed_author_and_the_date_of_the_paper() -> None:
    data = written(PLACES, remark(3))
    (one,) = xml(data, "word/comments.xml")
    assert one.get(W + "author") == "lkpj-report"
    assert one.get(W + "initials")
    assert one.get(W + "date") == "2000-01-01T00:00:00Z"


def test_each_line_of_a_remark_is_a_paragraph_and_no_letter_spoils_the_file() -> None:
    data = written(PLACES, remark(3, "kesalahan[K201]: a < b & \x0b", "saran: cocokkan"))
    (one,) = xml(data, "word/comments.xml")
    assert [words(p) for p in one.iter(W + "p")] == ["kesalahan[K201]: a < b & \ufffd", "saran: cocokkan"]


def test_words_read_the_same_with_and_without_comments() -> None:
    plain, told = written(PLACES), written(PLACES, *(remark(n) for n in range(1, 9)))
    assert [words(p) for p in xml(plain).iter(W + "p")] == [words(p) for p in xml(told).iter(W + "p")]


def test_a_final_paper_has_no_comments_and_a_konsep_without_remarks_neither() -> None:
    final = written(PLACES, remark(3), konsep=False)
    for data in (final, written(PLACES)):
        assert "word/comments.xml" not in parts(data)
        assert b"comment" not in parts(data)["word/document.xml"]
        assert b"Comment" not in parts(data)["word/styles.xml"]


def test_the_same_remarks_give_the_same_bytes() -> None:
    assert written(PLACES, remark(3), remark(5)) == written(PLACES, remark(3), remark(5))


def test_comments_all_over_the_torture_document_pass_the_gate(tmp_path: Path) -> None:
    document, look = torture(True)
    remarks = [Remark((f"hal {n}",), Span("pidato.yaml", n)) for n in range(1, 60)]
    data = write_docx(document, look, None, (), remarks)
    assert len(xml(data, "word/comments.xml")) == len(remarks)
    assert (
        own_findings(parts(data))
        == audit_findings(data, tmp_path)
        == integrity_findings(data, tmp_path)
        == []
    )


def test_python_docx_reads_the_comments() -> None:
    file = docx.Document(io.BytesIO(written(PLACES, remark(3), remark(6))))
    assert [(c.author, c.text) for c in file.comments] == [("lkpj-report", "hal 3"), ("lkpj-report", "hal 6")]


@pytest.mark.needs("soffice", "libreoffice-writer-nogui")
def test_libreoffice_shows_each_comment_at_its_words(tmp_path: Path) -> None:
    flat = etree.fromstring(
        exported(written(PLACES, remark(3, "kesalahan[K201]"), remark(6)), tmp_path, "fodt")
    )
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    said = ["".join(note.itertext()) for note in flat.iter(f"{office}annotation")]
    assert ["kesalahan[K201]" in words for words in said] == [True, False]
    assert ["hal 6" in words for words in said] == [False, True]
    about = "".join(etree.tostring(flat, encoding="unicode").split("</office:annotation>")[1:])
    assert re.match(r"(<[^>]*>)*Rp10(<[^>]*>)*<office:annotation-end", about)


@pytest.mark.needs("pandoc", "pandoc")
def test_pandoc_gives_each_comment_with_its_words(tmp_path: Path) -> None:
    path = tmp_path / "naskah.docx"
    path.write_bytes(written(PLACES, remark(3), remark(6)))
    command = ["pandoc", "--track-changes=all", "-f", "docx", "-t", "markdown", str(path)]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert len(re.findall(r'\.comment-start[^}]*author="lkpj-report"', shown)) == 2
    assert len(re.findall(r"\.comment-end", shown)) == 2


def test_a_comment_marks_each_node_once_even_when_nodes_are_shared() -> None:
    value = Value("5", at(3))
    data = written((Paragraph((value,)), Paragraph((value,))), remark(3))
    assert marked(data) == [("5", "hal 3")]
    assert len(xml(data).findall(".//w:commentReference", NS)) == 1


def test_everything_with_a_remark_at_each_line_keeps_its_words() -> None:
    document = everything(konsep=True)
    told = write_docx(document, theme(), None, (), [Remark(("x",), None)])
    assert [words(p) for p in xml(told).iter(W + "p")] == [
        words(p) for p in xml(write_docx(document, theme())).iter(W + "p")
    ]
