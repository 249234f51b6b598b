"""Directives for what a naskah dinas has besides text: letterhead, particulars, copies, cover, page numbers,
signatures, the line of the reading time.

In: a directive's `Body`. Out: blocks of the tree. The emblem rule is held here: the state emblem stands on the
letterhead of a head of region only (UU 24/2009 art. 52 and 54); DPRD and offices have that of the region.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkpj_report.diagnostics import Generated, Span
from lkpj_report.document.speech import TIME
from lkpj_report.document.tree import (
    Blank,
    Block,
    Inline,
    Inlines,
    Letterhead,
    LineBreak,
    ListBlock,
    ListItem,
    NumberForm,
    PageNumbers,
    Paragraph,
    Particular,
    Particulars,
    Picture,
    Signatory,
    Signature,
    TableCell,
    Text,
    Value,
)
from lkpj_report.templates.body import Body, Setting, nearest

HEAD_ROLES = {"instansi": "kop-instansi", "nama": "kop-nama", "alamat": "kop-alamat"}
"""Keys of an institution's letterhead with the roles of their lines."""

SIGNING = "#ttd"
"""The path of a column to sign in: two columns, signed in turn at the left and at the right."""

SIGNING_DOTS = 5


def letterhead(body: Body) -> Iterator[Block]:
    """`lambang: path` or `ruang: mm`; then the lines of a head of region, or `instansi:`, `nama:`, `alamat:`."""
    emblem: Picture | None = None
    at = body.span
    room = 0.0
    lines: list[Inlines] = []
    roles: list[str] = []
    for line, span in body.filled():
        key, colon, text = (part.strip() for part in line.partition(":"))
        if colon and key == "lambang":
            emblem, at = _emblem(body, text, span), span
        elif colon and key == "ruang":
            room = body.millimetres(text, span)
        elif colon and key in HEAD_ROLES:
            lines.append(body.inline(text, span, "kop"))
            roles.append(HEAD_ROLES[key])
        else:
            lines.append(body.inline(line, span, "kop"))
            roles.append("")
    institution = any(roles)
    if institution and not all(roles):
        raise body.wrong("baris kop instansi berkunci semua", None, "yang ada: " + ", ".join(HEAD_ROLES))
    if institution and emblem is not None and emblem.state:
        cure = "pakai lambang: {{ daerah.lambang_daerah }}"
        raise body.other("T126", "lambang negara hanya untuk kop kepala daerah", at, cure)
    named = tuple(roles) if institution else ()
    yield Letterhead(tuple(lines), emblem, 0.0 if emblem else room, body.span, named, institution)


def _emblem(body: Body, text: str, span: Span) -> Picture | None:
    return body.pictures.get(body.book.put_back(text).strip())


def particulars(body: Body) -> Iterator[Block]:
    """`label: value` lines; a line that begins with the colon goes on the value above."""
    rows: list[Particular] = []
    for line, span in body.filled():
        label, colon, text = line.partition(":")
        if not colon:
            raise body.wrong(f'baris "{body.shown(line)}" seharusnya berbentuk "label: isi"', span)
        if not rows and not label.strip():
            raise body.wrong("baris pertama memerlukan label", span)
        rows.append(Particular(body.book.put_back(label).strip(), body.inline(text, span)))
    if not rows:
        raise body.wrong('memerlukan baris "label: isi"')
    yield Particulars(tuple(rows), body.name, body.span)


def copies(body: Body) -> Iterator[Block]:
    """Who gets a copy, a line each; numbered when there are several."""
    lines = [body.inline(line, span) for line, span in body.filled()]
    if not lines:
        raise body.wrong("memerlukan paling sedikit satu penerima")
    yield Paragraph((Text("Tembusan:"),), body.name, body.span)
    paragraphs = [Paragraph(line, body.name, body.span) for line in lines]
    if len(paragraphs) == 1:
        yield paragraphs[0]
    else:
        yield ListBlock(tuple(ListItem((p,)) for p in paragraphs), True, 1, body.name, body.span)


