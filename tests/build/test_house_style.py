"""A theme from a Word letter: what is taken, what stands in, and that a paper keeps its words under it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from tests.build.surat import BODY, KOP, as_bytes, letter, png
from tests.readers import difference, docx_part, docx_words, pdfium_words
from tests.writers.docx_gate import audit_findings, own_findings
from tests.writers.docx_reader import parts
from tests.writers.pdf_gate import page_validation
from tests.writers.pdf_reader import lines_of

from lkpj_report.build import Job, JobResult, build_one
from lkpj_report.build.house_style import HouseStyle, style_of, usual_theme
from lkpj_report.cli.theme import style_files
from lkpj_report.diagnostics import Diagnostic, Severity, has_fault
from lkpj_report.document.tree import Align
from lkpj_report.source.yaml_reader import read_yaml
from lkpj_report.templates.theme_text import theme_text
from lkpj_report.templates.themes import read_theme

ROOT = Path(__file__).resolve().parents[2]
INPUT = "inputs/kabupaten-contoh/2024"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 72 / 25.4


@cache
def style(**options: bool) -> HouseStyle:
    """The theme of the sample letter."""
    return made(letter(), **options)


def made(document: Any, **options: bool) -> HouseStyle:
    """The theme of a letter."""
    got = style_of("naskah-dinas", ("surat.docx", as_bytes(document)), **options)
    assert isinstance(got, HouseStyle), got
    return got


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    """Codes of findings."""
    return [d.code for d in found]


def message(found: tuple[Diagnostic, ...], code: str) -> str:
    """The messages of a code."""
    return "\n".join(d.message for d in found if d.code == code)


# ---------------------------------------------------------------- what is taken


def test_the_sheet_is_taken() -> None:
    page = style().theme.page
    assert (page.width, page.height, page.binding, page.duplex) == (210, 297, 5, False)
    assert (page.top, page.right, page.bottom, page.left) == (30, 25, 22, 35)
    assert (page.header, page.footer) == (12, 10)


def test_mirrored_margins_make_a_paper_of_two_sides() -> None:
    document = letter()
    document.settings.element.append(OxmlElement("w:mirrorMargins"))
    assert made(document).theme.page.duplex


def test_the_body_is_taken_with_a_multiple_of_the_size() -> None:
    body = style().theme.look("isi")
    assert (body.size, body.align, body.after, body.first_indent) == (11, "rata", 9, 10)
    assert body.leading == pytest.approx(1.25 * 1.149, abs=0.001)
    assert style().theme.fonts[body.font].docx == "Arial"
    assert style().theme.fonts[body.font].files[0] == "liberation/LiberationSans-Regular.ttf"


def test_an_exact_line_is_taken_as_points() -> None:
    document = letter()
    document.styles["Normal"].paragraph_format.line_spacing = Pt(22)
    assert made(document).theme.look("isi").leading == 2.0


def test_a_heading_is_taken_and_its_lower_levels_follow_it() -> None:
    theme = style().theme
    first, second = theme.look("judul-1"), theme.look("judul-2")
    assert (first.size, first.bold, first.italic, first.colour) == (14, False, True, "1F3864")
    assert (first.before, first.after, first.align) == (18, 4, "kiri")
    assert (second.size, second.italic, second.colour, second.font) == (13, True, "1F3864", first.font)
    assert second.name == "Judul Subbagian"


def test_numbers_that_were_typed_are_found_and_the_levels_below_count_otherwise() -> None:
    assert style().theme.heading_numbers == ("{HURUF}.", "{angka}.", "{huruf}.")


def test_a_book_is_filled_from_the_theme_of_books() -> None:
    document = letter(table=False)
    document.paragraphs[2].text, document.paragraphs[4].text = "Pendahuluan", "Hasil"
    got = style_of("buku", ("buku.docx", as_bytes(document)))
    assert isinstance(got, HouseStyle)
    assert got.theme.heading_numbers[0] == "BAB {ROMAWI}"
    assert got.theme.page.width == 210


def test_a_list_of_word_numbers_the_headings() -> None:
    document = letter()
    numbering = document.part.numbering_part.element
    abstract, level = OxmlElement("w:abstractNum"), OxmlElement("w:lvl")
    abstract.set(qn("w:abstractNumId"), "90")
    level.set(qn("w:ilvl"), "0")
    for name, value in (("numFmt", "upperRoman"), ("pStyle", "Heading1"), ("lvlText", "BAB %1")):
        child = OxmlElement(f"w:{name}")
        child.set(qn("w:val"), value)
        level.append(child)
    abstract.append(level)
    numbering.insert(0, abstract)
    num, bound = OxmlElement("w:num"), OxmlElement("w:abstractNumId")
    num.set(qn("w:numId"), "91")
    bound.set(qn("w:val"), "90")
    num.append(bound)
    numbering.append(num)
    props, number = OxmlElement("w:numPr"), OxmlElement("w:numId")
    number.set(qn("w:val"), "91")
    props.append(number)
    document.styles["Heading 1"].element.get_or_add_pPr().append(props)
    assert made(document).theme.heading_numbers[:2] == ("BAB {ROMAWI}", "{HURUF}.")


def test_the_page_number_is_taken_with_its_words_and_its_place() -> None:
    number = style().theme.page_number
    assert number.pattern == "Halaman {halaman} dari {jumlah}"
    assert (number.top, number.align, number.first, number.size) == (False, Align.KANAN, 2, 9)


def test_the_table_is_taken() -> None:
    theme = style().theme
    assert theme.table.rule == 0.5
    assert theme.table.header_shade == 0.85
    assert (theme.look("kepala-tabel").bold, theme.look("sel").bold) == (True, False)
    assert theme.look("sel").size == 10


def test_the_letterhead_is_taken_with_its_picture_at_the_left() -> None:
    head, picture = style().theme.letterhead, style().picture
    assert head.lines == KOP
    assert (head.rule, head.height, head.beside) == (2.25, 20, True)
    assert picture == ("tema/naskah-dinas-kop.png", png())
    sizes = [style().theme.look(f"kop-{n}").size for n in (1, 2, 3)]
    assert sizes == [13, 16, 9]
    assert "W305" in codes(style().found)


def test_a_letterhead_of_plain_paragraphs_ends_at_its_rule() -> None:
    document = Document()
    for line in KOP[:2]:
        document.add_paragraph(line)
    border, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "thinThickSmallGap"), ("sz", "24")):
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    document.paragraphs[-1]._p.get_or_add_pPr().append(border)
    document.add_paragraph(BODY)
    got = made(document)
    assert got.theme.letterhead.lines == KOP[:2]
    assert got.theme.letterhead.rule == 3
    assert "garis rangkap" in message(got.found, "W302")


def test_a_title_in_capitals_is_no_letterhead() -> None:
    document = Document()
    document.add_paragraph("LAPORAN KEGIATAN").alignment = 1
    document.add_paragraph(BODY)
    got = made(document)
    assert got.theme.letterhead.lines == ()
    assert got.theme.look("judul").align == "tengah"


def test_the_letterhead_can_be_left_out() -> None:
    got = made(letter(), letterhead=False)
    assert got.theme.letterhead.lines == () and got.picture is None
    assert "kop surat" in message(got.found, "W302")
    assert "W305" not in codes(got.found)


def floating(picture_run: Any) -> None:
    """Make the picture of a run float, as Word's menu does."""
    inline = picture_run._r.find(".//{*}inline")
    place = "<wp:position{0} relativeFrom='column'><wp:posOffset>0</wp:posOffset></wp:position{0}>"
    anchor = parse_xml(
        f"<wp:anchor xmlns:wp='{inline.nsmap['wp']}' distT='0' distB='0' distL='0' distR='0' simplePos='0'"
        " relativeHeight='1' behindDoc='0' locked='0' layoutInCell='1' allowOverlap='1'>"
        f"<wp:simplePos x='0' y='0'/>{place.format('H')}{place.format('V')}</wp:anchor>"
    )
    for child in list(inline):
        anchor.append(child)
    inline.getparent().replace(inline, anchor)


