"""The one tree between templates and writers: closed unions of frozen nodes.

Templates make it, `resolve` settles its numbers, both writers dress it. A node says what a thing
is (`role`), never how it looks: fonts, sizes and spaces are the theme's. Text in the tree is
plain Unicode; nothing in it is markup.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from lkpj_report.diagnostics import Origin, Span

# ---------------------------------------------------------------- inlines


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the template."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A printed fact or figure with the place or formula that it came from (None: untraced)."""

    text: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that is still to be filled ("[BELUM DIISI: nomor surat]"); only a konsep has any."""

    text: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emph:
    """Italic: foreign words, titles."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside the paragraph."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address on the web; the address is also read out, so it is never the only text."""

    children: tuple[Inline, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a heading, table or figure of the same paper; resolve fills `text` ("Tabel 3", "BAB II")."""

    anchor: str
    text: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of its page; `number` is settled by resolve and stands for it in the text."""

    children: tuple[Inline, ...]
    number: str = ""


Inline = Text | Value | Gap | Strong | Emph | LineBreak | Link | Ref | Footnote
Inlines = tuple[Inline, ...]

# ---------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `number` ("II.") is settled by resolve and printed before the text."""

    level: int
    children: Inlines
    number: str = ""
    anchor: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; the role is a paragraph look of the theme ("isi", "judul", "salam" …)."""

    children: Inlines
    role: str = "isi"
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item; `label` ("1.", "a.", "–") is settled by resolve."""

    blocks: tuple[Block, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, numbered from `start` or with bullets."""

    items: tuple[ListItem, ...]
    ordered: bool = True
    start: int = 1
    role: str = "isi"
    span: Span | None = field(default=None, compare=False, repr=False)


class Align(StrEnum):
    """How cells of a column stand. ANGKA: to the right, figures under figures."""

    KIRI = "kiri"
    TENGAH = "tengah"
    KANAN = "kanan"
    ANGKA = "angka"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is a share of the table's width, 0 lets the content decide."""

    align: Align = Align.KIRI
    width: float = 0.0


class RowRole(StrEnum):
    """What a row is: its look comes from the theme (`baris` in the theme file)."""

    KEPALA = "kepala"
    ISI = "isi"
    KELOMPOK = "kelompok"
    JUMLAH = "jumlah"


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell; `indent` steps of the theme's table indent; a cell under a span is left out of its row."""

    children: Inlines
    colspan: int = 1
    rowspan: int = 1
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; its spans together with those above cover each column once."""

    cells: tuple[TableCell, ...]
    role: RowRole = RowRole.ISI


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `header` rows are repeated on each page; `notes` stand below it; `number` is resolve's."""

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: Inlines = ()
    number: str = ""
    notes: tuple[Inlines, ...] = ()
    summary: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its bytes (PNG or JPEG); height in millimetres, width follows; never without `alt`."""

    data: bytes = field(repr=False)
    height_mm: float = 25.0
    alt: str = ""


class ChartKind(StrEnum):
    """How a chart draws its series: upright bars (side by side when there are several), or lines."""

    BATANG = "batang"
    GARIS = "garis"


@dataclass(frozen=True, slots=True)
class Series:
    """One series: a value for each category of the chart, None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of numbers; the axis begins at zero (bars) and is labelled with `unit`; `alt` says the same in words."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    decimals: int = 2
    height_mm: float = 70.0
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or chart with its caption below; `number` ("Gambar 1.") and `anchor` are resolve's."""

    content: Picture | Chart
    caption: Inlines = ()
    number: str = ""
    notes: tuple[Inlines, ...] = ()
    anchor: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


class ContentsKind(StrEnum):
    """What a list of contents lists."""

    JUDUL = "judul"
    TABEL = "tabel"
    GAMBAR = "gambar"


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of a contents list; its page is known only to a layout."""

    level: int
    number: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A contents list; resolve fills `entries` from the whole paper, down to `depth` for headings."""

    kind: ContentsKind = ContentsKind.JUDUL
    title: Inlines = ()
    depth: int = 3
    entries: tuple[ContentsEntry, ...] = ()
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows stands on pages of this orientation, from a new page on."""

    landscape: bool
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of the first page: the emblem (or its space, `emblem_mm` high) above the lines."""

    lines: tuple[Inlines, ...]
    emblem: Picture | None = None
    emblem_mm: float = 0.0
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Signatory:
    """One signature: `opening` above ("Kupang, 15 April 2025"; "WALI KOTA KUPANG,"), the space,
    the name, and lines below the name (rank, NIP)."""

    opening: tuple[Inlines, ...]
    name: Inlines
    below: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block; one party stands at the right, two side by side; never parted by a page turn.

    Witnesses stand below the parties, numbered, each above a dotted line to sign on.
    """

    parties: tuple[Signatory, ...]
    span: Span | None = field(default=None, compare=False, repr=False)
    witnesses: tuple[Signatory, ...] = ()


def witness_title(block: Signature) -> Inlines:
    """The words above the witnesses of a block."""
    return (Text("Saksi-saksi:" if len(block.witnesses) > 1 else "Saksi:"),)


def signatory_lines(one: Signatory) -> tuple[Inlines, ...]:
    """All lines of a signatory from top to bottom."""
    return (*one.opening, one.name, *one.below)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, or a theme set apart."""

    blocks: tuple[Block, ...]
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts a page."""

    span: Span | None = field(default=None, compare=False, repr=False)


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Table
    | Figure
    | Contents
    | Letterhead
    | Signature
    | Quote
    | PageBreak
    | Turn
)

# ---------------------------------------------------------------- the whole


@dataclass(frozen=True, slots=True)
class Meta:
    """What file properties say. `date` is the paper's own date; a clock is never asked."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    date: dt.date = dt.date(2000, 1, 1)
    language: str = "id-ID"


@dataclass(frozen=True, slots=True)
class Document:
    """A paper, ready for the writers; `konsep` marks it as unfinished on every page."""

    meta: Meta
    blocks: tuple[Block, ...]
    konsep: bool = False


def plain(children: Inlines) -> str:
    """The words of some inlines without their footnotes, a line break as a space."""
    out: list[str] = []
    for node in children:
        match node:
            case Text(text) | Value(text) | Gap(text):
                out.append(text)
            case Strong(kids) | Emph(kids) | Link(kids):
                out.append(plain(kids))
            case Ref(text=text):
                out.append(text)
            case LineBreak():
                out.append(" ")
            case Footnote():
                pass
            case _:
                assert_never(node)
    return "".join(out)
