"""After resolve every number, label and blank is text: headings, lists, tables, non-breaking blanks."""

from __future__ import annotations

import dataclasses

import pytest
from tests.samples import everything, theme

from lkpj_report.diagnostics import Span
from lkpj_report.document.dump import dump
from lkpj_report.document.resolve import number, resolve, unbroken
from lkpj_report.document.tree import (
    Block,
    Document,
    Emph,
    Gap,
    Heading,
    Inlines,
    Letterhead,
    LineBreak,
    ListBlock,
    ListItem,
    Meta,
    Paragraph,
    Quote,
    Row,
    Signatory,
    Signature,
    Strong,
    Table,
    TableCell,
    Text,
    Value,
    plain,
)
from lkpj_report.document.walk import block_runs, gaps, inlines, runs

TABLE = {"BPK": "Badan Pemeriksa Keuangan"}


def settled(*blocks: Block) -> tuple[Block, ...]:
    document, found = resolve(Document(Meta("x"), blocks), theme(), TABLE)
    assert not found
    return document.blocks


def text(words: str) -> Inlines:
    return (Text(words),)


def paragraph(words: str, role: str = "isi") -> Paragraph:
    return Paragraph(text(words), role)


def heading(level: int) -> Heading:
    return Heading(level, text("a"))


def items(*blocks: Block, ordered: bool = True, start: int = 1) -> ListBlock:
    return ListBlock(tuple(ListItem((b,)) for b in blocks), ordered, start)


def test_headings_are_numbered_by_level_and_begin_again_below() -> None:
    made = settled(*(heading(n) for n in (1, 2, 2, 3, 1, 2, 4)))
    assert [b.number for b in made if isinstance(b, Heading)] == ["I.", "A.", "B.", "1.", "II.", "A.", ""]


def test_headings_have_anchors_and_keep_their_own() -> None:
    made = settled(heading(1), Heading(1, text("b"), anchor="sendiri"), heading(2))
    assert [b.anchor for b in made if isinstance(b, Heading)] == ["judul-1", "sendiri", "judul-3"]


def labels(block: Block) -> list[str]:
    assert isinstance(block, ListBlock)
    return [i.label for i in block.items]


def test_list_labels_follow_depth_and_start() -> None:
    inner = items(paragraph("x"), paragraph("y"))
    (outer,) = settled(ListBlock((ListItem((paragraph("a"), inner)), ListItem((paragraph("b"),))), True, 3))
    assert labels(outer) == ["3.", "4."]
    assert isinstance(outer, ListBlock)
    assert labels(outer.items[0].blocks[1]) == ["a.", "b."]


def test_bullets_follow_depth() -> None:
    inner = items(paragraph("x"), ordered=False)
    (outer,) = settled(ListBlock((ListItem((inner,)),), False))
    assert labels(outer) == ["–"]
    assert isinstance(outer, ListBlock)
    assert labels(outer.items[0].blocks[0]) == ["•"]


def test_lists_deeper_than_the_theme_knows_keep_the_last_pattern() -> None:
    block: Block = items(paragraph("x"))
    for _ in range(6):
        block = items(block)
    (made,) = settled(block)
    for _ in range(6):
        assert isinstance(made, ListBlock)
        made = made.items[0].blocks[0]
    assert labels(made) == ["a)"]


def test_a_bare_heading_has_no_number_and_is_not_counted() -> None:
    blocks = (
        Heading(1, (Text("Pengantar"),), bare=True),
        Heading(1, (Text("Satu"),)),
        Heading(1, (Text("Lampiran"),), bare=True),
    )
    made, _ = resolve(Document(Meta("t"), blocks), theme(), {})
    assert [b.number for b in made.blocks if isinstance(b, Heading)] == ["", "I.", ""]


def test_tables_with_a_caption_are_numbered() -> None:
    table = Table((), (), (), text("Judul"))
    made = settled(table, Table((), (), ()), table)
    assert [b.number for b in made if isinstance(b, Table)] == ["Tabel 1.", "", "Tabel 2."]


@pytest.mark.parametrize("role", ["judul", "subjudul", "lampiran", "kop"])
def test_titles_are_no_first_mention(role: str) -> None:
    first, second = settled(paragraph("BPK", role), paragraph("BPK"))
    assert [plain(b.children) for b in (first, second) if isinstance(b, Paragraph)] == [
        "BPK",
        "Badan Pemeriksa Keuangan (BPK)",
    ]