DRAWN = (
    f'<w:r xmlns:w="{W[1:-1]}"><mc:AlternateContent'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">'
    '<w:drawing><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"/>'
    "</w:drawing></mc:Choice><mc:Fallback><w:t>DUA KALI</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_letterhead_with_a_floating_picture_hard_breaks_and_a_drawn_line_is_taken() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    run = paragraph.add_run()
    run.add_picture(io.BytesIO(png()), height=Pt(60))
    floating(run)
    paragraph.add_run(KOP[0]).add_break()
    paragraph.add_run(KOP[1]).bold = True
    document.add_paragraph(KOP[2])._p.append(parse_xml(DRAWN))
    document.add_paragraph("Nomor: 170/12/2025")
    document.add_paragraph(BODY)
    head = made(document).theme.letterhead
    assert head.lines == KOP
    assert (head.beside, head.rule, head.height) == (True, 2.25, pytest.approx(21.2))


def test_word_of_styles_that_nobody_uses_is_not_taken_when_they_are_as_shipped() -> None:
    theme = style().theme
    assert theme.look("judul-tabel").colour == ""
    document = Document()
    document.add_paragraph(BODY)
    assert made(document).theme.look("judul-1").colour == ""


def test_a_style_that_nobody_uses_yet_counts_when_the_house_has_changed_it() -> None:
    document = Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0)
    document.add_paragraph(BODY)
    assert made(document).theme.look("judul-1").colour == "800000"


