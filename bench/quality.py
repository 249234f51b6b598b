"""How well a page is set, read from the PDF by the places of its glyphs, whoever made it.

    python -m bench quality [--quick] [--only NAME,...] [--notas N] [--books N]

In: a PDF, and the text of its tree. The glyphs are aligned to that text, so paragraphs, headings and spaces are
known without the maker's help; what the text lacks (page numbers, repeated table heads) is passed over. Out, for
each document: the worst stretch of the spaces of a line (mean gap against the natural space, which is the median
gap of the last lines of paragraphs), the share of lines stretched over 1.5, the longest run of lines that end
with a hyphen, widows, orphans, stranded headings, and the lowest fill of a page before the last. Lengths are points.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bench.makers import MAKERS, made
from bench.reading import HYPHENS, Said, told

LOOSE = 1.5
_AHEAD = 48  # glyphs that must agree where a page begins
_HEAD_LINES = 60  # lines at the top of a page that may be passed over
_SOFT = "\u00ad"


class Glyph(NamedTuple):
    """A visible glyph: page from 1, advance box left to right, its bottom and its height."""

    char: str
    page: int
    left: float
    right: float
    bottom: float
    height: float


@dataclass(slots=True)
class Line:
    """A line of a piece: its page, its glyphs with whether a space stands before each, whether a hyphen ends it."""

    page: int
    glyphs: list[tuple[Glyph, bool]] = field(default_factory=list)
    hyphen: bool = False

    def gaps(self) -> list[float]:
        """The widths of its spaces."""
        pairs = zip(self.glyphs, self.glyphs[1:], strict=False)
        return [b.left - a.right for (a, _), (b, space) in pairs if space]


@dataclass(frozen=True, slots=True)
class Quality:
    """The findings in one document; `where` names the place of the worst of each kind."""

    pages: int
    lines: int
    worst: float
    loose: int
    hyphens: int
    widows: int
    orphans: int
    stranded: int
    fill: float
    where: tuple[str, ...] = ()


class Unaligned(Exception):
    """The PDF doesn't say what the tree says, or not in its order."""


def glyphs_of(data: bytes) -> list[Glyph]:
    """All visible glyphs of a PDF in the order of its content."""
    import pypdfium2  # type: ignore[import-untyped]

    out = []
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        words = page.get_textpage()
        for i, char in enumerate(_characters(words)):
            if not char.isspace():
                left, bottom, right, top = words.get_charbox(i, loose=True)
                out.append(Glyph(char, number, left, right, bottom, top - bottom))
    return out


def _characters(words: Any) -> Iterator[str]:
    """One character for each index of PDFium; not `get_text_range`, which leaves some out."""
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    for i in range(words.count_chars()):
        yield chr(raw.FPDFText_GetUnicode(words, i))


# ---------------------------------------------------------------- alignment


class _Target(NamedTuple):
    """The text that is looked for, without spaces: characters, spaces before them, where each piece starts."""

    chars: str
    spaced: list[bool]
    starts: list[int]


def _target(pieces: Sequence[Said]) -> _Target:
    chars: list[str] = []
    spaced: list[bool] = []
    starts = []
    for piece in pieces:
        starts.append(len(chars))
        for text in (piece.label, piece.text):
            first = True
            for word in text.replace(_SOFT, "").split():
                chars += word
                spaced += [not first, *([False] * (len(word) - 1))]
                first = False
    starts.append(len(chars))
    return _Target("".join(chars), spaced, starts)


def align(glyphs: Sequence[Glyph], pieces: Sequence[Said]) -> list[list[Line]]:
    """The lines of each piece. Raises `Unaligned` when some text isn't found where it should be."""
    target = _target(pieces)
    found, ends = _matched(glyphs, target.chars)
    out = []
    for start, end in zip(target.starts, target.starts[1:], strict=False):
        lines: list[Line] = []
        for k in range(start, end):
            glyph = glyphs[found[k]]
            last = lines[-1].glyphs[-1][0] if lines else None
            if last is None or last.page != glyph.page or abs(last.bottom - glyph.bottom) > glyph.height / 2:
                lines.append(Line(glyph.page))
            lines[-1].glyphs.append((glyph, target.spaced[k]))
            lines[-1].hyphen = k in ends
        out.append(lines)
    return out


def _matched(glyphs: Sequence[Glyph], wanted: str) -> tuple[list[int], set[int]]:
    """For each wanted character its glyph, and the characters behind which a line's hyphen stands."""
    at, page = 0, 0
    found: list[int] = []
    ends: set[int] = set()
    while len(found) < len(wanted):
        if at == len(glyphs):
            raise Unaligned(f"the file ends before {wanted[len(found) : len(found) + 40]!r}")
        glyph = glyphs[at]
        if glyph.page != page:
            page = glyph.page
            at = _page_start(glyphs, at, wanted, len(found))
            continue
        if _same(glyph.char, wanted[len(found)]):
            found.append(at)
        elif found and _is_hyphen(glyphs, at):
            ends.add(len(found) - 1)
        else:
            at = _page_end(glyphs, at, found)
            continue
        at += 1
    return found, ends