def test_headings_tables_and_signatures_are_no_first_mention() -> None:
    made = settled(
        Heading(1, text("BPK")),
        Table((), (), (Row((TableCell(text("BPK")),)),), text("BPK"), notes=(text("BPK"),)),
        Signature((Signatory((text("BPK"),), text("BPK")),)),
        Letterhead((text("BPK"),)),
        Quote((paragraph("BPK"),)),
    )
    words = [plain(r) for b in made for r in block_runs(b)]
    assert words == ["BPK"] * 7 + ["Badan Pemeriksa Keuangan (BPK)"]


@pytest.mark.parametrize(
    ("pattern", "n", "expected"),
    [("{angka}.", 3, "3."), ("{huruf})", 28, "ab)"), ("{HURUF}.", 2, "B."), ("({romawi})", 4, "(iv)"), ("BAB {ROMAWI}", 9, "BAB IX"),
     ("–", 5, "–"), ("{ROMAWI}.{angka}", 2, "II.2"), ("{huruf}.", 0, "0."), ("{lain}", 1, "{lain}")],
)  # fmt: skip
def test_a_number_by_its_pattern(pattern: str, n: int, expected: str) -> None:
    assert number(pattern, n) == expected


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ((Text("Rp815 "), Value("miliar")), "Rp815\u00a0miliar"),
        (
            (Text("Pasal "), Strong((Value("5"),)), Text(" ayat "), Emph((Text("(1)"),))),
            "Pasal\u00a05 ayat\u00a0(1)",
        ),
        ((Value("15"), Text(" "), Value("April"), Text(" 2025")), "15\u00a0April\u00a02025"),
        ((Text("dr."), Text(" "), Value("Contoh")), "dr.\u00a0Contoh"),
        ((Text("Pasal"), LineBreak(), Text("5")), "Pasal 5"),
        ((Text("biasa saja"),), "biasa saja"),
        ((Gap("[BELUM DIISI]"), Text(" orang")), "[BELUM DIISI] orang"),
    ],
)
def test_blanks_that_must_not_break_are_found_across_nodes(nodes: Inlines, expected: str) -> None:
    made = unbroken(nodes)
    assert plain(made) == expected
    assert [type(n) for n in made] == [type(n) for n in nodes]


def test_a_value_keeps_its_origin_when_its_blanks_change() -> None:
    made = unbroken((Value("15 April 2025", Span("a.yaml", 2)),))
    assert made == (Value("15\u00a0April\u00a02025"),)
    assert isinstance(made[0], Value)
    assert made[0].origin == Span("a.yaml", 2)


def test_a_second_run_changes_nothing() -> None:
    once, _ = resolve(everything(konsep=True), theme(), TABLE)
    assert resolve(once, theme(), {})[0] == once


def test_the_dump_shows_every_kind_of_node() -> None:
    shown = dump(resolve(everything(konsep=True), theme(), {})[0])
    for sign in ("[konsep]", "kop:", "judul:", "h1: I. ", "h2: A. ", "tabel: Tabel 1.", "kepala:", "kelompok: <4x1>", "jumlah:", "catatan:",
                 "daftar-bernomor:", "daftar:", "(1.)", "(a.)", "kutipan:", "tanda-tangan:", "halaman-baru", "‹2024›", "«[BELUM DIISI: nomor]»",
                 "**tebal**", "//digital payment//", " ⏎ ", "·", "<1x2>"):  # fmt: skip
        assert sign in shown, sign
    assert "[final]" in dump(dataclasses.replace(everything(), konsep=False))


def test_a_walk_meets_every_word_once_and_in_order() -> None:
    document = everything(konsep=True)
    words = " ".join(plain(r) for r in runs(document))
    signs = ["WALI KOTA CONTOH", "NOTA PENGANTAR", "Dasar dan Kedudukan", "Ringkasan Pendapatan", "Sumber: data contoh", "butir pertama",
             "anak butir", "Tema pembangunan", "[BELUM DIISI: nomor]", "PIHAK KEDUA", "NIP", "Sekian."]  # fmt: skip
    places = [words.index(s) for s in signs]
    assert places == sorted(places)
    assert words.count("Tema pembangunan") == 1


def test_gaps_are_found_wherever_they_stand() -> None:
    gap = Gap("[BELUM DIISI: x]")
    blocks = (
        Paragraph((Strong((gap,)),)),
        items(paragraph("a"), Paragraph((gap,))),
        Table((), (), (Row((TableCell((gap,)),)),), (gap,)),
        Signature((Signatory(((gap,),), (gap,)),)),
        Quote((Paragraph((gap,)),)),
        Heading(1, (gap,)),
    )
    assert len(list(gaps(Document(Meta("x"), blocks)))) == 8
    assert len(list(inlines(Document(Meta("x"), blocks)))) == 9
