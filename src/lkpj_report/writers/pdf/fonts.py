"""Typefaces as the layout sees them: which characters a TrueType file has, and how wide they are.

In: the bytes of a TTF file. Out: a `Face` with widths in 1/1000 em and, by word, what a line breaker needs.
Read by own code, because the layout is also made where no PDF is written, and ReportLab would cost more to
import than this to run. Faces live as long as the process; what they keep is keyed by single words.
"""

from __future__ import annotations

import re
import struct
from array import array
from collections.abc import Callable
from functools import lru_cache

SPACE, NBSP, HYPHEN, SOFT_HYPHEN = " ", "\u00a0", "-", "\u00ad"

# Characters drawn with another's glyph: same look, own meaning.
_ALIASES = {0x00A0: 0x0020, 0x00AD: 0x002D, 0x2010: 0x002D, 0x2011: 0x002D}

# Marks that cannot be seen: whoever reads the print would not know that they are there.
_INVISIBLE = (
    (0x0000, 0x001F),
    (0x007F, 0x009F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0xE000, 0xF8FF),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFF0, 0xFFFF),
)

# Inside a word, a line may end after a hyphen or slash with three letters on either side, and at a soft hyphen.
_LETTERS = r"[^\W\d_]{3}"
_BREAK = re.compile(rf"(?<={_LETTERS})[-/–—](?={_LETTERS})|{SOFT_HYPHEN}")

_SIGNS = frozenset(f"-/–—{SOFT_HYPHEN}")  # in no other words is there a break to look for

_KEPT_WORDS = 12_000  # of a face; then all are measured anew, so that a worker does not grow with its reports

Word = tuple[float, int, tuple[tuple[str, float, float], ...]]
"""Width; no-break spaces inside; parts (text, width, width of the hyphen if the line ends there), mostly none."""


def is_invisible(char: str) -> bool:
    """Whether a character is a control or bidi mark, a zero-width sign, or not a character at all."""
    code = ord(char)
    return any(low <= code <= high for low, high in _INVISIBLE)


class _Words(dict[str, Word | None]):
    """Words of a face, measured when they are first asked for."""

    def __init__(self, measured: Callable[[str], Word | None]) -> None:
        super().__init__()
        self.measured = measured

    def __missing__(self, text: str) -> Word | None:
        made = self.measured(text)
        if made is not None:
            if len(self) >= _KEPT_WORDS:
                self.clear()
            self[text] = made
        return made


class Face:
    """One TrueType file: `glyphs` maps code points to glyph numbers, `widths` characters to 1/1000 em.

    `parted` is where `hyphenate` keeps the syllables of words, by the rules and the `breaks` of one theme.
    """

    __slots__ = (
        "_words",
        "advances",
        "bearings",
        "breaks",
        "data",
        "glyphs",
        "name",
        "offsets",
        "parted",
        "space",
        "widths",
    )

    def __init__(self, data: bytes) -> None:
        tables = _directory(data)
        self.data = data
        self.name = _postscript_name(data, tables)
        self.glyphs = _character_map(data, tables)
        head, hhea, maxp = tables["head"][0], tables["hhea"][0], tables["maxp"][0]
        (per_em,) = struct.unpack_from(">H", data, head + 18)
        (long_offsets,) = struct.unpack_from(">h", data, head + 50)
        (metrics,) = struct.unpack_from(">H", data, hhea + 34)
        (count,) = struct.unpack_from(">H", data, maxp + 4)
        start = tables["hmtx"][0]
        pairs = _numbers("H", data, start, 2 * metrics)
        self.advances = pairs[0::2] + array("H", [pairs[-2]]) * (count - metrics)
        self.bearings = pairs[1::2] + _numbers("H", data, start + 4 * metrics, count - metrics)
        start = tables["loca"][0]
        self.offsets = (
            _numbers("I", data, start, count + 1)
            if long_offsets
            else array("I", [2 * n for n in _numbers("H", data, start, count + 1)])
        )
        scale = 1000 / per_em
        self.widths = {chr(code): self.advances[glyph] * scale for code, glyph in self.glyphs.items()}
        self.space = self.widths[SPACE]
        self._words = _Words(self.measured)
        self.parted: dict[str, tuple[tuple[str, float, float], ...]] = {}
        self.breaks: tuple[str, ...] = ()

    def part_by(self, breaks: tuple[str, ...]) -> None:
        """Part words as a theme has it: what was kept for another one is forgotten."""
        if breaks != self.breaks:
            self.breaks = breaks
            self.parted = {}

    def word(self, text: str) -> Word | None:
        """What a line breaker needs of a word without spaces, or None when a glyph is lacking."""
        return self._words[text]

    def words(self, texts: list[str]) -> list[Word | None]:
        """`word` of each."""
        return list(map(self._words.__getitem__, texts))

    def measured(self, text: str) -> Word | None:
        """`word`, measured anew."""
        widths = self.widths
        try:
            width = sum(map(widths.__getitem__, text), 0.0)
        except KeyError:
            return None
        parts = () if _SIGNS.isdisjoint(text) else self._parts(text)
        if parts:
            width -= text.count(SOFT_HYPHEN) * widths[SOFT_HYPHEN]
        return (width, text.count(NBSP), parts)

    def width(self, text: str) -> float:
        """Width of a text whose characters are all there, in 1/1000 em."""
        return sum(map(self.widths.__getitem__, text), 0.0)

    def lacking(self, text: str) -> str:
        """The characters of a text that this face cannot show, each once, in their order."""
        return "".join(dict.fromkeys(c for c in text if c not in self.widths))

    def _parts(self, text: str) -> tuple[tuple[str, float, float], ...]:
        if not _BREAK.search(text):
            return ()
        parts, at = [], 0
        for found in _BREAK.finditer(text):
            soft = found.group() == SOFT_HYPHEN
            part = text[at : found.start() if soft else found.end()]
            parts.append((part, self.width(part), self.widths[SOFT_HYPHEN] if soft else 0.0))
            at = found.end()
        parts.append((text[at:], self.width(text[at:]), 0.0))
        return tuple(parts)


