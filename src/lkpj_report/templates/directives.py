"""Block directives of the templates: `::: name` … `:::`, one table of what each becomes.

They hold what Markdown can't say: letterhead, title, greetings, signature, tables from data, page
breaks, turned pages, contents lists, charts and pictures (`illustrations`). A directive doesn't hold
another one. What stands in one is read by `body`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from lkpj_report.bahasa.bilangan import Bilangan, format_bilangan
from lkpj_report.bahasa.rupiah import Rupiah, format_angka_tabel
from lkpj_report.diagnostics import Generated, Span
from lkpj_report.document.tree import (
    Align,
    Block,
    Column,
    Contents,
    ContentsKind,
    Inline,
    Inlines,
    LineBreak,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    RowRole,
    Table,
    TableCell,
    Text,
    Turn,
    Value,
    plain,
)
from lkpj_report.laporan.skalar import Cacah
from lkpj_report.records import dataclass
from lkpj_report.templates.body import Body, Setting, nearest
from lkpj_report.templates.form_directives import (
    SIGNING,
    copies,
    cover,
    letterhead,
    page_numbers,
    particulars,
    reading_time,
    signature,
    signing_cells,
)
from lkpj_report.templates.illustrations import chart, picture
from lkpj_report.templates.inlines import leaf_inline
from lkpj_report.templates.markdown import blocks
from lkpj_report.templates.values import Leaf, content, derived, words


def _lines_as_one(body: Body) -> Iterator[Block]:
    """Each line a line of one paragraph; an empty line begins the next paragraph. The role is the name."""
    run: list[Inline] = []
    for line, span in zip(body.lines, body.spans, strict=True):
        if not line.strip():
            if run:
                yield Paragraph(tuple(run), body.name, body.span)
            run = []
            continue
        run += [*([LineBreak()] if run else []), *body.inline(line, span)]
    if run:
        yield Paragraph(tuple(run), body.name, body.span)


def _prose(body: Body) -> Iterator[Block]:
    """Markdown whose paragraphs take the directive's name as role."""
    for block in blocks(body.lines, body.spans, body.book):
        yield Paragraph(block.children, body.name, block.span) if isinstance(block, Paragraph) else block


def _quote(body: Body) -> Iterator[Block]:
    inner = blocks(body.lines, body.spans, body.book)
    kids = tuple(Paragraph(b.children, "kutipan", b.span) if isinstance(b, Paragraph) else b for b in inner)
    yield Quote(kids, body.span)


def _break(body: Body) -> Iterator[Block]:
    if any(body.filled()):
        raise body.wrong("tidak berisi apa-apa")
    yield PageBreak(body.span)


def _turn(landscape: bool) -> Callable[[Body], Iterator[Block]]:
    """What follows stands on turned or upright pages."""

    def make(body: Body) -> Iterator[Block]:
        if body.head or any(body.filled()):
            raise body.wrong("tidak berisi apa-apa")
        yield Turn(landscape, body.span)

    return make


TITLES = {
    ContentsKind.JUDUL: "DAFTAR ISI",
    ContentsKind.TABEL: "DAFTAR TABEL",
    ContentsKind.GAMBAR: "DAFTAR GAMBAR",
}
DEPTHS = ("1", "2", "3")
"""Levels of headings that a contents list may show."""


def _contents(body: Body) -> Iterator[Block]:
    """A contents list of headings, tables or figures."""
    if body.head:
        raise body.wrong("isinya ditulis di baris sendiri", None, "tulis: isi: judul")
    given = body.settings(("isi", "judul", "tingkat"))
    kind = ContentsKind(body.choice(given["isi"], [k.value for k in ContentsKind], "judul"))
    title: Inlines = (Text(TITLES[kind]),)
    for text, span in given["judul"]:
        title = body.inline(text, span, "judul daftar")
    yield Contents(kind, title, int(body.choice(given["tingkat"], DEPTHS, DEPTHS[-1])), span=body.span)


@dataclass(frozen=True, slots=True)
class _Kolom:
    jalur: str
    judul: Inlines
    align: Align
    lebar: float


def _table(body: Body) -> Iterator[Block]:
    """A table from rows of data: `::: tabel {{ rows }}`, then `judul:`, `kolom: path | title | align | width`.

    The path `#` counts the rows, `#ttd` is a place to sign in; `tinggi: mm` is the least height of a row;
    `lekuk: path` names the column that is indented and that heads a group.
    """
    rows = body.rows()
    kolom: list[_Kolom] = []
    caption: Inlines = ()
    anchor: list[Setting] = []
    notes: list[Inlines] = []
    lekuk = ""
    height = 0.0
    for key, text, span in body.pairs():
        match key:
            case "judul":
                caption = body.inline(text, span, "judul tabel")
            case "lekuk":
                lekuk = text
            case "tinggi":
                height = body.size([(text, span)], 0.0)
            case "sasaran":
                anchor.append((text, span))
            case "catatan":
                notes.append(body.inline(text, span))
            case "kolom":
                kolom.append(_column(body, text, span))
            case _:
                raise body.wrong(
                    f'kunci "{key}" tidak dikenal',
                    span,
                    nearest(key, ("judul", "kolom", "catatan", "sasaran", "lekuk", "tinggi")),
                )
    if not kolom:
        raise body.wrong('memerlukan baris "kolom: isi | judul | rata | lebar"')
    header = Row(
        tuple(TableCell(k.judul, colspan=2 if k.jalur == SIGNING else 1) for k in kolom), RowRole.KEPALA
    )
    made = _rows(body, rows, kolom, (_indented(body, kolom, lekuk), height))
    columns = tuple(
        Column(k.align, k.lebar / parts) for k in kolom for parts in ((2, 2) if k.jalur == SIGNING else (1,))
    )
    name = body.anchor(anchor, caption)
    yield Table(columns, (header,), made, caption, "", tuple(notes), plain(caption), body.span, name)


