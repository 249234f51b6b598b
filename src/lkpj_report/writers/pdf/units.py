"""Inlines to units: stretches of text that no line end may part, with their widths.

In: the inlines of a paragraph or cell and a `Style` (faces and measures of its role). Out: `Units`, which
`inline` breaks into lines. A character that a face lacks is handed to `report`, once for each place it
stands at; links, references and footnotes are handed to `touching`, which gives the element of their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from functools import partial
from typing import NamedTuple, assert_never

from lkpj_report.diagnostics import Origin
from lkpj_report.document.tree import (
    Blank,
    Emph,
    Footnote,
    Gap,
    Inlines,
    LineBreak,
    Link,
    Ref,
    Strong,
    Text,
    Value,
)
from lkpj_report.records import dataclass
from lkpj_report.writers.pdf.boxes import RAISED, UNTOUCHED, Touch
from lkpj_report.writers.pdf.fonts import NBSP, SOFT_HYPHEN, SPACE, Face

_WORDS = re.compile(r"[^ \t\r\n]+").findall
_BLANK = " \t\r\n"

CAPITALS = 0.34  # em: half the height of a capital, about the same in all text faces

Report = Callable[[str, str, Face, Origin | None], None]
"""Told of the lacking characters: those, the text around, the face, the origin of the value."""

Touching = Callable[[Link | Ref | Footnote | Blank, Touch], Touch]
"""Asked for the touch of a node's words; told the touch of the words around."""


class Style(NamedTuple):
    """The look of a role in points: `faces` regular, bold, italic, bold italic; `start` the one to begin with."""

    faces: tuple[Face, Face, Face, Face]
    start: int
    size: float
    leading: float
    align: str
    caps: bool
    before: float
    after: float
    first_indent: float
    left: float
    right: float
    keep_with_next: bool
    keep_together: bool
    page_before: bool
    hyphenate: bool
    ink: str = ""  # operator of the colour; "" is black

    @property
    def rise(self) -> float:
        """From the top of a line to its baseline: capitals stand in the middle of the line."""
        return self.leading / 2 + CAPITALS * self.size


def ink_of(colour: str) -> str:
    """The operator for a colour RRGGBB of the theme; "" for black, which is what a page begins with."""
    red, green, blue = (int(colour[i : i + 2] or "0", 16) / 255 for i in (0, 2, 4))
    return f"{red:.3g} {green:.3g} {blue:.3g} rg" if red or green or blue else ""


class Kind(NamedTuple):
    """What a text is: its face, whether it is a gap, its touch."""

    face: Face
    gap: bool = False
    touch: Touch = UNTOUCHED


@dataclass(slots=True)
class Units:
    """What a hard line is made of, unit by unit; `joined` holds the units with more than one kind of text,
    `given` those that come from the council's own data."""

    face: Face
    texts: list[str] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    glue: list[float] = field(default_factory=list)
    nbsps: list[int] = field(default_factory=list)
    hyphens: dict[int, float] = field(default_factory=dict)
    joined: dict[int, tuple[tuple[Kind, str], ...]] = field(default_factory=dict)
    given: set[int] = field(default_factory=set)
    plain: bool = True  # one kind of text, spaces between all units
    open: bool = False  # the next text joins the last unit unless it begins with a space

    @property
    def natural(self) -> float:
        """The width on one line, in 1/1000 em."""
        return sum(self.widths) + sum(self.glue)


def gather(children: Inlines, style: Style, report: Report, touching: Touching) -> list[Units]:
    """The units of each hard line."""
    lines = [Units(style.faces[style.start])]
    for step in _flatten(children, style.start, style, UNTOUCHED, touching):
        if step is None:
            lines.append(Units(style.faces[style.start]))
            continue
        text, kind, origin = step
        if style.caps:
            text = text.upper()
        _put(lines[-1], text, kind, report, origin)
    return lines


class Simple(NamedTuple):
    """A text of one kind on one line: the words, their natural width and that of the widest (1/1000 em)."""

    text: str
    natural: float
    least: float


def simple(children: Inlines, style: Style) -> Simple | None:
    """The short way for most cells of a table: one plain text whose glyphs are all there, else None."""
    if len(children) != 1 or style.caps:
        return None if children else Simple("", 0.0, 0.0)
    node = children[0]
    if not isinstance(node, (Text, Value)):
        return None
    face = style.faces[style.start]
    words = _WORDS(node.text)
    if len(words) == 1:  # most figures
        known = face.word(words[0])
        return None if known is None or known[2] else Simple(words[0], known[0], known[0])
    if not words:
        return Simple("", 0.0, 0.0)
    widths = []
    for known in face.words(words):
        if known is None or known[2]:
            return None
        widths.append(known[0])
    return Simple(SPACE.join(words), sum(widths) + face.space * (len(widths) - 1), max(widths))