def test_what_stands_like_the_body_goes_on_standing_like_it() -> None:
    document = letter()
    document.styles["Normal"].paragraph_format.alignment = 0
    theme = made(document).theme
    assert (theme.look("isi").align, theme.look("isi-rapat").align) == ("kiri", "kiri")
    assert theme.look("isi-rapat").leading == theme.look("isi").leading


def test_our_own_papers_give_our_own_theme_back() -> None:
    files = dict(built(formats=("docx",)).papers[0].files)
    got = style_of("naskah-dinas", ("nota.docx", files["nota-pengantar.docx"]), letterhead=False)
    assert isinstance(got, HouseStyle)
    usual, theme = usual_theme(), got.theme
    assert (theme.heading_numbers, theme.page_number) == (usual.heading_numbers, usual.page_number)
    assert replace(theme.page, header=0.0, footer=0.0) == usual.page
    for role in ("isi", "judul", "judul-1", "judul-2", "judul-3", "judul-tabel", "sel", "kepala-tabel"):
        look = theme.look(role)
        wanted = replace(usual.look(role), font=look.font, leading=look.leading)
        assert look == wanted, role
        assert look.leading == pytest.approx(usual.look(role).leading, abs=0.005)  # Word counts twentieths


# ---------------------------------------------------------------- what is said


def test_what_is_not_found_is_named_with_what_stands_in() -> None:
    document = Document()
    document.add_paragraph(BODY)
    said = message(made(document).found, "W303")
    for what in ("judul naskah", "judul tingkat 1", "tabel", "nomor halaman", "nomor judul", "kop"):
        assert what in said


def test_words_of_a_footer_are_not_taken_and_said_so() -> None:
    document = letter()
    document.sections[0].footer.add_paragraph("Dokumen ini ditandatangani secara elektronik")
    assert "ditandatangani secara elektronik" in message(made(document).found, "W302")


def test_a_font_of_other_widths_is_warned_of_and_one_of_the_same_is_only_named() -> None:
    document = letter()
    document.styles["Normal"].font.name = "Verdana"
    found = made(document).found
    severity = {d.severity for d in found if d.code == "W304" and "Verdana" in d.message}
    assert severity == {Severity.WARNING}
    assert {d.severity for d in style().found if d.code == "W304"} == {Severity.INFO}


def test_a_font_that_nobody_knows_goes_by_words_class() -> None:
    document = letter()
    document.styles["Normal"].font.name = "Huruf Daerah Sans"
    theme = made(document).theme
    assert theme.fonts["isi"].docx == "Huruf Daerah Sans"
    assert theme.fonts["isi"].files[0] == "liberation/LiberationSans-Regular.ttf"


