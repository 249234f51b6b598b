"""The torture document of the PDF writer: every node of the tree, and what pages make hard.

A new kind of block gets a piece of its own below; `torture` takes all pieces.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from PIL import Image
from tests.samples import LONG, everything, money_table, spanned_table, text, theme

from lkpj_report.document.resolve import resolve
from lkpj_report.document.theme import Page, PageNumber, Theme
from lkpj_report.document.tree import (
    Align,
    Blank,
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
    NumberForm,
    PageBreak,
    PageNumbers,
    Paragraph,
    Particular,
    Particulars,
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


def review_theme() -> Theme:
    """A theme with all that few themes ask for: bound two-sided print, numbered lines, hyphens, new pages."""
    plain = theme()
    looks = dict(plain.paragraphs)
    looks["isi"] = replace(looks["isi"], hyphenate=True)
    looks["judul-1"] = replace(looks["judul-1"], page_before=True, recto=True, align="tengah")
    return replace(
        plain,
        paragraphs=looks,
        page=Page(duplex=True, binding=8.0),
        page_number=PageNumber("Halaman {halaman} dari {jumlah}", top=False, align=Align.KANAN),
        heading_numbers=("BAB {ROMAWI}", "{HURUF}.", "{angka}."),
        line_numbers=True,
    )


BARS = Chart(
    ChartKind.BATANG,
    ("2022", "2023", "2024"),
    (
        Series("Anggaran", (Decimal("900.5"), Decimal(1000), Decimal(1100))),
        Series("Realisasi", (Decimal(880), None, Decimal("990.25"))),
    ),
    "miliar rupiah",
)


def _references() -> tuple[Block, ...]:
    """References, links and notes: in a paragraph, a list, a quote, a cell, in bold words, in a note."""
    nested = Footnote(
        (Text("Alamat: "), Link(text("laman daerah"), "https://daerah.go.id/a?b=1&c=<d>"), Text("."))
    )
    return (
        Paragraph(
            (
                Text("Lihat "), Ref("dasar"), Text(", "), Strong((Ref("ringkasan"),)), Text(", "), Ref("grafik"),
                Text(" dan "), Link((Text("laman "), Emph(text("open data"))), "https://data.go.id/"),
                Text(" yang bercatatan"), nested, Text(" dan panjang"), Footnote(text(LONG * 2)), Text("."),
            )
        ),
        Table(
            (Column(Align.KIRI, 2.0), Column(Align.ANGKA, 1.0)),
            (Row((TableCell(text("Uraian")), TableCell(text("Nilai"))), RowRole.KEPALA),),
            (Row((TableCell((Text("Pajak"), Footnote(text("Angka sementara.")))), TableCell(text("1,00")))),),
        ),
        ListBlock(
            (
                ListItem((Paragraph((Text("butir bercatatan"), Footnote(text("Dari butir."))), "isi-rapat"),)),
                ListItem((Paragraph(text("butir bertabel:"), "isi-rapat"), money_table(2))),
                ListItem(()),
            ),
            start=7,
        ),
        Quote((Paragraph((Text("Kutipan"), Footnote(text("Dari kutipan.")), Text("."))),)),
    )  # fmt: skip


def _wide() -> tuple[Block, ...]:
    """Landscape pages between others: a table of twelve columns, a paragraph, a note."""
    head = Row(tuple(TableCell(text(f"Bulan {n}")) for n in range(1, 13)), RowRole.KEPALA)
    rows = tuple(Row(tuple(TableCell(text(f"{m * n}.000")) for n in range(12))) for m in range(1, 40))
    table = Table(
        (Column(Align.ANGKA, 1.0),) * 12, (head,), rows, text("Realisasi per Bulan"), anchor="bulan"
    )
    said = Paragraph(
        (Text("Keterangan melintang"), Footnote(text("Catatan pada halaman melintang.")), Text("."))
    )
    return (Turn(True), Heading(2, text("Lampiran Lebar")), table, said, Turn(False))


def all_nodes() -> tuple[Block, ...]:
    """Every node of the tree, on few pages."""
    pictured = Figure(
        picture("RGB", "JPEG", "Foto <kantor> & halaman"), text("Kantor"), notes=(text("Foto: contoh."),)
    )
    return (
        Letterhead((text("KOP"),), picture("RGBA", "PNG", 'Lambang <daerah> & "kota"')),
        Contents(title=text("DAFTAR ISI")),
        Contents(ContentsKind.TABEL, text("DAFTAR TABEL")),
        Contents(ContentsKind.GAMBAR, text("DAFTAR GAMBAR")),
        PageBreak(),
        *everything(konsep=True).blocks[1:],
        Heading(2, text("Rujukan & <tanda>")),
        *_references(),
        replace(money_table(), number="", anchor="ringkasan"),
        *_wide(),
        Heading(1, text("Grafik")),
        Heading(2, text("Bagian")),
        Heading(3, text("Rincian")),
        Figure(BARS, text("Anggaran dan Realisasi"), notes=(text("Sumber: contoh."),), anchor="grafik"),
        replace(pictured, anchor="foto"),
        spanned_table(),
    )


def picture(mode: str, kind: str, alt: str) -> Picture:
    """A small picture of a mode of Pillow's (with its colours) in a file format."""
    colour = (200, 160, 40, 128)[: len(mode)]
    data = io.BytesIO()
    Image.new(mode, (40, 50), colour if len(mode) > 1 else 90).save(data, kind)
    return Picture(data.getvalue(), 25.0, alt)


