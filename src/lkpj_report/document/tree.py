"""The one tree between templates and writers: closed unions of frozen nodes.

Templates make it, `resolve` settles its numbers, both writers dress it. A node says what a thing
is (`role`), never how it looks: fonts, sizes and spaces are the theme's. Text in the tree is
plain Unicode; nothing in it is markup.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from lkpj_report.diagnostics import Span
from lkpj_report.document import words
from lkpj_report.records import dataclass

# ---------------------------------------------------------------- words: of one tree with the blocks, known from here

Blank = words.Blank
Emph = words.Emph
Footnote = words.Footnote
Gap = words.Gap
Inline = words.Inline
Inlines = words.Inlines
LineBreak = words.LineBreak
Link = words.Link
Ref = words.Ref
Strong = words.Strong
Text = words.Text
Value = words.Value
plain = words.plain

# ---------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `number` ("II.") is settled by resolve and printed before the text, unless it is `bare`
    (a foreword, an annex), which leaves the count as it was."""

    level: int
    children: Inlines
    number: str = ""
    anchor: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)
    bare: bool = False


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
    """A row of cells; its spans together with those above cover each column once. `height_mm` is the least
    height, for rows that somebody signs in."""

    cells: tuple[TableCell, ...]
    role: RowRole = RowRole.ISI
    height_mm: float = 0.0


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
    """A picture by its bytes (PNG or JPEG); height in millimetres, width follows; never without `alt`.
    `state` marks the state emblem, which only papers of the head of region carry (UU 24/2009 art. 52, 54)."""

    data: bytes = field(repr=False)
    height_mm: float = 25.0
    alt: str = ""
    state: bool = False


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
    """A chart of numbers; the axis begins at zero (bars) and is labelled with `unit`; `alt` says the same in words.
    `traced` are its names and numbers with the places that they came from, in no order; none of it is printed."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    decimals: int = 2
    height_mm: float = 70.0
    alt: str = ""
    traced: Inlines = field(default=(), compare=False, repr=False)


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
    """The head of a page: the emblem (or its space, `emblem_mm` high) above the lines, or `beside` them at the
    left edge; a rule below. `roles` names the look of each line; without them lines take `kop-1`, `kop-2` …"""

    lines: tuple[Inlines, ...]
    emblem: Picture | None = None
    emblem_mm: float = 0.0
    span: Span | None = field(default=None, compare=False, repr=False)
    roles: tuple[str, ...] = ()
    beside: bool = False
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Signatory:
    """One signature: `opening` above ("Kupang, 15 April 2025"; "WALI KOTA KUPANG,"), the space,
    the name, and lines below the name (rank, NIP).

    An `electronic` one has a framed box in place of the space; `anchor` is the sign in it by which the signing
    application finds it (resolve takes it from the theme).
    """

    opening: tuple[Inlines, ...]
    name: Inlines
    below: tuple[Inlines, ...] = ()
    electronic: bool = False
    anchor: str = ""


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
    anchor = ((Text(one.anchor),),) if one.anchor else ()
    return (*one.opening, *anchor, one.name, *one.below)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, or a theme set apart."""

    blocks: tuple[Block, ...]
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Particular:
    """One line of particulars: "Hari/Tanggal", a colon, the value; without a label it goes on the one above."""

    label: str
    value: Inlines


@dataclass(frozen=True, slots=True)
class Particulars:
    """Labels, colons and values, each under the other; later lines of a value stand under its first."""

    rows: tuple[Particular, ...]
    role: str = "keterangan"
    span: Span | None = field(default=None, compare=False, repr=False)


def particular_label(row: Particular) -> str:
    """What stands before the value: the label and a colon."""
    return f"{row.label} : " if row.label else ""


class NumberForm(StrEnum):
    """How pages are numbered; TIDAK: not at all."""

    TIDAK = "tidak"
    ANGKA = "angka"
    ROMAWI = "romawi"


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """What follows stands on new pages that are numbered so from `start` on."""

    form: NumberForm
    start: int = 1
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
    | Particulars
    | PageNumbers
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
    """A paper, ready for the writers; `konsep` marks it as unfinished on every page, `foot` is printed small at
    the foot of each."""

    meta: Meta
    blocks: tuple[Block, ...]
    konsep: bool = False
    foot: str = ""