def cover(body: Body) -> Iterator[Block]:
    """`lambang:` or `ruang:`, `judul:` lines, `kaki:` lines; a page of its own without a number."""
    given = body.settings(("lambang", "ruang"), ("judul", "kaki"))
    if not given["judul"]:
        raise body.wrong('memerlukan baris "judul: …"')
    emblem = None
    for text, span in given["lambang"]:
        emblem = _emblem(body, text, span)
    room = 0.0
    for text, span in given["ruang"]:
        room = body.millimetres(text, span)
    yield PageNumbers(NumberForm.TIDAK, 1, body.span)
    if emblem or room:
        yield Letterhead((), emblem, 0.0 if emblem else room, body.span, (), False, False)
    for key, role in (("judul", "sampul"), ("kaki", "sampul-kaki")):
        if given[key]:
            yield Paragraph(_lines(body, given[key]), role, body.span)


def _lines(body: Body, given: list[Setting]) -> Inlines:
    out: list[Inline] = []
    for text, span in given:
        out += [*([LineBreak()] if out else []), *body.inline(text, span, "sampul")]
    return tuple(out)


def page_numbers(body: Body) -> Iterator[Block]:
    """`bentuk: romawi`, `angka` or `tidak`, `mulai: 1`: from the next page on."""
    given = body.settings(("bentuk", "mulai"))
    form = NumberForm(body.choice(given["bentuk"], [f.value for f in NumberForm], "angka"))
    start = 1
    for text, span in given["mulai"]:
        if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 3999:
            raise body.wrong(f'nomor halaman "{body.shown(text)}" bukan bilangan 1 sampai 3999', span)
        start = int(text)
    yield PageNumbers(form, start, body.span)


def reading_time(body: Body) -> Iterator[Block]:
    """The line that says how long the whole paper takes to read aloud; resolve knows it."""
    if body.head or any(body.filled()):
        raise body.wrong("tidak berisi apa-apa")
    yield Paragraph((), TIME, body.span)


# ---------------------------------------------------------------- signatures


def signature(body: Body) -> Iterator[Block]:
    """`pembuka:` lines, `nama:`, `bawah:` lines, `elektronik: ya`; `---` begins the next party;
    `saksi: name | office` a witness."""
    parties: list[Signatory] = []
    witnesses: list[Signatory] = []
    opening: list[Inlines] = []
    below: list[Inlines] = []
    name: Inlines | None = None
    electronic = False
    for key, text, span in [*body.pairs(), ("---", "", body.span)]:
        match key:
            case "pembuka":
                opening.append(body.inline(text, span, "tanda tangan"))
            case "nama":
                name = body.inline(text, span, "tanda tangan")
            case "bawah":
                below.append(body.inline(text, span, "tanda tangan"))
            case "elektronik":
                electronic = body.choice([(text, span)], ("ya", "tidak"), "tidak") == "ya"
            case "saksi":
                witnesses.append(_witness(body, text, span))
            case "---":
                if name is None:
                    raise body.wrong('tiap pihak memerlukan baris "nama: …"', span)
                parties.append(Signatory(tuple(opening), name, tuple(below), electronic))
                opening, below, name, electronic = [], [], None, False
            case _:
                known = ("pembuka", "nama", "bawah", "elektronik", "saksi", "---")
                raise body.wrong(f'kunci "{key}" tidak dikenal', span, nearest(key, known))
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


def signing_cells(number: int) -> tuple[TableCell, TableCell]:
    """The two cells of a row of an attendance list: odd rows are signed at the left, even ones at the right."""
    place = (
        Value(f"{number}. ", Generated("nomor baris")),
        Blank("…" * SIGNING_DOTS, f"tanda tangan nomor {number}"),
    )
    filled, empty = TableCell(place), TableCell(())
    return (filled, empty) if number % 2 else (empty, filled)