def pictures() -> tuple[Block, ...]:
    """Each kind of picture, and one that comes again on a later page."""
    kinds = [("RGBA", "PNG"), ("L", "PNG"), ("RGB", "JPEG")]
    made = [picture(mode, kind, f"Lambang {mode} {kind}") for mode, kind in kinds]
    heads = [Letterhead((text("WALI KOTA"),), one) for one in made]
    return (*heads, PageBreak(), Figure(made[0], text("Lambang yang sama")))


def lists() -> tuple[Block, ...]:
    """A list over two pages, and one of four levels."""
    long = ListBlock(
        tuple(
            ListItem((Paragraph(text(f"butir {n} dari daftar panjang. {LONG}"), "isi-rapat"),))
            for n in range(18)
        )
    )
    inner = ListBlock((ListItem((Paragraph(text("paling dalam"), "isi-rapat"),)),), ordered=False)
    for level in ("ketiga", "kedua", "pertama"):
        inner = ListBlock((ListItem((Paragraph(text(f"tingkat {level}"), "isi-rapat"), inner)),))
    return (long, inner, Quote((Paragraph(text("kutipan")), Quote((Paragraph(text("kutipan di dalam")),)))))


def tables() -> tuple[Block, ...]:
    """A table over many pages, a row taller than a page, groups of rows that are spanned."""
    tall = Table(
        (Column(Align.KIRI, 1.0), Column(Align.KIRI, 3.0)),
        (Row((TableCell(text("Pokok")), TableCell(text("Uraian"))), RowRole.KEPALA),),
        (
            Row((TableCell(text("pendek")), TableCell(text("sebelum baris yang tinggi")))),
            Row(
                (
                    TableCell(text("tinggi")),
                    TableCell((Text(LONG * 30), Footnote(text("Catatan baris tinggi.")))),
                )
            ),
            Row((TableCell(text("pendek")), TableCell(text("sesudahnya")))),
        ),
        caption=text("Baris Tinggi"),
        anchor="tinggi",
    )
    spans = tuple(
        Row(
            (
                *((TableCell(text(f"kelompok {n // 3}"), rowspan=3),) if n % 3 == 0 else ()),
                TableCell(text(f"isi {n}")),
            )
        )
        for n in range(60)
    )
    grouped = Table((Column(width=1.0), Column(width=2.0)), tall.header, spans, caption=text("Berkelompok"))
    return (money_table(90), tall, grouped)


