"""The torture document of the DOCX writer: every node of the tree, and the theme's rarer wishes, in one paper."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from decimal import Decimal

from tests.samples import LONG, everything, money_table, spanned_table, text, theme
from tests.writers.pdf_torture import forms

from lkpj_report.document.resolve import resolve
from lkpj_report.document.theme import Page, PageNumber, Theme
from lkpj_report.document.tree import (
    Align,
    Block,
    Chart,
    ChartKind,
    Column,
    Contents,
    ContentsKind,
    Document,
    Emph,
    Figure,
    Footnote,
    Heading,
    Letterhead,
    Link,
    ListBlock,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Ref,
    Row,
    RowRole,
    Series,
    Signatory,
    Signature,
    Strong,
    Table,
    TableCell,
    Text,
    Turn,
)


def png(width: int, height: int) -> bytes:
    """A plain PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xc8" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def review_theme() -> Theme:
    """A theme that asks for all that few themes ask for: bound two-sided print, line numbers, hyphens."""
    plain = theme()
    looks = dict(plain.paragraphs)
    looks["isi"] = replace(looks["isi"], hyphenate=True)
    looks["judul-1"] = replace(looks["judul-1"], page_before=True, align="tengah")
    return replace(
        plain,
        paragraphs=looks,
        page=Page(duplex=True, binding=10.0),
        page_number=PageNumber("Halaman {halaman} dari {jumlah}", top=False, align=Align.KANAN),
        heading_numbers=("BAB {ROMAWI}", "{HURUF}.", "{angka}."),
        line_numbers=True,
    )


def numbers(*values: str) -> tuple[Decimal | None, ...]:
    """Values of a series; "" is none."""
    return tuple(Decimal(v) if v else None for v in values)


BARS = Chart(
    ChartKind.BATANG,
    ("2022", "2023", "2024"),
    (Series("Target", numbers("80", "82.5", "85")), Series("Realisasi", numbers("78.25", "", "86.4"))),
    "persen",
)
ONE_ROW = Chart(ChartKind.BATANG, ("Laba", "Rugi"), (Series("", numbers("1234567", "-250000")),), "rupiah", 0)
LINES = Chart(
    ChartKind.GARIS,
    tuple(str(year) for year in range(2015, 2025)),
    tuple(Series(f"Kecamatan {k}", numbers(*(str(4 + k + y / 4) for y in range(10)))) for k in range(3)),
    "persen <& lain>",
    1,
    60.0,
)


def wide_table() -> Table:
    """A table that needs a page across."""
    count = 12
    head = Row(tuple(TableCell(text(f"Bulan {i}")) for i in range(1, count + 1)), RowRole.KEPALA)
    rows = tuple(Row(tuple(TableCell(text(f"{i * j}.000,00")) for i in range(count))) for j in range(1, 4))
    return Table(
        (Column(Align.ANGKA, 1.0),) * count, (head,), rows, text("Realisasi per Bulan"), anchor="bulan"
    )


def _references() -> tuple[Block, ...]:
    note = Footnote(
        (Text("Lihat "), Link(text("laman resmi"), "https://contoh.go.id/a b?x=1&y=<é>"), Text("."))
    )
    cell_note = Footnote((Text("Angka sementara, lihat "), Ref("ringkasan"), Text(".")))
    noted = Table(
        (Column(Align.KIRI, 2.0), Column(Align.ANGKA, 1.0)),
        (Row((TableCell(text("Uraian")), TableCell(text("Nilai"))), RowRole.KEPALA),),
        (Row((TableCell((Text("Pajak"), cell_note)), TableCell(text("1,00")))),),
        anchor="tanpa-judul",
    )
    return (
        Paragraph(
            (
                Text("Lihat "), Ref("dasar"), Text(", "), Ref("ringkasan"), Text(", "), Ref("grafik"), Text(", "),
                Strong((Ref("bulan"),)), Text(" dan "), Ref("rincian"),
                Text(", "), Link((Text("laman "), Emph(text("resmi"))), "https://contoh.go.id/"),
                Text(" pemerintah"), note, Text(", sekali lagi"), Footnote(text("Catatan kedua. " + LONG)), Text("."),
            )
        ),
        noted,
        ListBlock(
            (
                ListItem((Paragraph((Text("butir bercatatan"), Footnote(text("Dari butir."))), "isi-rapat"),)),
                ListItem(
                    (
                        Paragraph(text("butir dengan gambar:"), "isi-rapat"),
                        Figure(Picture(png(300, 100), 30.0, "Peta <wilayah>"), text("Peta"), anchor="peta"),
                    )
                ),
            )
        ),
        Quote((Paragraph((Text("Kutipan"), Footnote(text("Dari kutipan.")), Text("."))),)),
    )  # fmt: skip


def _figures() -> tuple[Block, ...]:
    return (
        Figure(BARS, text("Target dan Realisasi"), notes=(text("Sumber: contoh."),), anchor="grafik"),
        Figure(ONE_ROW, text("Laba dan Rugi & lainnya")),
        Figure(LINES, text("Sepuluh Tahun")),
        Figure(Picture(png(4000, 100), 60.0, "Pita yang lebih lebar daripada halaman")),
    )


def blocks() -> tuple[Block, ...]:
    """Every kind of block, once or more."""
    emblem = Picture(png(40, 50), 25.0, 'Lambang <daerah> & "kota"')
    odd = ListBlock(
        (ListItem((Paragraph(text("x"), "isi-rapat"), money_table())), ListItem(())), start=7, role="isi"
    )
    signed, seen = Signatory((text("PIHAK,"),), text("A")), Signatory((), text("B & C"), (text("Camat"),))
    return (
        Letterhead((text("KOP"),), emblem),
        Contents(title=text("DAFTAR ISI"), depth=3),
        Contents(ContentsKind.TABEL, text("DAFTAR TABEL")),
        Contents(ContentsKind.GAMBAR, text("DAFTAR GAMBAR")),
        PageBreak(),
        *everything(konsep=True).blocks[1:],
        Heading(2, text("Rujukan")),
        *_references(),
        replace(money_table(), number="", anchor="ringkasan"),
        odd,
        Turn(True),
        Heading(1, text("Lampiran Lebar")),
        wide_table(),
        Turn(False),
        Heading(1, text("Grafik")),
        Heading(2, text("Subbab & <tanda>")),
        Heading(3, text("Rincian"), anchor="rincian"),
        *_figures(),
        Signature((signed, signed), None, (signed, seen, seen)),
        Paragraph(text("Sekian.")),
        Signature((signed,), None, (seen,)),
        spanned_table(),
        *forms(),
    )


def torture(konsep: bool = False) -> tuple[Document, Theme]:
    """The settled torture document and its theme."""
    look = review_theme()
    document, found = resolve(Document(everything().meta, blocks(), konsep), look, {})
    assert not found
    return document, look
