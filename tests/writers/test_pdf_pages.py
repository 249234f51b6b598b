"""What stands on which page, read from the file: keeps, table heads, signatures, margins."""

from __future__ import annotations

import random
import re
from collections import defaultdict

import pytest
from tests.samples import everything, money_table, spanned_table, theme
from tests.writers.pdf_reader import lines_of, pages_text, shipped_fonts, structure, told

from lkpj_report.document.tree import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Meta,
    PageBreak,
    Paragraph,
    Row,
    RowRole,
    Signatory,
    Signature,
    Table,
    TableCell,
    Text,
)
from lkpj_report.writers.pdf import lay_out, write_pdf

FONTS = shipped_fonts()
MM = 72 / 25.4


def pdf_of(*blocks: Block, konsep: bool = False) -> bytes:
    return write_pdf(lay_out(Document(Meta("Uji"), blocks, konsep), theme(), FONTS)[0])


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


# ---------------------------------------------------------------- random papers


def random_paper(seed: int) -> list[Block]:
    """A paper whose every word tells its block: p12 in a paragraph, h3 in a heading, t4 in a table."""
    luck = random.Random(seed)
    blocks: list[Block] = []
    for n in range(luck.randint(20, 40)):
        kind = luck.choice("pppphltp")
        if kind == "p":
            blocks.append(Paragraph(words(token_text(luck, f"p{n}x", luck.randint(3, 160)))))
        elif kind == "h":
            blocks.append(
                Heading(luck.choice((1, 2)), words(token_text(luck, f"h{n}x", luck.randint(1, 20))), f"{n}.")
            )
        elif kind == "l":
            items = range(luck.randint(1, 5))
            blocks.append(
                ListBlock(
                    tuple(
                        ListItem(
                            (
                                Paragraph(
                                    words(token_text(luck, f"p{n}i{i}x", luck.randint(1, 60))), "isi-rapat"
                                ),
                            ),
                            "1.",
                        )
                        for i in items
                    )
                )
            )
        else:
            blocks.append(random_table(luck, n))
    if isinstance(blocks[-1], Heading):
        blocks.pop()
    blocks.append(Paragraph(words(token_text(luck, "p900x", luck.randint(3, 80)))))
    blocks.append(Signature((Signatory((words("KETUAx"),), words("NAMAx")),)))
    return blocks


def token_text(luck: random.Random, stem: str, count: int) -> str:
    return " ".join(stem + "a" * luck.randint(0, 9) for _ in range(count))


def random_table(luck: random.Random, n: int) -> Table:
    head = Row((TableCell(words(f"head{n}x")), TableCell(words("Rp"))), RowRole.KEPALA)
    rows = tuple(
        Row(
            (TableCell(words(token_text(luck, f"t{n}r{r}x", luck.randint(1, 12)))), TableCell(words("1.000")))
        )
        for r in range(luck.randint(3, 40))
    )
    return Table((Column(), Column(Align.ANGKA)), (head,), rows, words(f"caption{n}x"))


STEM = re.compile(r"([a-z]+\d+(?:[ir]\d+)?)x")


def body_lines(data: bytes) -> list[list[str]]:
    """For each page, the stem of each line of text, from top to bottom."""
    out = []
    for text in pages_text(data):
        lines = [found.group(1) for line in text.splitlines() if (found := STEM.search(line))]
        out.append(lines)
    return out


