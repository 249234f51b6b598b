"""Settled documents by a seed, for the measurements of `bench`.

In: a seed. Out: `Document`s as they come out of `resolve`: numbers, labels and no-break spaces are in. `nota`
is a speech of about 11 pages F4, `book` a report of about 285 pages with 120 tables and 900 paragraphs, `table`
one long table. The theme and its fonts are the shipped ones. The same seed gives the same document; two seeds
never do.
"""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from bench.adapters import FONTS

from bench import prose
from lkpj_report.document.resolve import resolve
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import (
    Align,
    Block,
    Column,
    Document,
    Emph,
    Heading,
    Inlines,
    Letterhead,
    LineBreak,
    ListBlock,
    ListItem,
    Meta,
    Paragraph,
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

ROOT = Path(__file__).parents[1]

THEME = ROOT / "report_templates" / "tema" / "naskah-dinas.yaml"

NOTA_PARTS, NOTA_PARAGRAPHS = 9, 5
CHAPTERS, SECTIONS, PARTS, PARTS_PARAGRAPHS = 5, 6, 4, 7  # 5 x 6 x (4 x 7 + 2) = 900 paragraphs
MONEY_ALIGN = (Align.KIRI, Align.ANGKA, Align.ANGKA, Align.ANGKA)


def theme() -> Theme:
    """The shipped theme "naskah-dinas"; raises ValueError when its file has faults."""
    from lkpj_report.source.yaml_reader import read_yaml
    from lkpj_report.templates.themes import read_theme

    file, found = read_yaml(THEME.name, THEME.read_bytes())
    if file.root is None:
        raise ValueError(found)
    made, found = read_theme(THEME.stem, file.root)
    if made is None:
        raise ValueError(found)
    return made


def fonts() -> dict[str, bytes]:
    """The shipped TTF files by their path below `aset/font`."""
    return {path.relative_to(FONTS).as_posix(): path.read_bytes() for path in sorted(FONTS.rglob("*.ttf"))}


def nota(seed: int, look: Theme | None = None) -> Document:
    """A speech: letterhead, title, 45 paragraphs under nine headings, three tables, lists, a signature."""
    rng = random.Random(f"nota {seed}")
    blocks: list[Block] = [*_front(rng, seed), _greeted(rng)]
    for part in range(NOTA_PARTS):
        blocks.append(_heading(rng, 1))
        blocks += [_paragraph(rng, 2, 4) for _ in range(NOTA_PARAGRAPHS)]
        if part % 3 == 1:
            blocks.append(_money(rng, rng.randint(8, 12)))
        if part % 3 == 2:
            blocks.append(_list(rng, part % 2 == 0))
    blocks.append(_signed(rng))
    return _settled(seed, "Nota Pengantar", tuple(blocks), look)


def book(seed: int, look: Theme | None = None) -> Document:
    """A report: five chapters, headings on three levels, 900 paragraphs, 120 tables, 60 lists."""
    rng = random.Random(f"book {seed}")
    blocks: list[Block] = [*_front(rng, seed)]
    for _ in range(CHAPTERS):
        blocks.append(_heading(rng, 1))
        for section in range(SECTIONS):
            blocks.append(_heading(rng, 2))
            blocks += [_paragraph(rng, 3, 4), _paragraph(rng, 3, 4)]
            for part in range(PARTS):
                blocks.append(_heading(rng, 3))
                blocks += [_paragraph(rng, 3, 6) for _ in range(PARTS_PARAGRAPHS)]
                blocks.append(_money(rng, rng.randint(5, 14)))
                if part % 2:
                    blocks.append(_list(rng, section % 2 == 0))
    blocks.append(_signed(rng))
    return _settled(seed, "Laporan Keterangan Pertanggungjawaban", tuple(blocks), look)


def table(rows: int = 5000, columns: int = 6, seed: int = 1, look: Theme | None = None) -> Document:
    """One table under one heading: a name and figures."""
    rng = random.Random(f"table {seed}")
    head = Row(tuple(_cell(f"Kolom {n}") for n in range(1, columns + 1)), RowRole.KEPALA)
    body = tuple(
        Row((_cell(prose.phrase(rng, 2, 4)), *(_figure(rng, 7) for _ in range(columns - 1))))
        for _ in range(rows)
    )
    shapes = (Column(Align.KIRI, 2.0), *(Column(Align.ANGKA, 1.2) for _ in range(columns - 1)))
    long = Table(shapes, (head,), body, caption=(Text("Rincian"),), summary="Rincian")
    return _settled(seed, "Tabel Panjang", (_heading(rng, 1), long), look)


def words(document: Document) -> set[str]:
    """The different forms of words in a document, case aside; figures do not count."""
    from lkpj_report.document.tree import plain
    from lkpj_report.document.walk import runs

    text = " ".join(plain(children) for children in runs(document))
    return {w for raw in text.lower().split() if (w := raw.strip("().,;:–")).isalpha()}


def _settled(seed: int, title: str, blocks: tuple[Block, ...], look: Theme | None) -> Document:
    meta = Meta(f"{title} {seed}", "Wali Kota Contoh", "LKPj", "LKPj, DPRD", dt.date(2025, 4, 15))
    document, found = resolve(Document(meta, blocks), look or theme(), {})
    if found:
        raise ValueError(found)
    return document


def _front(rng: random.Random, seed: int) -> tuple[Block, ...]:
    title = (Text("NOTA PENGANTAR"), LineBreak(), Text(f"NOMOR {seed} TAHUN ANGGARAN 2024"))
    subject = f"disampaikan pada Rapat Paripurna DPRD {prose.place(rng)}, {rng.randint(1, 28)} April 2025"
    return (
        Letterhead(((Text(f"WALI KOTA {prose.place(rng).upper()}"),),), emblem_mm=25.0),
        Paragraph(title, role="judul"),
        Paragraph((Text(subject),), role="subjudul"),
    )


def _greeted(rng: random.Random) -> Block:
    names = tuple(f"{prose.phrase(rng)} {prose.place(rng)};" for _ in range(4))
    return ListBlock(
        tuple(ListItem((Paragraph((Text(n),), role="sapaan"),)) for n in names), ordered=False, role="sapaan"
    )


def _heading(rng: random.Random, level: int) -> Heading:
    return Heading(level, (Text(prose.heading(rng)),))


def _paragraph(rng: random.Random, least: int, most: int) -> Paragraph:
    """A paragraph; every fourth has a traced value, a bold and an italic word in it."""
    if rng.random() < 0.75:
        return Paragraph((Text(prose.sentences(rng, least, most)),))
    children: Inlines = (
        Text(prose.sentences(rng, 1, most - 1) + " Nilainya "),
        Value(f"Rp{prose.rupiah(rng, 10)}"),
        Text(" untuk "),
        Strong((Text(prose.phrase(rng)),)),
        Text(" dan "),
        Emph((Text(prose.place(rng)),)),
        Text(". " + prose.sentences(rng, 1, least)),
    )
    return Paragraph(children)


def _list(rng: random.Random, ordered: bool) -> ListBlock:
    """Five items, the second with a list of its own."""
    items = []
    for n in range(5):
        blocks: tuple[Block, ...] = (Paragraph((Text(prose.sentence(rng)),), role="isi-rapat"),)
        if n == 1:
            inner = [
                ListItem((Paragraph((Text(prose.phrase(rng, 4, 9) + ";"),), role="isi-rapat"),))
                for _ in range(3)
            ]
            blocks = (*blocks, ListBlock(tuple(inner)))
        items.append(ListItem(blocks))
    return ListBlock(tuple(items), ordered=ordered)


def _cell(text: str, indent: int = 0, colspan: int = 1) -> TableCell:
    return TableCell((Text(text),), indent=indent, colspan=colspan)


def _figure(rng: random.Random, digits: int) -> TableCell:
    return TableCell((Value(prose.rupiah(rng, digits)),))


def _money(rng: random.Random, rows: int) -> Table:
    """Budget and realisation: groups over the whole width, indented rows, a total."""
    head = Row(
        tuple(_cell(t) for t in ("Uraian", "Anggaran (Rp)", "Realisasi (Rp)", "Persen")), RowRole.KEPALA
    )
    body = []
    for n in range(rows):
        if n % 6 == 0:
            body.append(Row((_cell(prose.phrase(rng, 2, 4).upper(), colspan=4),), RowRole.KELOMPOK))
        name = _cell(prose.phrase(rng, 2, 6), indent=1)
        body.append(Row((name, _figure(rng, 11), _figure(rng, 11), _figure(rng, 2))))
    body.append(Row((_cell("Jumlah"), _figure(rng, 12), _figure(rng, 12), _figure(rng, 2)), RowRole.JUMLAH))
    return Table(
        tuple(Column(align, share) for align, share in zip(MONEY_ALIGN, (3.0, 2.2, 2.2, 0.9), strict=True)),
        (head,),
        tuple(body),
        caption=(Text(f"Anggaran dan Realisasi {prose.phrase(rng, 2, 3)}"),),
        notes=((Text(f"Sumber: {prose.phrase(rng)} {prose.place(rng)}."),),),
        summary="Anggaran dan realisasi",
    )


def _signed(rng: random.Random) -> Signature:
    place = prose.place(rng)
    opening = ((Text(f"{place}, 15 April 2025"),), (Text(f"WALI KOTA {place.upper()},"),))
    return Signature(
        (Signatory(opening, (Strong((Text(f"dr. {prose.place(rng)} {prose.place(rng)}, M.Si."),)),)),)
    )