# ---------------------------------------------------------------- the theme file


def test_the_file_reads_back_to_the_theme() -> None:
    theme = style().theme
    file, found = read_yaml("tema.yaml", theme_text(theme, ["satu"], 'surat "a".docx').encode())
    back, wrong = read_theme("naskah-dinas", file.root)
    assert not has_fault((*found, *wrong)), (found, wrong)
    assert back == theme


@pytest.mark.parametrize(
    "words", ['Jalan "Merdeka" No. 1: a #b', "C:\\kop", "{halaman}", "- satu", "ya", "1,5"]
)
def test_any_line_of_a_letterhead_survives_the_file(words: str) -> None:
    theme = style().theme
    theme = replace(theme, letterhead=replace(theme.letterhead, lines=(words,)))
    file, found = read_yaml("tema.yaml", theme_text(theme).encode())
    back, wrong = read_theme("naskah-dinas", file.root)
    assert back is not None, (found, wrong)
    assert back.letterhead.lines == (words,)


# ---------------------------------------------------------------- a paper under it (C6)


def built(folders: tuple[str, ...] = (), **options: Any) -> JobResult:
    """The nota of Contoh."""
    return build_one(Job(INPUT, ("nota-pengantar",), templates=folders, base=str(ROOT), **options))


def put(folder: Path, got: HouseStyle) -> None:
    """A theme's files in a template folder."""
    (folder / "tema").mkdir(parents=True)
    for name, data in style_files("naskah-dinas", "surat.docx", got):
        (folder / name).write_bytes(data)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """DOCX and PDF of the nota before and after."""
    folder = tmp_path_factory.mktemp("templat")
    put(folder, style())
    made = [built(), built((str(folder),))]
    assert all(len(m.papers) == 1 for m in made), [m.found for m in made]
    before, after = ({name[-4:].strip("."): data for name, data in m.papers[0].files} for m in made)
    return before, after


def test_the_words_are_the_same_but_for_the_letterhead(papers: tuple[dict[str, bytes], ...]) -> None:
    before, after = (docx_words(files["docx"]) for files in papers)
    own = " ".join(KOP).split()
    assert before.words[:2] == ["BUPATI", "CONTOH"]
    assert after.words[: len(own)] == own
    assert after.words[len(own) :] == before.words[2:]


def test_docx_and_pdf_say_the_same(papers: tuple[dict[str, bytes], ...]) -> None:
    after = papers[1]
    plain = list(pdfium_words(after["pdf"]))
    text = re.sub(r"Halaman \d+ dari \d+ ?", "", " ".join(plain)).split()
    assert difference(docx_words(after["docx"]), text) is None


def test_the_docx_wears_the_look(papers: tuple[dict[str, bytes], ...]) -> None:
    data = papers[1]["docx"]
    styles = {s.get(W + "styleId"): s for s in docx_part(data, "word/styles.xml").iter(W + "style")}
    heading = styles["Heading1"].find(W + "rPr")
    assert heading is not None
    assert heading.find(W + "color").get(W + "val") == "1F3864"  # type: ignore[union-attr]
    assert heading.find(W + "rFonts").get(W + "ascii") == "Times New Roman"  # type: ignore[union-attr]
    assert heading.find(W + "sz").get(W + "val") == "28"  # type: ignore[union-attr]
    sections = list(docx_part(data, "word/document.xml").iter(W + "pgMar"))
    wanted = {
        "top": 1701,
        "left": 1984,
        "right": 1417,
        "bottom": 1247,
        "gutter": 283,
        "header": 680,
        "footer": 567,
    }
    assert {k: int(sections[0].get(W + k, "")) for k in wanted} == wanted
    (footer,) = (n for n in parts(data) if n.startswith("word/footer"))
    assert "Halaman " in "".join(t.text or "" for t in docx_part(data, footer).iter(W + "t"))
    assert any(n.startswith("word/media/") for n in parts(data))


