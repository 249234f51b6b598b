"""How wide the columns of a table are, and where figures stand in theirs.

In: the shares that the template gave, and what the cells need. Out: widths in points that fill the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_TAIL = re.compile(r"(?:,\d+)?[)%\s]*$")
_DIGIT = re.compile(r"\d")


def column_widths(
    shares: Sequence[float], least: Sequence[float], natural: Sequence[float], width: float
) -> list[float]:
    """Widths by share, or by content where the share is 0; never below `least` while there is room elsewhere."""
    if sum(least) >= width:
        return [width * one / sum(least) for one in least]
    if any(shares):
        return _by_share(shares, least, natural, width)
    spare = width - sum(natural)
    if spare >= 0:
        return (
            [one + spare * one / sum(natural) for one in natural]
            if sum(natural)
            else [width / len(natural)] * len(natural)
        )
    spare, wish = width - sum(least), sum(natural) - sum(least)
    return [low + spare * (high - low) / wish for low, high in zip(least, natural, strict=True)]


def _by_share(
    shares: Sequence[float], least: Sequence[float], natural: Sequence[float], width: float
) -> list[float]:
    """Columns without a share take their content; those whose share is too little take what they need."""
    taken = {
        i: max(least[i], min(natural[i], width / len(shares) * 1.5))
        for i, share in enumerate(shares)
        if not share
    }
    if sum(taken.values()) + sum(low for i, low in enumerate(least) if i not in taken) > width:
        taken = {i: least[i] for i in taken}
    while True:
        rest = width - sum(taken.values())
        total = sum(share for i, share in enumerate(shares) if i not in taken)
        short = [
            i for i, share in enumerate(shares) if i not in taken and share / total * rest < least[i] - 1e-6
        ]
        if not short:
            return [taken[i] if i in taken else share / total * rest for i, share in enumerate(shares)]
        for i in short:
            taken[i] = least[i]


def figure_tail(text: str) -> str:
    """What stands right of a figure's units place: decimals, bracket, per cent sign; empty where no digit is."""
    if not _DIGIT.search(text):
        return ""
    found = _TAIL.search(text)
    return found.group() if found else ""
