"""Inlines to lines of words.

In: the inlines of a paragraph or cell, a `Style` (faces and measures of its role) and the width it has.
Out: `TextLine`s. Between the two stand `Units`: stretches of text that no line end may part, with their
widths. A character that a face lacks is handed to `report`, once for each place it stands at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, assert_never

from lkpj_report.diagnostics import Origin
from lkpj_report.document.tree import Emph, Gap, Inlines, LineBreak, Strong, Text, Value
from lkpj_report.writers.pdf.boxes import Run, TextLine
from lkpj_report.writers.pdf.fonts import NBSP, SOFT_HYPHEN, SPACE, Face
from lkpj_report.writers.pdf.linebreak import even_fit, first_fit, total_fit

_WORDS = re.compile(r"[^ \t\r\n]+").findall
_BLANK = " \t\r\n"

CAPITALS = 0.34  # em: half the height of a capital, about the same in all text faces

Report = Callable[[str, str, Face, Origin | None], None]
"""Told of the lacking characters: those, the text around, the face, the origin of the value."""


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

    @property
    def rise(self) -> float:
        """From the top of a line to its baseline: capitals stand in the middle of the line."""
        return self.leading / 2 + CAPITALS * self.size


Kind = tuple[Face, bool]  # a face, and whether it is a gap


@dataclass(slots=True)
class Units:
    """What a hard line is made of, unit by unit; `joined` holds the units with more than one kind of text."""

    face: Face
    texts: list[str] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    glue: list[float] = field(default_factory=list)
    nbsps: list[int] = field(default_factory=list)
    hyphens: dict[int, float] = field(default_factory=dict)
    joined: dict[int, tuple[tuple[Kind, str], ...]] = field(default_factory=dict)
    plain: bool = True  # one kind of text, spaces between all units
    open: bool = False  # the next text joins the last unit unless it begins with a space

    @property
    def natural(self) -> float:
        """The width on one line, in 1/1000 em."""
        return sum(self.widths) + sum(self.glue)


def gather(children: Inlines, style: Style, report: Report) -> list[Units]:
    """The units of each hard line."""
    lines = [Units(style.faces[style.start])]
    for step in _flatten(children, style.start, style):
        if step is None:
            lines.append(Units(style.faces[style.start]))
            continue
        text, face, gap, origin = step
        if style.caps:
            text = text.upper()
        _put(lines[-1], text, (face, gap), report, origin)
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
    widths = []
    for word in words:
        known = face.word(word)
        if known is None or known[2]:
            return None
        widths.append(known[0])
    if not widths:
        return Simple("", 0.0, 0.0)
    if len(widths) == 1:
        return Simple(words[0], widths[0], widths[0])
    return Simple(SPACE.join(words), sum(widths) + face.space * (len(widths) - 1), max(widths))


def _flatten(
    children: Inlines, which: int, style: Style
) -> Iterator[tuple[str, Face, bool, Origin | None] | None]:
    for node in children:
        match node:
            case Text(text):
                yield text, style.faces[which], False, None
            case Value(text, origin):
                yield text, style.faces[which], False, origin
            case Gap(text, origin):
                yield text, style.faces[which], True, origin
            case Strong(kids):
                yield from _flatten(kids, which | 1, style)
            case Emph(kids):
                # foreign words inside an italic text stand upright
                yield from _flatten(kids, (which ^ 2) if style.start & 2 else (which | 2), style)
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
    face = kind[0]
    if units.texts and kind != (units.kinds[-1] if units.kinds else (units.face, False)):
        units.plain = False
    if face is not units.face or kind[1]:
        units.plain = False
    join = units.open and text[0] not in _BLANK
    for word in words:
        known = face.word(word)
        if known is None:
            bad = face.lacking(word)
            report(bad, text, face, origin)
            word = "".join([c for c in word if c not in bad])
            known = face.word(word) or (0.0, 0, ())
        width, nbsps, parts = known
        if join:
            _join(units, word, kind, known)
        elif parts:
            _close(units)
            _add_parts(units, parts, kind)
        else:
            _close(units)
            _add(units, word, kind, width, nbsps)
        join = False
    units.open = text[-1] not in _BLANK


def _close(units: Units) -> None:
    """A space after the last unit, as wide as in the face that it stands in."""
    if units.texts:
        units.glue[-1] = units.kinds[-1][0].space


def _add(units: Units, text: str, kind: Kind, width: float, nbsps: int) -> None:
    units.texts.append(text)
    units.kinds.append(kind)
    units.widths.append(width)
    units.glue.append(0.0)
    units.nbsps.append(nbsps)


def _add_parts(units: Units, parts: tuple[tuple[str, float, float], ...], kind: Kind) -> None:
    units.plain = False
    for text, width, hyphen in parts:
        _add(units, text, kind, width, text.count(NBSP))
        if hyphen:
            units.hyphens[len(units.texts) - 1] = hyphen


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


# ---------------------------------------------------------------- breaking


class Measure(NamedTuple):
    """What a paragraph is broken for: width and first indent (points), the way its lines stand."""

    width: float
    indent: float
    align: str


def break_lines(lines: list[Units], style: Style, measure: Measure) -> tuple[tuple[TextLine, ...], list[str]]:
    """Lines of all hard lines, and the units that had to be parted at any character because none else fits."""
    out: list[TextLine] = []
    parted: list[str] = []
    indent = measure.indent
    for units in lines:
        if out and out[-1].runs:
            out[-1] = spaced(out[-1])
        if not units.texts:
            out.append(TextLine(0.0, 0.0, ()))
        else:
            out += _break_one(units, style, measure._replace(indent=indent), parted)
        indent = 0.0
    return tuple(out), parted


def _break_one(units: Units, style: Style, measure: Measure, parted: list[str]) -> list[TextLine]:
    scale = 1000 / style.size
    room, indent = measure.width * scale, measure.indent * scale
    if max(units.widths) > room - max(indent, 0.0):
        units = _explode(units, room - max(indent, 0.0), parted)
    if measure.align == "rata":
        limits = (room, indent, units.face.space)
        ends = total_fit(units.widths, units.glue, units.nbsps, units.hyphens, limits)
    elif measure.align == "tengah":
        ends = even_fit(units.widths, units.glue, units.hyphens, room)
        indent = 0.0
    else:
        ends = first_fit(units.widths, units.glue, units.hyphens, room, indent)
    out, start = [], 0
    for end in ends:
        out.append(
            _line(units, (start, end), style.size, measure._replace(indent=0.0 if start else indent / scale))
        )
        start = end
    return out


def spaced(line: TextLine) -> TextLine:
    """A line with a space at its end: unseen, but without it a reader of the file joins two words."""
    *others, (face, text) = line.runs
    return line._replace(runs=(*others, (face, text + SPACE)))


def _line(units: Units, part: tuple[int, int], size: float, measure: Measure) -> TextLine:
    """One line of units, placed and stretched."""
    start, end = part
    last = end == len(units.texts)
    natural = sum(units.widths[start:end]) + sum(units.glue[start : end - 1])
    hyphen = 0.0 if last else units.hyphens.get(end - 1, 0.0)
    slack = measure.width - measure.indent - (natural + hyphen) * size / 1000
    dx, stretch = measure.indent, 0.0
    match measure.align:
        case "tengah":
            dx = slack / 2
        case "kanan":
            dx = slack
        case "rata":
            if not last or slack < 0:
                spaces = sum(units.nbsps[start:end]) + sum(g > 0 for g in units.glue[start : end - 1])
                stretch = slack / spaces if spaces else 0.0
        case _:
            pass
    if units.plain:
        line = TextLine(dx, stretch, ((units.face, SPACE.join(units.texts[start:end])),))
    else:
        runs = _mixed_runs(units, start, end, bool(hyphen))
        line = TextLine(dx, stretch, tuple([(f, t) for (f, _), t in runs]), _marks(runs, size, stretch))
    return line if last or not units.glue[end - 1] else spaced(line)


def _mixed_runs(units: Units, start: int, end: int, hyphen: bool) -> list[tuple[Kind, str]]:
    """Neighbouring texts of one kind as one run, with the spaces between."""
    runs: list[tuple[Kind, str]] = []
    for i in range(start, end):
        for kind, text in units.joined.get(i) or ((units.kinds[i], units.texts[i]),):
            if runs and runs[-1][0] == kind:
                runs[-1] = (kind, runs[-1][1] + text)
            else:
                runs.append((kind, text))
        if i < end - 1 and units.glue[i]:
            runs[-1] = (runs[-1][0], runs[-1][1] + SPACE)
    if hyphen:
        runs[-1] = (runs[-1][0], runs[-1][1] + SOFT_HYPHEN)
    return runs


def _marks(runs: list[tuple[Kind, str]], size: float, stretch: float) -> tuple[tuple[float, float], ...]:
    if not any(gap for (_, gap), _ in runs):
        return ()
    marks, x = [], 0.0
    for (face, gap), text in runs:
        width = face.width(text) * size / 1000 + stretch * (text.count(SPACE) + text.count(NBSP))
        if gap:
            marks.append((x, x + width))
        x += width
    return tuple(marks)


def _explode(units: Units, room: float, parted: list[str]) -> Units:
    """The same text with a possible line end after each character of a unit that is wider than a line."""
    out = Units(units.face, plain=False)
    for i, width in enumerate(units.widths):
        pieces = units.joined.get(i) or ((units.kinds[i], units.texts[i]),)
        if width <= room:
            _add(out, units.texts[i], units.kinds[i], width, units.nbsps[i])
            if i in units.joined:
                out.joined[len(out.texts) - 1] = pieces
            if i in units.hyphens:
                out.hyphens[len(out.texts) - 1] = units.hyphens[i]
        else:
            parted.append("".join([t for _, t in pieces]))
            for kind, text in pieces:
                for char in text:
                    _add(out, char, kind, kind[0].width(char), int(char == NBSP))
        out.glue[-1] = units.glue[i]
    return out


def one_line(text: str, face: Face) -> tuple[Run, ...]:
    """A single run, for labels and page numbers; characters that the face lacks are left out."""
    return ((face, "".join([c for c in text if c in face.widths])),)
