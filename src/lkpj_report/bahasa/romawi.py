"""Roman numerals, for chapters, session numbers and parts of the papers."""

from __future__ import annotations

import re

TERBESAR = 3999

_VALUES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_NUMERAL = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ONE = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def romawi(n: int) -> str:
    """The numeral of 1 to 3999 in capitals; ValueError otherwise."""
    if not 1 <= n <= TERBESAR:
        raise ValueError(f"no Roman numeral for {n}")
    out = []
    for value, sign in _VALUES:
        times, n = divmod(n, value)
        out.append(sign * times)
    return "".join(out)


def dari_romawi(text: str) -> int | None:
    """The number of a numeral in capitals as `romawi` writes it ("IV", not "IIII", not "iv"), else None."""
    if not _NUMERAL.fullmatch(text):
        return None
    values = [_ONE[c] for c in text]
    # A sign before a greater one is taken off.
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
