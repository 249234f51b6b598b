"""Landscape pages, both sides of the paper, binding edge, chapters on new pages, lines counted, even feet."""

from __future__ import annotations

import dataclasses
import io

import pikepdf
import pypdfium2
import pytest
from tests.samples import LONG, money_table, theme
from tests.writers.pdf_papers import MM, chapter, filler, laid, note, para, picture, words
from tests.writers.pdf_reader import jumps, lines_of, pages_text, words_in

from lkpj_report.document.theme import Page, Theme
from lkpj_report.document.tree import Align, Block, Contents, Figure, PageBreak, Paragraph, Quote, Ref, Turn


def on(**changes: object) -> Theme:
    return dataclasses.replace(theme(), page=dataclasses.replace(Page(), **changes))  # type: ignore[arg-type]


def sizes(data: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in millimetres."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [(round(float(p.MediaBox[2]) / MM), round(float(p.MediaBox[3]) / MM)) for p in pdf.pages]


def turned() -> list[Block]:
    return [
        *filler(3),
        Turn(True),
        para("Mendatar."),
        *filler(20),
        Turn(False),
        para("Tegak lagi."),
        *filler(2),
    ]


def test_a_turned_part_stands_on_turned_pages_of_its_own() -> None:
    _, data = laid(*turned())
    assert sizes(data) == [(215, 330), (330, 215), (330, 215), (215, 330)]
    texts = pages_text(data)
    assert "Mendatar." in texts[1]
    assert "Tegak lagi." in texts[3]


def test_lines_of_a_landscape_page_fill_its_width() -> None:
    _, data = laid(*turned())
    lines = [line for line in lines_of(data) if line.page == 2 and len(line.text) > 60]
    full = [line for line in lines if line.right > (330 - 25) * MM - 1.5]
    assert len(full) >= len(lines) / 2
    assert max(line.right for line in lines) < (330 - 25) * MM + 1.5
    assert min(line.left for line in lines) == pytest.approx(25 * MM, abs=2)


def test_a_landscape_page_has_its_head_at_the_binding_edge() -> None:
    _, data = laid(*turned(), look=on(left=32.0, right=18.0))
    lines = [line for line in lines_of(data) if line.page in (2, 3) and len(line.text) > 8]
    assert max(line.top for line in lines) == pytest.approx((215 - 32) * MM, abs=8)
    assert min(line.bottom for line in lines) > 18 * MM - 1


def test_the_page_number_of_a_landscape_page_is_at_the_head_of_the_bound_paper() -> None:
    _, data = laid(*turned())
    page = pypdfium2.PdfDocument(data)[1]
    text = page.get_textpage()
    at = text.get_text_range().replace("\r\n", "").rindex("2")
    assert at >= 0
    right_margin = words_in(data, 2, ((330 - 25) * MM + 2, 0, 330 * MM, 215 * MM))
    assert "2" in right_margin
    boxes = [text.get_charbox(i) for i in range(text.count_chars())]
    (left, bottom, right, top) = next(
        b for i, b in enumerate(boxes) if b[0] > (330 - 24) * MM and text.get_text_range(i, 1) == "2"
    )
    assert right - left > top - bottom  # it lies on its side
    assert (bottom + top) / 2 == pytest.approx((215 / 2 - (30 - 20) / 2) * MM, abs=12)


def test_turns_without_text_between_them_make_no_empty_page() -> None:
    _, data = laid(para("a"), Turn(True), Turn(False), para("b"), Turn(True))
    assert sizes(data) == [(215, 330)] * 2


def test_a_table_on_a_landscape_page_uses_its_room() -> None:
    _, data = laid(para("a"), Turn(True), dataclasses.replace(money_table(40), number=""))
    lines = [line for line in lines_of(data) if line.page > 1]
    assert max(line.right for line in lines if "50)" in line.text) > 200 * MM
    assert all("Uraian" in text for text in pages_text(data)[1:])


# ---------------------------------------------------------------- both sides, binding


def test_even_pages_of_a_duplex_paper_have_the_binding_edge_at_the_right() -> None:
    _, data = laid(*filler(40), look=on(duplex=True, binding=6.0))
    for page in (1, 2, 3):
        lines = [line for line in lines_of(data) if line.page == page and len(line.text) > 40]
        left = min(line.left for line in lines) / MM
        right = max(line.right for line in lines) / MM
        assert (left, right) == pytest.approx((36, 195) if page % 2 else (20, 179), abs=0.7)


def test_a_paper_printed_on_one_side_keeps_its_binding_edge_at_the_left() -> None:
    _, data = laid(*filler(40), look=on(binding=6.0))
    for page in (1, 2):
        lines = [line for line in lines_of(data) if line.page == page and len(line.text) > 40]
        assert min(line.left for line in lines) / MM == pytest.approx(36, abs=0.7)


def test_landscape_pages_of_a_duplex_paper_move_up_on_even_pages() -> None:
    blocks = [para("a"), Turn(True), *filler(12)]
    _, data = laid(*blocks, look=on(duplex=True, left=34.0, right=16.0))
    tops = {
        page: max(line.top for line in lines_of(data) if line.page == page and len(line.text) > 40) / MM
        for page in (2, 3)
    }
    assert tops[2] - tops[3] == pytest.approx(34 - 16, abs=0.5)


def test_places_of_links_and_pictures_move_with_the_text_of_even_pages() -> None:
    blocks = [
        chapter("Bab", "bab"),
        PageBreak(),
        para("Lihat ", Ref("bab"), " itu."),
        Figure(picture(), words("Peta")),
    ]
    _, data = laid(*blocks, look=on(duplex=True, binding=6.0))
    (one,) = jumps(data)
    assert words_in(data, 2, one.place) == "I"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (figure,) = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        left, bottom, right, top = (float(v) for v in figure.A.BBox)
    image = pypdfium2.PdfDocument(data)[1].render(scale=1).to_pil().convert("RGB")
    x, y = (left + right) / 2, image.height - (bottom + top) / 2
    blue = (90, 120, 160)
    assert image.getpixel((int(x), int(y))) == blue
    assert image.getpixel((int(left + 2), int(image.height - top + 2))) == blue
    assert image.getpixel((int(left - 3), int(y))) != blue
    assert image.getpixel((int(right + 3), int(y))) != blue


# ---------------------------------------------------------------- chapters, line numbers, feet


def with_look(role: str, **changes: object) -> Theme:
    look = theme()
    paragraphs = dict(look.paragraphs)
    paragraphs[role] = dataclasses.replace(paragraphs[role], **changes)  # type: ignore[arg-type]
    return dataclasses.replace(look, paragraphs=paragraphs)


def test_a_role_may_begin_a_new_page() -> None:
    blocks = [chapter("Satu"), para("a"), chapter("Dua"), para("b"), chapter("Dua satu", level=2), para("c")]
    _, data = laid(*blocks, look=with_look("judul-1", page_before=True))
    texts = pages_text(data)
    assert len(texts) == 2
    assert ("Satu" in texts[0], "Dua" in texts[1], "Dua satu" in texts[1]) == (True, True, True)


def test_a_review_copy_counts_the_lines_of_each_page_as_artifacts() -> None:
    from tests.writers.pdf_reader import structure

    look = dataclasses.replace(theme(), line_numbers=True)
    _, data = laid(*filler(30), look=look)
    _, plain = laid(*filler(30))
    assert structure(data) == structure(plain)
    for page in (1, 2):
        mine = [line for line in lines_of(data) if line.page == page]
        numbers = [line for line in mine if line.text.isdigit() and line.right < 30 * MM]
        text = [line for line in mine if line.left > 29 * MM and len(line.text) > 20]
        assert [int(line.text) for line in numbers] == list(range(1, len(numbers) + 1))
        assert len(numbers) == len(text)


def test_pages_of_running_text_end_at_one_height() -> None:
    _, data = laid(*[Paragraph(words(LONG * (2 + n % 3))) for n in range(60)])
    lines = lines_of(data)
    last = max(line.page for line in lines)
    feet = [
        min(line.bottom for line in lines if line.page == page and "(" not in line.text)
        for page in range(1, last)
    ]
    assert len(feet) > 5
    # descenders apart, all feet are at the lower margin, or a whole line above it where nothing can stretch
    assert sum(foot - min(feet) < 3 for foot in feet) >= 0.8 * len(feet)


def test_a_page_before_a_page_break_is_not_stretched() -> None:
    blocks = [*[Paragraph(words(LONG)) for _ in range(10)], PageBreak(), para("baru")]
    _, one = laid(*blocks)
    _, two = laid(*blocks[:10])
    first = [(line.bottom, line.text) for line in lines_of(one) if line.page == 1]
    assert first == [(line.bottom, line.text) for line in lines_of(two)]


def test_page_numbers_at_the_foot_lie_at_the_foot_of_the_bound_paper_on_landscape_pages() -> None:
    look = theme()
    number = dataclasses.replace(look.page_number, top=False, align=Align.KANAN, first=1)
    _, data = laid(Turn(True), para("a"), look=dataclasses.replace(look, page_number=number))
    assert "1" in words_in(data, 1, (0, 0, 25 * MM, 60 * MM))


def test_contents_notes_and_turns_together_keep_their_words() -> None:
    blocks = [
        Contents(title=words("DAFTAR ISI")),
        chapter("Satu"),
        para("a", note("b")),
        Turn(True),
        chapter("Dua"),
    ]
    layout, data = laid(*blocks, look=on(duplex=True))
    assert layout.pages == 2
    assert "Dua" in pages_text(data)[1]


def test_a_turn_inside_a_quote_holds_for_what_follows_the_quote() -> None:
    _, data = laid(para("a"), Quote((para("b"), Turn(True), para("c"))), *filler(2), Turn(False), *filler(1))
    assert sizes(data) == [(215, 330), (330, 215), (215, 330)]
    lines = [line for line in lines_of(data) if line.page == 2 and line.text.startswith("Alinea")]
    assert max(line.right for line in lines) > 300 * MM
    assert max(line.right for line in lines_of(data) if line.page == 3) < 196 * MM
