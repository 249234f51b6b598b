"""Two readings of one paper, piece by piece: where they part.

In: pieces of two sides. Out: the differences in reading order. Nothing is forgiven here: what readers cannot see
has been taken away by `pieces.words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from lkpj_report.records import dataclass
from lkpj_report.verify.pieces import Kind, Piece

ALIKE = 0.5
"""From this share of common signs on two pieces are taken for two versions of one."""


class Sort(StrEnum):
    """How two sides differ at a place."""

    WORDS = "words"
    ONLY_FIRST = "first"
    ONLY_SECOND = "second"
    MOVED = "moved"
    SHAPE = "shape"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `first` and `second` are the pieces of both sides, or, where a side has none, the piece
    that it has just before the place (None at its beginning); `at` and `to` bound the words that differ;
    `also` are further pieces of the same row."""

    sort: Sort
    first: Piece | None
    second: Piece | None
    at: tuple[int, int] = (0, 0)
    to: tuple[int, int] = (0, 0)
    also: tuple[Piece, ...] = ()


def differences(first: Sequence[Piece], second: Sequence[Piece]) -> list[Difference]:
    """All places where two sides part."""
    out: list[Difference] = []
    for start, end, start2, end2 in _blocks(first, second):
        if [p.words for p in first[start:end]] == [p.words for p in second[start2:end2]]:
            out += _shapes(first[start:end], second[start2:end2])
        else:
            before = (first[start - 1] if start else None, second[start2 - 1] if start2 else None)
            out += _parted(first[start:end], second[start2:end2], before)
    return _rows(_moved(out))


def _blocks(first: Sequence[Piece], second: Sequence[Piece]) -> list[tuple[int, int, int, int]]:
    """Stretches of both sides that say the same, and those between them that do not."""
    a, b = [p.words for p in first], [p.words for p in second]
    if a == b:
        return [(0, len(a), 0, len(b))]
    head = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest = min(len(a), len(b)) - head
    tail = next((n for n in range(rest) if a[-1 - n] != b[-1 - n]), rest)
    matcher = SequenceMatcher(None, a[head : len(a) - tail], b[head : len(b) - tail], autojunk=False)
    inner = [(i + head, j + head, k + head, m + head) for _, i, j, k, m in matcher.get_opcodes()]
    return [(0, head, 0, head), *inner, (len(a) - tail, len(a), len(b) - tail, len(b))]


def _shapes(first: Sequence[Piece], second: Sequence[Piece]) -> list[Difference]:
    """Same words, other shape: a heading of another level, a cell in another column or in the row below."""
    out: list[Difference] = []
    before: tuple[Piece, Piece] | None = None
    for a, b in zip(first, second, strict=True):
        if a.kind is not None and b.kind is not None:
            # rows are compared by where they begin: their numbers go on differing after a row that is lost
            begins = before is not None and (a.row != before[0].row) != (b.row != before[1].row)
            if begins or (a.kind, a.level, a.column) != (b.kind, b.level, b.column):
                out.append(Difference(Sort.SHAPE, a, b))
        before = (a, b) if a.kind is not None else None
    return out


def _parted(
    first: Sequence[Piece], second: Sequence[Piece], before: tuple[Piece | None, Piece | None]
) -> list[Difference]:
    """Pieces that differ: two versions of one, or only on one side."""
    last, last2 = before
    out: list[Difference] = []
    taken = 0
    for n, piece in enumerate(first):
        at = _partner(piece, second, taken, len(first) - n)
        if at is None:
            out.append(Difference(Sort.ONLY_FIRST, piece, last2))
            last = piece
            continue
        for lone in second[taken:at]:
            out.append(Difference(Sort.ONLY_SECOND, last, lone))
        out.append(_words(piece, second[at]))
        last, last2, taken = piece, second[at], at + 1
    out += [Difference(Sort.ONLY_SECOND, last, lone) for lone in second[taken:]]
    return out


def _partner(piece: Piece, second: Sequence[Piece], taken: int, left: int) -> int | None:
    """The piece of the second side that is another version of this one."""
    near = range(taken, min(len(second), taken + 40))
    for at in near:
        if _alike(piece, second[at]):
            return at
    # as many on both sides, and of one shape: the words were exchanged as a whole
    if len(second) - taken == left and taken < len(second) and _same_shape(piece, second[taken]):
        return taken
    return None


def _same_shape(a: Piece, b: Piece) -> bool:
    return a.kind is None or b.kind is None or (a.kind, a.column) == (b.kind, b.column)


def _alike(a: Piece, b: Piece) -> bool:
    if not _same_shape(a, b):
        return False
    matcher = SequenceMatcher(None, " ".join(a.words), " ".join(b.words), autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _words(a: Piece, b: Piece) -> Difference:
    """Two versions of one piece, from the first word that differs to the last."""
    parts = [
        op for op in SequenceMatcher(None, a.words, b.words, autojunk=False).get_opcodes() if op[0] != "equal"
    ]
    if not parts:
        return Difference(Sort.SHAPE, a, b)
    return Difference(Sort.WORDS, a, b, (parts[0][1], parts[0][3]), (parts[-1][2], parts[-1][4]))


def _moved(found: list[Difference]) -> list[Difference]:
    """What one side lacks here and has elsewhere has been moved."""
    out: list[Difference] = []
    gone: set[int] = set()
    for n, one in enumerate(found):
        if n in gone:
            continue
        if one.sort in (Sort.ONLY_FIRST, Sort.ONLY_SECOND):
            other = next(
                (m for m in range(n + 1, len(found)) if m not in gone and _same(one, found[m])), None
            )
            if other is not None:
                gone.add(other)
                a, b = (one, found[other]) if one.sort is Sort.ONLY_FIRST else (found[other], one)
                one = Difference(Sort.MOVED, a.first, b.second)
        out.append(one)
    return out


def _same(a: Difference, b: Difference) -> bool:
    match a.sort, b.sort:
        case Sort.ONLY_FIRST, Sort.ONLY_SECOND:
            return a.first is not None and b.second is not None and a.first.words == b.second.words
        case Sort.ONLY_SECOND, Sort.ONLY_FIRST:
            return a.second is not None and b.first is not None and a.second.words == b.first.words
        case _:
            return False


def _rows(found: list[Difference]) -> list[Difference]:
    """Cells of one row that only one side has become one difference."""
    out: list[Difference] = []
    for one in found:
        last = out[-1] if out else None
        if last is not None and _one_row(last, one):
            piece = own(one)
            assert piece is not None
            out[-1] = Difference(last.sort, last.first, last.second, also=(*last.also, piece))
        else:
            out.append(one)
    return out


def own(one: Difference) -> Piece | None:
    """The piece that a difference is about."""
    return one.second if one.sort is Sort.ONLY_SECOND else one.first


def _one_row(a: Difference, b: Difference) -> bool:
    if a.sort is not b.sort or a.sort not in (Sort.ONLY_FIRST, Sort.ONLY_SECOND):
        return False
    x, y = own(a), own(b)
    return (
        x is not None
        and y is not None
        and x.row == y.row != (0, 0)
        and {x.kind, y.kind} <= {Kind.SEL, Kind.KEPALA}
    )