def _same(char: str, wanted: str) -> bool:
    """PDFium gives a sign of its own for a hyphen at the end of a line, also where the text has one."""
    return char == wanted or (wanted == "-" and char in HYPHENS)


def _is_hyphen(glyphs: Sequence[Glyph], at: int) -> bool:
    """A sign of a hyphen, or a hyphen that the text lacks at the end of a line."""
    glyph = glyphs[at]
    if glyph.char in HYPHENS:
        return True
    after = glyphs[at + 1] if at + 1 < len(glyphs) else None
    return glyph.char in "-\u2010" and (after is None or _new_line(glyph, after))


def _new_line(a: Glyph, b: Glyph) -> bool:
    return a.page != b.page or abs(a.bottom - b.bottom) > b.height / 2


def _page_start(glyphs: Sequence[Glyph], at: int, wanted: str, k: int) -> int:
    """The first glyph of a page's own text: what stands before it is furniture."""
    page, lines, i = glyphs[at].page, 0, at
    while i < len(glyphs) and glyphs[i].page == page and lines < _HEAD_LINES:
        if i == at or _new_line(glyphs[i - 1], glyphs[i]):
            lines += 1
            if _agrees(glyphs, i, wanted, k):
                return i
        i += 1
    raise Unaligned(f"page {page}: {wanted[k : k + 40]!r} is not found")


def _agrees(glyphs: Sequence[Glyph], at: int, wanted: str, k: int) -> bool:
    page, count = glyphs[at].page, 0
    while count < _AHEAD and k + count < len(wanted) and at < len(glyphs) and glyphs[at].page == page:
        if _same(glyphs[at].char, wanted[k + count]):
            count += 1
        elif not (count and _is_hyphen(glyphs, at)):
            return count > 0 and _new_line(glyphs[at - 1], glyphs[at]) and _rest(glyphs, at) <= 2
        at += 1
    return count > 0


def _rest(glyphs: Sequence[Glyph], at: int) -> int:
    """How many lines a page has from this glyph on."""
    lines, page = 1, glyphs[at].page
    for a, b in zip(glyphs[at:], glyphs[at + 1 :], strict=False):
        if b.page != page:
            break
        lines += _new_line(a, b)
    return lines


def _page_end(glyphs: Sequence[Glyph], at: int, found: list[int]) -> int:
    """The next page's first glyph: the rest of this one is furniture, with what was taken of its line."""
    while found and found[-1] == at - 1 and not _new_line(glyphs[at - 1], glyphs[at]):
        found.pop()
        at -= 1
    if _rest(glyphs, at) > 2:
        text = "".join(g.char for g in glyphs[at : at + 40])
        raise Unaligned(f"page {glyphs[at].page}: {text!r} is not in the tree here")
    page = glyphs[at].page
    while at < len(glyphs) and glyphs[at].page == page:
        at += 1
    return at


# ---------------------------------------------------------------- measures


def judge(data: bytes, pieces: Sequence[Said]) -> Quality:
    """The quality of a PDF of these pieces. Raises `Unaligned`."""
    glyphs = glyphs_of(data)
    lines = align(glyphs, pieces)
    natural = _natural(lines, pieces)
    worst, loose, count, run = (0.0, "-"), 0, 0, (0, "-")
    widows, orphans = [], []
    for piece, own in zip(pieces, lines, strict=True):
        if piece.kind not in ("paragraph", "item"):
            continue
        for stretch, text in _stretches(own, natural):
            count += 1
            loose += stretch > LOOSE
            worst = max(worst, (stretch, text))
        run = max(run, (_longest_run(own), piece.text[:30]))
        first, last = own[0], own[-1]
        if len(own) > 1 and own[1].page != first.page:
            orphans.append(f"p. {first.page} {piece.text[:30]!r}")
        if len(own) > 1 and own[-2].page != last.page:
            widows.append(f"p. {last.page} {piece.text[-30:]!r}")
    stranded = _stranded(pieces, lines)
    fill, page = _lowest_fill(pieces, lines)
    where = (
        f"worst {worst[0]:.2f}: {worst[1]!r}",
        *orphans,
        *widows,
        *stranded,
        f"fill {fill:.2f} on p. {page}",
    )
    pages = glyphs[-1].page if glyphs else 0
    return Quality(
        pages, count, worst[0], loose, run[0], len(widows), len(orphans), len(stranded), fill, where
    )


def _natural(lines: Sequence[Sequence[Line]], pieces: Sequence[Said]) -> dict[float, float]:
    """The natural space by glyph height: the median of the last lines of paragraphs, which nobody stretches."""
    gaps: dict[float, list[float]] = defaultdict(list)
    for piece, own in zip(pieces, lines, strict=True):
        if piece.kind in ("paragraph", "item") and own:
            gaps[_size(own[-1])] += own[-1].gaps()
    return {size: statistics.median(some) for size, some in gaps.items() if some}


