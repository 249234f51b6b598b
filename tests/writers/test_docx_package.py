"""The DOCX writer: a valid file of fixed bytes with the right properties, header and pictures."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from tests.samples import everything, money_table, spanned_table, text, theme
from tests.writers.docx_reader import NS, W, parts, xml
from tests.writers.docx_torture import png

from lkpj_report.document.theme import PageNumber
from lkpj_report.document.tree import (
    Align,
    Document,
    Heading,
    Letterhead,
    ListBlock,
    ListItem,
    Paragraph,
    Picture,
)
from lkpj_report.writers.docx import write_docx
from lkpj_report.writers.docx.pictures import pixels

ROOT = Path(__file__).parents[2]


def full(konsep: bool) -> Document:
    """Everything, with what the sample lacks: a picture, a heading that Word can't number, an odd list."""
    emblem = Picture(png(40, 50), 25.0, 'Lambang <daerah> & "kota"')
    odd = ListBlock(
        (ListItem((Paragraph(text("x"), "isi-rapat"), money_table()), "Kesatu:"), ListItem((), "Kedua:"))
    )
    extra = (Letterhead((text("KOP"),), emblem), Heading(2, text("Tanpa nomor")), odd, spanned_table())
    return everything(konsep, extra)


# ---------------------------------------------------------------- bytes


def test_two_processes_of_other_surroundings_write_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.writers.docx_torture import torture; from lkpj_report.writers.docx import write_docx;"
        "print(hashlib.sha256(write_docx(*torture(True))).hexdigest())"
    )
    sums = set()
    for seed, zone, home in (("0", "UTC", "/"), ("4711", "Asia/Jayapura", "/tmp")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "HOME": home, "LC_ALL": "C"}
        env["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(ROOT / "src")))
        done = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        )
        sums.add(done.stdout)
    assert len(sums) == 1


def test_members_have_a_fixed_date_and_begin_with_the_content_types() -> None:
    entries = zipfile.ZipFile(io.BytesIO(write_docx(full(False), theme()))).infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {(e.date_time, e.create_system) for e in entries} == {((1980, 1, 1, 0, 0, 0), 3)}


