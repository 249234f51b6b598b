"""Where the lines of a paragraph end.

In: the units of a paragraph (stretches of text that no line end may part) as parallel lists of widths.
Out: for each line, the number of the unit after its last. `total_fit` weighs all ways to break a whole
paragraph (Knuth and Plass, Breaking Paragraphs into Lines, 1981) with prefix sums, `first_fit` fills line by
line, `even_fit` shares ragged lines out so that they are about equally long. Widths are 1/1000 em.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

STRETCH, SHRINK = 1 / 2, 1 / 3  # of a space: what a good line needs at most
_NEVER = 1e30
_LOOSEST = 0.6  # a line filled less than this is weighed only where nothing else is possible
_HYPHEN = 2_500.0
_LONE_END = 6_000.0  # one unit alone on the last line


def total_fit(
    widths: list[float],
    glue: list[float],
    stretchable: list[int],
    hyphens: dict[int, float],
    limits: tuple[float, float, float],
) -> list[int]:
    """Ends of the lines of the best way; `limits` are line width, indent of the first line, width of a space.

    `glue[i]` is the space after unit i (0: a line may end there without one), `stretchable[i]` counts the
    no-break spaces inside it, `hyphens[i]` is the width of the hyphen if a line ends after it.
    """
    room, indent, space = limits
    n = len(widths)
    starts = list(accumulate([w + g for w, g in zip(widths, glue, strict=True)], initial=0.0))
    if starts[n] - glue[-1] + indent <= room:
        return [n]
    gaps = list(accumulate([s + (g > 0) for s, g in zip(stretchable, glue, strict=True)], initial=0))
    starts[0] -= indent
    best, came = [_NEVER] * (n + 1), [0] * (n + 1)
    best[0] = 0.0
    stretch, shrink = space * STRETCH, space * SHRINK
    for j in range(1, n + 1):
        end = starts[j] - glue[j - 1] + hyphens.get(j - 1, 0.0)
        inner = gaps[j] - (glue[j - 1] > 0)
        low = bisect_left(starts, end - room * 1.08, 0, j)
        high = j if j == n else bisect_right(starts, end - room * _LOOSEST, low, j)
        top, where = _NEVER, -1
        for i in range(low, high):
            if best[i] >= top:
                continue
            slack = room - end + starts[i]
            spaces = inner - gaps[i]
            if slack < 0:
                if -slack > spaces * shrink + 1e-6:
                    continue
                ratio = -slack / (spaces * shrink) if spaces else 0.0
            elif j == n:
                ratio = 0.0
            else:
                ratio = slack / (spaces * stretch) if spaces else 25.0
            cost = 1 + 100 * ratio * ratio * ratio
            cost = best[i] + cost * cost + (_LONE_END if i == n - 1 else 0.0)
            if cost < top:
                top, where = cost, i
        if where < 0:
            top, where = _only_way(starts, best, end - room, j)
        best[j] = top + (_HYPHEN if j - 1 in hyphens else 0.0)
        came[j] = where
    return _trace(came, n)


def _only_way(starts: list[float], best: list[float], edge: float, j: int) -> tuple[float, int]:
    """The fullest line to j that is not too long: dear, but a way."""
    i = min(max(bisect_left(starts, edge - 1e-6, 0, j), 0), j - 1)
    return best[i] + 1e15, i


def _trace(came: list[int], n: int) -> list[int]:
    ends = []
    while n > 0:
        ends.append(n)
        n = came[n]
    return ends[::-1]


def first_fit(
    widths: list[float], glue: list[float], hyphens: dict[int, float], room: float, indent: float = 0.0
) -> list[int]:
    """Ends of the lines when each takes what it can hold; a unit wider than the line stands alone."""
    ends, used, pending = [], indent, 0.0
    last = len(widths) - 1
    count = 0
    for i, width in enumerate(widths):
        more = used + pending + width
        hyphen = hyphens.get(i, 0.0) if i < last else 0.0
        if count and more + hyphen > room + 1e-6:
            ends.append(i)
            more, count = width, 0
        used, pending = more, glue[i]
        count += 1
    ends.append(last + 1)
    return ends


def even_fit(widths: list[float], glue: list[float], hyphens: dict[int, float], room: float) -> list[int]:
    """As many lines as `first_fit` needs, in the narrowest measure that does: no lone word at the end."""
    ends = first_fit(widths, glue, hyphens, room)
    if len(ends) == 1:
        return ends
    low, high = max(widths), room
    for _ in range(12):
        middle = (low + high) / 2
        tried = first_fit(widths, glue, hyphens, middle)
        if len(tried) > len(ends):
            low = middle
        else:
            high, ends = middle, tried
    return ends
