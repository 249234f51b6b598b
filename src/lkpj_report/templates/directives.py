"""Block directives of the templates: `::: name` … `:::`, one table of what each becomes.

They hold what Markdown can't say: letterhead, title, greetings, signature, tables from data, page
breaks, turned pages, contents lists, charts and pictures (`illustrations`). A directive doesn't hold
another one. What stands in one is read by `body`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.rupiah import Rupiah, format_angka_tabel
from lkpj_report.diagnostics import Span
from lkpj_report.document.tree import (
    Align,
    Block,
    Column,
    Contents,
    ContentsKind,
    Inline,
    Inlines,
    Letterhead,
    LineBreak,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Row,
    RowRole,
    Signatory,
    Signature,
    Table,
    TableCell,
    Text,
    Turn,
    plain,
)
from lkpj_report.templates.body import Body, Setting, nearest
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


def _letterhead(body: Body) -> Iterator[Block]:
    """`lambang: path` or `ruang: mm`, and lines to print."""
    emblem: Picture | None = None
    room = 0.0
    lines: list[Inlines] = []
    for line, span in body.filled():
        key, colon, text = line.partition(":")
        if colon and key.strip() == "lambang":
            emblem = body.pictures.get(body.book.put_back(text).strip())
        elif colon and key.strip() == "ruang":
            room = body.millimetres(text, span)
        else:
            lines.append(body.inline(line, span, "kop"))
    yield Letterhead(tuple(lines), emblem, 0.0 if emblem else room, body.span)


def _signature(body: Body) -> Iterator[Block]:
    """`pembuka:` lines, `nama:`, `bawah:` lines; `---` begins the next party; `saksi: name | office` a witness."""
    parties: list[Signatory] = []
    witnesses: list[Signatory] = []
    opening: list[Inlines] = []
    below: list[Inlines] = []
    name: Inlines | None = None
    for key, text, span in [*body.pairs(), ("---", "", body.span)]:
        match key:
            case "pembuka":
                opening.append(body.inline(text, span, "tanda tangan"))
            case "nama":
                name = body.inline(text, span, "tanda tangan")
            case "bawah":
                below.append(body.inline(text, span, "tanda tangan"))
            case "saksi":
                witnesses.append(_witness(body, text, span))
            case "---":
                if name is None:
                    raise body.wrong('tiap pihak memerlukan baris "nama: …"', span)
                parties.append(Signatory(tuple(opening), name, tuple(below)))
                opening, below, name = [], [], None
            case _:
                raise body.wrong(
                    f'kunci "{key}" tidak dikenal', span, "yang ada: pembuka, nama, bawah, saksi, ---"
                )
    if len(parties) > 2:
        raise body.wrong("paling banyak dua pihak")
    yield Signature(tuple(parties), body.span, tuple(witnesses))


def _witness(body: Body, text: str, span: Span) -> Signatory:
    """A witness: the name, and after a stroke the office."""
    name, _, office = (part.strip() for part in text.partition("|"))
    if not name or "|" in office:
        raise body.wrong(f'saksi "{text[:40]}" tidak lengkap', span, "tulis: saksi: nama | jabatan")
    lines = (body.inline(office, span, "tanda tangan"),) if office else ()
    return Signatory((), body.inline(name, span, "tanda tangan"), lines)


@dataclass(frozen=True, slots=True)
class _Kolom:
    jalur: str
    judul: Inlines
    align: Align
    lebar: float


def _table(body: Body) -> Iterator[Block]:
    """A table from rows of data: `::: tabel {{ rows }}`, then `judul:`, `kolom: path | title | align | width`."""
    rows = body.rows()
    kolom: list[_Kolom] = []
    caption: Inlines = ()
    anchor: list[Setting] = []
    notes: list[Inlines] = []
    for key, text, span in body.pairs():
        match key:
            case "judul":
                caption = body.inline(text, span, "judul tabel")
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
                    nearest(key, ("judul", "kolom", "catatan", "sasaran")),
                )
    if not kolom:
        raise body.wrong('memerlukan baris "kolom: isi | judul | rata | lebar"')
    header = Row(tuple(TableCell(k.judul) for k in kolom), RowRole.KEPALA)
    made = tuple(_row(body, row, kolom) for row in rows)
    columns = tuple(Column(k.align, k.lebar) for k in kolom)
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


def _row(body: Body, row: object, kolom: Sequence[_Kolom]) -> Row:
    role = RowRole(body.trait(row, "peran", "isi"))
    indent = int(body.trait(row, "lekuk", "0"))
    if role is RowRole.KELOMPOK:
        cell = TableCell(_cell(body, row, kolom[0].jalur), colspan=len(kolom))
        return Row((cell,), role)
    return Row(
        tuple(
            TableCell(_cell(body, row, k.jalur), indent=indent if i == 0 else 0) for i, k in enumerate(kolom)
        ),
        role,
    )


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
    """Amounts in a table: dots, two decimals, negatives in brackets."""
    match content(leaf):
        case Rupiah(nilai):
            return derived(leaf, format_angka_tabel(nilai))
        case Bilangan(nilai) if nilai < 0:
            return derived(leaf, f"({words(leaf).lstrip('-')})")
        case _:
            return leaf


DIRECTIVES: dict[str, Callable[[Body], Iterator[Block]]] = {
    "kop": _letterhead,
    "judul": _lines_as_one,
    "subjudul": _lines_as_one,
    "salam": _lines_as_one,
    "sapaan": _prose,
    "lampiran": _lines_as_one,
    "isi-rapat": _prose,
    "kutipan": _quote,
    "tabel": _table,
    "tanda-tangan": _signature,
    "halaman-baru": _break,
    "mendatar": _turn(True),
    "tegak": _turn(False),
    "daftar-isi": _contents,
    "grafik": chart,
    "gambar": picture,
}
"""All directives."""
