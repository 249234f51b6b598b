"""Print files: folded or laid side by side, the pages come in order, upright, whole, and in true size."""

from __future__ import annotations

import dataclasses
import io
import re
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest
from tests.samples import everything, theme
from tests.writers.pdf_gate import page_validation, vera
from tests.writers.pdf_reader import shipped_fonts
from tests.writers.pdf_torture import torture

from lkpj_report.cli.build import SHEETS
from lkpj_report.document.tree import Document, Meta
from lkpj_report.writers.pdf import lay_out
from lkpj_report.writers.pdf.boxes import ARTIFACT, MM, Fixed, Placed, Sheet, TextLine, Words
from lkpj_report.writers.pdf.fonts import face_of
from lkpj_report.writers.pdf.impose import PAPERS, Plan, Side, Way, booklet_sides, impose, paired_sides
from lkpj_report.writers.pdf.layout import Layout

FONTS = shipped_fonts()
FACE = face_of(next(data for name, data in FONTS.items() if name.endswith("Bonum-Regular.ttf")))
F4 = (215 * MM, 330 * MM)
BOOK = Plan(Way.BUKU)


def paper(pages: int, turned: tuple[int, ...] = (), size: tuple[float, float] = F4) -> Layout:
    """A layout with "hal 7 mulai" at the head of its page 7; the `turned` ones lie across."""
    layout, _ = lay_out(Document(Meta("Uji Cetak"), ()), theme(), FONTS)
    sheets = []
    for number in range(1, pages + 1):
        width, height = (size[1], size[0]) if number in turned else size
        line = TextLine(0.0, 0.0, ((FACE, f"hal {number} mulai"),))
        words = Words(ARTIFACT, 60.0, 12.0, 12.0, 12.0, (line,))
        sheets.append(Sheet(width, height, (), (Placed(height - 40.0, Fixed((words,), 12.0)),), ()))
    return dataclasses.replace(layout, pages=pages, sheets=tuple(sheets))


class Seen(NamedTuple):
    """A page number found on a side: where its words begin and end."""

    page: int
    start: tuple[float, float]
    end: tuple[float, float]


def sides_in(data: bytes) -> list[tuple[int | None, int | None]]:
    """Which pages stand left and right on each side of a file."""
    out = []
    for page in pypdfium2.PdfDocument(data):
        half = page.get_width() / 2
        found = seen_on(page)
        left = [one.page for one in found if one.start[0] < half]
        right = [one.page for one in found if one.start[0] >= half]
        assert len(left) <= 1
        assert len(right) <= 1
        out.append((left[0] if left else None, right[0] if right else None))
    return out


def seen_on(page: pypdfium2.PdfPage) -> list[Seen]:
    words = page.get_textpage()
    text = words.get_text_range()
    out = []
    at = text.find("hal ")
    while at >= 0:
        last = text.index("mulai", at) + 4
        first, end = words.get_charbox(at), words.get_charbox(last)
        out.append(Seen(int(text[at + 4 : last - 4]), middle(first), middle(end)))
        at = text.find("hal ", last)
    return out


def middle(box: tuple[float, float, float, float]) -> tuple[float, float]:
    return ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def folded(sides: list[tuple[int | None, int | None]]) -> list[int | None]:
    """Fold a stack of sheets, the first one outermost, and leaf through it.

    What lies behind a page is found by turning the sheet over its short edge: the left of the back is
    behind the right of the front. A fold gives two leaves; all right ones come first, from the outermost
    sheet inwards, then the left ones outwards.
    """
    assert len(sides) % 2 == 0, "a sheet has two sides"
    first: list[tuple[int | None, int | None]] = []
    second: list[tuple[int | None, int | None]] = []
    for front, back in zip(sides[0::2], sides[1::2], strict=True):
        first.append((front[1], back[0]))
        second.insert(0, (back[1], front[0]))
    return [page for leaf in first + second for page in leaf]


@pytest.mark.parametrize("pages", range(1, 65))
def test_a_folded_booklet_reads_from_the_first_page_to_the_last(pages: int) -> None:
    read = folded([tuple(side) for side in booklet_sides(pages)])
    blanks = -pages % 4
    assert read == [*range(1, pages + 1), *[None] * blanks]


