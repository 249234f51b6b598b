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
from operator import add
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


class _Stop(NamedTuple):
    """A place where a line may end: its width till there and the spaces before, both from the paragraph's start;
    the same for the beginning of the next line; whether a hyphen stands there."""

    place: End
    end: float
    inner: int
    start: float
    gap: int
    marked: bool


class _Way:
    """The best lines that end at a stop, as in `linebreak`: `one` and `first` where not both of the last two end
    with a hyphen, `two` and `second` where both do."""

    __slots__ = ("first", "one", "second", "stop", "two")

    def __init__(self, stop: _Stop) -> None:
        self.stop = stop
        self.one = self.two = NEVER
        self.first = self.second = (0, 0)


class Paragraph:
    """Prefix sums of widths and of spaces, and the stops in each unit as far as they were asked for."""

    __slots__ = ("gaps", "glue", "hyphens", "parts", "starts", "stops")

    def __init__(self, words: Words) -> None:
        widths, glue, nbsps, hyphens = words
        self.glue, self.hyphens = glue, hyphens
        self.parts: Callable[[int], Parts] = whole
        self.starts = list(accumulate(map(add, widths, glue), initial=0.0))
        self.gaps = list(accumulate([s + (g > 0) for s, g in zip(nbsps, glue, strict=True)], initial=0))
        self.stops: dict[int, list[_Stop]] = {}

    def part(self, parts: Callable[[int], Parts]) -> None:
        """Let lines end inside the units too, between their parts."""
        self.parts = parts
        self.stops.clear()

    def at(self, unit: int) -> list[_Stop]:
        """The stops inside a unit and behind it."""
        found = self.stops.get(unit)
        if found is None:
            found = self.stops[unit] = self._made(unit)
        return found

    def _made(self, unit: int) -> list[_Stop]:
        out: list[_Stop] = []
        x, gap = self.starts[unit], self.gaps[unit]
        for k, (text, width, hyphen) in enumerate(self.parts(unit)[:-1], 1):
            x += width
            gap += text.count(NBSP)
            out.append(_Stop((unit, k), x + hyphen, gap, x, gap, True))
        glue, start, gap = self.glue[unit], self.starts[unit + 1], self.gaps[unit + 1]
        end = start - glue + self.hyphens.get(unit, 0.0)
        out.append(_Stop((unit + 1, 0), end, gap - (glue > 0), start, gap, unit in self.hyphens))
        return out


def near_fit(text: Paragraph, limits: tuple[float, float, float], quality: Quality) -> list[End] | None:
    """Ends of the lines of the best way whose lines are good enough, None when there is none.

    `limits` are line width, indent of the first line, width of a space.
    """
    room, indent, space = limits
    n = len(text.glue)
    total = text.starts[n] - text.glue[-1]
    if total + indent <= room:
        return [(n, 0)]
    measure = (room, space * STRETCH, space * SHRINK)
    begin = (0, 0)
    ways = {begin: _Way(_Stop(begin, -indent, 0, -indent, 0, False))}
    goal = _Way(_Stop((n, 0), total, text.gaps[n], total, text.gaps[n], False))
    ways[begin].one = 0.0
    order = [begin]
    while order:
        way = ways[heappop(order)]
        if total - way.stop.start <= room * 1.08:
            _finish(way, goal, measure, n)
        for stop, cost in _next(text, way.stop, measure, quality.ratio):
            other = ways.get(stop.place)
            price, row = _price(way, stop, cost)
            if price >= quality.price:
                continue
            if other is None:
                other = ways[stop.place] = _Way(stop)
                heappush(order, stop.place)
            if row:
                if price < other.two:
                    other.two, other.second = price, way.stop.place
            elif price < other.one:
                other.one, other.first = price, way.stop.place
    return _trace(ways, goal) if goal.one < quality.price else None


def _price(way: _Way, stop: _Stop, cost: float) -> tuple[float, bool]:
    """The price of the lines to a stop by a way, and whether the last two of them end with hyphens."""
    if not stop.marked:
        return min(way.one, way.two) + cost, False
    if way.stop.marked:
        return way.one + cost + HYPHEN + SECOND_HYPHEN, True
    return way.one + cost + HYPHEN, False


def _next(
    text: Paragraph, here: _Stop, measure: tuple[float, float, float], most: float
) -> list[tuple[_Stop, float]]:
    """The stops of a line that begins here and is good enough, with its cost."""
    room, stretch, shrink = measure
    starts, known, place, before = text.starts, text.stops, here.place, here.gap
    edge, limit = here.start + room, stretch * most
    out: list[tuple[_Stop, float]] = []
    last = len(starts) - 2
    middle = min(bisect_right(starts, edge) - 1, last)
    for unit in range(max(middle - 1, place[0]), last):  # outwards till the line is too tight
        found = len(out)
        for stop in known.get(unit) or text.at(unit):
            slack, spaces = edge - stop.end, stop.inner - before
            if slack >= 0:
                if slack <= spaces * limit:
                    ratio = slack / (spaces * stretch) if spaces else 0.0
                    out.append((stop, (1 + 100 * ratio * ratio * ratio) ** 2))
            elif -slack <= spaces * shrink + 1e-6:
                ratio = slack / (spaces * shrink) if spaces else 0.0
                out.append((stop, (1 - 100 * ratio * ratio * ratio) ** 2))
        if len(out) == found and unit > middle:
            break
    for unit in range(middle - 2, place[0] - 1, -1):  # inwards till it is too loose
        for stop in known.get(unit) or text.at(unit):
            slack, spaces = edge - stop.end, stop.inner - before
            if 0 <= slack <= spaces * limit:
                ratio = slack / (spaces * stretch) if spaces else 0.0
                out.append((stop, (1 + 100 * ratio * ratio * ratio) ** 2))
        if slack > spaces * limit:
            break
    return out


def _finish(way: _Way, goal: _Way, measure: tuple[float, float, float], n: int) -> None:
    """Weigh the last line that begins at a stop: it may be short."""
    room, _, shrink = measure
    here = way.stop
    slack, spaces = here.start + room - goal.stop.end, goal.stop.inner - here.gap
    if -slack > max(spaces * shrink, 0.0) + 1e-6:
        return
    ratio = -slack / (spaces * shrink) if slack < 0 and spaces else 0.0
    lone = here.place >= (n - 1, 0) or not spaces
    cost = (1 + 100 * ratio * ratio * ratio) ** 2 + LONE_END * lone
    if here.marked:
        cost += FRAGMENT if lone else LAST_HYPHEN
    price = min(way.one, way.two) + cost
    if price < goal.one:
        goal.one, goal.first = price, here.place


def _trace(ways: dict[End, _Way], goal: _Way) -> list[End]:
    ends, way, single = [goal.stop.place], goal, False
    while True:
        row = not single and way.two < way.one
        place = way.second if row else way.first
        if place == (0, 0):
            return ends[::-1]
        ends.append(place)
        way, single = ways[place], row