@pytest.mark.parametrize("seed", range(12))
def test_no_line_stands_alone_and_no_heading_is_stranded(seed: int) -> None:
    pages = body_lines(pdf_of(*random_paper(seed)))
    assert len(pages) > 2
    spread: dict[str, list[int]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for stem in dict.fromkeys(lines):
            if stem.startswith("p"):
                spread[stem].append(lines.count(stem))
        assert not lines or not lines[-1].startswith(("h", "caption")), (
            f"page {number + 1} ends with {lines[-1]}"
        )
    for stem, counts in spread.items():
        if len(counts) > 1:
            assert min(counts[0], counts[-1]) >= 2, f"{stem}: {counts} lines on its pages"


@pytest.mark.parametrize("seed", range(12))
def test_tables_repeat_their_head_and_keep_two_rows_at_either_end(seed: int) -> None:
    for text in pages_text(pdf_of(*random_paper(seed))):
        for n in set(re.findall(r"\bt(\d+)r\d+x", text)):
            assert text.index(f"head{n}x") < text.index(f"t{n}r")
            assert len(set(re.findall(rf"\bt{n}r(\d+)x", text))) >= 2, f"table {n}: a row alone"


@pytest.mark.parametrize("seed", range(12))
def test_a_signature_is_never_parted_and_never_alone(seed: int) -> None:
    last = pages_text(pdf_of(*random_paper(seed)))[-1].splitlines()
    first = next(i for i, line in enumerate(last) if "KETUAx" in line)
    assert any("NAMAx" in line for line in last[first:])
    assert sum(bool(STEM.search(line)) for line in last[:first]) >= 2


@pytest.mark.parametrize("lines", range(38, 48))
def test_the_signature_takes_two_lines_with_it_wherever_the_page_ends(lines: int) -> None:
    blocks = [Paragraph(words(f"q{n}x"), "isi-rapat") for n in range(lines)]
    signed = Signature(
        (Signatory((words("KETUAx"),), words("NAMAx")), Signatory((words("WAKILx"),), words("IIx")))
    )
    last = pages_text(pdf_of(*blocks, signed))[-1]
    assert "KETUAx" in last and "NAMAx" in last
    assert len(re.findall(r"q\d+x", last)) >= 2


def test_pages_are_filled_wherever_blocks_may_part() -> None:
    for seed in range(6):
        data = pdf_of(*random_paper(seed))
        lowest: dict[int, float] = {}
        for line in lines_of(data):
            lowest[line.page] = min(line.bottom, lowest.get(line.page, 1e9))
        foot, room = 25 * MM, (330 - 50) * MM
        for page in range(1, max(lowest)):
            assert lowest[page] < foot + 0.25 * room, f"seed {seed}: page {page} ends at {lowest[page]:.0f}"


# ---------------------------------------------------------------- tables


def test_each_page_of_a_long_table_shows_its_head_and_every_row_once() -> None:
    data = pdf_of(money_table(200))
    texts = pages_text(data)
    assert len(texts) > 5
    assert all("Anggaran (Rp)" in text for text in texts)
    rows = re.findall(r"nomor (\d+) yang", " ".join(texts))
    assert rows == [str(n) for n in range(1, 201)]
    assert structure(data) == told(Document(Meta("Uji"), (money_table(200),)))


def test_a_repeated_head_is_an_artifact() -> None:
    assert [role for role, _ in structure(pdf_of(money_table(200)))].count("TH") == 4


def test_figures_stand_under_figures() -> None:
    cells = ("1.234,50", "(7,25)", "12", "1.000.000,00", "–")
    rows = tuple(Row((TableCell(()), TableCell(words(cell)))) for cell in cells)
    lines = lines_of(pdf_of(Table((Column(Align.KIRI, 1), Column(Align.ANGKA, 1)), (), rows)))
    face, size = theme_face(), 10
    units = []
    for cell in cells[:4]:
        line = next(one for one in lines if one.text == cell)
        units.append(line.right - face(cell[len(cell.rstrip(")").split(",")[0]) :]) * size / 1000)
    assert max(units) - min(units) < 1.0  # pdfium measures ink, which ends a little before the figure does


def theme_face() -> object:
    from lkpj_report.writers.pdf.fonts import face_of

    return face_of(FONTS[theme().fonts["isi"].files[0]]).width


def test_a_row_taller_than_a_page_is_parted_between_lines() -> None:
    long = " ".join(f"k{i}x" for i in range(2500))
    table = Table(
        (Column(Align.KIRI, 1), Column(Align.KIRI, 3)),
        (Row((TableCell(words("judulx")), TableCell(words("isix"))), RowRole.KEPALA),),
        (
            Row((TableCell(words("satux")), TableCell(words(long)))),
            Row((TableCell(words("duax")), TableCell(words("b")))),
        ),
    )
    data = pdf_of(Paragraph(words("pembuka")), table)
    assert len(pages_text(data)) >= 3
    assert re.findall(r"k(\d+)x", " ".join(pages_text(data))) == [str(i) for i in range(2500)]
    assert all("judulx" in text for text in pages_text(data))
    foot = 25 * MM
    assert all(line.bottom > foot - 2 for line in lines_of(data) if line.top < 300 * MM)
    assert structure(data)[3][1].split() == ["satux"]


def test_rows_tied_by_a_span_stay_together() -> None:
    rows = []
    for n in range(40):
        rows.append(Row((TableCell(words(f"g{n}x"), rowspan=2), TableCell(words(f"a{n}x")))))
        rows.append(Row((TableCell(words(f"b{n}x")),)))
    for text in pages_text(pdf_of(Table((Column(), Column()), (), tuple(rows)))):
        assert set(re.findall(r"\ba(\d+)x", text)) == set(re.findall(r"\bb(\d+)x", text))


def test_spans_are_told_to_screen_readers() -> None:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(pdf_of(spanned_table()))) as pdf:
        spans = [
            (str(o.S), int(o.A.get("/ColSpan", 1)), int(o.A.get("/RowSpan", 1)))
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and "/A" in o and ("/ColSpan" in o.A or "/RowSpan" in o.A)
        ]
    assert sorted(spans) == [("/TD", 1, 2), ("/TH", 1, 2), ("/TH", 1, 2), ("/TH", 2, 1)]


# ---------------------------------------------------------------- the sheet


