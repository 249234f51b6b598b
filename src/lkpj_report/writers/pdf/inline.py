"""Units to lines of words.

In: the `Units` of a paragraph or cell, the style, and the measure that they are broken for. Out: `TextLine`s.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from lkpj_report.writers.pdf.boxes import RAISED, UNTOUCHED, Run, TextLine
from lkpj_report.writers.pdf.fonts import NBSP, SOFT_HYPHEN, SPACE, Face
from lkpj_report.writers.pdf.hyphenate import hyphenated, parted_at, parts_of, piece_of
from lkpj_report.writers.pdf.linebreak import even_fit, first_fit, total_fit
from lkpj_report.writers.pdf.nearfit import FAR, GOOD, NEAR, End, Paragraph, Words, near_fit
from lkpj_report.writers.pdf.units import Kind, Style, Units, add_unit

# of a space: where a line must be stretched more, before words that must not part, it is left short
TOO_LOOSE = 3.0


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
            out += _break_one(units, style, Measure(measure.width, indent, measure.align), parted)
        indent = 0.0
    return tuple(out), parted


def _break_one(units: Units, style: Style, measure: Measure, parted: list[str]) -> list[TextLine]:
    scale = 1000 / style.size
    room, indent = measure.width * scale, measure.indent * scale
    if max(units.widths) > room - max(indent, 0.0):
        units = _explode(units, room - max(indent, 0.0), parted)
    if measure.align == "rata":
        return _justified(units, style, measure)
    if measure.align == "tengah":
        ends = even_fit(units.widths, units.glue, units.hyphens, room)
        measure = measure._replace(indent=0.0)
    else:
        ends = first_fit(units.widths, units.glue, units.hyphens, room, indent)
    return _lines(units, ends, style.size, measure)


def _justified(units: Units, style: Style, measure: Measure) -> list[TextLine]:
    """Lines of a full measure; words are parted only where a line would be too loose or too tight without."""
    scale = 1000 / style.size
    limits = (measure.width * scale, measure.indent * scale, units.face.space)
    words = Words(units.widths, units.glue, units.nbsps, units.hyphens)
    text = Paragraph(words)
    if not style.hyphenate:
        found = near_fit(text, limits, NEAR)
    else:
        found = near_fit(text, limits, GOOD)
        if not found:
            text.part(partial(parts_of, units))
            found = near_fit(text, limits, NEAR) or near_fit(text, limits, FAR)
    if found and units.plain:
        return _straight(units, text, found, style.size, measure)
    if found:
        units, ends = parted_at(units, found)
    else:
        units = hyphenated(units) if style.hyphenate else units
        ends = total_fit(units.widths, units.glue, units.nbsps, units.hyphens, limits)
    return _not_too_loose(units, ends, style.size, measure)


def _straight(
    units: Units, text: Paragraph, found: list[End], size: float, measure: Measure
) -> list[TextLine]:
    """Justified lines of words of one kind: all widths are in the paragraph's sums already."""
    scale, face, texts, last = size / 1000, units.face, units.texts, found[-1]
    loosest = TOO_LOOSE * face.space * scale
    out: list[TextLine] = []
    unit, part, begin, gap, indent = 0, 0, 0.0, 0, measure.indent
    for end in found:
        until, piece = end
        words = texts[unit:until]
        if part and words:
            words[0] = piece_of(text.parts(unit), part, None)
        if piece:
            words.append(piece_of(text.parts(until), part if until == unit else 0, piece))
            _, width, start, more = text.at(until)[piece - 1]
            width, start, more = (
                text.starts[until] + width,
                text.starts[until] + start,
                text.gaps[until] + more,
            )
            spaces = more - gap
        else:
            width, start, more = text.ends[until - 1], text.starts[until], text.gaps[until]
            spaces = text.inner[until - 1] - gap
        slack = measure.width - indent - (width - begin) * scale
        stretch = slack / spaces if spaces and (end != last or slack < 0) else 0.0
        words_end = SOFT_HYPHEN if piece else "" if end == last else SPACE
        line = SPACE.join(words) + words_end
        out.append(TextLine(indent, 0.0 if stretch > loosest else stretch, ((face, line),)))
        unit, part, begin, gap, indent = until, piece, start, more, 0.0
    return out


def _not_too_loose(units: Units, ends: list[int], size: float, measure: Measure) -> list[TextLine]:
    """The lines; those that would be torn apart are left short."""
    lines = _lines(units, ends, size, measure)
    most = TOO_LOOSE * units.face.space * size / 1000
    if max(line.stretch for line in lines) > most:
        ragged = _lines(units, ends, size, measure._replace(align="kiri"))
        lines = [other if line.stretch > most else line for line, other in zip(lines, ragged, strict=True)]
    return lines