def charts() -> tuple[Block, ...]:
    """Charts with gaps, negative values, many series, long names, no values at all."""
    values = tuple(Decimal(n) for n in (4, -2, 7, 0))
    names = ("Pekerjaan Umum dan Penataan Ruang", "Kesehatan", "Ketenteraman dan Ketertiban", "Sosial")
    many = tuple(Series(f"Seri ke-{k}", tuple(v + k for v in values)) for k in range(9))
    return (
        Figure(Chart(ChartKind.BATANG, names, many[:2], "miliar rupiah"), text("Dua Seri")),
        Figure(Chart(ChartKind.BATANG, names, many, "unit", 0), text("Sembilan Seri")),
        Figure(Chart(ChartKind.GARIS, names, (Series("Ada", (*values[:2], None, values[3])),)), text("Bercelah")),
        Figure(Chart(ChartKind.BATANG, names, (Series("Kosong", (None,) * 4),), "(persen) \\ khusus"), text("Kosong")),
    )  # fmt: skip


def headings() -> tuple[Block, ...]:
    """Levels in odd order, and one whose words take two lines."""
    return (
        Heading(3, text("Tingkat tiga lebih dulu")),
        Heading(
            1,
            text(
                "Lalu tingkat satu yang judulnya panjang sekali sehingga tidak cukup pada satu baris halaman"
            ),
        ),
        Paragraph(text(LONG)),
    )


def witnesses() -> tuple[Block, ...]:
    """Witnesses below one party and below two, with and without an office, one name on two lines."""
    party = Signatory((text("PIHAK KESATU,"),), text("Nama"), (text("NIP 1"),))
    long = Signatory(
        (), text("Nama Saksi yang Panjang Sekali, S.Sos., M.Si., M.A.P., Ph.D."), (text("Camat"),)
    )
    seen = (long, Signatory((), (Strong(text("Saksi")),)), Signatory((), text("Ketiga"), (text("Lurah"),)))
    return (
        Paragraph(text("Demikian.")),
        Signature((party, party), None, seen),
        Paragraph(text("Sekian.")),
        Signature((party,), None, seen[:1]),
    )


def forms() -> tuple[Block, ...]:
    """What letters have: an institution's letterhead, particulars, blanks, an electronic signature, page numbers."""
    long = "Acara yang keterangannya panjang sekali, " * 4
    rows = (
        Particular("Hari/Tanggal", text("Senin, 24 Maret 2025")),
        Particular("Pukul", (Blank(), Text(" WITA"))),
        Particular("Acara", text(long)),
        Particular("", text("pembacaan doa")),
    )
    head = Letterhead(
        (text("PEMERINTAH DAERAH"), text("SEKRETARIAT"), text("Jalan Satu")),
        picture("RGB", "PNG", "Lambang daerah"),
        roles=("kop-instansi", "kop-nama", "kop-alamat"),
        beside=True,
    )
    signed = Signatory((text("KETUA,"),), text("Nama"), electronic=True)
    places = (TableCell((Text("1. "), Blank("…" * 4, "tanda tangan nomor 1"))), TableCell(()))
    signing = Table(
        (Column(), Column()),
        (Row((TableCell(text("Tanda Tangan"), colspan=2),), RowRole.KEPALA),),
        (Row(places, RowRole.ISI, 11.0), Row(places[::-1], RowRole.ISI, 11.0)),
        summary="Daftar hadir",
    )
    return (
        PageNumbers(NumberForm.TIDAK),
        Letterhead((), picture("RGB", "PNG", "Lambang sampul"), ruled=False),
        Paragraph(text("SAMPUL"), "sampul"),
        PageNumbers(NumberForm.ROMAWI),
        head,
        Particulars(rows),
        Paragraph((Text("Diisi "), Blank(hint="nomor surat"), Text(" oleh penerima."))),
        PageNumbers(NumberForm.ANGKA, 7),
        signing,
        Paragraph(text(LONG)),
        Signature((signed, signed)),
    )


PIECES: dict[str, Callable[[], tuple[Block, ...]]] = {
    "semua simpul": all_nodes,
    "gambar": pictures,
    "daftar": lists,
    "tabel": tables,
    "grafik": charts,
    "judul": headings,
    "saksi": witnesses,
    "surat": forms,
}


def torture(konsep: bool = False, pieces: Iterable[str] = PIECES) -> tuple[Document, Theme]:
    """The settled torture document, or some of its pieces, and its theme."""
    look = review_theme()
    blocks = tuple(block for name in pieces for block in PIECES[name]())
    document, found = resolve(Document(everything().meta, blocks, konsep), look, {})
    assert not found
    return document, look
