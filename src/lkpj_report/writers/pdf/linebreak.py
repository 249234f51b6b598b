"""Where the lines of a paragraph end.

In: the units of a paragraph (stretches of text that no line end may part) as parallel lists of widths.
Out: for each line, the number of the unit after its last. `total_fit` weighs all ways to break a whole
paragraph (Knuth and Plass, Breaking Paragraphs into Lines, 1981) with prefix sums, `first_fit` fills line by
line, `even_fit` shares ragged lines out so that they are about equally long. Widths are 1/1000 em.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

STRETCH, SHRINK = 1 / 2, 1 / 3  # of a space: what a good line needs at most
NEVER = 1e30
_LOOSEST = 0.6  # a line filled less than this is weighed only where nothing else is possible
_LOOSEST_PARTED = 0.8  # the same where words are parted
HYPHEN = 2_500.0
SECOND_HYPHEN = 10_000.0  # right below another
LAST_HYPHEN = 5_000.0  # before the last line: half a word stands there nearly alone
LONE_END = 6_000.0  # one word alone on the last line
_FORCED = 1e15  # a line that is too empty, as a whole
FRAGMENT = 1_000_000.0  # the end of a word alone there


class _Text(NamedTuple):
    """A paragraph for `total_fit`: prefix sums of widths and of spaces, what stands behind each unit, whether a
    hyphen ends a line before unit i, and its limits: line width, least filled, stretch and shrink of a space."""

    starts: list[float]
    gaps: list[int]
    glue: list[float]
    hyphens: dict[int, float]
    hyphened: list[bool]
    limits: tuple[float, float, float, float]


class _Ways(NamedTuple):
    """`best[j]` is the price of the best lines before unit j, `came[j]` the first unit of the last of them.

    `one` and `first` tell the same of the best lines of which the last two do not both end with a hyphen;
    `rows[j]` says that the best do. So no more than two in a row are ever needed to find the best of all.
    """

    best: list[float]
    came: list[int]
    one: list[float]
    first: list[int]
    rows: list[bool]


def total_fit(
    widths: list[float],
    glue: list[float],
    stretchable: list[int],
    hyphens: dict[int, float],
    limits: tuple[float, float, float],
) -> list[int]:
    """Ends of the lines of the best way; `limits` are line width, indent of the first line, width of a space.

    `glue[i]` is the space after unit i (0: a line may end there without one), `stretchable[i]` counts the
    no-break spaces inside it, `hyphens[i]` is the width of the hyphen if a line ends after it (0: it is a
    part of the unit). No more than two lines in a row end with one while there is another way.
    """
    room, indent, space = limits
    n = len(widths)
    starts = list(accumulate([w + g for w, g in zip(widths, glue, strict=True)], initial=0.0))
    if starts[n] - glue[-1] + indent <= room:
        return [n]
    gaps = list(accumulate([s + (g > 0) for s, g in zip(stretchable, glue, strict=True)], initial=0))
    starts[0] -= indent
    least = room * (_LOOSEST_PARTED if 4 * len(hyphens) > n else _LOOSEST)
    hyphened = [i - 1 in hyphens for i in range(n + 1)]
    text = _Text(starts, gaps, glue, hyphens, hyphened, (room, least, space * STRETCH, space * SHRINK))
    ways = _Ways([NEVER] * (n + 1), [0] * (n + 1), [NEVER] * (n + 1), [0] * (n + 1), [False] * (n + 1))
    ways.best[0] = ways.one[0] = 0.0
    for j in range(1, n + 1):
        _reach(text, ways, j)
    return _trace(ways, n)


def _reach(text: _Text, ways: _Ways, j: int) -> None:
    """Find the best lines before unit j: weigh all last lines that are neither too long nor much too short."""
    starts, gaps, glue, hyphens, hyphened, (room, least, stretch, shrink) = text
    last, marked = j == len(glue), hyphened[j]
    prices = ways.one if marked else ways.best
    end = starts[j] - glue[j - 1] + hyphens.get(j - 1, 0.0)
    inner = gaps[j] - (glue[j - 1] > 0)
    low = bisect_left(starts, end - room * 1.08, 0, j)
    high = j if last else bisect_right(starts, end - least, low, j)
    top = two = NEVER
    where = second = -1
    for i in range(low, high):
        price = prices[i]
        if price >= top and (not marked or price >= two):
            continue
        slack = room - end + starts[i]
        spaces = inner - gaps[i]
        if slack < 0:
            if -slack > spaces * shrink + 1e-6:
                continue
            ratio = -slack / (spaces * shrink) if spaces else 0.0
        elif last:
            ratio = 0.0
        else:
            ratio = slack / (spaces * stretch) if spaces else 25.0
        cost = 1 + 100 * ratio * ratio * ratio
        cost = price + cost * cost
        if last:
            lone = i == j - 1 or not spaces
            cost += LONE_END * lone + (FRAGMENT if lone else LAST_HYPHEN) * hyphened[i]
        if marked and hyphened[i]:
            if cost + SECOND_HYPHEN < two:
                two, second = cost + SECOND_HYPHEN, i
        elif cost < top:
            top, where = cost, i
    if where < 0 and second < 0:
        top, where = _only_way(text, ways.best, end, j)
    more = HYPHEN if marked else 0.0
    ways.one[j], ways.first[j] = top + more, where
    ways.rows[j] = two < top
    ways.best[j], ways.came[j] = (two + more, second) if two < top else (top + more, where)


def _only_way(text: _Text, best: list[float], end: float, j: int) -> tuple[float, int]:
    """The fullest line to j that is not too long: dear, the dearer the emptier, but a way."""
    starts, room = text.starts, text.limits[0]
    i = min(bisect_left(starts, end - room - 1e-6, 0, j), j - 1)
    return best[i] + _FORCED * (0.001 + abs(room - end + starts[i]) / room), i


def _trace(ways: _Ways, n: int) -> list[int]:
    ends, single = [], False
    while n > 0:
        ends.append(n)
        n, single = (ways.first[n], False) if single else (ways.came[n], ways.rows[n])
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