def test_the_pdf_wears_the_look(papers: tuple[dict[str, bytes], ...]) -> None:
    data = papers[1]["pdf"]
    pdf = pypdfium2.PdfDocument(data)
    assert (round(pdf[0].get_width() / MM), round(pdf[0].get_height() / MM)) == (210, 297)
    with pikepdf.open(io.BytesIO(data)) as file:
        fonts = {
            str(o.FontName) for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o
        }
    assert {re.sub(r"^/[A-Z]{6}\+|-.*", "", name) for name in fonts} == {"LiberationSans", "LiberationSerif"}
    lines = lines_of(data)
    number = next(line for line in lines if line.page == 2 and line.text.startswith("Halaman 2"))
    assert number.right == pytest.approx((210 - 25) * MM, abs=1)
    assert 10 * MM - 1 < number.bottom < 10 * MM + 11
    assert not [line for line in lines if line.page == 1 and line.text.startswith("Halaman")]
    second = [line for line in lines if line.page == 2 and not line.text.startswith("Halaman")]
    assert min(line.left for line in second) == pytest.approx(40 * MM, abs=1)
    assert max(line.top for line in second) < (297 - 30) * MM


def test_the_letterhead_stands_beside_its_picture_in_the_pdf(papers: tuple[dict[str, bytes], ...]) -> None:
    page = pypdfium2.PdfDocument(papers[1]["pdf"])[0]
    (image,) = [o for o in page.get_objects() if o.type == 3]
    left, bottom, right, top = image.get_bounds() if hasattr(image, "get_bounds") else image.get_pos()
    assert (left, top) == (pytest.approx(40 * MM, abs=1), pytest.approx((297 - 30) * MM, abs=1))
    assert top - bottom == pytest.approx(20 * MM, abs=1)
    first = next(line for line in lines_of(papers[1]["pdf"]) if line.text == KOP[0])
    assert first.left > right and bottom < first.bottom < top


def test_the_gates_find_nothing(papers: tuple[dict[str, bytes], ...], tmp_path: Path) -> None:
    after = papers[1]
    assert own_findings(parts(after["docx"])) == audit_findings(after["docx"], tmp_path) == []
    assert page_validation(after["pdf"]) is None


def test_a_theme_of_another_name_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "tema").mkdir()
    got = made(letter(), letterhead=False)
    (tmp_path / "tema" / "dinas.yaml").write_text(theme_text(got.theme), encoding="utf-8")
    result = built((str(tmp_path),), theme="dinas", formats=("pdf",))
    (name, data) = result.papers[0].files[0]
    assert round(pypdfium2.PdfDocument(data)[0].get_width() / MM) == 210, name
    assert codes(tuple(d for d in built((), theme="tidak-ada").found if has_fault([d]))) == ["T101"]


def test_a_letterhead_whose_picture_is_gone_stops_the_paper(tmp_path: Path) -> None:
    put(tmp_path, style())
    (tmp_path / "tema" / "naskah-dinas-kop.png").unlink()
    result = built((str(tmp_path),))
    assert result.papers == () and "W306" in codes(result.found)


def test_a_letterhead_without_a_picture_takes_the_place_of_the_emblem(tmp_path: Path) -> None:
    got = style()
    theme = replace(got.theme, letterhead=replace(got.theme.letterhead, picture="", rule=0.0))
    (tmp_path / "tema").mkdir()
    (tmp_path / "tema" / "naskah-dinas.yaml").write_text(theme_text(theme), encoding="utf-8")
    files = dict(built((str(tmp_path),)).papers[0].files)
    data = files["nota-pengantar.docx"]
    assert docx_words(data).words[:3] == ["PEMERINTAH", "KABUPATEN", "CONTOH"]
    first = next(docx_part(data, "word/document.xml").iter(W + "p"))
    assert not list(first.iter(W + "pBdr"))


def test_the_same_letter_gives_the_same_files() -> None:
    twice = [style_files("a", "surat.docx", made(letter())) for _ in range(2)]
    assert twice[0] == twice[1]
    assert twice[0][0][1].startswith(b"# Tema a,")