def _column(body: Body, text: str, span: Span) -> _Kolom:
    parts = [p.strip() for p in text.split("|")]
    if len(parts) != 4 or parts[2] not in set(Align):
        raise body.wrong(
            f'kolom "{text[:40]}" tidak lengkap',
            span,
            "tulis: kolom: isi | judul | kiri, tengah, kanan, atau angka | lebar",
        )
    return _Kolom(
        parts[0],
        body.inline(parts[1], span, "kepala tabel"),
        Align(parts[2]),
        body.millimetres(parts[3], span),
    )


def _indented(body: Body, kolom: Sequence[_Kolom], jalur: str) -> int:
    """The column that shows a row's level: the one that is named, else the first that holds words."""
    if not jalur:
        return next((i for i, k in enumerate(kolom) if k.jalur != "#"), 0)
    at = next((i for i, k in enumerate(kolom) if k.jalur == jalur), None)
    if at is None:
        raise body.wrong(
            f'lekuk "{jalur}" bukan salah satu kolom', None, nearest(jalur, [k.jalur for k in kolom])
        )
    return at


def _rows(
    body: Body, rows: Iterable[object], kolom: Sequence[_Kolom], look: tuple[int, float]
) -> tuple[Row, ...]:
    """All rows; plain rows are counted for the column `#`, groups and totals are not. `look` is the column that
    is indented, and the least height of a plain row (mm)."""
    lekuk, height = look
    width = len(kolom) + sum(k.jalur == SIGNING for k in kolom)
    out: list[Row] = []
    count = 0
    for row in rows:
        role = RowRole(body.trait(row, "peran", "isi"))
        if role is RowRole.KELOMPOK:
            out.append(Row((TableCell(_cell(body, row, kolom[lekuk].jalur), colspan=width),), role))
            continue
        count += role is RowRole.ISI
        number: Inlines = (Value(f"{count}.", Generated("nomor baris")),) if role is RowRole.ISI else ()
        indent = int(body.trait(row, "lekuk", "0"))
        cells: list[TableCell] = []
        for i, k in enumerate(kolom):
            if k.jalur == SIGNING:
                cells += signing_cells(count) if role is RowRole.ISI else (TableCell(()), TableCell(()))
                continue
            text = number if k.jalur == "#" else _cell(body, row, k.jalur)
            cells.append(TableCell(text, indent=indent if i == lekuk else 0))
        out.append(Row(tuple(cells), role, height if role is RowRole.ISI else 0.0))
    return tuple(out)


def _cell(body: Body, row: object, path: str) -> Inlines:
    value = body.at_path(row, path)
    if value is None:
        return ()
    leaves = value if isinstance(value, tuple) else (value,)
    out: list[Inline] = []
    for i, leaf in enumerate(leaves):
        if not isinstance(leaf, Leaf):
            raise body.wrong(f'kolom "{path}" bukan satu nilai')
        out += [*([Text("; ")] if i else []), leaf_inline(_in_table(leaf), body.span)]
    return tuple(out)


def _in_table(leaf: Leaf) -> Leaf:
    """Amounts in a table: dots, two decimals, negatives in brackets; counts with dots."""
    match content(leaf):
        case Rupiah(nilai):
            return derived(leaf, format_angka_tabel(nilai))
        case Bilangan(nilai) if nilai < 0:
            return derived(leaf, f"({words(leaf).lstrip('-')})")
        case Cacah() as count:
            return derived(leaf, format_bilangan(Decimal(count), 0))
        case _:
            return leaf


DIRECTIVES: dict[str, Callable[[Body], Iterator[Block]]] = {
    "kop": letterhead,
    "judul": _lines_as_one,
    "subjudul": _lines_as_one,
    "salam": _lines_as_one,
    "sapaan": _prose,
    "lampiran": _lines_as_one,
    "isi-rapat": _prose,
    "kutipan": _quote,
    "tabel": _table,
    "tanda-tangan": signature,
    "keterangan": particulars,
    "tanggal-surat": _lines_as_one,
    "yth": _lines_as_one,
    "tembusan": copies,
    "sampul": cover,
    "nomor-halaman": page_numbers,
    "waktu-baca": reading_time,
    "halaman-baru": _break,
    "mendatar": _turn(True),
    "tegak": _turn(False),
    "daftar-isi": _contents,
    "grafik": chart,
    "gambar": picture,
}
"""All directives."""
