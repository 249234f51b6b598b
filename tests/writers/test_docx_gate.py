"""The DOCX writer's gate: nothing to find on the torture document, and every damaged copy refused."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.samples import theme
from tests.writers.docx_gate import audit_findings, integrity_findings, own_findings, packed
from tests.writers.docx_reader import parts
from tests.writers.docx_torture import torture

from lkpj_report.writers.docx import write_docx


@cache
def good(konsep: bool = False) -> bytes:
    """The torture document as a file."""
    return write_docx(*torture(konsep), {"dasar": 3, "anggaran": 3, "grafik": 8})


@pytest.mark.parametrize("konsep", [False, True])
def test_our_own_gate_finds_nothing(konsep: bool) -> None:
    assert own_findings(parts(good(konsep))) == []


@pytest.mark.parametrize("konsep", [False, True])
def test_openxml_audit_finds_nothing(konsep: bool, tmp_path: Path) -> None:
    assert audit_findings(good(konsep), tmp_path) == []


@pytest.mark.parametrize("konsep", [False, True])
def test_ooxml_integrity_finds_nothing(konsep: bool, tmp_path: Path) -> None:
    assert integrity_findings(good(konsep), tmp_path) == []


def test_a_repacked_copy_is_accepted(tmp_path: Path) -> None:
    members = parts(good())
    copy = packed(members)
    assert own_findings(members) == audit_findings(copy, tmp_path) == integrity_findings(copy, tmp_path) == []


def test_the_torture_document_passes_under_a_plain_theme_too(tmp_path: Path) -> None:
    document, _ = torture()
    data = write_docx(document, replace(theme(), contents_leader=""))
    assert own_findings(parts(data)) == audit_findings(data, tmp_path) == []


BODY, STYLES, RELATIONS = "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
OWN = (
    (BODY, r' descr="Grafik batang[^"]*"', "", "picture without alt"),
    (BODY, r' descr="Lambang[^"]*"', "", "picture without alt"),
    (BODY, r"<w:tblHeader/>", "", "table without a header row"),
    (BODY, r'<w:bookmarkEnd w:id="1"/>', "", "bookmark 1 begins or ends alone"),
    (BODY, r'w:name="b_anggaran"', 'w:name="b_dasar"', "bookmark name b_dasar twice"),
    (BODY, r'"Heading2"', '"Heading3"', "heading 3 below 1"),
    (BODY, r'<w:fldChar w:fldCharType="end"/>', "", "a field is not closed"),
    (BODY, r"(?<= )REF b_ringkasan ", "REF b_tiada ", "nothing is called b_tiada"),
    (BODY, r'w:anchor="b_dasar"', 'w:anchor="b_lain"', "nothing is called b_lain"),
    (BODY, r'<w:footnoteReference w:id="2"/>', "", "calls and footnotes differ"),
    (BODY, r' w:orient="landscape"', "", "is turned the wrong way"),
    (BODY, r'<w:footerReference w:type="even"[^>]*/>', "", "a section lacks a running head"),
    (BODY, r'<wp:docPr id="2"', '<wp:docPr id="1"', "docPr id 1 twice"),
    ("word/footnotes.xml", r' w:type="separator"', "", "footnote separators are missing"),
    ("word/footnotes.xml", r"Dari butir\.", "", "footnote 4 is empty"),
    (RELATIONS, r'Target="footnotes.xml"', 'Target="catatan.xml"', "missing part word/catatan.xml"),
    (RELATIONS, r'<Relationship Id="rId_tautan1"[^>]*/>', "", "no relationship rId_tautan1"),
    (RELATIONS, r'Target="https://contoh.go.id/"', 'Target="contoh"', "leads to no address contoh"),
    ("word/charts/grafik1.xml", r"78\.25", "87.25", "Data!$C$2:$C$4 is not what the chart shows"),
    ("word/charts/grafik2.xml", r"<c:v>Rugi<", "<c:v>Laba<", "is not what the chart shows"),
    ("word/footer1.xml", r'<w:fldChar w:fldCharType="end"/>', "", "footer1.xml: a field is not closed"),
    ("docProps/core.xml", r"2025-04-15T00:00:00Z", "15 April 2025", "date 15 April 2025"),
    ("docProps/core.xml", r"<dc:title>.*?</dc:title>", "", "no title"),
    (STYLES, r"<w:lang [^>]*/>", "", "no language"),
    ("word/settings.xml", r"<w:zoom", '<w:updateFields w:val="1"/><w:zoom', "asks to update fields"),
    (BODY, r"</w:body>", "", "unreadable"),
    (
        TYPES,
        r'<Override PartName="/word/charts/grafik1.xml"[^>]*/>',
        "",
        "charts/grafik1.xml has no content type",
    ),
    (TYPES, r'<Default Extension="png"[^>]*/>', "", "media/gambar1.png has no content type"),
)


@pytest.mark.parametrize(("part", "sound", "damage", "found"), OWN)
def test_our_own_gate_refuses_a_damaged_copy(part: str, sound: str, damage: str, found: str) -> None:
    members = parts(good())
    damaged, times = re.subn(sound, damage, members[part].decode(), count=1)
    assert times == 1
    # Some damage is to all places of its kind ("every header row"), the rest to the first.
    if sound == r"<w:tblHeader/>":
        damaged = members[part].decode().replace(sound, damage)
    assert any(found in fault for fault in own_findings({**members, part: damaged.encode()}))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("word/embeddings/grafik1.xlsx", "no workbook"),
        ("word/media/gambar1.png", "missing part word/media/gambar1.png"),
        ("word/charts/grafik3.xml", "missing part word/charts/grafik3.xml"),
        ("word/footnotes.xml", "called but not there"),
    ],
)
def test_our_own_gate_refuses_a_copy_without_a_part(name: str, found: str) -> None:
    members = parts(good())
    del members[name]
    assert any(found in fault for fault in own_findings(members))


THEIRS = (
    (STYLES, r"<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>"),
    (STYLES, r'<w:jc w:val="center"/>', '<w:jc w:val="tengah"/>'),
    (BODY, r'<w:pStyle w:val="Isi"/>', '<w:pStyle w:val="Tiada"/>'),
    (BODY, r"(<w:tc><w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)<w:p>(?:(?!</w:p>).)*</w:p></w:tc>", r"\1</w:tc>"),
    (BODY, r"<w:gridCol [^>]*/>", ""),
    (BODY, r'<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="mulai"/>'),
    ("word/charts/grafik1.xml", r'<c:axId val="111111111"/>', '<c:axId val="-1"/>'),
    ("word/charts/grafik1.xml", r'<c:overlay val="0"/>', '<c:overlay val="mungkin"/>'),
)


@pytest.mark.parametrize(("part", "sound", "damage"), THEIRS)
def test_validators_of_others_refuse_a_damaged_copy(
    part: str, sound: str, damage: str, tmp_path: Path
) -> None:
    members = parts(good())
    damaged, times = re.subn(sound, damage, members[part].decode(), count=1)
    assert times == 1
    data = packed({**members, part: damaged.encode()})
    assert integrity_findings(data, tmp_path) or audit_findings(data, tmp_path)