def _size(line: Line) -> float:
    return round(statistics.median(g.height for g, _ in line.glyphs), 1)


def _stretches(lines: Sequence[Line], natural: dict[float, float]) -> Iterator[tuple[float, str]]:
    """The stretch of each line but the last, with its words."""
    for line in lines[:-1]:
        gaps, space = line.gaps(), natural.get(_size(line))
        if gaps and space:
            words = "".join((" " if spaced else "") + g.char for g, spaced in line.glyphs)
            yield statistics.fmean(gaps) / space, f"p. {line.page} {words.strip()}"


def _longest_run(lines: Sequence[Line]) -> int:
    longest = run = 0
    for line in lines:
        run = run + 1 if line.hyphen else 0
        longest = max(longest, run)
    return longest


def _stranded(pieces: Sequence[Said], lines: Sequence[Sequence[Line]]) -> list[str]:
    """Headings whose next piece begins on a later page, though nothing asks for it."""
    out = []
    following = zip(pieces, lines, pieces[1:], lines[1:], strict=False)
    for piece, own, after, others in following:
        if piece.kind == "heading" and not after.turn and own and others and own[-1].page < others[0].page:
            out.append(f"p. {own[-1].page} heading {piece.text[:30]!r}")
    return out


def _lowest_fill(pieces: Sequence[Said], lines: Sequence[Sequence[Line]]) -> tuple[float, int]:
    """The emptiest page but the last and those that the tree itself ends, against the tallest text area."""
    top: dict[int, float] = {}
    low: dict[int, float] = {}
    ended = set()
    for piece, own in zip(pieces, lines, strict=True):
        for line in own:
            for glyph, _ in line.glyphs:
                low[line.page] = min(low.get(line.page, glyph.bottom), glyph.bottom)
                top[line.page] = max(top.get(line.page, 0.0), glyph.bottom + glyph.height)
        if piece.turn and own:
            ended.add(own[0].page - 1)
    highest, lowest = max(top.values(), default=1.0), min(low.values(), default=0.0)
    last = max(low, default=0)
    fills = [((highest - y) / (highest - lowest), p) for p, y in low.items() if p != last and p not in ended]
    return min(fills, default=(1.0, last))


# ---------------------------------------------------------------- the table

HEADINGS = (
    "tree", "maker", "documents", "pages", "lines", "worst stretch", "over 1.5 (%)", "hyphens in a row",
    "widows", "orphans", "stranded", "lowest fill (%)",
)  # fmt: skip


def _row(tree: str, maker: str, found: Sequence[Quality]) -> tuple[str, ...]:
    lines = sum(q.lines for q in found)
    return (
        tree, maker, str(len(found)), str(sum(q.pages for q in found)), str(lines),
        f"{max(q.worst for q in found):.2f}", f"{100 * sum(q.loose for q in found) / max(lines, 1):.2f}",
        str(max(q.hyphens for q in found)), str(sum(q.widows for q in found)), str(sum(q.orphans for q in found)),
        str(sum(q.stranded for q in found)), f"{100 * min(q.fill for q in found):.0f}",
    )  # fmt: skip


def main(argv: Sequence[str]) -> int:
    """Set the same trees by each maker, judge the files, print one Markdown table; 1 when a file can't be judged."""
    from bench import trees

    parser = argparse.ArgumentParser(
        "bench quality", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="three notas, no book")
    parser.add_argument("--only", default=",".join(MAKERS[:4]), help=f"of {', '.join(MAKERS)}")
    parser.add_argument("--notas", type=int, default=12)
    parser.add_argument("--books", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="name the places")
    given = parser.parse_args(argv)
    look = trees.theme()
    makers = [m for m in given.only.split(",") if m]
    if wrong := [m for m in makers if m not in MAKERS]:
        parser.error(f"unknown: {', '.join(wrong)}")
    notas, books = (3, 0) if given.quick else (given.notas, given.books)
    status, rows = 0, [HEADINGS, tuple("---" for _ in HEADINGS)]
    for tree, make, count in (("nota", trees.nota, notas), ("book", trees.book, books)):
        for maker in makers if count else ():
            documents = [make(seed, look) for seed in range(1, count + 1)]
            try:
                found = [judge(made(maker, document, look), told(document)) for document in documents]
            except Unaligned as error:
                print(f"{tree} {maker} can't be judged: {error}", file=sys.stderr)
                status = 1
                continue
            rows.append(_row(tree, maker, found))
            for seed, one in enumerate(found if given.verbose else (), 1):
                print(f"{tree} {seed} {maker}: {'; '.join(one.where)}", file=sys.stderr)
    print(f"Load {os.getloadavg()[0]:.1f}.\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
