"""A Word letter of another look, made with python-docx: what a secretariat would hand in as a reference."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

KOP = ("PEMERINTAH KABUPATEN CONTOH", "SEKRETARIAT DAERAH", "Jalan Merdeka Nomor 1 Contoh 12345")
BODY = (
    "Dengan hormat kami sampaikan bahwa pelaksanaan kegiatan tahun berjalan telah selesai sesuai dengan rencana "
    "yang ditetapkan bersama."
)
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png(width: int = 40, height: int = 50) -> bytes:
    """A small grey-blue picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes((40, 80, 140)) * width) * height
    return SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def letter(kop: bool = True, number: bool = True, table: bool = True) -> Any:
    """A letter in Arial 11 on A4 with a letterhead, a page number at the lower right, and its own headings."""
    document = Document()
    _sheet(document.sections[0])
    _styles(document)
    if kop:
        _letterhead(document.sections[0])
    if number:
        _page_number(document.sections[0].footer.paragraphs[0])
    document.add_paragraph("LAPORAN KEGIATAN TAHUNAN", style="Title")
    document.add_paragraph(BODY)
    document.add_paragraph("A. Pendahuluan", style="Heading 1")
    document.add_paragraph(BODY)
    document.add_paragraph("B. Hasil", style="Heading 1")
    document.add_paragraph(BODY)
    if table:
        _table(document)
    return document


def as_bytes(document: Any) -> bytes:
    """The file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _sheet(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(35), Mm(25)
    section.top_margin, section.bottom_margin = Mm(30), Mm(22)
    section.header_distance, section.footer_distance = Mm(12), Mm(10)
    section.gutter = Mm(5)


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    _font(normal, "Arial", 11)
    normal.paragraph_format.line_spacing = 1.25
    normal.paragraph_format.space_after = Pt(9)
    normal.paragraph_format.first_line_indent = Mm(10)
    normal.paragraph_format.alignment = ALIGN.JUSTIFY
    heading = document.styles["Heading 1"]
    _font(heading, "Times New Roman", 14, RGBColor(0x1F, 0x38, 0x64))
    heading.font.bold, heading.font.italic = False, True
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(18), Pt(4)
    heading.paragraph_format.first_line_indent, heading.paragraph_format.alignment = Mm(0), ALIGN.LEFT
    title = document.styles["Title"]
    _font(title, "Times New Roman", 16, RGBColor(0x1F, 0x38, 0x64))
    title.font.bold = True
    title.paragraph_format.first_line_indent, title.paragraph_format.alignment = Mm(0), ALIGN.CENTER


def _font(style: Any, name: str, size: float, colour: RGBColor | None = None) -> None:
    style.font.name, style.font.size = name, Pt(size)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    if colour is not None:
        style.font.color.rgb = colour


def _letterhead(section: Any) -> None:
    section.different_first_page_header_footer = True
    header = section.first_page_header
    table = header.add_table(1, 2, Mm(145))
    table.rows[0].cells[0].paragraphs[0].add_run().add_picture(io.BytesIO(png()), height=Mm(20))
    cell = table.rows[0].cells[1]
    for at, (line, size) in enumerate(zip(KOP, (13, 16, 9), strict=True)):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(0), 1.0
        run = paragraph.add_run(line)
        run.font.size, run.font.bold, run.font.name = Pt(size), at < 2, "Arial"
    paragraph = header.add_paragraph()
    _border(paragraph, 18)


def _border(paragraph: Any, eighths: int) -> None:
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = ALIGN.RIGHT
    paragraph.add_run("Halaman ")
    field(paragraph, "PAGE")
    paragraph.add_run(" dari ")
    field(paragraph, "NUMPAGES")
    for run in paragraph.runs:
        run.font.size, run.font.name = Pt(9), "Arial"


def field(paragraph: Any, code: str) -> None:
    """A field as Word writes it, with a result that is not to be taken for words."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("result", "7"), ("end", "")):
        run = paragraph.add_run("7" if kind == "result" else "")
        if kind == "":
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {text} "
            run._r.append(instruction)
        elif kind != "result":
            char = OxmlElement("w:fldChar")
            char.set(qn("w:fldCharType"), kind)
            run._r.append(char)


def _table(document: Any) -> None:
    table = document.add_table(3, 3, style="Table Grid")
    for row, words in enumerate(
        (("Uraian", "Anggaran", "Realisasi"), ("Belanja", "10", "9"), ("Jumlah", "10", "9"))
    ):
        for column, word in enumerate(words):
            paragraph = table.rows[row].cells[column].paragraphs[0]
            paragraph.alignment = ALIGN.CENTER if row == 0 else ALIGN.LEFT
            paragraph.paragraph_format.first_line_indent, paragraph.paragraph_format.space_after = (
                Mm(0),
                Pt(0),
            )
            paragraph.paragraph_format.line_spacing = 1.0
            run = paragraph.add_run(word)
            run.font.size, run.font.bold = Pt(10), row == 0
            if row == 0:
                shade = OxmlElement("w:shd")
                for name, value in (("val", "clear"), ("color", "auto"), ("fill", "D9D9D9")):
                    shade.set(qn(f"w:{name}"), value)
                table.rows[0].cells[column]._tc.get_or_add_tcPr().append(shade)