def test_writing_imports_neither_lxml_nor_python_docx() -> None:
    code = (
        "import sys; from tests.writers.docx_torture import torture; from lkpj_report.writers.docx import write_docx;"
        "write_docx(*torture()); print(sorted({'lxml', 'docx', 'yaml', 'jinja2', 'reportlab'} & set(sys.modules)))"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ---------------------------------------------------------------- properties and settings


def test_file_properties_come_from_the_paper() -> None:
    core = docx.Document(io.BytesIO(write_docx(everything(), theme()))).core_properties
    assert (core.title, core.author, core.subject, core.keywords, core.language) == (
        "Nota Pengantar Contoh", "Wali Kota Contoh", "LKPj 2024", "LKPj, DPRD", "id-ID",
    )  # fmt: skip
    assert core.last_modified_by == "Wali Kota Contoh"
    assert core.created == core.modified
    assert core.created is not None
    assert core.created.date() == everything().meta.date


def test_settings_are_indonesian_and_ask_nothing_on_opening() -> None:
    settings = xml(write_docx(everything(), theme()), "word/settings.xml")
    assert settings.find("w:decimalSymbol", NS).get(W + "val") == ","
    assert settings.find("w:listSeparator", NS).get(W + "val") == ";"
    assert settings.find("w:updateFields", NS) is None
    mode = settings.find("w:compat/w:compatSetting[@w:name='compatibilityMode']", NS)
    assert mode.get(W + "val") == "15"


def test_the_language_is_the_papers() -> None:
    lang = xml(write_docx(everything(), theme()), "word/styles.xml").find("w:docDefaults//w:lang", NS)
    assert lang.get(W + "val") == "id-ID"


def test_fonts_name_what_may_stand_for_them() -> None:
    fonts = xml(write_docx(everything(), theme()), "word/fontTable.xml")
    names = {f.get(W + "name"): f.find("w:altName", NS).get(W + "val") for f in fonts}
    assert names == {"Bookman Old Style": "TeX Gyre Bonum,Georgia", "Arial": "Liberation Sans,Helvetica"}


def test_no_style_refers_to_a_themes_font() -> None:
    assert b"Theme=" not in parts(write_docx(full(True), theme()))["word/styles.xml"]


def test_style_names_differ_even_when_a_theme_repeats_one() -> None:
    base = theme()
    looks = {role: replace(look, name="Header") for role, look in base.paragraphs.items()}
    styles = xml(write_docx(everything(), replace(base, paragraphs=looks)), "word/styles.xml")
    names = [n.get(W + "val").casefold() for n in styles.iterfind("w:style/w:name", NS)]
    assert len(names) == len(set(names))


def test_lines_are_as_high_as_in_the_pdf() -> None:
    style = xml(write_docx(everything(), theme()), "word/styles.xml").find("w:style[@w:styleId='Isi']", NS)
    spacing = style.find("w:pPr/w:spacing", NS)
    assert (spacing.get(W + "line"), spacing.get(W + "lineRule")) == ("360", "atLeast")


# ---------------------------------------------------------------- header, footer, watermark


def numbered(number: PageNumber, konsep: bool = False) -> bytes:
    return write_docx(everything(konsep), replace(theme(), page_number=number))


def test_the_first_page_goes_without_a_number() -> None:
    data = numbered(PageNumber(first=2))
    section = xml(data).find(".//w:sectPr", NS)
    assert section.find("w:titlePg", NS) is not None
    assert [r.get(W + "type") for r in section.iterfind("w:headerReference", NS)] == ["default"]


def test_a_number_that_begins_on_page_one_is_on_all_pages() -> None:
    assert xml(numbered(PageNumber(first=1))).find(".//w:titlePg", NS) is None


def test_page_and_total_are_fields_at_the_foot() -> None:
    data = numbered(PageNumber("Halaman {halaman} dari {jumlah}", top=False, align=Align.KANAN))
    footer = xml(data, "word/footer1.xml")
    assert [i.text.strip() for i in footer.iter(W + "instrText")] == ["PAGE", "NUMPAGES"]
    assert "".join(t.text for t in footer.iter(W + "t")) == "Halaman 2 dari 1"
    assert "word/header1.xml" not in parts(data)
    jc = xml(data, "word/styles.xml").find("w:style[@w:styleId='Footer']/w:pPr/w:jc", NS)
    assert jc.get(W + "val") == "right"


def test_the_last_known_page_is_shown_before_word_counts() -> None:
    there = replace(theme(), page_number=PageNumber("{jumlah}"))
    data = write_docx(everything(), there, {"dasar": 1, "anggaran": 7})
    assert "".join(t.text for t in xml(data, "word/header1.xml").iter(W + "t")) == "7"


@pytest.mark.parametrize("first", [1, 2])
def test_a_draft_is_marked_on_every_page(first: int) -> None:
    data = numbered(PageNumber(first=first), konsep=True)
    section = xml(data).find(".//w:sectPr", NS)
    targets = {r.get("Id"): r.get("Target") for r in xml(data, "word/_rels/document.xml.rels")}
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    shown = {r.get(W + "type"): targets[r.get(relation)] for r in section.iterfind("w:headerReference", NS)}
    assert set(shown) == ({"default", "first"} if first == 2 else {"default"})
    for name in shown.values():
        (mark,) = xml(data, f"word/{name}").iterfind(".//v:shape", NS)
        assert mark.find("v:textpath", NS).get("string") == "KONSEP"
        assert mark.get("alt") == ""


def test_a_final_paper_bears_no_mark() -> None:
    assert all(b"KONSEP" not in data for data in parts(write_docx(everything(), theme())).values())


# ---------------------------------------------------------------- pictures


def test_an_emblem_keeps_its_proportions_and_says_what_it_is() -> None:
    data = write_docx(full(False), theme())
    (picture,) = docx.Document(io.BytesIO(data)).inline_shapes
    assert (round(picture.width.mm, 3), round(picture.height.mm, 3)) == (20.0, 25.0)
    assert xml(data).find(".//wp:docPr", NS).get("descr") == 'Lambang <daerah> & "kota"'
    assert parts(data)["word/media/gambar1.png"] == png(40, 50)


def test_equal_pictures_are_stored_once_and_drawn_under_two_ids() -> None:
    head = Letterhead((), Picture(png(2, 2), 10.0, "lambang"))
    data = write_docx(everything(extra=(head, head)), theme())
    assert [d.get("id") for d in xml(data).iter(f"{{{NS['wp']}}}docPr")] == ["1", "2"]
    assert [name for name in parts(data) if "media" in name] == ["word/media/gambar1.png"]


def test_the_size_of_a_jpeg_is_read_past_its_other_segments() -> None:
    segment = b"\xff\xe0\x00\x06ABCD"
    frame = b"\xff\xc2\x00\x0b\x08" + struct.pack(">HH", 300, 200) + b"\x01\x01\x11\x00"
    assert pixels(b"\xff\xd8" + segment + b"\xff" + frame) == (200, 300)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x04xx"])
def test_a_damaged_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="neither PNG nor JPEG"):
        pixels(data)
