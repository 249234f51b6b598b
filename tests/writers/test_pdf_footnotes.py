"""Footnotes at the foot of their page, read from the file."""

from __future__ import annotations

import dataclasses
import io
import re

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import LONG, money_table, theme
from tests.writers.pdf_papers import FONTS, MM, filler, laid, note, para, settled, words
from tests.writers.pdf_reader import lines_of, pages_text, roles, squeezed, structure, told

from lkpj_report.document.tree import Block, Document, Footnote, Heading, Meta, TableCell, Text
from lkpj_report.writers.pdf import lay_out, write_pdf
from lkpj_report.writers.pdf.boxes import Para, TextLine
from lkpj_report.writers.pdf.footnotes import ABOVE_RULE, BELOW_RULE, FEW, Part, fit

BOTTOM = 25 * MM


def noted(count: int, length: int = 1) -> list[Block]:
    return [
        para(
            f"Panggilan{n}x di sini", note(f"Catatan{n}y. " + LONG * (length - 1) + f"Habis{n}z"), ". " + LONG
        )
        for n in range(count)
    ]


def page_of(texts: list[str], needle: str) -> int:
    return next(i for i, text in enumerate(texts) if needle in text)


@pytest.mark.parametrize("length", [1, 2, 4])
def test_a_note_stands_on_the_page_of_its_call(length: int) -> None:
    _, data = laid(*noted(24, length))
    texts = pages_text(data)
    assert len(texts) > 2
    for n in range(24):
        assert page_of(texts, f"Panggilan{n}x") == page_of(texts, f"Catatan{n}y"), n


def test_notes_stand_at_the_foot_in_their_order_below_all_text() -> None:
    _, data = laid(*noted(20))
    lines = lines_of(data)
    for page in {line.page for line in lines}:
        body = [line for line in lines if line.page == page]
        notes = [line for line in body if "Catatan" in line.text]
        text = [line for line in body if "Catatan" not in line.text and "- " not in line.text]
        assert [line.bottom for line in notes] == sorted((line.bottom for line in notes), reverse=True)
        text = [line for line in text if not line.text.isdigit()]
        assert min(line.bottom for line in text) > max(line.top for line in notes)
        assert min(line.bottom for line in notes) == pytest.approx(BOTTOM, abs=5)


def test_no_text_runs_into_the_lower_margin() -> None:
    _, data = laid(*noted(30, 3))
    assert min(line.bottom for line in lines_of(data)) > BOTTOM - 1


def test_a_note_longer_than_a_page_runs_on_and_nothing_is_lost() -> None:
    long = " ".join(f"k{n}" for n in range(2500))
    blocks = [*filler(9), para("Panggil", note(long), "."), *filler(9)]
    _, data = laid(*blocks)
    texts = pages_text(data)
    carrying = [i for i, text in enumerate(texts) if re.search(r"\bk\d+", text)]
    assert len(carrying) >= 2
    assert carrying == list(range(carrying[0], carrying[-1] + 1))
    assert page_of(texts, "Panggil") == carrying[0]
    assert [int(n) for n in re.findall(r"\bk(\d+)", " ".join(texts))] == list(range(2500))


def test_a_note_that_runs_on_keeps_two_lines_on_either_page() -> None:
    for count in range(8, 16):
        _, data = laid(*filler(count), para(LONG, note("Awal " + LONG * 3 + "akhir"), "."), *filler(3))
        small = [line for line in lines_of(data) if line.top - line.bottom < 8.7 and len(line.text) > 5]
        by_page = {page: sum(line.page == page for line in small) for page in {line.page for line in small}}
        assert all(lines >= 2 for lines in by_page.values())


def test_a_table_puts_its_notes_at_the_foot_of_the_page_of_the_row() -> None:
    table = money_table(60)
    rows = []
    for n, row in enumerate(table.rows):
        cell = TableCell((Text(f"Baris{n}x"), note(f"Catatan{n}y")))
        rows.append(dataclasses.replace(row, cells=(cell, *row.cells[1:])) if n % 9 == 4 else row)
    _, data = laid(dataclasses.replace(table, rows=tuple(rows), number=""))
    texts = pages_text(data)
    for n in range(4, 60, 9):
        assert page_of(texts, f"Baris{n}x") == page_of(texts, f"Catatan{n}y")
    assert ("TD", "Baris4x11 Catatan4y") in structure(data)


