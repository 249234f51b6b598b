"""Block directives of the templates: `::: name` … `:::`, one table of what each becomes.

They hold what Markdown can't say: letterhead, title, greetings, signature, tables from data, page
breaks. A directive doesn't hold another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.rupiah import Rupiah, format_angka_tabel
from lkpj_report.diagnostics import Span
from lkpj_report.document.tree import (
    Align,
    Block,
    Column,
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
    plain,
)
from lkpj_report.templates.markdown import MarkdownFault, blocks, inlines, leaf_inline
from lkpj_report.templates.values import (
    PLACEHOLDER,
    Book,
    Leaf,
    TemplateFault,
    View,
    content,
    derived,
    has_field,
    words,
)


@dataclass(frozen=True, slots=True)
class Body:
    """What stands in a directive: the rest of its first line, its lines with their places."""

    name: str
    head: str
    lines: Sequence[str]
    spans: Sequence[Span]
    span: Span
    book: Book
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    def filled(self) -> Iterator[tuple[str, Span]]:
        """Lines that hold something."""
        for line, span in zip(self.lines, self.spans, strict=True):
            if line.strip():
                yield line.strip(), span

    def wrong(self, message: str, span: Span | None = None, *hints: str) -> MarkdownFault:
        """A fault of this directive."""
        return MarkdownFault(
            TemplateFault("T110", f'"::: {self.name}": {message}', *hints), span or self.span
        )

    def pairs(self) -> Iterator[tuple[str, str, Span]]:
        """Lines of the form "key: text"; "---" comes as a key without text."""
        for line, span in self.filled():
            key, colon, text = line.partition(":")
            if line != "---" and not colon:
                raise self.wrong(f'baris "{line[:40]}" seharusnya berbentuk "kunci: isi"', span)
            yield (key.strip(), text.strip(), span) if colon else (line, "", span)

    def inline(self, text: str, span: Span) -> Inlines:
        """A line's Markdown."""
        return inlines(text, self.book, span)


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
            room = _millimetres(body, text, span)
        else:
            lines.append(body.inline(line, span))
    yield Letterhead(tuple(lines), emblem, 0.0 if emblem else room, body.span)


def _millimetres(body: Body, text: str, span: Span) -> float:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        raise body.wrong(f'"{text.strip()}" bukan ukuran dalam milimeter', span) from None


def _signature(body: Body) -> Iterator[Block]:
    """`pembuka:` lines, `nama:`, `bawah:` lines; `---` begins the next party."""
    parties: list[Signatory] = []
    opening: list[Inlines] = []
    below: list[Inlines] = []
    name: Inlines | None = None
    for key, text, span in [*body.pairs(), ("---", "", body.span)]:
        match key:
            case "pembuka":
                opening.append(body.inline(text, span))
            case "nama":
                name = body.inline(text, span)
            case "bawah":
                below.append(body.inline(text, span))
            case "---":
                if name is None:
                    raise body.wrong('tiap pihak memerlukan baris "nama: …"', span)
                parties.append(Signatory(tuple(opening), name, tuple(below)))
                opening, below, name = [], [], None
            case _:
                raise body.wrong(f'kunci "{key}" tidak dikenal', span, "yang ada: pembuka, nama, bawah, ---")
    if len(parties) > 2:
        raise body.wrong("paling banyak dua pihak")
    yield Signature(tuple(parties), body.span)


@dataclass(frozen=True, slots=True)
class _Kolom:
    jalur: str
    judul: Inlines
    align: Align
    lebar: float


def _table(body: Body) -> Iterator[Block]:
    """A table from rows of data: `::: tabel {{ rows }}`, then `judul:`, `kolom: path | title | align | width`."""
    rows = _rows(body)
    kolom: list[_Kolom] = []
    caption: Inlines = ()
    notes: list[Inlines] = []
    for key, text, span in body.pairs():
        match key:
            case "judul":
                caption = body.inline(text, span)
            case "catatan":
                notes.append(body.inline(text, span))
            case "kolom":
                kolom.append(_column(body, text, span))
            case _:
                raise body.wrong(f'kunci "{key}" tidak dikenal', span, "yang ada: judul, kolom, catatan")
    if not kolom:
        raise body.wrong('memerlukan baris "kolom: isi | judul | rata | lebar"')
    header = Row(tuple(TableCell(k.judul) for k in kolom), RowRole.KEPALA)
    made = tuple(_row(body, row, kolom) for row in rows)
    columns = tuple(Column(k.align, k.lebar) for k in kolom)
    yield Table(columns, (header,), made, caption, "", tuple(notes), plain(caption), body.span)


def _rows(body: Body) -> tuple[object, ...]:
    m = PLACEHOLDER.fullmatch(body.head)
    leaf = body.book.leaf(m[1]) if m else None
    rows = content(leaf) if leaf is not None else None
    if not isinstance(rows, tuple):
        raise body.wrong("memerlukan daftar baris", None, "tulis seperti ::: tabel {{ angka.anggaran.lra }}")
    return rows


def _column(body: Body, text: str, span: Span) -> _Kolom:
    parts = [p.strip() for p in text.split("|")]
    if len(parts) != 4 or parts[2] not in set(Align):
        raise body.wrong(
            f'kolom "{text[:40]}" tidak lengkap',
            span,
            "tulis: kolom: isi | judul | kiri, tengah, kanan, atau angka | lebar",
        )
    return _Kolom(parts[0], body.inline(parts[1], span), Align(parts[2]), _millimetres(body, parts[3], span))


def _row(body: Body, row: object, kolom: Sequence[_Kolom]) -> Row:
    role = RowRole(_plain(body, row, "peran", "isi"))
    indent = int(_plain(body, row, "lekuk", "0"))
    if role is RowRole.KELOMPOK:
        cell = TableCell(_cell(body, row, kolom[0].jalur), colspan=len(kolom))
        return Row((cell,), role)
    return Row(
        tuple(
            TableCell(_cell(body, row, k.jalur), indent=indent if i == 0 else 0) for i, k in enumerate(kolom)
        ),
        role,
    )


def _plain(body: Body, row: object, name: str, default: str) -> str:
    """What a row says of itself (its role, its indent), when it does."""
    return words(row[name]) if isinstance(row, View) and has_field(row, name) else default


def _cell(body: Body, row: object, path: str) -> Inlines:
    value: object = row
    for name in path.split("."):
        if value is None:
            return ()
        if not isinstance(value, View):
            raise body.wrong(f'kolom "{path}" bukan isian dari barisnya')
        try:
            value = value[name]
        except TemplateFault as e:
            raise MarkdownFault(e, body.span) from None
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
}
"""All directives."""
