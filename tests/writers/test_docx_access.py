"""The DOCX for those who hear it: alternative texts, header rows, headings, links, title and language."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import pytest
from tests.samples import everything, theme
from tests.templates.kit import FULL, make
from tests.templates.kit import theme as shipped
from tests.writers.docx_access import access_faults, structure
from tests.writers.docx_office import exported
from tests.writers.docx_reader import parts
from tests.writers.docx_torture import torture

from lkpj_report.document.tree import Document, Meta, Table
from lkpj_report.writers.docx import write_docx

PDF_UA = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
PAPERS = ("siksaan", "siksaan konsep", "segala", "nota")


@cache
def paper(name: str) -> bytes:
    if name == "segala":
        return write_docx(everything(), theme())
    if name == "nota":
        made = make(FULL).document
        assert made is not None
        return write_docx(made, shipped())
    return write_docx(*torture(name != "siksaan"))


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_stops_a_reader_who_hears_the_paper(name: str) -> None:
    assert access_faults(parts(paper(name))) == []


BODY = "word/document.xml"
ROWS = r"(<w:tblHeader/></w:trPr>(?:(?!</w:tr>).)*</w:tr>(?:(?!</w:tr>).)*</w:tr><w:tr><w:trPr><w:cantSplit/>)(?=</w:trPr>)"
DAMAGES = (
    (BODY, r' descr="Grafik batang[^"]*"', "", "no alternative text: Grafik 1"),
    (BODY, r' descr="Lambang[^"]*"', ' descr=" "', "no alternative text: Gambar 1"),
    (BODY, r"<w:tblHeader/>", "", "first row is no header"),
    (BODY, ROWS, r"\1<w:tblHeader/>", "below other rows"),
    (BODY, r'<w:tblCaption w:val="[^"]*"/>', "", "says nothing of itself"),
    (BODY, r'(?<="Heading2"/>).*?(?=</w:p>)', "</w:pPr>", "an empty heading"),
    (BODY, r'"Heading2"', '"Heading3"', "heading 3 below 1"),
    (BODY, r'(<w:hyperlink r:id="rId_tautan1"[^>]*>).*?(?=</w:hyperlink>)', r"\1", "a link without words"),
    (BODY, r"(?<=<w:t>)laman (?=</w:t>)|(?<=preserve\">)laman (?=</w:t>)", "https://a.id/", "reads out its address"),
    ("docProps/core.xml", r"<dc:title>.*?</dc:title>", "<dc:title> </dc:title>", "no title"),
    ("docProps/core.xml", r"<dc:language>.*?</dc:language>", "", "no language in the properties"),
    ("word/styles.xml", r"<w:lang [^>]*/>", "", "no language of the words"),
)  # fmt: skip


@pytest.mark.parametrize(("part", "sound", "damage", "found"), DAMAGES)
def test_the_checks_find_what_is_missing(part: str, sound: str, damage: str, found: str) -> None:
    members = parts(paper("siksaan"))
    text = members[part].decode()
    if "address" in found:  # both runs of the link say one address
        text = re.sub(
            r"(?s)(laman )(</w:t></w:r>)<w:r>.{0,120}resmi</w:t></w:r>(</w:hyperlink>)", r"\1\2\3", text
        )
    damaged, times = re.subn(sound, damage, text, count=1)
    assert times == 1
    assert any(found in fault for fault in access_faults({**members, part: damaged.encode()}))


def test_a_table_without_caption_says_its_columns() -> None:
    plain = everything().blocks
    table = next(b for b in plain if isinstance(b, Table))
    bare = Table(table.columns, table.header, table.rows)
    body = parts(write_docx(Document(Meta("x"), (bare,)), theme()))[BODY].decode()
    assert re.search(r'<w:tblCaption w:val="Tabel: Uraian, Anggaran \(Rp\)', body)


@pytest.mark.needs("soffice", "libreoffice-writer-nogui")
@pytest.mark.parametrize("name", ["siksaan", "nota"])
def test_libreoffice_gives_a_screen_reader_the_same(name: str, tmp_path: Path) -> None:
    tags, spoken, told = structure(exported(paper(name), tmp_path, PDF_UA))
    body = parts(paper(name))[BODY].decode()
    # LibreOffice 7 drops the alternative text of native charts when it reads a DOCX; Word keeps it.
    pictures = sorted(html.unescape(alt) for alt in re.findall(r'name="Gambar \d+" descr="([^"]*)"', body))
    assert [alt for alt in spoken if alt] == pictures
    assert len(spoken) == len(re.findall("<wp:docPr ", body))
    assert {f"H{n}": body.count(f'"Heading{n}"') for n in (1, 2, 3) if f'"Heading{n}"' in body} == {
        f"H{n}": tags[f"H{n}"] for n in (1, 2, 3) if tags[f"H{n}"]
    }
    assert bool(tags["TH"]) == ("<w:tblHeader/>" in body)
    assert told["language"].startswith("id")
    assert told["title"]