def _lines(units: Units, ends: list[int], size: float, measure: Measure) -> list[TextLine]:
    """The lines that end there; only the first has the indent."""
    out, start, rest = [], 0, Measure(measure.width, 0.0, measure.align)
    for end in ends:
        out.append(_line(units, (start, end), size, rest if start else measure))
        start = end
    return out


def spaced(line: TextLine) -> TextLine:
    """A line with a space at its end: unseen, but without it a reader of the file joins two words."""
    *others, (face, text) = line.runs
    if line.touches and line.touches[-1] != UNTOUCHED:
        return line._replace(runs=(*line.runs, (face, SPACE)), touches=(*line.touches, UNTOUCHED))
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
                inner = end - start - 1 if units.plain else sum(g > 0 for g in units.glue[start : end - 1])
                spaces = inner + sum(units.nbsps[start:end])
                stretch = slack / spaces if spaces else 0.0
        case _:
            pass
    if units.plain:
        text = SPACE.join(units.texts[start:end])
        if not last:
            text += SPACE if units.glue[end - 1] else SOFT_HYPHEN
        return TextLine(dx, stretch, ((units.face, text),))
    line = _rich(_mixed_runs(units, start, end, bool(hyphen)), dx, size, stretch)
    return line if last or not units.glue[end - 1] else spaced(line)


def _rich(runs: list[tuple[Kind, str]], dx: float, size: float, stretch: float) -> TextLine:
    touches = tuple([kind.touch for kind, _ in runs])
    return TextLine(
        dx,
        stretch,
        tuple([(kind.face, text) for kind, text in runs]),
        _marks(runs, size, stretch),
        touches if any(one != UNTOUCHED for one in touches) else (),
    )


def _mixed_runs(units: Units, start: int, end: int, hyphen: bool) -> list[tuple[Kind, str]]:
    """Neighbouring texts of one kind as one run, with the spaces between."""
    runs: list[tuple[Kind, str]] = []
    texts, kinds, glue, joined = units.texts, units.kinds, units.glue, units.joined
    i = start
    while i < end:
        first, kind = i, kinds[i]
        i += 1
        if first in joined:
            pieces = joined[first]
        else:
            while i < end and kinds[i] is kind and glue[i - 1] and i not in joined:
                i += 1
            pieces = ((kind, SPACE.join(texts[first:i])),)
        if first > start and glue[first - 1]:
            kind, text = runs[-1]
            if kind.touch == UNTOUCHED or kind.touch == pieces[0][0].touch:
                runs[-1] = (kind, text + SPACE)
            else:  # the space after a link or a note's number is no part of it
                runs.append((Kind(kind.face), SPACE))
        for kind, text in pieces:
            if runs and runs[-1][0] == kind:
                runs[-1] = (kind, runs[-1][1] + text)
            else:
                runs.append((kind, text))
    if hyphen:
        runs[-1] = (runs[-1][0], runs[-1][1] + SOFT_HYPHEN)
    return runs


def run_width(face: Face, text: str, raised: bool) -> float:
    """The width of a run without stretch, in 1/1000 em of the line's size."""
    return face.width(text) * (RAISED if raised else 1.0)


def _marks(runs: list[tuple[Kind, str]], size: float, stretch: float) -> tuple[tuple[float, float], ...]:
    if not any(kind.gap for kind, _ in runs):
        return ()
    marks, x = [], 0.0
    for kind, text in runs:
        width = run_width(kind.face, text, kind.touch.raised) * size / 1000
        width += stretch * (text.count(SPACE) + text.count(NBSP))
        if kind.gap:
            marks.append((x, x + width))
        x += width
    return tuple(marks)


def _explode(units: Units, room: float, parted: list[str]) -> Units:
    """The same text with a possible line end after each character of a unit that is wider than a line."""
    out = Units(units.face, plain=False)
    for i, width in enumerate(units.widths):
        pieces = units.joined.get(i) or ((units.kinds[i], units.texts[i]),)
        if width <= room:
            add_unit(out, units.texts[i], units.kinds[i], width, units.nbsps[i])
            if i in units.joined:
                out.joined[len(out.texts) - 1] = pieces
            if i in units.hyphens:
                out.hyphens[len(out.texts) - 1] = units.hyphens[i]
        else:
            parted.append("".join([t for _, t in pieces]))
            for kind, text in pieces:
                for char in text:
                    width = run_width(kind.face, char, kind.touch.raised)
                    add_unit(out, char, kind, width, int(char == NBSP))
        out.glue[-1] = units.glue[i]
    return out


def one_line(text: str, face: Face) -> tuple[Run, ...]:
    """A single run, for labels and page numbers; characters that the face lacks are left out."""
    return ((face, "".join([c for c in text if c in face.widths])),)
