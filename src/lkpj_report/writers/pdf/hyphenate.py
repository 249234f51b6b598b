"""Words parted by syllables, for the paragraphs that do not come out well without.

In: the `Units` of a hard line. Out: the same with a possible line end at each break that `suku_kata` allows.
A paragraph is first broken without hyphens, as TeX does: most of them need none.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lkpj_report.writers.pdf.fonts import SOFT_HYPHEN, Face
from lkpj_report.writers.pdf.units import Units, add_parts, add_unit

_CORE = re.compile(r"([^A-Za-z]*)([A-Za-z]+)([^A-Za-z]*)").fullmatch  # a word with the signs around it

Parts = tuple[tuple[str, float, float], ...]


def hyphenated(units: Units) -> Units:
    """The same text with line ends allowed between syllables.

    Whole stay gaps, numbers of notes, words of two kinds, parts of words that have a hyphen already, and raised
    words out of the council's data: most are names of persons, which no rule knows how to part.
    """
    out = Units(units.face, plain=False)
    compound = False
    for i, text in enumerate(units.texts):
        kind, glue, last = units.kinds[i], units.glue[i], i == len(units.texts) - 1
        compound_here = compound or (not glue and not last)
        compound = not glue and not last
        parts: Parts = ()
        name = i in units.given and not text.islower()
        if not (compound_here or name or kind.gap or kind.touch.raised or i in units.joined):
            parts = syllables(kind.face, text)
        if parts:
            add_parts(out, parts, kind)
        else:
            add_unit(out, text, kind, units.widths[i], units.nbsps[i])
            if i in units.joined:
                out.joined[len(out.texts) - 1] = units.joined[i]
            if i in units.hyphens:
                out.hyphens[len(out.texts) - 1] = units.hyphens[i]
        out.glue[-1] = glue
    return out


def syllables(face: Face, text: str) -> Parts:
    """The parts of a word: text, width, width of the hyphen; () for a word that stays whole."""
    known = face.parted.get(text)
    if known is None:
        known = face.parted[text] = _parts(face, text)
    return known


def _parts(face: Face, text: str) -> Parts:
    from lkpj_report.bahasa.suku_kata import penggal  # late: its patterns take a while to compile

    found = _CORE(text)
    breaks = penggal(found.group(2)) if found else ()
    if found is None or not breaks:
        return ()
    lead = len(found.group(1))
    edges = [0, *[lead + at for at in breaks], len(text)]
    hyphen = face.widths[SOFT_HYPHEN]
    pieces = [text[a:b] for a, b in pairwise(edges)]
    return tuple([(piece, face.width(piece), hyphen) for piece in pieces])
