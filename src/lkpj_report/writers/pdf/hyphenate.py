"""Words parted by syllables, for the paragraphs that do not come out well without.

In: the `Units` of a hard line. Out: the same with a possible line end at each break that `suku_kata` allows.
A paragraph is first broken without hyphens, as TeX does: most of them need none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from lkpj_report.writers.pdf.fonts import SOFT_HYPHEN, Face
from lkpj_report.writers.pdf.units import Units, add_parts, add_unit

_CORE = re.compile(r"([^A-Za-z]*)([A-Za-z]+)([^A-Za-z]*)").fullmatch  # a word with the signs around it

_KEPT_WORDS = 12_000  # parted words of a face; see `fonts`

TERPENDEK = 7  # letters: no shorter word is parted (as `bahasa.suku_kata` says, which is imported late)

Parts = tuple[tuple[str, float, float], ...]


def hyphenated(units: Units) -> Units:
    """The same text with line ends allowed between syllables.

    Whole stay gaps, numbers of notes, words of two kinds, parts of words that have a hyphen already, and raised
    words out of the council's data: most are names of persons, which no rule knows how to part.
    """
    out = Units(units.face, plain=False)
    for i, text in enumerate(units.texts):
        kind, parts = units.kinds[i], parts_of(units, i)
        if parts:
            add_parts(out, parts, kind)
        else:
            add_unit(out, text, kind, units.widths[i], units.nbsps[i])
            if i in units.joined:
                out.joined[len(out.texts) - 1] = units.joined[i]
            if i in units.hyphens:
                out.hyphens[len(out.texts) - 1] = units.hyphens[i]
        out.glue[-1] = units.glue[i]
    return out


def parts_of(units: Units, i: int) -> Parts:
    """The parts of a unit: text, width, width of the hyphen; () for one that stays whole."""
    text = units.texts[i]
    if len(text) < TERPENDEK:
        return ()
    kind, last = units.kinds[i], len(units.texts) - 1
    if (not units.glue[i] and i < last) or (
        i and not units.glue[i - 1]
    ):  # of a word with a hyphen of its own
        return ()
    if (i in units.given and not text.islower()) or kind.gap or kind.touch.raised or i in units.joined:
        return ()
    return syllables(kind.face, text)


def piece_of(parts: Parts, start: int, end: int | None) -> str:
    """The letters from one part to another."""
    return "".join([text for text, _, _ in parts[start:end]])


def parted_at(units: Units, ends: list[tuple[int, int]]) -> tuple[Units, list[int]]:
    """The same text with just those words parted that a line ends in, and the ends of the lines as unit numbers.

    An end is the number of the unit after it, and how many parts of that unit stand before it.
    """
    cuts: dict[int, list[int]] = {}
    for at, part in ends:
        if part:
            cuts.setdefault(at, []).append(part)
    if not cuts:
        return units, [at for at, _ in ends]
    out = Units(
        units.face, plain=units.plain
    )  # between the parts of a word a line ends: a plain one stays plain
    done, first = 0, {}
    for at, parts in cuts.items():
        _copy(units, out, (done, at))
        first[at] = len(out.texts)
        add_parts(out, _merged(parts_of(units, at), parts), units.kinds[at])
        out.glue[-1] = units.glue[at]
        done = at + 1
    out.plain = units.plain
    _copy(units, out, (done, len(units.texts)))
    numbers, more = [], 0
    for at, part in ends:
        if part:
            numbers.append(first[at] + cuts[at].index(part) + 1)
            more = first[at] + len(cuts[at]) - at
        else:
            numbers.append(at + more)
    return out, numbers


def _merged(parts: Parts, cuts: list[int]) -> Parts:
    """Parts joined again where no line ends between them."""
    stretches = [parts[a:b] for a, b in pairwise([0, *cuts, len(parts)])]
    return tuple(
        [("".join([p[0] for p in some]), sum(p[1] for p in some), some[-1][2]) for some in stretches]
    )


def _copy(units: Units, out: Units, part: tuple[int, int]) -> None:
    """Put the units of a stretch behind the last ones."""
    start, end = part
    shift = len(out.texts) - start
    out.texts += units.texts[start:end]
    out.kinds += units.kinds[start:end]
    out.widths += units.widths[start:end]
    out.glue += units.glue[start:end]
    out.nbsps += units.nbsps[start:end]
    out.hyphens.update({i + shift: width for i, width in units.hyphens.items() if start <= i < end})
    out.joined.update({i + shift: some for i, some in units.joined.items() if start <= i < end})


def syllables(face: Face, text: str) -> Parts:
    """The parts of a word: text, width, width of the hyphen; () for a word that stays whole."""
    known = face.parted.get(text)
    if known is None:
        if len(face.parted) >= _KEPT_WORDS:
            face.parted.clear()
        known = face.parted[text] = _parts(face, text)
    return known


def _parts(face: Face, text: str) -> Parts:
    from lkpj_report.bahasa.suku_kata import penggal  # late: its patterns take a while to compile

    exceptions = _exceptions(face.breaks) if face.breaks else {}

    found = _CORE(text)
    if found is None:
        return ()
    lead, core, trail = found.groups()
    if lead or trail:  # the same word stands with and without a comma
        parts = list(syllables(face, core))
        if parts:
            piece, width, hyphen = parts[0]
            parts[0] = (lead + piece, face.width(lead) + width, hyphen)
            piece, width, hyphen = parts[-1]
            parts[-1] = (piece + trail, width + face.width(trail), hyphen)
        return tuple(parts)
    edges = [0, *penggal(core, exceptions), len(core)]
    if len(edges) == 2:
        return ()
    hyphen = face.widths[SOFT_HYPHEN]
    return tuple([(core[a:b], face.width(core[a:b]), hyphen) for a, b in pairwise(edges)])


@lru_cache(maxsize=4)
def _exceptions(breaks: tuple[str, ...]) -> Mapping[str, tuple[int, ...]]:
    from lkpj_report.bahasa.suku_kata import pengecualian

    return pengecualian(breaks)
