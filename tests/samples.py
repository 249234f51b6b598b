"""Documents and a theme made by hand, for the tests of the writers: every kind of node once or more."""

from __future__ import annotations

import datetime as dt

from lkpj_report.diagnostics import Formula, Span
from lkpj_report.document.theme import ROLES, FontFamily, ParagraphLook, Theme
from lkpj_report.document.tree import (
    Align,
    Block,
    Column,
    Document,
    Emph,
    Gap,
    Heading,
    Letterhead,
    LineBreak,
    ListBlock,
    ListItem,
    Meta,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    RowRole,
    Signatory,
    Signature,
    Strong,
    Table,
    TableCell,
    Text,
    Value,
)

BONUM = (
    "bonum/LKPJBonum-Regular.ttf",
    "bonum/LKPJBonum-Bold.ttf",
    "bonum/LKPJBonum-Italic.ttf",
    "bonum/LKPJBonum-BoldItalic.ttf",
)
SANS = tuple(f"liberation/LiberationSans-{s}.ttf" for s in ("Regular", "Bold", "Italic", "BoldItalic"))


def theme() -> Theme:
    """A theme with all roles, near to naskah-dinas."""
    looks = {role: ParagraphLook(name=role.capitalize()) for role in ROLES}
    looks["judul"] = ParagraphLook(
        "Judul Naskah", "judul", 14, bold=True, align="tengah", leading=1.2, after=4, keep_with_next=True
    )
    looks["kop"] = ParagraphLook("Kop", "judul", 15, bold=True, align="tengah", leading=1.15, after=0)
    for level, size in ((1, 12), (2, 12), (3, 12)):
        looks[f"judul-{level}"] = ParagraphLook(
            f"Judul {level}",
            "isi",
            size,
            bold=True,
            align="kiri",
            leading=1.25,
            before=12,
            after=4,
            keep_with_next=True,
        )
    looks["sel"] = ParagraphLook("Sel", size=10, align="kiri", leading=1.15, after=0)
    looks["kepala-tabel"] = ParagraphLook(
        "Kepala Tabel", size=10, bold=True, align="tengah", leading=1.15, after=0
    )
    looks["judul-tabel"] = ParagraphLook(
        "Judul Tabel", size=11, bold=True, align="tengah", leading=1.2, before=6, after=4, keep_with_next=True
    )
    looks["catatan-tabel"] = ParagraphLook("Catatan Tabel", size=9, align="kiri", leading=1.2, after=6)
    looks["nomor-halaman"] = ParagraphLook("Nomor Halaman", size=11, align="tengah", leading=1.0, after=0)
    looks["tanda-tangan"] = ParagraphLook("Tanda Tangan", align="kiri", leading=1.15, after=0)
    looks["judul-gambar"] = ParagraphLook(
        "Judul Gambar", size=11, bold=True, align="tengah", leading=1.2, before=4, after=6
    )
    looks["catatan-kaki"] = ParagraphLook("Catatan Kaki", size=9, leading=1.15, after=2)
    looks["judul-daftar"] = ParagraphLook(
        "Judul Daftar", size=12, bold=True, align="tengah", after=8, keep_with_next=True
    )
    for level in (1, 2, 3):
        looks[f"daftar-{level}"] = ParagraphLook(
            f"Daftar {level}", size=11, align="kiri", leading=1.25, after=2, left=6.0 * (level - 1)
        )
    looks["isi"] = ParagraphLook("Isi", first_indent=12.5)
    looks["isi-rapat"] = ParagraphLook("Isi Rapat", after=2)
    return Theme(
        name="contoh",
        fonts={
            "isi": FontFamily("Bookman Old Style", ("TeX Gyre Bonum", "Georgia"), BONUM),
            "judul": FontFamily(
                "Arial", ("Liberation Sans", "Helvetica"), (SANS[0], SANS[1], SANS[2], SANS[3])
            ),
        },
        paragraphs=looks,
    )


def text(words: str) -> tuple[Text, ...]:
    """One run of words."""
    return (Text(words),)


LONG = (
    "Pemerintah daerah menyampaikan laporan keterangan pertanggungjawaban kepada Dewan Perwakilan Rakyat Daerah "
    "satu kali dalam satu tahun sebagai bentuk akuntabilitas penyelenggaraan urusan pemerintahan yang menjadi kewenangan daerah. "
)