def test_the_fold_of_the_test_finds_wrong_sheets() -> None:
    good = [tuple(side) for side in booklet_sides(8)]
    wrong = [
        [good[1], good[0], *good[2:]],  # front and back changed
        [(b, a) for a, b in good],  # left and right changed
        [*good[2:], *good[:2]],  # inner sheet outside
        [good[0], (good[1][1], good[1][0]), *good[2:]],  # turned over the long edge
    ]
    for sides in wrong:
        assert folded(sides) != list(range(1, 9))


@pytest.mark.parametrize("pages", [1, 2, 4, 5, 11, 64])
def test_the_file_holds_the_sides_of_the_fold(pages: int) -> None:
    sides = sides_in(impose(paper(pages), BOOK))
    assert folded(sides) == [*range(1, pages + 1), *[None] * (-pages % 4)]


@pytest.mark.parametrize("pages", range(1, 65))
def test_odd_pages_of_a_booklet_are_at_the_right_and_even_ones_at_the_left(pages: int) -> None:
    for side in booklet_sides(pages):
        assert side.right is None or side.right % 2 == 1
        assert side.left is None or side.left % 2 == 0


def test_two_pages_side_by_side_keep_their_order() -> None:
    assert paired_sides(5) == (Side(1, 2), Side(3, 4), Side(5, None))
    assert sides_in(impose(paper(5), Plan(Way.DUA, "a4"))) == [(1, 2), (3, 4), (5, None)]


@pytest.mark.parametrize("turned", [(2,), (3,), (2, 3, 6), (1, 8)])
def test_landscape_pages_stand_turned_with_their_head_at_the_left(turned: tuple[int, ...]) -> None:
    data = impose(paper(8, turned), BOOK)
    assert folded(sides_in(data)) == list(range(1, 9))
    for page in pypdfium2.PdfDocument(data):
        half = page.get_width() / 2
        for one in seen_on(page):
            slot = 0.0 if one.start[0] < half else half
            (x, y), (end_x, end_y) = one.start, one.end
            if one.page in turned:
                assert end_x == pytest.approx(x, abs=3)
                assert end_y > y + 20  # its words run upwards
                assert x - slot < 60  # its head is the left edge, on both sides of the paper
            else:
                assert end_y == pytest.approx(y, abs=3)
                assert end_x > x + 20
                assert page.get_height() - y < 60


def test_a_paper_that_lies_across_as_a_whole_is_not_turned() -> None:
    data = impose(paper(4, (1, 2, 3, 4)), BOOK)
    (page, *_) = pypdfium2.PdfDocument(data)
    assert (page.get_width(), page.get_height()) == pytest.approx((660 * MM, 215 * MM), abs=0.1)
    assert all(one.end[0] > one.start[0] + 20 for one in seen_on(page))


def test_page_numbers_of_all_pages_stand_upright_at_the_foot_of_the_booklet() -> None:
    """Numbers of the writer's landscape pages are set for the bound paper: turned rightly, they are level."""
    document, look = torture(pieces=["semua simpul"])
    layout, _ = lay_out(document, look, FONTS)
    assert any(sheet.width > sheet.height for sheet in layout.sheets)
    seen: list[int] = []
    for page in pypdfium2.PdfDocument(impose(layout, BOOK)):
        words = page.get_textpage()
        text = words.get_text_range()
        for found in re.finditer(r"Halaman (\d+) dari", text):
            (x, y), (end_x, end_y) = (middle(words.get_charbox(i)) for i in (found.start(), found.end(1) - 1))
            assert end_x > x + 20
            assert end_y == pytest.approx(y, abs=2)
            assert y < 60
            odd = int(found[1]) % 2 == 1
            assert (x > page.get_width() / 2) == odd  # a leaf has its odd page in front
            seen.append(int(found[1]))
    shown = [n for n, sheet in enumerate(layout.sheets, 1) if n > 1 and sheet.body]
    assert sorted(seen) == shown  # the first page shows none, nor do blank ones
    assert len(shown) < layout.pages - 1


# ---------------------------------------------------------------- sizes


def sheet_of(data: bytes) -> tuple[float, float]:
    page = pypdfium2.PdfDocument(data)[0]
    return (round(page.get_width() / MM), round(page.get_height() / MM))


def test_without_a_paper_a_sheet_is_two_pages_wide_and_pages_keep_their_size() -> None:
    assert sheet_of(impose(paper(4), BOOK)) == (430, 330)
    a4 = (210 * MM, 297 * MM)
    assert sheet_of(impose(paper(4, size=a4), BOOK)) == (420, 297)
    assert scales(impose(paper(4), BOOK)) == {1.0}


