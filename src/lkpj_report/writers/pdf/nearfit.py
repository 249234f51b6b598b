"""Where the lines of a paragraph end when good lines are to be had: a search of those ways only.

In: a paragraph as in `linebreak`, and how good its lines must be. Out: the ends of the best way, or None. From
each place where a line can end, only the few places are looked at where the next one would be good enough;
so most words are never asked for their parts. What it finds is what `linebreak.total_fit` would, which weighs
everything and is the way out where this finds nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import accumulate
from operator import add, sub
from typing import NamedTuple

from lkpj_report.writers.pdf.fonts import NBSP
from lkpj_report.writers.pdf.linebreak import (
    FRAGMENT,
    HYPHEN,
    LAST_HYPHEN,
    LONE_END,
    NEVER,
    SECOND_HYPHEN,
    SHRINK,
    STRETCH,
)

Parts = tuple[tuple[str, float, float], ...]
End = tuple[int, int]
"""Where a line ends: the number of the unit after it, and how many parts of that unit stand before it."""


class Quality(NamedTuple):
    """What is good enough: the stretch of a line as a multiple of `STRETCH`, the price of a whole way."""

    ratio: float
    price: float


GOOD = Quality(0.8, 500_000.0)
"""No line stretched by more than 0.4 of a space, no piece of a word alone at the end: no words need be parted."""

NEAR, FAR = (Quality(ratio, (1 + 100 * ratio**3) ** 2) for ratio in (2.0, 4.5))
"""A way that costs less than one line stretched by more does: the best of all, for no other can cost less."""


class Words(NamedTuple):
    """The units of a paragraph as `total_fit` takes them."""

    widths: list[float]
    glue: list[float]
    nbsps: list[int]
    hyphens: dict[int, float]


def whole(_: int) -> Parts:
    """No word is parted."""
    return ()


_BITS = 8
"""A place is a number while it is looked at: the unit above, the parts of it that stand before below these bits."""

_UNIT = 1 << _BITS
_HAIR = 1e-6  # what adding up widths may be off by

_Stops = tuple[tuple[int, float, float, int], ...]
"""Where a line may end inside a unit: parts before it, width till there with and without the hyphen, no-break
spaces before."""

_Step = tuple[int, float, int, bool, float]
"""A place that a line can end at: what the next line begins with (see `_Way`), and what the line costs."""

_GOAL = -1


class _Way(NamedTuple):
    """The best lines that end at a place: what they cost, the width and the spaces before the next line, whether
    a hyphen stands there, and the way that they come by."""

    price: float
    start: float
    gap: int
    marked: bool
    came: int


class Paragraph:
    """Prefix sums of widths and of spaces, and the stops in each unit as far as they were asked for."""

    __slots__ = ("ends", "gaps", "hyphens", "inner", "parts", "starts", "stops")

    def __init__(self, words: Words) -> None:
        widths, glue, nbsps, self.hyphens = words
        self.parts: Callable[[int], Parts] = whole
        self.starts = list(accumulate(map(add, widths, glue), initial=0.0))
        self.ends = list(map(sub, self.starts[1:], glue))
        for unit, width in self.hyphens.items():
            self.ends[unit] += width
        spaces = list(map(bool, glue))
        self.gaps = list(accumulate(map(add, nbsps, spaces), initial=0))
        self.inner = list(map(sub, self.gaps[1:], spaces))
        self.stops: dict[int, _Stops] = {}

    def part(self, parts: Callable[[int], Parts]) -> None:
        """Let lines end inside the units too, between their parts."""
        self.parts = parts
        self.stops.clear()

    def at(self, unit: int) -> _Stops:
        """The stops inside a unit."""
        found = self.stops.get(unit)
        if found is None:
            found = self.stops[unit] = _stops(self.parts(unit))
        return found


def _stops(parts: Parts) -> _Stops:
    out, x, gap = [], 0.0, 0
    for k, (text, width, hyphen) in enumerate(parts[:-1], 1):
        x += width
        gap += NBSP in text and text.count(NBSP)
        out.append((k, x + hyphen, x, gap))
    return tuple(out)


def near_fit(text: Paragraph, limits: tuple[float, float, float], quality: Quality) -> list[End] | None:
    """Ends of the lines of the best way whose lines are good enough, None when there is none.

    `limits` are line width, indent of the first line, width of a space. The cheapest way is followed first
    (Dijkstra, A Note on Two Problems in Connexion with Graphs, 1959). A way is known by its place, doubled, and
    one more where its last two lines both end with hyphens: no third may follow then.
    """
    room, indent, space = limits
    n = len(text.ends)
    total = text.ends[-1]
    if total + indent <= room:
        return [(n, 0)]
    measure, most = (room, space * STRETCH, space * SHRINK), quality.price
    reach = total - room * 1.08
    ways = {0: _Way(0.0, -indent, 0, False, 0)}
    order = [(0.0, 0)]
    while order:
        price, here = heappop(order)
        way = ways[here]
        if price > way.price:
            continue
        if here == _GOAL:
            return _trace(ways, n)
        if way.start >= reach:
            end = price + _last_line(text, (here >> 1, way), measure)
            if end < most:
                most = end
                ways[_GOAL] = _Way(end, 0.0, 0, False, here)
                heappush(order, (end, _GOAL))
        for place, start, gap, marked, cost in _next(text, (here >> 1, way), measure, quality.ratio):
            cost += price
            there = place << 1
            if marked:
                cost += HYPHEN
                if way.marked:
                    if here & 1:
                        continue
                    cost += SECOND_HYPHEN
                    there += 1
            if cost < most:
                known = ways.get(there)
                if known is None or cost < known[0]:
                    ways[there] = _Way(cost, start, gap, marked, here)
                    heappush(order, (cost, there))
    return None


def _next(
    text: Paragraph, here: tuple[int, _Way], measure: tuple[float, float, float], most: float
) -> list[_Step]:
    """The places where a line that begins here can end and be good enough."""
    place, way = here
    room, stretch, shrink = measure
    edge, before, limit, first = way.start + room, way.gap, stretch * most, place >> _BITS
    starts, gaps, ends, inner, stops = text.starts, text.gaps, text.ends, text.inner, text.stops
    last = len(ends) - 1
    low = high = min(bisect_right(starts, edge, first) - 1, last)
    while high < last and starts[high] - edge <= (gaps[high] - before) * shrink:  # till it is too tight
        high += 1
    while low > first and edge - ends[low - 1] <= (inner[low - 1] - before) * limit:  # till it is too loose
        low -= 1
    out: list[_Step] = []
    for unit in range(low, high):
        rest, gap, number = edge - starts[unit], gaps[unit], unit << _BITS
        inside = stops[unit] if unit in stops else text.at(unit)
        for part, width, start, more in inside:
            slack, spaces = rest - width, gap + more - before
            if slack > spaces * limit or slack < -spaces * shrink - _HAIR:
                continue
            ratio = slack / (spaces * (stretch if slack > 0 else -shrink)) if spaces else 0.0
            cost = 1 + 100 * ratio * ratio * ratio
            out.append((number + part, starts[unit] + start, gap + more, True, cost * cost))
        slack, spaces = edge - ends[unit], inner[unit] - before
        if -spaces * shrink - _HAIR <= slack <= spaces * limit:
            ratio = slack / (spaces * (stretch if slack > 0 else -shrink)) if spaces else 0.0
            cost = 1 + 100 * ratio * ratio * ratio
            number += _UNIT
            out.append((number, starts[unit + 1], gaps[unit + 1], unit in text.hyphens, cost * cost))
    return out


def _last_line(text: Paragraph, here: tuple[int, _Way], measure: tuple[float, float, float]) -> float:
    """What the last line costs that begins here: it may be short."""
    place, way = here
    room, _, shrink = measure
    slack, spaces = way.start + room - text.ends[-1], text.gaps[-1] - way.gap
    if -slack > max(spaces * shrink, 0.0) + _HAIR:
        return NEVER
    ratio = -slack / (spaces * shrink) if slack < 0 and spaces else 0.0
    lone = place >= (len(text.ends) - 1) << _BITS or not spaces
    cost = (1 + 100 * ratio * ratio * ratio) ** 2 + LONE_END * lone
    if way.marked:
        cost += FRAGMENT if lone else LAST_HYPHEN
    return cost


def _trace(ways: dict[int, _Way], n: int) -> list[End]:
    ends, here = [(n, 0)], ways[_GOAL].came
    while here:
        place = here >> 1
        ends.append((place >> _BITS, place & (_UNIT - 1)))
        here = ways[here].came
    return ends[::-1]