def _flatten(
    children: Inlines, which: int, style: Style, now: Touch, touching: Touching
) -> Iterator[tuple[str, Kind, Origin | None] | None]:
    for node in children:
        match node:
            case Text(text):
                yield text, Kind(style.faces[which], False, now), None
            case Value(text, origin):
                yield text, Kind(style.faces[which], False, now), origin
            case Gap(text, origin):
                yield text, Kind(style.faces[which], True, now), origin
            case Strong(kids):
                yield from _flatten(kids, which | 1, style, now, touching)
            case Emph(kids):
                # foreign words inside an italic text stand upright
                other = (which ^ 2) if style.start & 2 else (which | 2)
                yield from _flatten(kids, other, style, now, touching)
            case Link(kids):
                yield from _flatten(kids, which, style, touching(node, now), touching)
            case Ref(text=text):
                yield text, Kind(style.faces[which], False, touching(node, now)), None
            case Footnote(number=number):
                yield number, Kind(style.faces[style.start], False, touching(node, now)), None
            case Blank(text):
                yield text, Kind(style.faces[style.start], False, touching(node, now)), None
            case LineBreak():
                yield None
            case _:
                assert_never(node)


def _put(units: Units, text: str, kind: Kind, report: Report, origin: Origin | None) -> None:
    """Add a text to a hard line."""
    words = _WORDS(text)
    if not words:
        units.open = units.open and not text
        return
    face = kind.face
    if face is not units.face or kind.gap or kind.touch != UNTOUCHED:
        units.plain = False
    join = units.open and text[0] not in _BLANK
    first = len(units.texts)
    lacking = partial(_lacking, report, text, origin)
    if join:
        _put_word(units, (words.pop(0), True), kind, lacking)
    if words and (kind.touch.raised or not _put_all(units, words, kind)):
        for word in words:
            _put_word(units, (word, False), kind, lacking)
    if origin is not None:
        units.given.update(range(first, len(units.texts)))
    units.open = text[-1] not in _BLANK


def _put_all(units: Units, words: list[str], kind: Kind) -> bool:
    """Add words of which all glyphs are there; False, and nothing done, where some are not."""
    known = kind.face.words(words)
    if None in known:
        return False
    widths, nbsps, parts = zip(*known, strict=True)
    if any(parts):
        for word, (width, inside, pieces) in zip(words, known, strict=True):  # type: ignore[misc]
            _close(units)
            if pieces:
                add_parts(units, pieces, kind)
            else:
                add_unit(units, word, kind, width, inside)
        return True
    _close(units)
    units.texts += words
    units.kinds += [kind] * len(words)
    units.widths += widths
    units.glue += [kind.face.space] * (len(words) - 1)
    units.glue.append(0.0)
    units.nbsps += nbsps
    return True


def _put_word(units: Units, what: tuple[str, bool], kind: Kind, lacking: Callable[[Face, str], str]) -> None:
    """Add a word, or join it to the last unit; `lacking` gives what is left of one without some glyphs."""
    word, join = what
    known = kind.face.word(word)
    if known is None:
        word = lacking(kind.face, word)
        known = kind.face.word(word) or (0.0, 0, ())
    if kind.touch.raised:
        known = (known[0] * RAISED, known[1], ())
    if join:
        _join(units, word, kind, known)
        return
    _close(units)
    if known[2]:
        add_parts(units, known[2], kind)
    else:
        add_unit(units, word, kind, known[0], known[1])


def _lacking(report: Report, text: str, origin: Origin | None, face: Face, word: str) -> str:
    """Report the characters of a word that a face lacks, and leave them out."""
    bad = face.lacking(word)
    report(bad, text, face, origin)
    return "".join([c for c in word if c not in bad])


def _close(units: Units) -> None:
    """A space after the last unit, as wide as in the face that it stands in."""
    if units.texts:
        units.glue[-1] = units.kinds[-1].face.space


def add_unit(units: Units, text: str, kind: Kind, width: float, nbsps: int) -> None:
    """Put a unit behind the last, without a space between."""
    units.texts.append(text)
    units.kinds.append(kind)
    units.widths.append(width)
    units.glue.append(0.0)
    units.nbsps.append(nbsps)


def add_parts(units: Units, parts: tuple[tuple[str, float, float], ...], kind: Kind) -> None:
    """Put the parts of a word, each with the width of the hyphen that a line end after it shows."""
    units.plain = False
    for text, width, hyphen in parts:
        add_unit(units, text, kind, width, text.count(NBSP))
        units.hyphens[len(units.texts) - 1] = hyphen
    del units.hyphens[len(units.texts) - 1]


def _join(units: Units, text: str, kind: Kind, known: tuple[float, int, object]) -> None:
    """Text that goes on where the last unit ends, in another kind or from another node."""
    text = text.replace(SOFT_HYPHEN, "")
    last = len(units.texts) - 1
    old = units.joined.get(last) or ((units.kinds[last], units.texts[last]),)
    units.joined[last] = (*old, (kind, text))
    units.kinds[last] = kind
    units.widths[last] += known[0]
    units.nbsps[last] += known[1]
    units.plain = False
