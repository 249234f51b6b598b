"""A `Theme` to the text of a theme file, with the remarks that staff need to go on editing it.

In: a theme and a few lines of remarks. Out: YAML that `read_theme` reads back to the same theme; the order
and the words are those of the shipped `tema/naskah-dinas.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkpj_report.bahasa.bilangan import format_bilangan
from lkpj_report.document.theme import FontFamily, Page, ParagraphLook, SignatureLook, Theme
from lkpj_report.templates.themes import UKURAN

_BLANK = ParagraphLook("")
_SIGN = SignatureLook()


def theme_text(theme: Theme, remarks: Iterable[str] = (), source: str = "") -> str:
    """The file, with `remarks` at its head; lengths are rounded to tenths of a millimetre, sizes to tenths of
    a point."""
    lines = [f"# {remark}" for remark in remarks]
    lines += ["format: 1"]
    lines += [f"sumber: {_quoted(source)}"] if source else []
    lines += ["", "tema:", *(f"  {line}" for line in _body(theme))]
    return "\n".join(lines) + "\n"


def _body(theme: Theme) -> Iterator[str]:
    yield from _sheet(theme.page)
    number = theme.page_number
    yield "nomor_halaman:"
    yield f"  pola: {_quoted(number.pattern)}"
    yield f"  posisi: {'atas' if number.top else 'bawah'}"
    yield f"  rata: {number.align.value}"
    yield f"  mulai: {number.first}"
    yield "huruf:"
    for name, family in theme.fonts.items():
        yield from _font(name, family)
    yield from _list("penomoran_judul", theme.heading_numbers)
    yield f"nomor_baris: {_yes(theme.line_numbers)}"
    yield f"titik_daftar: {_quoted(theme.contents_leader)}"
    if theme.pace:
        yield f"kata_per_menit: {theme.pace}"
    yield f"tanda_konsep: {_quoted(theme.konsep_mark)}"
    if theme.word_breaks:
        yield from _list("pemenggalan", theme.word_breaks)
    yield from _furnishings(theme)
    yield "peran:"
    for role, look in theme.paragraphs.items():
        yield f"  {role}:"
        yield from (f"    {line}" for line in _look(look))


def _sheet(page: Page) -> Iterator[str]:
    size = (page.width, page.height)
    known = [paper for paper, sides in UKURAN.items() if sides == size]
    if known:
        yield f"kertas: {known[0].value}"
    else:
        yield "ukuran_kertas:"
        yield f"  lebar: {_n(page.width)}"
        yield f"  tinggi: {_n(page.height)}"
    yield f"bolak_balik: {_yes(page.duplex)}"
    yield "margin:"
    sides = (
        ("atas", page.top), ("bawah", page.bottom), ("kiri", page.left), ("kanan", page.right), ("jilid", page.binding),
        ("tepi_atas", page.header), ("tepi_bawah", page.footer),
    )  # fmt: skip
    yield from (f"  {name}: {_n(value)}" for name, value in sides)


def _font(name: str, family: FontFamily) -> Iterator[str]:
    yield f"  {name}:"
    yield f"    word: {_quoted(family.docx)}"
    yield from (f"    {line}" for line in _list("pengganti", family.alternatives))
    yield from (f"    {line}" for line in _list("berkas", family.files))


def _furnishings(theme: Theme) -> Iterator[str]:
    table, sign, lists, head = theme.table, theme.signature, theme.list, theme.letterhead
    yield "tabel:"
    yield f"  garis: {_n(table.rule, 2)}"
    yield f"  jarak: {_n(table.padding)}"
    yield f"  lekuk: {_n(table.indent)}"
    yield f"  arsir_kepala: {_n(table.header_shade, 2)}"
    yield f"  arsir_jumlah: {_n(table.total_shade, 2)}"
    yield "tanda_tangan:"
    yield f"  lebar: {_n(sign.width)}"
    yield f"  ruang: {_n(sign.space)}"
    if (sign.box, sign.anchor, sign.note) != (_SIGN.box, _SIGN.anchor, _SIGN.note):
        yield f"  kotak: {_n(sign.box)}"
        yield f"  jangkar: {_quoted(sign.anchor)}"
        yield f"  catatan: {_quoted(sign.note)}"
    yield "daftar:"
    yield f"  lekuk: {_n(lists.step)}"
    yield from (f"  {line}" for line in _list("butir", lists.bullets))
    yield from (f"  {line}" for line in _list("nomor", lists.numbers))
    yield "kop:"
    yield f"  garis: {_n(head.rule, 2)}"
    if head.lines:
        yield from (f"  {line}" for line in _list("baris", head.lines))
    if head.picture:
        yield f"  gambar: {_quoted(head.picture)}"
        yield f"  tinggi_gambar: {_n(head.height)}"
        yield f"  letak_gambar: {'kiri' if head.beside else 'atas'}"


def _look(look: ParagraphLook) -> Iterator[str]:
    yield f"nama: {_quoted(look.name)}"
    if look.font != _BLANK.font:
        yield f"huruf: {look.font}"
    yield f"ukuran: {_n(look.size)}"
    if look.colour:
        yield f"warna: {_quoted(look.colour)}"
    yield from (f"{name}: ya" for name, on in (("tebal", look.bold), ("miring", look.italic)) if on)
    if look.caps:
        yield "kapital: ya"
    yield f"rata: {look.align}"
    yield f"spasi: {_n(look.leading, 3)}"
    yield f"sebelum: {_n(look.before)}"
    yield f"sesudah: {_n(look.after)}"
    indents = (("lekuk_awal", look.first_indent), ("kiri", look.left), ("kanan", look.right))
    yield from (f"{name}: {_n(value)}" for name, value in indents if value)
    switches = (
        ("tetap_dengan_berikut", look.keep_with_next), ("utuh", look.keep_together and not look.whole_sentences),
        ("halaman_ganjil", look.recto), ("halaman_baru", look.page_before and not look.recto),
        ("penggal", look.hyphenate), ("kalimat_utuh", look.whole_sentences), ("nomor_di_atas", look.number_above),
    )  # fmt: skip
    yield from (f"{name}: ya" for name, on in switches if on)


def _list(name: str, items: Iterable[str]) -> Iterator[str]:
    yield f"{name}:"
    yield from (f"  - {_quoted(item)}" for item in items)


def _n(value: float, decimals: int = 1) -> str:
    """A number as staff write it; layout measures are floats, their text is not."""
    text = format_bilangan(Decimal(f"{value:.{decimals}f}").normalize())
    return "0" if text in ("-0", "0") else text.replace(".", "")


def _yes(on: bool) -> str:
    return "ya" if on else "tidak"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