@lru_cache(maxsize=32)
def face_of(data: bytes) -> Face:
    """The face of a file's bytes, parsed once in a process."""
    return Face(data)


def _numbers(kind: str, data: bytes, start: int, count: int) -> array[int]:
    """Big-endian numbers ("H" 16 bits, "I" 32 bits)."""
    out = array(kind, data[start : start + count * (2 if kind == "H" else 4)])
    if struct.pack("=H", 1) != struct.pack(">H", 1):
        out.byteswap()
    return out


def _directory(data: bytes) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from(">H", data, 4)
    out = {}
    for n in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * n)
        out[tag.decode("latin-1")] = (offset, length)
    return out


def _postscript_name(data: bytes, tables: dict[str, tuple[int, int]]) -> str:
    start = tables["name"][0]
    _, count, strings = struct.unpack_from(">HHH", data, start)
    for n in range(count):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", data, start + 6 + 12 * n)
        if name == 6 and platform == 3:
            at = start + strings + offset
            return data[at : at + length].decode("utf-16-be")
    raise ValueError("the font file has no PostScript name")


def _character_map(data: bytes, tables: dict[str, tuple[int, int]]) -> dict[int, int]:
    """Code points and their glyphs, without the invisible marks, with the aliases."""
    start = tables["cmap"][0]
    (count,) = struct.unpack_from(">H", data, start + 2)
    glyphs: dict[int, int] = {}
    for n in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * n)
        if (platform, encoding) not in ((3, 1), (3, 10), (0, 3), (0, 4)):
            continue
        at = start + offset
        (form,) = struct.unpack_from(">H", data, at)
        if form == 4:
            glyphs.update(_format_4(data, at))
        elif form == 12:
            glyphs.update(_format_12(data, at))
    for low, high in _INVISIBLE:
        for code in [c for c in glyphs if low <= c <= high]:
            del glyphs[code]
    for code, other in _ALIASES.items():
        if other in glyphs:
            glyphs[code] = glyphs[other]
    return glyphs


def _format_4(data: bytes, at: int) -> dict[int, int]:
    (double,) = struct.unpack_from(">H", data, at + 6)
    n = double // 2
    ends = _numbers("H", data, at + 14, n)
    starts = _numbers("H", data, at + 16 + double, n)
    deltas = _numbers("H", data, at + 16 + 2 * double, n)
    place = at + 16 + 3 * double
    ranges = _numbers("H", data, place, n)
    out = {}
    for i in range(n):
        first, last = starts[i], min(ends[i], 0xFFFE)
        if not ranges[i]:
            out.update({c: (c + deltas[i]) & 0xFFFF for c in range(first, last + 1)})
            continue
        table = _numbers("H", data, place + 2 * i + ranges[i], last - first + 1)
        out.update({first + k: (g + deltas[i]) & 0xFFFF for k, g in enumerate(table) if g})
    return {c: g for c, g in out.items() if g}


def _format_12(data: bytes, at: int) -> dict[int, int]:
    (groups,) = struct.unpack_from(">I", data, at + 12)
    out = {}
    for n in range(groups):
        first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * n)
        out.update({c: glyph + c - first for c in range(first, last + 1)})
    return out
