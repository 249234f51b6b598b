"""Contents lists, references and links, read from the file: pages told are pages found."""

from __future__ import annotations

import dataclasses
import io
import re

import pikepdf
from tests.samples import LONG, money_table
from tests.writers.pdf_papers import MM, chapter, filler, laid, para, picture, words
from tests.writers.pdf_reader import jumps, lines_of, pages_text, roles, structure, words_in

from lkpj_report.document.tree import (
    Block,
    Contents,
    ContentsKind,
    Figure,
    Heading,
    Link,
    PageBreak,
    Ref,
    TableCell,
    Text,
)


def book() -> list[Block]:
    """Three lists, nine headings on three levels, tables and figures over many pages."""
    blocks: list[Block] = [
        Contents(ContentsKind.JUDUL, words("DAFTAR ISI")),
        Contents(ContentsKind.TABEL, words("DAFTAR TABEL")),
        Contents(ContentsKind.GAMBAR, words("DAFTAR GAMBAR")),
        PageBreak(),
    ]
    for n in range(3):
        blocks += [chapter(f"Bab ke-{n}", f"bab-{n}"), *filler(4)]
        for m in range(2):
            blocks += [chapter(f"Bagian {n}{m}", f"bagian-{n}{m}", 2), *filler(3 + n)]
            blocks.append(
                dataclasses.replace(money_table(4 + 3 * n), number="", caption=words(f"Anggaran {n}{m}"))
            )
        blocks.append(Figure(picture(), words(f"Peta {n}"), notes=(words("Sumber: contoh."),)))
    return blocks


def test_each_line_of_the_contents_tells_the_page_where_its_heading_is() -> None:
    layout, data = laid(*book())
    texts = pages_text(data)
    contents = [
        line for line in lines_of(data) if line.page == 1 and re.search(r"\. \. \.|\.\.\.", line.text)
    ]
    assert len(contents) == 9 + 6 + 3
    for line in contents:
        title, page = re.fullmatch(r"(.*?)[ .]{4,}(\d+)", line.text).groups()  # type: ignore[union-attr]
        assert title in texts[int(page) - 1].replace("\u00a0", " "), line.text
        assert title not in " ".join(texts[1 : int(page) - 1])
    assert len(layout.anchor_pages) == 18
    assert set(layout.heading_pages) < set(layout.anchor_pages)


def test_page_numbers_of_the_contents_end_at_the_right_margin() -> None:
    _, data = laid(*book())
    numbers = [line.right for line in lines_of(data) if line.page == 1 and re.search(r"\.\s*\d+$", line.text)]
    assert len(numbers) == 18
    assert all(abs(right - (215 - 20) * MM) < 1.5 for right in numbers)


def test_a_line_of_the_contents_leads_to_its_heading() -> None:
    layout, data = laid(*book())
    inner = [one for one in jumps(data) if one.page == 1]
    assert len(inner) == 18
    for one in inner:
        said = words_in(data, 1, one.place)
        page, top = one.to
        title = re.sub(r"[ .]{3,}\d+$", "", said)
        assert title in words_in(data, page, (0, top - 150, 700, top + 8)), said
        assert one.words == f"Menuju {title}, halaman {page}"
    assert {one.to[0] for one in inner} == set(layout.anchor_pages.values())


def test_a_contents_list_that_is_longer_than_a_page_goes_on_and_counts_itself() -> None:
    headings = [Heading(1, words(f"Judul nomor {n} yang cukup panjang")) for n in range(90)]
    blocks = [
        Contents(title=words("DAFTAR ISI")),
        PageBreak(),
        *[b for h in headings for b in (h, *filler(1))],
    ]
    _, data = laid(*blocks)
    first = next(one for one in jumps(data))
    assert first.to[0] == 3
    assert {one.page for one in jumps(data)} == {1, 2}


def test_leaders_are_passed_over_by_a_screen_reader() -> None:
    _, data = laid(*book())
    told = [text for role, text in structure(data) if role == "Reference"]
    assert len(told) == 18
    assert not any("..." in text or ". ." in text for text in told)
    assert told[0] == "I. Bab ke-0 2"


def test_contents_are_tagged_as_nested_lists_of_items() -> None:
    _, data = laid(*book())
    count = roles(data)
    assert count["TOC"] == 3 + 3  # one below each of the three chapters
    assert (count["TOCI"], count["Reference"], count["Link"]) == (18, 18, 18)


def test_an_empty_contents_list_prints_only_its_title() -> None:
    _, data = laid(Contents(ContentsKind.TABEL, words("DAFTAR TABEL")), para("isi"))
    assert pages_text(data)[0].split() == ["DAFTAR", "TABEL", "isi"]


# ---------------------------------------------------------------- references and links


def test_a_reference_leads_to_its_table_and_says_where_that_is() -> None:
    table = dataclasses.replace(money_table(3), number="", anchor="uang")
    _, data = laid(para("Lihat ", Ref("uang"), " di bawah ini."), *filler(14), table)
    (one,) = jumps(data)
    assert words_in(data, 1, one.place) == "Tabel 1"
    assert one.to[0] == 2
    assert one.words == "Menuju Tabel 1, halaman 2"
    assert "Tabel 1. Ringkasan" in words_in(data, 2, (0, one.to[1] - 40, 700, one.to[1] + 8))


def test_a_link_leads_to_its_address_and_its_words_are_read_in_their_place() -> None:
    link = Link(words("laman resmi https://contoh.go.id/a(b)"), "https://contoh.go.id/a(b)")
    _, data = laid(para("Unduh dari ", link, " sebelum rapat."))
    (one,) = jumps(data)
    assert one.url == "https://contoh.go.id/a(b)"
    assert one.words == "Tautan: laman resmi https://contoh.go.id/a(b)"
    assert structure(data) == [("P", "Unduh dari laman resmi https://contoh.go.id/a(b) sebelum rapat.")]


def test_a_link_over_two_lines_has_a_place_on_each() -> None:
    link = Link(words("laman " + LONG), "https://contoh.go.id")
    _, data = laid(para(LONG, link, " habis."))
    places = jumps(data)
    assert len(places) > 2
    assert len({round(one.place[1]) for one in places}) > 2
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (element,) = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Link"]
        objects = [
            kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
        ]
        assert len(objects) == len(places)


def test_each_place_of_a_link_finds_its_element_through_the_parent_tree() -> None:
    _, data = laid(*book(), para("Lihat ", Ref("bab-1"), "."))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        keys = [int(k) for k in nums[0::2]]
        assert keys == sorted(keys)
        parents = dict(zip(keys, nums[1::2], strict=True))
        count = 0
        for page in pdf.pages:
            for one in page.get("/Annots", ()):
                element = parents[int(one.StructParent)]
                assert element.S == "/Link"
                assert any(
                    isinstance(kid, pikepdf.Dictionary) and kid.get("/Obj") == one for kid in element.K
                )
                count += 1
        assert count == 19


def test_a_reference_inside_a_table_cell_is_a_link_too() -> None:
    table = dataclasses.replace(money_table(1), number="", anchor="uang")
    cell = TableCell((Text("lihat "), Ref("bab")))
    rows = (dataclasses.replace(table.rows[1], cells=(cell, *table.rows[1].cells[1:])),)
    _, data = laid(chapter("Bab", "bab"), dataclasses.replace(table, rows=rows))
    (one,) = jumps(data)
    assert words_in(data, 1, one.place) == "I"
    assert ("TD", "lihat I") in structure(data)