def test_a_note_in_a_repeated_table_head_is_told_once() -> None:
    table = money_table(60)
    head = table.header[0]
    head = dataclasses.replace(
        head, cells=(TableCell((Text("Uraian"), note("Sekali saja."))), *head.cells[1:])
    )
    _, data = laid(dataclasses.replace(table, header=(head,), number=""))
    assert sum("Sekali saja." in text for text in pages_text(data)) == 1
    assert roles(data)["Note"] == 1


def test_figures_with_notes_stay_under_figures_without() -> None:
    table = money_table(6)
    row = table.rows[2]
    cell = TableCell((Text("2.234.567.890,00"), note("Sementara.")))
    rows = (
        *table.rows[:2],
        dataclasses.replace(row, cells=(row.cells[0], cell, *row.cells[2:])),
        *table.rows[3:],
    )
    _, data = laid(dataclasses.replace(table, rows=rows, number=""))
    import pypdfium2

    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    whole = text.get_text_range()
    commas = [text.get_charbox(m.end() - 1)[2] for m in re.finditer(r"234\.567\.890", whole)]
    assert len(commas) == 6
    assert max(commas) - min(commas) < 0.05


def test_a_screen_reader_hears_a_note_right_after_its_call() -> None:
    _, data = laid(para("Sebelum", note("Isi catatan."), " sesudah."), para("Lain."))
    assert structure(data) == [("P", "Sebelum11 Isi catatan. sesudah."), ("P", "Lain.")]
    count = roles(data)
    assert (count["Note"], count["Reference"], count["Lbl"]) == (1, 1, 2)


def test_notes_have_names_of_their_own_that_the_root_finds() -> None:
    _, data = laid(*noted(12))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        notes = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Note"]
        names = [str(one.ID) for one in notes]
        assert len(set(names)) == 12
        tree = list(pdf.Root.StructTreeRoot.IDTree.Names)
        assert {str(k): v.objgen for k, v in zip(tree[0::2], tree[1::2], strict=True)} == {
            name: one.objgen for name, one in zip(names, notes, strict=True)
        }
        assert [str(k) for k in tree[0::2]] == sorted(str(k) for k in tree[0::2])


def test_all_words_of_a_paper_with_notes_are_in_the_file_once() -> None:
    document = settled(*noted(15, 2), *filler(2))
    _, data = laid(*noted(15, 2), *filler(2))
    assert [(r, squeezed(t)) for r, t in structure(data)] == [(r, squeezed(t)) for r, t in told(document)]


def test_a_heading_and_a_caption_may_call_notes() -> None:
    first, second = Footnote(words("Tentang judul."), "1"), Footnote(words("Tentang tabel."), "2")
    head = Heading(1, (Text("Judul"), first), "I.", "judul")
    table = dataclasses.replace(money_table(2), caption=(Text("Tabelnya"), second))
    layout, _ = lay_out(Document(Meta("Uji"), (head, table)), theme(), FONTS)
    text = pages_text(write_pdf(layout))[0]
    assert text.index("Tentang judul.") < text.index("Tentang tabel.")
    assert text.index("Jumlah Pendapatan") < text.index("Tentang judul.")


# ---------------------------------------------------------------- the room at a foot


def paragraph(lines: int) -> Para:
    return Para(1, 0.0, 9.0, 10.0, 8.0, (TextLine(0.0, 0.0, ()),) * lines)


@settings(max_examples=80)
@given(st.lists(st.integers(1, 30), max_size=6), st.floats(-20, 400))
def test_what_fits_and_what_runs_on_are_all_lines_in_order_and_no_more_than_the_room(
    counts: list[int], room: float
) -> None:
    parts = [Part(paragraph(n), 0, n) for n in counts]
    here, rest = fit(parts, room)
    lines = [(id(p.para), i) for p in (*here, *rest) for i in range(p.start, p.end)]
    assert lines == [(id(p.para), i) for p in parts for i in range(p.end)]
    if here:
        assert sum(p.height for p in here) + ABOVE_RULE + BELOW_RULE <= room + 0.05
    for part in (*here, *rest):
        whole = part.end - part.start == len(part.para.lines)
        assert whole or part.end - part.start >= FEW