def money_table(rows: int = 4) -> Table:
    """A budget table: group row, indented rows, a total, a caption, notes, brackets for negatives."""
    head = Row(
        tuple(TableCell(text(t)) for t in ("Uraian", "Anggaran (Rp)", "Realisasi (Rp)", "%")), RowRole.KEPALA
    )
    body = [Row((TableCell((Text("PENDAPATAN DAERAH"),), colspan=4),), RowRole.KELOMPOK)]
    for i in range(1, rows + 1):
        body.append(
            Row(
                (
                    TableCell(
                        text(f"Pendapatan nomor {i} yang namanya panjang sekali sehingga turun baris"),
                        indent=1,
                    ),
                    TableCell((Value(f"{i}.234.567.890,00", Span("a.yaml", i)),)),
                    TableCell((Value(f"({i}.111.222.333,50)", Formula("a - b")),)),
                    TableCell((Value("98,76", None),)),
                )
            )
        )
    body.append(
        Row(
            tuple(
                TableCell(text(t))
                for t in ("Jumlah Pendapatan", "9.999.999.999,00", "8.888.888.888,00", "88,89")
            ),
            RowRole.JUMLAH,
        )
    )
    return Table(
        (Column(Align.KIRI, 3), Column(Align.ANGKA, 2), Column(Align.ANGKA, 2), Column(Align.ANGKA, 0.8)),
        (head,),
        tuple(body),
        caption=text("Ringkasan Pendapatan"),
        number="Tabel 1.",
        notes=(text("Sumber: data contoh."),),
        summary="Anggaran dan realisasi pendapatan",
    )


def spanned_table() -> Table:
    """Two header rows with column and row spans."""
    head = (
        Row(
            (
                TableCell(text("No."), rowspan=2),
                TableCell(text("Tahun"), colspan=2),
                TableCell(text("Keterangan"), rowspan=2),
            ),
            RowRole.KEPALA,
        ),
        Row((TableCell(text("2023")), TableCell(text("2024"))), RowRole.KEPALA),
    )
    rows = (
        Row(
            (
                TableCell(text("1."), rowspan=2),
                TableCell(text("4,05")),
                TableCell(text("4,83")),
                TableCell(text("naik")),
            )
        ),
        Row((TableCell(text("2,21")), TableCell(text("1,53")), TableCell(()))),
    )
    return Table(
        (Column(Align.TENGAH, 1), Column(Align.ANGKA, 2), Column(Align.ANGKA, 2), Column(Align.KIRI, 4)),
        head,
        rows,
    )


def everything(konsep: bool = False, extra: tuple[Block, ...] = ()) -> Document:
    """A document that holds every kind of node."""
    name = (Strong(text("dr. Contoh Nama, M.Si.")),)
    blocks: tuple[Block, ...] = (
        Letterhead((text("WALI KOTA CONTOH"),), emblem_mm=25),
        Paragraph(
            (Text("NOTA PENGANTAR"), LineBreak(), Text("TAHUN ANGGARAN "), Value("2024", Span("l.yaml", 4))),
            role="judul",
        ),
        Paragraph(text("Assalamualaikum warahmatullahi wabarakatuh,"), role="salam"),
        Heading(1, text("Dasar dan Kedudukan Laporan"), "I.", "dasar"),
        Paragraph(
            (
                Text(LONG),
                Strong(text("tebal")),
                Text(", "),
                Emph(text("digital payment")),
                Text(" dan "),
                Value("Rp1.234.567,89", None),
                Text("."),
            )
        ),
        Paragraph(text(LONG * 3)),
        Heading(2, text("Anggaran"), "A.", "anggaran"),
        money_table(),
        ListBlock(
            (
                ListItem((Paragraph(text("butir pertama; " + LONG), "isi-rapat"),), "1."),
                ListItem(
                    (
                        Paragraph(text("butir kedua:"), "isi-rapat"),
                        ListBlock(
                            (
                                ListItem((Paragraph(text("anak butir"), "isi-rapat"),), "a."),
                                ListItem((Paragraph(text("anak lain"), "isi-rapat"),), "b."),
                            )
                        ),
                    ),
                    "2.",
                ),
            )
        ),
        ListBlock((ListItem((Paragraph(text("tanpa nomor"), "isi-rapat"),), "–"),), ordered=False),
        ListBlock((ListItem((Paragraph(text("mulai lagi dari satu"), "isi-rapat"),), "1."),)),
        Quote((Paragraph(text("Tema pembangunan yang dikutip."), "kutipan"),)),
        Heading(2, text("Tabel Bertingkat"), "B.", "tingkat"),
        spanned_table(),
        *extra,
        *((Paragraph((Text("Nomor surat: "), Gap("[BELUM DIISI: nomor]"))),) if konsep else ()),
        Signature((Signatory((text("Contoh, 15 April 2025"), text("WALI KOTA CONTOH,")), name),)),
        Signature(
            (
                Signatory(
                    (text("PIHAK KEDUA,"),), text("Ketua Contoh"), (text("NIP 19700101 199003 1 001"),)
                ),
                Signatory((text("PIHAK PERTAMA,"),), name),
            )
        ),
        PageBreak(),
        Paragraph(text("LAMPIRAN"), role="lampiran"),
        Paragraph(text("Sekian.")),
    )
    meta = Meta("Nota Pengantar Contoh", "Wali Kota Contoh", "LKPj 2024", "LKPj, DPRD", dt.date(2025, 4, 15))
    return Document(meta, blocks, konsep)
