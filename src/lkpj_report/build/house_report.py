"""What is said of a reference document: what a theme has of it, what it hasn't, and what stands in.

In: the `Reference` and the theme made of it. Out: lines for the screen, and findings W302, W303, W305.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkpj_report.diagnostics import Diagnostic, info, warning
from lkpj_report.document.theme import ParagraphLook, Theme
from lkpj_report.writers.docx.reference.model import Reference


def report(reference: Reference, theme: Theme, letterhead: bool) -> list[Diagnostic]:
    """All that a person should know: what was left, what was missing, whose letterhead it is."""
    out = [*_not_taken(reference, letterhead), *_gaps(reference)]
    return [*out, _check_head()] if theme.letterhead.lines else out


def _check_head() -> Diagnostic:
    return warning(
        "W305", "kop surat itu menggantikan kop pada semua naskah yang memakai tema ini", None,
        "naskah kepala daerah memakai kop jabatan kepala daerah: bila kop surat itu milik perangkat daerah, "
        "ulangi dengan --tanpa-kop, atau hapus kop.baris dan kop.gambar di berkas tema",
    )  # fmt: skip


def _not_taken(reference: Reference, letterhead: bool) -> list[Diagnostic]:
    out = [info("W302", f"tidak diambil: {what}") for what in reference.untaken]
    if reference.head is not None and not letterhead:
        out.append(info("W302", "tidak diambil: kop surat, sesuai permintaan"))
    return out


_SHOWN = {
    "judul": "judul naskah", "judul-1": "judul tingkat 1", "judul-2": "judul tingkat 2", "judul-3": "judul tingkat 3",
    "judul-tabel": "judul tabel", "sel": "tabel", "catatan-kaki": "catatan kaki",
}  # fmt: skip


def _gaps(reference: Reference) -> list[Diagnostic]:
    """What the document doesn't show, and what stands in."""
    lacking = [shown for role, shown in _SHOWN.items() if role not in reference.looks]
    out = []
    if lacking:
        instead = "memakai bentuk bawaan dengan huruf surat"
        out.append(info("W303", f"tidak ditemukan di surat: {', '.join(lacking)}; {instead}"))
    others = (
        (reference.page_number is None, "nomor halaman", "memakai pola dan letak bawaan"),
        (not any(reference.numbers), "nomor judul", "memakai pola bawaan"),
        (reference.head is None, "kop", "memakai kop naskah"),
    )
    out += [
        info("W303", f"tidak ditemukan di surat: {what}; {instead}")
        for absent, what, instead in others
        if absent
    ]
    return out


def taken(theme: Theme, reference: Reference) -> Iterator[tuple[str, str]]:
    """What a theme has of the document, in lines of (what, how)."""
    page, body, number = theme.page, theme.look("isi"), theme.page_number
    yield "kertas", f"{_mm(page.width)} × {_mm(page.height)} mm"
    sides = "/".join(_mm(m) for m in (page.top, page.right, page.bottom, page.left))
    more = f", jilid {_mm(page.binding)} mm" if page.binding else ""
    both = ", bolak-balik" if page.duplex else ""
    yield "margin", f"{sides} mm (atas/kanan/bawah/kiri){more}{both}"
    yield "isi", _described(theme, body)
    for role, shown in _SHOWN.items():
        if role in reference.looks:
            yield shown, _described(theme, theme.look(role))
    if reference.page_number is not None:
        where = "atas" if number.top else "bawah"
        yield (
            "nomor halaman",
            f'"{number.pattern}" di {where}, {number.align.value}, mulai halaman {number.first}',
        )
    if any(reference.numbers):
        yield "nomor judul", "  ".join(theme.heading_numbers)
    if theme.letterhead.lines or theme.letterhead.picture:
        picture = "gambar dan " if theme.letterhead.picture else ""
        rule = theme.letterhead.rule
        ruled = f", garis {_mm(rule)} poin" if rule else ", tanpa garis"
        yield "kop", f"{picture}{len(theme.letterhead.lines)} baris{ruled}"


def _described(theme: Theme, look: ParagraphLook) -> str:
    words = [f"{theme.fonts[look.font].docx} {_mm(look.size)}"]
    words += [
        name for name, on in (("tebal", look.bold), ("miring", look.italic), ("kapital", look.caps)) if on
    ]
    words += [f"warna {look.colour}"] if look.colour else []
    return ", ".join([*words, "rata kiri-kanan" if look.align == "rata" else look.align])


def _mm(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