@pytest.mark.parametrize(
    ("sheet", "size", "scale"),
    [
        ("a3", (420, 297), 297 / 330),
        ("a4", (297, 210), 210 / 330),
        ("f4", (330, 215), 215 / 330),
    ],
)
def test_f4_pages_are_made_smaller_for_other_sheets(sheet: str, size: tuple[int, int], scale: float) -> None:
    data = impose(paper(4), Plan(Way.BUKU, sheet))
    assert sheet_of(data) == size
    assert scales(data) == {round(scale, 4)}


def test_pages_are_never_made_larger() -> None:
    a5 = (148 * MM, 210 * MM)
    assert scales(impose(paper(4, size=a5), Plan(Way.BUKU, "a3"))) == {1.0}


def test_a_turned_page_is_as_much_smaller_as_the_others() -> None:
    assert len(scales(impose(paper(4, (2,)), Plan(Way.BUKU, "a4")))) == 1


def scales(data: bytes) -> set[float]:
    out = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "cm":
                    a, b, c, d = (float(v) for v in operands[:4])
                    assert (abs(a), abs(b)) == (abs(d), abs(c))
                    out.add(round(abs(a) + abs(b), 4))
    return out


def test_every_page_of_a_print_lies_inside_its_half() -> None:
    for plan in (BOOK, Plan(Way.BUKU, "a3"), Plan(Way.DUA, "a4")):
        with pikepdf.open(io.BytesIO(impose(paper(5, (2,)), plan))) as pdf:
            for page in pdf.pages:
                width, height = (float(v) for v in page.MediaBox[2:])
                for name, a, b, c, d, e, f in placed(page):
                    box = [float(v) for v in page.Resources.XObject[name].BBox]
                    corners = [(a * x + c * y + e, b * x + d * y + f) for x in box[::2] for y in box[1::2]]
                    xs, ys = zip(*corners, strict=True)
                    assert min(ys) >= -0.1
                    assert max(ys) <= height + 0.1
                    assert max(xs) <= width / 2 + 0.1 or min(xs) >= width / 2 - 0.1


def placed(page: pikepdf.Page) -> list[tuple[str, float, float, float, float, float, float]]:
    out = []
    matrix: list[float] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "cm":
            matrix = [float(v) for v in operands]
        elif str(operator) == "Do":
            out.append((str(operands[0]), *matrix))
    return out


# ---------------------------------------------------------------- the file


def test_each_page_is_kept_once_and_is_no_structure() -> None:
    with pikepdf.open(io.BytesIO(impose(paper(6), BOOK))) as pdf:
        forms = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
        assert len(forms) == 6
        assert "/StructTreeRoot" not in pdf.Root
        assert "/MarkInfo" not in pdf.Root
        assert str(pdf.docinfo.Title) == "Uji Cetak"
        with pdf.open_metadata() as xmp:
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "B")
            assert "pdfuaid:part" not in xmp


def test_a_print_dialogue_begins_with_true_size_and_both_sides() -> None:
    with pikepdf.open(io.BytesIO(impose(paper(2), BOOK))) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


def test_the_same_paper_gives_the_same_print() -> None:
    layout, _ = lay_out(everything(konsep=True), theme(), FONTS)
    assert impose(layout, BOOK) == impose(layout, BOOK)
    assert impose(layout, BOOK) != impose(layout, Plan(Way.DUA))


def test_page_validation_passes_print_files() -> None:
    layout, _ = lay_out(everything(konsep=True), theme(), FONTS)
    for plan in (BOOK, Plan(Way.DUA, "a4")):
        assert page_validation(impose(layout, plan), "2b") is None


@pytest.mark.gate
@pytest.mark.needs("java", "default-jdk-headless")
def test_verapdf_passes_print_files() -> None:
    layout, _ = lay_out(everything(konsep=True), theme(), FONTS)
    files = {"buku": impose(layout, BOOK), "dua": impose(layout, Plan(Way.DUA, "a4"))}
    assert vera(files, untagged=True) == {"buku": [], "dua": []}


def test_the_command_line_offers_the_sheets_that_there_are() -> None:
    assert set(SHEETS) == set(PAPERS)
