"""What every reader of this room gives: the pieces of a paper in reading order, and when words are the same.

A piece is a heading, a paragraph, a cell, a caption, an entry of a contents list, a note or a picture, as a
person sees it: with the number that Word or the PDF prints before it. DOCX, PDF and the tree all come to this
form; `compare` knows no other.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from enum import StrEnum

from lkpj_report.diagnostics import Place, Span
from lkpj_report.records import dataclass


class Kind(StrEnum):
    """What a piece is, in the words of a report."""

    JUDUL = "judul"
    PARAGRAF = "paragraf"
    SEL = "sel tabel"
    KEPALA = "sel kepala tabel"
    KETERANGAN = "judul tabel, gambar, atau daftar"
    BUTIR = "butir daftar isi"
    CATATAN = "catatan kaki"
    GAMBAR = "uraian gambar"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand: in words of a person ("halaman 7"), and the line of the input when it is known."""

    text: str
    place: Place | None = None


NOWHERE = Spot("")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; `spots` says from which word on they stand where, in order, the first from word 0.

    `kind` is None where the file does not tell (Word lays signatures out in a table); `level` is that of a
    heading; `row` names table and row, `column` counts from 1, both 0 outside of tables.
    """

    kind: Kind | None
    words: tuple[str, ...]
    spots: tuple[tuple[int, Spot], ...] = field(default=((0, NOWHERE),), compare=False)
    level: int = 0
    row: tuple[int, int] = (0, 0)
    column: int = 0

    def spot(self, at: int = 0) -> Spot:
        """Where word `at` stands."""
        return self.spots[max(0, bisect_right(self.spots, at, key=lambda one: one[0]) - 1)][1]


def words(text: str) -> tuple[str, ...]:
    """The words of a text.

    Only what no reader can see is taken away: which white space parts words, where a line may be or was
    hyphenated (U+00AD), whether a hyphen holds its line together (U+2011). Signs, case, digits, minus and dashes
    stay as they are.
    """
    return tuple(text.replace("\u00ad", "").replace("\u2011", "-").split())


def levelled(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Pieces whose headings go down one level at a time, as a PDF must have them (ISO 14289-1, 7.4.2)."""
    out, last = [], 0
    for piece in pieces:
        if piece.kind is Kind.JUDUL:
            last = min(piece.level, last + 1, 6)
            piece = Piece(piece.kind, piece.words, piece.spots, last)
        out.append(piece)
    return tuple(out)


def of_template(place: Place) -> bool:
    """Whether a place is a line of a paper's template, not of the input."""
    return isinstance(place, Span) and place.file.endswith(".md")


class Unreadable(Exception):
    """A file that cannot be read back; says why in Indonesian."""
