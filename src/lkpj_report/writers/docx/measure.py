"""A guess at how wide words are, for what Word wants to know before it has laid anything out.

Used for columns without a width and for the hanging indent of labels. No font is read: Word may
use a substitute on another machine anyway, so classes of letters are near enough.
"""

from __future__ import annotations

from collections.abc import Iterable

BOLD = 1.12
"""How much wider bold letters are."""

_NARROW = frozenset(" .,;:'|!()[]iIjlt/-‐‑–")
_WIDE = frozenset("mwMW@%—")


def ems(text: str) -> float:
    """The width of a text in em of a book face (wide ones such as Bookman Old Style included)."""
    return sum(_em(c) for c in text)


def _em(char: str) -> float:
    if char in _NARROW:
        return 0.36
    if char in _WIDE:
        return 0.92
    return 0.72 if char.isupper() else 0.62


def longest_word(text: str) -> float:
    """The width of the widest word in em: below it a column would break words."""
    return max((ems(word) for word in text.split(" ")), default=0.0)


def hang(labels: Iterable[str], size: float, step: int) -> int:
    """The hanging indent (twips) that the widest label of `size` points needs, at least `step`."""
    widest = max((ems(label) for label in labels), default=0.0)
    return max(step, round((widest + 0.4) * size * 20))
