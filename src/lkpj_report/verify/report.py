"""Differences as findings that staff read: which words, on which page of the PDF and where in the DOCX.

In: the differences of `compare`. Out: diagnostics, W321 to W325 for a pair of files, W331 to W335 for a DOCX that
a person went on editing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from lkpj_report.diagnostics import Diagnostic, Place, fault, info, warning
from lkpj_report.verify.compare import Difference, Sort
from lkpj_report.verify.pieces import Piece, of_template

MOST = 50
"""More differences than these are only counted: files of two different papers differ everywhere."""

AROUND, LONGEST = 4, 30
_CURE = "buat ulang naskahnya; bila tetap berbeda, kirim kedua berkas itu kepada pengembang"


def pair_findings(name: str, found: list[Difference]) -> list[Diagnostic]:
    """The differences between the DOCX (first) and the PDF (second) of the paper `name`."""
    return _limited(found, lambda one: _of_pair(name, one), name)


def edit_findings(name: str, found: list[Difference]) -> list[Diagnostic]:
    """What a person changed in the DOCX `name` (second) against what the input gives now (first)."""
    return _limited(found, lambda one: _of_edit(name, one), name)


def _limited(
    found: list[Difference], tell: Callable[[Difference], Diagnostic], name: str
) -> list[Diagnostic]:
    out = [tell(one) for one in found[:MOST]]
    if len(found) > MOST:
        out.append(
            info("W320", f"{name}: masih ada {len(found) - MOST} perbedaan lain yang tidak ditampilkan")
        )
    return out


def _of_pair(name: str, one: Difference) -> Diagnostic:
    docx, pdf = one.first, one.second
    match one.sort:
        case Sort.WORDS:
            assert docx is not None and pdf is not None
            said = f"DOCX {_excerpt(docx, one.at[0], one.to[0])}, PDF {_excerpt(pdf, one.at[1], one.to[1])}"
            return fault("W321", f"{name}: isi berbeda di {_both(one)}: {said}", None, _CURE)
        case Sort.ONLY_FIRST:
            said = f"{_whole(docx, one.also)}; di PDF tidak ada sesudah {_after(pdf)}"
            return fault("W322", f"{name}: hanya ada di DOCX, {_spot(docx)}: {said}", None, _CURE)
        case Sort.ONLY_SECOND:
            said = f"{_whole(pdf, one.also)}; di DOCX tidak ada sesudah {_after(docx)}"
            return fault("W323", f"{name}: hanya ada di PDF, {_spot(pdf)}: {said}", None, _CURE)
        case Sort.MOVED:
            return fault("W324", f"{name}: urutan berbeda, {_both(one)}: {_whole(docx)}", None, _CURE)
        case Sort.SHAPE:
            shapes = f"DOCX {_shape(docx)}, PDF {_shape(pdf)}"
            return fault(
                "W325", f"{name}: bentuk berbeda di {_both(one)}: {_whole(docx)}; {shapes}", None, _CURE
            )
        case _:
            assert_never(one.sort)


def _of_edit(name: str, one: Difference) -> Diagnostic:
    now, edited = one.first, one.second
    match one.sort:
        case Sort.WORDS:
            assert now is not None and edited is not None
            said = f"semula {_excerpt(now, one.at[0], one.to[0])}, menjadi {_excerpt(edited, one.at[1], one.to[1])}"
            cure = "salin perubahan itu ke baris ini agar naskah berikutnya memuatnya"
            return warning("W331", f"{name}: diubah, {_spot(edited)}: {said}", _place(now, one.at[0]), cure)
        case Sort.ONLY_SECOND:
            said = f"{_whole(edited, one.also)}, sesudah {_after(now)}"
            cure = "tambahkan ke isian; baris yang disebut ialah asal kalimat sebelumnya"
            return warning("W332", f"{name}: ditambahkan, {_spot(edited)}: {said}", _place(now), cure)
        case Sort.ONLY_FIRST:
            cure = "hapus dari isian, atau biarkan bila hanya dihapus di berkas itu"
            return warning("W333", f"{name}: dihapus: {_whole(now, one.also)}", _place(now), cure)
        case Sort.MOVED:
            return warning("W334", f"{name}: dipindahkan ke {_spot(edited)}: {_whole(now)}", _place(now))
        case Sort.SHAPE:
            shapes = f"semula {_shape(now)}, menjadi {_shape(edited)}"
            return warning(
                "W335", f"{name}: bentuk diubah, {_spot(edited)}: {_whole(now)}; {shapes}", _place(now)
            )
        case _:
            assert_never(one.sort)


def _both(one: Difference) -> str:
    docx = one.first.spot(one.at[0]).text if one.first is not None else ""
    pdf = one.second.spot(one.at[1]).text if one.second is not None else ""
    return f"{docx} (PDF {pdf})"


def _spot(piece: Piece | None) -> str:
    return piece.spot().text if piece is not None else "awal naskah"


def _place(piece: Piece | None, at: int | None = None) -> Place | None:
    """The line behind a word; of a whole piece the first line of the input, else that of the template."""
    if piece is None:
        return None
    places = [s.place for _, s in piece.spots if s.place is not None]
    if at is not None and (own := piece.spot(at).place) is not None:
        return own
    return next((p for p in places if not of_template(p)), places[0] if places else None)


def _after(piece: Piece | None) -> str:
    if piece is None:
        return "awal naskah"
    spot = piece.spot().text
    tail = " ".join(piece.words[-AROUND * 2 :])
    return f"“{'… ' if len(piece.words) > AROUND * 2 else ''}{tail}”" + (
        f" ({spot})" if spot.startswith("halaman") else ""
    )


def _whole(piece: Piece | None, also: Iterable[Piece] = ()) -> str:
    pieces = [piece, *also] if piece is not None else []
    return "“" + " | ".join(_short(p.words) for p in pieces) + "”"


def _short(words: tuple[str, ...]) -> str:
    if len(words) <= LONGEST:
        return " ".join(words)
    return f"{' '.join(words[: LONGEST // 2])} … {' '.join(words[-LONGEST // 2 :])}"


def _excerpt(piece: Piece, start: int, end: int) -> str:
    """The words that differ in brackets, with some before and after."""
    words = piece.words
    left, right = max(0, start - AROUND), min(len(words), end + AROUND)
    parts = [
        *(["…"] if left else []),
        *words[left:start],
        f"[{_short(words[start:end])}]",
        *words[end:right],
        *(["…"] if right < len(words) else []),
    ]
    return f"“{' '.join(parts)}”"


def _shape(piece: Piece | None) -> str:
    if piece is None or piece.kind is None:
        return "tabel"
    if piece.level:
        return f"{piece.kind.value} tingkat {piece.level}"
    return f"{piece.kind.value}, kolom {piece.column}" if piece.column else piece.kind.value
