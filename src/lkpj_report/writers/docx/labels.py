"""Printed labels ("II.", "BAB III", "2.1", "c)") to Word's way of counting them, when there is one.

The tree holds labels as text; Word counts by itself from a format and a pattern. This module finds
the format that shows the same text, and says None when there is none: the writer then prints the
label as text. Formats count as Word does (27 in letters is "aa", 28 "bb").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lkpj_report.records import dataclass

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(n: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        count, n = divmod(n, value)
        out += sign * count
    return out


def _letters(n: int) -> str:
    return chr(ord("A") + (n - 1) % 26) * ((n - 1) // 26 + 1) if n > 0 else ""


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "upperRoman": _roman,
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "lowerRoman": lambda n: _roman(n).lower(),
}
_HINTS = {
    "{angka}": "decimal",
    "{ROMAWI}": "upperRoman",
    "{HURUF}": "upperLetter",
    "{huruf}": "lowerLetter",
    "{romawi}": "lowerRoman",
}
_TOKEN = re.compile("[0-9]+|[A-Za-z]+")
_PLACE = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class Label:
    """A level's number: Word's format and pattern ("%2." for level 2); `legal` shows all parts in digits."""

    fmt: str
    text: str
    legal: bool = False


def from_theme(pattern: str, level: int) -> Label | None:
    """The label of a theme's pattern ("{ROMAWI}.") for a level counted from 1."""
    for hint, fmt in _HINTS.items():
        if hint in pattern:
            return Label(fmt, pattern.replace(hint, f"%{level}"))
    return None


def show(labels: Sequence[Label | None], counters: Sequence[int], level: int) -> str:
    """What Word prints at `level` (from 1) when the counters of all levels stand so."""
    own = labels[level - 1]
    if own is None:
        return ""

    def part(found: re.Match[str]) -> str:
        at = int(found[1])
        if at > level:
            return ""
        parent = labels[at - 1]
        fmt = "decimal" if own.legal or parent is None else parent.fmt
        return FORMATS[fmt](max(1, counters[at - 1]))

    return _PLACE.sub(part, own.text)


def of_list(labels: Sequence[str], start: int, level: int, pattern: str) -> Label | None:
    """The label that shows `labels` one after the other from `start`; the theme's pattern is tried first."""
    hinted = from_theme(pattern, level)
    tried = [hinted] if hinted else []
    tried += [c for c in _candidates(labels[0], start, level) if c != hinted]
    for label in tried:
        if all(
            label.text.replace(f"%{level}", FORMATS[label.fmt](start + i)) == t for i, t in enumerate(labels)
        ):
            return label
    return None


def of_headings(numbers: Sequence[tuple[int, str]], patterns: Sequence[str]) -> tuple[Label | None, ...]:
    """The labels of nine heading levels from the numbers (level, text) in the paper's order.

    A level without a native label is None; the one that shows most of a level's numbers wins.
    """
    labels: list[Label | None] = [None] * 9
    for level in range(1, 10):
        seen = [(counters, text) for at, counters, text in _counted(numbers) if at == level and text]
        if not seen:
            continue
        tried: list[Label] = []
        for counters, text in seen[:3]:
            tried += _nested_candidates(text, counters, level, labels)
        if level <= len(patterns):
            hinted = from_theme(patterns[level - 1], level)
            tried = ([hinted] if hinted else []) + tried

        def fits(label: Label, level: int = level, seen: list[tuple[tuple[int, ...], str]] = seen) -> int:
            with_it = [*labels[: level - 1], label]
            return sum(show(with_it, counters, level) == text for counters, text in seen)

        best = max(tried, key=fits, default=None)
        labels[level - 1] = best if best is not None and fits(best) else None
    return tuple(labels)


def native(labels: Sequence[Label | None], numbers: Sequence[tuple[int, str]]) -> tuple[bool, ...]:
    """Per heading (level, number): whether Word's own counting shows just that number there."""
    counters = [0] * 9
    out: list[bool] = []
    for level, text in numbers:
        after = [*counters[: level - 1], counters[level - 1] + 1, *([0] * (9 - level))]
        good = bool(text) and show(labels, after, level) == text
        if good:
            counters = after
        out.append(good)
    return tuple(out)


def _counted(numbers: Sequence[tuple[int, str]]) -> list[tuple[int, tuple[int, ...], str]]:
    counters = [0] * 9
    out: list[tuple[int, tuple[int, ...], str]] = []
    for level, text in numbers:
        if text:
            counters = [*counters[: level - 1], counters[level - 1] + 1, *([0] * (9 - level))]
        out.append((level, tuple(counters), text))
    return out


def _candidates(text: str, value: int, level: int) -> list[Label]:
    tokens = list(_TOKEN.finditer(text))
    if not tokens or _PLACE.search(text):
        return []
    last = tokens[-1]
    pattern = f"{text[: last.start()]}%{level}{text[last.end() :]}"
    return [Label(fmt, pattern) for fmt, spell in FORMATS.items() if spell(value) == last[0]]


def _nested_candidates(
    text: str, counters: Sequence[int], level: int, labels: Sequence[Label | None]
) -> list[Label]:
    """Candidates whose number holds those of the levels above ("2.1"), the one with most of them first."""
    out: list[Label] = []
    tokens = list(_TOKEN.finditer(text))
    for depth in range(min(level, len(tokens)) - 1, 0, -1):
        pattern = text
        for back, token in enumerate(reversed(tokens[-depth - 1 :])):
            pattern = f"{pattern[: token.start()]}%{level - back}{pattern[token.end() :]}"
        for fmt, spell in FORMATS.items():
            if spell(counters[level - 1]) == tokens[-1][0]:
                out += [Label(fmt, pattern), Label(fmt, pattern, legal=True)]
    return out + _candidates(text, counters[level - 1], level)