def test_text_keeps_to_the_margins() -> None:
    for line in lines_of(pdf_of(*random_paper(3))):
        if line.top > (330 - 25) * MM:  # the page number
            continue
        assert line.left > 30 * MM - 1.5
        assert line.right < (215 - 20) * MM + 1.5
        assert line.bottom > 25 * MM - 1


def test_justified_lines_end_at_the_right_margin_but_for_the_last() -> None:
    # the words are short enough that every line can be filled
    text = " ".join(f"w{i}" for i in range(400))
    lines = lines_of(pdf_of(Paragraph(words(text))))
    right = (215 - 20) * MM
    assert all(abs(line.right - right) < 1.5 for line in lines[:-1])
    assert lines[0].left > lines[1].left + 12 * MM


def test_the_page_number_shows_from_the_second_page_on() -> None:
    texts = pages_text(pdf_of(*random_paper(1)))
    assert "- 1 -" not in texts[0]
    assert all(f"- {n} -" in text for n, text in enumerate(texts[1:], 2))


def test_a_pattern_may_tell_the_number_of_pages() -> None:
    import dataclasses

    looks = theme()
    number = dataclasses.replace(
        looks.page_number, pattern="Halaman {halaman} dari {jumlah}", first=1, top=False
    )
    looks = dataclasses.replace(looks, page_number=number)
    document = Document(Meta("Uji"), tuple(random_paper(1)))
    texts = pages_text(write_pdf(lay_out(document, looks, FONTS)[0]))
    assert all(f"Halaman {n} dari {len(texts)}" in text for n, text in enumerate(texts, 1))


def test_a_page_break_begins_a_page() -> None:
    first, second = pages_text(pdf_of(Paragraph(words("satu")), PageBreak(), Paragraph(words("dua"))))
    assert ("satu" in first, "dua" in second, "dua" in first) == (True, True, False)


def test_page_breaks_at_the_ends_make_no_empty_pages() -> None:
    assert len(pages_text(pdf_of(PageBreak(), Paragraph(words("satu")), PageBreak()))) == 1


def test_the_mark_of_a_konsep_is_on_every_page_and_in_no_final_paper() -> None:
    draft = write_pdf(lay_out(everything(konsep=True), theme(), FONTS)[0])
    final = write_pdf(lay_out(everything(), theme(), FONTS)[0])
    assert grey_share(draft) > 0.02 > grey_share(final)


def grey_share(data: bytes) -> float:
    """The least share of pale grey on a page."""
    import pypdfium2

    shares = []
    for page in pypdfium2.PdfDocument(data):
        image = page.render(scale=0.5).to_pil().convert("L")
        shares.append(
            sum(n for n, level in image.getcolors(256) if 222 <= level <= 238) / (image.width * image.height)
        )
    return min(shares)


def test_the_layout_knows_the_page_of_each_heading() -> None:
    blocks = []
    for n in range(12):
        blocks += [Heading(1, words(f"h{n}x"), f"{n}.", f"bab-{n}"), Paragraph(words("isi " * 200))]
    layout, _ = lay_out(Document(Meta("Uji"), tuple(blocks)), theme(), FONTS)
    texts = pages_text(write_pdf(layout))
    assert layout.pages == len(texts)
    assert dict(layout.heading_pages) == {
        f"bab-{n}": next(i for i, text in enumerate(texts, 1) if f"h{n}x" in text) for n in range(12)
    }


def test_a_row_that_is_too_short_is_filled_with_empty_cells() -> None:
    import io

    import pikepdf

    rows = (Row((TableCell(words("a")), TableCell(words("b")))), Row((TableCell(words("c")),)))
    with pikepdf.open(io.BytesIO(pdf_of(Table((Column(), Column()), (), rows)))) as pdf:
        cells = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TD"]
    assert len(cells) == 4


def test_a_table_too_wide_for_its_page_is_set_smaller_and_says_so() -> None:
    figures = tuple(TableCell(words("9.999.999.999.999,00")) for _ in range(6))
    table = Table(tuple(Column(Align.ANGKA) for _ in range(6)), (), (Row(figures),))
    layout, (one,) = lay_out(Document(Meta("Uji"), (table,)), theme(), FONTS)
    assert one.code == "W104"
    assert re.findall(r"\S+", pages_text(write_pdf(layout))[0]) == ["9.999.999.999.999,00"] * 6


def test_a_paragraph_that_ends_with_a_colon_stays_with_what_it_introduces() -> None:
    for lines in range(36, 50):
        blocks = [Paragraph(words(f"q{n}x"), "isi-rapat") for n in range(lines)]
        items = tuple(ListItem((Paragraph(words(f"butir{n}x"), "isi-rapat"),), f"{n}.") for n in range(9))
        texts = pages_text(pdf_of(*blocks, Paragraph(words("rinciannya:"), "isi-rapat"), ListBlock(items)))
        assert any("rinciannya:" in text and "butir0x" in text for text in texts)
